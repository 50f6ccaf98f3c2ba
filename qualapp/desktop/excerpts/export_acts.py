"""Asking where what is listed is to go, and sending it there."""

import re
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from qualapp.desktop.excerpts.acts import toast_over
from qualapp.desktop.excerpts.export import FORMATS, Listed, export
from qualapp.desktop.session import Session
from qualapp.errors import UserError
from qualapp.i18n import _


class ExportActs(QObject):
    """Writes files behind the notice in the status bar, and says where they are."""

    failed = Signal(str)

    def __init__(self, session: Session, over: QWidget) -> None:
        super().__init__(over)
        self._session = session
        self._over = over

    def ask_where(self, ending: str, coding_ids: tuple[int, ...], filters: tuple[str, ...]) -> None:
        """Ask for a file with this ending and write these codings to it."""
        name = next(kind.name for kind in FORMATS if kind.ending == ending)
        dialog = QFileDialog(self._over, _("Export excerpts"), str(_documents()), f"{_(name)} (*{ending})")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ending[1:])
        dialog.selectFile(self._suggested_name(ending))
        dialog.fileSelected.connect(lambda path: self.write(Path(path), coding_ids, filters))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _suggested_name(self, ending: str) -> str:
        name = _("{project} – excerpts").format(project=self._session.project.name)
        return re.sub(r'[<>:"/\\|?*\x00-\x1f]', " ", name).strip(" .") + ending

    def write(self, path: Path, coding_ids: tuple[int, ...], filters: tuple[str, ...]) -> None:
        """Write these codings in the format of the path's ending."""
        project = self._session.project
        coder = self._session.coder.name
        listed = Listed(project.name, project.description, coding_ids, filters, coder)
        loaded = list(project.excerpts.load(coding_ids)) if project.path is None else None
        title = _("Write “{file}”").format(file=path.name)
        self._session.run(title, lambda: export(project, listed, path, loaded), self._on_written, self._on_failed)

    def _on_written(self, path: Path) -> None:
        folder = QUrl.fromLocalFile(str(path.parent))
        sentence = _("Saved “{file}”").format(file=path.name)
        toast_over(self._over).say(sentence, _("Open folder"), lambda: QDesktopServices.openUrl(folder))

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        toast_over(self._over).say(error.message)
        self.failed.emit(error.message)


def _documents() -> Path:
    kind = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(kind) or Path.home())
