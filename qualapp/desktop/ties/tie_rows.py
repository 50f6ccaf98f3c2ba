"""The ties that are claimed of the excerpt in focus, below its codes: one's own to change, others' to see."""

from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from qualapp import formats
from qualapp.desktop.coding.claim_rows import ClaimRow, ClaimRows
from qualapp.desktop.coding.coding_row import valence_choices
from qualapp.desktop.look.widgets import IconButton, Segments
from qualapp.desktop.session import Session
from qualapp.desktop.ties.words import arrow, name_of, strength_word
from qualapp.i18n import _
from qualapp.model.coding import Coder
from qualapp.model.network import Tie
from qualapp.store.project import Project


def told(project: Project, tie: Tie) -> str:
    """Who is tied to whom and how, in a line."""
    first, second = name_of(project.actors[tie.from_id]), name_of(project.actors[tie.to_id])
    return f"{first} {arrow(tie.is_directed)} {second}: {name_of(project.relations[tie.relation_id])}"


def besides(tie: Tie) -> str:
    """What else is said of a tie: its level, day and note."""
    level = "" if tie.strength is None else f"{tie.strength} {strength_word(tie.strength)}"
    return " · ".join(part for part in (level, formats.date(tie.day) if tie.day else "", tie.note) if part)


class TieRow(ClaimRow):
    """Who with whom, level, valence, a pencil and a cross."""

    changed = Signal(str, object)
    removed = Signal()
    change_wanted = Signal()

    def __init__(self, tie: Tie, words: str, coder: Coder, is_mine: bool, parent: QWidget) -> None:
        tip = "\n".join(part for part in (words, besides(tie)) if part)
        leads = _("Shows the two in the network")
        super().__init__("waypoints", words, tip, leads, parent, coder=None if is_mine else coder)
        self.tie, self.words = tie, self.name
        level = QLabel("" if tie.strength is None else str(tie.strength), self)
        level.setProperty("role", "caption")
        self.add_control(level)
        level.setToolTip(besides(tie))
        self.valence = Segments(valence_choices(), self, value=tie.valence, name=_("Valence"), height=30)
        self.valence.changed.connect(lambda value: self.changed.emit("valence", value))
        self.edit = IconButton("pencil", _("Change the tie"), self, icon_size=15)
        self.edit.clicked.connect(self.change_wanted)
        self.remove = IconButton("x", _("Take the tie away"), self, icon_size=15)
        self.remove.clicked.connect(self.removed)
        why_not = "" if is_mine else _("{name}'s tie; only they can change it").format(name=coder.name)
        for control in (self.valence, self.edit, self.remove):
            self.add_control(control, why_not)


class TieRows(ClaimRows[TieRow]):
    """The ties of the coders who are shown."""

    change_wanted = Signal(object)
    """Carries the `Tie` that is to be said anew."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(_("Ties"), session, parent, command="coding.tie")

    def told(self, excerpt_id: int) -> list[tuple[object, ...]]:
        project, me = self._session.project, self._session.coder.id
        source = project.excerpts[excerpt_id].source_id
        return [
            (tie, told(project, tie), project.coders[tie.coder_id], tie.coder_id == me)
            for tie in project.ties.in_source(source)
            if tie.excerpt_id == excerpt_id and self._session.shows(tie.coder_id)
        ]

    def row(self, told: tuple[object, ...]) -> TieRow:
        tie, words, coder, is_mine = cast(tuple[Tie, str, Coder, bool], told)
        ties = self._session.project.ties
        row = TieRow(tie, words, coder, is_mine, self)
        row.changed.connect(lambda field, value: self.attempt(lambda: ties.describe([tie.id], **{field: value})))
        row.removed.connect(lambda: self.attempt(lambda: ties.remove([tie.id])))
        row.change_wanted.connect(lambda: self.change_wanted.emit(tie))
        row.opened.connect(lambda: self.opened.emit(tie))
        return row
