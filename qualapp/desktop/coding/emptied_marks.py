"""Excerpts whose words were deleted: a mark in the margin beside the line where they stood."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from qualapp.desktop.coding.lines import Line, Lines
from qualapp.desktop.coding.marks import MarkedExcerpt, MarkedExcerpts
from qualapp.desktop.coding.reading_style import MARGIN
from qualapp.desktop.look.theme import theme
from qualapp.desktop.text_positions import TextPositions
from qualapp.model.text import TextRange

_FROM_TEXT = 14
_WIDE, _HIGH = 7.0, 9.0
_REACH = 4
_BESIDE = 5


class EmptiedMark(NamedTuple):
    """An excerpt without words in its line, and how far from the left it stands there."""

    excerpt: MarkedExcerpt
    line: Line
    x: float

    @property
    def in_margin(self) -> QRectF:
        """Where its mark in the margin is."""
        return QRectF(MARGIN - _FROM_TEXT, self.line.baseline - _HIGH, _WIDE, _HIGH)

    def is_at(self, point: QPointF) -> bool:
        """Whether a point is on one of its marks, or as near as a hand comes."""
        beside = abs(self.x - point.x()) <= _BESIDE and self.line.top <= point.y() <= self.line.bottom
        return beside or self.in_margin.adjusted(-_REACH, -_REACH, _REACH, _REACH).contains(point)


class EmptiedMarks:
    """Finds and paints the marks beside those lines that show."""

    def __init__(self, lines: Lines, positions: TextPositions) -> None:
        self._lines = lines
        self._positions = positions

    def between(self, shown: Sequence[Line], excerpts: MarkedExcerpts) -> Iterator[EmptiedMark]:
        """The excerpts without words in some lines."""
        if not shown:
            return
        first, last = self._positions.from_qt(shown[0].start), self._positions.from_qt(shown[-1].end)
        for excerpt in excerpts.touching(TextRange(first, max(first, last))):
            if not excerpt.range:
                position = self._positions.to_qt(excerpt.range.start)
                line = self._lines.at(position)
                yield EmptiedMark(excerpt, line, self._lines.x(line, position))

    def paint(self, painter: QPainter, shown: Sequence[Line], excerpts: MarkedExcerpts) -> None:
        """Paint a caret in the margin, in the document's coordinates."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for mark in self.between(shown, excerpts):
            place = mark.in_margin
            painter.setPen(QPen(QColor(theme.code(mark.excerpt.hue).ink), 1.75))
            painter.drawPolyline(
                QPolygonF([place.bottomLeft(), QPointF(place.center().x(), place.top()), place.bottomRight()])
            )
