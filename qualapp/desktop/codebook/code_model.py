"""The codes of a project as Qt's views want them."""

from collections.abc import Iterable, Iterator
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from qualapp.desktop.codebook.code_counts import CodeCounts
from qualapp.desktop.codebook.code_filter import CodeFilter
from qualapp.desktop.codebook.code_row import DRAFT, CodeRow, code_rows, code_tip
from qualapp.desktop.codebook.code_shape import Order, Shape, shape
from qualapp.desktop.coding.transfer import CODE_MIME, RANGE_MIME, code_data
from qualapp.desktop.look import keys_in_use
from qualapp.desktop.session import Session
from qualapp.store.changes import Changes

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole + 1
"""The role under which the whole `CodeRow` is found."""
NOWHERE = QModelIndex()
_FLAG = Qt.ItemFlag
_FIXED = _FLAG.ItemIsEnabled | _FLAG.ItemIsSelectable | _FLAG.ItemIsDragEnabled | _FLAG.ItemIsDropEnabled
_EDITABLE = _FIXED | _FLAG.ItemIsEditable


class CodeModel(QAbstractItemModel):
    """The code tree, filtered and ordered.

    Rows come, go and move one by one, so that selection, open branches and scroll stay where they are; Qt's
    internal id of a row is the code's own.
    """

    rearranged = Signal()
    """All rows have come, gone and moved that had to."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.counts = CodeCounts(session, self)
        self.filter = CodeFilter()
        self.order = Order.CODEBOOK
        self._pinned: frozenset[str] = frozenset()
        self._frozen: dict[int, int] = {}
        self._draft: tuple[int | None, int] | None = None
        self._children: Shape = {}
        self._parents: dict[int, int | None] = {}
        self._rows: dict[int, CodeRow] = {}
        self.counts.changed.connect(self.refresh)
        session.changed.connect(self._on_changed)
        keys_in_use.changed.connect(self.refresh)
        self.rearrange()

    def row(self, index: Index) -> CodeRow | None:
        """What a row says."""
        return self._rows.get(index.internalId()) if index.isValid() else None

    def code_id(self, index: Index) -> int | None:
        """The code of a row; none where there is no row, or one that is just being named."""
        return (index.internalId() or None) if index.isValid() else None

    def index_of(self, code_id: int | None) -> QModelIndex:
        """The row of a code; no valid one where it is not shown."""
        if code_id not in self._parents:
            return QModelIndex()
        return self.createIndex(self._children[self._parents[code_id]].index(code_id), 0, code_id)

    def walk(self, parent: int | None = None) -> Iterator[int]:
        """The codes that are shown, in their order."""
        for code_id in self._children.get(parent, []):
            yield code_id
            yield from self.walk(code_id)

    def show_only(self, wanted: CodeFilter) -> None:
        """Show the codes that a filter means, and where they stand."""
        if wanted != self.filter:
            self.filter = wanted
            self.rearrange()

    def order_by(self, order: Order) -> None:
        """Order codes beside each other; counts as they are now, so that nothing moves while somebody codes."""
        self.order = order
        self._frozen = self.counts.totals()
        self.rearrange()

    def show_pinned(self, guids: Iterable[str]) -> None:
        """Mark the codes that are pinned, named by their guids."""
        self._pinned = frozenset(guids)
        self.refresh()

    def begin_draft(self, parent: int | None, place: int) -> QModelIndex:
        """Make room for a code that is to be named."""
        self._draft = (parent, place)
        self.rearrange()
        return self.index_of(DRAFT)

    def end_draft(self) -> None:
        """Take the unnamed code away."""
        if self._draft is not None:
            self._draft = None
            self.rearrange()

    def refresh(self) -> None:
        """Say anew what the rows say, where they say something else now."""
        before, self._rows = self._rows, self._wanted_rows()
        for code_id in self._parents:
            if self._rows.get(code_id) != before.get(code_id):
                index = self.index_of(code_id)
                self.dataChanged.emit(index, index)

    def rearrange(self) -> None:
        """Show the codes of the project as they are now."""
        tree = self._session.tree
        before, rows = self._rows, self._wanted_rows()
        self._rows = before | {code_id: row for code_id, row in rows.items() if code_id not in before}
        totals = self._frozen if self.order is Order.COUNT else {}
        wanted = shape(tree, self.filter, self.order, totals, self._session.project.language)
        if self._draft is not None:
            parent, place = self._draft
            wanted.setdefault(parent, []).insert(place, DRAFT)
        self._drop(None, {code_id for children in wanted.values() for code_id in children})
        self._fill(None, wanted)
        self._drop_leftovers(None, wanted)
        self.refresh()
        self.rearranged.emit()

    def _wanted_rows(self) -> dict[int, CodeRow]:
        rows = code_rows(self._session.tree, self.counts.totals(), self._pinned)
        if self._draft is not None:
            above = rows.get(self._draft[0] or DRAFT)
            colour, depth = (above.colour, above.depth + 1) if above else ("6", 0)
            rows[DRAFT] = CodeRow(DRAFT, "", colour=colour, depth=depth)
        return rows

    def _fill(self, parent: int | None, wanted: Shape) -> None:
        """Put the wanted codes first below one, and so on below each of them; what is left over comes behind."""
        for place, code_id in enumerate(wanted.get(parent, [])):
            there = self._children.get(parent, [])[place : place + 2]
            if code_id not in self._parents:
                self._insert(code_id, parent, place)
            elif there[1:] == [code_id]:
                self._move(there[0], parent, len(self._children[parent]))
            elif there[:1] != [code_id]:
                self._move(code_id, parent, place)
            self._fill(code_id, wanted)

    def _insert(self, code_id: int, parent: int | None, place: int) -> None:
        self.beginInsertRows(self.index_of(parent), place, place)
        self._children.setdefault(parent, []).insert(place, code_id)
        self._parents[code_id] = parent
        self.endInsertRows()

    def _move(self, code_id: int, parent: int | None, place: int) -> None:
        """Move a row before the one that now stands at a place, or behind all."""
        old = self._parents[code_id]
        at = self._children[old].index(code_id)
        self.beginMoveRows(self.index_of(old), at, at, self.index_of(parent), place)
        self._children[old].pop(at)
        self._children.setdefault(parent, []).insert(place - (old == parent and at < place), code_id)
        self._parents[code_id] = parent
        self.endMoveRows()

    def _drop(self, parent: int | None, kept: set[int]) -> None:
        """Take away the rows of which nothing is kept, where they stand."""
        for code_id in reversed(self._children.get(parent, [])[:]):
            if self._is_gone(code_id, kept):
                place = self._children[parent].index(code_id)
                self._remove(parent, place, place)
            else:
                self._drop(code_id, kept)

    def _is_gone(self, code_id: int, kept: set[int]) -> bool:
        return code_id not in kept and all(self._is_gone(child, kept) for child in self._children.get(code_id, []))

    def _drop_leftovers(self, parent: int | None, wanted: Shape) -> None:
        stay = len(wanted.get(parent, []))
        last = len(self._children.get(parent, [])) - 1
        if last >= stay:
            self._remove(parent, stay, last)
        for code_id in wanted.get(parent, []):
            self._drop_leftovers(code_id, wanted)

    def _remove(self, parent: int | None, first: int, last: int) -> None:
        self.beginRemoveRows(self.index_of(parent), first, last)
        children = self._children[parent]
        for code_id in children[first : last + 1]:
            self._forget(code_id)
        del children[first : last + 1]
        self.endRemoveRows()

    def _forget(self, code_id: int) -> None:
        for child in self._children.pop(code_id, []):
            self._forget(child)
        del self._parents[code_id]

    def _on_changed(self, changes: Changes) -> None:
        if {"code", "project"} & changes.tables:
            self.rearrange()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        if parent.column() > 0:
            return 0
        return len(self._children.get(parent.internalId() if parent.isValid() else None, []))

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 1

    def index(self, row: int, column: int, parent: Index = NOWHERE) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        children = self._children[parent.internalId() if parent.isValid() else None]
        return self.createIndex(row, column, children[row])

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        return self.index_of(self._parents.get(index.internalId())) if index.isValid() else QModelIndex()

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return _FIXED if self._session.project.read_only else _EDITABLE

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index)
        if row is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return row.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.said
        if role == Qt.ItemDataRole.ToolTipRole and row.id in self._session.tree:
            tree = self._session.tree
            return code_tip(tree, tree[row.id], row, self.counts.own(row.id))
        return row if role == ROW else None

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction | Qt.DropAction.MoveAction

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction | Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [CODE_MIME, RANGE_MIME]

    def mimeData(self, indexes: Any) -> QMimeData:
        row = self.row(indexes[0])
        if row is None:
            return QMimeData()
        data = code_data(row.id)
        data.setText(row.name)
        return data
