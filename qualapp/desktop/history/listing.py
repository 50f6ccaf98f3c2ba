"""Which steps a filter lets through, asked for on a thread where that may take long."""

from PySide6.QtCore import QObject, Signal

from qualapp.desktop.jobs import Job
from qualapp.desktop.session import Session
from qualapp.i18n import _
from qualapp.progress import Progress, Work
from qualapp.store.audit import EVERYTHING, AuditFilter
from qualapp.store.project import Project

MANY = 20_000
"""So many steps are counted through without a pause that anybody feels."""

_TOLD_EVERY = 2000

Moments = list[tuple[int, int]]


class Listing(QObject):
    """Asks which steps are wanted; only the answer to the last question is told."""

    found = Signal(object)
    """Carries the number and time of each step, the latest first."""
    failed = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._job: Job[Moments] | None = None

    @property
    def is_asking(self) -> bool:
        """Whether an answer is still to come."""
        return self._job is not None

    def ask(self, wanted: AuditFilter) -> None:
        """Answer at once where that is quick, else when a thread has found it."""
        self.stop()
        project = self._session.project
        last = project.history.last()
        is_quick = wanted == EVERYTHING and last is not None and last.id <= MANY
        if project.path is None or is_quick:
            self.found.emit(list(project.audit.moments(wanted)))
        else:
            self._ask_beside(project, wanted)

    def stop(self) -> None:
        """Ask no longer: what is still found is not told."""
        if self._job is not None:
            self._job.stop()
            self._job = None

    def _ask_beside(self, project: Project, wanted: AuditFilter) -> None:
        def done(moments: Moments) -> None:
            if job is self._job:
                self._job = None
                self.found.emit(moments)

        def failed(error: Exception) -> None:
            if job is self._job:
                self._job = None
                self.failed.emit(error)

        job = Job(_("Find steps"), lambda: _found(project, wanted), done, failed, self)
        self._job = job
        job.start()


def _found(project: Project, wanted: AuditFilter) -> Work[Moments]:
    moments: Moments = []
    with project.beside() as beside:
        for moment in beside.audit.moments(wanted):
            if len(moments) % _TOLD_EVERY == 0:
                yield Progress(0, 1)
            moments.append(moment)
    return moments
