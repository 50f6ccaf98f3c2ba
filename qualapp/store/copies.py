"""The copies of a project: which one this file is, and what each knew of the others when it made a step."""

import sqlite3
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database

from qualapp.store.identity import new_guid, now

ELSEWHERE = "elsewhere"
"""The place of a copy that was never in this file: a colleague's."""

_LAST = "SELECT max(id) FROM step GROUP BY copy_id"
"""The last step of each copy: of the steps of one copy the later have the higher numbers, wherever they are."""

Reach = dict[bytes, int]
"""For each copy, the clock of its last step that is known."""


def this_copy(db: Database) -> int:
    """The copy that this file is."""
    row = db.execute("SELECT max(id) FROM copy WHERE place <> ?", (ELSEWHERE,)).fetchone()
    return int(row[0])


def begin_copy(db: Database, path: Path | None) -> None:
    """Let this file be a copy of its own from now on, which knows all that is in it."""
    cursor = db.execute("INSERT INTO copy (guid, created, place) VALUES (?, ?, ?)", (new_guid(), now(), place_of(path)))
    note_knowledge(db, int(cursor.lastrowid or 0), 0)


def note_knowledge(db: Database, copy_id: int, since: int) -> None:
    """Note that a copy knows all that is in this file, from its step with this clock on."""
    db.execute(
        "INSERT INTO knowledge (copy_id, since, of_copy_id, clock)"
        f" SELECT ?, ?, s.copy_id, s.clock FROM step s WHERE s.id IN ({_LAST}) AND s.copy_id <> ?",
        (copy_id, since, copy_id),
    )


def place_of(path: Path | None) -> str:
    """What tells this very file from a copy of it: its number on its disk."""
    if path is None:
        return ""
    status = path.stat()
    return f"{status.st_dev}:{status.st_ino}"


def was_here(db: Database, path: Path) -> bool:
    """Whether the file lies where this program last had it open."""
    try:
        row = db.execute(
            "SELECT place FROM copy, project WHERE place <> ? ORDER BY copy.id DESC LIMIT 1", (ELSEWHERE,)
        ).fetchone()
    except sqlite3.OperationalError:
        return False
    return row is not None and row[0] == place_of(path)


def reach(db: Database) -> Reach:
    """How far the steps in this file go, for each copy."""
    return dict(
        db.execute(f"SELECT c.guid, s.clock FROM step s JOIN copy c ON c.id = s.copy_id WHERE s.id IN ({_LAST})")
    )


@dataclass(frozen=True)
class Stamp:
    """A step as merging sees it: its place in the order of all steps, and the copy that it was made in."""

    clock: int
    guid: bytes
    copy: bytes

    @property
    def order(self) -> tuple[int, bytes]:
        """What decides which of two steps is the later one, the same in every copy."""
        return self.clock, self.guid


class Knowledge:
    """Which steps a step was made in knowledge of."""

    def __init__(self, rows: Mapping[bytes, Mapping[int, Reach]]) -> None:
        self._known = {copy: (sorted(since), since) for copy, since in rows.items()}

    @classmethod
    def of(cls, *dbs: Database) -> "Knowledge":
        """What these files note together."""
        rows: dict[bytes, dict[int, Reach]] = {}
        for db in dbs:
            for copy, since, other, clock in db.execute(
                "SELECT c.guid, k.since, o.guid, k.clock FROM knowledge k"
                " JOIN copy c ON c.id = k.copy_id JOIN copy o ON o.id = k.of_copy_id"
            ):
                rows.setdefault(copy, {}).setdefault(since, {})[other] = clock
        return cls(rows)

    def knows(self, later: Stamp, earlier: Stamp) -> bool:
        """Whether the later step was made in a copy that had the earlier one."""
        if later.copy == earlier.copy:
            return earlier.clock <= later.clock
        if later.copy not in self._known:
            return False
        since, known = self._known[later.copy]
        place = bisect_right(since, later.clock)
        return place > 0 and known[since[place - 1]].get(earlier.copy, -1) >= earlier.clock
