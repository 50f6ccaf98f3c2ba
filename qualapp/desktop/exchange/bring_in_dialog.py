"""A project of another program brought in: chosen, looked at before anything is written, and taken in one step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QLabel, QStackedWidget, QWidget

from qualapp.desktop.exchange.beginning_form import BeginningForm
from qualapp.desktop.exchange.looking import Asked, Brought, Looked, begin, bring_in, look
from qualapp.desktop.exchange.preview_desk import PreviewDesk
from qualapp.desktop.exchange.project_choice import ProjectChoice
from qualapp.desktop.jobs import Job
from qualapp.desktop.look.widgets import Dialog, EmptyView, allow
from qualapp.desktop.session import Session
from qualapp.desktop.sources.work_line import WorkLine
from qualapp.errors import UserError
from qualapp.i18n import _
from qualapp.model.exchange import ExchangeReport
from qualapp.model.text import kept
from qualapp.progress import Work

if TYPE_CHECKING:
    from qualapp.importers.refi import PositionReading

Result = TypeVar("Result")

_SMALL = (640, 380)
_LARGE = (1160, 800)
_LEAST = (960, 560)


class BringInDialog(Dialog):
    """Brings a project into the one of a session, or with a `form` begins a new one; `brought` is told once it is in.

    `report` is then what came in, and `path` the file that it came from.
    """

    brought = Signal(object)

    def __init__(
        self, session: Session | None, form: BeginningForm | None = None, parent: QWidget | None = None
    ) -> None:
        title = _("Begin with a project from another program") if form else _("A project from another program")
        super().__init__(title, _("Create project") if form else _("Bring in"), parent, width=640)
        self._session = session
        self._job: Job[Any] | None = None
        self._asked: Asked | None = None
        self._looked: Looked | None = None
        self._was_left = False
        self._is_open = False
        self.report: ExchangeReport | None = None
        self.setAcceptDrops(True)
        self.choice = ProjectChoice(self)
        self.waiting = EmptyView("import", "", "", self)
        self.desk = PreviewDesk(form, self)
        self._pages = QStackedWidget(self)
        for page in (self.choice, self.waiting, self.desk):
            self._pages.addWidget(page)
        self.error = QLabel(self)
        self.error.setProperty("role", "error")
        self.error.setWordWrap(True)
        self.error.hide()
        self.body.addWidget(self._pages, 1)
        self.body.addWidget(self.error)
        self.work = WorkLine(self)
        self.row.takeAt(self.row.count() - 1)
        self.row.addWidget(self.work, 1)
        self._connect()
        self._show(self.choice)

    def _connect(self) -> None:
        self.choice.file_wanted.connect(self.choose_file)
        self.choice.folder_wanted.connect(self.choose_folder)
        self.choice.dropped.connect(self._on_dropped)
        self.desk.project_chosen.connect(self._on_project)
        self.desk.reading_chosen.connect(self._on_reading)
        if self.desk.form is not None:
            self.desk.form.entered.connect(self.accept)

    @property
    def path(self) -> Path | None:
        """The file or folder that is looked at."""
        return self._asked.path if self._asked is not None else None

    @property
    def is_busy(self) -> bool:
        """Whether something is being read or written."""
        return self._job is not None

    def choose_file(self) -> None:
        """Ask for a project in one file."""
        endings = "*.qdpx *.qde *.sqlite3 *.sqlite *.db data.qda"
        kinds = ";;".join((_("Projects of other programs") + f" ({endings})", _("All files") + " (*)"))
        name, _kind = QFileDialog.getOpenFileName(self, _("Choose a project"), "", kinds)
        if name:
            self.look_at(Path(name))

    def choose_folder(self) -> None:
        """Ask for a project that is a folder."""
        name = QFileDialog.getExistingDirectory(self, _("Choose the folder of a QualCoder project"))
        if name:
            self.look_at(Path(name))

    def look_at(self, path: Path) -> None:
        """Look at what this project would bring."""
        if not self.is_busy:
            self._looked = None
            self._look(Asked(path))

    def _on_dropped(self, paths: Sequence[Path]) -> None:
        if len(paths) == 1:
            self.look_at(paths[0])
        elif paths:
            self._say(_("Only one project at a time comes in. Drop one of them."))

    def _on_project(self, number: int) -> None:
        if self._asked is not None and number != self._asked.project:
            path = self._asked.path
            self._looked = None
            self._look(Asked(path, number))

    def _on_reading(self, reading: PositionReading | None) -> None:
        if self._asked is not None and reading != self._asked.reading:
            self._look(replace(self._asked, reading=reading))

    def _look(self, asked: Asked) -> None:
        into = self._session.project if self._session is not None else None
        self._asked = asked
        self._say("")
        if self._looked is None:
            name = kept(asked.path.name)
            self.waiting.say(_("Looking at “{name}”").format(name=name), _("Nothing is written yet."))
            self._show(self.waiting)
        self._run(_("Looking"), lambda: look(asked, into), self._on_looked, self._on_look_failed)

    def _on_looked(self, looked: Looked) -> None:
        is_first = self._looked is None
        self._asked, self._looked = looked.asked, looked
        self.desk.show_looked(looked)
        if is_first:
            self.desk.show_first(looked)
        self._show(self.desk)
        if is_first:
            self.primary.setFocus()
        else:
            self.desk.attend()

    def _on_look_failed(self, sentence: str) -> None:
        """Say why, where another one can be chosen."""
        self._asked = self._looked = None
        self._show(self.choice)
        self._say(sentence)

    def accept(self) -> None:
        """Bring in what was looked at."""
        form, looked = self.desk.form, self._looked
        if looked is None or self.is_busy or not self.primary.isEnabled() or (form is not None and not form.check()):
            return
        self._say("")
        if form is not None:
            beginning = form.beginning()
            self._run(_("Bringing in"), lambda: begin(looked.asked, beginning), self._on_brought, self._say)
        elif self._session is not None:
            project = self._session.project
            self._run(_("Bringing in"), lambda: bring_in(looked.asked, project), self._on_brought, self._say)

    def _on_brought(self, brought: Brought) -> None:
        if self._session is not None:
            for changes in brought.changes:
                self._session.project.history.announce(changes)
        self.report = brought.report
        super().accept()
        self.brought.emit(brought.report)

    def _run(
        self,
        title: str,
        work: Callable[[], Work[Result]],
        done: Callable[[Result], object],
        failed: Callable[[str], object],
    ) -> None:
        """Do something long on a thread; what comes of it after the dialog was left is forgotten."""
        if self._session is not None and self._session.job is not None:
            failed(_("Something else is going on just now. Wait until it is done, then try again."))
            return

        def end(result: Result) -> None:
            self._is_open = False
            if not self._was_left:
                done(result)

        def fail(error: Exception) -> None:
            self._is_open = False
            if not isinstance(error, UserError):
                raise error
            if not self._was_left:
                failed(error.message)

        if self._session is not None:
            job = self._session.run(title, work, end, fail)
        else:
            job = Job(title, work, end, fail, self.parent())
            job.start()
        self._job, self._is_open = job, True
        job.finished.connect(self._on_finished)
        self.work.watch(job)
        self._allow()

    def _on_finished(self) -> None:
        self._job = None
        self._allow()
        QTimer.singleShot(0, self, self._after_stop)

    def _after_stop(self) -> None:
        """Where nothing came of it, show what was looked at before, or let another project be chosen."""
        if not self._is_open or self.is_busy:
            return
        self._is_open = False
        if self._looked is None:
            self._show(self.choice)
        else:
            self._asked = self._looked.asked
            self.desk.readings.show_reading(self._asked.reading)

    def _allow(self) -> None:
        looked = self._looked
        self.desk.setEnabled(not self.is_busy)
        self.primary.setVisible(self._pages.currentWidget() is self.desk)
        is_new = looked is not None and (self.desk.form is not None or any(looked.report.taken.values()))
        reason = _("It is being looked at.") if self.is_busy else _("All of it is here already.")
        allow(self.primary, is_new and not self.is_busy, reason)

    def _show(self, page: QWidget) -> None:
        self._pages.setCurrentWidget(page)
        self._fit_page()
        self._allow()

    def _say(self, sentence: str) -> None:
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))

    def reject(self) -> None:
        """Stop what is going on and leave; nothing is written."""
        self._was_left = True
        if self._job is not None:
            self._job.stop(wait=True)
        super().reject()

    def _fit_page(self) -> None:
        """Be as large as what is shown needs and the window has room for."""
        if self._pages.currentWidget() is not self.desk:
            self.fit(_SMALL)
        else:
            self.fit(_LARGE, _LEAST)

    def showEvent(self, event: QShowEvent) -> None:
        self._fit_page()
        super().showEvent(event)
        if self._pages.currentWidget() is self.choice:
            self.choice.button.setFocus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() and not self.is_busy:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self._on_dropped([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])
