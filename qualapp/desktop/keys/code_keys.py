"""Keys that apply one code each.

They are chosen like the keys of any command and so belong to a person at a machine, not to the project: two coders
who share a file have different hands and keyboards. A code is known by its guid, the same in all copies of a project.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from qualapp.desktop.coding.desk import Desk
from qualapp.desktop.commands import Commands
from qualapp.desktop.keys.code_commands import applies_code, command_of
from qualapp.desktop.session import Session
from qualapp.i18n import _
from qualapp.model.code import Code
from qualapp.store.changes import Changes


class CodeKeys(QObject):
    """Has a command for each code that has a key; `wanted` asks for the keys of one, `pin_wanted` to pin a code."""

    wanted = Signal(str)
    pin_wanted = Signal(str)

    def __init__(self, desk: Desk, session: Session, commands: Commands, apply: Callable[[int], None]) -> None:
        super().__init__(desk.view)
        self._desk = desk
        self._apply = apply
        self._session = session
        self._commands = commands
        commands.add("coding.code_key", _("Give the code a key…"), self._ask, icon="keyboard", menu="coding", group=7)
        commands.add("coding.pin", _("Pin the code to the top of the palette"), self._pin, menu="coding", group=7)
        self._add_all()
        session.changed.connect(self._on_changed)

    def _add_all(self) -> None:
        """Have commands for the codes there are, and none for those that are gone."""
        codes = {command_of(code): code for code, _depth in self._session.tree.walk()}
        gone = {command.id for command in self._commands if applies_code(command.id)} - set(codes)
        self._commands.forget(gone)
        for id, code in codes.items():
            if id in self._commands:
                self._commands[id].setText(_name(code))
            elif self._commands.chosen_keys(id):
                self._add(code)

    def _add(self, code: Code) -> None:
        apply = partial(self._apply, code.id)
        self._commands.add(command_of(code), _name(code), apply, icon="highlighter", within=self._desk.view)

    def _ask(self) -> None:
        code = self._current()
        if code is not None:
            if command_of(code) not in self._commands:
                self._add(code)
            self.wanted.emit(command_of(code))

    def _pin(self) -> None:
        code = self._current()
        if code is not None:
            self.pin_wanted.emit(code.guid)

    def _current(self) -> Code | None:
        code_id = self._desk.codebook.current_code()
        if code_id is None or code_id not in self._session.tree:
            self._desk.said.emit(_("Choose a code in the codebook first."))
            return None
        return self._session.tree[code_id]

    def _on_changed(self, changes: Changes) -> None:
        if "code" in changes.tables:
            self._add_all()


def _name(code: Code) -> str:
    return _("Code to “{name}”").format(name=code.name)
