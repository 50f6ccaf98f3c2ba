"""What can be claimed of an excerpt: the tables whose rows rest on one."""

from collections.abc import Iterable, Mapping

from sqlite_utils import Database

from qualapp.store.deletion import delete_rows, resting_on
from qualapp.store.triggers import Logged

CLAIMS = ("coding", "memo", "evidence", "configuration_part", "tie", "mention")
"""Each has `excerpt_id` and `coder_id`. An excerpt that none of them rests on goes."""

IS_BARE = " AND ".join(f"NOT EXISTS (SELECT 1 FROM {claim} WHERE excerpt_id = excerpt.id)" for claim in CLAIMS)
"""The condition that nothing rests on an excerpt."""

_DROP = f"DELETE FROM excerpt WHERE id = ? AND {IS_BARE}"


def drop_bare(db: Database, excerpts: Iterable[int]) -> None:
    """Delete those of these excerpts that no claim rests on any more."""
    db.conn.executemany(_DROP, [(number,) for number in dict.fromkeys(excerpts)])


def delete_with_claims(db: Database, tables: Mapping[str, Logged], noun: str, numbers: Iterable[int]) -> None:
    """Delete these rows with all that rests on them, and the excerpts that only claims among these rested on."""
    rows = resting_on(db, tables, noun, numbers)
    excerpts = [
        row[0]
        for claim in CLAIMS
        for number in rows.get(claim, ())
        if (row := db.execute(f"SELECT excerpt_id FROM {claim} WHERE id = ?", (number,)).fetchone())[0] is not None
    ]
    delete_rows(db, tables, rows)
    drop_bare(db, excerpts)
