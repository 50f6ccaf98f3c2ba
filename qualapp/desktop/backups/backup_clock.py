"""Makes backups beside the work: when a project is opened, and every hour in which something was done."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from qualapp.desktop.jobs import Job
from qualapp.errors import UserError
from qualapp.progress import Progress, Work
from qualapp.store.backups import Backup, folder_of, make_backup

_HOUR = 3_600_000
_FIRST = 5_000


class BackupClock(QObject):
    """Backs one project up on a thread of its own; what goes wrong is told and hinders nothing."""

    made = Signal()
    failed = Signal(str)
    """No backup could be written: carries the sentence, the same one only once."""

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._job: Job[Backup | None] | None = None
        self._told = ""
        self._hourly = QTimer(self, interval=_HOUR)
        self._hourly.timeout.connect(self.run)
        self._first = QTimer(self, interval=_FIRST, singleShot=True)
        self._first.timeout.connect(self.run)

    def start(self) -> None:
        """Begin; the first backup waits until the window has settled."""
        self._first.start()
        self._hourly.start()

    def stop(self) -> None:
        """Wait for a backup that is being written and make no more."""
        self._first.stop()
        self._hourly.stop()
        if self._job is not None:
            self._job.stop(wait=True)

    def run(self) -> None:
        """Make a backup now, unless one is being made or nothing was done since the last."""
        if self._job is not None:
            return
        self._job = Job("", self._work, self._on_made, self._on_failed, self)
        self._job.finished.connect(self._on_finished)
        self._job.start()

    def _work(self) -> Work[Backup | None]:
        yield Progress(0, 1, "")
        return make_backup(self._path, folder_of(self._path), datetime.now())

    def _on_made(self, _made: Backup | None) -> None:
        self._told = ""
        self.made.emit()

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        if error.message != self._told:
            self._told = error.message
            self.failed.emit(error.message)

    def _on_finished(self) -> None:
        self._job = None
