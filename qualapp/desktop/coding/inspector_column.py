"""The columns of the inspector: a heading with a word at its right, and what stands below."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from qualapp.desktop.look import ui_font


class Column(QWidget):
    """A column with room around, a heading, and what stands below."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(18, 14, 14, 12)
        self.body.setSpacing(8)

    def head(self, title: str, right: QLabel) -> None:
        """Name the column."""
        row = QHBoxLayout()
        row.addWidget(group(title))
        row.addStretch(1)
        row.addWidget(right)
        self.body.addLayout(row)


def group(text: str) -> QLabel:
    """A name above what belongs together."""
    label = QLabel(text)
    label.setProperty("role", "group")
    label.setFont(ui_font(12, 600))
    return label


def caption(text: str) -> QLabel:
    """Quiet words beside a name."""
    label = QLabel(text)
    label.setProperty("role", "caption")
    return label


def scrolled(holder: QWidget, parent: QWidget) -> QScrollArea:
    """What may be higher than its column."""
    area = QScrollArea(parent)
    area.setWidget(holder)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    for widget in (area, holder):
        widget.setProperty("ground", "surface")
    return area


def upright() -> QFrame:
    """The line between two columns."""
    line = QFrame()
    line.setProperty("line", True)
    line.setFixedWidth(1)
    return line
