"""Who codes: initials on a disc."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from qualapp.desktop.look.shapes import paint_avatar
from qualapp.desktop.look.theme import theme
from qualapp.desktop.look.widgets.hover import Hover


class Avatar(QToolButton):
    """A coder's initials in their colour; a button that can open a menu about them."""

    def __init__(
        self, name: str, initials: str, parent: QWidget | None = None, *, colour: int | str = 1, size: int = 28
    ) -> None:
        super().__init__(parent)
        self._size = size
        self._hover = Hover(self)
        self.setProperty("radius", size / 2)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.show_coder(name, initials, colour)

    def show_coder(self, name: str, initials: str, colour: int | str = 1) -> None:
        """Stand for another coder."""
        self._initials, self._colour = initials, colour
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._size, self._size)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        paint_avatar(painter, rect, self._initials, self._colour)
        if self._hover.share or self.isDown():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(theme.colour("text-2"))
            painter.drawEllipse(rect.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()
