"""The small things that the pages of the side panel are made of."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from qualapp.i18n import _


class Choices(QComboBox):
    """One of several values; `chosen` tells the one that a person chose."""

    chosen = Signal(object)

    def __init__(self, values: Sequence[tuple[object, str]], name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._values = [value for value, _text in values]
        self.addItems([text for _value, text in values])
        self.setAccessibleName(name)
        self.setPlaceholderText(_("Different"))
        self.activated.connect(lambda number: self.chosen.emit(self._values[number]))

    def value(self) -> object:
        """What is chosen; None where nothing is."""
        return self._values[self.currentIndex()] if self.currentIndex() >= 0 else None

    def show_value(self, *values: object) -> None:
        """Show this as chosen, or nothing where there are several."""
        is_one = len(values) == 1 and values[0] in self._values
        self.setCurrentIndex(self._values.index(values[0]) if is_one else -1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class Words(QPlainTextEdit):
    """Words that are stored when one has written them and goes elsewhere."""

    written = Signal(str)

    def __init__(self, hint: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._stored = ""
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setFixedHeight(84)
        self.installEventFilter(self)

    def show_words(self, words: str) -> None:
        """Show these; what is being written about the same thing stays."""
        if not (self.hasFocus() and words == self._stored):
            self.setPlainText(words)
        self._stored = words

    def keep(self) -> None:
        """Tell what was written."""
        if self.toPlainText() != self._stored:
            self._stored = self.toPlainText()
            self.written.emit(self._stored)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.keep()
        return False


def column_of(page: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(page)
    column.setContentsMargins(20, 14, 20, 14)
    column.setSpacing(8)
    return column


def pair(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget, 1)
    return row


def caption(text: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setProperty("role", "caption")
    label.setWordWrap(True)
    return label


def group_heading(text: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setProperty("role", "group")
    return label


def rule(parent: QWidget) -> QFrame:
    line = QFrame(parent)
    line.setProperty("line", True)
    line.setFixedHeight(1)
    return line
