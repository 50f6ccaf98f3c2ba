"""The keys that commands have now, for all who name one."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

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
        self._waiting, self._is_other = 0, False

    def learn(self, command: str, usual: Sequence[str]) -> None:
        """Know the keys that a command comes with."""
        if self._usual.get(command) != tuple(usual):
            self._usual[command] = tuple(usual)
            self._tell()

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """Tell only at the end that keys have changed, when many commands come together."""
        self._waiting += 1
        try:
            yield
        finally:
            self._waiting -= 1
            if self._is_other:
                self._tell()

    def _tell(self) -> None:
        self._is_other = bool(self._waiting)
        if not self._waiting:
            self.changed.emit()

    def choose(self, keys: Mapping[str, Sequence[str]]) -> None:
        """Have the keys that a person has chosen, and the usual ones where none are named."""
        chosen = {command: tuple(given) for command, given in keys.items()}
        if chosen != self._chosen:
            self._chosen = chosen
            self._tell()

    def of(self, command: str, usual: str = "") -> str:
        """The first key of a command; `usual` where the command is not yet there to be asked."""
        keys = self._chosen.get(command, self._usual.get(command, (usual,)))
        return keys[0] if keys else ""

    def fill(self, sentence: str, **commands: str) -> str:
        """A sentence with the keys of these commands in their places."""
        found = {name: key_text(self.of(command)) for name, command in commands.items()}
        return sentence.format(**{name: keys or _("(no key)") for name, keys in found.items()})


keys_in_use = KeysInUse()
