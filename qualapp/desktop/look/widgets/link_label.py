"""A text that leads somewhere: it is pressed with the mouse or with Enter."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFont, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from qualapp.desktop.look.widgets.elided_label import ElidedLabel

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class LinkLabel(ElidedLabel):
    """`pressed` tells that one wants to go there; `leads` says where to a screen reader."""

    pressed = Signal()

    def __init__(
        self, text: str, leads: str, parent: QWidget | None = None, *, lines: int = 1, font: QFont | None = None
    ) -> None:
        super().__init__(text, parent, lines=lines, font=font)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleDescription(leads)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.set_token("accent")
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.set_token("text")
        super().leaveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.pressed.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.pressed.emit()
        else:
            super().keyPressEvent(event)
