"""The keys as they are being changed, before they are kept."""

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import Qt

from qualapp.desktop.commands import Command

Keys = dict[str, list[str]]


class Keymap:
    """Which keys each command would have; says what stands in the way of new ones."""

    def __init__(self, commands: Sequence[Command], chosen: Mapping[str, Sequence[str]]) -> None:
        self._commands = {command.id: command for command in commands}
        self._chosen: Keys = {id: list(keys) for id, keys in chosen.items()}

    def __iter__(self) -> Iterator[Command]:
        return iter(self._commands.values())

    def keys(self, id: str) -> list[str]:
        """The keys of a command."""
        return self._chosen.get(id, list(self._commands[id].usual))

    def is_changed(self, id: str) -> bool:
        """Whether a command has other keys than it comes with."""
        return self.keys(id) != list(self._commands[id].usual)

    def chosen(self) -> Keys:
        """What is to be kept: only what differs; that of commands which are not here now stays."""
        return {id: keys for id, keys in self._chosen.items() if id not in self._commands or self.is_changed(id)}

    def holders(self, key: str, id: str) -> list[Command]:
        """The other commands that have a key, where it could mean either."""
        asking = self._commands[id]
        return [one for one in self if one.id != id and key in self.keys(one.id) and one.meets(asking)]

    def suits(self, key: str, id: str) -> bool:
        """Whether a key can be one of this command: a bare letter would be typed wherever one can write."""
        within_text = self._commands[id].action.shortcutContext() != Qt.ShortcutContext.WindowShortcut
        return within_text or len(key.removeprefix("Shift+")) > 1

    def give(self, id: str, key: str) -> None:
        """Let a command have this key alone, and nobody else that could be meant by it."""
        for other in self.holders(key, id):
            self._chosen[other.id] = [kept for kept in self.keys(other.id) if kept != key]
        self._chosen[id] = [key] if key else []

    def reset(self, id: str) -> None:
        """Give a command its usual keys back, also where another has got them since."""
        usual = list(self._commands[id].usual)
        for key in usual:
            self.give(id, key)
        self._chosen[id] = usual

    def reset_all(self) -> None:
        """Give all commands their usual keys back."""
        self._chosen = {}
