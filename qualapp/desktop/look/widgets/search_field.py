"""A field to search or filter with."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from qualapp.desktop.look.icons import paint_icon
from qualapp.desktop.look.widgets.icon_button import IconButton
from qualapp.desktop.look.widgets.key_cap import KeyCap
from qualapp.i18n import _

_ICON = 16.0


class SearchField(QLineEdit):
    """A line with a magnifying glass, and a cross that empties it, as Esc does while something is in it.

    `hint` is the key that leads here; it is shown while the field is empty.
    """

    def __init__(
        self, placeholder: str, parent: QWidget | None = None, *, hint: str = "", room: str = "toolbar"
    ) -> None:
        super().__init__(parent)
        self.setProperty("room", room)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setTextMargins(27, 0, 24, 0)
        self._clear = IconButton("x", _("Clear"), self, hint="Esc", size=24, icon_size=14)
        self._clear.resize(self._clear.sizeHint())
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._clear.setCursor(Qt.CursorShape.ArrowCursor)
        self._clear.clicked.connect(self.clear)
        self._cap = KeyCap(hint, self, joined=True) if hint else None
        self.textChanged.connect(self._show_marks)
        self._show_marks()

    def _show_marks(self) -> None:
        self._clear.setVisible(bool(self.text()))
        if self._cap is not None:
            self._cap.setVisible(not self.text())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._clear.move(self.width() - self._clear.width() - 4, (self.height() - self._clear.height()) // 2)
        if self._cap is not None:
            size = self._cap.sizeHint()
            self._cap.setGeometry(self.width() - size.width() - 7, (self.height() - 20) // 2, size.width(), 20)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            event.accept()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        place = QRectF(10, (self.height() - _ICON) / 2, _ICON, _ICON)
        paint_icon(painter, "search", place, "text-2" if self.isEnabled() else "strong")
        painter.end()
