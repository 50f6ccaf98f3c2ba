"""The ring around what has the keyboard: shown after a key, never after a click."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPen, QWindow
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QMenuBar,
    QWidget,
)
from shiboken6 import isValid

_OWN_SIGN = (QLineEdit, QAbstractSpinBox, QComboBox, QAbstractScrollArea, QAbstractItemView, QMenu, QMenuBar)
_REACH = 4  # 2 of gap and 2 of ring
_PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.TabletPress)
_MOVES = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide)


def paint_ring(painter: QPainter, rect: QRectF, radius: float = 6, width: float = 2) -> None:
    """Paint a focus ring just inside a rectangle, for rows and cells that a delegate draws."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QGuiApplication.palette().accent(), width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inset = width / 2
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius - inset, radius - inset)
    painter.restore()


class FocusRing(QWidget):
    """A ring that lies over a window, around one of its widgets, and lets every click through."""

    def __init__(self, window: QWidget, target: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setObjectName("focus-ring")
        self._target: QWidget | None = target
        self._ring = QRect()
        widget: QWidget | None = target
        while widget is not None:
            widget.installEventFilter(self)
            widget = widget.parentWidget() if not widget.isWindow() else None
        self.place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES and self._target is not None:
            self.place()
        return False

    def leave(self) -> None:
        """Follow the widget no longer and go."""
        self._target = None
        self.hide()
        self.deleteLater()

    def place(self) -> None:
        """Lie around the widget, as far as it is to be seen."""
        if self._target is None or not isValid(self._target):
            self.hide()
            return
        self._ring, seen = _around(self._target)
        self.setGeometry(seen)
        self.setVisible(self._target.isVisible() and not seen.isEmpty())
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        radius = self._target.property("radius") if self._target is not None else None
        painter = QPainter(self)
        paint_ring(painter, QRectF(self._ring.translated(-self.pos())), (6 if radius is None else radius) + _REACH)
        painter.end()


def _around(target: QWidget) -> tuple[QRect, QRect]:
    """Where a widget's ring is in its window, and the part of it that no scrolling hides."""
    window = target.window()
    ring = QRect(target.mapTo(window, QPoint(0, 0)), target.size()).adjusted(-_REACH, -_REACH, _REACH, _REACH)
    seen = ring & window.rect()
    widget = target.parentWidget()
    while widget is not None and widget is not window:
        if isinstance(widget.parentWidget(), QAbstractScrollArea):
            seen &= QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
        widget = widget.parentWidget()
    return ring, seen


class KeyboardFocus(QObject):
    """Knows whether the last thing that a person touched was a key, and shows the ring then."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._keys = False
        self._ring: FocusRing | None = None
        app.focusChanged.connect(self._focus_went)
        app.focusWindowChanged.connect(self._watch)

    @property
    def shown(self) -> bool:
        """Whether the place of the keyboard is to be seen now."""
        return self._keys

    def touch(self, key: bool) -> None:
        """Note that a key was pressed, or else the pointer."""
        if key != self._keys:
            self._keys = key
            self._focus_went(None, QApplication.focusWidget())

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.KeyPress:
            self.touch(key=True)
        elif kind in _PRESSES:
            self.touch(key=False)
        return False

    def _focus_went(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self._ring is not None and isValid(self._ring):
            self._ring.leave()
        self._ring = None
        if self._keys and now is not None and _wants_ring(now):
            self._ring = FocusRing(now.window(), now)


def _wants_ring(widget: QWidget) -> bool:
    wish = widget.property("focusRing")
    return bool(wish) if wish is not None else not isinstance(widget, _OWN_SIGN)


_NAME = "keyboard-focus"


def follow_keyboard(app: QApplication) -> KeyboardFocus:
    """Show the ring wherever the keyboard goes in this program."""
    for known in app.children():
        if isinstance(known, KeyboardFocus):
            return known
    keyboard = KeyboardFocus(app)
    keyboard.setObjectName(_NAME)
    return keyboard


def focus_shown() -> bool:
    """Whether to draw the sign of focus now: after a key, not after a click."""
    app = QGuiApplication.instance()
    keyboard = app.findChild(KeyboardFocus, _NAME) if app is not None else None
    return isinstance(keyboard, KeyboardFocus) and keyboard.shown
