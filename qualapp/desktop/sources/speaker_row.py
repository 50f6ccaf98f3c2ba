"""The fields of one who speaks, as a row of a table."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QLineEdit, QWidget

from qualapp.desktop.look.widgets import ElidedLabel
from qualapp.desktop.sources.choice_box import ChoiceBox, WrittenBox
from qualapp.desktop.sources.facts import Voice, level_word, shared
from qualapp.formats import number
from qualapp.i18n import _, _n
from qualapp.model.case import OrganisationalLevel
from qualapp.model.value_words import SECTORS

SPEAKS, NAME, TURNS, INTERVIEWER, ROLE, SECTOR, LEVEL, PSEUDONYM = range(8)
_HEIGHT = 34
_NAME = 116


class SpeakerRow(QObject):
    """Shows the voices that have one label, in one file or in several; `changed` tells the label, fact and value."""

    changed = Signal(str, str, object)

    def __init__(self, grid: QGridLayout, line: int, roles: Sequence[str], columns: frozenset[int]) -> None:
        parent = grid.parentWidget()
        super().__init__(parent)
        self.label = ""
        self._columns = columns
        self.speaks = QCheckBox(parent)
        self.name = QLineEdit(parent)
        self.turns = QLabel(parent)
        self.interviewer = QCheckBox(parent)
        self.role = WrittenBox(_("Role"), parent, placeholder=_("no role"))
        self.role.offer(roles)
        self.sector = ChoiceBox([(key, _(text)) for key, text in SECTORS.items()], _("Sector"), parent)
        levels: list[tuple[object, str]] = [(str(level), level_word(level)) for level in OrganisationalLevel]
        self.level = ChoiceBox([("", _("no level")), *levels], _("Level"), parent)
        self.pseudonym = QLineEdit(parent)
        self.instead = ElidedLabel("", parent, token="text-3")
        self._place(grid, line)
        self._connect()

    def _place(self, grid: QGridLayout, line: int) -> None:
        self.name.setMinimumWidth(_NAME)
        self.turns.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.turns.setProperty("role", "caption")
        for column, widget in self._cells().items():
            widget.setProperty("room", "toolbar")
            if column not in self._columns:
                widget.hide()
                continue
            box = isinstance(widget, QCheckBox)
            grid.addWidget(widget, line, column, Qt.AlignmentFlag.AlignHCenter if box else Qt.AlignmentFlag(0))
        if SPEAKS in self._columns:
            grid.addWidget(self.instead, line, INTERVIEWER, 1, LEVEL - INTERVIEWER + 1)
        self.instead.hide()
        grid.setRowMinimumHeight(line, _HEIGHT - grid.verticalSpacing())

    def _cells(self) -> dict[int, QWidget]:
        return {
            SPEAKS: self.speaks,
            NAME: self.name,
            TURNS: self.turns,
            INTERVIEWER: self.interviewer,
            ROLE: self.role,
            SECTOR: self.sector,
            LEVEL: self.level,
            PSEUDONYM: self.pseudonym,
        }

    def _connect(self) -> None:
        self.speaks.clicked.connect(lambda on: self._tell("speaks", on))
        self.interviewer.clicked.connect(lambda on: self._tell("is_interviewer", on))
        self.name.textEdited.connect(lambda text: self._tell("name", text))
        self.pseudonym.textEdited.connect(lambda text: self._tell("pseudonym", text))
        self.role.written.connect(lambda text: self._tell("role", text))
        self.sector.chosen.connect(lambda value: self._tell("sector", value))
        self.level.chosen.connect(lambda value: self._tell("level", value))

    def _tell(self, fact: str, value: object) -> None:
        self.changed.emit(self.label, fact, value)

    def show_voices(self, voices: Sequence[Voice]) -> None:
        """Show who speaks under one label; what differs between files is left open."""
        first = voices[0]
        self.label = first.label
        turns = sum(voice.turns for voice in voices)
        self.turns.setText(_n("{n} turn", "{n} turns", turns).format(n=number(turns)))
        for line, fact in ((self.name, "name"), (self.pseudonym, "pseudonym")):
            _write(line, shared(voices, fact))
        self.name.setAccessibleName(_("Name of {label}").format(label=first.label))
        self.name.setToolTip(_("In the file: {label}").format(label=first.label))
        self.pseudonym.setAccessibleName(_("Pseudonym of {label}").format(label=first.shown_name))
        role = shared(voices, "role")
        self.role.show_text(None if role is None else str(role))
        self.sector.show_value(shared(voices, "sector"))
        self.level.show_value(shared(voices, "level"))
        _tick(self.speaks, shared(voices, "speaks"))
        _tick(self.interviewer, shared(voices, "is_interviewer"))
        self.speaks.setAccessibleName(_("{label} is a speaker").format(label=first.label))
        self.interviewer.setAccessibleName(_("{label} is the interviewer").format(label=first.shown_name))
        self._show_cells(voices)

    def _show_cells(self, voices: Sequence[Voice]) -> None:
        speaks = any(voice.speaks for voice in voices)
        answers = speaks and not all(voice.is_interviewer for voice in voices)
        for column, widget in self._cells().items():
            asked = answers if column >= ROLE else speaks or column in (SPEAKS, NAME, TURNS)
            widget.setVisible(column in self._columns and asked)
        self.name.setEnabled(speaks)
        self.instead.setText(_("No speaker: the words join the turn before."))
        self.instead.setVisible(not speaks)

    def follow(self, before: "SpeakerRow") -> None:
        """Be reached by Tab after another row."""
        widgets = [before.pseudonym, *(w for w in self._cells().values() if w is not self.turns)]
        for first, second in pairwise(widgets):
            QWidget.setTabOrder(first, second)

    def hide(self) -> None:
        """Stand for nobody."""
        for widget in (*self._cells().values(), self.instead):
            widget.hide()


def _write(line: QLineEdit, value: object | None) -> None:
    line.setPlaceholderText(_("different") if value is None else "")
    if line.text() != (value or ""):
        line.setText(str(value or ""))
        line.setCursorPosition(0)


def _tick(box: QCheckBox, value: object | None) -> None:
    box.setTristate(value is None)
    states = {None: Qt.CheckState.PartiallyChecked, True: Qt.CheckState.Checked, False: Qt.CheckState.Unchecked}
    box.setCheckState(states[value if value is None else bool(value)])
    if value is not None:
        box.setTristate(False)
