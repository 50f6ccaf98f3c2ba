"""The open project as the window sees it: who codes, what changed, and what runs beside."""

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from qualapp.desktop.jobs import Job
from qualapp.errors import UserError
from qualapp.model.code import CodeTree
from qualapp.model.coding import Coder
from qualapp.progress import Work
from qualapp.store.changes import Changes
from qualapp.store.claim_tables import CLAIMS
from qualapp.store.project import Project

Result = TypeVar("Result")

_CLAIMS = frozenset({"excerpt", *CLAIMS})
"""What comes and goes when other coders' eyes are looked through."""


class Session(QObject):
    """One open project. Widgets read from `project`, write through its verbs and listen to `changed`."""

    changed = Signal(object)
    """A step was made: carries `Changes`."""
    coder_changed = Signal()
    """Somebody else codes now, other coders' work is shown or hidden, or other words count."""
    lost = Signal(str)
    """Somebody else has taken the project over, as after this machine slept: carries the sentence to show."""
    job_started = Signal(object)
    """Long work began: carries the `Job`."""

    def __init__(self, project: Project, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.project = project
        self._tree: CodeTree | None = None
        self._shown_coders: frozenset[int] = frozenset()
        self._without_interviewers = False
        self.job: Job[Any] | None = None
        project.history.on_change.append(self._on_change)
        self._heartbeat = QTimer(self)
        self._heartbeat.timeout.connect(self._beat)
        self._heartbeat.start(60_000)

    @property
    def tree(self) -> CodeTree:
        """The codes in their order, read once until one changes."""
        if self._tree is None:
            self._tree = self.project.codes.tree()
        return self._tree

    @property
    def coder(self) -> Coder:
        """The coder who works now."""
        return self.project.coders[self.project.history.coder_id]

    def code_as(self, coder_id: int) -> None:
        """Let another coder work from now on."""
        self.project.history.coder_id = coder_id
        self.project.keep_lock()
        self.coder_changed.emit()
        if self.project.blinding.is_on:
            self.changed.emit(Changes("", _CLAIMS))

    @property
    def is_blind(self) -> bool:
        """Whether only the working coder's claims are shown, whoever's are asked for."""
        return self.project.blinding.is_on

    @property
    def without_interviewers(self) -> bool:
        """Whether interviewers' words are left out of counts of words and of coding shares."""
        return self._without_interviewers

    def leave_interviewers_out(self, wanted: bool) -> None:
        """Leave interviewers' words out of counts, or let them count."""
        if wanted != self._without_interviewers:
            self._without_interviewers = wanted
            self.coder_changed.emit()

    @property
    def shown_coders(self) -> frozenset[int]:
        """The ids of the coders whose codings are shown; empty means all."""
        return self.project.blinding.shown(self._shown_coders)

    def show_coders(self, coder_ids: frozenset[int]) -> None:
        """Show only these coders' codings; all where none is named."""
        self._shown_coders = coder_ids
        self.coder_changed.emit()

    def shows(self, coder_id: int) -> bool:
        """Whether this coder's codings are shown."""
        shown = self.shown_coders
        return not shown or coder_id in shown

    def run(
        self,
        title: str,
        work: Callable[[], Work[Result]],
        done: Callable[[Result], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> Job[Result]:
        """Run long work on a thread; `done` is called here with its result, nothing where it is stopped.

        `work` makes the generator on the thread, so that a connection opened in it belongs to that thread.
        """
        job = Job(title, work, done, failed, self)
        self.job = job
        job.finished.connect(self._on_job_finished)
        self.job_started.emit(job)
        job.start()
        return job

    def close(self) -> None:
        """Stop what runs and close the project."""
        if self.job is not None:
            self.job.stop(wait=True)
        self._heartbeat.stop()
        self.project.close()

    def _beat(self) -> None:
        try:
            self.project.keep_lock()
        except UserError as error:
            self._heartbeat.stop()
            self.lost.emit(error.message)

    def _on_change(self, changes: Changes) -> None:
        if "code" in changes.tables:
            self._tree = None
        if "blinding" in changes.tables:
            self.coder_changed.emit()
            changes = Changes(changes.label, changes.tables | _CLAIMS)
        self.changed.emit(changes)

    def _on_job_finished(self) -> None:
        self.job = None
