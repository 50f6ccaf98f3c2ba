"""Import of interviews and other texts: choose files, correct what was read, and take all of it in one step."""

import os
from collections import deque
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QShowEvent
from PySide6.QtWidgets import QFileDialog, QLabel, QStackedWidget, QWidget

from qualapp.desktop.jobs import Job
from qualapp.desktop.look.widgets import Dialog, allow
from qualapp.desktop.session import Session
from qualapp.desktop.sources.file_choice import FileChoice
from qualapp.desktop.sources.file_desk import FileDesk
from qualapp.desktop.sources.import_work import Found, Written, read_into, signs_of_damage, write, write_beside
from qualapp.desktop.sources.incoming import Incoming, State, mark_twins, propose_cases
from qualapp.desktop.sources.work_line import WorkLine
from qualapp.errors import UserError
from qualapp.i18n import _, _n
from qualapp.importers import read_pasted, readable_suffixes
from qualapp.importers.other_programs import is_project_of_other
from qualapp.model.source import Reading
from qualapp.model.text import kept
from qualapp.progress import finish

_SMALL = (640, 380)
_LARGE = (1240, 880)
_LEAST = (1040, 600)


class ImportDialog(Dialog):
    """Shows what was found in files and folders; nothing is written before the primary button is pressed.

    `imported` tells the ids of the new sources. `projects` are those of other programs that were among the files:
    they come in another way.
    """

    imported = Signal(list)

    def __init__(self, session: Session, paths: Sequence[Path] = (), parent: QWidget | None = None) -> None:
        super().__init__(_("Import sources"), "", parent, width=640)
        self._session = session
        self._reading: Job[Any] | None = None
        self._writing: Job[Any] | None = None
        self._found: Found = deque()
        self._known: set[str] = set()
        self.projects: list[Path] = []
        self.setAcceptDrops(True)
        self.choice = FileChoice(self)
        self.desk = FileDesk(session.project, self)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.choice)
        self._pages.addWidget(self.desk)
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
        self._count()
        self._fit_page()
        if paths:
            self.add(paths)

    def _connect(self) -> None:
        for asks in (self.choice, self.desk):
            asks.files_wanted.connect(self.choose_files)
            asks.folder_wanted.connect(self.choose_folder)
            asks.text_wanted.connect(self.paste)
        self.choice.dropped.connect(self.add)
        self.desk.model.ticked.connect(self._count)

    @property
    def is_reading(self) -> bool:
        """Whether files are still being read."""
        return self._reading is not None

    def choose_files(self) -> None:
        """Ask for files."""
        endings = " ".join(f"*{suffix}" for suffix in readable_suffixes())
        kinds = ";;".join((_("Texts") + f" ({endings})", _("All files") + " (*)"))
        names, _kind = QFileDialog.getOpenFileNames(self, _("Choose files"), "", kinds)
        self.add([Path(name) for name in names])

    def choose_folder(self) -> None:
        """Ask for a folder, whose texts are all listed."""
        name = QFileDialog.getExistingDirectory(self, _("Choose a folder"))
        self.add([Path(name)] if name else [])

    def add(self, paths: Sequence[Path]) -> None:
        """Read more files and folders; leave at once where there is nothing but a project of another program."""
        if not paths or self._reading is not None or self._writing is not None:
            return
        paths = self._without_projects(paths)
        if not paths:
            return
        self._pages.setCurrentWidget(self.desk)
        self._fit_page()
        self.desk.list.setFocus()
        found, language = self._found, self._session.project.language
        job = Job(_("Reading"), lambda: read_into(found, paths, language), lambda _nothing: None, None, self._session)
        self._reading = job
        job.progressed.connect(self._take_found)
        job.finished.connect(self._on_read)
        self.work.watch(job)
        self._count()
        job.start()

    def _without_projects(self, paths: Sequence[Path]) -> list[Path]:
        """The paths that are no project of another program; those are kept for later."""
        projects = [path for path in paths if is_project_of_other(path)]
        texts = [path for path in paths if path not in projects]
        self.projects += projects
        if projects and not texts and not self.desk.model.files:
            self.reject()
        elif projects:
            sentence = _("“{name}” is a project of another program. You are asked about it after this import.")
            self._say(sentence.format(name=kept(projects[0].name)))
        return texts

    def paste(self) -> None:
        """List the text of the clipboard as if it were a file; its name is there to be changed."""
        if self._reading is not None or self._writing is not None:
            return
        try:
            reading = read_pasted(QGuiApplication.clipboard().text(), self._free_name())
        except UserError as error:
            self._say(error.message)
            return
        self._say("")
        self._pages.setCurrentWidget(self.desk)
        self._fit_page()
        repairs = signs_of_damage(reading, self._session.project.language)
        self._list([Incoming.of(Path(reading.name + reading.suffix), reading, repairs)])
        self.desk.choose([len(self.desk.model.files) - 1])
        self.desk.form.name.setFocus()
        self.desk.form.name.selectAll()
        self._count()

    def _free_name(self) -> str:
        taken = {file.file.stem for file in self.desk.model.files}
        names = (_("Pasted text {n}").format(n=number) for number in range(2, len(taken) + 3))
        return next(name for name in (_("Pasted text"), *names) if name not in taken)

    def _take_found(self) -> None:
        """List what was read since last time."""
        files = []
        while self._found:
            path, found, repairs = self._found.popleft()
            named = found.name if isinstance(found, Reading) else ""
            real = f"{os.path.realpath(path)}\n{named}"
            if real not in self._known:
                self._known.add(real)
                files.append(Incoming.of(path, found, repairs))
        if files:
            self._list(files)

    def _list(self, files: Sequence[Incoming]) -> None:
        self._recognise(files)
        self.desk.add(files)

    def _recognise(self, files: Sequence[Incoming]) -> None:
        readable = [(file, file.reading) for file in files if file.reading is not None]
        same = self._session.project.sources.same_text([reading for _file, reading in readable])
        for place, source in same.items():
            readable[place][0].same(State.HERE, source.name)
        everything = [*self.desk.model.files, *files]
        mark_twins(everything)
        propose_cases(everything, [case.name for case in self._session.project.cases.all()])

    def _on_read(self) -> None:
        self._reading = None
        self._take_found()
        if not self.desk.model.files:
            message = _("There is no text in what you chose that can be read; files that can be end in {endings}.")
            self._say(message.format(endings=", ".join(readable_suffixes())))
            self._pages.setCurrentWidget(self.choice)
            self._fit_page()
        self._count()

    def _count(self) -> None:
        """Let the primary button say how many files it imports."""
        number = len(self.desk.model.wanted())
        self.primary.setText(_n("Import {n} file", "Import {n} files", number).format(n=number))
        self.primary.setVisible(self._pages.currentWidget() is self.desk)
        busy = self._reading is not None or self._writing is not None
        reason = _("The files are still being read.") if self._reading else _("No file is ticked.")
        allow(self.primary, number > 0 and not busy, reason)
        self.desk.setEnabled(self._writing is None)

    def accept(self) -> None:
        files = self.desk.model.wanted()
        if not files or self._reading or self._writing or not self.primary.isEnabled():
            return
        if error := self.desk.form.date_error():
            self._say(error)
            self.desk.form.date.setFocus()
            return
        self._say("")
        project = self._session.project
        if project.path is None:
            self._write_here(files)
            return
        title = _n("Importing {n} file", "Importing {n} files", len(files)).format(n=len(files))
        job = self._session.run(title, lambda: write_beside(project, files), self._on_written, self._on_failed)
        self._writing = job
        job.finished.connect(self._on_writing_ended)
        self.work.watch(job)
        self._count()

    def _write_here(self, files: Sequence[Incoming]) -> None:
        try:
            sources = finish(write(self._session.project, files))
        except UserError as error:
            self._on_failed(error)
            return
        self._end(sources)

    def _on_writing_ended(self) -> None:
        self._writing = None
        self._count()

    def _on_written(self, written: Written) -> None:
        for changes in written.changes:
            self._session.project.history.announce(changes)
        self._end(written.sources)

    def _end(self, sources: list[int]) -> None:
        super().accept()
        self.desk.model.clear()
        self.imported.emit(sources)

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self._say(error.message)

    def _say(self, sentence: str) -> None:
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))

    def reject(self) -> None:
        """Stop what is going on and leave; nothing is written."""
        if self._reading is not None:
            self._reading.stop()
        if self._writing is not None:
            self._writing.stop(wait=True)
        if self.result() != self.DialogCode.Accepted:
            super().reject()

    def _fit_page(self) -> None:
        """Be as large as what is shown needs and the window has room for."""
        if self._pages.currentWidget() is self.choice:
            self.fit(_SMALL)
        else:
            self.fit(_LARGE, _LEAST)

    def showEvent(self, event: QShowEvent) -> None:
        self._fit_page()
        super().showEvent(event)
        focus = self.choice.button if self._pages.currentWidget() is self.choice else self.desk.list
        focus.setFocus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.add([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])
