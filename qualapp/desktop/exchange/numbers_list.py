"""How much comes in and how much is here already."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from qualapp.desktop.look.widgets import ElidedLabel


class NumbersList(QWidget):
    """Titles with numbers of things below them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)

    def show_counts(self, counts: Sequence[tuple[str, Sequence[str]]]) -> None:
        """Show these instead of what was shown."""
        while (gone := self._column.takeAt(0)) is not None:
            widget = gone.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for title, lines in counts:
            label = QLabel(title, self)
            label.setProperty("role", "group")
            label.setContentsMargins(0, 10 if self._column.count() else 0, 0, 0)
            self._column.addWidget(label)
            for line in lines:
                self._column.addWidget(ElidedLabel(line, self, line_height=22))

    def words(self) -> list[str]:
        """All that is shown, from top to bottom."""
        items = (self._column.itemAt(place) for place in range(self._column.count()))
        shown = (item.widget() for item in items if item is not None)
        return [widget.text() for widget in shown if isinstance(widget, QLabel | ElidedLabel)]
