"""The evidence that rests on the excerpt in focus: one's own to change, others' to see, each leads to its arrow."""

from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from qualapp.desktop.coding.claim_rows import ClaimRow, ClaimRows
from qualapp.desktop.evidence.targets import Target, target_of
from qualapp.desktop.look.widgets import Choice, IconButton, Segments, dots_for
from qualapp.desktop.session import Session
from qualapp.desktop.words import word
from qualapp.exporters.evidence_words import STANCE_GLYPHS, said
from qualapp.i18n import _
from qualapp.model.coding import Coder
from qualapp.model.theory import Evidence, Stance


class EvidenceRow(ClaimRow):
    """What it is about, the stance, a pencil for all the rest, and a cross that takes it away."""

    changed = Signal(str, object)
    removed = Signal()
    change_wanted = Signal()

    def __init__(self, evidence: Evidence, target: Target, coder: Coder, is_mine: bool, parent: QWidget) -> None:
        parts = (f"{said(evidence.stance)}: {target.text}", target.faint, target.also, _told(evidence))
        tip = "\n".join(part for part in parts if part)
        leads = _("Shows it in the theory") if evidence.hypothesis_id is None else _("Shows the hypothesis")
        super().__init__(target.icon, target.text, tip, leads, parent, coder=None if is_mine else coder)
        self.evidence = evidence
        choices = [Choice(stance, glyph=STANCE_GLYPHS[stance], name=said(stance)) for stance in Stance]
        self.stance = Segments(choices, self, value=evidence.stance, name=_("Stance"), height=30)
        self.stance.changed.connect(lambda value: self.changed.emit("stance", value))
        self.edit = IconButton("pencil", _("Change the evidence"), self, icon_size=15)
        self.edit.clicked.connect(self.change_wanted)
        self.remove = IconButton("x", _("Take the evidence away"), self, icon_size=15)
        self.remove.clicked.connect(self.removed)
        why_not = "" if is_mine else _("{name}'s evidence; only they can change it").format(name=coder.name)
        for control in (self.stance, self.edit, self.remove):
            self.add_control(control, why_not)


class EvidenceRows(ClaimRows[EvidenceRow]):
    """The evidence of the coders who are shown."""

    change_wanted = Signal(object)
    """Carries the `Evidence` that is to be said anew."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(_("Evidence"), session, parent, command="coding.evidence")

    def told(self, excerpt_id: int) -> list[tuple[object, ...]]:
        project, shows = self._session.project, self._session.shows
        me = self._session.coder.id
        return [
            (one, target_of(project, one), project.coders[one.coder_id], one.coder_id == me)
            for one in project.evidence.of_excerpt(excerpt_id)
            if shows(one.coder_id)
        ]

    def row(self, told: tuple[object, ...]) -> EvidenceRow:
        evidence, target, coder, is_mine = cast(tuple[Evidence, Target, Coder, bool], told)
        claims = self._session.project.evidence
        row = EvidenceRow(evidence, target, coder, is_mine, self)
        row.changed.connect(lambda field, value: self.attempt(lambda: claims.describe([evidence.id], **{field: value})))
        row.removed.connect(lambda: self.attempt(lambda: claims.remove([evidence.id])))
        row.change_wanted.connect(lambda: self.change_wanted.emit(evidence))
        row.opened.connect(lambda: self.opened.emit(evidence))
        return row


def _told(evidence: Evidence) -> str:
    kind = word(evidence.statement) if evidence.statement else ""
    strength = "" if evidence.strength is None else _("strength {n} of 3").format(n=dots_for(evidence.strength))
    return " · ".join(part for part in (kind, strength, evidence.note) if part)
