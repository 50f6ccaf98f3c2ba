"""Keys are changed by pressing them; nobody loses one without being asked; what is kept works at once and next time."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from qualapp import settings
from qualapp.desktop.commands import Commands
from qualapp.desktop.help.pages import keys_text
from qualapp.desktop.keys.keymap import Keymap
from qualapp.desktop.keys.keys_dialog import KeysDialog
from qualapp.desktop.look import Theme
from qualapp.settings import Settings

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


class Desk(QWidget):
    """A window with a text that has commands of its own; it counts what is done."""

    def __init__(self, keys: dict[str, list[str]]) -> None:
        super().__init__()
        self.text, self.list = QWidget(self), QWidget(self)
        for widget in (self.text, self.list):
            widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.done: list[str] = []
        self.commands = Commands(self, keys)
        add = self.commands.add
        add("edit.find", "Find…", self.do("find"), keys="Ctrl+F", menu="edit")
        add("edit.redo", "Redo: coding", self.do("redo"), keys=("Ctrl+Shift+Z", "Ctrl+Y"), menu="edit")
        add("view.help", "Help", self.do("help"), menu="help")
        add("text.next", "Next", self.do("next"), keys="N", menu="coding", within=self.text)
        add("text.memo", "Memo", self.do("memo"), keys="M", menu="coding", within=self.text)
        add("list.new", "New", self.do("new"), keys="N", within=self.list)

    def do(self, name: str) -> Callable[[], None]:
        return lambda: self.done.append(name)


@pytest.fixture
def make(qtbot: QtBot, dressed: Theme) -> Iterator[Callable[..., Desk]]:
    desks: list[Desk] = []

    def made(keys: dict[str, list[str]] | None = None) -> Desk:
        desk = Desk(keys or {})
        qtbot.addWidget(desk)
        desks.append(desk)
        with qtbot.waitActive(desk):
            desk.show()
            desk.activateWindow()
        return desk

    yield made
    desks.clear()


@pytest.fixture
def desk(make: Callable[..., Desk]) -> Desk:
    return make()


@pytest.fixture
def dialog(qtbot: QtBot, desk: Desk) -> KeysDialog:
    dialog = KeysDialog(desk.commands, {}, desk)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    return dialog


def press(dialog: KeysDialog, id: str, key: Qt.Key | str, modifier: Qt.KeyboardModifier = NONE) -> None:
    """Choose a command and press keys for it."""
    dialog.choose(id)
    dialog.field.setFocus()
    QTest.keyClick(dialog.field, key, modifier)


def test_keys_that_nobody_has_are_taken_at_once(dialog: KeysDialog) -> None:
    press(dialog, "view.help", Qt.Key.Key_J, CTRL)
    assert dialog.chosen() == {"view.help": ["Ctrl+J"]}
    assert dialog.error.text() == ""


def test_keys_of_another_are_only_taken_when_that_is_wanted(dialog: KeysDialog) -> None:
    press(dialog, "view.help", Qt.Key.Key_F, CTRL)
    assert dialog.error.text() == "Ctrl F belongs to “Find”."
    assert dialog.chosen() == {}
    QTest.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
    assert dialog.chosen() == {"view.help": ["Ctrl+F"], "edit.find": []}


def test_one_of_two_keys_is_lost_alone(dialog: KeysDialog) -> None:
    press(dialog, "view.help", Qt.Key.Key_Y, CTRL)
    assert dialog.error.text() == "Ctrl Y belongs to “Redo”."
    dialog.take.click()
    assert dialog.chosen() == {"view.help": ["Ctrl+Y"], "edit.redo": ["Ctrl+Shift+Z"]}


def test_the_same_letter_can_work_in_two_places_but_not_twice_in_one(dialog: KeysDialog) -> None:
    press(dialog, "list.new", "m")
    assert dialog.chosen() == {"list.new": ["M"]}
    press(dialog, "text.next", "m")
    assert "Memo" in dialog.error.text()


def test_a_letter_alone_is_refused_where_one_could_be_writing(dialog: KeysDialog) -> None:
    press(dialog, "edit.find", "q")
    assert "would be typed" in dialog.error.text()
    assert dialog.chosen() == {}
    press(dialog, "edit.find", Qt.Key.Key_F7)
    assert dialog.chosen() == {"edit.find": ["F7"]}


def test_a_sign_is_named_without_the_shift_that_makes_it(dialog: KeysDialog) -> None:
    press(dialog, "text.next", "?", SHIFT)
    assert dialog.chosen() == {"text.next": ["?"]}


def test_usual_keys_come_back_one_by_one_or_all(dialog: KeysDialog) -> None:
    press(dialog, "view.help", Qt.Key.Key_F, CTRL)
    dialog.take.click()
    dialog.choose("edit.find")
    dialog.reset.click()
    assert dialog.chosen() == {"view.help": []} or dialog.chosen() == {}
    press(dialog, "text.next", Qt.Key.Key_F8)
    dialog.reset_all.click()
    assert dialog.chosen() == {}


def test_a_command_can_be_without_keys(dialog: KeysDialog) -> None:
    dialog.choose("text.memo")
    dialog.none.click()
    assert dialog.chosen() == {"text.memo": []}


def test_keys_and_names_are_found_by_typing(qtbot: QtBot, dialog: KeysDialog) -> None:
    qtbot.keyClicks(dialog.filter, "memo")
    shown = [item.text(0) for item in dialog._items.values() if not item.isHidden()]
    assert shown == ["Memo"]
    assert dialog._current() == "text.memo"


def test_what_is_chosen_works_at_once_and_the_help_says_so(qtbot: QtBot, desk: Desk) -> None:
    desk.commands.wear_keys({"edit.find": ["Ctrl+J"], "text.next": []})
    desk.text.setFocus()
    for key, modifier in (("j", CTRL), ("f", CTRL), ("n", NONE), ("m", NONE)):
        QTest.keyClick(desk.text, key, modifier)
    assert desk.done == ["find", "memo"]
    assert "| Find… | **Ctrl J** |" in keys_text(desk.commands)
    desk.commands.wear_keys({})
    QTest.keyClick(desk.text, "f", CTRL)
    assert desk.done == ["find", "memo", "find"]


def test_what_was_chosen_works_when_the_window_is_made_again(make: Callable[..., Desk]) -> None:
    desk = make({"edit.find": ["Ctrl+J"]})
    QTest.keyClick(desk, "j", CTRL)
    assert desk.done == ["find"]


def test_keys_of_commands_that_are_not_here_now_stay(desk: Desk) -> None:
    dialog = KeysDialog(desk.commands, {"coding.memo": ["Ctrl+M"]}, desk)
    assert dialog.chosen() == {"coding.memo": ["Ctrl+M"]}


def test_keys_are_kept_between_sessions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "settings.json"
    monkeypatch.setenv("QUALAPP_SETTINGS", str(place))
    settings.save(Settings(keys={"edit.find": ["Ctrl+J"], "view.help": []}))
    assert settings.load().keys == {"edit.find": ["Ctrl+J"], "view.help": []}
    place.write_text('{"keys": {"a": "Ctrl+J", "b": [1], "c": ["F7"]}}', encoding="utf-8")
    assert settings.load().keys == {"c": ["F7"]}


_IDS = ["edit.find", "edit.redo", "view.help", "text.next", "text.memo", "list.new"]
_ACTS = st.lists(
    st.tuples(st.sampled_from(_IDS), st.sampled_from(["Ctrl+F", "Ctrl+Y", "N", "M", "F7", "", "usual"])), max_size=8
)


@given(_ACTS)
def test_no_key_ever_means_two_things(acts: list[tuple[str, str]]) -> None:
    window = Desk({})
    try:
        keymap = Keymap(list(window.commands), {})
        for id, key in acts:
            if key == "usual":
                keymap.reset(id)
            else:
                keymap.give(id, key)
        for command in keymap:
            for key in keymap.keys(command.id):
                assert keymap.holders(key, command.id) == []
        again = Keymap(list(window.commands), keymap.chosen())
        assert all(again.keys(command.id) == keymap.keys(command.id) for command in keymap)
    finally:
        window.deleteLater()
