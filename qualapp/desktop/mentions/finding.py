"""The mode in which actors are found: what is proposed in the open source, in the panel and in the text."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from qualapp.desktop.coding.desk import Desk
from qualapp.desktop.commands import Commands
from qualapp.desktop.jobs import Job
from qualapp.desktop.mentions.asides import asides
from qualapp.desktop.mentions.command_table import add_commands
from qualapp.desktop.mentions.deciding import Deciding
from qualapp.desktop.mentions.mention_panel import MentionPanel
from qualapp.desktop.mentions.place import Place, Shown, decided, no_names, proposed
from qualapp.desktop.mentions.work import Found, Tools, find_beside, next_beside
from qualapp.desktop.session import Session
from qualapp.errors import UserError
from qualapp.formats import number
from qualapp.i18n import _, _n
from qualapp.language.names import installed_model
from qualapp.model.network import name_of
from qualapp.model.source import Source
from qualapp.model.text import TextRange
from qualapp.progress import finish
from qualapp.reports.mentions import still_open
from qualapp.settings import NotNames
from qualapp.store.changes import Changes

_REGISTER = {"actor", "actor_form"}
_TEXT = {"source", "turn", "block"}
_CLAIMS = {"mention", "excerpt", "coder"}


class ActorFinding(QObject):
    """Finds on a thread and shows what is open; `deciding` writes what a person decides."""

    def __init__(self, desk: Desk, session: Session, commands: Commands, show: Callable[[bool], None]) -> None:
        super().__init__(desk.view)
        self._desk = desk
        self._session = session
        self._show = show
        self._tools = Tools()
        self._found: Found | None = None
        self._asides: list[TextRange] = []
        self._jobs: set[Job[Any]] = set()
        self._turn = 0
        self._judged: tuple[int, frozenset[TextRange]] = (0, frozenset())
        self.panel = MentionPanel()
        self.deciding = Deciding(desk, session, self.panel)
        add_commands(self, commands)
        panel = self.panel
        panel.place_shown.connect(self._show_in_text)
        panel.shown_changed.connect(self._show_places)
        panel.tolerance_changed.connect(self._find_anew)
        panel.names_wanted.connect(self._find_anew)
        self.deciding.no_names_changed.connect(self._show_places)
        panel.next_source_wanted.connect(self.next_source)
        panel.opened.connect(self.follow)
        panel.closed.connect(self.leave)
        session.changed.connect(self._on_changed)
        session.coder_changed.connect(self._show_places)

    @property
    def is_on(self) -> bool:
        """Whether the panel is to be seen."""
        return self.panel.isVisible()

    @property
    def is_finding(self) -> bool:
        """Whether texts are still being read."""
        return bool(self._jobs)

    def begin(self) -> None:
        """Show the panel and find actors in the open source."""
        self._show(True)
        self.panel.offer_names(bool(installed_model(self._session.project.language)))
        self.panel.take_focus()
        if not self._jobs:
            self.find()

    def leave(self) -> None:
        """Go back to the text; what was decided stays."""
        self._turn += 1
        self._desk.view.show_proposals((), None)
        self._show(False)

    def follow(self) -> None:
        """Find in the source that is open now, if it is another one."""
        source = self._desk.source
        known = self._found.proposals.source.id if self._found else None
        if self.is_on and source is not None and source.id != known and not self._jobs:
            self.find()

    def find(self) -> None:
        """Read the open source, beside the window."""
        source, project = self._desk.source, self._session.project
        self._turn += 1
        self._found = None
        if source is None:
            self.panel.show_places("", [], {}, None)
            return
        self.panel.show_waiting()
        work = partial(find_beside, project, source, self._wanted())
        self._run(_("Finding actors"), work, partial(self._take, self._turn))

    def next_source(self) -> None:
        """Open the next source in which something is to be decided."""
        source, project = self._desk.source, self._session.project
        if source is None:
            return
        work = partial(next_beside, project, source.id, project.history.coder_id, self._wanted())
        if project.path is None:
            self._run(_("Finding actors"), work, self._open)
        else:
            self._session.run(_("Finding actors"), work, self._open, self._on_failed)

    def _wanted(self) -> Tools:
        """What to read with, as the panel says."""
        panel = self.panel
        return replace(self._tools, tolerant=panel.tolerant.isChecked(), with_names=panel.with_names)

    def _run(self, title: str, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        """Do work on a thread of its own; a project in memory has only the one connection."""
        if self._session.project.path is None:
            try:
                done(finish(work()))
            except UserError as error:
                self._on_failed(error)
            return
        job = Job(title, work, done, self._on_failed, self)
        self._jobs.add(job)
        job.finished.connect(partial(self._jobs.discard, job))
        job.start()

    def _take(self, turn: int, found: Found) -> None:
        if turn != self._turn or self._desk.source is None:
            return
        self._tools = found.tools
        if found.proposals.source.id != self._desk.source.id:
            self.find()
            return
        self._found = found
        self._asides = asides(self._session.project, found.proposals.source.id)
        self._show_places()

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self.panel.show_refusal(error.message)

    def _open(self, source: Source | None) -> None:
        if source is None:
            self._desk.said.emit(_("No other source has open proposals."))
        else:
            self._desk.open_source(source.id)
            self.follow()

    def _show_places(self) -> None:
        if self._found is None or not self.is_on:
            return
        source_id = self._found.proposals.source.id
        project = self._session.project
        open_ones = still_open(project, source_id, self._found.proposals.found)
        judged, coder = project.mentions.in_source(source_id), project.history.coder_id
        yes, no = (decided(judged, coder, is_meant=meant) for meant in (True, False))
        no += no_names(self._found.proposals.found, NotNames(project.guid))
        places = {Shown.OPEN: proposed(open_ones, self._asides), Shown.ACCEPTED: yes, Shown.REJECTED: no}[
            self.panel.shown
        ]
        names = {actor.id: name_of(actor) for actor in project.actors.all()}
        back = self._come_back(source_id, [*yes, *no])
        self.panel.show_places(self._desk.transcript.text, places, names, self.deciding.taken_after() or back)
        told = _n("{n} open proposal, {decided} decided", "{n} open proposals, {decided} decided", len(open_ones))
        self.panel.show_told(
            told.format(n=number(len(open_ones)), decided=number(len(yes) + len(no))), self._found.doubted
        )

    def _come_back(self, source_id: int, judged: Sequence[Place]) -> TextRange | None:
        """The first words of the source that are not decided any more, as after an undo."""
        before, self._judged = self._judged, (source_id, frozenset(place.range for place in judged))
        return min(before[1] - self._judged[1], default=None) if before[0] == source_id else None

    def _show_in_text(self, range: TextRange | None) -> None:
        view = self._desk.view
        view.show_proposals(tuple(place.range for place in self.panel.model.places), range)
        if range is not None:
            view.scroll_to(range)

    def _on_changed(self, changes: Changes) -> None:
        if changes.tables & _REGISTER:
            self._tools = replace(self._tools, finder=None)
        source = self._desk.source
        if not self.is_on or source is None:
            self._found = None
        elif changes.tables & _REGISTER or (changes.tables & _TEXT and changes.touches_source(source.id)):
            self.find()
        elif changes.tables & _CLAIMS:
            self._show_places()

    def _find_anew(self) -> None:
        self._tools = replace(self._tools, finder=None)
        self.find()
