"""What the menus do with colleagues' copies: receive one, decide on conflicts, keep the report of a merge."""

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
    from qualapp.desktop.team.merge.page import MergePage


class MergeActs(QObject):
    """Leads to the tab where copies are merged, and writes what came of it."""

    def __init__(self, window: Window) -> None:
        super().__init__(window.window())
        self._window = window

    def page(self) -> MergePage | None:
        """The tab, shown; none where no project is open."""
        team = self._window.workspaces.wanted("team")
        if team is None:
            return None
        self._window.workspaces.show("team")
        team.show_tab("merge")
        page: MergePage = team.page("merge")
        return page

    def receive(self) -> None:
        """Ask for copies, and show what they would bring."""
        page = self.page()
        if page is not None:
            page.choose_files()

    def decide(self) -> None:
        """Show the first conflict that waits."""
        page = self.page()
        if page is not None:
            page.show_conflicts()

    def save_report(self) -> None:
        """Ask where the report of the last merge is to be written."""
        session = self._window.session
        if session is None:
            return
        if session.project.decisions.last_merge() is None:
            self._window.toast.say(_("No copy has been merged yet."))
            return
        name = _("{project} – merge").format(project=session.project.name)
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        proposed = Path(folder or Path.home()) / (re.sub(r'[<>:"/\\|?*\x00-\x1f]', " ", name).strip(" .") + ".docx")
        kinds = {_("Word"): ".docx", _("Text"): ".txt", _("CSV"): ".csv", _("Excel"): ".xlsx"}
        filters = ";;".join(f"{kind} (*{ending})" for kind, ending in kinds.items())
        chosen, kind = QFileDialog.getSaveFileName(
            self._window.window(), _("Save the report of the merge"), str(proposed), filters
        )
        if not chosen:
            return
        path = Path(chosen)
        ending = next((end for name, end in kinds.items() if kind.startswith(name)), ".docx")
        self.write_report(path if path.suffix.lower() in kinds.values() else path.with_name(path.name + ending))

    def write_report(self, path: Path) -> None:
        """Write the report of the last merge, with the decisions taken since, in the form of the path's ending."""
        from qualapp.exporters.merge_files import write_merge
        from qualapp.reports.merges import merge_story

        session = self._window.session
        merged = session.project.decisions.last_merge() if session is not None else None
        if session is None or merged is None:
            return
        story = merge_story(session.project, merged.report, merged.coder, merged.time)

        def work() -> Work[Path]:
            yield Progress(0, 1)
            return (yield from write_merge(story, path))

        session.run(_("Write “{file}”").format(file=path.name), work, self._on_written, self._on_failed)

    def _on_written(self, path: Path) -> None:
        folder = QUrl.fromLocalFile(str(path.parent))
        sentence = _("Saved “{file}”").format(file=path.name)
        self._window.toast.say(sentence, _("Open folder"), lambda: QDesktopServices.openUrl(folder))

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self._window.toast.say(error.message)
