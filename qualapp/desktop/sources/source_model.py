"""The sources under their cases, each with the share of its text that is coded."""

from collections.abc import Callable, Collection
from enum import IntEnum

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from qualapp.desktop.session import Session
from qualapp.desktop.sources.coded_shares import CodedShares
from qualapp.desktop.words import kind_icon, kind_word, word
from qualapp.formats import date, percent
from qualapp.i18n import _, _n
from qualapp.model.source import Source


class Role(IntEnum):
    """What a row tells beside its name."""

    SOURCE = Qt.ItemDataRole.UserRole + 1
    CASE = Qt.ItemDataRole.UserRole + 2
    COUNT = Qt.ItemDataRole.UserRole + 3
    ICON = Qt.ItemDataRole.UserRole + 4
    SHARE = Qt.ItemDataRole.UserRole + 5


class SourceModel(QStandardItemModel):
    """Cases on top, sources below; the share of a row is counted soon after it is first shown or its source changed."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.shares = CodedShares(session)
        self._items: dict[int, QStandardItem] = {}
        self.sources: list[Source] = []
        """All sources, listed or not, as they were last read."""
        self.fill()

    def fill(self, fits: Callable[[Source], bool] = lambda _source: True, done: Collection[int] = frozenset()) -> None:
        """Read the sources anew; only those that fit are listed, and a check stands by those that are done."""
        self.clear()
        self._items.clear()
        cases: dict[tuple[str, int | None], QStandardItem] = {}
        for case in self._session.project.cases.all():
            cases[case.name, case.id] = self._case_row(case.name, case.id)
        self.sources = self._session.project.sources.all()
        self.shares.read(self.sources)
        for source in self.sources:
            if not fits(source):
                continue
            key = (source.case, source.case_id)
            if key not in cases:
                cases[key] = self._case_row(_("Without case"), None)
            row = _source_row(source)
            if source.id in done:
                row.setData("check", Role.ICON)
                row.setToolTip(row.toolTip() + "\n" + _("You are done with it"))
            self._items[source.id] = row
            cases[key].appendRow(row)
        for item in cases.values():
            count = item.rowCount()
            item.setData(_n("{n} source", "{n} sources", count).format(n=count), Role.COUNT)
            if count or item.data(Role.CASE) is not None:
                self.appendRow(item)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Role.SHARE:
            source = index.data(Role.SOURCE)
            return self.shares.shown(source) if source else 0.0
        if role == Qt.ItemDataRole.AccessibleTextRole and index.data(Role.SOURCE):
            share = percent(self.share(index.data(Role.SOURCE)))
            return _("{source}, {share} coded").format(source=index.data(), share=share)
        return super().data(index, role)

    def share(self, source_id: int) -> float:
        """How much of a source's text is coded by those who are shown, from 0 to 1."""
        counts = self.shares.is_stale(source_id)
        share = self.shares.of(source_id)
        if counts and source_id in self._items:
            index = self._items[source_id].index()
            self.dataChanged.emit(index, index)
        return share

    def words(self, source: Source) -> int:
        """How many words of a source count."""
        return self.shares.words(source.id)

    def count_next(self) -> bool:
        """Count the next source whose share is not known; False where none is left."""
        source_id = self.shares.next()
        if source_id is not None:
            self.share(source_id)
        return source_id is not None

    def index_of(self, source_id: int) -> QModelIndex:
        """Where a source stands; invalid where it is not listed."""
        item = self._items.get(source_id)
        return item.index() if item else QModelIndex()

    def _case_row(self, name: str, case_id: int | None) -> QStandardItem:
        item = QStandardItem(name)
        item.setEditable(False)
        item.setData(case_id, Role.CASE)
        item.setToolTip(name)
        return item


def _source_row(source: Source) -> QStandardItem:
    item = QStandardItem(source.name)
    item.setEditable(False)
    item.setData(source.id, Role.SOURCE)
    item.setData(kind_icon(source.kind), Role.ICON)
    facts = [kind_word(source.kind)]
    facts += [word(source.visit)] if source.visit else []
    facts += [date(source.date)] if source.date else []
    item.setToolTip(f"{source.name}\n{' · '.join(facts)}")
    return item
