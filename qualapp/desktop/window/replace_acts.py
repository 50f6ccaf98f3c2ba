"""Putting a corrected file in the place of a text, and looking at the codings that are then in doubt."""

from functools import partial

from PySide6.QtCore import QObject

from qualapp.desktop.window.window import Window
from qualapp.i18n import _
from qualapp.model.text import TextRange
from qualapp.store.replacement import Carried, Replacement


class ReplaceActs(QObject):
    """Asks for the file, shows what it changes, and goes to what is in doubt."""

    def __init__(self, window: Window) -> None:
        super().__init__(window.window())
        self._window = window

    def replace_open_source(self) -> None:
        """Replace the text of the source that is open."""
        coding = self._window.coding
        if coding is None or coding.source is None:
            self._window.toast.say(_("Open a source first."))
        else:
            self.replace_source(coding.source.id)

    def replace_source(self, source_id: int) -> None:
        """Ask for a corrected file and show what it would change."""
        from qualapp.desktop.sources.replace.replace_dialog import ReplaceDialog

        if self._window.session is None:
            return
        dialog = ReplaceDialog(self._window.session, source_id, self._window.window())
        dialog.replaced.connect(self._tell)
        dialog.place_wanted.connect(lambda excerpt: self._show(source_id, excerpt, excerpt.before))
        if dialog.choose_file():
            dialog.exec()
        dialog.deleteLater()

    def look_at_doubtful(self, planned: Replacement) -> None:
        """List the codings that are in doubt since the text was replaced."""
        from qualapp.desktop.sources.replace.doubtful_dialog import DoubtfulDialog

        if self._window.session is None:
            return
        dialog = DoubtfulDialog(self._window.session, planned, self._window.window())
        dialog.place_wanted.connect(partial(self._show_doubtful, planned))
        dialog.exec()
        dialog.deleteLater()

    def _tell(self, planned: Replacement) -> None:
        from qualapp.desktop.sources.replace.replacement_words import done_text

        self._window.workspaces.show_source(planned.source_id)
        if planned.doubtful:
            look = partial(self.look_at_doubtful, planned)
            self._window.toast.say(done_text(planned), _("Look at them"), look)
        else:
            self._window.toast.say(done_text(planned))

    def _show_doubtful(self, planned: Replacement, excerpt: Carried) -> None:
        self._show(planned.source_id, excerpt, excerpt.after)
        back = partial(self.look_at_doubtful, planned)
        self._window.toast.say(_("A doubtful coding is shown."), _("Back to the list"), back)

    def _show(self, source_id: int, excerpt: Carried, place: TextRange) -> None:
        self._window.workspaces.show_place(source_id, place, excerpt.excerpt_id)
