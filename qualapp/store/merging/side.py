"""One of the files that are merged, as merging reads it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Any

from sqlite_utils import Database

from qualapp.store.copies import Reach, Stamp, reach
from qualapp.store.editing import COLUMNS
from qualapp.store.merging.annals import without_weight
from qualapp.store.merging.many_rows import put_in
from qualapp.store.triggers import Logged, logged_tables, read_old

Key = tuple[str, bytes]
"""A row: its noun and its guid."""

Values = dict[str, Any]
"""What a row says, by column; rows that it points to by their guid."""

STEP = (
    *("id", "guid", "clock", "copy_id", "coder_id", "time", "label_id", "arguments", "kind", "undoes"),
    "schema_version",
)
"""What a file says of a step, but for what it came with."""

CHANGE = ("step_id", "place", "noun", "row", "op", "old", "exact")
"""What a file says of a change."""

Change = tuple[Any, ...]

PLACE = "place"
"""The cell of all columns that say where a stretch lies, which change together."""

NOTHING: Mapping[str, Any] = MappingProxyType({})

COUNTED = {"text", "characters", "words"}
"""What follows from the edits of a source."""


@dataclass(frozen=True)
class Deletion:
    """A step that deleted a row, and what the row said then."""

    stamp: Stamp
    old: Values


class Touched:
    """What some steps did to one row: which last wrote each cell, which wrote it at all, which deleted it.

    Of most rows it is only known that a step made them, so that is all that is noted at first.
    """

    __slots__ = ("_cells", "_made", "before", "deletions", "is_made", "writes")

    def __init__(self, made: Stamp | None = None, cells: Iterable[str] = ()) -> None:
        self.writes: tuple[Stamp, ...] = (made,) if made else ()
        self.deletions: tuple[Deletion, ...] = ()
        self.before: Mapping[str, Any] = NOTHING
        """What stood in a cell before it was last written."""
        self.is_made = made is not None
        self._made = cells
        self._cells: dict[str, Stamp] | None = None

    @property
    def cells(self) -> dict[str, Stamp]:
        """The step that last wrote each cell."""
        if self._cells is None:
            self._cells = dict.fromkeys(self._made, self.writes[0]) if self.writes else {}
        return self._cells

    def write(self, stamp: Stamp, cells: Iterable[str], old: Mapping[str, Any]) -> None:
        """Note that a step wrote these cells."""
        known = self.cells
        if not self.writes or self.writes[-1] != stamp:
            self.writes = (*self.writes, stamp)
        written = [cell for cell in cells if cell not in known or known[cell].order < stamp.order]
        known |= dict.fromkeys(written, stamp)
        self.before = {**self.before, **{cell: old.get(cell) for cell in written}}

    def delete(self, stamp: Stamp, old: Values) -> None:
        """Note that a step deleted the row, which had said this."""
        self.deletions = (*self.deletions, Deletion(stamp, old))


class Side:
    """A project file: its steps, what they touched, and what its rows say."""

    def __init__(self, db: Database) -> None:
        self.db = db
        db.execute("CREATE TEMP TABLE IF NOT EXISTS looked_at (id INTEGER PRIMARY KEY)")
        db.execute("CREATE TEMP TABLE IF NOT EXISTS looked_for (guid BLOB PRIMARY KEY) WITHOUT ROWID")
        db.execute("CREATE TEMP TABLE IF NOT EXISTS reached (copy_id INTEGER PRIMARY KEY, clock INTEGER NOT NULL)")
        self._unknown: tuple[Reach, dict[int, Stamp]] | None = None

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
        return self._stamps_beyond({})

    @cached_property
    def without_weight(self) -> set[int]:
        """Merges, and what took them back: what they wrote follows from what they brought."""
        return without_weight(self.db)

    def unknown_to(self, other: Reach) -> dict[int, Stamp]:
        """The steps that a file which reaches so far does not have, oldest first."""
        shared = {copy: min(clock, self.reach[copy]) for copy, clock in other.items() if copy in self.reach}
        if self._unknown is None or self._unknown[0] != shared:
            found = sorted(self._stamps_beyond(shared).items(), key=lambda pair: pair[1].order)
            self._unknown = (shared, dict(found))
        return self._unknown[1]

    def _stamps_beyond(self, other: Reach) -> dict[int, Stamp]:
        self._mark(other)
        copies = dict(self.db.execute("SELECT id, guid FROM copy"))
        rows = self.db.execute(
            "SELECT s.id, s.clock, s.guid, s.copy_id FROM step s LEFT JOIN reached r ON r.copy_id = s.copy_id"
            " WHERE s.clock > coalesce(r.clock, -1)"
        )
        return {number: Stamp(clock, guid, copies[copy]) for number, clock, guid, copy in rows.fetchall()}

    def has_all_of(self, other: "Side") -> bool:
        """Whether each step of the other file that this one should have, going by how far it reaches, is here."""
        mine = {guid for (guid,) in self.db.execute("SELECT guid FROM step")}
        other._mark(self.reach)
        rows = other.db.execute(
            "SELECT s.guid FROM step s NOT INDEXED CROSS JOIN reached r ON r.copy_id = s.copy_id"
            " WHERE s.clock <= r.clock"
        )
        return all(guid in mine for (guid,) in rows)

    def _mark(self, reached: Reach) -> None:
        """Note how far another file reaches, in our numbers."""
        copies = dict(self.db.execute("SELECT guid, id FROM copy"))
        self.db.execute("DELETE FROM temp.reached")
        self.db.conn.executemany(
            "INSERT INTO temp.reached VALUES (?, ?)",
            [(copies[guid], clock) for guid, clock in reached.items() if guid in copies],
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

    def touched(self, steps: Mapping[int, Stamp], changes: Iterable[Change]) -> dict[Key, Touched]:
        """What these steps did to each row with these changes."""
        found: dict[Key, Touched] = {}
        for step, _place, noun, row, op, old, exact in changes:
            touched = found.get((noun, row))
            if touched is not None:
                self._note(touched, steps[step], noun, op, read_old(old, exact) if op != "i" else {})
            elif op == "i":
                found[noun, row] = Touched(steps[step], self._cells[noun])
            else:
                found[noun, row] = touched = Touched()
                self._note(touched, steps[step], noun, op, read_old(old, exact))
        return found

    def ever_touched(self, rows: Iterable[bytes]) -> dict[Key, Touched]:
        """What all steps of the file did to these rows."""
        self._look("looked_for", rows)
        changes = [
            change
            for change in self.db.execute(
                f"SELECT {', '.join(CHANGE)} FROM change WHERE row IN (SELECT guid FROM looked_for)"
                " ORDER BY step_id, place"
            )
            if change[0] not in self.without_weight
        ]
        self._look("looked_at", (change[0] for change in changes))
        stamps = self.db.execute(
            "SELECT s.id, s.clock, s.guid, c.guid FROM looked_at l JOIN step s ON s.id = l.id"
            " JOIN copy c ON c.id = s.copy_id"
        )
        return self.touched({number: Stamp(clock, guid, copy) for number, clock, guid, copy in stamps}, changes)

    def steps(self, numbers: Iterable[int]) -> list[tuple[Any, ...]]:
        """What stands in the file of these steps."""
        self._look("looked_at", numbers)
        return self.db.execute(f"SELECT {', '.join(STEP)} FROM step WHERE id IN (SELECT id FROM looked_at)").fetchall()

    def changes(self, steps: Iterable[int]) -> list[Change]:
        """What these steps noted, as it stands in the file; not those without weight."""
        self._look("looked_at", (number for number in steps if number not in self.without_weight))
        return self.db.execute(
            f"SELECT {', '.join(CHANGE)} FROM looked_at l CROSS JOIN change ON step_id = l.id ORDER BY l.id, place"
        ).fetchall()

    def _note(self, touched: Touched, stamp: Stamp, noun: str, op: str, old: Mapping[str, Any]) -> None:
        if op == "d":
            touched.delete(stamp, self._read(noun, old))
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
        return {row[0]: dict(zip(table.columns, row[1:], strict=True)) for row in self.db.execute(query).fetchall()}

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

    def _look(self, table: str, wanted: Iterable[Any]) -> None:
        self.db.execute(f"DELETE FROM temp.{table}")
        column = "id" if table == "looked_at" else "guid"
        put_in(self.db, f"temp.{table}", [column], ((one,) for one in sorted(set(wanted))))


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
