"""What the menus bring into the open project: sources, cases, codebooks and memos."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from qualapp.desktop.refusal import say_error
from qualapp.desktop.window.window import Window
from qualapp.errors import UserError
from qualapp.i18n import _
from qualapp.progress import finish

if TYPE_CHECKING:
    from qualapp.reports.codebook_arrival import ArrivedCodes


class MaterialActs(QObject):
    """Opens the dialog of each kind of material; `project_found` tells a project of another program among files."""

    project_found = Signal(Path)

    def __init__(self, window: Window) -> None:
        super().__init__(window.window())
        self._window = window

    def import_sources(self, paths: Sequence[Path] = ()) -> None:
        """Ask which files to import and how; the first of them is opened. Projects of other programs come after."""
        from qualapp.desktop.sources.import_dialog import ImportDialog
        from qualapp.importers.other_programs import is_project_of_other

        if self._window.session is None:
            return
        projects = [path for path in paths if is_project_of_other(path)]
        texts = [path for path in paths if path not in projects]
        if texts or not projects:
            dialog = ImportDialog(self._window.session, texts, self._window.window())
            dialog.imported.connect(self._on_imported)
            dialog.exec()
            projects += dialog.projects
        for project in projects:
            self.project_found.emit(project)

    def paste_source(self) -> None:
        """Ask how the text of the clipboard is to be imported; it is opened."""
        from qualapp.desktop.sources.import_dialog import ImportDialog

        if self._window.session is None:
            return
        dialog = ImportDialog(self._window.session, parent=self._window.window())
        dialog.imported.connect(self._on_imported)
        dialog.paste()
        dialog.exec()

    def _on_imported(self, sources: Sequence[int]) -> None:
        if sources:
            self._window.workspaces.show_source(sources[0])

    def describe_source(self, source_id: int) -> None:
        """Change what a source is called and where it belongs."""
        from qualapp.desktop.sources.describe_source_dialog import DescribeSourceDialog

        if self._window.session is not None:
            DescribeSourceDialog(self._window.session, source_id, self._window.window()).exec()

    def describe_case(self, case_id: int | None) -> None:
        """Change a case, or make one."""
        from qualapp.desktop.sources.case_dialog import CaseDialog

        if self._window.session is not None:
            CaseDialog(self._window.session, case_id, self._window.window()).exec()

    def choose_codebook(self) -> None:
        """Ask for a codebook file and add its codes."""
        from qualapp.desktop.books.forms import readable_forms
        from qualapp.shipped import data_path

        name, _kind = QFileDialog.getOpenFileName(
            self._window.window(), _("Add a codebook"), str(data_path("codebooks")), readable_forms()
        )
        if name:
            self.add_codebook(name)

    def add_codebook(self, name_or_path: str) -> None:
        """Add the codes of a shipped codebook or of a file that the project does not have."""
        from qualapp.importers.codebook_files import read_named_codebook
        from qualapp.reports.codebook_arrival import take_in

        if self._window.session is None:
            return
        try:
            read = finish(read_named_codebook(name_or_path))
            arrived = take_in(self._window.session.project, read)
        except UserError as error:
            say_error(error.message, self._window.window())
            return
        if arrived.known or read.sentences():
            self._tell(name_or_path, arrived, read.sentences())

    def _tell(self, name_or_path: str, arrived: "ArrivedCodes", remarks: Sequence[str]) -> None:
        """Say what was here already, and lead to where what differs is decided."""
        sentence = " ".join([arrived.in_words(), *remarks])
        coding = self._window.coding
        if not arrived.different or coding is None:
            self._window.toast.say(sentence)
            return
        from qualapp.importers.codebook_yaml import find_codebook

        path = find_codebook(name_or_path)
        self._window.toast.say(sentence, _("Compare…"), lambda: coding.codebook.books.compare(path))

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
        MemoDialog(session, about, ids.get(about), self._window.window()).exec()

    def write_memos_on(self, about: str, about_id: int) -> None:
        """Read and write the memos on one case or source."""
        from qualapp.desktop.memos.memo_dialog import MemoDialog

        if self._window.session is not None:
            MemoDialog(self._window.session, about, about_id, self._window.window()).exec()
