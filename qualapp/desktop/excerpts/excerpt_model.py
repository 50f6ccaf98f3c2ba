"""The rows of the list of excerpts; words are read for rows that are looked at."""

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from qualapp import formats
from qualapp.desktop.excerpts.groups import Entry, Heading, Order, in_order, with_headings
from qualapp.desktop.session import Session
from qualapp.exporters.words import missing_words
from qualapp.i18n import _n
from qualapp.model.excerpt import CodedExcerpt, ListedCoding

_KEPT = 800
_AROUND = 24
_ROOT = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


class ExcerptModel(QAbstractListModel):
    """Headings and codings in one column."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._rows: Sequence[ListedCoding] = ()
        self._codings: list[ListedCoding] = []
        self._entries: list[Entry] = []
        self._places: dict[int, int] = {}
        self._loaded: OrderedDict[int, CodedExcerpt] = OrderedDict()
        self.order = Order.CODE
        self.words = ""
        """What was searched for, to be marked in the quotations."""

    def show_rows(self, rows: Sequence[ListedCoding], words: str) -> None:
        """Have these codings, which come in the order of the codebook."""
        self.beginResetModel()
        self._rows = rows
        self.words = words
        self._loaded.clear()
        self._arrange()
        self.endResetModel()

    def sort_by(self, order: Order) -> None:
        """List the same codings in another order."""
        self.beginResetModel()
        self.order = order
        self._arrange()
        self.endResetModel()

    def forget_words(self) -> None:
        """Read anew what is looked at; the rows stay until they are asked for again."""
        self._loaded.clear()
        if self._entries:
            self.dataChanged.emit(self.index(0), self.index(len(self._entries) - 1))

    def _arrange(self) -> None:
        self._codings = in_order(self._rows, self.order, self._session)
        self._entries = with_headings(self._codings, self.order)
        self._places.clear()

    @property
    def entries(self) -> Sequence[Entry]:
        """All rows, headings included."""
        return self._entries

    @property
    def codings(self) -> Sequence[ListedCoding]:
        """The codings in the order in which they are listed."""
        return self._codings

    def rows_of(self, coding_ids: Iterable[int]) -> list[int]:
        """The rows of those of these codings that are listed, in order."""
        wanted = list(coding_ids)
        if wanted and not self._places:
            entries = enumerate(self._entries)
            self._places = {entry.coding_id: row for row, entry in entries if isinstance(entry, ListedCoding)}
        return sorted(self._places[number] for number in wanted if number in self._places)

    def excerpt(self, row: int) -> CodedExcerpt | None:
        """The coding of a row with its words; those around are read with it."""
        entry = self._entries[row]
        if isinstance(entry, Heading):
            return None
        if entry.coding_id not in self._loaded:
            self._load(row)
        return self._loaded.get(entry.coding_id)

    def _load(self, row: int) -> None:
        around = self._entries[max(0, row - _AROUND // 3) : row + _AROUND]
        ids = [entry.coding_id for entry in around if isinstance(entry, ListedCoding)]
        missing = [number for number in ids if number not in self._loaded]
        for excerpt in self._session.project.excerpts.load(missing):
            self._loaded[excerpt.coding_id] = excerpt
        while len(self._loaded) > _KEPT:
            self._loaded.popitem(last=False)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if isinstance(self._entries[index.row()], Heading):
            return Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        entry = self._entries[index.row()]
        if isinstance(entry, Heading):
            return f"{self.title(entry)}, {self.count_of(entry)}"
        excerpt = self.excerpt(index.row())
        if excerpt is None:
            return ""
        return ", ".join(
            part
            for part in (excerpt.text or missing_words(), excerpt.code, excerpt.attribution, excerpt.source)
            if part
        )

    def title(self, heading: Heading) -> str:
        """The path of a heading's code, or its source with its case."""
        if heading.order is Order.CODE:
            return self._session.tree.path(heading.id) if heading.id in self._session.tree else ""
        source = self._session.project.sources[heading.id]
        return " · ".join(part for part in (source.case, source.name) if part)

    def count_of(self, heading: Heading) -> str:
        """How many excerpts stand below a heading."""
        return _n("{n} excerpt", "{n} excerpts", heading.count).format(n=formats.number(heading.count))
