"""Paint what lies behind the words: washes, underlines, outlines, the selection and what was searched for."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from qualapp.desktop.coding.lines import Line, Lines
from qualapp.desktop.coding.marks import MarkedExcerpt, MarkedExcerpts
from qualapp.desktop.coding.outline import ends, lines_with, outline
from qualapp.desktop.coding.pieces import Piece, pieces
from qualapp.desktop.look.theme import theme
from qualapp.desktop.text_positions import TextPositions
from qualapp.model.text import TextRange

HANDLE: Final = 3.6
_EDGE = 2
_UNDERLINE = 2
_UNDERLINE_STEP = 3
_OUTLINE = 1.6


@dataclass(frozen=True)
class Attention:
    """What the reader is at: ranges of the source, but `selection`, which is of the document.

    `moved` is the range that the focused excerpt gets while one of its ends is dragged; `target` where something
    dragged would be dropped; `jumped` is true for a moment after a jump. `proposals` are words that may mention
    actors, `proposal` the one that is being decided.
    """

    focused: int | None = None
    hovered: int | None = None
    selection: TextRange | None = None
    hits: tuple[TextRange, ...] = ()
    current_hit: TextRange | None = None
    moved: TextRange | None = None
    target: TextRange | None = None
    jumped: bool = False
    proposals: tuple[TextRange, ...] = ()
    proposal: TextRange | None = None


class Highlights:
    """Paints the highlights of those lines that show."""

    def __init__(self, lines: Lines, positions: TextPositions) -> None:
        self._lines = lines
        self._positions = positions

    def paint(self, painter: QPainter, shown: Sequence[Line], excerpts: MarkedExcerpts, attention: Attention) -> None:
        """Paint behind the shown lines, in the document's coordinates."""
        if not shown:
            return
        start, end = shown[0].start, shown[-1].end
        within = TextRange(
            self._positions.from_qt(start), max(self._positions.from_qt(end), self._positions.from_qt(start))
        )
        here = [_as_dragged(excerpt, attention) for excerpt in excerpts.touching(within)]
        self._paint_excerpts(painter, shown, here, within, attention)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_proposals(painter, shown, within, attention)
        self._paint_hits(painter, shown, within, attention)
        if attention.selection:
            self._fill(painter, shown, attention.selection, theme.colour("accent", 0.26))
        self._paint_outlines(painter, shown, here, attention)

    def _paint_excerpts(
        self,
        painter: QPainter,
        shown: Sequence[Line],
        here: Sequence[MarkedExcerpt],
        within: TextRange,
        attention: Attention,
    ) -> None:
        cut = pieces(here, within, attention.focused)
        for piece in cut:
            colours = theme.code(piece.shown.hue)
            wash = colours.wash_strong if piece.shown.id == attention.focused else colours.wash
            self._fill(painter, shown, self._positions.range_to_qt(piece.range), QColor(wash))
        for piece in cut:
            self._underline(painter, shown, piece)
        for excerpt in here:
            self._paint_beginning(painter, shown, excerpt)

    def _fill(self, painter: QPainter, shown: Sequence[Line], stretch: TextRange, colour: QColor) -> None:
        for line in lines_with(shown, stretch):
            for left, right in self._lines.spans(line, stretch):
                x = round(left)
                painter.fillRect(x, line.top, round(right) - x, line.bottom - line.top, colour)

    def _underline(self, painter: QPainter, shown: Sequence[Line], piece: Piece) -> None:
        stretch = self._positions.range_to_qt(piece.range)
        for line in lines_with(shown, stretch) if piece.under else ():
            for left, right in self._lines.spans(line, stretch):
                x = round(left)
                for depth, excerpt in enumerate(piece.under):
                    y = line.bottom + depth * _UNDERLINE_STEP
                    painter.fillRect(x, y, round(right) - x, _UNDERLINE, QColor(theme.code(excerpt.hue).ink))

    def _paint_beginning(self, painter: QPainter, shown: Sequence[Line], excerpt: MarkedExcerpt) -> None:
        """An upright line where an excerpt begins; with a flag where all its words are gone."""
        stretch = self._positions.range_to_qt(excerpt.range)
        line = self._lines.at(stretch.start)
        if line.top > shown[-1].bottom or line.bottom < shown[0].top:
            return
        x, ink = round(self._lines.x(line, stretch.start)), QColor(theme.code(excerpt.hue).ink)
        painter.fillRect(x - _EDGE, line.top, _EDGE, line.bottom - line.top, ink)
        if not stretch:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            painter.drawPolygon(
                QPolygonF([QPointF(x - 5, line.top), QPointF(x + 3, line.top), QPointF(x - 1, line.top + 6)])
            )

    def _paint_hits(self, painter: QPainter, shown: Sequence[Line], within: TextRange, attention: Attention) -> None:
        for hit in attention.hits:
            if not hit.overlaps(within):
                continue
            stretch = self._positions.range_to_qt(hit)
            if hit == attention.current_hit:
                self._fill(painter, shown, stretch, theme.colour("accent-soft"))
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for line in lines_with(shown, stretch):
                for left, right in self._lines.spans(line, stretch):
                    painter.drawRect(QRectF(left - 1, line.top, right - left + 2, line.bottom - line.top))

    def _paint_proposals(
        self, painter: QPainter, shown: Sequence[Line], within: TextRange, attention: Attention
    ) -> None:
        """A quiet dotted line below what may mention an actor; what is being decided is filled."""
        for proposal in attention.proposals:
            if not proposal.overlaps(within):
                continue
            stretch = self._positions.range_to_qt(proposal)
            is_current = proposal == attention.proposal
            if is_current:
                self._fill(painter, shown, stretch, theme.colour("accent-soft"))
            style = Qt.PenStyle.SolidLine if is_current else Qt.PenStyle.DotLine
            painter.setPen(QPen(theme.colour("accent"), _UNDERLINE if is_current else 1.4, style))
            for line in lines_with(shown, stretch):
                for left, right in self._lines.spans(line, stretch):
                    painter.drawLine(QPointF(left, line.bottom - 1), QPointF(right, line.bottom - 1))

    def _paint_outlines(
        self, painter: QPainter, shown: Sequence[Line], here: Sequence[MarkedExcerpt], attention: Attention
    ) -> None:
        for excerpt in here:
            if excerpt.id == attention.focused:
                self._paint_focused(painter, shown, excerpt, attention.jumped)
            elif excerpt.id == attention.hovered:
                painter.setPen(QPen(QColor(theme.code(excerpt.hue).ink), 1))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawPath(outline(self._lines, shown, self._positions.range_to_qt(excerpt.range)))
        if attention.target is not None:
            painter.setPen(QPen(theme.colour("accent"), 1, Qt.PenStyle.DashLine))
            painter.setBrush(QBrush(theme.colour("accent", 0.12)))
            painter.drawPath(outline(self._lines, shown, self._positions.range_to_qt(attention.target)))

    def _paint_focused(self, painter: QPainter, shown: Sequence[Line], excerpt: MarkedExcerpt, jumped: bool) -> None:
        stretch = self._positions.range_to_qt(excerpt.range)
        ink = QColor(theme.code(excerpt.hue).ink)
        painter.setPen(QPen(ink, _OUTLINE * (2 if jumped else 1), j=Qt.PenJoinStyle.MiterJoin))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(outline(self._lines, shown, stretch))
        if excerpt.is_mine:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            for point in ends(self._lines, stretch):
                painter.drawEllipse(point, HANDLE, HANDLE)


def _as_dragged(excerpt: MarkedExcerpt, attention: Attention) -> MarkedExcerpt:
    if attention.moved is None or excerpt.id != attention.focused:
        return excerpt
    return replace(excerpt, range=attention.moved)
