"""How one can search, by examples."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from qualapp.desktop.look.widgets import Button
from qualapp.i18n import _


class SyntaxHelp(QWidget):
    """Four ways to type a search; pressing one types it."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(0)
        title = QLabel(_("Search in what was said"), self)
        title.setProperty("role", "strong")
        column.addWidget(title)
        column.addSpacing(8)
        for typed, finds in _examples():
            button = Button(typed, self, kind="link", height=28)
            button.clicked.connect(lambda _checked=False, typed=typed: self.chosen.emit(typed))
            words = QLabel(finds, self)
            words.setProperty("role", "secondary")
            words.setProperty("small", True)
            words.setWordWrap(True)
            words.setContentsMargins(0, 0, 0, 10)
            button.setAccessibleDescription(finds)
            row = QHBoxLayout()
            row.setContentsMargins(0, 0, 0, 0)
            row.addSpacing(-10)
            row.addWidget(button)
            row.addStretch(1)
            column.addLayout(row)
            column.addWidget(words)
        column.addStretch(1)


def _examples() -> list[tuple[str, str]]:
    return [
        (_("leadership"), _("The word in any inflection. Several words must stand in the same place.")),
        (_('"strong backing"'), _("These very words after each other.")),
        (_("health*"), _("Words that begin so.")),
        (_("*visitor*"), _("Words with this inside, three letters or more.")),
    ]
