"""A filter above a table, that can be opened and taken away."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from qualapp.desktop.look.shapes import paint_frame
from qualapp.desktop.look.widgets.button import ENTER
from qualapp.desktop.look.widgets.hover import Hover
from qualapp.desktop.look.widgets.parts import Part, Picture, Words, fitted, paint_row, row_width

_GAP = 6
_PAD = 9
_CROSS = 14


class FilterChip(QPushButton):
    """A filter above a table: a menu while it lets all through, accent-edged with a cross while it holds back.

    `clicked` asks for its choices, `removed` to let all through again (the cross, or Delete). One that has no choices
    but is on or off is a switch, and has no arrow.
    """

    removed = Signal()

    def __init__(
        self,
        text: str,
        parent: QWidget | None = None,
        *,
        active: bool = False,
        height: int = 30,
        is_switch: bool = False,
    ) -> None:
        super().__init__(text, parent)
        self._active = active
        self._is_switch = is_switch
        self._height = height
        self._hover = Hover(self)
        self.setAutoDefault(False)
        self.setCheckable(is_switch)
        self.setProperty("radius", 6)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    @property
    def active(self) -> bool:
        return self._active

    def show_filter(self, text: str, active: bool) -> None:
        """Say what is let through, and whether that holds something back."""
        self._active = active
        self.setChecked(active and self._is_switch)
        self.setText(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(row_width(self._parts(), _GAP)) + 2 * _PAD + 1, self._height)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), 120), self._height)

    def _parts(self) -> list[Part]:
        ink = ("accent" if self._active else "text") if self.isEnabled() else "strong"
        words = Words(self.text(), ink, weight=600 if self._active else 500)
        if self._is_switch and not self._active:
            return [words]
        mark = Picture("x" if self._active else "chevron-down", "text-2" if ink == "text" else ink, _CROSS)
        return [words, mark]

    def _on_cross(self, position: QPoint) -> bool:
        return self._active and position.x() > self.width() - _PAD - _CROSS - _GAP / 2

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.isDown() and self._on_cross(event.position().toPoint()):
            self.setDown(False)
            self.removed.emit()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._active and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        elif event.key() in ENTER:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        edge = "accent" if self._active else ("text-2" if self._hover.share else "strong")
        ground = "accent-soft" if self._active or self.isDown() else "raised"
        able = self.isEnabled()
        paint_frame(painter, rect, ground if able else "sunken", edge if able else "")
        parts = fitted(self._parts(), _GAP, rect.width() - 2 * _PAD)
        paint_row(painter, parts, _PAD, rect.height() / 2, _GAP)
        painter.end()
