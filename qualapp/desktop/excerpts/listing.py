"""What a filter lets through, asked for on a thread where that may take long."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from qualapp.desktop.jobs import Job
from qualapp.desktop.session import Session
from qualapp.i18n import _
from qualapp.model.excerpt import ExcerptFilter, ListedCoding
from qualapp.progress import Progress, Work
from qualapp.store.project import Project

MANY = 30_000
"""So many codings are sorted through without a pause that anybody feels."""

Found = tuple[list[ListedCoding], int]


class Listing(QObject):
    """Asks what a filter lets through; only the answer to the last question is told."""

    found = Signal(object)
    """Carries the codings, in the order of the codebook."""
    informants_counted = Signal(int)
    failed = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._job: Job[Found] | None = None
        self._question = 0
        self._is_big = session.project.counts()["coding"] > MANY

    @property
    def is_asking(self) -> bool:
        """Whether an answer is still to come."""
        return self._job is not None

    def ask(self, wanted: ExcerptFilter) -> None:
        """Answer at once where that is quick, else when a thread has found it."""
        self._question += 1
        self.stop()
        project = self._session.project
        if project.path is not None and (self._is_big or wanted.words.strip()):
            self._ask_beside(project, wanted)
        else:
            self._tell(project.excerpts.listed(wanted))

    def stop(self, *, wait: bool = False) -> None:
        """Ask no longer."""
        if self._job is not None:
            self._job.stop(wait=wait)
            self._job = None

    def _ask_beside(self, project: Project, wanted: ExcerptFilter) -> None:
        question = self._question

        def done(found: Found) -> None:
            if question == self._question:
                self._job = None
                rows, informants = found
                self.found.emit(rows)
                self.informants_counted.emit(informants)

        def failed(error: Exception) -> None:
            if question == self._question:
                self._job = None
                self.failed.emit(error)

        self._job = Job(_("Find excerpts"), lambda: _search(project, wanted), done, failed, self)
        self._job.start()

    def _tell(self, rows: Sequence[ListedCoding]) -> None:
        self._is_big = self._is_big or len(rows) > MANY
        question = self._question
        self.found.emit(rows)

        def count() -> None:
            if question == self._question:
                self.informants_counted.emit(self._session.project.excerpts.informants([row.coding_id for row in rows]))

        QTimer.singleShot(0, self, count)


def _search(project: Project, wanted: ExcerptFilter) -> Work[Found]:
    with project.beside() as beside:
        yield Progress(0, 2)
        rows = beside.excerpts.listed(wanted)
        yield Progress(1, 2)
        return rows, beside.excerpts.informants([row.coding_id for row in rows])
