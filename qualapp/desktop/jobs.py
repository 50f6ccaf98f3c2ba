"""Long work on a thread, watched by a timer: the thread touches no Qt object."""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from qualapp.progress import Progress, Work

Result = TypeVar("Result")


class Job(QObject, Generic[Result]):
    """Work that advances on a thread of its own, tells how far it is, and can be stopped between two steps."""

    progressed = Signal(object)
    """Carries the latest `Progress`."""
    finished = Signal()
    """The work ended, failed or was stopped."""

    def __init__(
        self,
        title: str,
        work: Callable[[], Work[Result]],
        done: Callable[[Result], None],
        failed: Callable[[Exception], None] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.title = title
        self._work = work
        self._done = done
        self._failed = failed
        self._stop = threading.Event()
        self._progress: Progress | None = None
        self._result: list[Result] = []
        self._error: Exception | None = None
        self._thread = threading.Thread(target=self._advance, name=f"job: {title}", daemon=True)
        self._watch = QTimer(self)
        self._watch.setInterval(50)
        self._watch.timeout.connect(self._look)

    def start(self) -> None:
        """Begin."""
        self._thread.start()
        self._watch.start()

    def stop(self, *, wait: bool = False) -> None:
        """Stop at the next step; the project is then as it was."""
        self._stop.set()
        if wait:
            self._thread.join()
            self._look()

    def _advance(self) -> None:
        try:
            work = self._work()
            try:
                while not self._stop.is_set():
                    self._progress = next(work)
            except StopIteration as end:
                self._result.append(end.value)
            finally:
                work.close()
        except Exception as error:  # noqa: BLE001 (handed over to the window, which shows or reports it)
            self._error = error

    def _look(self) -> None:
        progress, self._progress = self._progress, None
        if progress is not None:
            self.progressed.emit(progress)
        if self._thread.is_alive():
            return
        self._thread.join()
        self._watch.stop()
        self.finished.emit()
        self._end()
        self.deleteLater()

    def _end(self) -> None:
        if self._error is not None:
            if self._failed is None:
                raise self._error
            self._failed(self._error)
        elif self._result:
            self._done(self._result[0])
