"""A field of several lines that is kept when it is left."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget


class KeptField(QPlainTextEdit):
    """`left` tells the words once they were changed and the field is left, or Ctrl+Enter is pressed."""

    left = Signal(str)

    def __init__(self, name: str, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before = ""
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setFixedHeight(height)
        self.installEventFilter(self)

    def show_words(self, words: str) -> None:
        """Show these words, telling nobody; what is being written here stays."""
        if self.hasFocus() and self.toPlainText() != self._before and words == self._before:
            return
        self._before = words
        if self.toPlainText() != words:
            self.setPlainText(words)

    def keep(self) -> None:
        """Tell the words if they were changed."""
        words = self.toPlainText()
        if words != self._before:
            self._before = words
            self.left.emit(words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.keep()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            ends = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if ends and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.keep()
                return True
        return False
