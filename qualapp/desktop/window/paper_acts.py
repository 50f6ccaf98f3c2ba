"""What the menu sends to paper: the open transcript, the codebook, the memos."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from qualapp.desktop.window.window import Window
from qualapp.errors import UserError
from qualapp.i18n import N_, _
from qualapp.progress import Progress, Work
from qualapp.store.project import Project

if TYPE_CHECKING:
    from qualapp.desktop.session import Session
    from qualapp.exporters.transcript_report import TranscriptReport
    from qualapp.reports.configurations import ConfigurationFilter
    from qualapp.reports.hypotheses import HypothesisFilter
    from qualapp.reports.memos import MemoFilter

Report = TypeVar("Report")
_KINDS = {
    ".pdf": N_("PDF"),
    ".docx": N_("Word"),
    ".qdc": N_("REFI-QDA codebook"),
    ".xlsx": N_("Excel"),
    ".csv": N_("CSV"),
    ".yaml": N_("YAML"),
}


class PaperActs(QObject):
    """Asks what and where to, writes, and says where it is."""

    def __init__(self, window: Window) -> None:
        super().__init__(window.window())
        self._window = window

    def print_transcript(self) -> None:
        """Ask how the open source is to leave, and let it."""
        from qualapp.desktop.paper.transcript_dialog import PRINTER, TranscriptDialog

        session, coding = self._window.session, self._window.coding
        if session is None or coding is None:
            return
        if coding.source is None:
            self._window.toast.say(_("Open a source first."))
            return
        dialog = TranscriptDialog(coding.source.name, _coders(session), self._window.window())
        if not dialog.exec():
            return
        if dialog.form == PRINTER:
            self._print(session, coding.source.id)
            return
        name = f"{coding.source.case} – {coding.source.name}" if coding.source.case else coding.source.name
        path = self._ask(_("Save the transcript"), name, dialog.form)
        if path is not None:
            self.write_transcript(coding.source.id, path)

    def write_transcript(self, source_id: int, path: Path) -> None:
        """Write a source with the codings that are shown, in the form of the path's ending."""
        from qualapp.exporters.transcript_word import write_transcript

        session = self._window.session
        if session is None:
            return
        if path.suffix.lower() != ".pdf":
            coders = session.shown_coders
            self._run(session, path, lambda project: _transcript(project, source_id, coders), write_transcript)
            return
        from qualapp.desktop.paper.painting import Painting
        from qualapp.desktop.paper.transcript_pdf import write_pdf

        report = _transcript(session.project, source_id, session.shown_coders)
        Painting(write_pdf(report, path), self._on_written, self._on_failed, self)

    def _print(self, session: Session, source_id: int) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        from qualapp.desktop.paper.painting import Painting
        from qualapp.desktop.paper.transcript_pdf import paint

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self._window.window())
        if not dialog.exec():
            return
        report = _transcript(session.project, source_id, session.shown_coders)

        def done(_nothing: None) -> None:
            self._window.toast.say(_("“{source}” is sent to the printer.").format(source=report.source.name))

        Painting(paint(report, printer), done, self._on_failed, self)

    def save_codebook(self) -> None:
        """Ask in which form and where the codebook is to be written."""
        from qualapp.desktop.paper.codebook_dialog import CodebookDialog

        session = self._window.session
        if session is None:
            return
        dialog = CodebookDialog(self._window.window())
        if not dialog.exec():
            return
        proposed = _("{project} – codebook").format(project=session.project.name)
        path = self._ask(_("Save the codebook"), proposed, dialog.form)
        if path is not None:
            self.write_codebook(path, both_languages=dialog.both_languages)

    def write_codebook(self, path: Path, *, both_languages: bool = False) -> None:
        """Write the codebook in the form of the path's ending."""
        from qualapp.exporters.codebook_files import write_codebook
        from qualapp.reports.codebooks import codebook_report

        if self._window.session is not None:
            self._run(
                self._window.session,
                path,
                lambda project: codebook_report(project, both_languages=both_languages),
                write_codebook,
            )

    def save_memos(self, wanted: MemoFilter | None = None) -> None:
        """Ask where the memos that a filter lets through are to be written."""
        session = self._window.session
        if session is None:
            return
        path = self._ask(_("Save the memos"), _("{project} – memos").format(project=session.project.name), ".docx")
        if path is not None:
            self.write_memos(path, wanted)

    def write_memos(self, path: Path, wanted: MemoFilter | None = None) -> None:
        """Write memos as Word."""
        from qualapp.exporters.memos_word import write_memos
        from qualapp.reports.memos import MemoFilter, memos_report

        if self._window.session is not None:
            filter = wanted or MemoFilter()
            self._run(self._window.session, path, lambda project: memos_report(project, filter), write_memos)

    def save_configurations(self, wanted: ConfigurationFilter, ending: str) -> None:
        """Ask where the configurations that a filter lets through are to be written."""
        session = self._window.session
        if session is None:
            return
        proposed = _("{project} – what works for whom").format(project=session.project.name)
        path = self._ask(_("Save the configurations"), proposed, ending)
        if path is not None:
            self.write_configurations(path, wanted)

    def write_configurations(self, path: Path, wanted: ConfigurationFilter) -> None:
        """Write configurations in the form of the path's ending."""
        from qualapp.exporters.configurations_files import write_configurations
        from qualapp.reports.configurations import configurations_report

        if self._window.session is not None:
            gather = partial(configurations_report, wanted=wanted)
            self._run(self._window.session, path, gather, write_configurations)

    def save_hypotheses(self, wanted: HypothesisFilter, ending: str) -> None:
        """Ask where the hypotheses that a filter lets through are to be written."""
        session = self._window.session
        if session is None:
            return
        proposed = _("{project} – hypotheses").format(project=session.project.name)
        path = self._ask(_("Save the hypotheses"), proposed, ending)
        if path is not None:
            self.write_hypotheses(path, wanted)

    def write_hypotheses(self, path: Path, wanted: HypothesisFilter) -> None:
        """Write hypotheses in the form of the path's ending."""
        from qualapp.exporters.hypotheses_files import write_hypotheses
        from qualapp.reports.hypotheses import hypotheses_report

        if self._window.session is not None:
            gather = partial(hypotheses_report, wanted=wanted)
            self._run(self._window.session, path, gather, write_hypotheses)

    def _run(
        self,
        session: Session,
        path: Path,
        gather: Callable[[Project], Report],
        write: Callable[[Report, Path], Work[Path]],
    ) -> None:
        """Gather and write on a thread; a project that is only in memory is gathered from here."""
        project = session.project
        gathered = [gather(project)] if project.path is None else []

        def work() -> Work[Path]:
            yield Progress(0, 1)
            if not gathered:
                with project.beside() as beside:
                    gathered.append(gather(beside))
            return (yield from write(gathered[0], path))

        session.run(_("Write “{file}”").format(file=path.name), work, self._on_written, self._on_failed)

    def _ask(self, title: str, name: str, ending: str) -> Path | None:
        kind = _(_KINDS[ending])
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        proposed = Path(documents or Path.home()) / (re.sub(r'[<>:"/\\|?*\x00-\x1f]', " ", name).strip(" .") + ending)
        chosen, _kind = QFileDialog.getSaveFileName(self._window.window(), title, str(proposed), f"{kind} (*{ending})")
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix.lower() == ending else path.with_name(path.name + ending)

    def _on_written(self, path: Path) -> None:
        folder = QUrl.fromLocalFile(str(path.parent))
        sentence = _("Saved “{file}”").format(file=path.name)
        self._window.toast.say(sentence, _("Open folder"), lambda: QDesktopServices.openUrl(folder))

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self._window.toast.say(error.message)


def _transcript(project: Project, source_id: int, coders: frozenset[int]) -> TranscriptReport:
    from qualapp.reports.transcripts import transcript_of

    return transcript_of(project, source_id, coders)


def _coders(session: Session) -> str:
    """Whose codings are shown."""
    return ", ".join(coder.name for coder in session.project.coders.all() if session.shows(coder.id))
