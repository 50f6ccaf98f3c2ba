"""How the rows of the palette are painted."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from qualapp.desktop.look import (
    key_cap_width,
    key_names,
    paint_frame,
    paint_icon,
    paint_key_cap,
    paint_square,
    theme,
    ui_font,
)
from qualapp.desktop.palette.entry import Entry

ROW = Qt.ItemDataRole.UserRole + 1
GROUP = Qt.ItemDataRole.UserRole + 2
Index = QModelIndex | QPersistentModelIndex
_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class PaletteRows(QStyledItemDelegate):
    """A group's heading, or a row with its sign, marked letters, fainter words and keys."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(400, 40 if index.data(ROW) is not None else 34)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        entry = index.data(ROW)
        if entry is None:
            painter.setFont(ui_font(12, 600))
            painter.setPen(theme.colour("text-2"))
            painter.drawText(rect.adjusted(22, 6, 0, 0), _MIDDLE, str(index.data(GROUP)))
        else:
            self._paint_entry(painter, rect, entry, bool(option.state & QStyle.StateFlag.State_Selected))
        painter.restore()

    def _paint_entry(self, painter: QPainter, rect: QRectF, entry: Entry, chosen: bool) -> None:
        if chosen:
            paint_frame(painter, rect.adjusted(8, 1, -8, -1), "accent-soft", radius=8)
        middle = rect.center().y()
        if entry.colour:
            ink = theme.code(int(entry.colour) if entry.colour.isdecimal() else entry.colour).ink
            paint_square(painter, QRectF(rect.left() + 24, middle - 6.5, 13, 13), ink)
        elif entry.icon:
            token = "text-2" if entry.enabled else "strong"
            paint_icon(painter, entry.icon, QRectF(rect.left() + 22, middle - 8, 16, 16), token)
        right = self._paint_keys(painter, rect, entry, chosen)
        left = self._paint_text(
            painter, QRectF(rect.left() + 52, rect.top(), right - rect.left() - 60, rect.height()), entry
        )
        painter.setFont(ui_font(12))
        painter.setPen(theme.colour("text-3"))
        room = int(right - left - 24)
        if room > 20:
            faint = painter.fontMetrics().elidedText(entry.faint, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRectF(left + 12, rect.top(), room, rect.height()), _MIDDLE, faint)

    def _paint_keys(self, painter: QPainter, rect: QRectF, entry: Entry, chosen: bool) -> float:
        keys = key_names(entry.keys) if entry.keys else ["Enter"] if chosen else []
        right = rect.right() - 20
        for key in reversed(keys):
            right -= key_cap_width(key)
            paint_key_cap(painter, key, right, rect.center().y())
            right -= 4
        return right

    def _paint_text(self, painter: QPainter, room: QRectF, entry: Entry) -> float:
        """The words with the letters that fit in bold, accent and underlined; gives where they end."""
        painter.setFont(ui_font(13.5))
        cut = painter.fontMetrics().elidedText(entry.text, Qt.TextElideMode.ElideRight, int(room.width() - 4))
        left = room.left()
        for piece, is_marked in _pieces(cut, entry):
            font = ui_font(13.5, 600 if is_marked else 400)
            font.setUnderline(is_marked)
            painter.setFont(font)
            painter.setPen(theme.colour("accent" if is_marked else "text" if entry.enabled else "strong"))
            painter.drawText(QRectF(left, room.top(), room.right() - left + 40, room.height()), _MIDDLE, piece)
            left += painter.fontMetrics().horizontalAdvance(piece)
        return left


def _pieces(text: str, entry: Entry) -> list[tuple[str, bool]]:
    pieces: list[tuple[str, bool]] = []
    last = 0
    for mark in entry.marks:
        if mark.start >= last and mark.end <= len(text):
            pieces += [(text[last : mark.start], False), (mark.of(text), True)]
            last = mark.end
    return [piece for piece in [*pieces, (text[last:], False)] if piece[0]]
