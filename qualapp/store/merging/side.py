"""One of the files that are merged, as merging reads it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from sqlite_utils import Database

from qualapp.store.copies import Reach, Stamp, reach
from qualapp.store.editing import COLUMNS
from qualapp.store.merging.annals import without_weight
from qualapp.store.triggers import Logged, logged_tables, read_old

Key = tuple[str, bytes]
"""A row: its noun and its guid."""

Values = dict[str, Any]
"""What a row says, by column; rows that it points to by their guid."""

PLACE = "place"
"""The cell of all columns that say where a stretch lies, which change together."""

COUNTED = {"text", "characters", "words"}
"""What follows from the edits of a source."""


@dataclass(frozen=True)
class Deletion:
    """A step that deleted a row, and what the row said then."""

    stamp: Stamp
    old: Values


@dataclass
class Touched:
    """What some steps did to one row: which last wrote each cell, which wrote it at all, which deleted it."""

    cells: dict[str, Stamp] = field(default_factory=dict)
    writes: list[Stamp] = field(default_factory=list)
    deletions: list[Deletion] = field(default_factory=list)
    before: dict[str, Any] = field(default_factory=dict)
    """What stood in a cell before it was last written."""
    is_made: bool = False

    def write(self, stamp: Stamp, cells: Iterable[str], old: Mapping[str, Any]) -> None:
        """Note that a step wrote these cells."""
        if not self.writes or self.writes[-1] != stamp:
            self.writes.append(stamp)
        for cell in cells:
            if cell not in self.cells or self.cells[cell].order < stamp.order:
                self.cells[cell] = stamp
                self.before[cell] = old.get(cell)


class Side:
    """A project file: its steps, what they touched, and what its rows say."""

    def __init__(self, db: Database) -> None:
        self.db = db
        db.execute("CREATE TEMP TABLE IF NOT EXISTS looked_at (id INTEGER PRIMARY KEY)")
        db.execute("CREATE TEMP TABLE IF NOT EXISTS looked_for (guid BLOB PRIMARY KEY)")

    @cached_property
    def tables(self) -> dict[str, Logged]:
        """The tables that the history follows."""
        return {table.name: table for table in logged_tables(self.db)}

    @cached_property
    def reach(self) -> Reach:
        """How far the steps of each copy go in this file."""
        return reach(self.db)

    @cached_property
    def stamps(self) -> dict[int, Stamp]:
        """All steps."""
        rows = self.db.execute("SELECT s.id, s.clock, s.guid, c.guid FROM step s JOIN copy c ON c.id = s.copy_id")
        return {number: Stamp(clock, guid, copy) for number, clock, guid, copy in rows}

    @cached_property
    def without_weight(self) -> set[int]:
        """Merges, and what took them back: what they wrote follows from what they brought."""
        return without_weight(self.db)

    def unknown_to(self, other: Reach) -> list[int]:
        """The steps that a file which reaches so far does not have, oldest first."""
        return sorted(
            (number for number, stamp in self.stamps.items() if stamp.clock > other.get(stamp.copy, -1)),
            key=lambda number: self.stamps[number].order,
        )

    def has_news(self, other: Reach) -> bool:
        """Whether people have done something here that the other file does not have; merging alone is nothing new."""
        return any(number not in self.without_weight for number in self.unknown_to(other))

    def coders(self) -> set[bytes]:
        """Who made steps, and so must stay for the history to name."""
        query = "SELECT guid FROM coder WHERE id IN (SELECT coder_id FROM step)"
        return {guid for (guid,) in self.db.execute(query)}

    def deleted(self) -> set[Key]:
        """The rows that any step has deleted."""
        return set(self.db.execute("SELECT noun, row FROM change WHERE op = 'd'"))

    def touched(self, steps: Iterable[int], rows: Iterable[bytes] | None = None) -> dict[Key, Touched]:
        """What these steps did to each row; to these rows only, where any are named."""
        weighty = [number for number in steps if number not in self.without_weight]
        self._look("looked_at", weighty)
        query = (
            "SELECT c.step_id, c.noun, c.row, c.op, c.old, c.exact FROM looked_at l JOIN change c ON c.step_id = l.id"
        )
        if rows is not None:
            self._look("looked_for", rows)
            query += " WHERE c.row IN (SELECT guid FROM looked_for)"
        found: dict[Key, Touched] = {}
        for step, noun, row, op, old, exact in self.db.execute(query + " ORDER BY c.step_id, c.place"):
            touched = found.get((noun, row))
            if touched is None:
                touched = found[noun, row] = Touched()
            self._note(touched, self.stamps[step], noun, op, read_old(old, exact) if op != "i" else {})
        return found

    def changes(self, steps: Iterable[int]) -> Iterable[tuple[Any, ...]]:
        """What these steps noted, as it stands in the file."""
        self._look("looked_at", steps)
        return self.db.execute(
            "SELECT c.step_id, c.place, c.noun, c.row, c.op, c.old, c.exact FROM looked_at l"
            " JOIN change c ON c.step_id = l.id ORDER BY c.step_id, c.place"
        )

    def _note(self, touched: Touched, stamp: Stamp, noun: str, op: str, old: Mapping[str, Any]) -> None:
        if op == "d":
            touched.deletions.append(Deletion(stamp, self._read(noun, old)))
        elif op == "e":
            touched.write(stamp, ["text"], {})
        elif op == "i":
            again = touched.is_made or bool(touched.deletions)
            touched.is_made = touched.is_made or not again
            touched.write(stamp, () if again else self._cells[noun], {})
        else:
            noted = self._read(noun, old)
            cells = {cell: column for column in noted if (cell := cell_of(noun, column)) is not None}
            if cells:
                touched.write(stamp, cells, {cell: noted[column] for cell, column in cells.items()})

    @cached_property
    def _cells(self) -> dict[str, list[str]]:
        return {
            noun: [cell for column in table.columns if (cell := cell_of(noun, column)) is not None]
            for noun, table in self.tables.items()
        }

    def _read(self, noun: str, old: Mapping[str, Any]) -> Values:
        """What was noted, with guids as they are."""
        return {
            column: bytes.fromhex(str(value))
            if value is not None and (column == "guid" or self.tables[noun].names(column))
            else value
            for column, value in old.items()
        }

    def there(self, noun: str, guids: Iterable[bytes]) -> dict[bytes, int]:
        """Which of these rows are in the file, with their numbers."""
        self._look("looked_for", guids)
        return dict(self.db.execute(f'SELECT guid, id FROM "{noun}" WHERE guid IN (SELECT guid FROM looked_for)'))

    def rows(self, noun: str, guids: Iterable[bytes]) -> dict[bytes, Values]:
        """What these rows say; those that are not there are left out."""
        self._look("looked_for", guids)
        table = self.tables[noun]
        listed = ["n.guid"]
        joins = ""
        for place, column in enumerate(table.columns):
            if table.names(column):
                joins += f' LEFT JOIN "{table.parent_of[column]}" p{place} ON p{place}.id = n."{column}"'
                listed.append(f"p{place}.guid")
            else:
                listed.append(f'n."{column}"')
        query = f'SELECT {", ".join(listed)} FROM looked_for l JOIN "{noun}" n ON n.guid = l.guid{joins}'
        return {row[0]: dict(zip(table.columns, row[1:], strict=True)) for row in self.db.execute(query)}

    def resting_on(self, key: Key) -> Iterator[tuple[Key, str]]:
        """The rows that point to this one, and by which column."""
        noun, guid = key
        for table in self.tables.values():
            for column, parent in table.parents:
                if parent == noun:
                    query = (
                        f'SELECT n.guid FROM "{table.name}" n JOIN "{noun}" p ON p.id = n."{column}" WHERE p.guid = ?'
                    )
                    for (child,) in self.db.execute(query, (guid,)):
                        yield (table.name, child), column

    def _look(self, table: str, wanted: Iterable[object]) -> None:
        self.db.execute(f"DELETE FROM temp.{table}")
        self.db.conn.executemany(f"INSERT INTO temp.{table} VALUES (?)", [(one,) for one in set(wanted)])


def cell_of(noun: str, column: str) -> str | None:
    """The cell that a column belongs to; None for one that follows from others."""
    if noun == "source" and column in COUNTED:
        return None
    return PLACE if column in COLUMNS.get(noun, ()) else column


def columns_of(noun: str, cell: str) -> Sequence[str]:
    """The columns of a cell."""
    return COLUMNS[noun] if cell == PLACE else (cell,)


def value_of(values: Values, noun: str, cell: str) -> Any:
    """What a row says in a cell."""
    if cell == PLACE:
        return tuple(values[column] for column in COLUMNS[noun])
    return values[cell]
