"""A small card that opens below a button and closes when left."""

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from qualapp.desktop.look import paint_frame, paint_shadow

AIR = 24
"""The room around the card, for its shadow."""


class Popover(QWidget):
    """Holds what is put into its `body`; Esc and a click elsewhere close it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setWindowFlag(Qt.WindowType.NoDropShadowWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(AIR + 8, AIR // 2 + 8, AIR + 8, AIR + 8)
        self.body.setSpacing(6)

    def open_below(self, widget: QWidget) -> None:
        """Open with the left edges level; above the widget where there is no room below."""
        self.adjustSize()
        card = self.size()
        place = widget.mapToGlobal(QPoint(-AIR, widget.height() + 4 - AIR // 2))
        room = widget.screen().availableGeometry()
        place.setX(max(room.left() - AIR, min(place.x(), room.right() - card.width() + AIR)))
        if place.y() + card.height() - AIR > room.bottom():
            place.setY(widget.mapToGlobal(QPoint(0, -4)).y() - card.height() + AIR)
        self.move(place)
        self.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        card = QRectF(self.rect()).adjusted(AIR, AIR / 2, -AIR, -AIR)
        paint_shadow(painter, card, 8)
        paint_frame(painter, card, "raised", "line", radius=8)
        painter.end()
