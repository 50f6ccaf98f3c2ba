"""What Print means: the drawing that is on screen, and otherwise the open transcript."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject

from qualapp.desktop.tabs import TabbedWorkspace
from qualapp.desktop.window.painting import said_while_painting
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
        from qualapp.desktop.paper.printing import asked_printer, print_drawings

        told = self._window.workspaces.status()
        try:
            drawings = shown.printed()
            printer = asked_printer(" – ".join([*told[:1], "Qualapp"]), drawings, self._window.window())
            if printer is not None:
                with said_while_painting(self._window, _("Print the drawing")):
                    print_drawings(printer, drawings)
                self._window.toast.say(_("The drawing is sent to the printer."))
        except UserError as error:
            self._window.toast.say(error.message)
