"""The head of a panel: what it holds, and what can be done with all of it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from qualapp.desktop.look.fonts import ui_font
from qualapp.desktop.look.theme import theme
from qualapp.desktop.look.widgets.elided_label import ElidedLabel
from qualapp.desktop.look.widgets.icon_button import IconButton

_HEIGHT = 44


class PanelHeading(QWidget):
    """A title with icon buttons at the right, over a hairline."""

    def __init__(self, title: str, parent: QWidget | None = None, *, side: int = 16, line: bool = True) -> None:
        super().__init__(parent)
        self._line = line
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._title = ElidedLabel(title, font=ui_font(15, 600))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(side, 0, side - 6, 0)
        self._row.setSpacing(4)
        self._row.addWidget(self._title, 1, Qt.AlignmentFlag.AlignVCenter)

    def set_title(self, title: str) -> None:
        """Have another title."""
        self._title.setText(title)

    def add_button(self, icon: str, name: str, *, shortcut: str = "", hint: str = "", command: str = "") -> IconButton:
        """Add an icon button at the right; gives it, to be connected."""
        button = IconButton(icon, name, self, shortcut=shortcut, hint=hint, command=command)
        self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return button

    def add_widget(self, widget: QWidget) -> None:
        """Add something else at the right."""
        self._row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._line:
            painter = QPainter(self)
            painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("line"))
            painter.end()
