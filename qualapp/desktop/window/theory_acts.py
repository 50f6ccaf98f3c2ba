"""What the menu does with theories of change: their pictures."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from qualapp.desktop.window.painting import said_while_painting
from qualapp.desktop.window.window import Window
from qualapp.errors import UserError
from qualapp.i18n import _

if TYPE_CHECKING:
    from qualapp.desktop.theory.workspace import TheoryWorkspace

_KINDS = {".pdf": "PDF", ".svg": "SVG", ".png": "PNG"}


class TheoryActs(QObject):
    """Asks where to, writes, and says where it is."""

    def __init__(self, window: Window) -> None:
        super().__init__(window.window())
        self._window = window

    def save_picture(self, ending: str = ".pdf") -> None:
        """Ask where the theory that is shown is to be written as a picture."""
        theory: TheoryWorkspace | None = self._window.workspaces.wanted("theory")
        if theory is None:
            return
        if self._window.workspaces.current != "theory":
            self._window.workspaces.show("theory")
        if theory.reading is None or not theory.reading.nodes:
            self._window.toast.say(_("Choose a theory with nodes first."))
            return
        name = re.sub(r'[<>:"/\\|?*\x00-\x1f]', " ", theory.reading.theory.name).strip(" .")
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        proposed = Path(documents or Path.home()) / (name + ending)
        kinds = ";;".join(f"{kind} (*{form})" for form, kind in _ordered(ending))
        title = _("Save the theory as a picture")
        chosen, kind = QFileDialog.getSaveFileName(self._window.window(), title, str(proposed), kinds)
        if chosen:
            self.write_picture(theory, _path(chosen, kind, ending))

    def write_picture(self, theory: TheoryWorkspace, path: Path) -> None:
        """Paint the picture, write it beside the window, and say so."""
        session = self._window.session
        if session is None:
            return
        title = _("Write “{file}”").format(file=path.name)
        try:
            with said_while_painting(self._window, title):
                work = theory.write_picture(path)
        except UserError as error:
            self._window.toast.say(error.message)
            return
        session.run(title, lambda: work, self._on_written, self._on_failed)

    def _on_written(self, path: Path) -> None:
        folder = QUrl.fromLocalFile(str(path.parent))
        sentence = _("Saved “{file}”").format(file=path.name)
        self._window.toast.say(sentence, _("Open folder"), lambda: QDesktopServices.openUrl(folder))

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self._window.toast.say(error.message)


def _ordered(ending: str) -> list[tuple[str, str]]:
    return sorted(_KINDS.items(), key=lambda kind: kind[0] != ending)


def _path(chosen: str, kind: str, ending: str) -> Path:
    path = Path(chosen)
    if path.suffix.lower() in _KINDS:
        return path
    form = next((form for form in _KINDS if form in kind), ending)
    return path.with_name(path.name + form)
