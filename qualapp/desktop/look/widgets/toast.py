"""A sentence that floats over the window for a while, after something big was done."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QWidget
from shiboken6 import isValid

from qualapp.desktop.look.fonts import ui_font
from qualapp.desktop.look.shapes import paint_frame, paint_shadow
from qualapp.desktop.look.widgets.button import Button
from qualapp.desktop.look.widgets.icon_button import IconButton
from qualapp.i18n import _

SECONDS = 8
_ABOVE = 24
_AIR = 28  # around the card, for its shadow
_WIDEST = 560


class Toast(QWidget):
    """The one toast of a window: `say` shows a sentence for 8 seconds with something to do about it.

    It never takes the focus, and stays while the pointer or the keyboard is in it. It lies at the bottom, centred,
    above the widget given to `stay_above`.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._before: QWidget | None = None
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._act: Callable[[], object] | None = None
        self._floor: QWidget | None = None
        self._text = QLabel(self)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._button = Button("", self, kind="link", height=28)
        self._close = IconButton("x", _("Close"), self, icon_size=15)
        for button in (self._button, self._close):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(_AIR + 16, _AIR + 8, _AIR + 8, _AIR + 8)
        row.setSpacing(8)
        for widget in (self._text, self._button, self._close):
            row.addWidget(widget)
        self._timer = QTimer(self, singleShot=True, interval=SECONDS * 1000)
        self._timer.timeout.connect(self._time_is_up)
        self._button.clicked.connect(self._do)
        self._close.clicked.connect(self.leave)
        window.installEventFilter(self)
        self.hide()

    def stay_above(self, widget: QWidget | None) -> None:
        """Lie 24 above this widget while it is to be seen, else above the window's edge."""
        self._floor = widget

    def say(self, sentence: str, action: str = "", act: Callable[[], object] | None = None, hint: str = "") -> None:
        """Show a sentence instead of the one before, with a button for `act`."""
        self._act = act
        if not self._holds_focus():
            self._before = QApplication.focusWidget()
        self._text.setText(sentence)
        width = QFontMetricsF(ui_font()).horizontalAdvance(sentence)
        self._text.setFixedWidth(min(_WIDEST - 180, round(width) + 2))
        self._button.setText(action)
        self._button.set_hint(hint)
        self._button.setVisible(bool(action))
        self._timer.start()
        self._place()
        self.show()
        self.raise_()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, f"{sentence} {action}".strip()))

    def _place(self) -> None:
        window = self._window
        self.adjustSize()
        floor = window.height()
        if self._floor is not None and self._floor.isVisible():
            floor = self._floor.mapTo(window, self._floor.rect().topLeft()).y()
        self.move((window.width() - self.width()) // 2, floor - _ABOVE - self.height() + _AIR)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _holds_focus(self) -> bool:
        return self._button.hasFocus() or self._close.hasFocus()

    def leave(self) -> None:
        """Go, and give the keyboard back to where it was."""
        if self._holds_focus() and self._before is not None and isValid(self._before):
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()

    def take_back(self, sentence: str) -> None:
        """Go where this sentence is still the one that is shown."""
        if self._text.text() == sentence:
            self.leave()

    def _time_is_up(self) -> None:
        if self.underMouse() or self._holds_focus():
            self._timer.start()
        else:
            self.leave()

    def _do(self) -> None:
        act = self._act
        self.leave()
        if act is not None:
            act()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        card = QRectF(self.rect()).adjusted(_AIR, _AIR, -_AIR, -_AIR)
        paint_shadow(painter, card, 8)
        paint_frame(painter, card, "raised", "line", radius=8)
        painter.end()
