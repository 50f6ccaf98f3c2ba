"""A colour out of the 24: a button that shows it and opens the others."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QWidget

from qualapp.desktop.look import focus_shown, paint_frame, paint_ring, paint_square, theme
from qualapp.desktop.look.code_colours import COUNT
from qualapp.desktop.look.widgets.hover import Hover
from qualapp.i18n import _

_CELL = 32
_COLUMNS = 8
_PAD = 8
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -_COLUMNS,
    Qt.Key.Key_Down: _COLUMNS,
    Qt.Key.Key_Home: -COUNT,
    Qt.Key.Key_End: COUNT,
}


class ColourButton(QAbstractButton):
    """Shows a colour; `chosen` tells another one that a person takes, as the project has it: "1" to "24"."""

    chosen = Signal(str)

    def __init__(self, colour: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colour = colour
        self._hover = Hover(self)
        self.setProperty("radius", 6)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.open)

    def colour(self) -> str:
        """The colour that is shown."""
        return self._colour

    def show_colour(self, colour: str) -> None:
        """Show another colour, telling nobody."""
        self._colour = colour
        self.update()

    def open(self) -> None:
        """Open the 24 colours below."""
        grid = ColourGrid(self._colour, self)
        grid.chosen.connect(self._take)
        grid.move(self.mapToGlobal(QPoint(0, self.height() + 4)))
        grid.show()
        grid.setFocus()

    def _take(self, colour: str) -> None:
        self.show_colour(colour)
        self.chosen.emit(colour)

    def sizeHint(self) -> QSize:
        return QSize(36, 36)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_F4):
            self.open()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        edge = "text-2" if self._hover.share else "strong"
        paint_frame(painter, QRectF(self.rect()), "accent-soft" if self.isDown() else "raised", edge)
        paint_square(painter, QRectF(9, 9, self.width() - 18, self.height() - 18), theme.code(self._colour).ink, 4)
        painter.end()


class ColourGrid(QFrame):
    """The 24 colours, to be taken by a click, or by arrows and Enter; Esc leaves."""

    chosen = Signal(str)

    def __init__(self, colour: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedSize(_COLUMNS * _CELL + 2 * _PAD, -(-COUNT // _COLUMNS) * _CELL + 2 * _PAD)
        self.setMouseTracking(True)
        self.setProperty("focusRing", False)
        self._colour = colour
        self._at = (int(colour) - 1) % COUNT if colour.isdecimal() and int(colour) else 0
        self._say()

    def _say(self) -> None:
        self.setAccessibleName(_("Colour {number} of {count}").format(number=self._at + 1, count=COUNT))

    def _cell(self, number: int) -> QRectF:
        line, column = divmod(number, _COLUMNS)
        return QRectF(_PAD + column * _CELL, _PAD + line * _CELL, _CELL, _CELL)

    def _take(self) -> None:
        self.chosen.emit(str(self._at + 1))
        self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            target = self._at + _STEPS[key]
            whole = key in (Qt.Key.Key_Home, Qt.Key.Key_End)
            if whole or 0 <= target < COUNT:
                self._at = min(max(target, 0), COUNT - 1)
                self._say()
                self.update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._take()
        elif key == Qt.Key.Key_Escape:
            self.close()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._point_at(event):
            self._take()

    def _point_at(self, event: QMouseEvent) -> bool:
        for number in range(COUNT):
            if self._cell(number).contains(event.position()):
                self._at = number
                self.update()
                return True
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_frame(painter, QRectF(self.rect()), "raised", "line", radius=0)
        for number in range(COUNT):
            cell = self._cell(number)
            if number == self._at:
                paint_frame(painter, cell.adjusted(1, 1, -1, -1), "accent-soft")
                if focus_shown():
                    paint_ring(painter, cell.adjusted(1, 1, -1, -1))
            paint_square(painter, cell.adjusted(7, 7, -7, -7), theme.code(number + 1).ink, 4)
            if str(number + 1) == self._colour:
                paint_frame(painter, cell.adjusted(4, 4, -4, -4), "", "text", 1.5, 6)
        painter.end()
