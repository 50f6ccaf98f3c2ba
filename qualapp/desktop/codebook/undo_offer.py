"""The toast that says what was done to codes, and takes it back."""

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from qualapp.desktop.look import keys_in_use
from qualapp.desktop.look.widgets import Toast
from qualapp.desktop.session import Session
from qualapp.errors import UserError
from qualapp.i18n import _


class UndoOffer(QObject):
    """Says sentences in the one toast of the window."""

    def __init__(self, session: Session, panel: QWidget) -> None:
        super().__init__(panel)
        self._session = session
        self._panel = panel

    def say(self, sentence: str) -> None:
        """Say a sentence."""
        self._toast().say(sentence)

    def take_back(self, sentence: str) -> None:
        """Say a sentence no longer."""
        self._toast().take_back(sentence)

    def offer(self, sentence: str) -> None:
        """Say what was done, with a button that takes it back."""
        step = self._session.project.history.next_undo()
        if step is not None:
            self._toast().say(sentence, _("Undo"), partial(self._undo, step.id), hint=keys_in_use.of("edit.undo"))

    def _undo(self, step_id: int) -> None:
        """Take that step back, unless something was done since that would have to go first."""
        history = self._session.project.history
        step = history.next_undo()
        if step is None or step.id != step_id:
            self.say(_("Other things were done since. Undo those first."))
            return
        try:
            history.undo()
        except UserError as error:
            self.say(error.message)

    def _toast(self) -> Toast:
        window = self._panel.window()
        return window.findChild(Toast) or Toast(window)
