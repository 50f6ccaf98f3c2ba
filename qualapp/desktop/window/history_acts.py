"""What is done with the history: the trail as a file, and the project as it was."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from qualapp.desktop.window.window import Window
from qualapp.errors import UserError
from qualapp.i18n import _
from qualapp.progress import Progress, Work

if TYPE_CHECKING:
    from qualapp.store.audit import AuditFilter
    from qualapp.store.project import Project

_KINDS = {".csv": "CSV", ".xlsx": "Excel", ".docx": "Word"}


class HistoryActs(QObject):
    """Asks where to, writes on a thread, and says where it is."""

    def __init__(self, window: Window) -> None:
        super().__init__(window.window())
        self._window = window

    def save_trail(self, wanted: AuditFilter, ending: str) -> None:
        """Ask where the steps that a filter lets through are to be written."""
        if self._window.session is None:
            return
        name = _("{project} – history").format(project=self._window.session.project.name)
        path = self._ask(_("Save the history"), name, ending, f"{_(_KINDS[ending])} (*{ending})")
        if path is not None:
            self.write_trail(wanted, path)

    def write_trail(self, wanted: AuditFilter, path: Path) -> None:
        """Write these steps in the format of the path's ending."""
        session = self._window.session
        if session is None:
            return
        project = session.project
        title = _("Write “{file}”").format(file=path.name)
        session.run(title, lambda: _trail(project, wanted, path), self._on_written, self._on_failed)

    def save_copy_before(self, step_id: int) -> None:
        """Ask where the project as it was just before a step is to be written."""
        if self._window.session is None:
            return
        name = _("{project} – before step {number}").format(project=self._window.session.project.name, number=step_id)
        path = self._ask(_("Save a copy from before this"), name, ".qualapp", _("Qualapp projects (*.qualapp)"))
        if path is not None:
            self.write_copy_before(step_id, path)

    def write_copy_before(self, step_id: int, path: Path) -> None:
        """Write the project as it was just before a step."""
        session = self._window.session
        if session is None:
            return
        project = session.project
        session.run(
            _("Go back in the history"), lambda: _copy(project, step_id, path), self._on_copied, self._on_failed
        )

    def _ask(self, title: str, name: str, ending: str, kinds: str) -> Path | None:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        proposed = Path(documents or Path.home()) / (re.sub(r'[<>:"/\\|?*\x00-\x1f]', " ", name).strip(" .") + ending)
        chosen, _kind = QFileDialog.getSaveFileName(self._window.window(), title, str(proposed), kinds)
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix.lower() == ending else path.with_name(path.name + ending)

    def _on_written(self, path: Path) -> None:
        folder = QUrl.fromLocalFile(str(path.parent))
        sentence = _("Saved “{file}”").format(file=path.name)
        self._window.toast.say(sentence, _("Open folder"), lambda: QDesktopServices.openUrl(folder))

    def _on_copied(self, path: Path) -> None:
        self._window.toast.say(
            _("The copy “{name}” is written.").format(name=path.name),
            _("Open it"),
            lambda: self._window.open_project(path),
        )

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self._window.toast.say(error.message)


def _trail(project: Project, wanted: AuditFilter, path: Path) -> Work[Path]:
    from qualapp.exporters.history_files import write_history
    from qualapp.reports.history import filter_sentences, history_report

    yield Progress(0, 1)
    with project.beside() as beside:
        report = history_report(beside, wanted, filters=filter_sentences(beside, wanted))
        return (yield from write_history(report, path))


def _copy(project: Project, step_id: int, path: Path) -> Work[Path]:
    yield Progress(0, 1)
    with project.beside() as beside:
        before = beside.step_before(step_id)
        if before is None:
            raise UserError(_("There was nothing before the project was made."))
        return (yield from beside.save_as_of(path, before))
