"""Deciding who is meant: what the keys do to the place that is chosen in the panel."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from qualapp.desktop.coding.desk import Desk
from qualapp.desktop.mentions.actor_choice import ActorChoice
from qualapp.desktop.mentions.mention_panel import MentionPanel
from qualapp.desktop.mentions.place import Place
from qualapp.desktop.session import Session
from qualapp.errors import UserError
from qualapp.i18n import N_
from qualapp.model.network import ActorKind
from qualapp.model.text import TextRange
from qualapp.settings import NotNames


class Deciding(QObject):
    """Writes that an actor is meant or not, and remembers where one goes on; nothing is decided without a person.

    A name that nobody in the register has becomes a new actor by a yes; by a no the words are remembered on this
    machine as no name in this project.
    """

    no_names_changed = Signal()
    """Words were said to be no names, or to be names after all."""

    def __init__(self, desk: Desk, session: Session, panel: MentionPanel) -> None:
        super().__init__(panel)
        self._desk = desk
        self._session = session
        self._panel = panel
        self._after: TextRange | None = None
        self._choice: ActorChoice | None = None

    @property
    def choice(self) -> ActorChoice:
        """Asks for an actor."""
        if self._choice is None:
            self._choice = ActorChoice(self._session, self._desk.window())
        return self._choice

    def taken_after(self) -> TextRange | None:
        """Where one goes on after what was just decided; told once."""
        after, self._after = self._after, None
        return after

    def accept(self) -> None:
        """Say that the actor is meant here; where several may be, ask which."""
        self._accept(self._chosen())

    def accept_form(self) -> None:
        """Say the same of all open places in this source with the same form."""
        self._accept(self._alike())

    def reject(self) -> None:
        """Say that the actor is not meant here."""
        self._judge(self._chosen(), None)

    def reject_form(self) -> None:
        """Say the same of all open places in this source with the same form."""
        self._judge(self._alike(), None)

    def correct(self) -> None:
        """Ask who is meant instead."""
        self._ask(self._chosen())

    def take_back(self) -> None:
        """Let decided words be proposed again."""
        places = self._chosen()
        mentions = [place.mention for place in places if place.mention is not None]
        if words := [place.form for place in places if place.kind is not None]:
            self._after = self._panel.following(places)
            self._not_names().remove(words)
            self.no_names_changed.emit()
        elif mentions:
            self._after = self._panel.following(places)
            self._try(partial(self._session.project.mentions.forget, mentions))

    def _chosen(self) -> list[Place]:
        place = self._panel.chosen() if self._panel.isVisible() else None
        return [place] if place is not None else []

    def _alike(self) -> list[Place]:
        """The open places with the form of the one that is chosen."""
        chosen = self._chosen()
        if not chosen or not chosen[0].form:
            return chosen
        alike = [place for place in self._panel.model.places if place.form.casefold() == chosen[0].form.casefold()]
        return [place for place in alike if place.actors == chosen[0].actors]

    def _accept(self, places: Sequence[Place]) -> None:
        if places and places[0].kind is not None:
            self._accept_name(places, places[0].kind)
        elif places and len(places[0].actors) > 1:
            self._ask(places)
        elif places:
            self._judge(places, places[0].actors[0])

    def _accept_name(self, places: Sequence[Place], kind: ActorKind) -> None:
        """Make a new actor of a name, meant in these places, in one step."""
        source, project, name = self._desk.source, self._session.project, places[0].form
        if source is None:
            return
        self._after = self._panel.following(places)

        def write() -> None:
            with project.history.step(N_("New actor “{name}”"), name=name):
                actor = project.actors.add(name, kind)
                project.mentions.judge([(source.id, place.range, actor.id) for place in places], is_meant=True)

        self._try(write)

    def _not_names(self) -> NotNames:
        return NotNames(self._session.project.guid)

    def _ask(self, places: Sequence[Place]) -> None:
        if not places:
            return
        words = " ".join(places[0].range.of(self._desk.transcript.text).split())
        self.choice.ask(words, places[0].actors, partial(self._judge, places))

    def _judge(self, places: Sequence[Place], meant: int | None) -> None:
        """Write that one actor is meant in these places, and none of the others that were proposed."""
        source, project = self._desk.source, self._session.project
        if source is None or not places:
            return
        if meant is None and places[0].kind is not None:
            self._after = self._panel.following(places)
            self._not_names().add([places[0].form])
            self.no_names_changed.emit()
            return
        yes = [(source.id, place.range, meant) for place in places if meant is not None]
        no = [(source.id, place.range, actor) for place in places for actor in place.actors if actor != meant]
        self._after = self._panel.following(places)

        def write() -> None:
            with project.history.step(N_("Accept mentions") if yes else N_("Reject mentions")):
                if yes:
                    project.mentions.judge(yes, is_meant=True)
                if no:
                    project.mentions.judge(no, is_meant=False)

        self._try(write)

    def _try(self, act: Callable[[], object]) -> None:
        try:
            act()
        except UserError as error:
            self._desk.failed.emit(error.message)
