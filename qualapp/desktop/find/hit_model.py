"""The hits of a search, grouped by source."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from itertools import count

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from qualapp.desktop.session import Session
from qualapp.formats import number
from qualapp.i18n import _n
from qualapp.model.source import Source, StoredTurn
from qualapp.model.text import TextRange
from qualapp.store.search import Hit

Index = QModelIndex | QPersistentModelIndex
AT_ONCE = 100


class Role(IntEnum):
    """What a row tells: a heading has a source and its count, a hit has itself and the turn it stands in."""

    SOURCE = Qt.ItemDataRole.UserRole + 1
    COUNT = Qt.ItemDataRole.UserRole + 2
    HIT = Qt.ItemDataRole.UserRole + 3
    TURN = Qt.ItemDataRole.UserRole + 4


@dataclass(frozen=True)
class _Row:
    source_id: int
    hit: int | None = None


class HitModel(QAbstractListModel):
    """Rows are added a hundred hits at a time as one scrolls, and read when they are seen."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._tally: dict[int, int] = {}
        self._sources: dict[int, Source] = {}
        self._rows: list[_Row] = []
        self._coming: Iterator[_Row] = iter(())
        self._hits: list[Hit] = []
        self._stream: Iterator[Hit] = iter(())
        self._turns: dict[int, list[StoredTurn]] = {}

    def search(self, typed: str) -> None:
        """Find what was typed; nothing typed finds nothing.

        Raises UserError where nothing can be looked for; the model is then empty.
        """
        self.beginResetModel()
        self._forget()
        try:
            if typed.strip():
                self._tally = self._session.project.search.tally(typed)
                self._sources = {source.id: source for source in self._session.project.sources.all()}
                self._coming = _planned(self._tally)
                self._stream = self._read(typed)
                self._rows = self._next_rows()
        finally:
            self.endResetModel()

    def _forget(self) -> None:
        self._tally, self._sources, self._turns = {}, {}, {}
        self._rows, self._hits = [], []
        self._coming, self._stream = iter(()), iter(())

    @property
    def hit_count(self) -> int:
        """In how many places it stands, seen or not."""
        return sum(self._tally.values())

    @property
    def source_count(self) -> int:
        """In how many sources."""
        return len(self._tally)

    def is_hit(self, row: int) -> bool:
        """Whether a row is a hit and not a heading."""
        return 0 <= row < len(self._rows) and self._rows[row].hit is not None

    def place(self, row: int) -> tuple[int, TextRange] | None:
        """The source of a hit, and the first words in it that fit."""
        found = self.data(self.index(row, 0), Role.HIT)
        if not isinstance(found, Hit):
            return None
        return found.source_id, found.marks[0] if found.marks else found.passage

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and len(self._rows) < self.hit_count + self.source_count

    def fetchMore(self, parent: Index) -> None:
        rows = self._next_rows()
        self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(rows) - 1)
        self._rows += rows
        self.endInsertRows()

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not self.is_hit(index.row()):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Role.SOURCE:
            return self._sources.get(row.source_id)
        if role == Role.COUNT:
            return self._tally[row.source_id]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._said(row)
        return self._of_hit(row.hit, role) if row.hit is not None else None

    def _of_hit(self, place: int, role: int) -> object:
        if role == Role.HIT:
            return self._hit(place)
        return self._turn(self._hit(place)) if role == Role.TURN else None

    def _said(self, row: _Row) -> str:
        if row.hit is None:
            source = self._sources.get(row.source_id)
            places = _n("{n} place", "{n} places", self._tally[row.source_id])
            said = (source.name, source.case) if source else ()
            return ", ".join(part for part in (*said, places.format(n=number(self._tally[row.source_id]))) if part)
        hit = self._hit(row.hit)
        turn = self._turn(hit)
        return f"{turn.speaker}: {hit.text}" if turn is not None and turn.speaker and hit else hit.text if hit else ""

    def _hit(self, place: int) -> Hit | None:
        """A hit; those before it are read on the way."""
        while len(self._hits) <= place:
            hit = next(self._stream, None)
            if hit is None:
                return None
            self._hits.append(hit)
        return self._hits[place]

    def _turn(self, hit: Hit | None) -> StoredTurn | None:
        """The turn in which a hit was said."""
        if hit is None:
            return None
        if hit.source_id not in self._turns:
            self._turns[hit.source_id] = self._session.project.sources.turns(hit.source_id)
        turns = self._turns[hit.source_id]
        at = bisect_right(turns, hit.passage.start, key=lambda turn: turn.range.start) - 1
        return turns[at] if at >= 0 and turns[at].range.contains(hit.passage.start) else None

    def _read(self, typed: str) -> Iterator[Hit]:
        for page in count():
            hits = list(self._session.project.search.hits(typed, AT_ONCE, page * AT_ONCE))
            yield from hits
            if len(hits) < AT_ONCE:
                return

    def _next_rows(self) -> list[_Row]:
        rows: list[_Row] = []
        hits = 0
        for row in self._coming:
            rows.append(row)
            hits += row.hit is not None
            if hits == AT_ONCE:
                break
        return rows


def _planned(tally: dict[int, int]) -> Iterator[_Row]:
    """All rows that there will be: a heading for each source, and its hits below."""
    hits = count()
    for source_id, places in tally.items():
        yield _Row(source_id)
        for _place in range(places):
            yield _Row(source_id, next(hits))
