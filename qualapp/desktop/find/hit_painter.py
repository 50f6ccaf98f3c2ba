"""How a hit is painted: who said it, and the words around what was found."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from qualapp.desktop.find.hit_model import Role
from qualapp.desktop.find.snippet import Snippet, snippet
from qualapp.desktop.look import focus_shown, paint_frame, paint_icon, paint_ring, theme, ui_font
from qualapp.desktop.text_positions import TextPositions
from qualapp.desktop.words import kind_icon
from qualapp.formats import number, recording_time
from qualapp.model.source import Source, StoredTurn
from qualapp.store.search import Hit

Index = QModelIndex | QPersistentModelIndex
ROW = 62
_LEFT = 38
_RIGHT = 20
_LINE = 17
_LETTER = 6.6  # about how wide one is
_ELLIPSIS = "…"
_UPPER = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft


class HitPainter(QStyledItemDelegate):
    """Rows of one height: a source with its case and count, or a hit on two lines below its speaker."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = QRectF(option.rect)
        hit = index.data(Role.HIT)
        if isinstance(hit, Hit):
            self._paint_ground(painter, row.adjusted(8, 1, -8, -1), option)
            self._paint_hit(painter, row, hit, index.data(Role.TURN))
        elif isinstance(source := index.data(Role.SOURCE), Source):
            _paint_source(painter, row, source, int(index.data(Role.COUNT)))
        painter.restore()

    def _paint_ground(self, painter: QPainter, card: QRectF, option: QStyleOptionViewItem) -> None:
        if option.state & QStyle.StateFlag.State_Selected:
            paint_frame(painter, card, "accent-soft")
        elif option.state & QStyle.StateFlag.State_MouseOver:
            paint_frame(painter, card, "hover")
        if option.state & QStyle.StateFlag.State_HasFocus and focus_shown():
            paint_ring(painter, card)

    def _paint_hit(self, painter: QPainter, row: QRectF, hit: Hit, turn: StoredTurn | None) -> None:
        room = row.adjusted(_LEFT, 6, -_RIGHT, -6)
        lines = 3
        if turn is not None:
            _paint_speaker(painter, room, turn)
            room.setTop(room.top() + _LINE)
            lines = 2
        marks = [mark.moved(-hit.passage.start) for mark in hit.marks]
        words = snippet(hit.text, marks, round(room.width() / _LETTER * 0.6))
        layout = fitted(words, room.width(), lines)
        painter.setPen(theme.colour("text-2"))
        layout.draw(painter, room.topLeft() + QPointF(0, (room.height() - layout.boundingRect().height()) / 2))


def _paint_speaker(painter: QPainter, room: QRectF, turn: StoredTurn) -> None:
    painter.setFont(ui_font(12))
    painter.setPen(theme.colour("text-3"))
    time = recording_time(turn.time) if turn.time is not None else ""
    width = painter.fontMetrics().horizontalAdvance(time)
    upper = QRectF(room.left(), room.top() - 1, room.width(), _LINE)
    painter.drawText(upper, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight, time)
    said = painter.fontMetrics().elidedText(turn.speaker, Qt.TextElideMode.ElideRight, int(room.width() - width - 8))
    painter.drawText(upper, _UPPER, said)


def _paint_source(painter: QPainter, row: QRectF, source: Source, count: int) -> None:
    """The name over the case, low in the row: the air above parts it from the source before."""
    two_lines = bool(source.case)
    top = row.bottom() - (40 if two_lines else 24)
    paint_icon(painter, kind_icon(source.kind), QRectF(row.left() + 16, top + 1, 15, 15), "text-2")
    painter.setFont(ui_font(12))
    painter.setPen(theme.colour("text-3"))
    places = number(count)
    taken = painter.fontMetrics().horizontalAdvance(places) + 12
    line = QRectF(row.left() + _LEFT, top, row.width() - _LEFT - _RIGHT, 18)
    painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, places)
    if two_lines:
        case = painter.fontMetrics().elidedText(source.case, Qt.TextElideMode.ElideRight, int(line.width() - taken))
        painter.drawText(line.translated(0, 18), _UPPER, case)
    painter.setFont(ui_font(13, 600))
    painter.setPen(theme.colour("text"))
    name = painter.fontMetrics().elidedText(source.name, Qt.TextElideMode.ElideRight, int(line.width() - taken))
    painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)


def fitted(words: Snippet, width: float, lines: int) -> QTextLayout:
    """The words on at most so many lines, with an ellipsis at the end where some are left out."""
    layout, shown = _laid_out(words.text, words, width, lines)
    if shown >= len(words.text):
        return layout
    kept = words.text[:shown].rstrip()
    while True:
        text = kept.rstrip(" ,;:–…") + _ELLIPSIS
        layout, shown = _laid_out(text, words, width, lines)
        if shown >= len(text):
            return layout
        kept = kept[: max(kept.rfind(" "), 0)]


def _laid_out(text: str, words: Snippet, width: float, lines: int) -> tuple[QTextLayout, int]:
    """A layout of as much as the lines hold, and how many letters that is."""
    positions = TextPositions(text)
    layout = QTextLayout(text, ui_font())
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats([_format(positions, mark.start, min(mark.end, len(text))) for mark in words.marks])
    layout.beginLayout()
    end = 0
    for number_of_line in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, number_of_line * _LINE))
        end = line.textStart() + line.textLength()
    layout.endLayout()
    return layout, positions.from_qt(end)


def _format(positions: TextPositions, start: int, end: int) -> QTextLayout.FormatRange:
    """What was found is bold, over a line in the accent."""
    found = QTextLayout.FormatRange()
    found.start = positions.to_qt(min(start, end))
    found.length = positions.to_qt(end) - found.start
    form = QTextCharFormat()
    form.setFont(ui_font(13, 600))
    form.setForeground(theme.colour("text"))
    form.setFontUnderline(True)
    form.setUnderlineColor(theme.colour("accent"))
    found.format = form
    return found
