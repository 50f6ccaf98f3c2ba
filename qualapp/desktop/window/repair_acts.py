"""Repairing a text that is in the project already: what is proposed is shown, and what is chosen is one step."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt

from qualapp.desktop.window.window import Window
from qualapp.errors import UserError
from qualapp.formats import number
from qualapp.i18n import _, _n
from qualapp.language.repair import Repair


class RepairActs(QObject):
    """Looks for damage in a source, and mends what a person chooses."""

    def __init__(self, window: Window) -> None:
        super().__init__(window.window())
        self._window = window

    def repair_open_source(self) -> None:
        """Repair the text of the source that is open."""
        coding = self._window.coding
        if coding is None or coding.source is None:
            self._window.toast.say(_("Open a source first."))
        else:
            self.repair_source(coding.source.id)

    def repair_source(self, source_id: int) -> None:
        """Show what could be mended in a source."""
        from qualapp.desktop.sources.repair.repair_dialog import RepairDialog

        session = self._window.session
        if session is None:
            return
        project, name = session.project, session.project.sources[source_id].name
        repairs = self._proposed(source_id)
        if not repairs:
            self._window.toast.say(_("Nothing in “{name}” looks damaged.").format(name=name))
            return
        text, window = project.texts.text(source_id), self._window.window()
        dialog = RepairDialog(name, text, repairs, window, read_only=project.read_only)
        dialog.chosen.connect(lambda chosen: self.make(source_id, chosen))
        dialog.exec()
        dialog.deleteLater()

    def make(self, source_id: int, repairs: Sequence[Repair]) -> None:
        """Make these repairs, and say so."""
        session, window = self._window.session, self._window.window()
        if session is None:
            return
        window.setCursor(Qt.CursorShape.WaitCursor)
        try:
            session.project.texts.repair(source_id, repairs)
        except UserError as error:
            self._window.toast.say(error.message)
            return
        finally:
            window.unsetCursor()
        count = len(repairs)
        self._window.workspaces.show_source(source_id)
        self._window.toast.say(_n("{n} repair was made.", "{n} repairs were made.", count).format(n=number(count)))

    def _proposed(self, source_id: int) -> Sequence[Repair]:
        session, window = self._window.session, self._window.window()
        window.setCursor(Qt.CursorShape.WaitCursor)
        try:
            return session.project.texts.proposed_repairs(source_id) if session is not None else ()
        finally:
            window.unsetCursor()
