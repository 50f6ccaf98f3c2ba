"""Writing into one file what another brings."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlite_utils import Database

from qualapp.store.copies import ELSEWHERE, Reach
from qualapp.store.deletion import delete_rows
from qualapp.store.merging.many_rows import put_in
from qualapp.store.merging.side import CHANGE, STEP, Change, Key, Side, Values
from qualapp.store.triggers import Logged, noted_at_once


class Taking:
    """Takes over steps and rows of another file."""

    def __init__(self, ours: Side, theirs: Side) -> None:
        self._ours = ours
        self._theirs = theirs
        self._db = ours.db
        self._numbers: dict[str, dict[bytes, int]] = {}

    def number(self, noun: str, guid: bytes) -> int:
        """The number of a row in our file, or the one that it will have."""
        numbers = self._numbers.setdefault(noun, {})
        if guid not in numbers:
            (numbers[guid],) = self._db.execute(f'SELECT id FROM "{noun}" WHERE guid = ?', (guid,)).fetchone()
        return numbers[guid]

    def originals(self) -> None:
        """Keep the files that sources were imported from."""
        mine = {row[0] for row in self._db.execute("SELECT sha256 FROM original")}
        for (sha256,) in self._theirs.db.execute("SELECT sha256 FROM original").fetchall():
            if sha256 not in mine:
                row = self._theirs.db.execute(
                    "SELECT sha256, name, bytes FROM original WHERE sha256 = ?", (sha256,)
                ).fetchone()
                self._db.execute("INSERT INTO original (sha256, name, bytes) VALUES (?, ?, ?)", row)

    def insert(self, rows: Mapping[Key, Values]) -> None:
        """Put rows in, whichever of them point to which."""
        nouns: dict[str, list[bytes]] = {}
        for noun, guid in rows:
            nouns.setdefault(noun, []).append(guid)
        for noun, guids in nouns.items():
            (last,) = self._db.execute(f'SELECT coalesce(max(id), 0) FROM "{noun}"').fetchone()
            self._numbers.setdefault(noun, {}).update({guid: last + 1 + n for n, guid in enumerate(guids)})
        for noun in _parents_first(self._ours.tables, nouns):
            with noted_at_once(self._db, noun):
                self._insert(noun, nouns[noun], [rows[noun, guid] for guid in nouns[noun]])

    def _insert(self, noun: str, guids: Sequence[bytes], rows: Sequence[Values]) -> None:
        table = self._ours.tables[noun]
        numbers = [self._numbers[noun][guid] for guid in guids]
        values = [self._bound(table, column, [row[column] for row in rows]) for column in table.columns]
        put_in(self._db, f'"{noun}"', ("id", "guid", *table.columns), list(zip(numbers, guids, *values, strict=True)))

    def update(self, rows: Mapping[Key, Mapping[str, Any]]) -> None:
        """Let rows say something else."""
        for (noun, guid), values in rows.items():
            if not values:
                continue
            sets = ", ".join(f'"{column}" = ?' for column in values)
            table = self._ours.tables[noun]
            bound = [self._bound(table, column, [value])[0] for column, value in values.items()]
            self._db.conn.execute(f'UPDATE "{noun}" SET {sets} WHERE guid = ?', (*bound, guid))

    def delete(self, keys: Iterable[Key]) -> None:
        """Take rows away."""
        nouns: dict[str, list[bytes]] = {}
        for noun, guid in keys:
            nouns.setdefault(noun, []).append(guid)
        rows = {noun: list(self._ours.there(noun, guids).values()) for noun, guids in nouns.items()}
        delete_rows(self._db, self._ours.tables, rows)

    def _bound(self, table: Logged, column: str, values: Sequence[Any]) -> Sequence[Any]:
        """What is written in a column: numbers of ours where it points to other rows."""
        if not table.names(column):
            return values
        noun = table.parent_of[column]
        numbers = {guid: self.number(noun, guid) for guid in set(values) if guid is not None}
        return [numbers.get(guid) for guid in values]


class Steps:
    """Takes over the steps of other files, just before the step that is being made."""

    def __init__(self, db: Database, others: Iterable[Side], known: Reach) -> None:
        self._db = db
        new = [stamp for side in others for stamp in side.unknown_to(known).values()]
        (made,) = db.execute("SELECT max(id) FROM step").fetchone()
        self._next = int(made)
        self.merge = int(made) + len(new)
        """The number of the step that is being made, which comes after all that it brings."""
        self.clock = max([*known.values(), *(stamp.clock for stamp in new)]) + 1
        db.execute("UPDATE step SET id = ?, clock = ? WHERE id = ?", (self.merge, self.clock, made))

    def take(self, theirs: Side, steps: Collection[int], changes: Iterable[Change]) -> None:
        """Take over these steps of a file, oldest first, with what they noted."""
        self._take_copies(theirs)
        numbers = {number: self._next + place for place, number in enumerate(steps)}
        self._next += len(steps)
        self._take_steps(theirs, steps, numbers)
        put_in(self._db, "change", CHANGE, ((numbers[change[0]], *change[1:]) for change in changes))

    def _take_copies(self, theirs: Side) -> None:
        mine = {row[0] for row in self._db.execute("SELECT guid FROM copy")}
        new = [row for row in theirs.db.execute("SELECT guid, created FROM copy") if row[0] not in mine]
        self._db.conn.executemany(f"INSERT INTO copy (guid, created, place) VALUES (?, ?, '{ELSEWHERE}')", new)
        copies = self._pairs(theirs, "copy")
        known = set(self._db.execute("SELECT copy_id, since, of_copy_id FROM knowledge"))
        rows = theirs.db.execute("SELECT copy_id, since, of_copy_id, clock FROM knowledge").fetchall()
        there = [(copies[copy], since, copies[other], clock) for copy, since, other, clock in rows]
        self._db.conn.executemany(
            "INSERT INTO knowledge (copy_id, since, of_copy_id, clock) VALUES (?, ?, ?, ?)",
            [row for row in there if row[:3] not in known],
        )

    def _pairs(self, theirs: Side, noun: str) -> dict[int, int]:
        """Our numbers of the rows of another file, by theirs."""
        query = f"SELECT guid, id FROM {noun}"
        mine = dict(self._db.execute(query))
        return {number: mine[guid] for guid, number in theirs.db.execute(query) if guid in mine}

    def _take_steps(self, theirs: Side, steps: Collection[int], numbers: Mapping[int, int]) -> None:
        copies, coders, labels = self._pairs(theirs, "copy"), self._pairs(theirs, "coder"), self._labels(theirs)
        rows = {row[0]: row[1:] for row in theirs.steps(steps)}
        taken: list[tuple[Any, ...]] = []
        for number in steps:
            guid, clock, copy, coder, time, label, arguments, kind, undoes, version = rows[number]
            values = (numbers[number], guid, clock, copies[copy], coders[coder], time, labels[label], arguments, kind)
            undone = numbers.get(undoes) or self._known_step(theirs, undoes)
            taken.append((*values, undone, version, self.merge))
        put_in(self._db, "step", (*STEP, "came_with"), taken)

    def _known_step(self, theirs: Side, number: int | None) -> int | None:
        """Our number of a step of another file that we had already."""
        if number is None:
            return None
        row = theirs.db.execute("SELECT guid FROM step WHERE id = ?", (number,)).fetchone()
        mine = self._db.execute("SELECT id FROM step WHERE guid = ?", row or (b"",)).fetchone()
        return int(mine[0]) if mine else None

    def _labels(self, theirs: Side) -> dict[int, int]:
        """Our numbers of all labels of another file, by theirs."""
        there = dict(theirs.db.execute("SELECT text, id FROM label"))
        known = {text for (text,) in self._db.execute("SELECT text FROM label")}
        self._db.conn.executemany("INSERT INTO label (text) VALUES (?)", [(t,) for t in there if t not in known])
        return {there[text]: number for text, number in self._db.execute("SELECT text, id FROM label") if text in there}


def _parents_first(tables: Mapping[str, Logged], nouns: Iterable[str]) -> list[str]:
    left = list(nouns)
    ordered: list[str] = []
    while left:
        free = next(n for n in left if not any(p in left and p != n for _column, p in tables[n].parents))
        left.remove(free)
        ordered.append(free)
    return ordered
