"""What asks for another codebook, compares it, and shows the versions of ours."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from qualapp.desktop.look.widgets import Dialog
from qualapp.desktop.session import Session
from qualapp.errors import UserError
from qualapp.i18n import _
from qualapp.model.codebook_decisions import Outcome
from qualapp.model.codebook_version import CodingsUnder
from qualapp.model.excerpt import ExcerptFilter
from qualapp.progress import Progress, Work, finish

if TYPE_CHECKING:
    from qualapp.analysis.codebook_difference import Difference
    from qualapp.desktop.books.merge_books_dialog import MergeBooksDialog
    from qualapp.desktop.books.merge_plan import MergePlan
    from qualapp.desktop.books.versions_dialog import VersionsDialog
    from qualapp.model.book import Book

    Found = tuple[Difference, tuple[str, ...]]


class BookDialogs(QObject):
    """Opens the dialogs about the codebook as a whole; they belong to the window."""

    said = Signal(str)
    """A sentence for the researcher."""
    undoable = Signal(str)
    """Something large was done that a person may want to take back: carries the sentence."""
    excerpts_wanted = Signal(object)
    """List the excerpts of this `ExcerptFilter`."""

    def __init__(self, session: Session, widget: QWidget) -> None:
        super().__init__(widget)
        self._session = session
        self._widget = widget

    def choose(self) -> None:
        """Ask for another codebook and compare it."""
        from qualapp.reports.codebook_comparison import ENDINGS

        path = self._session.project.path
        folder = str(path.parent) if path is not None else _documents()
        endings = " ".join(f"*{ending}" for ending in ENDINGS)
        kinds = _("Codebooks and projects ({endings})").format(endings=endings)
        title = _("Compare codebooks – copies of this project are merged under Team, not here")
        name, _kind = QFileDialog.getOpenFileName(self._widget.window(), title, folder, kinds)
        if name:
            self.compare(Path(name))

    def compare(self, path: Path) -> None:
        """Read another codebook beside the window, then show how it differs."""
        project = self._session.project
        mine, language = project.codebooks.book(), project.language
        title = _("Read “{file}”").format(file=path.name)
        self._session.run(title, lambda: _compared(path, mine, language), self._show, self._failed)

    def show(self, found: Found) -> MergeBooksDialog:
        """Show how another codebook differs."""
        from qualapp.desktop.books.merge_books_dialog import MergeBooksDialog

        dialog = MergeBooksDialog(self._session, *found, self._done, self._save_report, self._widget.window())
        self._open(dialog)
        return dialog

    def _show(self, found: Found) -> None:
        """Show a difference; where ours was changed while the other was read, compare anew."""
        from qualapp.analysis.codebook_difference import difference

        before, remarks = found
        mine = self._session.project.codebooks.book()
        self.show((before if mine == before.mine else difference(mine, before.theirs), remarks))

    def versions(self) -> VersionsDialog:
        """Show the versions of the codebook."""
        from qualapp.desktop.books.versions_dialog import VersionsDialog

        dialog = VersionsDialog(self._session, self._widget.window())
        dialog.excerpts_wanted.connect(self._show_excerpts)
        self._open(dialog)
        return dialog

    def _show_excerpts(self, under: CodingsUnder, code_id: int) -> None:
        codes = frozenset({code_id}) if code_id else frozenset()
        version = under.version.id if under.version else 0
        wanted = ExcerptFilter(codes=codes, with_subcodes=not code_id, versions=frozenset({version}))
        self.excerpts_wanted.emit(wanted)

    def _done(self, outcome: Outcome) -> None:
        from qualapp.reports.codebook_words import outcome_in_words

        self.undoable.emit(outcome_in_words(outcome))

    def _save_report(self, plan: MergePlan) -> None:
        name = _("Codebooks merged").replace("/", " ")
        proposed = Path(_documents()) / (
            re.sub(r'[<>:"/\\|?*]', " ", f"{self._session.project.name} – {name}") + ".docx"
        )
        chosen, _kind = QFileDialog.getSaveFileName(
            self._widget.window(), _("Save the report"), str(proposed), _("Word (*.docx)")
        )
        if chosen:
            self.save_report(plan, Path(chosen))

    def save_report(self, plan: MergePlan, path: Path) -> None:
        """Write what is decided just now."""
        from qualapp.exporters.codebook_merge_word import write_codebook_merge
        from qualapp.reports.codebook_comparison import merge_report

        path = path if path.suffix.casefold() == ".docx" else path.with_name(path.name + ".docx")
        report = merge_report(self._session.project, plan.found, plan.decisions())
        try:
            finish(write_codebook_merge(report, path))
        except UserError as error:
            self.said.emit(error.message)
            return
        self.said.emit(_("Saved “{file}”").format(file=path.name))

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self.said.emit(error.message)

    def _open(self, dialog: Dialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()


def _compared(path: Path, mine: Book, language: str) -> Work[Found]:
    from qualapp.analysis.codebook_difference import difference
    from qualapp.reports.codebook_comparison import other_book

    yield Progress(0, 0, path.name)
    other = yield from other_book(path, language)
    yield Progress(0, 0, path.name)
    return difference(mine, other.book), other.remarks


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation) or str(Path.home())
