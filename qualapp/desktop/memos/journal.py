"""Today's entry in the project journal."""

from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from qualapp import formats
from qualapp.desktop.look import theme
from qualapp.desktop.look.widgets import Button, allow
from qualapp.desktop.session import Session
from qualapp.errors import UserError
from qualapp.i18n import N_, _

_HEIGHT = 116


class Journal(QWidget):
    """A field and a button; Ctrl+Enter writes too."""

    failed = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        title = QLabel(_("Project journal"), self)
        title.setProperty("role", "strong")
        self._day = QLabel("", self)
        self._day.setProperty("role", "caption")
        self.field = QPlainTextEdit(self)
        self.field.setAccessibleName(_("New entry in the project journal"))
        self.field.setPlaceholderText(_("What did you do and think today?"))
        self.field.setTabChangesFocus(True)
        self.field.setFixedHeight(_HEIGHT)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._show_state)
        self.button = Button(_("Write in the journal"), self, hint="Ctrl+Return", height=32)
        self.button.clicked.connect(self.write)
        head = QHBoxLayout()
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self._day)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 16)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.field)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self._show_state()

    def show_day(self) -> None:
        """Say which day it is."""
        self._day.setText(formats.date(date.today()))
        self._show_state()

    def write(self) -> None:
        """Keep what was written as a new entry."""
        text = self.field.toPlainText()
        if not text.strip():
            return
        project = self._session.project
        try:
            with project.history.step(N_("Write in the project journal")):
                project.memos.write(text)
        except UserError as error:
            self.failed.emit(error.message)
            return
        self.field.clear()

    def _show_state(self) -> None:
        read_only = self._session.project.read_only
        self.field.setReadOnly(read_only)
        why = _("The project is open for reading only.") if read_only else _("Nothing is written yet.")
        allow(self.button, not read_only and bool(self.field.toPlainText().strip()), why)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            ends = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if ends and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.write()
                return True
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, theme.colour("line"))
        painter.end()
