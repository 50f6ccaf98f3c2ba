"""The small letters beside a transcript, and how much of a name there is room for; remembered between paintings."""

from functools import cache, lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QStaticText, QTransform

from qualapp.desktop.look.fonts import ui_font

_SIZE = 12


@cache
def small(weight: int) -> QFont:
    """The font of speakers, times and names of codes."""
    return ui_font(_SIZE, weight)


@cache
def metrics(weight: int) -> QFontMetricsF:
    return QFontMetricsF(small(weight))


@lru_cache(maxsize=4000)
def elided(words: str, weight: int, room: float) -> tuple[str, float]:
    """The words as far as there is room, and how wide that is."""
    shown = metrics(weight).elidedText(words, Qt.TextElideMode.ElideRight, max(0, room))
    return shown, metrics(weight).horizontalAdvance(shown)


@lru_cache(maxsize=4000)
def _prepared(words: str, weight: int) -> QStaticText:
    text = QStaticText(words)
    text.setTextFormat(Qt.TextFormat.PlainText)
    text.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
    text.prepare(QTransform(), small(weight))
    return text


def write(painter: QPainter, words: str, weight: int, left: float, baseline: float) -> None:
    """Write in the painter's colour; quicker than plain drawing, because the letters are placed only once."""
    painter.setFont(small(weight))
    painter.drawStaticText(QPointF(left, baseline - metrics(weight).ascent()), _prepared(words, weight))
