"""Small labelled tags: what an excerpt says, or how many there are."""

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from qualapp.desktop.look.glyphs import GLYPH_TOKENS
from qualapp.desktop.look.shapes import paint_frame
from qualapp.desktop.look.theme import theme
from qualapp.desktop.look.widgets.button import ENTER
from qualapp.desktop.look.widgets.hover import Hover
from qualapp.desktop.look.widgets.parts import Part, Picture, Sign, Square, Words, fitted, paint_row, row_width

Tone = Literal["plain", "outline", "driver", "barrier", "ambivalent", "accent"]
_GROUND = {
    "plain": "sunken",
    "outline": "raised",
    "driver": "driver-soft",
    "barrier": "barrier-soft",
    "ambivalent": "ambivalent-soft",
    "accent": "accent-soft",
}
_GAP = 6
_PAD = 9


class Chip(QPushButton):
    """A tag with a sign, a colour square or an icon, words, and fainter words behind.

    It is a button where something can be opened by it; else take away its focus and clicks with `passive=True`.
    """

    def __init__(
        self,
        text: str,
        parent: QWidget | None = None,
        *,
        tone: Tone = "plain",
        glyph: str = "",
        icon: str = "",
        colour: int | str = "",
        faint: str = "",
        strong: bool = False,
        height: int = 26,
        passive: bool = False,
    ) -> None:
        super().__init__(text, parent)
        self._tone = tone
        self._glyph, self._icon, self._colour = glyph, icon, colour
        self._faint, self._strong = faint, strong
        self._height = height
        self._hover = Hover(self)
        self._passive = passive
        self.setAutoDefault(False)
        self.setAccessibleName(f"{text} {faint}".strip())
        self.setProperty("radius", 6)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        if passive:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        return QSize(round(row_width(self._parts(), _GAP)) + 2 * _PAD + 1, self._height)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), 80), self._height)

    def _parts(self) -> list[Part]:
        ink = "text" if self.isEnabled() else "strong"
        parts: list[Part] = []
        if self._glyph:
            parts.append(Sign(self._glyph, GLYPH_TOKENS[self._glyph]))
        if self._colour:
            parts.append(Square(self._colour))
        if self._icon:
            parts.append(Picture(self._icon, "text-2", 15))
        parts.append(Words(self.text(), ink, size=12, weight=600 if self._strong else 400))
        if self._faint:
            parts.append(Words(self._faint, "text-3", size=12))
        return parts

    def _ground(self) -> str:
        if self.isDown() or self.isChecked():
            return theme.code(self._colour).wash_strong if self._colour else "accent-soft"
        return _GROUND[self._tone]

    def _edge(self) -> str:
        if self._tone == "outline":
            return "text-2" if self._hover.share else "line"
        if self.isChecked() or (self._tone == "accent" and not self._passive):
            return "accent"
        return "strong" if self._hover.share and not self._passive else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        paint_frame(painter, rect, self._ground(), self._edge())
        parts = fitted(self._parts(), _GAP, rect.width() - 2 * _PAD)
        paint_row(painter, parts, _PAD, rect.height() / 2, _GAP)
        painter.end()
