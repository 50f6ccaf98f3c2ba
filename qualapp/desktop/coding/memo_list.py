"""The memos on the excerpt in focus, and a field to write one."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from qualapp.desktop.look import ui_font
from qualapp.desktop.look.widgets import Avatar, ElidedLabel, KeyCap
from qualapp.desktop.session import Session
from qualapp.errors import UserError
from qualapp.i18n import _
from qualapp.model.memo import Memo


class MemoList(QWidget):
    """One's own memo as a field that is kept when left; others' as text."""

    failed = Signal(str)
    left = Signal()
    """The field was left by a key: the text should have the focus again."""
    writing = Signal(bool)
    """Whether the field has the focus, and so wants room."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._excerpt: int | None = None
        self._own: Memo | None = None
        title = QLabel(_("Memo"), self)
        title.setProperty("role", "group")
        title.setFont(ui_font(12, 600))
        head = QHBoxLayout()
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(KeyCap(command="coding.memo", parent=self))
        self.field = QPlainTextEdit(self)
        self.field.setAccessibleName(_("Your memo on the excerpt"))
        self.field.setPlaceholderText(_("What do you notice here?"))
        self.field.setToolTip(_("Ctrl+Enter or Esc keeps it and goes back to the text."))
        self.field.setTabChangesFocus(True)
        self.field.installEventFilter(self)
        self._wait = QTimer(self, singleShot=True, interval=1500)
        self._wait.timeout.connect(self.keep)
        self.field.textChanged.connect(self._wait.start)
        self._others = QVBoxLayout()
        self._others.setSpacing(6)
        holder = QWidget(self)
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addLayout(self._others)
        inner.addStretch(1)
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setWidget(holder)
        self._area.setProperty("ground", "surface")
        holder.setProperty("ground", "surface")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.field, 1)
        column.addWidget(self._area, 1)

    def show_excerpt(self, excerpt_id: int) -> None:
        """Show the memos on this excerpt; a memo being written on another one is kept first."""
        if excerpt_id != self._excerpt:
            self.keep()
        self._excerpt = excerpt_id
        memos = self._session.project.memos.on("excerpt", excerpt_id)
        mine = [memo for memo in memos if memo.coder_id == self._session.coder.id]
        self._own = mine[-1] if mine else None
        text = self._own.text if self._own else ""
        if not (self.field.hasFocus() and self._wait.isActive()) and self.field.toPlainText() != text:
            self.field.blockSignals(True)
            self.field.setPlainText(text)
            self.field.blockSignals(False)
        self._show_others([memo for memo in memos if memo != self._own])

    def forget(self) -> None:
        """Show no excerpt's memos any more."""
        self._wait.stop()
        self._excerpt = self._own = None
        self.field.blockSignals(True)
        self.field.clear()
        self.field.blockSignals(False)

    def write(self) -> None:
        """Put the cursor into the field."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.moveCursor(self.field.textCursor().MoveOperation.End)

    def keep(self) -> None:
        """Store what was written."""
        self._wait.stop()
        if self._excerpt is None:
            return
        text = self.field.toPlainText()
        try:
            if self._own is not None and text != self._own.text:
                self._session.project.memos.change(self._own.id, text)
            elif self._own is None and text.strip():
                self._own = self._session.project.memos.write(text, "excerpt", self._excerpt)
        except UserError as error:
            self.failed.emit(error.message)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.writing.emit(event.type() == QEvent.Type.FocusIn)
        if event.type() == QEvent.Type.FocusOut:
            self.keep()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            ends = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if event.key() == Qt.Key.Key_Escape or (ends and event.modifiers() & Qt.KeyboardModifier.ControlModifier):
                self.keep()
                self.field.clearFocus()
                self.left.emit()
                return True
        return False

    def _show_others(self, memos: list[Memo]) -> None:
        while self._others.count():
            item = self._others.takeAt(0)
            if item is not None and (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for memo in memos:
            self._others.addWidget(self._other(memo))
        self._area.setVisible(bool(memos))

    def _other(self, memo: Memo) -> QWidget:
        coder = self._session.project.coders[memo.coder_id]
        row = QWidget(self)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        avatar = Avatar(coder.name, coder.initials, row, colour=coder.colour, size=22)
        layout.addWidget(avatar, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(ElidedLabel(" ".join(memo.text.split()), row, lines=3, font=ui_font(12.5)), 1)
        return row
