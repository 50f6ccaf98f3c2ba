"""A button that is an icon alone."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from qualapp.desktop.look.icons import paint_icon
from qualapp.desktop.look.keys import key_text
from qualapp.desktop.look.keys_in_use import keys_in_use
from qualapp.desktop.look.shapes import paint_frame
from qualapp.desktop.look.widgets.hover import Hover


class IconButton(QToolButton):
    """An icon that can be pressed; its name and shortcut are in the tooltip and told to screen readers.

    `shortcut` works; `hint` is only named, for a key that something else listens to; so is the key that a `command`
    has, as long as it has it.
    """

    def __init__(
        self,
        icon: str,
        name: str,
        parent: QWidget | None = None,
        *,
        shortcut: str = "",
        hint: str = "",
        command: str = "",
        size: int = 28,
        icon_size: float = 18,
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._size = size
        self._icon_size = icon_size
        self._hover = Hover(self)
        self._keys = shortcut or hint
        self._command = command
        self.setProperty("radius", 6)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.rename(name)
        if shortcut:
            self.setShortcut(QKeySequence(shortcut))
        if command:
            keys_in_use.changed.connect(self._show_key)
            self._show_key()

    def _show_key(self) -> None:
        self._keys = keys_in_use.of(self._command)
        self.rename(self.accessibleName())

    def rename(self, name: str) -> None:
        """Say something else of itself in the tooltip and to screen readers."""
        self.setAccessibleName(name)
        self.setToolTip(f"{name}   {key_text(self._keys)}" if self._keys else name)

    def set_icon(self, icon: str) -> None:
        """Show another icon."""
        self._icon = icon
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._size, self._size)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _ink(self) -> str:
        if not self.isEnabled():
            return "strong"
        if self.isChecked():
            return "accent"
        return "text" if self._hover.share == 1 else "text-2"

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        if self.isDown() or self.isChecked():
            paint_frame(painter, rect, "accent-soft")
        elif self._hover.share:
            painter.setOpacity(self._hover.share)
            paint_frame(painter, rect, "hover")
            painter.setOpacity(1)
        side = self._icon_size
        place = QRectF((rect.width() - side) / 2, (rect.height() - side) / 2, side, side)
        paint_icon(painter, self._icon, place, self._ink())
        painter.end()
