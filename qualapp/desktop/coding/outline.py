"""The shape around a stretch of text, joined over its lines, and its two ends."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from qualapp.desktop.coding.lines import Line, Lines
from qualapp.model.text import TextRange

_REACH = 1.5


def lines_with(shown: Sequence[Line], stretch: TextRange) -> list[Line]:
    """Those of some lines that hold a part of a stretch; for an empty stretch the one it stands in."""
    if stretch:
        return [line for line in shown if line.start < stretch.end and stretch.start < line.end]
    return [line for line in shown if line.start <= stretch.start <= line.end][-1:]


def outline(lines: Lines, shown: Sequence[Line], stretch: TextRange) -> QPainterPath:
    """One shape around all that the shown lines hold of a stretch; each line reaches down to the next."""
    path = QPainterPath()
    own = lines_with(shown, stretch)
    for line, below in zip(own, [*own[1:], None], strict=True):
        bottom = below.top - _REACH if below else line.bottom + _REACH
        for left, right in lines.spans(line, stretch) or _caret(lines, line, stretch):
            top = line.top - _REACH
            path.addRect(QRectF(left - _REACH, top, right - left + 2 * _REACH, bottom - top))
    return path.simplified()


def ends(lines: Lines, stretch: TextRange) -> tuple[QPointF, QPointF]:
    """Where the handles are: above the first and below the last character."""
    first, last = lines.at(stretch.start), lines.last_of(stretch)
    start = QPointF(lines.x(first, stretch.start) - _REACH, first.top - _REACH)
    return start, QPointF(lines.x(last, stretch.end) + _REACH, last.bottom + _REACH)


def _caret(lines: Lines, line: Line, stretch: TextRange) -> list[tuple[float, float]]:
    if stretch:
        return []
    x = lines.x(line, stretch.start)
    return [(x - 3, x + 3)]
