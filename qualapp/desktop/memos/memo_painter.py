"""How a row of the list of memos is painted."""

from collections import OrderedDict

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from qualapp import formats
from qualapp.desktop.excerpts.quotation import quoted_lines
from qualapp.desktop.look import focus_shown, paint_avatar, paint_icon, paint_ring, reading_font, theme, ui_font
from qualapp.desktop.memos.memo_model import Index, MemoModel
from qualapp.desktop.memos.memo_words import ABOUT, about_words
from qualapp.exporters.memos_report import ToldMemo
from qualapp.exporters.memos_word import quotation_marks

HEIGHT = 110
_LEFT, _RIGHT = 56, 20
_LINE = 20
_LONGEST = 600
_KEPT = 400
_ONE_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


class MemoPainter(QStyledItemDelegate):
    """Paints who wrote what when, what it is about, and the words that it rests on."""

    def __init__(self, view: QListView, model: MemoModel) -> None:
        super().__init__(view)
        self._model = model
        self._lines: OrderedDict[tuple[str, int, int], tuple[str, ...]] = OrderedDict()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        memo = self._model.memo(index.row())
        if memo is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect, state = option.rect, option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.fillRect(rect, theme.colour("accent-soft" if selected else "hover" if hovered else "surface"))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme.colour("line"))
        self._paint_memo(painter, QRectF(rect), memo)
        if state & QStyle.StateFlag.State_HasFocus and focus_shown():
            paint_ring(painter, QRectF(rect).adjusted(3, 2, -3, -3), 6)
        painter.restore()

    def _paint_memo(self, painter: QPainter, rect: QRectF, memo: ToldMemo) -> None:
        paint_avatar(painter, QRectF(18, rect.y() + 13, 24, 24), memo.coder_initials, memo.coder_colour)
        room = rect.width() - _LEFT - _RIGHT
        top = rect.y() + 10
        when = formats.date(memo.created.date())
        width = QFontMetricsF(ui_font(12)).horizontalAdvance(when)
        _write(painter, QRectF(rect.right() - _RIGHT - width - 2, top, width + 4, _LINE), when, "text-3", ui_font(12))
        paint_icon(painter, ABOUT[memo.kind][1], QRectF(_LEFT, top + 2, 16, 16), "text-3")
        _write(
            painter,
            QRectF(_LEFT + 23, top, room - width - 40, _LINE),
            about_words(memo),
            "text-2",
            ui_font(12, 500),
        )
        below = top + _LINE + 4
        for line in self._lines_of(memo.text, int(room), 2 if memo.quotation else 3):
            _write(painter, QRectF(_LEFT, below, room, _LINE), line, "text", ui_font(13))
            below += _LINE
        if memo.quotation:
            before, after = quotation_marks(memo)
            said = " ".join(f"{before}{memo.quotation[:_LONGEST]}{after}".split())
            painter.fillRect(QRectF(_LEFT, rect.bottom() - 27, 2, 16), theme.colour("strong"))
            at = QRectF(_LEFT + 11, rect.bottom() - 30, room - 11, _LINE)
            _write(painter, at, said, "text-2", reading_font(13))

    def _lines_of(self, text: str, room: int, most: int) -> tuple[str, ...]:
        key = (text, room, most)
        if key not in self._lines:
            lines = quoted_lines(" ".join(text[:_LONGEST].split()), [], ui_font(13), room, most)
            self._lines[key] = tuple(line.text for line in lines)
            while len(self._lines) > _KEPT:
                self._lines.popitem(last=False)
        return self._lines[key]


def _write(painter: QPainter, rect: QRectF, text: str, token: str, font: QFont) -> None:
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, rect.width()))
    painter.setFont(font)
    painter.setPen(theme.colour(token))
    painter.drawText(rect, _ONE_LINE, shown)
