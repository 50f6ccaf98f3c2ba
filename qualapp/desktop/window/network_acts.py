"""What the window does for the network of actors: its files, and the usual actors."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from qualapp import formats
from qualapp.desktop.canvas import ENDINGS as PICTURES
from qualapp.desktop.window.painting import said_while_painting
from qualapp.desktop.window.window import Window
from qualapp.errors import UserError
from qualapp.i18n import N_, _, _n, language
from qualapp.progress import Progress, Work

if TYPE_CHECKING:
    from qualapp.desktop.network.comparing import ComparingPage
    from qualapp.desktop.network.page import NetworkPage
    from qualapp.desktop.network.workspace import NetworkWorkspace, SeatsPage
    from qualapp.desktop.session import Session

_KINDS = {
    ".svg": N_("Picture, SVG"),
    ".png": N_("Picture, PNG"),
    ".pdf": N_("Picture, PDF"),
    ".xlsx": N_("Table, Excel"),
    ".csv": N_("Table, CSV"),
    ".docx": N_("Section with figure, table and quotations, Word"),
    ".graphml": N_("Graph, GraphML"),
    ".gexf": N_("Graph, GEXF"),
}


class NetworkActs(QObject):
    """Asks where to, writes, and says where it is."""

    def __init__(self, window: Window, network: NetworkWorkspace) -> None:
        super().__init__(network)
        self._window = window

    def save_picture(self, page: NetworkPage | ComparingPage | SeatsPage) -> None:
        """Ask where what a page shows is to be written, and in which form."""
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        proposed = Path(documents or Path.home()) / (_("Actor network") + page.endings[0])
        kinds = ";;".join(f"{_(_KINDS[ending])} (*{ending})" for ending in page.endings)
        chosen, kind = QFileDialog.getSaveFileName(self._window.window(), _("Save the network"), str(proposed), kinds)
        if chosen:
            path = Path(chosen)
            if path.suffix.lower() not in page.endings:
                ending = next((one for one in page.endings if f"(*{one})" in kind), page.endings[0])
                path = path.with_name(path.name + ending)
            self.write(page, path)

    def write(self, page: NetworkPage | ComparingPage | SeatsPage, path: Path) -> None:
        """Paint what a page shows in the form of the path's ending, write it beside the window, and say so."""
        from qualapp.desktop.network.page import NetworkPage

        session = self._window.session
        if session is None:
            return
        has_figures = isinstance(page, NetworkPage) and page.is_drawn and page.computed is not None
        title = _("Write “{file}”").format(file=path.name)
        try:
            with said_while_painting(self._window, title):
                if isinstance(page, NetworkPage) and has_figures and path.suffix.lower() not in PICTURES:
                    work = self._with_figures(session, page, path)
                else:
                    work = page.write_picture(path)
        except UserError as error:
            self._window.toast.say(error.message)
            return
        session.run(title, lambda: work, self._on_written, self._on_failed)

    def _with_figures(self, session: Session, page: NetworkPage, path: Path) -> Work[list[Path]]:
        """Have the network written with its figures."""
        from qualapp.exporters.network_files import write_network
        from qualapp.reports.networks import network_report

        wanted, places, project = page.drawn_from(), page.drawing.places(), session.project
        drawing = _drawing_of(page) if path.suffix.lower() == ".docx" else None
        gathered = [network_report(project, wanted, places)] if project.path is None else []

        def work() -> Work[list[Path]]:
            yield Progress(0, 1)
            if not gathered:
                with project.beside() as beside:
                    gathered.append(network_report(beside, wanted, places))
            if drawing is not None:
                gathered[0] = replace(gathered[0], picture=(yield from drawing))
            return (yield from write_network(gathered[0], path))

        return work()

    def _on_written(self, paths: list[Path]) -> None:
        folder = QUrl.fromLocalFile(str(paths[0].parent))
        files = ", ".join(path.name for path in paths)
        sentence = _("Saved “{file}”").format(file=files)
        self._window.toast.say(sentence, _("Open folder"), lambda: QDesktopServices.openUrl(folder))

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self._window.toast.say(error.message)

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


def _drawing_of(page: NetworkPage) -> Work[bytes]:
    """What a page has drawn, as it is now; it becomes a PNG on any thread."""
    folder = TemporaryDirectory()
    work = page.write_picture(Path(folder.name) / "network.png")

    def drawn() -> Work[bytes]:
        with folder:
            (path,) = yield from work
            return path.read_bytes()

    return drawn()
