"""Who speaks and when, beside the first lines of each turn."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from qualapp.desktop.coding.letters import elided, write
from qualapp.desktop.coding.lines import Line, Lines
from qualapp.desktop.coding.reading_style import MARGIN
from qualapp.desktop.look.theme import theme
from qualapp.desktop.text_positions import TextPositions
from qualapp.formats import recording_time
from qualapp.model.source import StoredTurn

_GAP = 20
_WIDTH = MARGIN - _GAP - 8
_TIME_BELOW = 19
_LOWER = 1
_HEIGHT = 34
_SPACE = 7


@dataclass(frozen=True)
class Label:
    """What the margin says of a turn that starts here in the document, with its baseline."""

    turn: StoredTurn
    start: int
    baseline: int
    is_short: bool

    @property
    def area(self) -> QRectF:
        return QRectF(0, self.baseline - 14, MARGIN - _GAP, _HEIGHT)

    @property
    def speaker(self) -> str:
        """The speaker as far as there is room."""
        return elided(self.turn.speaker, self.weight, _WIDTH)[0]

    @property
    def time(self) -> str:
        return "" if self.turn.time is None else recording_time(self.turn.time)

    @property
    def weight(self) -> int:
        return 400 if self.turn.is_interviewer else 500

    @property
    def _is_one_line(self) -> bool:
        """Whether the time stands beside the name: the turn has one line only, and there is room for both."""
        if not self.speaker:
            return True
        both = elided(self.turn.speaker, self.weight, _WIDTH)[1] + _SPACE + elided(self.time, 400, _WIDTH)[1]
        return self.is_short and self.speaker == self.turn.speaker and both <= _WIDTH

    def paint(self, painter: QPainter) -> None:
        """Write speaker and time, both to the right; the time below, or after the name beside a single line.

        Where nobody is named, the time stands in the place of the name.
        """
        right = MARGIN - _GAP
        if self.time:
            below = 0 if self._is_one_line else _TIME_BELOW
            painter.setPen(theme.colour("text-3"))
            width = _write(painter, self.time, 400, right, self.baseline + below)
            right -= round(width) + _SPACE if self._is_one_line else 0
        painter.setPen(theme.colour("text-3" if self.turn.is_interviewer else "text-2"))
        _write(painter, self.speaker, self.weight, right, self.baseline)


class Margin:
    """Paints the labels of those turns that show."""

    def __init__(self, lines: Lines, positions: TextPositions, turns: Sequence[StoredTurn]) -> None:
        self._lines = lines
        self._turns = turns
        self._stretches = [positions.range_to_qt(turn.speech) for turn in turns]
        self._starts = [stretch.start for stretch in self._stretches]

    def labels(self, shown: Sequence[Line]) -> list[Label]:
        """The labels beside some lines; where two turns begin in one line the second stands below the first."""
        found: list[Label] = []
        if not shown:
            return found
        first, last = bisect_left(self._starts, shown[0].start), bisect_right(self._starts, shown[-1].end)
        for number in range(first, last):
            baseline = self._lines.at(self._starts[number]).baseline + _LOWER
            before = found[-1] if found else None
            if before and self._lines.at(before.start) is self._lines.at(self._starts[number]):
                baseline = before.baseline + _HEIGHT
            found.append(Label(self._turns[number], self._starts[number], baseline, self._is_short(number)))
        return found

    def _is_short(self, number: int) -> bool:
        return self._lines.at(self._starts[number]) is self._lines.last_of(self._stretches[number])

    def paint(self, painter: QPainter, shown: Sequence[Line]) -> None:
        """Paint the labels beside some lines in the document's coordinates."""
        for label in self.labels(shown):
            label.paint(painter)

    def label_at(self, shown: Sequence[Line], point: QPointF) -> Label | None:
        """The label under a point."""
        return next((label for label in self.labels(shown) if label.area.contains(point)), None)


def _write(painter: QPainter, words: str, weight: int, right: float, baseline: float) -> float:
    width = elided(words, weight, _WIDTH)[1]
    write(painter, words, weight, right - width, baseline)
    return width
