"""One thing to fill in: its label above, what is wrong with it below."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget


class FormField(QWidget):
    """A label, a widget to fill in, and an error or a hint below it; `room` is `page`, `panel` or `toolbar`."""

    def __init__(
        self, label: str, field: QWidget, parent: QWidget | None = None, *, hint: str = "", room: str = "page"
    ) -> None:
        super().__init__(parent)
        self.field = field
        self._hint = hint
        field.setProperty("room", room)
        self._label = QLabel(label, self)
        self._label.setProperty("role", "group")
        self._label.setBuddy(field)
        self._below = QLabel(self)
        self._below.setWordWrap(True)
        if not field.accessibleName():
            field.setAccessibleName(label.replace("&", ""))
        self._head = QHBoxLayout()
        self._head.addWidget(self._label)
        self._head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._head)
        column.addWidget(field)
        column.addWidget(self._below)
        self.show_error("")

    def add_to_head(self, widget: QWidget) -> None:
        """Put something at the right of the label."""
        self._head.addWidget(widget, 0, Qt.AlignmentFlag.AlignRight)

    def error(self) -> str:
        """What is said to be wrong, or nothing."""
        return self._below.text() if self._below.property("role") == "error" else ""

    def show_error(self, sentence: str) -> None:
        """Say below the field what is wrong with it, or with an empty sentence that all is well."""
        self._below.setProperty("role", "error" if sentence else "caption")
        self._below.setText(sentence or self._hint)
        self._below.setVisible(bool(self._below.text()))
        self.field.setProperty("wrong", bool(sentence))
        self.field.setAccessibleDescription(sentence or self._hint)
        for widget in (self._below, self.field):
            widget.style().unpolish(widget)
            widget.style().polish(widget)
