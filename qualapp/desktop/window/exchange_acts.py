"""What the menus do with projects of other programs: bring one in, begin with one, and write this one for them."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from qualapp.desktop.window.window import Window
from qualapp.errors import UserError
from qualapp.i18n import _
from qualapp.progress import Progress, Work

if TYPE_CHECKING:
    from qualapp.desktop.exchange.bring_in_dialog import BringInDialog
    from qualapp.exporters.exchange_report import ExchangeStory
    from qualapp.model.exchange import Remark
    from qualapp.store.project import Project

_ENDING = ".qdpx"


class ExchangeActs(QObject):
    """Asks which project, shows what it would bring, and tells afterwards what came of it."""

    def __init__(self, window: Window) -> None:
        super().__init__(window.window())
        self._window = window

    def bring_in(self, path: Path | None = None) -> None:
        """Bring a project of another program into the open one; where none is open, begin with it."""
        from qualapp.desktop.exchange.bring_in_dialog import BringInDialog

        session = self._window.session
        if session is None:
            self.begin(path)
            return
        if session.project.read_only:
            self._window.toast.say(_("The project is open for reading only, so nothing can be changed in it."))
            return
        dialog = BringInDialog(session, parent=self._window.window())
        if path is not None:
            dialog.look_at(path)
        if dialog.exec():
            self._tell_arrival(dialog)

    def begin(self, path: Path | None = None) -> None:
        """Make a new project of another program's."""
        from qualapp.desktop.exchange.beginning_form import BeginningForm
        from qualapp.desktop.exchange.bring_in_dialog import BringInDialog
        from qualapp.desktop.start.places import project_folder

        settings = self._window.settings
        form = BeginningForm(project_folder(settings.recent), settings.coder)
        dialog = BringInDialog(None, form, self._window.window())
        if path is not None:
            dialog.look_at(path)
        if not dialog.exec() or dialog.report is None:
            return
        beginning = form.beginning()
        self._window.keep_settings(replace(self._window.settings, coder=beginning.coder))
        if self._window.open_project(beginning.path):
            self._tell_arrival(dialog)

    def _tell_arrival(self, dialog: BringInDialog) -> None:
        from qualapp.reports.exchange import story_of_arrival, summary

        session = self._window.session
        if session is None or dialog.report is None or dialog.path is None:
            return
        story = story_of_arrival(dialog.report, dialog.path.name, session.project)
        self._show_first_source()
        self._tell(_("Brought in"), summary(dialog.report), story)

    def _show_first_source(self) -> None:
        """Where no text is open, open the first, so that there is something to see."""
        session, coding = self._window.session, self._window.coding
        if session is not None and coding is not None and coding.source is None:
            sources = session.project.sources.all()
            if sources:
                self._window.workspaces.show_source(sources[0].id)

    def _tell(self, title: str, sentence: str, story: ExchangeStory) -> None:
        from qualapp.desktop.exchange.report_dialog import ReportDialog

        dialog = ReportDialog(title, sentence, story, self._window.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def export_project(self) -> None:
        """Ask where the whole project is to be written for other programs."""
        session = self._window.session
        if session is None:
            return
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        stem = re.sub(r'[<>:"/\\|?*\x00-\x1f]', " ", session.project.name).strip(" .") or _("Project")
        proposed = Path(documents or Path.home()) / (stem + _ENDING)
        kinds = _("REFI-QDA project") + f" (*{_ENDING})"
        title = _("Write the project for other programs")
        chosen, _kind = QFileDialog.getSaveFileName(self._window.window(), title, str(proposed), kinds)
        if chosen:
            path = Path(chosen)
            self.write_project(path if path.suffix.lower() == _ENDING else path.with_name(path.name + _ENDING))

    def write_project(self, path: Path) -> None:
        """Write the whole project beside the window, and tell what other programs will not see as it is."""
        session = self._window.session
        if session is None:
            return
        if session.job is not None:
            self._window.toast.say(_("Something else is going on just now. Wait until it is done, then try again."))
            return
        project = session.project
        title = _("Write “{file}”").format(file=path.name)
        session.run(title, lambda: _write(project, path), partial(self._on_written, path), self._on_failed)

    def _on_written(self, path: Path, remarks: Sequence[Remark]) -> None:
        from qualapp.reports.exchange import story_of_departure

        folder = QUrl.fromLocalFile(str(path.parent))
        sentence = _("Saved “{file}”").format(file=path.name)
        self._window.toast.say(sentence, _("Open folder"), lambda: QDesktopServices.openUrl(folder))
        session = self._window.session
        if remarks and session is not None:
            told = _("“{file}” holds the whole project. Some of it other programs see otherwise than it is here.")
            story = story_of_departure(remarks, path.name, session.project)
            self._tell(_("Written for other programs"), told.format(file=path.name), story)

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self._window.toast.say(error.message)


def _write(project: Project, path: Path) -> Work[list[Remark]]:
    from qualapp.reports.exchange import write_project

    yield Progress(0, 0)
    with contextlib.closing(project.beside()) as beside, beside.exchange.at_one_moment():
        return (yield from write_project(beside, path))
