"""Agreement on its way to Word or Excel."""

import re
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from qualapp.desktop.excerpts.acts import toast_over
from qualapp.desktop.look import wear_icon
from qualapp.desktop.look.widgets import Button
from qualapp.desktop.session import Session
from qualapp.desktop.team.agreement.question import Found
from qualapp.errors import UserError
from qualapp.exporters.agreement_files import write_agreement
from qualapp.i18n import N_, _
from qualapp.progress import Progress, Work
from qualapp.reports.agreement import agreement_report

_FORMATS = ((".docx", N_("Word"), "file-text"), (".xlsx", N_("Excel"), "sheet"))


class Saving(QObject):
    """A button with its formats; asks where to, writes beside the window and says where it is."""

    def __init__(self, session: Session, over: QWidget) -> None:
        super().__init__(over)
        self._session = session
        self._over = over
        self._found: Found | None = None
        self.button = Button(_("Export"), over, kind="ghost", icon="file-down", height=30)
        menu = QMenu(self.button)
        for ending, name, icon in _FORMATS:
            action = menu.addAction(_(name))
            wear_icon(action, icon, size=16)
            action.triggered.connect(lambda _on, ending=ending, name=name: self._ask(ending, _(name)))
        self.button.setMenu(menu)
        self.button.setEnabled(False)

    def offer(self, found: Found | None) -> None:
        """Let this be what is written."""
        self._found = found
        self.button.setEnabled(found is not None)

    def _ask(self, ending: str, name: str) -> None:
        kind = QStandardPaths.StandardLocation.DocumentsLocation
        folder = Path(QStandardPaths.writableLocation(kind) or Path.home())
        dialog = QFileDialog(self._over, _("Export agreement"), str(folder), f"{name} (*{ending})")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ending[1:])
        suggested = _("{project} – agreement").format(project=self._session.project.name)
        dialog.selectFile(re.sub(r'[<>:"/\\|?*\x00-\x1f]', " ", suggested).strip(" .") + ending)
        dialog.fileSelected.connect(lambda path: self.write(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def write(self, path: Path) -> None:
        """Write the answer in the format of the path's ending."""
        if self._found is None:
            return
        project = self._session.project
        chosen = self._found.sources
        sources = [source.name for source in project.sources.all() if source.id in chosen]
        report = agreement_report(project, self._found.agreement, sources=sources)

        def work() -> Work[Path]:
            yield Progress(0, 1)
            return (yield from write_agreement(report, path))

        title = _("Write “{file}”").format(file=path.name)
        self._session.run(title, work, self._on_written, self._on_failed)

    def _on_written(self, path: Path) -> None:
        folder = QUrl.fromLocalFile(str(path.parent))
        sentence = _("Saved “{file}”").format(file=path.name)
        toast_over(self._over).say(sentence, _("Open folder"), lambda: QDesktopServices.openUrl(folder))

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        toast_over(self._over).say(error.message)
