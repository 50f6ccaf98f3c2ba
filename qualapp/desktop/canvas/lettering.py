"""Words on a canvas: broken into lines that fit their box, and drawn as letters or as their outlines."""

from functools import lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath

from qualapp.desktop.look import ui_font

_BROKEN = "\u2010"  # a hyphen that nobody types
LINE = 16.0
"""The height of a line of 12 px."""


@lru_cache(maxsize=4096)
def lines_of(text: str, width: float, most: int = 4, size: int = 12, weight: int = 500) -> tuple[str, ...]:
    """A text in lines no wider than this; the last of `most` lines ends in an ellipsis where more follows."""
    metrics = QFontMetricsF(ui_font(size, weight))
    lines: list[str] = []
    parts = (part for word in text.split() for part in _parts(word, width, metrics))
    for part in parts:
        longer = f"{lines[-1]} {part}" if lines else part
        if lines and metrics.horizontalAdvance(longer) <= width and not lines[-1].endswith(_BROKEN):
            lines[-1] = longer
        else:
            lines.append(part)
    lines = [line.replace(_BROKEN, "-") for line in lines]
    if len(lines) > most:
        rest = " ".join(lines[most - 1 :])
        lines = [*lines[: most - 1], metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)]
    return tuple(lines)


def _parts(word: str, width: float, metrics: QFontMetricsF) -> list[str]:
    """A word, or where it is wider than a line the pieces it is broken into."""
    parts: list[str] = []
    while metrics.horizontalAdvance(word) > width:
        fits = next((n for n in range(len(word) - 3, 3, -1) if metrics.horizontalAdvance(word[:n] + "-") <= width), 0)
        if not fits:
            break
        seam = max(word.rfind(sign, 4, fits + 1) for sign in "-/") + 1
        fits = seam or fits
        parts.append(word[:fits] + ("" if seam else _BROKEN))
        word = word[fits:]
    return [*parts, word]


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
