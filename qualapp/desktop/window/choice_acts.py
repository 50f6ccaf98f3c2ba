"""What a person chooses about the window: how it looks and speaks, its keys, who codes, and whose words count."""

from dataclasses import replace
from typing import Literal

from PySide6.QtCore import QObject

from qualapp import i18n
from qualapp.desktop.look import theme
from qualapp.desktop.window.window import Window
from qualapp.i18n import _


class ChoiceActs(QObject):
    """Asks for the choices, lets them show at once and keeps them."""

    def __init__(self, window: Window) -> None:
        super().__init__(window.window())
        self._window = window

    def wear(self, scheme: Literal["light", "dark", "system"]) -> None:
        """Be light or dark, or as the system is."""
        theme.follow(scheme)
        self._window.keep_settings(replace(self._window.settings, scheme=scheme))

    def speak(self, language: str) -> None:
        """Speak another language at once."""
        if language != i18n.language():
            i18n.speak(language)
            self._window.keep_settings(replace(self._window.settings, language=language))
            self._window.retranslate()

    def choose_settings(self) -> None:
        """Choose language, light or dark, and how the text is set."""
        from qualapp.desktop.start.settings_dialog import SettingsDialog

        dialog = SettingsDialog(self._window.settings, self._window.window())
        if not dialog.exec():
            return
        wanted = dialog.chosen()
        self._window.keep_settings(wanted)
        if self._window.coding is not None:
            self._window.coding.view.set_reading(wanted.reading_family, wanted.reading_size, wanted.line_height)
        self.wear(wanted.scheme)
        self.speak(wanted.language or i18n.language())

    def choose_coder(self) -> None:
        """Choose who codes here."""
        from qualapp.desktop.coders.coder_dialog import CoderDialog

        if self._window.session is None:
            return
        CoderDialog(self._window.session, self._window.window()).exec()
        self._window.keep_settings(replace(self._window.settings, coder=self._window.session.coder.name))

    def fold_inspector(self) -> None:
        """Fold the excerpt panel away, or show it again."""
        if self._window.coding is not None:
            self._window.coding.inspector.setVisible(not self._window.coding.inspector.isVisible())

    def toggle_interviewers(self) -> None:
        """Leave interviewers' words out of counts and coding shares, or let them count again."""
        wanted = self._window.commands["view.interviewers"].isChecked()
        self._window.keep_settings(replace(self._window.settings, without_interviewers=wanted))
        if self._window.session is not None:
            self._window.session.leave_interviewers_out(wanted)

    def choose_keys(self, id: str = "") -> None:
        """Choose the keys of the commands, beginning with one where it is named."""
        from qualapp.desktop.keys.keys_dialog import KeysDialog

        self._window.workspaces.wanted("theory")  # what is done there is in the list also before it was shown
        dialog = KeysDialog(self._window.commands, self._window.settings.keys, self._window.window())
        if id:
            dialog.choose(id)
        if dialog.exec():
            self.keep_keys(dialog.chosen())
        dialog.deleteLater()

    def keep_keys(self, keys: dict[str, list[str]]) -> None:
        """Let the commands have these keys, now and whenever the program is started."""
        self._window.keep_settings(replace(self._window.settings, keys=keys))
        self._window.commands.wear_keys(keys)

    def pin_code(self, guid: str) -> None:
        """Let a code stand first in the palette, or no longer."""
        pinned = self._window.settings.pinned
        is_pinned = guid in pinned
        kept = [other for other in pinned if other != guid] if is_pinned else [*pinned, guid]
        self._window.keep_settings(replace(self._window.settings, pinned=kept))
        if self._window.coding is not None:
            self._window.coding.codebook.show_pinned(kept)
        self._window.toast.say(
            _("The code no longer stands first in the palette.")
            if is_pinned
            else _("The code stands first in the palette.")
        )
