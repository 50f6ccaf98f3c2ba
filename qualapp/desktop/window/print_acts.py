"""What Print means: the drawing that is on screen, and otherwise the open transcript."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject

from qualapp.desktop.tabs import TabbedWorkspace
from qualapp.desktop.window.paper_acts import PaperActs
from qualapp.desktop.window.window import Window
from qualapp.errors import UserError
from qualapp.i18n import _


class PrintActs(QObject):
    """Prints what is shown: a workspace, or a tab of one, with a method `printed` gives its drawings."""

    def __init__(self, window: Window, paper: PaperActs) -> None:
        super().__init__(window.window())
        self._window = window
        self._paper = paper

    def print_shown(self) -> None:
        """Print what is on screen."""
        shown = self.shown()
        if hasattr(shown, "printed"):
            self._print(shown)
        else:
            self._paper.print_transcript()

    def shown(self) -> Any:
        """The workspace that is on screen, or its tab; None where no project is open."""
        shown = self._window.workspaces.wanted(self._window.workspaces.current)
        return shown.page(shown.current) if isinstance(shown, TabbedWorkspace) else shown

    def _print(self, shown: Any) -> None:
        from qualapp.desktop.paper.printing import ask_and_print

        told, session = self._window.workspaces.status(), self._window.session
        try:
            work = ask_and_print(" – ".join([*told[:1], "Qualapp"]), shown.printed(), self._window.window())
        except UserError as error:
            self._window.toast.say(error.message)
            return
        if work is not None and session is not None:
            session.run(_("Print the drawing"), lambda: work, self._on_printed, self._on_failed)

    def _on_printed(self, _nothing: None) -> None:
        self._window.toast.say(_("The drawing is sent to the printer."))

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self._window.toast.say(error.message)
