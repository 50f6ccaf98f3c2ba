"""The nodes of two theories beside each other, row by row, with what they become."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from qualapp.desktop.row_table import INK, NOWHERE, WEIGHT, Index, RowPainter, RowTable
from qualapp.desktop.theory.merging.plan import MergingPlan, PairRow
from qualapp.exporters.theory_words import kind_word
from qualapp.i18n import _
from qualapp.reports.codebook_words import likeness_in_words

KIND, MINE, WHY, THEIRS, NAME = range(5)
_ROW_MIME = "application/x-qualapp-theory-node"
_Role = Qt.ItemDataRole


class PairModel(QAbstractTableModel):
    """The rows of a plan; `paired` tells two rows of which one was dropped on the other, `renamed` a name written."""

    paired = Signal(object, object)
    renamed = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[PairRow] = ()
        self._titles = ("", "")

    def show_plan(self, plan: MergingPlan) -> None:
        """Show how a plan stands."""
        self.beginResetModel()
        self.rows = plan.rows()
        self._titles = (plan.first.name, plan.second.name)
        self.endResetModel()

    def place_of(self, key: str) -> int:
        """The row in which a node stands, also one that is one with another; the first where it is gone."""
        for place, row in enumerate(self.rows):
            if key in {node.key for node in (row.mine, row.theirs) if node is not None}:
                return place
        return 0

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else 5

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        titles = (_("Kind"), self._titles[0], _("Because of"), self._titles[1], _("In the thematic theory"))
        if orientation == Qt.Orientation.Horizontal and role in (_Role.DisplayRole, _Role.ToolTipRole):
            return titles[section]
        return None

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], index.column()
        if role in (_Role.DisplayRole, _Role.ToolTipRole, _Role.EditRole):
            return row.name if column == NAME else _text(row, column)
        if role == _Role.AccessibleTextRole:
            return ", ".join(filter(None, (_text(row, place) for place in range(5))))
        if role == INK:
            return _ink(row, column)
        return 600 if role == WEIGHT and (column == NAME and row.is_renamed) else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == NAME else flags

    def setData(self, index: Index, value: Any, role: int = _Role.EditRole) -> bool:
        self.renamed.emit(self.rows[index.row()].key, str(value))
        return True

    def mimeTypes(self) -> list[str]:
        return [_ROW_MIME]

    def mimeData(self, indexes: Sequence[Index]) -> QMimeData:
        data = QMimeData()
        data.setData(_ROW_MIME, str(indexes[0].row()).encode())
        return data

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def canDropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        return self._met(data, parent) is not None

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        met = self._met(data, parent)
        if met is not None:
            self.paired.emit(*met)
        return False  # the view takes nothing out: a pair is made, no row is moved

    def _met(self, data: QMimeData, parent: Index) -> tuple[PairRow, PairRow] | None:
        """The row of the first theory and that of the second that are put upon each other."""
        if not parent.isValid() or not data.hasFormat(_ROW_MIME):
            return None
        held, target = self.rows[int(bytes(data.data(_ROW_MIME).data()))], self.rows[parent.row()]
        for first, second in ((held, target), (target, held)):
            if first.mine is not None and second.mine is None:
                return first, second
        return None


class PairTable(RowTable):
    """Chosen row by row. `toggled` tells Space, which pairs or parts; a row may be dropped on another."""

    row_chosen = Signal(object)
    toggled = Signal(object)

    def __init__(self, model: PairModel, parent: QWidget | None = None) -> None:
        super().__init__(_("The nodes of both theories"), parent)
        self._model = model
        self.setModel(model)
        self.setItemDelegate(RowPainter(self))
        self.share_room({KIND: 155, WHY: 235})
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed)
        self.selectionModel().currentRowChanged.connect(lambda *_indexes: self.row_chosen.emit(self.row()))

    def row(self) -> PairRow | None:
        """The row under focus."""
        place = self.currentIndex().row()
        return self._model.rows[place] if 0 <= place < len(self._model.rows) else None

    def go_to(self, key: str) -> None:
        """Have the row of a node under focus."""
        self.setCurrentIndex(self._model.index(self._model.place_of(key), NAME))
        self.row_chosen.emit(self.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.row()
        acts: dict[int, Callable[[], object]] = {
            Qt.Key.Key_Space: lambda: self.toggled.emit(row),
            Qt.Key.Key_F2: lambda: self.edit(self._model.index(self.currentIndex().row(), NAME)),
        }
        act = acts.get(event.key())
        if row is not None and act is not None:
            act()
        else:
            super().keyPressEvent(event)


def _text(row: PairRow, column: int) -> str:
    if column == KIND:
        return " / ".join(map(kind_word, row.kinds))
    if column == WHY:
        return _why(row)
    if column == NAME:
        return row.name
    node = row.mine if column == MINE else row.theirs
    return node.name if node is not None else "–"


def _why(row: PairRow) -> str:
    if not row.is_pair:
        return ""
    return f"= {likeness_in_words(row.why)}" if row.why is not None else _("= paired by you")


def _ink(row: PairRow, column: int) -> str:
    if column == KIND:
        return "ambivalent" if len(row.kinds) > 1 else "text-2"
    if column == WHY:
        return "driver"
    node = row.mine if column == MINE else row.theirs
    return "text-3" if column in (MINE, THEIRS) and node is None else "text"
