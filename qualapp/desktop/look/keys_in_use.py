"""The keys that commands have now, for all who name one."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from qualapp.desktop.look.keys import key_text
from qualapp.i18n import _


class KeysInUse(QObject):
    """Known by the id of the command; `changed` tells when some of them are others."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._usual: dict[str, tuple[str, ...]] = {}
        self._chosen: dict[str, tuple[str, ...]] = {}

    def learn(self, command: str, usual: Sequence[str]) -> None:
        """Know the keys that a command comes with."""
        if self._usual.get(command) != tuple(usual):
            self._usual[command] = tuple(usual)
            self.changed.emit()

    def choose(self, keys: Mapping[str, Sequence[str]]) -> None:
        """Have the keys that a person has chosen, and the usual ones where none are named."""
        chosen = {command: tuple(given) for command, given in keys.items()}
        if chosen != self._chosen:
            self._chosen = chosen
            self.changed.emit()

    def of(self, command: str, usual: str = "") -> str:
        """The first key of a command; `usual` where the command is not yet there to be asked."""
        keys = self._chosen.get(command, self._usual.get(command, (usual,)))
        return keys[0] if keys else ""

    def fill(self, sentence: str, **commands: str) -> str:
        """A sentence with the keys of these commands in their places."""
        found = {name: key_text(self.of(command)) for name, command in commands.items()}
        return sentence.format(**{name: keys or _("(no key)") for name, keys in found.items()})


keys_in_use = KeysInUse()
