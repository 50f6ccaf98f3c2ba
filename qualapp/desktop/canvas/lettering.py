"""Words on a canvas: broken into lines that fit their box, and drawn as letters or as their outlines."""

from functools import lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath

from qualapp.desktop.look import ui_font

_BROKEN = "\u2010"  # a hyphen that nobody types
_VOWELS = frozenset("aeiouyæøåéäö")
LINE = 16.0
"""The height of a line of 12 px."""


@lru_cache(maxsize=64)
def metrics_of(size: int = 12, weight: int = 500) -> QFontMetricsF:
    """How wide the letters of a font are."""
    return QFontMetricsF(ui_font(size, weight))


@lru_cache(maxsize=4096)
def lines_of(text: str, width: float, most: int = 4, size: int = 12, weight: int = 500) -> tuple[str, ...]:
    """A text in lines no wider than this; the last of `most` lines ends in an ellipsis where more follows."""
    metrics = metrics_of(size, weight)
    lines: list[str] = []
    room = text[: int(most * width) + 1]  # no letter is narrower than a pixel
    parts = (part for word in room.split() for part in _parts(word, width, metrics))
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
        most = min(len(word) - 3, int(width))
        fits = next((n for n in range(most, 3, -1) if metrics.horizontalAdvance(word[:n] + "-") <= width), 0)
        if not fits:
            break
        seam = max(word.rfind(sign, 4, fits + 1) for sign in "-/") + 1
        fits = seam or _syllable(word, fits)
        parts.append(word[:fits] + ("" if seam else _BROKEN))
        word = word[fits:]
    return [*parts, word]


def _syllable(word: str, fits: int) -> int:
    """The last place, not after `fits`, where one consonant and a vowel begin what may be a syllable."""
    for place in range(fits, max(3, fits - 5), -1):
        if word[place].lower() not in _VOWELS and word[place + 1].lower() in _VOWELS and len(word) - place > 2:
            return place
    return fits


@lru_cache(maxsize=4096)
def widest(lines: tuple[str, ...], size: int = 12, weight: int = 500) -> float:
    """How wide the widest of these lines is."""
    metrics = metrics_of(size, weight)
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
    pitch: float = LINE,
) -> None:
    """Draw lines around a height: from `middle.x()` on, or with it in their middle.

    `outlined` letters need no font where the picture is looked at.
    """
    font, metrics = ui_font(size, weight), metrics_of(size, weight)
    top = middle.y() - len(lines) * pitch / 2
    painter.setFont(font)
    for number, line in enumerate(lines):
        left = middle.x() - (metrics.horizontalAdvance(line) / 2 if centred else 0)
        base = top + number * pitch + (pitch + metrics.ascent() - metrics.descent()) / 2
        if outlined:
            path = QPainterPath()
            path.setFillRule(Qt.FillRule.WindingFill)  # strokes of a letter may cross
            path.addText(QPointF(left, base), font, line)
            painter.fillPath(path, colour)
        else:
            painter.setPen(colour)
            painter.drawText(QPointF(left, base), line)
