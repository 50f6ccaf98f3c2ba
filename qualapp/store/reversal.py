"""Turning the changes of one step back."""

import sqlite3
from collections.abc import Iterable

from sqlite_utils import Database

from qualapp.store.triggers import Logged, read_old

Change = tuple[str, bytes, str, str | None]
"""A noun, the guid of its row, the operation and, as JSON, what was there before."""


class Obstacle(Exception):  # noqa: N818 (no error: an answer)
    """A later step that stands in the way; 0 where it is not known which."""

    def __init__(self, step_id: int = 0) -> None:
        super().__init__(step_id)
        self.step_id = step_id


class Reversal:
    """Reverse what a step did, newest change first, unless a later step has changed the same since."""

    def __init__(self, db: Database, tables: dict[str, Logged]) -> None:
        self._db = db
        self._tables = tables

    def reverse(self, step_id: int) -> None:
        """Put back what the step changed.

        Raises Obstacle where a row or cell that it would restore has been changed since.
        """
        changes: list[Change] = self._db.execute(
            "SELECT noun, row, op, old FROM change WHERE step_id = ? ORDER BY id DESC", (step_id,)
        ).fetchall()
        self._refuse_if_changed_since(step_id, changes)
        try:
            for change in changes:
                self.take_back(change)
        except sqlite3.IntegrityError as error:
            raise Obstacle from error

    def take_back(self, change: Change) -> None:
        """Reverse one change."""
        noun, guid, op, old = change
        if op == "i":
            self._db.conn.execute(f'DELETE FROM "{noun}" WHERE guid = ?', (guid,))
        elif op == "u":
            self._write_back(noun, guid, read_old(old))
        else:
            self._put_back(noun, guid, read_old(old))

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
        row = self._db.conn.execute(
            f'SELECT id FROM "{parent}" WHERE guid = ?', (bytes.fromhex(str(value)),)
        ).fetchone()
        if row is None:
            raise Obstacle
        return row[0]

    def _refuse_if_changed_since(self, step_id: int, changes: list[Change]) -> None:
        touched: dict[tuple[str, bytes], set[str]] = {}
        for noun, row, op, old in changes:
            touched.setdefault((noun, row), set()).update({"*"} if op == "i" else read_old(old))
        for later in self._later_steps(step_id):
            for noun, row, op, old in self._changes_of(later):
                cells = touched.get((noun, row))
                if cells is not None and (op != "u" or "*" in cells or cells & set(read_old(old))):
                    raise Obstacle(later)

    def _later_steps(self, step_id: int) -> list[int]:
        """The steps since, without those that have been taken back since."""
        left: dict[int, None] = {}
        for later, undoes in self._db.execute("SELECT id, undoes FROM step WHERE id > ? ORDER BY id", (step_id,)):
            if undoes in left:
                del left[undoes]
            else:
                left[later] = None
        newest = max(left, default=0)
        return [later for later in left if later != newest or not self._is_being_made(later)]

    def _is_being_made(self, step_id: int) -> bool:
        """Whether this is the very step that does the reversing."""
        return self._db.conn.in_transaction and step_id == self._db.execute("SELECT max(id) FROM step").fetchone()[0]

    def _changes_of(self, step_id: int) -> Iterable[Change]:
        rows: Iterable[Change] = self._db.execute("SELECT noun, row, op, old FROM change WHERE step_id = ?", (step_id,))
        return rows
