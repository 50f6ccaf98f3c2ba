"""What is done with the copies of colleagues, beside the window, one thing at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from qualapp.desktop.session import Session
from qualapp.desktop.team.merge.bringing import Brought, Looked, bring_in, look, look_apart
from qualapp.errors import UserError
from qualapp.i18n import _, _n
from qualapp.progress import Work, finish

Result = TypeVar("Result")


class CopiesDesk(QObject):
    """Looks at copies and brings them in; tells what came of it."""

    began = Signal(str)
    """Carries what is being done."""
    looked = Signal(object)
    """Carries `Looked`."""
    brought = Signal(object)
    """Carries the `MergeReport`."""
    failed = Signal(str)
    """Carries the sentence that says why."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.is_busy = False
        self._number = 0

    def look_at(self, paths: Sequence[Path]) -> None:
        """Look at what these copies would bring."""
        title = _n("Looking at {n} copy", "Looking at {n} copies", len(paths)).format(n=len(paths))
        self._run(title, lambda: look(self._session.project, paths), self.looked.emit)

    def look_apart(self, looked: Looked, apart: frozenset[str]) -> None:
        """Look again, with these rows of another project not taken to be ours."""
        title = _("Looking at what comes in then")
        self._run(title, lambda: look_apart(self._session.project, looked, apart), self.looked.emit)

    def merge(self, looked: Looked) -> None:
        """Bring in what was looked at."""
        self._run(_("Merging"), lambda: bring_in(self._session.project, looked), self._on_brought)

    def forget(self) -> None:
        """Let what is being looked at come to nothing."""
        self._number += 1
        self.is_busy = False

    def _run(self, title: str, work: Callable[[], Work[Result]], done: Callable[[Result], object]) -> None:
        if self.is_busy or self._session.job is not None:
            self.failed.emit(_("Something else is going on just now. Wait until it is done, then try again."))
            return
        self.is_busy = True
        self._number += 1
        number = self._number
        self.began.emit(title)

        def end(result: Result) -> None:
            if number == self._number:
                self.is_busy = False
                done(result)

        def fail(error: Exception) -> None:
            if number == self._number:
                self.is_busy = False
                self._on_failed(error)

        if self._session.project.path is None:
            try:
                end(finish(work()))
            except UserError as error:
                fail(error)
            return
        job = self._session.run(title, work, end, fail)
        job.finished.connect(self._on_finished)

    def _on_finished(self) -> None:
        """Also where it was stopped."""
        self.is_busy = False

    def _on_brought(self, brought: Brought) -> None:
        for changes in brought.changes:
            self._session.project.history.announce(changes)
        self.brought.emit(brought.report)

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self.failed.emit(error.message)
