"""How evidence is meant: stance, strength, kind of statement and a note, with a key for each stance."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QWidget

from qualapp.desktop.look.widgets import Choice, Dots, KeyCap, Segments
from qualapp.desktop.words import word
from qualapp.exporters.evidence_words import STANCE_GLYPHS, said
from qualapp.i18n import _, language
from qualapp.model.coding import Statement
from qualapp.model.theory import Evidence, Stance

_LETTERS = {"da": "SMÅ", "en": "SCO"}
_SIGNS = {"+": Stance.SUPPORTS, "-": Stance.CONTRADICTS, ".": Stance.OPEN}
_STRENGTHS = {"0": None, "1": 33, "2": 67, "3": 100}
_KINDS = dict(zip("456", Statement, strict=True))
_NOTE = "N"


@dataclass(frozen=True)
class Meaning:
    """What is said of one thing."""

    stance: Stance
    strength: int | None = None
    statement: Statement | None = None
    note: str = ""


def stance_keys() -> dict[str, Stance]:
    """The letter of each stance in the language, and the signs that are the same everywhere."""
    return dict(zip(_LETTERS.get(language(), "SCO"), Stance, strict=True)) | _SIGNS


class Meant(QWidget):
    """The fields in which one says it; `take_key` does what a key stands for wherever the focus is."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        choices = [Choice(stance, said(stance), glyph=STANCE_GLYPHS[stance]) for stance in Stance]
        self.stance = Segments(choices, self, name=_("Stance"), height=32)
        self.strength = Dots(self, name=_("Strength"))
        kinds = [Choice(kind, word(kind)) for kind in Statement]
        self.statement = Segments(kinds, self, optional=True, name=_("Kind of statement"), height=28)
        self.note = QLineEdit(self)
        self.note.setAccessibleName(_("Note on the evidence"))
        for control in (self.stance, self.strength, self.statement):
            control.changed.connect(lambda _value: self.changed.emit())
        self._lay_out()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(20, 12, 20, 12)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, (name, control, keys) in enumerate(
            (
                (_("Stance"), self.stance, _LETTERS.get(language(), "SCO")),
                (_("Strength"), self.strength, "123"),
                (_("Kind of statement"), self.statement, "".join(_KINDS)),
                (_("Note"), self.note, _NOTE),
            )
        ):
            label = QLabel(name, self)
            label.setProperty("role", "secondary")
            line = QHBoxLayout()
            line.setSpacing(6)
            line.addWidget(control, int(control is self.note))
            line.addSpacing(2)
            for key in keys:
                line.addWidget(KeyCap(key, self))
            if control is not self.note:
                line.addStretch(1)
            grid.addWidget(label, row, 0)
            grid.addLayout(line, row, 1)

    def show_meaning(self, known: Evidence | None) -> None:
        """Show what was said before, or that nothing is said yet."""
        self.stance.set_value(known.stance if known else None)
        self.strength.set_weight(known.strength if known else None)
        self.statement.set_value(known.statement if known else None)
        self.note.setText(known.note if known else "")

    def meaning(self) -> Meaning | None:
        """What is said; None while no stance is chosen."""
        stance, statement = self.stance.value(), self.statement.value()
        if not isinstance(stance, Stance):
            return None
        kind = statement if isinstance(statement, Statement) else None
        return Meaning(stance, self.strength.weight(), kind, self.note.text().strip())

    def take_key(self, event: QKeyEvent) -> bool:
        """Choose what a key stands for, or go to the note; False where it stands for nothing."""
        if event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier):
            return False
        typed = event.text().upper()
        stance = stance_keys().get(typed)
        if stance is not None:
            self.stance.set_value(stance)
        elif typed in _STRENGTHS:
            self.strength.set_weight(_STRENGTHS[typed])
        elif typed in _KINDS:
            kind = _KINDS[typed]
            self.statement.set_value(None if self.statement.value() is kind else kind)
        elif typed == _NOTE:
            self.note.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
        else:
            return False
        self.changed.emit()
        return True
