"""A sentence under the header about the whole project, such as that it is read only."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from qualapp.desktop.look.icons import paint_icon
from qualapp.desktop.look.theme import theme
from qualapp.desktop.look.widgets.button import Button
from qualapp.desktop.look.widgets.elided_label import ElidedLabel

_HEIGHT = 40


class Strip(QWidget):
    """A warning that stays: an icon, a sentence, and one button."""

    pressed = Signal()

    def __init__(self, sentence: str, parent: QWidget | None = None, *, button: str = "", lines: int = 1) -> None:
        super().__init__(parent)
        self.setFixedHeight(_HEIGHT + 16 * (lines - 1))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._sentence = ElidedLabel(sentence, lines=lines)
        self.button = Button(button, self, height=28)
        self.button.setVisible(bool(button))
        self.button.clicked.connect(self.pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(44, 0, 16, 0)
        row.setSpacing(12)
        row.addWidget(self._sentence, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleName(sentence)

    def say(self, sentence: str, button: str = "") -> None:
        """Say something else."""
        self._sentence.setText(sentence)
        self.setAccessibleName(sentence)
        self.button.setText(button)
        self.button.setVisible(bool(button))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("warning", 0.10))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("line"))
        paint_icon(painter, "triangle-alert", QRectF(16, (self.height() - 18) / 2, 18, 18), "warning")
        painter.end()
