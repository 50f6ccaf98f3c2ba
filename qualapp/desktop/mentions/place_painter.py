"""How the places of actors are painted: a name with its count, and below it the words in context."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from qualapp.desktop.find.hit_painter import fitted
from qualapp.desktop.find.snippet import snippet
from qualapp.desktop.look import focus_shown, paint_frame, paint_ring, theme, ui_font
from qualapp.desktop.mentions.place_model import Role
from qualapp.formats import number
from qualapp.model.text import TextRange

Index = QModelIndex | QPersistentModelIndex
_HEADING = 36
_PLACE = 46
_LEFT = 16
_RIGHT = 20
_LETTER = 6.6  # about how wide one is


class PlacePainter(QStyledItemDelegate):
    """Headings in strong letters; places on two lines, the words that were found underlined."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, _HEADING if index.data(Role.PLACE) is None else _PLACE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = QRectF(option.rect)
        if index.data(Role.PLACE) is None:
            _paint_heading(painter, row, index)
        else:
            _paint_ground(painter, row.adjusted(8, 1, -8, -1), option)
            _paint_words(painter, row.adjusted(_LEFT + 4, 5, -_RIGHT, -5), index)
        painter.restore()


def _paint_heading(painter: QPainter, row: QRectF, index: Index) -> None:
    name, is_section = str(index.data(Role.NAME)), bool(index.data(Role.SECTION))
    line = QRectF(row.left() + _LEFT, row.bottom() - 24, row.width() - _LEFT - _RIGHT, 20)
    painter.setFont(ui_font(12))
    painter.setPen(theme.colour("text-3"))
    told = "" if is_section else number(int(index.data(Role.COUNT)))
    taken = painter.fontMetrics().horizontalAdvance(told) + 12
    painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, told)
    painter.setFont(ui_font(12 if is_section else 13, 600))
    painter.setPen(theme.colour("text-2" if is_section else "text"))
    if is_section:
        painter.fillRect(QRectF(line.left(), row.top() + 6, line.width(), 1), theme.colour("line"))
    fit = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, int(line.width() - taken))
    painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, fit)


def _paint_ground(painter: QPainter, card: QRectF, option: QStyleOptionViewItem) -> None:
    if option.state & QStyle.StateFlag.State_Selected:
        paint_frame(painter, card, "accent-soft")
    elif option.state & QStyle.StateFlag.State_MouseOver:
        paint_frame(painter, card, "hover")
    if option.state & QStyle.StateFlag.State_HasFocus and focus_shown():
        paint_ring(painter, card)


def _paint_words(painter: QPainter, room: QRectF, index: Index) -> None:
    mark = index.data(Role.MARK)
    marks = [mark] if isinstance(mark, TextRange) else []
    layout = fitted(snippet(str(index.data(Role.WORDS)), marks, round(room.width() / _LETTER * 0.6)), room.width(), 2)
    painter.setPen(theme.colour("text-2"))
    layout.draw(painter, room.topLeft() + QPointF(0, (room.height() - layout.boundingRect().height()) / 2))
