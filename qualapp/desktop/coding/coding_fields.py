"""What is said of one coding beside its code: level, kind of statement, horizon, and whether it is a result."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from qualapp.desktop.coding.inspector_column import Column, group
from qualapp.desktop.look.widgets import Choice, Segments
from qualapp.desktop.words import word
from qualapp.i18n import _
from qualapp.model.coding import Coding, EffectLevel, Horizon, Statement


class CodingFields(Column):
    """`described` tells the field and its new value."""

    described = Signal(str, object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.level = self._segments("level", EffectLevel, _("Level"))
        self.statement = self._segments("statement", Statement, _("Kind of statement"))
        self.horizon = self._segments("horizon", Horizon, _("Horizon"))
        self.result = QCheckBox(_("Also a result in itself"), self)
        self.result.toggled.connect(lambda on: self.described.emit("is_result", int(on)))
        self.body.addWidget(self.result)
        self.body.addStretch(1)
        self.body.setSpacing(2)
        self.setMinimumWidth(302)

    def _segments(self, field: str, values: type[EffectLevel] | type[Statement] | type[Horizon], name: str) -> Segments:
        segments = Segments([Choice(value, word(value)) for value in values], self, optional=True, name=name, height=28)
        segments.changed.connect(lambda value: self.described.emit(field, value))
        self.body.addWidget(group(name))
        self.body.addWidget(segments)
        self.body.addSpacing(3)
        return segments

    def show_coding(self, coding: Coding | None, *, can_change: bool) -> None:
        """Show what is said of a coding, or nothing."""
        for control in (self.level, self.statement, self.horizon, self.result):
            control.setEnabled(can_change)
        self.level.set_value(coding.level if coding else None)
        self.statement.set_value(coding.statement if coding else None)
        self.horizon.set_value(coding.horizon if coding else None)
        self.result.blockSignals(True)
        self.result.setChecked(bool(coding and coding.is_result))
        self.result.blockSignals(False)
