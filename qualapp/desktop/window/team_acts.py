"""What the menus do for a team: copies for colleagues, blind coding and its end."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QComboBox, QFileDialog

from qualapp.desktop.look.widgets import Dialog, FormField
from qualapp.desktop.refusal import say_error
from qualapp.desktop.session import Session
from qualapp.desktop.window.window import Window
from qualapp.errors import UserError
from qualapp.i18n import _


class CopyForDialog(Dialog):
    """Asks whom a copy is for: one of the coders, or a name that is new."""

    def __init__(self, session: Session, name: str = "") -> None:
        super().__init__(_("Make a copy for a colleague"), _("Choose a place…"))
        self.say(_("The copy opens with that coder, so that nobody codes under another’s name by accident."))
        self.coder = QComboBox(self)
        self.coder.setEditable(True)
        for coder in session.project.consensus.people():
            if coder.id != session.coder.id:
                self.coder.addItem(coder.name)
        self.coder.setEditText(name or self.coder.itemText(0))
        hint = _("A new name is added to the coders here too, so that both files mean the same person.")
        self.field = FormField(_("For whom"), self.coder, self, hint=hint)
        self.body.addWidget(self.field)
        self.coder.setFocus()

    @property
    def name(self) -> str:
        """The name that was chosen or written."""
        return " ".join(self.coder.currentText().split())

    def accept(self) -> None:
        if self.name:
            super().accept()
        else:
            self.field.show_error(_("Write for whom the copy is."))


class TeamActs(QObject):
    """Asks for names and places, and says what went wrong."""

    def __init__(self, window: Window) -> None:
        super().__init__(window.window())
        self._window = window

    def copy_for(self, name: str = "") -> None:
        """Ask for whom and where, and write the copy."""
        session = self._window.session
        if session is None or session.project.path is None:
            return
        dialog = CopyForDialog(session, name)
        dialog.setParent(self._window.window(), dialog.windowFlags())
        if dialog.exec():
            self._ask_where(session, session.project.path, dialog.name)
        dialog.deleteLater()

    def _ask_where(self, session: Session, path: Path, name: str) -> None:
        letters = "".join(letter for letter in name if letter not in '/\\:*?"<>|')
        proposed = path.with_name(f"{path.stem} – {letters}.qualapp")
        chosen, _kind = QFileDialog.getSaveFileName(
            self._window.window(),
            _("Make a copy for {name}").format(name=name),
            str(proposed),
            _("Qualapp projects (*.qualapp)"),
        )
        if not chosen:
            return
        place = Path(chosen).with_suffix(".qualapp")
        try:
            coder = session.project.save_copy_for(place, name)
        except UserError as error:
            say_error(error.message, self._window.window())
            return
        self._window.toast.say(_("The copy “{file}” is for {name}.").format(file=place.name, name=coder.name))

    def turn_blind(self) -> None:
        """Begin blind coding, or open the comparison where coders work blind."""
        session = self._window.session
        if session is not None and session.is_blind:
            self.open_comparison()
        elif session is not None:
            self._begin(session)

    def _begin(self, session: Session) -> None:
        try:
            session.project.blinding.begin()
        except UserError as error:
            self._window.toast.say(error.message)

    def open_comparison(self) -> None:
        """Show everybody's claims to all, where the coder at work may do so."""
        if self._window.session is None:
            return
        try:
            self._window.session.project.blinding.open_comparison()
        except UserError as error:
            self._window.toast.say(error.message)
