"""What the help menu shows."""

from qualapp.desktop.look.widgets import Dialog
from qualapp.desktop.window.window import Window
from qualapp.i18n import _


class HelpActs:
    """Opens the help, and says what this program is."""

    def __init__(self, window: Window) -> None:
        self._window = window

    def show_help(self, page: str = "") -> None:
        """Open the help, at a page where one is named."""
        from qualapp.desktop.help.help_window import HelpWindow

        HelpWindow.show_page(self._window.window(), page)

    def show_about(self) -> None:
        """Say what this program is."""
        from qualapp import __version__

        dialog = Dialog(_("Qualapp {version}").format(version=__version__), _("Close"), self._window.window())
        dialog.leave.hide()
        dialog.say(
            _(
                "Qualitative case studies, from interview to finding."
                " Nothing is sent anywhere: your interviews stay in the project file."
            )
        )
        dialog.say(_("Free software under the MIT licence. Letters: Inter and Literata (OFL). Icons: Lucide (ISC)."))
        dialog.exec()
