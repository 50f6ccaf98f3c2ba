"""How a row of the sources list is painted: a case with its number of sources, or a source with its bar."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from qualapp.desktop.look import focus_shown, paint_frame, paint_icon, paint_ring, theme, ui_font
from qualapp.desktop.look.widgets import paint_progress
from qualapp.desktop.sources.source_model import Role
from qualapp.formats import percent

Index = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class SourceDelegate(QStyledItemDelegate):
    """Paints cases 34 and sources 46 high."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, 46 if index.data(Role.SOURCE) else 34)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = QRectF(option.rect)
        row = QRectF(8, row.top() + 1, option.widget.width() - 16, row.height() - 2)
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen:
            paint_frame(painter, row, "accent-soft")
        elif state & QStyle.StateFlag.State_MouseOver:
            paint_frame(painter, row, "hover")
        if state & QStyle.StateFlag.State_HasFocus and focus_shown():
            paint_ring(painter, row)
        if index.data(Role.SOURCE):
            self._paint_source(painter, row, index, chosen)
        else:
            self._paint_case(painter, row, index, bool(state & QStyle.StateFlag.State_Open))
        painter.restore()

    def _paint_case(self, painter: QPainter, row: QRectF, index: Index, open: bool) -> None:
        icon = "chevron-down" if open else "chevron-right"
        paint_icon(painter, icon, QRectF(row.left() + 6, row.center().y() - 7.5, 15, 15), "text-2")
        count = str(index.data(Role.COUNT))
        painter.setFont(ui_font(12, tabular=True))
        painter.setPen(theme.colour("text-3"))
        room = painter.fontMetrics().horizontalAdvance(count)
        painter.drawText(row.adjusted(0, 0, -8, 0), _RIGHT, count)
        _text(painter, row.adjusted(26, 0, -room - 16, 0), index.data(), ui_font(13, 600), "text")

    def _paint_source(self, painter: QPainter, row: QRectF, index: Index, chosen: bool) -> None:
        token = "accent" if chosen else "text-2"
        paint_icon(painter, str(index.data(Role.ICON)), QRectF(row.left() + 8, row.top() + 6, 15, 15), token)
        upper = QRectF(row.left() + 32, row.top() + 4, row.width() - 40, 19)
        _text(painter, upper, index.data(), ui_font(13, 600 if chosen else 400), "text")
        share = float(index.data(Role.SHARE))
        words = percent(share)
        painter.setFont(ui_font(12, tabular=True))
        painter.setPen(theme.colour("text-3"))
        lower = QRectF(row.left() + 32, row.top() + 24, row.width() - 40, 16)
        painter.drawText(lower, _RIGHT, words)
        paint_progress(
            painter,
            QRectF(QPointF(lower.left(), lower.center().y() - 2), QPointF(lower.right() - 46, lower.center().y() + 2)),
            share,
        )


def _text(painter: QPainter, room: QRectF, text: object, font: QFont, token: str) -> None:
    painter.setFont(font)
    painter.setPen(theme.colour(token))
    cut = painter.fontMetrics().elidedText(str(text), Qt.TextElideMode.ElideRight, int(room.width()))
    painter.drawText(room, _LEFT, cut)
