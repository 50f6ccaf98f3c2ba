"""Turning the changes of one step back."""

import sqlite3
from collections.abc import Iterable, Mapping
from itertools import groupby

from sqlite_utils import Database

from qualapp.model.text_edit import TextEdit
from qualapp.store.editing import POSITIONS, edit_text, read_edit
from qualapp.store.triggers import SHIFTED, Logged, read_old

Change = tuple[str, bytes, str, str | None, float | None]
"""A noun, the guid of its row, the operation and what was there before: as JSON, and exactly where it is a real."""

_ENDS = {"start", "stop"}


class Obstacle(Exception):  # noqa: N818 (no error: an answer)
    """A later step that stands in the way; 0 where it is not known which."""

    def __init__(self, step_id: int = 0) -> None:
        super().__init__(step_id)
        self.step_id = step_id


class Reversal:
    """Reverse what a step did, newest change first, unless a later step has changed the same since."""

    def __init__(self, db: Database, tables: Mapping[str, Logged]) -> None:
        self._db = db
        self._tables = tables
        self._made: int = db.execute("SELECT max(id) FROM step").fetchone()[0]
        """The step that does the reversing."""

    def reverse(self, step_id: int) -> None:
        """Put back what the step changed.

        Raises Obstacle where a row or cell that it would restore has been changed since, or others' rows rest on it.
        """
        changes = list(self._changes_of(step_id))
        self._refuse_if_changed_since(step_id, changes)
        for edited, together in groupby(reversed(changes), key=_edited):
            if edited is not None:
                self._edit_back(edited, [read_edit(change[3]) for change in together])
            else:
                for change in together:
                    self.take_back(change)

    def take_back(self, change: Change) -> None:
        """Reverse one change."""
        noun, guid, op, old, exact = change
        if op == "i":
            self._take_out(noun, guid)
        elif op == "e":
            self._edit_back(guid, [read_edit(old)])
        elif op == "u":
            self._write_back(noun, guid, read_old(old, exact))
        else:
            self._put_back(noun, guid, read_old(old))

    def _edit_back(self, guid: bytes, edits: Iterable[TextEdit]) -> None:
        """Edit a text backwards, the newest edit first; what was made in it since moves along."""
        (number,) = self._db.execute("SELECT id FROM source WHERE guid = ?", (guid,)).fetchone()
        edit_text(self._db, number, [edit.backwards() for edit in edits])

    def _take_out(self, noun: str, guid: bytes) -> None:
        """Delete a row that the step made; an excerpt that others' claims rest on by now stays for them."""
        if noun == "coder":
            self._refuse_if_it_made_steps(guid)
        try:
            self._db.conn.execute(f'DELETE FROM "{noun}" WHERE guid = ?', (guid,))
        except sqlite3.IntegrityError as error:
            if noun == "excerpt":
                return
            raise Obstacle(self._latest_resting_on(noun, guid)) from error

    def _write_back(self, noun: str, guid: bytes, values: dict[str, object]) -> None:
        sets = ", ".join(f'"{column}" = ?' for column in values)
        bound = [self._value(noun, column, value) for column, value in values.items()]
        self._db.conn.execute(f'UPDATE "{noun}" SET {sets} WHERE guid = ?', (*bound, guid))

    def _put_back(self, noun: str, guid: bytes, values: dict[str, object]) -> None:
        number = values.pop("id")
        taken = self._db.conn.execute(f'SELECT 1 FROM "{noun}" WHERE id = ?', (number,)).fetchone()
        columns = ", ".join(f'"{column}"' for column in ("id", "guid", *values))
        bound = [self._value(noun, column, value) for column, value in values.items()]
        marks = ", ".join("?" * (len(values) + 2))
        self._db.conn.execute(
            f'INSERT INTO "{noun}" ({columns}) VALUES ({marks})', (None if taken else number, guid, *bound)
        )

    def _value(self, noun: str, column: str, value: object) -> object:
        if column == "guid":
            return bytes.fromhex(str(value))
        if value is None or not self._tables[noun].names(column):
            return value
        parent = self._tables[noun].parent_of[column]
        guid = bytes.fromhex(str(value))
        row = self._db.conn.execute(f'SELECT id FROM "{parent}" WHERE guid = ?', (guid,)).fetchone()
        if row is None:
            raise Obstacle(self._latest("noun = ? AND row = ? AND op = 'd'", parent, guid))
        return row[0]

    def _refuse_if_changed_since(self, step_id: int, changes: Iterable[Change]) -> None:
        touched: dict[tuple[str, bytes], set[str]] = {}
        for noun, row, op, old, _exact in changes:
            touched.setdefault((noun, row), set()).update({"*"} if op == "i" else _cells(op, old))
        moved = {row for (noun, row), cells in touched.items() if noun == "excerpt" and cells & _ENDS}
        placed = self._sources_of_positions(changes)
        for later in self._later_steps(step_id):
            for change in self._changes_of(later):
                if _meets(touched.get(change[:2]), change) or (moved and self._is_claim_on(moved, change)):
                    raise Obstacle(later)
                if change[2] == "e" and change[1] in placed:
                    raise Obstacle(later)

    def _sources_of_positions(self, changes: Iterable[Change]) -> set[bytes]:
        """The guids of the sources whose positions would be written back, which a later edit has moved."""
        found: set[bytes] = set()
        for noun, row, op, old, _exact in changes:
            if noun not in SHIFTED or op not in {"u", "d"}:
                continue
            noted = read_old(old)
            if "source_id" in noted:
                found.add(bytes.fromhex(str(noted["source_id"])))
            elif noted.keys() & POSITIONS:
                query = f'SELECT s.guid FROM "{noun}" n JOIN source s ON s.id = n.source_id WHERE n.guid = ?'
                found.update(self._db.execute(query, (row,)).fetchone() or ())
        return found

    def _is_claim_on(self, excerpts: set[bytes], change: Change) -> bool:
        """Whether the change put a claim on one of these excerpts, whose ends must then stay."""
        noun, row, op, old, _exact = change
        if not self._tables[noun].names("excerpt_id") or (op == "u" and "excerpt_id" not in read_old(old)):
            return False
        query = f'SELECT e.guid FROM "{noun}" n JOIN excerpt e ON e.id = n.excerpt_id WHERE n.guid = ?'
        found = self._db.execute(query, (row,)).fetchone()
        return found is not None and found[0] in excerpts

    def _refuse_if_it_made_steps(self, coder: bytes) -> None:
        latest = self._db.execute(
            "SELECT max(id) FROM step WHERE coder_id = (SELECT id FROM coder WHERE guid = ?)", (coder,)
        ).fetchone()[0]
        if latest:
            raise Obstacle(latest)

    def _latest_resting_on(self, noun: str, guid: bytes) -> int:
        """The latest step that wrote a row which points to this one."""
        found = [0]
        for table in self._tables.values():
            for column, parent in table.parents:
                if parent == noun:
                    number = f'(SELECT id FROM "{noun}" WHERE guid = ?)'
                    rows = f'SELECT guid FROM "{table.name}" WHERE "{column}" = {number}'
                    found.append(self._latest(f"op <> 'd' AND noun = '{table.name}' AND row IN ({rows})", guid))
        return max(found)

    def _latest(self, condition: str, *parameters: object) -> int:
        query = f"SELECT coalesce(max(step_id), 0) FROM change WHERE step_id < ? AND {condition}"
        return int(self._db.execute(query, (self._made, *parameters)).fetchone()[0])

    def _later_steps(self, step_id: int) -> list[int]:
        """The steps since, without those that have been taken back since and the one that does it now."""
        left: dict[int, None] = {}
        rows = self._db.execute(
            "SELECT id, undoes FROM step WHERE id > ? AND id < ? ORDER BY id", (step_id, self._made)
        )
        for later, undoes in rows:
            if undoes in left:
                del left[undoes]
            else:
                left[later] = None
        return list(left)

    def _changes_of(self, step_id: int) -> Iterable[Change]:
        rows: Iterable[Change] = self._db.execute(
            "SELECT noun, row, op, old, exact FROM change WHERE step_id = ? ORDER BY place", (step_id,)
        ).fetchall()
        return rows


def _edited(change: Change) -> bytes | None:
    """The source whose text a change edited, if it edited one."""
    return change[1] if change[2] == "e" else None


def _meets(cells: set[str] | None, change: Change) -> bool:
    """Whether a later change is of the same row as one that made or deleted it, or of one of these cells."""
    _noun, _row, op, old, _exact = change
    return cells is not None and (op in {"i", "d"} or "*" in cells or bool(cells & _cells(op, old)))


def _cells(op: str, old: str | None) -> set[str]:
    """The columns of which a change noted something."""
    return {"text"} if op == "e" else set(read_old(old))
