"""What a step touched, told to whoever shows it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlite_utils import Database

from qualapp.store.triggers import SHIFTED, Logged, read_old

_NAMED_AT_MOST = 2000
_THROUGH = {"excerpt_id": "excerpt", "coding_id": "coding"}
"""Columns that say where a memo belongs by way of another row."""


@dataclass(frozen=True)
class Changes:
    """Which kinds of rows a step touched, and the sources and codes they belong to.

    `sources` and `codes` hold ids; None means more than are worth naming.
    """

    label: str
    tables: frozenset[str]
    sources: frozenset[int] | None = None
    codes: frozenset[int] | None = None

    def touches_source(self, source_id: int | None) -> bool:
        """Whether something in this source, or in one that is not named, may have changed."""
        return self.sources is None or source_id in self.sources


def changes_of(db: Database, tables: Mapping[str, Logged], step_id: int, label: str) -> Changes:
    """What one step touched."""
    nouns = [noun for (noun,) in db.execute("SELECT DISTINCT noun FROM change WHERE step_id = ?", (step_id,))]
    if db.execute("SELECT 1 FROM change WHERE step_id = ? AND op = 'e'", (step_id,)).fetchone():
        nouns = [*dict.fromkeys([*nouns, *sorted(SHIFTED)])]
    reader = _Reader(db, tables, step_id)
    return Changes(label, frozenset(nouns), reader.places(nouns, "source"), reader.places(nouns, "code"))


class _Reader:
    """Which rows of a kind the changes of one step belong to or belonged to."""

    def __init__(self, db: Database, tables: Mapping[str, Logged], step_id: int) -> None:
        self._db = db
        self._tables = tables
        self._step_id = step_id

    def places(self, nouns: Iterable[str], kind: str) -> frozenset[int] | None:
        """The ids of the sources, or codes, that were touched; None where they are too many."""
        found: set[int | None] = set()
        for noun in nouns:
            if noun == kind:
                found |= self._now(noun, "n.id") | {int(number) for number in self._before(noun, "id")}
            else:
                found |= self._belonging(noun, kind)
        found.discard(None)
        return frozenset(number for number in found if number is not None) if len(found) <= _NAMED_AT_MOST else None

    def _belonging(self, noun: str, kind: str) -> set[int | None]:
        parents = self._tables[noun].parent_of
        column = f"{kind}_id"
        found: set[int | None] = set()
        if column in parents:
            found |= self._now(noun, f'n."{column}"') | self._ids(kind, "id", self._before(noun, column))
        for through, middle in _THROUGH.items() if noun == "memo" else ():
            if column in self._tables[middle].parent_of:
                query = f'(SELECT m."{column}" FROM "{middle}" m WHERE m.id = n."{through}")'
                found |= self._now(noun, query) | self._ids(middle, column, self._before(noun, through))
        return found

    def _now(self, noun: str, value: str) -> set[int | None]:
        rows = self._db.execute(
            f'SELECT DISTINCT {value} FROM change c JOIN "{noun}" n ON n.guid = c.row'
            " WHERE c.step_id = ? AND c.noun = ?",
            (self._step_id, noun),
        )
        return {number for (number,) in rows}

    def _before(self, noun: str, column: str) -> list[int | str]:
        """What the changes noted of a column: ids, or guids of the rows pointed to."""
        rows = self._db.execute(
            "SELECT DISTINCT old FROM change WHERE step_id = ? AND noun = ? AND old LIKE ?",
            (self._step_id, noun, f'%"{column}":%'),
        )
        values = (read_old(old).get(column) for (old,) in rows)
        return [value for value in values if value is not None]

    def _ids(self, noun: str, column: str, guids: Iterable[int | str]) -> set[int | None]:
        found: set[int | None] = set()
        for guid in set(guids):
            query = f'SELECT "{column}" FROM "{noun}" WHERE guid = ?'
            found.update(self._db.execute(query, (bytes.fromhex(str(guid)),)).fetchone() or ())
        return found
