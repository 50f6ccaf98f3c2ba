"""A button with words, and if wanted an icon before and a key behind them."""

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from qualapp.desktop.look.keys import key_text
from qualapp.desktop.look.keys_in_use import keys_in_use
from qualapp.desktop.look.shapes import paint_frame
from qualapp.desktop.look.stylesheet import emphasis
from qualapp.desktop.look.theme import theme
from qualapp.desktop.look.tokens import mix
from qualapp.desktop.look.widgets.hover import Hover
from qualapp.desktop.look.widgets.parts import Part, Picture, Words, fitted, paint_row, row_width

Kind = Literal["plain", "primary", "ghost", "link", "danger"]
_INK = {"plain": "text", "primary": "on-accent", "ghost": "text-2", "link": "accent", "danger": "danger"}
_EDGE = {"plain": "strong", "danger": "danger"}
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_GAP = 8
_NEVER_CUT = 240


class Button(QPushButton):
    """A button that says its verb.

    `shortcut` works and is shown; `hint` is only shown, for a key that something else listens to; so is the key that
    a `command` has, as long as it has it.
    `ghost` has no edge and is for what stands often; `link` is one in the accent.
    """

    def __init__(
        self,
        text: str,
        parent: QWidget | None = None,
        *,
        kind: Kind = "plain",
        icon: str = "",
        shortcut: str = "",
        hint: str = "",
        command: str = "",
        height: int = 32,
    ) -> None:
        super().__init__(text, parent)
        self._kind = kind
        self._icon = icon
        self._hint = key_text(shortcut or hint)
        self._command = command
        self._height = height
        self._hover = Hover(self)
        self.setAutoDefault(False)
        self.setProperty("radius", 6)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        if shortcut:
            self.setShortcut(QKeySequence(shortcut))
        if command:
            keys_in_use.changed.connect(self._show_key)
            self._show_key()

    @property
    def kind(self) -> Kind:
        return self._kind

    def set_kind(self, kind: Kind) -> None:
        """Look like another kind of button."""
        self._kind = kind
        self.update()

    def set_icon(self, name: str) -> None:
        """Have another icon, or none."""
        self._icon = name
        self.updateGeometry()
        self.update()

    def set_hint(self, keys: str) -> None:
        """Show another key, or none."""
        self._hint = key_text(keys)
        self.updateGeometry()
        self.update()

    def _show_key(self) -> None:
        self.set_hint(keys_in_use.of(self._command))

    def sizeHint(self) -> QSize:
        return QSize(round(row_width(self._parts(), _GAP)) + sum(self._padding()) + 1, self._height)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), _NEVER_CUT), self._height)

    def _padding(self) -> tuple[int, int]:
        side = 10 if self._kind in ("ghost", "link") else 14
        return side - 2 if self._icon else side, side

    def _ink(self) -> str:
        if not self.isEnabled():
            return "strong"
        return "text" if self._kind == "ghost" and self._hover.share == 1 else _INK[self._kind]

    def _parts(self) -> list[Part]:
        ink = self._ink()
        parts: list[Part] = [Picture(self._icon, ink)] if self._icon else []
        if self.text():
            parts.append(Words(self.text().replace("&&", "\0").replace("&", "").replace("\0", "&"), ink, weight=500))
        if self._hint:
            faint = ink if self._kind == "primary" or not self.isEnabled() else "text-3"
            parts.append(Words(self._hint, faint, size=12))
        return parts

    def _ground(self) -> str:
        tokens = theme.tokens
        if not self.isEnabled():
            return "" if self._kind in ("ghost", "link") else "sunken"
        if self._kind == "primary":
            return emphasis(tokens, 0.28 if self.isDown() else 0.14 * self._hover.share)
        if self.isDown() or self.isChecked():
            return "accent-soft"
        return "" if self._kind in ("ghost", "link") else "raised"

    def _edge(self) -> str:
        edge = _EDGE.get(self._kind, "")
        if not edge or not self.isEnabled():
            return ""
        tokens = theme.tokens
        return mix(tokens.text_2, tokens[edge], round(self._hover.share, 2)) if edge == "strong" else edge

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        if self._kind in ("ghost", "link") and self._hover.share and not self.isDown():
            painter.setOpacity(self._hover.share)
            paint_frame(painter, rect, "hover")
            painter.setOpacity(1)
        paint_frame(painter, rect, self._ground(), self._edge())
        before, behind = self._padding()
        room = rect.width() - before - behind
        parts = fitted(self._parts(), _GAP, room)
        left = before + max(0.0, (room - row_width(parts, _GAP)) / 2)
        paint_row(painter, parts, left, rect.height() / 2, _GAP)
        painter.end()
