"""What the window does for the network of actors: its pictures, and the usual actors."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from qualapp import formats
from qualapp.desktop.canvas import ENDINGS
from qualapp.desktop.window.window import Window
from qualapp.errors import UserError
from qualapp.i18n import _, _n, language

if TYPE_CHECKING:
    from qualapp.desktop.network.comparing import ComparingPage
    from qualapp.desktop.network.page import NetworkPage
    from qualapp.desktop.network.workspace import NetworkWorkspace, SeatsPage


class NetworkActs(QObject):
    """Asks where to, writes, and says where it is."""

    def __init__(self, window: Window, network: NetworkWorkspace) -> None:
        super().__init__(network)
        self._window = window

    def save_picture(self, page: NetworkPage | ComparingPage | SeatsPage) -> None:
        """Ask where the drawing of a page is to be written as a picture."""
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        proposed = Path(documents or Path.home()) / (_("Actor network") + ENDINGS[0])
        kinds = ";;".join(f"{ending[1:].upper()} (*{ending})" for ending in ENDINGS)
        title = _("Save the network as a picture")
        chosen, kind = QFileDialog.getSaveFileName(self._window.window(), title, str(proposed), kinds)
        if chosen:
            path = Path(chosen)
            if path.suffix.lower() not in ENDINGS:
                ending = next((one for one in ENDINGS if one in kind), ENDINGS[0])
                path = path.with_name(path.name + ending)
            self.write_picture(page, path)

    def write_picture(self, page: NetworkPage | ComparingPage | SeatsPage, path: Path) -> None:
        """Write the picture, and say so."""
        try:
            page.write_picture(path)
        except UserError as error:
            self._window.toast.say(error.message)
            return
        folder = QUrl.fromLocalFile(str(path.parent))
        sentence = _("Saved “{file}”").format(file=path.name)
        self._window.toast.say(sentence, _("Open folder"), lambda: QDesktopServices.openUrl(folder))

    def add_shipped(self) -> None:
        """Take in the usual actors and relations, those that are not here yet."""
        from qualapp.importers.actor_yaml import shipped_register

        session = self._window.session
        if session is None:
            return
        actors, relations = session.project.registers.add(shipped_register(), language())
        if not actors and not relations:
            self._window.toast.say(_("All the usual actors and relations are here already."))
            return
        told = (
            _n("{n} actor", "{n} actors", actors).format(n=formats.number(actors)),
            _n("{n} relation", "{n} relations", relations).format(n=formats.number(relations)),
        )
        self._window.toast.say(_("{actors} and {relations} came in.").format(actors=told[0], relations=told[1]))
