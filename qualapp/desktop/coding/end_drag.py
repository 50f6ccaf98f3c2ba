"""Taking an excerpt by one of its round handles."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF

from qualapp.desktop.coding.lines import Lines
from qualapp.desktop.coding.outline import ends
from qualapp.desktop.coding.words import End
from qualapp.model.text import TextRange

_GRIP = 9
_END_BELOW = -7
_START_ABOVE = 4


@dataclass(frozen=True)
class EndDrag:
    """One end of an excerpt under the hand, and the range from which it set out."""

    excerpt_id: int
    which: End
    range: TextRange
    pressed: QPointF

    def letter_point(self, pointer: QPointF) -> QPointF:
        """Where to look for the letter that is meant: the handles stand a little above and below their lines."""
        return pointer + QPointF(0, _END_BELOW if self.which == "end" else _START_ABOVE)

    def moved_to(self, position: int) -> TextRange:
        """The range with this end here; one character always remains."""
        if self.which == "end":
            return TextRange(self.range.start, max(position, self.range.start + 1))
        return TextRange(min(position, max(self.range.end - 1, 0)), self.range.end)


def end_near(lines: Lines, stretch: TextRange, point: QPointF) -> End | None:
    """Which handle of a stretch a point is on, if any."""
    start, end = ends(lines, stretch)
    from_start, from_end = (start - point).manhattanLength(), (end - point).manhattanLength()
    if min(from_start, from_end) > _GRIP:
        return None
    return "start" if from_start <= from_end else "end"
