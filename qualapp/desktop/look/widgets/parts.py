"""What buttons and chips are made of: a row of words, icons, signs and keys."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from qualapp.desktop.look.fonts import text_width, ui_font
from qualapp.desktop.look.glyphs import paint_glyph
from qualapp.desktop.look.icons import paint_icon
from qualapp.desktop.look.shapes import key_cap_width, paint_key_cap, paint_square
from qualapp.desktop.look.theme import theme


class Part(Protocol):
    """One thing in a row."""

    @property
    def width(self) -> float: ...
    def paint(self, painter: QPainter, left: float, middle: float) -> None: ...


@dataclass(frozen=True)
class Words:
    """A text on one line; `keep` is wider than it where the row must not move when it grows bold."""

    text: str
    token: str = "text"
    size: int = 13
    weight: int = 400
    keep: float = 0

    @property
    def width(self) -> float:
        return max(self.keep, text_width(self.text, self.size, self.weight))

    def paint(self, painter: QPainter, left: float, middle: float) -> None:
        painter.setFont(ui_font(self.size, self.weight))
        painter.setPen(theme.colour(self.token))
        rect = QRectF(left, middle - self.size, self.width + 1, 2 * self.size)
        centred = Qt.AlignmentFlag.AlignHCenter if self.keep else Qt.AlignmentFlag.AlignLeft
        painter.drawText(rect, centred | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, self.text)

    def cut(self, room: float) -> "Words":
        """The same with an ellipsis, if it is wider than the room."""
        if self.width <= room:
            return self
        metrics = QFontMetricsF(ui_font(self.size, self.weight))
        return replace(self, text=metrics.elidedText(self.text, Qt.TextElideMode.ElideRight, max(0, room)), keep=0)


@dataclass(frozen=True)
class Picture:
    """An icon."""

    name: str
    token: str = "text-2"
    size: float = 18

    @property
    def width(self) -> float:
        return self.size

    def paint(self, painter: QPainter, left: float, middle: float) -> None:
        paint_icon(painter, self.name, QRectF(left, middle - self.size / 2, self.size, self.size), self.token)


@dataclass(frozen=True)
class Sign:
    """A sign of valence or evidence, in its own colour unless another is said."""

    name: str
    token: str = ""
    size: float = 9.5

    @property
    def width(self) -> float:
        return self.size + 1

    def paint(self, painter: QPainter, left: float, middle: float) -> None:
        paint_glyph(painter, self.name, QPointF(left + self.width / 2, middle), self.size, self.token)


@dataclass(frozen=True)
class Square:
    """A code's colour."""

    colour: int | str

    @property
    def width(self) -> float:
        return 11

    def paint(self, painter: QPainter, left: float, middle: float) -> None:
        paint_square(painter, QRectF(left, middle - 5.5, 11, 11), theme.code(self.colour).ink)


@dataclass(frozen=True)
class Cap:
    """A key."""

    text: str

    @property
    def width(self) -> float:
        return key_cap_width(self.text)

    def paint(self, painter: QPainter, left: float, middle: float) -> None:
        paint_key_cap(painter, self.text, left, middle)


def row_width(parts: Sequence[Part], gap: float) -> float:
    """How much room the parts need side by side."""
    return sum(part.width for part in parts) + gap * max(0, len(parts) - 1)


def fitted(parts: Sequence[Part], gap: float, room: float) -> list[Part]:
    """The parts, the longest text cut with an ellipsis where they would not fit."""
    missing = row_width(parts, gap) - room
    longest = max((part for part in parts if isinstance(part, Words)), key=lambda part: part.width, default=None)
    if missing <= 0.5 or longest is None:
        return list(parts)
    return [longest.cut(longest.width - missing) if part is longest else part for part in parts]


def paint_row(painter: QPainter, parts: Sequence[Part], left: float, middle: float, gap: float) -> None:
    """Paint the parts from left to right around a middle line."""
    for part in parts:
        part.paint(painter, left, middle)
        left += part.width + gap
