"""Giving evidence where one codes: `E` for the words that are selected or the excerpt in focus."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from qualapp.desktop.coding.desk import Desk
from qualapp.desktop.coding.margin_marks import MarginMark
from qualapp.desktop.commands import Commands
from qualapp.desktop.evidence.evidence_card import EvidenceCard, Offer
from qualapp.desktop.evidence.meant import Meaning
from qualapp.desktop.evidence.targets import Target, target_of, targets
from qualapp.desktop.session import Session
from qualapp.errors import UserError
from qualapp.exporters.evidence_words import STANCE_GLYPHS, said
from qualapp.formats import recording_time
from qualapp.i18n import N_, _
from qualapp.model.text import TextRange
from qualapp.model.theory import Evidence


class EvidenceActs(QObject):
    """Opens the card with what is at hand, and keeps what was said on it."""

    def __init__(
        self, desk: Desk, session: Session, commands: Commands, target: Callable[[], TextRange | None]
    ) -> None:
        super().__init__(desk.view)
        self._desk = desk
        self._session = session
        self._target = target
        self._card: EvidenceCard | None = None
        desk.inspector.evidence.change_wanted.connect(self.change)
        desk.inspector.evidence.failed.connect(desk.failed)
        commands.add(
            "coding.evidence",
            _("Give evidence…"),
            self.open,
            keys="E",
            icon="workflow",
            menu="coding",
            group=4,
            within=desk.view,
        )

    @property
    def card(self) -> EvidenceCard:
        """The card over the window, made when it is first wanted."""
        if self._card is None:
            self._card = EvidenceCard(self._desk.window())
            self.destroyed.connect(self._card.deleteLater)
        return self._card

    def open(self) -> None:
        """Ask what the words at hand say, and of what."""
        self._open(self._target(), self._recent())

    def change(self, evidence: Evidence) -> None:
        """Ask anew what an excerpt says of something that evidence was given about."""
        project = self._session.project
        self._open(project.excerpts[evidence.excerpt_id].range, [target_of(project, evidence)])

    def marks(self, source_id: int) -> list[MarginMark]:
        """What the margin shows of a source: the evidence of the coders who are shown."""
        project, shows = self._session.project, self._session.shows
        placed: list[MarginMark] = []
        told: dict[tuple[str, int], str] = {}
        for one in project.evidence.in_source(source_id):
            if shows(one.coder_id):
                key = _key(one)
                if key not in told:
                    told[key] = target_of(project, one).text
                range = project.excerpts[one.excerpt_id].range
                words = f"{said(one.stance)}: {told[key]}"
                placed.append(MarginMark(one.excerpt_id, range, STANCE_GLYPHS[one.stance], words))
        return placed

    def _recent(self) -> list[Target]:
        by_key = {target.key: target for target in targets(self._session.project)}
        return [by_key[key] for key in self._session.project.evidence.latest_about() if key in by_key]

    def _open(self, range: TextRange | None, recent: list[Target]) -> None:
        if range is None or self._desk.source is None:
            self._desk.failed.emit(_("Select some words first, or click a highlight: evidence needs a place."))
            return
        source = self._desk.source.id
        offer = Offer(targets(self._session.project), recent, self._known(source, range), self._chip(range))

        def give(target: Target, meaning: Meaning) -> None:
            self._give(source, range, target, meaning)

        self.card.open(offer, give)

    def _known(self, source_id: int, range: TextRange) -> dict[tuple[str, int], Evidence]:
        """What the working coder said of these very words before."""
        project, me = self._session.project, self._session.coder.id
        own = [one for one in project.evidence.in_source(source_id) if one.coder_id == me]
        return {_key(one): one for one in own if project.excerpts[one.excerpt_id].range == range}

    def _chip(self, range: TextRange) -> str:
        turn = next((turn for turn in self._desk.transcript.turns if turn.range.contains(range.start)), None)
        time = recording_time(turn.time) if turn and turn.time is not None else ""
        word = _("selection") if self._desk.view.selected_range() == range else _("excerpt")
        return f"{word} {time}".strip()

    def _give(self, source_id: int, range: TextRange, target: Target, meaning: Meaning) -> None:
        project = self._session.project
        try:
            with project.history.step(N_("Give evidence")):
                about = target.id or project.hypotheses.add(target.text).id
                given = project.evidence.give(
                    source_id,
                    range,
                    meaning.stance,
                    strength=meaning.strength,
                    statement=meaning.statement,
                    note=meaning.note,
                    **{target.column: about},
                )
        except UserError as error:
            self._desk.failed.emit(error.message)
            return
        self._attend(given)

    def _attend(self, given: Evidence) -> None:
        """Put the excerpt into focus without moving the text."""
        view = self._desk.view
        scroll = view.verticalScrollBar().value()
        if view.selected_range():
            end = self._session.project.excerpts[given.excerpt_id].range.end
            view.select(TextRange(end, end))
        view.focus_excerpt(given.excerpt_id)
        view.verticalScrollBar().setValue(scroll)


def _key(evidence: Evidence) -> tuple[str, int]:
    columns = {
        "link_id": evidence.link_id,
        "node_id": evidence.node_id,
        "hypothesis_id": evidence.hypothesis_id,
    }
    return next((column, number) for column, number in columns.items() if number is not None)
