"""The line that finds words in the open source."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from qualapp.desktop.look import theme
from qualapp.desktop.look.widgets import IconButton, SearchField
from qualapp.desktop.session import Session
from qualapp.errors import UserError
from qualapp.i18n import _
from qualapp.model.text import TextRange


class FindBar(QWidget):
    """A field with the number of hits; Enter goes to the next, Shift+Enter to the one before, Esc closes."""

    moved = Signal(list, int)
    closed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._text = ""
        self._hits: list[TextRange] = []
        self._current = 0
        self.setFixedHeight(45)
        self.field = SearchField(_("Find in the text, in any inflection"), self)
        self.field.setMaximumWidth(420)
        self.field.installEventFilter(self)
        self._count = QLabel("", self)
        self._count.setProperty("role", "secondary")
        previous = IconButton("chevron-up", _("Previous hit"), self, hint="Shift+Return")
        following = IconButton("chevron-down", _("Next hit"), self, hint="Return")
        close = IconButton("x", _("Close"), self, hint="Esc")
        previous.clicked.connect(lambda: self._step(-1))
        following.clicked.connect(lambda: self._step(1))
        close.clicked.connect(self.leave)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 14, 1)
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        for widget in (previous, following, self._count):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(close)
        self._wait = QTimer(self, singleShot=True, interval=120)
        self._wait.timeout.connect(self._search)
        self.field.textChanged.connect(self._wait.start)

    def open_for(self, text: str, words: str = "") -> None:
        """Show the field over this text and look for these words; without any, for what was looked for last."""
        self._text = text
        if words:
            self.field.setText(words)
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self._search()

    def search_again(self, text: str) -> None:
        """Search in another text, where the field is open."""
        self._text = text
        if self.isVisible():
            self._search()

    def leave(self) -> None:
        """Close the field and take the frames off the hits."""
        self.hide()
        self._wait.stop()
        self.closed.emit()

    def _search(self) -> None:
        self._wait.stop()
        typed = self.field.text().strip()
        self._current = 0
        try:
            self._hits = self._session.project.search.marks(typed, self._text) if typed else []
            self._say(_("No hits") if typed and not self._hits else "")
        except UserError as error:
            self._hits = []
            self._say(error.message)
        self._show()

    def _step(self, by: int) -> None:
        if self._wait.isActive():
            self._search()
        elif self._hits:
            self._current = (self._current + by) % len(self._hits)
            self._show()

    def _show(self) -> None:
        if self._hits:
            self._say(_("{number} of {total}").format(number=self._current + 1, total=len(self._hits)))
        self.moved.emit(self._hits, self._current)

    def _say(self, text: str) -> None:
        self._count.setText(text)
        self.field.setAccessibleDescription(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc closes at once, also while there are words in the field."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            self.leave()
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("app"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("line"))
