"""A large card of the start page."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from qualapp.desktop.look import paint_frame

_RADIUS = 12


class Card(QWidget):
    """A rounded ground for what belongs together; `column` holds it from top to bottom."""

    def __init__(self, parent: QWidget | None = None, *, ground: str = "surface", edge: str = "line") -> None:
        super().__init__(parent)
        self._ground = ground
        self._edge = edge
        self.column = QVBoxLayout(self)
        self.column.setSpacing(0)
        self.set_padding(28)

    def set_padding(self, side: int) -> None:
        """Keep this much room at the left and right."""
        self.column.setContentsMargins(side, 24, side, 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_frame(painter, QRectF(self.rect()), self._ground, self._edge, radius=_RADIUS)
        painter.end()
