"""Work on the window's own thread in small steps, because letters are set and painted there."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

from qualapp.errors import UserError
from qualapp.progress import Work

Result = TypeVar("Result")
_AT_ONCE_MS = 12


class Painting(QObject, Generic[Result]):
    """Advances a piece of work whenever the window has nothing else to do; goes with its parent."""

    def __init__(
        self, work: Work[Result], done: Callable[[Result], None], failed: Callable[[UserError], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._work = work
        self._done = done
        self._failed = failed
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._advance)
        self._timer.start()
        self.destroyed.connect(work.close)

    def _advance(self) -> None:
        clock = QElapsedTimer()
        clock.start()
        try:
            while clock.elapsed() < _AT_ONCE_MS:
                next(self._work)
        except StopIteration as end:
            self._end()
            self._done(end.value)
        except UserError as error:
            self._end()
            self._failed(error)

    def _end(self) -> None:
        self._timer.stop()
        self.deleteLater()
