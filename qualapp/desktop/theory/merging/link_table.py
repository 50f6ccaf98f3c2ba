"""The links that both theories have between the same nodes, and which of the two holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from qualapp.analysis.theory_merging import MetLinks
from qualapp.desktop.row_table import INK, NOWHERE, WEIGHT, Index, RowPainter, RowTable
from qualapp.desktop.theory.merging.plan import MergingPlan
from qualapp.exporters.theory_words import relation_word, status_word
from qualapp.i18n import _
from qualapp.model.theory import LinkStatus
from qualapp.model.theory_drawing import DrawnLink

LINK, FIRST, SECOND, HOLDS = range(4)
_Role = Qt.ItemDataRole


class MetModel(QAbstractTableModel):
    """The links that meet, those first about which something is to be decided."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[MetLinks] = ()
        self._plan: MergingPlan | None = None

    def show_plan(self, plan: MergingPlan) -> None:
        """Show how a plan stands."""
        self.beginResetModel()
        self._plan, self.rows = plan, plan.met()
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else 4

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        if self._plan is None or orientation != Qt.Orientation.Horizontal:
            return None
        titles = (_("Link"), self._plan.first.name, self._plan.second.name, _("In the thematic theory"))
        return titles[section] if role in (_Role.DisplayRole, _Role.ToolTipRole) else None

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid() or self._plan is None:
            return None
        met, column = self.rows[index.row()], index.column()
        if role in (_Role.DisplayRole, _Role.ToolTipRole):
            return self._text(self._plan, met, column)
        if role == _Role.AccessibleTextRole:
            return ", ".join(self._text(self._plan, met, place) for place in range(4))
        if role == INK:
            return _ink(met, column)
        return 600 if role == WEIGHT and column == self._holding(met) else None

    def _holding(self, met: MetLinks) -> int:
        """The column of the theory whose word holds, where they differ."""
        if not met.differ or self._plan is None:
            return -1
        return SECOND if self._plan.theirs_holds(met) else FIRST

    def _text(self, plan: MergingPlan, met: MetLinks, column: int) -> str:
        if column == LINK:
            return f"{plan.name_of(met.first.first)} → {plan.name_of(met.first.second)}"
        if column == FIRST:
            return said_of(met.first)
        if column == SECOND:
            turned = _("{relation}, the other way").format(relation=said_of(met.second))
            return turned if met.is_turned else said_of(met.second)
        if met.is_turned:
            return _("Both stay")
        if not met.differ:
            return _("Become one")
        held = met.second if plan.theirs_holds(met) else met.first
        return f"≠ {relation_word(held.relation)}" if met.are_opposed else said_of(held)


class MetTable(RowTable):
    """Chosen row by row; `toggled` tells Space or a double click, which lets the other theory's word hold."""

    row_chosen = Signal(object)
    toggled = Signal(object)

    def __init__(self, model: MetModel, parent: QWidget | None = None) -> None:
        super().__init__(_("The links that both theories have"), parent)
        self._model = model
        self.setModel(model)
        self.setItemDelegate(RowPainter(self))
        self.share_room({FIRST: 210, SECOND: 210, HOLDS: 210})
        self.selectionModel().currentRowChanged.connect(lambda *_indexes: self.row_chosen.emit(self.row()))
        self.doubleClicked.connect(lambda _index: self.toggled.emit(self.row()))

    def row(self) -> MetLinks | None:
        """The row under focus."""
        place = self.currentIndex().row()
        return self._model.rows[place] if 0 <= place < len(self._model.rows) else None

    def go_to(self, place: int) -> None:
        """Have a row under focus."""
        self.setCurrentIndex(self._model.index(min(place, len(self._model.rows) - 1), LINK))
        self.row_chosen.emit(self.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.row() is not None:
            self.toggled.emit(self.row())
        else:
            super().keyPressEvent(event)


def said_of(link: DrawnLink) -> str:
    """What a theory says of a link."""
    status = status_word(link.status) if link.status is not LinkStatus.NONE else ""
    return " · ".join(filter(None, (relation_word(link.relation), status.lower())))


def _ink(met: MetLinks, column: int) -> str:
    if column == LINK:
        return "text"
    if met.are_opposed:
        return "barrier"
    return "ambivalent" if met.differ else "text-2"
