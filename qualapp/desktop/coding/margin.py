"""Who speaks and when, beside the first lines of each turn."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from qualapp.desktop.coding.lines import Line, Lines
from qualapp.desktop.coding.reading_style import MARGIN
from qualapp.desktop.look.fonts import ui_font
from qualapp.desktop.look.theme import theme
from qualapp.desktop.text_positions import TextPositions
from qualapp.model.source import StoredTurn

_GAP = 20
_WIDTH = MARGIN - _GAP - 8
_TIME_BELOW = 19
_LOWER = 1
_HEIGHT = 34


def clock(milliseconds: int, separator: str = ".") -> str:
    """A time in a recording, with hours when there are some.

    >>> clock(907_000), clock(3_765_000)
    ('15.07', '1.02.45')
    """
    seconds = milliseconds // 1000
    hours, minutes = seconds // 3600, seconds // 60 % 60
    parts = [f"{minutes:02}", f"{seconds % 60:02}"]
    return separator.join([str(hours), *parts] if hours else parts)


@dataclass(frozen=True)
class Label:
    """What the margin says of a turn that starts here in the document, with its baseline."""

    turn: StoredTurn
    start: int
    baseline: int

    @property
    def area(self) -> QRectF:
        return QRectF(0, self.baseline - 14, MARGIN - _GAP, _HEIGHT)


class Margin:
    """Paints the labels of those turns that show."""

    def __init__(self, lines: Lines, positions: TextPositions, turns: Sequence[StoredTurn]) -> None:
        self._lines = lines
        self._turns = turns
        self._starts = [positions.to_qt(turn.speech.start) for turn in turns]

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
            found.append(Label(self._turns[number], self._starts[number], baseline))
        return found

    def paint(self, painter: QPainter, shown: Sequence[Line], separator: str) -> None:
        """Paint speakers and times in the document's coordinates."""
        for label in self.labels(shown):
            turn = label.turn
            painter.setFont(ui_font(12, 400 if turn.is_interviewer else 500))
            painter.setPen(theme.colour("text-3" if turn.is_interviewer else "text-2"))
            _write(painter, elided_speaker(turn), label.baseline)
            if turn.time is not None:
                painter.setFont(ui_font(12))
                painter.setPen(theme.colour("text-3"))
                _write(painter, clock(turn.time, separator), label.baseline + _TIME_BELOW)

    def label_at(self, shown: Sequence[Line], point: QPointF) -> Label | None:
        """The label under a point."""
        return next((label for label in self.labels(shown) if label.area.contains(point)), None)


def elided_speaker(turn: StoredTurn) -> str:
    """The speaker as far as the margin has room."""
    metrics = QFontMetricsF(ui_font(12, 500))
    return metrics.elidedText(turn.speaker, Qt.TextElideMode.ElideRight, _WIDTH)


def _write(painter: QPainter, words: str, baseline: float) -> None:
    width = painter.fontMetrics().horizontalAdvance(words)
    painter.drawText(QPointF(MARGIN - _GAP - width, baseline), words)
