"""What the menus do to projects: make, open, copy, import, and the choices about the window."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPlainTextEdit

from qualapp import i18n
from qualapp import settings as chosen
from qualapp.desktop.look import theme
from qualapp.desktop.look.widgets import Dialog, FormField
from qualapp.desktop.paper.paper_acts import PaperActs
from qualapp.errors import UserError
from qualapp.i18n import _
from qualapp.progress import finish
from qualapp.store.project import Project

if TYPE_CHECKING:
    from qualapp.desktop.main_window import MainWindow


class ProjectActs(QObject):
    """Asks for files and names, and says what went wrong."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.paper = PaperActs(window)

    def say_error(self, sentence: str) -> None:
        """Show what went wrong and what to do."""
        dialog = Dialog(_("That did not work"), _("Understood"), self._window)
        dialog.leave.hide()
        dialog.say(sentence)
        dialog.exec()

    def offer_read_only(self, path: Path, sentence: str) -> bool:
        """Say who has the project open, and open it for reading where that is wanted."""
        dialog = Dialog(_("The project is open elsewhere"), _("Open for reading"), self._window)
        dialog.say(sentence)
        return bool(dialog.exec()) and self._window.open_project(path, read_only=True)

    def choose_project(self) -> None:
        """Ask for a project file and open it."""
        name, _kind = QFileDialog.getOpenFileName(
            self._window, _("Open project"), str(self.folder()), _("Qualapp projects (*.qualapp)")
        )
        if name:
            self._window.open_project(Path(name))

    def create_project(self, path: Path, name: str, language: str, codebooks: Sequence[Path]) -> None:
        """Make a new project with these codebooks and open it."""
        from qualapp.importers.codebook_yaml import read_codebook

        try:
            books = [read_codebook(book) for book in codebooks]
            project = Project.create(path, name=name, language=language, coder=self.coder_name())
            for book in books:
                project.codes.add_codebook(book, language)
        except UserError as error:
            self.say_error(error.message)
            return
        self._window.show_project(project)

    def coder_name(self) -> str:
        """Who codes on this machine: as last time, else as the system calls them."""
        return self._window.settings.coder or os.environ.get("USER", "").replace(".", " ").title() or _("Coder")

    def folder(self) -> Path:
        """Where projects are kept: beside the last one, else among the documents."""
        recent = self._window.settings.recent
        if recent and Path(recent[0].path).parent.is_dir():
            return Path(recent[0].path).parent
        return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))

    def keep_recent(self, recent: tuple[chosen.Recent, ...]) -> None:
        """Keep the list of recent projects as it is on the start page."""
        self._window.settings = replace(self._window.settings, recent=recent)
        chosen.save(self._window.settings)

    def open_demo(self) -> None:
        """Make a fresh demo project among the documents and open it."""
        from qualapp.demo import build_demo, free_path

        try:
            path = free_path(self.folder(), "demo")
            finish(build_demo(path))
        except UserError as error:
            self.say_error(error.message)
            return
        self._window.open_project(path)

    def import_sources(self, paths: Sequence[Path] = ()) -> None:
        """Ask which files to import and how; the first of them is opened."""
        from qualapp.desktop.sources.import_dialog import ImportDialog

        if self._window.session is None:
            return
        dialog = ImportDialog(self._window.session, list(paths), self._window)
        dialog.imported.connect(self._on_imported)
        dialog.exec()

    def paste_source(self) -> None:
        """Ask how the text of the clipboard is to be imported; it is opened."""
        from qualapp.desktop.sources.import_dialog import ImportDialog

        if self._window.session is None:
            return
        dialog = ImportDialog(self._window.session, parent=self._window)
        dialog.imported.connect(self._on_imported)
        dialog.paste()
        dialog.exec()

    def _on_imported(self, sources: Sequence[int]) -> None:
        if sources and self._window.coding is not None:
            self._window.show_workspace("coding")
            self._window.coding.open_source(sources[0])

    def describe_source(self, source_id: int) -> None:
        """Change what a source is called and where it belongs."""
        from qualapp.desktop.sources.describe_source_dialog import DescribeSourceDialog

        if self._window.session is not None:
            DescribeSourceDialog(self._window.session, source_id, self._window).exec()

    def describe_case(self, case_id: int | None) -> None:
        """Change a case, or make one."""
        from qualapp.desktop.sources.case_dialog import CaseDialog

        if self._window.session is not None:
            CaseDialog(self._window.session, case_id, self._window).exec()

    def choose_coder(self) -> None:
        """Choose who codes here."""
        from qualapp.desktop.coders.coder_dialog import CoderDialog

        if self._window.session is None:
            return
        CoderDialog(self._window.session, self._window).exec()
        self._window.settings = replace(self._window.settings, coder=self._window.session.coder.name)
        chosen.save(self._window.settings)

    def choose_codebook(self) -> None:
        """Ask for a codebook file and add its codes."""
        from qualapp.shipped import data_path

        name, _kind = QFileDialog.getOpenFileName(
            self._window, _("Add a codebook"), str(data_path("codebooks")), _("Codebooks (*.yaml *.yml)")
        )
        if name:
            self.add_codebook(name)

    def add_codebook(self, name_or_path: str) -> None:
        """Add the codes of a shipped codebook or of a file."""
        from qualapp.importers.codebook_yaml import find_codebook, read_codebook

        if self._window.session is None:
            return
        project = self._window.session.project
        try:
            project.codes.add_codebook(read_codebook(find_codebook(name_or_path)), project.language)
        except UserError as error:
            self.say_error(error.message)

    def save_copy(self) -> None:
        """Write a whole copy of the open project to another place."""
        if self._window.session is None or self._window.session.project.path is None:
            return
        project = self._window.session.project
        proposed = self.folder() / f"{project.name} – {_('copy')}.qualapp"
        name, _kind = QFileDialog.getSaveFileName(
            self._window, _("Save a copy"), str(proposed), _("Qualapp projects (*.qualapp)")
        )
        if not name:
            return
        path = Path(name).with_suffix(".qualapp")
        try:
            project.save_copy(path)
        except UserError as error:
            self.say_error(error.message)
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
        dialog = BackupsDialog(path, self._window)
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
            self.say_error(error.message)
        if not self._window.open_project(path):
            self._window.show_start()

    def describe_project(self) -> None:
        """Change the project's name and description."""
        if self._window.session is None:
            return
        project = self._window.session.project
        dialog = Dialog(_("Name and description"), _("Keep"), self._window)
        name, text = QLineEdit(project.name), QPlainTextEdit(project.description)
        dialog.body.addWidget(FormField(_("Name"), name))
        dialog.body.addWidget(FormField(_("Description"), text))
        if not dialog.exec():
            return
        try:
            project.describe(name.text(), text.toPlainText())
        except UserError as error:
            self.say_error(error.message)

    def write_memos(self, about: str = "project") -> None:
        """Read and write the memos on the open source, the code under focus, or the project."""
        from qualapp.desktop.memos.memo_dialog import MemoDialog

        session, coding = self._window.session, self._window.coding
        if session is None or coding is None:
            return
        ids = {"source": coding.source.id if coding.source else None, "code": coding.codebook.current_code()}
        if about != "project" and ids[about] is None:
            self._window.toast.say(_("Choose a source or a code first."))
            return
        MemoDialog(session, about, ids.get(about), self._window).exec()

    def write_memos_on(self, about: str, about_id: int) -> None:
        """Read and write the memos on one case or source."""
        from qualapp.desktop.memos.memo_dialog import MemoDialog

        if self._window.session is not None:
            MemoDialog(self._window.session, about, about_id, self._window).exec()

    def wear(self, scheme: Literal["light", "dark", "system"]) -> None:
        """Be light or dark, or as the system is."""
        theme.follow(scheme)
        self._window.settings = replace(self._window.settings, scheme=scheme)
        chosen.save(self._window.settings)

    def speak(self, language: str) -> None:
        """Speak another language at once."""
        if language != i18n.language():
            i18n.speak(language)
            self._window.settings = replace(self._window.settings, language=language)
            chosen.save(self._window.settings)
            self._window.retranslate()

    def choose_settings(self) -> None:
        """Choose language, light or dark, and how the text is set."""
        from qualapp.desktop.start.settings_dialog import SettingsDialog

        dialog = SettingsDialog(self._window.settings, self._window)
        if not dialog.exec():
            return
        wanted = dialog.chosen()
        self._window.settings = wanted
        chosen.save(wanted)
        if self._window.coding is not None:
            self._window.coding.view.set_reading(wanted.reading_family, wanted.reading_size, wanted.line_height)
        self.wear(wanted.scheme)
        self.speak(wanted.language or i18n.language())

    def choose_keys(self, id: str = "") -> None:
        """Choose the keys of the commands, beginning with one where it is named."""
        from qualapp.desktop.keys.keys_dialog import KeysDialog

        dialog = KeysDialog(self._window.commands, self._window.settings.keys, self._window)
        if id:
            dialog.choose(id)
        if dialog.exec():
            self.keep_keys(dialog.chosen())
        dialog.deleteLater()

    def toggle_interviewers(self) -> None:
        """Leave interviewers' words out of counts and coding shares, or let them count again."""
        wanted = self._window.commands["view.interviewers"].isChecked()
        self._window.settings = replace(self._window.settings, without_interviewers=wanted)
        chosen.save(self._window.settings)
        if self._window.session is not None:
            self._window.session.leave_interviewers_out(wanted)

    def pin_code(self, guid: str) -> None:
        """Let a code stand first in the palette, or no longer."""
        pinned = self._window.settings.pinned
        is_pinned = guid in pinned
        kept = [other for other in pinned if other != guid] if is_pinned else [*pinned, guid]
        self._window.settings = replace(self._window.settings, pinned=kept)
        chosen.save(self._window.settings)
        self._window.toast.say(
            _("The code no longer stands first in the palette.")
            if is_pinned
            else _("The code stands first in the palette.")
        )

    def keep_keys(self, keys: dict[str, list[str]]) -> None:
        """Let the commands have these keys, now and whenever the program is started."""
        self._window.settings = replace(self._window.settings, keys=keys)
        chosen.save(self._window.settings)
        self._window.commands.wear_keys(keys)

    def show_help(self, page: str = "") -> None:
        """Open the help, at a page where one is named."""
        from qualapp.desktop.help.help_window import HelpWindow

        HelpWindow.show_page(self._window, page)

    def show_about(self) -> None:
        """Say what this program is."""
        from qualapp import __version__

        dialog = Dialog(_("Qualapp {version}").format(version=__version__), _("Close"), self._window)
        dialog.leave.hide()
        dialog.say(
            _(
                "Qualitative case studies, from interview to finding."
                " Nothing is sent anywhere: your interviews stay in the project file."
            )
        )
        dialog.say(_("Free software under the MIT licence. Letters: Inter and Literata (OFL). Icons: Lucide (ISC)."))
        dialog.exec()
