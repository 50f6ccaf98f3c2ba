"""What can be done with several excerpts at once."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from qualapp import formats
from qualapp.desktop.look import theme, ui_font
from qualapp.desktop.look.widgets import Button, Choice, Dots, ElidedLabel, Segments
from qualapp.desktop.words import word
from qualapp.i18n import _, _n
from qualapp.model.coding import EffectLevel, Statement, Valence

VALENCES = (Valence.DRIVER, Valence.BARRIER, Valence.AMBIVALENT, Valence.NONE)
_KEYS = {Valence.DRIVER: "+", Valence.BARRIER: "−", Valence.AMBIVALENT: "?", Valence.NONE: "0"}


def valence_segments(parent: QWidget, height: int = 30) -> Segments:
    """The four valences as signs, with their keys in the tooltips."""
    choices = [Choice(valence, glyph=valence.value, name=f"{word(valence)}   {_KEYS[valence]}") for valence in VALENCES]
    return Segments(choices, parent, name=_("Valence"), height=height)


class BulkBar(QWidget):
    """Stands below the list while two or more excerpts are selected."""

    described = Signal(str, object)
    """Carries the name of a field and its value."""
    recode_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(48)
        self.setAccessibleName(_("Selected excerpts"))
        self.label = ElidedLabel("", self, font=ui_font(13, 600))
        self.recode = Button(_("Recode to…"), self, hint="R", height=30)
        self.recode.clicked.connect(self.recode_wanted)
        self.valence = valence_segments(self)
        self.valence.changed.connect(lambda value: self.described.emit("valence", value))
        self.weight = Dots(self, name=_("Weight"))
        self.weight.changed.connect(lambda value: self.described.emit("weight", value))
        self.statement = self._menu_button(_("Statement"), "statement", tuple(Statement))
        self.level = self._menu_button(_("Level"), "level", tuple(EffectLevel))
        self.delete = Button(_("Delete codings"), self, kind="ghost", icon="trash-2", height=30)
        self.delete.clicked.connect(self.delete_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 12, 0)
        row.setSpacing(10)
        row.addWidget(self.label, 1)
        for widget in (self.recode, self.valence, self.weight, self.statement, self.level, self.delete):
            row.addWidget(widget)

    def _menu_button(self, title: str, field: str, values: Sequence[Statement] | Sequence[EffectLevel]) -> Button:
        button = Button(title, self, icon="chevron-down", kind="ghost", height=30)
        menu = QMenu(button)
        for value in values:
            menu.addAction(word(value)).triggered.connect(lambda _on, v=value: self.described.emit(field, v))
        menu.addSeparator()
        menu.addAction(_("Not stated")).triggered.connect(lambda: self.described.emit(field, None))
        button.setMenu(menu)
        return button

    def show_selected(self, count: int, valence: Valence | None) -> None:
        """Say how many are selected, and their valence where they share one."""
        self.label.setText(_n("{n} selected", "{n} selected", count).format(n=formats.number(count)))
        self.valence.set_value(valence)
        self.weight.set_weight(None)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("app"))
        painter.fillRect(0, 0, self.width(), 1, theme.colour("line"))
        painter.end()
