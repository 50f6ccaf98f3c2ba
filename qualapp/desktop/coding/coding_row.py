"""One coding of the excerpt in focus: its code, valence, weight, and a cross that takes it away."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from qualapp.desktop.coding.marks import CodingMark
from qualapp.desktop.look import paint_avatar, paint_frame, paint_square, theme, ui_font
from qualapp.desktop.look.widgets import Choice, Dots, ElidedLabel, IconButton, Segments
from qualapp.desktop.words import word
from qualapp.i18n import _
from qualapp.model.coding import Coding, Valence

VALENCES = (Valence.DRIVER, Valence.BARRIER, Valence.AMBIVALENT, Valence.NONE)


def valence_choices() -> list[Choice]:
    """The four valences as signs."""
    return [Choice(valence, glyph=valence.value, name=word(valence)) for valence in VALENCES]


class CodingRow(QWidget):
    """A row 40 high; another coder's is shown and cannot be changed."""

    valence_chosen = Signal(int, object)
    weight_chosen = Signal(int, object)
    removed = Signal(int)
    chosen = Signal(int)

    def __init__(self, coding: Coding, mark: CodingMark, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.coding = coding
        self._mark = mark
        self._is_chosen = False
        self.setFixedHeight(40)
        number = coding.id
        self._name = ElidedLabel(mark.name, self)
        self._name.setToolTip(mark.path)
        self.valence = Segments(valence_choices(), self, value=coding.valence, name=_("Valence"), height=30)
        self.valence.changed.connect(lambda value: self.valence_chosen.emit(number, value))
        self.weight = Dots(self, weight=coding.weight, name=_("Weight"))
        self.weight.changed.connect(lambda value: self.weight_chosen.emit(number, value))
        self._remove = IconButton("x", _("Take the coding away"), self, command="coding.remove", icon_size=15)
        self._remove.clicked.connect(lambda: self.removed.emit(number))
        for control in (self.valence, self.weight, self._remove):
            control.setEnabled(mark.is_mine)
            if not mark.is_mine:
                control.setToolTip(_("{name}'s coding; only they can change it").format(name=mark.coder_name))
        row = QHBoxLayout(self)
        row.setContentsMargins(20 if mark.is_mine else 48, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._name, 1)
        row.addWidget(self.valence)
        row.addWidget(self.weight)
        row.addSpacing(4)
        row.addWidget(self._remove)

    def show_chosen(self, chosen: bool) -> None:
        """Mark the row whose level, statement and horizon stand beside."""
        self._is_chosen = chosen
        self._name.setFont(ui_font(13, 600 if chosen else 400))
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.chosen.emit(self.coding.id)
        super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._is_chosen:
            paint_frame(painter, QRectF(-6, 4, self.width() + 6, 32), "accent-soft")
        colour = theme.code(self._mark.hue)
        paint_square(painter, QRectF(0, 14, 11, 11), colour.ink)
        if not self._mark.is_mine:
            paint_avatar(painter, QRectF(19, 9, 22, 22), self._mark.coder_initials, colour.ink)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillRect(QRectF(0, 39, self.width(), 1), theme.colour("line"))
