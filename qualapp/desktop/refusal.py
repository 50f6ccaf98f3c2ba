"""The dialog that says what could not be done."""

from PySide6.QtWidgets import QWidget

from qualapp.desktop.look.widgets import Dialog
from qualapp.i18n import _


def refusal_dialog(sentence: str, window: QWidget | None) -> Dialog:
    """A dialog with this sentence, to be left by its one button."""
    dialog = Dialog(_("That did not work"), _("Understood"), window)
    dialog.leave.hide()
    dialog.say(sentence)
    return dialog


def say_error(sentence: str, window: QWidget) -> None:
    """Show what went wrong and what to do."""
    refusal_dialog(sentence, window).exec()
