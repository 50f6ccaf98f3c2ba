"""What the menus do to projects as files: make, open, copy and restore them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPlainTextEdit

from qualapp.desktop.look.widgets import Dialog, FormField
from qualapp.desktop.refusal import say_error
from qualapp.desktop.window.window import Window
from qualapp.errors import UserError
from qualapp.i18n import _
from qualapp.progress import finish
from qualapp.settings import Recent
from qualapp.store.project import Project


class ProjectActs(QObject):
    """Asks for files and names, and says what went wrong."""

    def __init__(self, window: Window) -> None:
        super().__init__(window.window())
        self._window = window

    def offer_read_only(self, path: Path, sentence: str) -> bool:
        """Say who has the project open, and open it for reading where that is wanted."""
        dialog = Dialog(_("The project is open elsewhere"), _("Open for reading"), self._window.window())
        dialog.say(sentence)
        return bool(dialog.exec()) and self._window.open_project(path, read_only=True)

    def choose_project(self) -> None:
        """Ask for a project file and open it."""
        name, _kind = QFileDialog.getOpenFileName(
            self._window.window(), _("Open project"), str(self.folder()), _("Qualapp projects (*.qualapp)")
        )
        if name:
            self._window.open_project(Path(name))

    def create_project(self, path: Path, name: str, language: str, codebooks: Sequence[Path], coder: str) -> None:
        """Make a new project with these codebooks and this coder, and open it."""
        from qualapp.importers.codebook_files import read_codebook_file

        try:
            books = [finish(read_codebook_file(book)).codebook for book in codebooks]
            project = Project.create(path, name=name, language=language, coder=coder)
            for book in books:
                project.codes.add_codebook(book, language)
        except UserError as error:
            say_error(error.message, self._window.window())
            return
        self._window.keep_settings(replace(self._window.settings, coder=coder))
        self._window.show_project(project)

    def folder(self) -> Path:
        """Where projects are kept: beside the last one, else among the documents."""
        recent = self._window.settings.recent
        if recent and Path(recent[0].path).parent.is_dir():
            return Path(recent[0].path).parent
        return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))

    def keep_recent(self, recent: tuple[Recent, ...]) -> None:
        """Keep the list of recent projects as it is on the start page."""
        self._window.keep_settings(replace(self._window.settings, recent=recent))

    def open_demo(self) -> None:
        """Make a fresh demo project among the documents and open it."""
        from qualapp.demo import build_demo, free_path

        try:
            path = free_path(self.folder(), "demo")
            finish(build_demo(path))
        except UserError as error:
            say_error(error.message, self._window.window())
            return
        self._window.open_project(path)

    def save_copy(self) -> None:
        """Write a whole copy of the open project to another place."""
        if self._window.session is None or self._window.session.project.path is None:
            return
        project = self._window.session.project
        proposed = self.folder() / (_("{project} – copy").format(project=project.name) + ".qualapp")
        name, _kind = QFileDialog.getSaveFileName(
            self._window.window(), _("Save a copy"), str(proposed), _("Qualapp projects (*.qualapp)")
        )
        if not name:
            return
        path = Path(name).with_suffix(".qualapp")
        try:
            project.save_copy(path)
        except UserError as error:
            say_error(error.message, self._window.window())
            return
        self._window.toast.say(
            _("The copy “{name}” is written.").format(name=path.name),
            _("Open it"),
            lambda: self._window.open_project(path),
        )

    def choose_backup(self) -> None:
        """Show the backups of the open project, to look into one or to restore it."""
        from qualapp.desktop.backups.backups_dialog import LOOK, BackupsDialog

        session = self._window.session
        if session is None or session.project.path is None:
            return
        path = session.project.path
        dialog = BackupsDialog(path, self._window.window())
        answer, chosen_one = dialog.exec(), dialog.chosen()
        if chosen_one is not None and answer == LOOK:
            self._window.open_project(chosen_one.path, read_only=True)
        elif chosen_one is not None and answer:
            self.restore(chosen_one.path, path)

    def restore(self, backup: Path, path: Path) -> None:
        """Put a backup in the place of the open project and open that; the state before is kept as a backup."""
        from qualapp.store.backups import restore

        self._window.close_project(show_start=False)
        try:
            restore(backup, path, datetime.now())
        except UserError as error:
            say_error(error.message, self._window.window())
        if not self._window.open_project(path):
            self._window.show_start()

    def describe_project(self) -> None:
        """Change the project's name and description."""
        if self._window.session is None:
            return
        project = self._window.session.project
        dialog = Dialog(_("Name and description"), _("Keep"), self._window.window())
        name, text = QLineEdit(project.name), QPlainTextEdit(project.description)
        dialog.body.addWidget(FormField(_("Name"), name))
        dialog.body.addWidget(FormField(_("Description"), text))
        if not dialog.exec():
            return
        try:
            project.describe(name.text(), text.toPlainText())
        except UserError as error:
            say_error(error.message, self._window.window())
