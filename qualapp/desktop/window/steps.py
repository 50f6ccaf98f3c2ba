"""Undo and redo, each called after the step that it would take."""

from collections.abc import Callable

from qualapp.desktop.session import Session
from qualapp.desktop.window.window import Window
from qualapp.errors import UserError
from qualapp.i18n import _


class Steps:
    """Takes steps back and does them again."""

    def __init__(self, window: Window) -> None:
        self._window = window

    def undo(self) -> None:
        """Take the last step back."""
        self._step_back(lambda session: session.project.history.undo().label)

    def redo(self) -> None:
        """Do the last step again that was taken back."""
        self._step_back(lambda session: session.project.history.redo().label)

    def _step_back(self, act: Callable[[Session], str]) -> None:
        window = self._window
        if window.session is None:
            return
        if window.coding is not None:
            window.coding.inspector.memos.keep()
        try:
            act(window.session)
        except UserError as error:
            window.toast.say(error.message)

    def show(self, done: str = "") -> None:
        """Name in menu, header and status bar what undo and redo would do."""
        window = self._window
        history = window.session.project.history if window.session else None
        undo, redo = (history.next_undo(), history.next_redo()) if history else (None, None)
        for id, name, step in (("edit.undo", _("Undo"), undo), ("edit.redo", _("Redo"), redo)):
            action = window.commands[id]
            action.setEnabled(step is not None)
            action.setText(_("{act}: {step}").format(act=name, step=step.label) if step else name)
        window.frame.status.show_step(done, undoable=undo is not None and undo.label == done)
