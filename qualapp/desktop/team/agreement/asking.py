"""Long questions to the project, answered beside the window, only the last one of them."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from qualapp.desktop.jobs import Job
from qualapp.desktop.session import Session
from qualapp.errors import UserError
from qualapp.progress import Progress, Work, finish
from qualapp.store.project import Project

Result = TypeVar("Result")


class Asking(QObject, Generic[Result]):
    """Puts a question; a newer one takes the place of one that is still being answered.

    While something else runs beside the window the question waits for it.
    """

    answered = Signal(object)
    failed = Signal(str)
    stopped = Signal()
    """The answer was stopped by hand."""
    ended = Signal()
    """Nothing runs any more."""

    def __init__(self, session: Session, title: str, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._title = title
        self._job: Job[Any] | None = None
        self._waiting: Callable[[Project], Work[Result]] | None = None
        self._ended = False

    @property
    def is_busy(self) -> bool:
        """Whether an answer is on its way."""
        return self._job is not None or self._waiting is not None

    def ask(self, work: Callable[[Project], Work[Result]]) -> None:
        """Ask this now; `work` gets the project over a connection of the thread's own."""
        if self._session.project.path is None:
            self._answer_here(work)
            return
        self._waiting = work
        if self._job is not None:
            self._job.stop()
        elif self._session.job is not None:
            self._session.job.finished.connect(self._next_soon)
        else:
            self._next()

    def stop(self) -> None:
        """Give the question up."""
        self._waiting = None
        if self._job is not None:
            self._job.stop()

    def _answer_here(self, work: Callable[[Project], Work[Result]]) -> None:
        try:
            found = finish(work(self._session.project))
        except UserError as error:
            self.failed.emit(error.message)
        else:
            self.answered.emit(found)

    def _next_soon(self) -> None:
        QTimer.singleShot(0, self, self._next)

    def _next(self) -> None:
        if self._waiting is None or self._job is not None:
            return
        if self._session.job is not None:
            self._session.job.finished.connect(self._next_soon)
            return
        work, self._waiting = self._waiting, None
        project = self._session.project

        def beside() -> Work[Result]:
            yield Progress(0, 1)
            with project.beside() as other:
                return (yield from work(other))

        self._ended = False
        self._job = self._session.run(self._title, beside, self._on_done, self._on_failed)
        self._job.finished.connect(self._on_finished)

    def _on_finished(self) -> None:
        """The job tells its end first and its result then."""
        QTimer.singleShot(0, self, self._after)

    def _after(self) -> None:
        self._job = None
        if self._waiting is not None:
            self._next()
            return
        if not self._ended:
            self.stopped.emit()
        self.ended.emit()

    def _on_done(self, found: Result) -> None:
        self._ended = True
        if self._waiting is None:
            self.answered.emit(found)

    def _on_failed(self, error: Exception) -> None:
        self._ended = True
        if not isinstance(error, UserError):
            raise error
        if self._waiting is None:
            self.failed.emit(error.message)
