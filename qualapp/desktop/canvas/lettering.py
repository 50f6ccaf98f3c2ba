"""Words on a canvas: broken into lines that fit their box, and drawn as letters or as their outlines."""

from functools import lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QTextLayout, QTextOption

from qualapp.desktop.look import ui_font

LINE = 16.0
"""The height of a line of 12 px."""


@lru_cache(maxsize=4096)
def lines_of(text: str, width: float, most: int = 4, size: int = 12, weight: int = 500) -> tuple[str, ...]:
    """A text in lines no wider than this; the last of `most` lines ends in an ellipsis where more follows."""
    font = ui_font(size, weight)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout = QTextLayout(text, font)
    layout.setTextOption(option)
    layout.beginLayout()
    ends: list[int] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        ends.append(line.textStart())
    layout.endLayout()
    lines = [text[start:stop].strip() for start, stop in zip(ends, [*ends[1:], len(text)], strict=True)]
    if len(lines) > most:
        rest = " ".join(lines[most - 1 :])
        elided = QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)
        lines = [*lines[: most - 1], elided]
    return tuple(lines)


def widest(lines: tuple[str, ...], size: int = 12, weight: int = 500) -> float:
    """How wide the widest of these lines is."""
    metrics = QFontMetricsF(ui_font(size, weight))
    return max((metrics.horizontalAdvance(line) for line in lines), default=0.0)


def draw_lines(
    painter: QPainter,
    lines: tuple[str, ...],
    middle: QPointF,
    colour: QColor,
    *,
    centred: bool = False,
    outlined: bool = False,
    size: int = 12,
    weight: int = 500,
) -> None:
    """Draw lines around a height: from `middle.x()` on, or with it in their middle.

    `outlined` letters need no font where the picture is looked at.
    """
    font = ui_font(size, weight)
    metrics = QFontMetricsF(font)
    top = middle.y() - len(lines) * LINE / 2
    painter.setFont(font)
    for number, line in enumerate(lines):
        left = middle.x() - (metrics.horizontalAdvance(line) / 2 if centred else 0)
        base = top + number * LINE + (LINE + metrics.ascent() - metrics.descent()) / 2
        if outlined:
            path = QPainterPath()
            path.addText(QPointF(left, base), font, line)
            painter.fillPath(path, colour)
        else:
            painter.setPen(colour)
            painter.drawText(QPointF(left, base), line)
