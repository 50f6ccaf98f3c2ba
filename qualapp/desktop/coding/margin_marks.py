"""What else is said of words than codings, in the left margin: a small sign beside the line where they begin."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from qualapp.desktop.coding.lines import Line, Lines
from qualapp.desktop.coding.reading_style import MARGIN
from qualapp.desktop.look.glyphs import paint_glyph
from qualapp.desktop.text_positions import TextPositions
from qualapp.model.text import TextRange

_FROM_TEXT = 11
_ABOVE = 5
_SIZE = 8.0
_REACH = 7


@dataclass(frozen=True)
class MarginMark:
    """That something is said in these words: one sign, and in words what is said. Without a sign it has a dash."""

    excerpt_id: int
    range: TextRange
    glyph: str
    told: str


@dataclass(frozen=True)
class PlacedMark:
    """The marks that begin in one line, drawn as one."""

    line: Line
    marks: tuple[MarginMark, ...]

    @property
    def centre(self) -> QPointF:
        return QPointF(MARGIN - _FROM_TEXT, self.line.baseline - _ABOVE)

    @property
    def glyph(self) -> str:
        """Their sign, or the mixed one where they do not agree."""
        glyphs = {mark.glyph for mark in self.marks if mark.glyph} or {"none"}
        return glyphs.pop() if len(glyphs) == 1 else "mixed"

    @property
    def told(self) -> str:
        """All that is said here, as a tip."""
        return "<br>".join(escape(mark.told) for mark in self.marks)


class MarginMarks:
    """Finds and paints the marks beside those lines that show; words that are gone have the caret of their own."""

    def __init__(self, lines: Lines, positions: TextPositions, marks: Sequence[MarginMark] = ()) -> None:
        gathered: dict[Line, list[MarginMark]] = {}
        for mark in marks:
            if mark.range:
                gathered.setdefault(lines.at(positions.to_qt(mark.range.start)), []).append(mark)
        self._placed = [PlacedMark(line, tuple(marks)) for line, marks in sorted(gathered.items())]

    def between(self, top: float, bottom: float) -> Iterator[PlacedMark]:
        """The marks between two heights."""
        return (mark for mark in self._placed if mark.line.bottom >= top and mark.line.top <= bottom)

    def paint(self, painter: QPainter, shown: Sequence[Line]) -> None:
        """Paint in the document's coordinates."""
        for mark in self.between(shown[0].top, shown[-1].bottom) if shown else ():
            paint_glyph(painter, mark.glyph, mark.centre, _SIZE)

    def at(self, point: QPointF) -> PlacedMark | None:
        """The mark under a point, or as near as a hand comes."""
        for mark in self.between(point.y() - _REACH, point.y() + _REACH):
            around = QRectF(mark.centre.x() - _REACH, mark.centre.y() - _REACH, 2 * _REACH, 2 * _REACH)
            if around.contains(point):
                return mark
        return None
