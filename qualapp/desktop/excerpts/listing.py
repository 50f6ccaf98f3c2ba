"""What a filter lets through, asked for on a thread where that may take long."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from qualapp.desktop.jobs import Job
from qualapp.desktop.session import Session
from qualapp.i18n import _
from qualapp.model.excerpt import ExcerptFilter, ListedCoding
from qualapp.progress import Progress, Work
from qualapp.store.project import Project

MANY = 10_000
"""So many codings are sorted through without a pause that anybody feels."""

FEW = 5_000
"""So many people are looked up without a pause that anybody feels."""

Result = TypeVar("Result")


class Listing(QObject):
    """Asks what a filter lets through; only the answer to the last question is told."""

    found = Signal(object)
    """Carries the codings, in the order of the codebook."""
    informants_counted = Signal(int)
    failed = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._job: Job[Any] | None = None
        self._is_big: bool | None = None
        self._count = QTimer(self, singleShot=True, interval=0)
        self._count.timeout.connect(self._count_informants)
        self._rows: Sequence[ListedCoding] = ()

    @property
    def is_asking(self) -> bool:
        """Whether an answer is still to come."""
        return self._job is not None or self._count.isActive()

    def ask(self, wanted: ExcerptFilter) -> None:
        """Answer at once where that is quick, else when a thread has found it."""
        self.stop()
        if self._is_big is None:
            self._is_big = self._session.project.counts("coding")["coding"] > MANY
        if self._session.project.path is not None and (self._is_big or wanted.words.strip()):
            self._beside(lambda project: project.excerpts.listed(wanted), self._tell)
        else:
            self._tell(self._session.project.excerpts.listed(wanted))

    def stop(self) -> None:
        """Ask no longer: what is still found is not told."""
        self._count.stop()
        if self._job is not None:
            self._job.stop()
            self._job = None

    def _tell(self, rows: Sequence[ListedCoding]) -> None:
        self._is_big = self._is_big or len(rows) > MANY
        self._rows = rows
        self._count.start()
        self.found.emit(rows)

    def _count_informants(self) -> None:
        """People are counted when the list is on screen already."""
        ids = [row.coding_id for row in self._rows]
        if self._session.project.path is not None and len(ids) > FEW:
            self._beside(lambda project: project.excerpts.informants(ids), self.informants_counted.emit)
        else:
            self.informants_counted.emit(self._session.project.excerpts.informants(ids))

    def _beside(self, look: Callable[[Project], Result], tell: Callable[[Result], object]) -> None:
        project = self._session.project
        job: Job[Result]

        def done(result: Result) -> None:
            if job is self._job:
                self._job = None
                tell(result)

        def failed(error: Exception) -> None:
            if job is self._job:
                self._job = None
                self.failed.emit(error)

        job = Job(_("Find excerpts"), lambda: _looked(project, look), done, failed, self)
        self._job = job
        job.start()


def _looked(project: Project, look: Callable[[Project], Result]) -> Work[Result]:
    yield Progress(0, 1)
    with project.beside() as beside:
        return look(beside)
