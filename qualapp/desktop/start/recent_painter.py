"""How a project that was open here is painted in its list."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from qualapp.desktop.look import focus_shown, paint_frame, paint_icon, paint_ring, theme, ui_font
from qualapp.desktop.start import recent_words
from qualapp.i18n import _
from qualapp.settings import Recent

Index = QModelIndex | QPersistentModelIndex
RECENT = Qt.ItemDataRole.UserRole + 1
MISSING = Qt.ItemDataRole.UserRole + 2
ROW = 58
_NARROW = 480
_DATE = 106  # the column of dates, measured from the right edge of the row
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


def cross_of(row: QRect) -> QRect:
    """Where in the row of a missing project one presses to take it off the list."""
    return QRect(row.right() - 39, row.center().y() - 14, 28, 28)


class RecentPainter(QStyledItemDelegate):
    """A row with its icon, name, what it holds, how much is coded, and when it was open."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        row = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            paint_frame(painter, row, "accent-soft")
        elif option.state & QStyle.StateFlag.State_MouseOver:
            paint_frame(painter, row, "hover")
        if index.row() + 1 < index.model().rowCount() and not chosen:
            painter.fillRect(QRectF(row.left(), row.bottom() - 1, row.width(), 1), theme.colour("line"))
        if chosen and option.state & QStyle.StateFlag.State_HasFocus and focus_shown():
            paint_ring(painter, row)
        if index.data(MISSING):
            self._paint_missing(painter, option.rect, index.data(RECENT))
        else:
            self._paint_there(painter, row, index.data(RECENT), chosen)
        painter.restore()

    def _paint_there(self, painter: QPainter, row: QRectF, recent: Recent, chosen: bool) -> None:
        paint_icon(painter, "book-open-text", _icon_place(row), "accent" if chosen else "text-2")
        narrow = row.width() < _NARROW
        facts = f"{recent_words.holds(recent)}, {recent_words.coded(recent)}" if narrow else recent_words.holds(recent)
        day = _day(painter, row, recent)
        room = day
        if not narrow:
            share = recent_words.coded(recent)
            painter.drawText(row.adjusted(0, 0, -_DATE - 18, 0), _RIGHT, share)
            room = _DATE + 18 + painter.fontMetrics().horizontalAdvance(share)
        _two_lines(painter, row, recent.name, facts, room, ("text", "text-3"))

    def _paint_missing(self, painter: QPainter, rect: QRect, recent: Recent) -> None:
        row = QRectF(rect)
        paint_icon(painter, "book-open-text", _icon_place(row), "strong")
        cross = QRectF(cross_of(rect)).adjusted(6, 6, -6, -6)
        paint_icon(painter, "x", cross, "text-2")
        _two_lines(
            painter, row, recent.name, _("The file is not there"), rect.right() - cross.left(), ("strong", "text-3")
        )


def _icon_place(row: QRectF) -> QRectF:
    return QRectF(row.left() + 17, row.center().y() - 9, 18, 18)


def _day(painter: QPainter, row: QRectF, recent: Recent) -> float:
    """Paint when a project was open; gives the room taken at the right."""
    painter.setFont(ui_font(12))
    painter.setPen(theme.colour("text-2"))
    day = recent_words.when(recent.opened)
    painter.drawText(row.adjusted(0, 0, -17, 0), _RIGHT, day)
    return 17 + painter.fontMetrics().horizontalAdvance(day)


def _two_lines(painter: QPainter, row: QRectF, name: str, facts: str, taken: float, tokens: tuple[str, str]) -> None:
    width = row.width() - 51 - taken - 16
    for text, top, font, token in (
        (name, row.top() + 8, ui_font(13, 600), tokens[0]),
        (facts, row.top() + 29, ui_font(12), tokens[1]),
    ):
        painter.setFont(font)
        painter.setPen(theme.colour(token))
        cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(width))
        painter.drawText(QRectF(row.left() + 51, top, width + 2, 20), _LEFT, cut)
