"""What the four steps of the heat mean, in numbers."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from qualapp import formats
from qualapp.desktop.look import text_width, theme
from qualapp.desktop.look.widgets.parts import Words
from qualapp.desktop.team.agreement.figures import STEPS
from qualapp.desktop.team.agreement.table import paint_heat
from qualapp.i18n import _

_SWATCH = QSize(22, 12)
_GAP, _BETWEEN, _HEIGHT = 8, 24, 36
_HUNDREDTH = 0.01


class Legend(QWidget):
    """Four swatches with their bounds."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(", ".join(bounds_in_words()))
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, middle = 20.0, self.height() / 2
        for step, words in enumerate(bounds_in_words()):
            swatch = QRectF(left, middle - _SWATCH.height() / 2, _SWATCH.width(), _SWATCH.height())
            paint_heat(painter, swatch, step)
            left += _SWATCH.width() + _GAP
            Words(words, "text-2", size=12).paint(painter, left, middle)
            left += text_width(words, 12, 400) + _BETWEEN
        painter.end()


def bounds_in_words() -> list[str]:
    """The bounds of each step of the heat, lowest first."""
    low, middle, high = STEPS
    return [
        _("below {value}").format(value=formats.number(low, 2)),
        formats.range(low, middle - _HUNDREDTH, 2),
        formats.range(middle, high - _HUNDREDTH, 2),
        _("{value} and above").format(value=formats.number(high, 2)),
    ]
