"""The sign of focus round the chosen row of a table."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from qualapp.desktop.look import focus_shown, paint_ring

Index = QModelIndex | QPersistentModelIndex


class RowRing(QStyledItemDelegate):
    """Draws cells as usual, and each cell of the chosen row with its share of the ring."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        self.paint_cell(painter, QRectF(option.rect), index)
        view = self.parent()
        if (
            isinstance(view, QTableView)
            and view.hasFocus()
            and focus_shown()
            and index.row() == view.currentIndex().row()
        ):
            painter.save()
            painter.setClipRect(option.rect)
            row = QRectF(0, option.rect.top(), view.viewport().width(), option.rect.height())
            paint_ring(painter, row.adjusted(2, 2, -2, -2), 6)
            painter.restore()

    def paint_cell(self, painter: QPainter, rect: QRectF, index: Index) -> None:
        """Draw what a cell has besides its words."""
