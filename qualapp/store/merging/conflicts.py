"""What two people have said differently: what stands now, what would stand if the other had won, and who decides."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from sqlite_utils import Database

from qualapp.store.copies import Knowledge, Stamp
from qualapp.store.history import History
from qualapp.store.merging.cells import Lost
from qualapp.store.merging.side import Key, Side, cell_of
from qualapp.store.merging.texts import MergedText

_COLUMNS = "key, noun, row, cell, step, value"
_CELL = _COLUMNS.split(", ").index("cell")
_FOLLOWING = {"changed", "created"}
"""Cells that only say when something was written: nobody has to decide on them."""


class Conflicts:
    """Keeps what lost in a merge, until somebody has looked at it."""

    def __init__(self, db: Database, history: History) -> None:
        self._db = db
        self._history = history

    def note(self, lost: Iterable[Lost], texts: Iterable[MergedText], merge: int) -> None:
        """Note what lost in this merge; what lost in the making of a text is noted anew."""
        found = [(_key(one.key, one.cell, one.step), *one.key, one.cell, one.step, _written(one.value)) for one in lost]
        for text in texts:
            self._db.execute("DELETE FROM conflict WHERE row = ? AND cell LIKE 'text:%'", (text.source,))
            for over in text.overridden:
                cell, key = f"text:{over.strand}", ("source", text.source)
                said = {"lost": over.lost, "kept": over.kept, "at": over.at, "by": over.by.hex()}
                value = json.dumps(said, ensure_ascii=False)
                found.append((_key(key, cell + over.by.hex(), over.step), *key, cell, over.step, value))
        self._add(found, merge)

    def take_from(self, other: Database, merge: int) -> None:
        """Note what lost in the merges of another file."""
        self._add(other.execute(f"SELECT {_COLUMNS} FROM conflict").fetchall(), merge)

    def _add(self, rows: Iterable[tuple[Any, ...]], merge: int) -> None:
        known = {key for (key,) in self._db.execute("SELECT key FROM conflict")}
        fresh = {row[0]: (*row, merge) for row in rows if row[0] not in known and row[_CELL] not in _FOLLOWING}
        self._db.conn.executemany(
            f"INSERT INTO conflict ({_COLUMNS}, merge_id) VALUES (?, ?, ?, ?, ?, ?, ?)", list(fresh.values())
        )

    def put_back_moves(
        self, parents: Mapping[bytes, bytes | None], last: Callable[[bytes], Stamp | None]
    ) -> dict[bytes, bytes | None]:
        """Moves in a tree that did not count because they closed a ring, to be looked at again.

        `last` tells the last step that moved a row.
        """
        rows = self._db.execute("SELECT row, step, value FROM conflict WHERE cell = 'ring'").fetchall()
        return {
            row: read_value(value)
            for row, step, value in rows
            if row in parents and (read_value(value) is None or read_value(value) in parents)
            if (stamp := last(row)) is not None and stamp.guid == step
        }

    def forget_settled(self, knowledge: Knowledge) -> None:
        """Forget what lost to somebody who knew of it, or whose row is gone."""
        rows = self._db.execute(
            "SELECT id, noun, row, cell, step FROM conflict WHERE cell NOT LIKE 'text:%'"
        ).fetchall()
        if not rows:
            return
        side = Side(self._db)
        by_guid = {stamp.guid: stamp for stamp in side.stamps.values()}
        writes = _writes(side, {row for _id, _noun, row, _cell, _step in rows})
        for number, noun, row, cell, step in rows:
            lost = by_guid.get(step)
            later = (stamp for stamp in writes.get(((noun, row), cell), ()) if stamp.guid != step)
            is_known = lost is None or any(knowledge.knows(stamp, lost) for stamp in later)
            if is_known or not self._is_there(noun, row):
                self._db.execute("DELETE FROM conflict WHERE id = ?", (number,))

    def _is_there(self, noun: str, row: bytes) -> bool:
        return self._db.execute(f'SELECT 1 FROM "{noun}" WHERE guid = ?', (row,)).fetchone() is not None


def _writes(side: Side, rows: set[bytes]) -> dict[tuple[Key, str], list[Stamp]]:
    """All steps that wrote each cell of these rows."""
    found: dict[tuple[Key, str], list[Stamp]] = {}
    marks = list(rows)
    for first in range(0, len(marks), 500):
        part = marks[first : first + 500]
        query = (
            f"SELECT step_id, noun, row, op, old FROM change WHERE op = 'u' AND row IN ({','.join('?' * len(part))})"
        )
        for step, noun, row, _op, old in side.db.execute(query, part):
            if step in side.without_weight:
                continue
            for column in json.loads(old or "{}", strict=False):
                if (cell := cell_of(noun, column)) is not None:
                    found.setdefault(((noun, row), cell), []).append(side.stamps[step])
                    if column == "parent_id":
                        found.setdefault(((noun, row), "ring"), []).append(side.stamps[step])
    return found


def _key(row: Key, cell: str, step: bytes) -> str:
    """The same in every copy, so that a decision is one for all."""
    return hashlib.sha256(b"|".join([row[0].encode(), row[1], cell.encode(), step])).hexdigest()[:32]


def _written(value: Any) -> str:
    if isinstance(value, bytes):
        return json.dumps({"row": value.hex()})
    return json.dumps(value, ensure_ascii=False)


def read_value(value: str) -> Any:
    """What was noted of a cell: a guid where it points to another row."""
    read = json.loads(value)
    return bytes.fromhex(read["row"]) if isinstance(read, dict) and "row" in read else read
