"""What the acts of the menus and the palette may know of the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from qualapp.desktop.coding.workspace import CodingWorkspace
    from qualapp.desktop.commands import Commands
    from qualapp.desktop.look.widgets import Toast
    from qualapp.desktop.palette import Palette
    from qualapp.desktop.session import Session
    from qualapp.desktop.window.frame import Frame
    from qualapp.desktop.window.workspaces import Workspaces
    from qualapp.settings import Settings
    from qualapp.store.project import Project


class Window(Protocol):
    """One window: what a person has chosen, the project that is open, if any, and the ways to open another."""

    session: Session | None
    settings: Settings
    commands: Commands
    frame: Frame
    workspaces: Workspaces
    palette_card: Palette
    toast: Toast

    @property
    def coding(self) -> CodingWorkspace | None:
        """The coding workspace; none where no project is open."""

    def window(self) -> QWidget:
        """The window itself, over which dialogs open."""

    def keep_settings(self, settings: Settings) -> None:
        """Let these be the choices, now and whenever the program is started."""

    def open_project(self, path: Path, *, read_only: bool = False) -> bool:
        """Open a project in this window; says why where it cannot be opened."""

    def show_project(self, project: Project) -> None:
        """Show an open project instead of what was shown."""

    def close_project(self, *, show_start: bool = True) -> None:
        """Close the project and show the start page."""

    def show_start(self) -> None:
        """Show the start page; an open project stays open behind it."""

    def retranslate(self) -> None:
        """Say everything in the language that is chosen now, at the place where one was."""
