"""The project as it was after one of its steps, written as a copy."""

import sqlite3
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from sqlite_utils import Database

from qualapp.errors import UserError
from qualapp.i18n import _
from qualapp.progress import Progress, Work
from qualapp.store.check import check
from qualapp.store.connection import at_rest, open_database
from qualapp.store.editing import edit_text, read_edit
from qualapp.store.history import History
from qualapp.store.identity import new_guid
from qualapp.store.merging.timeline import MERGED
from qualapp.store.reversal import Change, Obstacle, Reversal
from qualapp.store.search import Search
from qualapp.store.triggers import install_triggers, remove_triggers

_TOLD_EVERY = 200


def place_in_history(db: Database, step_id: int) -> int:
    """The step up to which a copy would go: what a merge brought is there when the merge is done.

    Raises UserError where there is no such step.
    """
    row = db.execute("SELECT coalesce(came_with, id) FROM step WHERE id = ?", (step_id,)).fetchone()
    if row is None:
        raise UserError(_("The history has no step {number}.").format(number=step_id))
    return int(row[0])


def step_before(db: Database, step_id: int) -> int | None:
    """The step after which the project was as just before this one; None before the first."""
    merge = place_in_history(db, step_id)
    row = db.execute("SELECT max(id) FROM step WHERE id < ? AND coalesce(came_with, 0) <> ?", (merge, merge)).fetchone()
    return None if row[0] is None else int(row[0])


def take_back_after(path: Path, step_id: int) -> Work[None]:
    """Let a project file that nobody has open be as it was after a step, in content and in history.

    Raises UserError where what was noted then can no longer be understood; the file is then of no use.
    """
    db = open_database(path)
    try:
        yield from _take_back(db, step_id)
        yield Progress(1, 1, _("Making search ready"))
        search = Search(db, History(db))
        search.make_current()
        db.conn.commit()
        db.execute("VACUUM")
        if problems := list(check(db, search)):
            raise UserError(_("The copy would not be sound: {problem}").format(problem=problems[0]))
        at_rest(db.conn)
    except (Obstacle, sqlite3.DatabaseError, KeyError, TypeError) as error:
        raise UserError(
            _("What was done after that step was noted by another version of the program and cannot be taken back.")
        ) from error
    finally:
        db.close()


def _take_back(db: Database, step_id: int) -> Work[None]:
    tables = History(db).tables
    db.execute("BEGIN IMMEDIATE")
    db.execute("PRAGMA defer_foreign_keys = ON")
    later = db.execute("SELECT id, came_with IS NULL FROM step WHERE id > ? ORDER BY id DESC", (step_id,)).fetchall()
    remove_triggers(db)
    scratch = _begin_scratch(db)
    reversal = Reversal(db, tables)
    for number, (later_id, was_made_here) in enumerate(later):
        if number % _TOLD_EVERY == 0:
            yield Progress(number, len(later), _("Taking steps back"))
        if was_made_here:
            _reverse(db, reversal, later_id)
        for table, column in (("change", "step_id"), ("conflict", "merge_id"), ("step", "id")):
            db.execute(f"DELETE FROM {table} WHERE {column} = ?", (later_id,))
    db.execute("DELETE FROM change WHERE step_id = ?", (scratch,))
    db.execute("DELETE FROM step WHERE id = ?", (scratch,))
    _forget_texts(db)
    _forget_aliases(db)
    _forget_originals(db)
    db.execute("DELETE FROM search_state")
    install_triggers(db)
    db.conn.commit()


def _begin_scratch(db: Database) -> int:
    """A step that takes what reversing notes, and goes with it."""
    cursor = db.execute(
        "INSERT INTO step (guid, clock, copy_id, coder_id, time, label_id, arguments, kind, schema_version)"
        " SELECT ?, 0, copy_id, 0, 0, label_id, '', 'undo', 0 FROM step LIMIT 1",
        (new_guid(),),
    )
    return int(cursor.lastrowid or 0)


def _reverse(db: Database, reversal: Reversal, step_id: int) -> None:
    """Take back all changes of a step, the newest first; edits of one text that follow on each other at once."""
    changes: Sequence[Change] = db.execute(
        "SELECT noun, row, op, old, exact FROM change WHERE step_id = ? ORDER BY place DESC", (step_id,)
    ).fetchall()
    for edited, together in groupby(changes, key=lambda change: change[1] if change[2] == "e" else None):
        if edited is None:
            for change in together:
                reversal.take_back(change)
        else:
            (source,) = db.execute("SELECT id FROM source WHERE guid = ?", (edited,)).fetchone()
            edit_text(db, source, [read_edit(change[3]).backwards() for change in together])


def _forget_texts(db: Database) -> None:
    """What merges have told of texts goes with them."""
    known = {guid for (guid,) in db.execute("SELECT guid FROM step")}
    sources = {guid for (guid,) in db.execute("SELECT guid FROM source")}
    for source, step in db.execute("SELECT source, step FROM weave").fetchall():
        if source not in sources or (step and step.removeprefix(MERGED) not in known):
            db.execute("DELETE FROM weave WHERE source = ? AND step = ?", (source, step))


def _forget_aliases(db: Database) -> None:
    """Rows that came later are no longer the same as others'."""
    db.execute("DELETE FROM alias WHERE ours NOT IN (SELECT row FROM change)")


def _forget_originals(db: Database) -> None:
    """Files that were imported later do not come along."""
    db.execute(
        "DELETE FROM original WHERE sha256 NOT IN (SELECT sha256 FROM source WHERE sha256 IS NOT NULL)"
        " AND NOT EXISTS (SELECT 1 FROM change WHERE noun = 'source' AND op IN ('u', 'd') AND instr(old, sha256))"
    )
