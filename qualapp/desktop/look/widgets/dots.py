"""How much something weighs, as up to three dots."""

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from qualapp.desktop.look.theme import theme
from qualapp.i18n import _

_COUNT = 3
_WEIGHTS = (0, 33, 67, 100)
_STEP = 16
_RADIUS = 5.0
_PAD = 6
_KEYS = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: 1,
    Qt.Key.Key_Plus: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Down: -1,
    Qt.Key.Key_Minus: -1,
}
_DIGITS = {Qt.Key.Key_0: 0, Qt.Key.Key_1: 1, Qt.Key.Key_2: 2, Qt.Key.Key_3: 3}


def dots_for(weight: int | None) -> int:
    """How many dots a weight of 0 to 100 has; none where no weight is given.

    >>> [dots_for(weight) for weight in (None, 0, 1, 33, 50, 67, 100)]
    [0, 0, 1, 1, 2, 2, 3]
    """
    return 0 if not weight else min(_COUNT, (weight * _COUNT + 100) // 101 or 1)


class Dots(QWidget):
    """Three dots that show a weight and take one: by click, by the keys 0 to 3, by arrows; Delete empties.

    `changed` tells the new weight, 0, 33, 67 or 100, or None where it was taken away.
    """

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None, *, weight: int | None = None, name: str = "") -> None:
        super().__init__(parent)
        self._weight: int | None = None
        self._over = 0
        self._name = name or _("Weight")
        self.setProperty("radius", 6)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_weight(weight)

    def weight(self) -> int | None:
        """The weight, 0 to 100, or None."""
        return self._weight

    def set_weight(self, weight: int | None) -> None:
        """Show this weight, telling nobody."""
        self._weight = weight
        said = _("No weight") if weight is None else _("{weight} of 100").format(weight=weight)
        self.setAccessibleName(f"{self._name}: {said}")
        self.setToolTip(f"{self._name}: {said}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(2 * _PAD + round(2 * _RADIUS) + _STEP * (_COUNT - 1), 28)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _choose(self, weight: int | None) -> None:
        if weight != self._weight:
            self.set_weight(weight)
            self.changed.emit(weight)

    def _dot_at(self, x: float) -> int:
        return min(_COUNT, max(1, int((x - _PAD - _RADIUS + _STEP / 2) // _STEP) + 1))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        dots = self._dot_at(event.position().x())
        same = self._weight is not None and dots_for(self._weight) == dots
        self._choose(None if same else _WEIGHTS[dots])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._show_over(self._dot_at(event.position().x()))

    def leaveEvent(self, event: object) -> None:
        self._show_over(0)

    def _show_over(self, dot: int) -> None:
        if dot != self._over:
            self._over = dot
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _DIGITS:
            self._choose(_WEIGHTS[_DIGITS[key]])
        elif key in _KEYS:
            self._choose(_WEIGHTS[min(_COUNT, max(0, dots_for(self._weight) + _KEYS[key]))])
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._choose(None)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = theme.colour("text-2" if self.isEnabled() else "strong")
        empty = theme.colour("strong") if self._weight is None else ink
        filled = dots_for(self._weight)
        for index in range(_COUNT):
            centre = QPointF(_PAD + _RADIUS + index * _STEP, self.height() / 2)
            if index < filled:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(ink)
                painter.drawEllipse(centre, _RADIUS, _RADIUS)
            else:
                painter.setPen(QPen(ink if index < self._over else empty, 1.3))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(centre, _RADIUS - 0.65, _RADIUS - 0.65)
        painter.end()
