"""How a row of the list of excerpts is painted."""

from collections import OrderedDict

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from qualapp.desktop.excerpts.excerpt_model import ExcerptModel, Index
from qualapp.desktop.excerpts.excerpt_words import quoted, told
from qualapp.desktop.excerpts.groups import Heading, Order
from qualapp.desktop.excerpts.quotation import LINES, QuotedLine, quoted_lines
from qualapp.desktop.excerpts.row_places import ABOVE, BELOW, LINE
from qualapp.desktop.look import (
    focus_shown,
    paint_avatar,
    paint_glyph,
    paint_icon,
    paint_ring,
    paint_square,
    reading_font,
    theme,
    ui_font,
)
from qualapp.desktop.look.widgets import dots_for
from qualapp.desktop.session import Session
from qualapp.desktop.words import kind_icon
from qualapp.errors import UserError
from qualapp.model.code import PATH_SEPARATOR
from qualapp.model.coding import Coder
from qualapp.model.excerpt import CodedExcerpt
from qualapp.model.text import TextRange

LEFT = 44
RIGHT = 20
WIDEST = 860
_KEPT = 500
_ONE_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


class ExcerptPainter(QStyledItemDelegate):
    """Paints quotations with what is known of them below, and the headings between them."""

    def __init__(self, session: Session, model: ExcerptModel) -> None:
        super().__init__(model)
        self._session = session
        self._model = model
        self._lines: OrderedDict[tuple[int, int, int], list[QuotedLine]] = OrderedDict()
        self._coders: dict[int, Coder] = {}
        model.modelReset.connect(self.forget)

    def forget(self) -> None:
        """Read everything anew when it is next painted."""
        self._lines.clear()
        self._coders.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return option.rect.size()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = self._model.entries[index.row()]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(entry, Heading):
            self.paint_heading(painter, option.rect, entry)
        else:
            excerpt = self._model.excerpt(index.row())
            if excerpt is not None:
                self._paint_excerpt(painter, option, excerpt)
        painter.restore()

    def paint_heading(self, painter: QPainter, rect: QRect, heading: Heading) -> None:
        """Paint the code or source above its excerpts."""
        painter.fillRect(rect, theme.colour("app"))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme.colour("line"))
        middle = rect.center().y() + 0.5
        if heading.order is Order.CODE:
            ink = (
                theme.code(self._session.tree.colour(heading.id)).ink if heading.id in self._session.tree else "#888888"
            )
            paint_square(painter, QRectF(20, middle - 5.5, 11, 11), ink)
        else:
            icon = kind_icon(self._session.project.sources[heading.id].kind)
            paint_icon(painter, icon, QRectF(18, middle - 8, 16, 16), "text-2")
        count = self._model.count_of(heading)
        width = QFontMetricsF(ui_font(12)).horizontalAdvance(count) + 4
        _write(painter, QRectF(rect.right() - RIGHT - width, rect.y(), width, rect.height()), count, "text-3", 12)
        parent, _sep, name = self._model.title(heading).rpartition(PATH_SEPARATOR)
        room = rect.right() - RIGHT - width - 16 - LEFT
        above = f"{parent.replace(PATH_SEPARATOR, ' › ')} › " if parent else ""
        used = _write(painter, QRectF(LEFT, rect.y(), room * 0.6, rect.height()), above, "text-3", 13)
        _write(painter, QRectF(LEFT + used, rect.y(), room - used, rect.height()), name, "text", 13, 600)

    def _paint_excerpt(self, painter: QPainter, option: QStyleOptionViewItem, excerpt: CodedExcerpt) -> None:
        rect = option.rect
        state = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.fillRect(rect, theme.colour("accent-soft" if selected else "hover" if hovered else "surface"))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme.colour("line"))
        top = rect.y() + ABOVE
        paint_glyph(painter, excerpt.valence.value, QPointF(26, top + LINE / 2), 10)
        room, lines = self.room(rect.width()), (rect.height() - ABOVE - BELOW) // LINE
        self._paint_lines(painter, QPointF(LEFT, top), self._quoted(excerpt, room, lines), room, _ink(excerpt))
        self._paint_foot(painter, QRectF(LEFT, rect.bottom() - 29, rect.width() - LEFT - RIGHT, 18), excerpt)
        if state & QStyle.StateFlag.State_HasFocus and focus_shown():
            paint_ring(painter, QRectF(rect).adjusted(3, 2, -3, -3), 6)

    def lines_of(self, excerpt: CodedExcerpt, room: int) -> int:
        """How many lines a quotation takes in a list of this width, as far as it is shown."""
        return max(1, len(self._quoted(excerpt, room, LINES)))

    def _paint_lines(self, painter: QPainter, at: QPointF, lines: list[QuotedLine], room: int, ink: str) -> None:
        font = reading_font(14)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        for place, line in enumerate(lines):
            top = at.y() + place * LINE
            painter.setPen(QPen(theme.colour("accent"), 1))
            painter.setBrush(theme.colour("accent-soft"))
            for start, end in line.marks:
                if end <= room:
                    painter.drawRoundedRect(QRectF(at.x() + start - 1.5, top + 1.5, end - start + 3, LINE - 3), 3, 3)
            painter.setPen(theme.colour(ink))
            painter.drawText(QPointF(at.x(), top + (LINE + metrics.ascent() - metrics.descent()) / 2), line.text)

    def _quoted(self, excerpt: CodedExcerpt, room: int, most: int) -> list[QuotedLine]:
        key = (excerpt.coding_id, room, most)
        if key not in self._lines:
            text = quoted(excerpt)
            self._lines[key] = quoted_lines(text, self._marks(text), reading_font(14), room, most)
            while len(self._lines) > _KEPT:
                self._lines.popitem(last=False)
        return self._lines[key]

    def _marks(self, text: str) -> list[TextRange]:
        if not self._model.words.strip():
            return []
        try:
            return self._session.project.search.marks(self._model.words, text)
        except UserError:
            return []

    def _paint_foot(self, painter: QPainter, rect: QRectF, excerpt: CodedExcerpt) -> None:
        right = rect.right()
        coder = self._coder(excerpt.coder_id)
        paint_avatar(painter, QRectF(right - 20, rect.y() - 1, 20, 20), coder.initials, coder.colour)
        right -= 30
        if excerpt.weight is not None:
            right -= 34
            _paint_weight(painter, QPointF(right, rect.center().y()), excerpt.weight)
            right -= 10
        left = float(LEFT)
        if self._model.order is not Order.CODE:
            paint_square(painter, QRectF(left, rect.center().y() - 5, 10, 10), theme.code(excerpt.colour).ink)
            left += 17
        room = QRectF(left, rect.y(), right - left, rect.height())
        _write(painter, room, told(excerpt, self._model.order), "text-3", 12)

    def _coder(self, coder_id: int) -> Coder:
        if coder_id not in self._coders:
            self._coders[coder_id] = self._session.project.coders[coder_id]
        return self._coders[coder_id]

    @staticmethod
    def room(width: int) -> int:
        """How wide quotations are in a list of this width."""
        return max(120, min(WIDEST, width - LEFT - RIGHT))


def _ink(excerpt: CodedExcerpt) -> str:
    """What stands in place of a quotation is fainter than one."""
    return "warning" if excerpt.is_empty else "text"


def _write(painter: QPainter, rect: QRectF, text: str, token: str, size: int, weight: int = 400) -> float:
    """Write on one line, cut with an ellipsis; gives how wide it became."""
    font = ui_font(size, weight)
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, rect.width()))
    painter.setFont(font)
    painter.setPen(theme.colour(token))
    painter.drawText(rect, _ONE_LINE, shown)
    return metrics.horizontalAdvance(shown)


def _paint_weight(painter: QPainter, at: QPointF, weight: int) -> None:
    for place in range(3):
        centre = QPointF(at.x() + 5 + place * 11, at.y())
        if place < dots_for(weight):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("text-2"))
            painter.drawEllipse(centre, 3.5, 3.5)
        else:
            painter.setPen(QPen(theme.colour("strong"), 1.2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(centre, 2.9, 2.9)
