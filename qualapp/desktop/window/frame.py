"""What stands around the workspaces: header, rail, the strip of a read-only project, and the status bar."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from qualapp.desktop.commands import Commands
from qualapp.desktop.header import Header
from qualapp.desktop.look.widgets import Strip
from qualapp.desktop.rail import Place, Rail
from qualapp.desktop.status_bar import StatusBar
from qualapp.i18n import _


class Frame(QWidget):
    """Fills the window; what is worked in lies in `stack`. `dropped` tells the files that were let go anywhere."""

    dropped = Signal(list)

    def __init__(self, commands: Commands, places: Sequence[Place], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._commands = commands
        self._has_project = False
        self._in_menus: tuple[str, ...] = ()
        self.setAcceptDrops(True)
        self.header = Header(commands["edit.undo"], commands["edit.redo"], self)
        self.rail = Rail(places, self)
        self.strip = Strip("", self)
        self.strip.hide()
        self.blind_strip = Strip("", self)
        self.blind_strip.hide()
        self.stack = QStackedWidget(self)
        self.status = StatusBar(commands["edit.undo"], self)
        self._lay_out()

    def _lay_out(self) -> None:
        middle = QWidget(self)
        column = _tight(QVBoxLayout(middle))
        column.addWidget(self.strip)
        column.addWidget(self.blind_strip)
        column.addWidget(self.stack, 1)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self.rail)
        body.addWidget(middle, 1)
        outer = _tight(QVBoxLayout(self))
        outer.addWidget(self.header)
        outer.addLayout(body, 1)
        outer.addWidget(self.status)

    def show_project(self, name: str, *, read_only: bool) -> None:
        """Name the open project, and let its workspaces be chosen."""
        self.show_menus()
        self.header.show_project(name)
        self._has_project = True
        self.strip.setVisible(read_only)
        if read_only:
            self.strip.say(_("The project is open for reading only. Nothing can be changed in it."), _("Save a copy"))
        self.rail.allow(True)

    def show_menus(self) -> None:
        """Let the menus have the commands of the workspace that is shown."""
        seen = tuple(command.id for command in self._commands if command.action.isVisible())
        if seen != self._in_menus:
            self._in_menus = seen
            self._commands.fill(self.header.menus)

    def show_blind(self, coder: str) -> None:
        """Say whose codings are the only ones that are shown; nothing where coders do not work blind."""
        self.blind_strip.setVisible(bool(coder))
        sentence = _("Blind coding: only what {name} coded and noted is shown and counted.").format(name=coder)
        self.blind_strip.say(sentence, _("Open the comparison"))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() and self._has_project:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.dropped.emit(paths)

    def show_no_project(self) -> None:
        """Say that no project is open."""
        self.strip.hide()
        self.blind_strip.hide()
        self.show_menus()
        self.header.show_project("")
        self._has_project = False
        self.header.show_coder(None)
        self.rail.allow(False)
        self.status.show_project(_("No project is open"))
        self.status.show_step("")


def _tight(layout: QVBoxLayout) -> QVBoxLayout:
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    return layout
