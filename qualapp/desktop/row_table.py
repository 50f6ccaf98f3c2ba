"""A table that is walked through row by row, with words of several colours; what it shows comes from its model."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from qualapp.desktop.look import focus_shown, paint_ring, theme, ui_font

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
INK = Qt.ItemDataRole.UserRole + 11
"""The role that gives the colour of the words, as the name of a token."""
WEIGHT = Qt.ItemDataRole.UserRole + 12
"""The role that gives how bold the words are."""
HEIGHT = 30


class RowTable(QTableView):
    """One row is chosen, with the mouse or the arrow keys; Tab leaves the table."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(HEIGHT)
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)

    def share_room(self, fixed: Mapping[int, int]) -> None:
        """Let the columns share the width, but for those with a width of their own."""
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for column, width in fixed.items():
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            head.resizeSection(column, width)


class RowPainter(QStyledItemDelegate):
    """Draws the words of a cell, cut with an ellipsis where there is no room."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        self.paint_ground(painter, option)
        self.paint_cell(painter, QRectF(option.rect), index)
        self._paint_focus(painter, option, index)
        painter.restore()

    def paint_cell(self, painter: QPainter, rect: QRectF, index: Index) -> None:
        """Draw what stands in the cell."""
        ink, weight = index.data(INK) or "text", index.data(WEIGHT) or 400
        self.paint_words(painter, rect.adjusted(8, 0, -8, 0), str(index.data() or ""), str(ink), int(weight))

    def paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        """Mark the row that is chosen, and the one under the mouse."""
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(QRectF(option.rect), theme.colour("accent-soft" if selected else "hover"))

    def paint_words(self, painter: QPainter, room: QRectF, text: str, ink: str, weight: int = 400) -> None:
        """Draw words in the room that there is."""
        font = ui_font(13, weight)
        painter.setFont(font)
        painter.setPen(theme.colour(ink))
        shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def _paint_focus(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view: Any = self.parent()
        if isinstance(view, QTableView) and view.hasFocus() and focus_shown() and index == view.currentIndex():
            paint_ring(painter, QRectF(option.rect).adjusted(2, 2, -2, -2), 4)
