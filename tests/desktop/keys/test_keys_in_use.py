"""Wherever a key is named it is the one that works now."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from qualapp.desktop.commands import Commands
from qualapp.desktop.help.pages import keys_text
from qualapp.desktop.keys.keys_dialog import KeysDialog
from qualapp.desktop.look import Theme, keys_in_use
from qualapp.desktop.look.widgets import Button, EmptyView, IconButton, KeyCap


@pytest.fixture
def window(qtbot: QtBot, dressed: Theme) -> Iterator[QWidget]:
    window = QWidget()
    qtbot.addWidget(window)
    yield window
    keys_in_use.choose({})


@pytest.fixture
def commands(window: QWidget) -> Commands:
    commands = Commands(window)
    commands.add("test.note", "Note", lambda: None, keys="Ctrl+Shift+F8", menu="coding")
    return commands


def words(view: EmptyView) -> str:
    return view.findChildren(QLabel)[1].text()


def test_buttons_caps_and_advice_name_the_key_that_was_chosen_and_none_where_there_is_none(
    window: QWidget, commands: Commands
) -> None:
    icon = IconButton("plus", "Note", window, command="test.note")
    button = Button("Note", window, command="test.note")
    cap = KeyCap(command="test.note", parent=window)
    view = EmptyView("quote", "Nothing", "Press {note}.", window, keys={"note": "test.note"})
    wide = button.sizeHint().width()
    assert (icon.toolTip(), cap.accessibleName(), words(view)) == (
        "Note   Ctrl Shift F8",
        "Ctrl Shift F8",
        "Press Ctrl Shift F8.",
    )
    commands.wear_keys({"test.note": ["Q"]})
    assert (icon.toolTip(), cap.accessibleName(), words(view)) == ("Note   Q", "Q", "Press Q.")
    assert button.sizeHint().width() < wide
    commands.wear_keys({"test.note": []})
    assert (icon.toolTip(), cap.accessibleName(), words(view)) == ("Note", "", "Press (no key).")
    commands.wear_keys({})
    assert icon.toolTip() == "Note   Ctrl Shift F8"


def test_a_hint_made_before_its_command_learns_the_key(window: QWidget) -> None:
    early = IconButton("plus", "Later", window, command="test.later")
    assert early.toolTip() == "Later"
    Commands(window).add("test.later", "Later", lambda: None, keys="F9")
    assert early.toolTip() == "Later   F9"


def test_a_command_goes_with_the_widget_that_it_is_within(qtbot: QtBot, window: QWidget, commands: Commands) -> None:
    tree = QWidget(window)
    commands.add("codebook.test", "Rename the twig", lambda: None, keys="F2", menu="codebook", within=tree)
    assert "| Rename the twig | **F2** |" in keys_text(commands)
    tree.deleteLater()
    qtbot.waitUntil(lambda: "codebook.test" not in commands)


def test_the_codebooks_commands_have_their_own_section_among_the_keys(window: QWidget, commands: Commands) -> None:
    commands.add("codebook.test", "Rename the twig", lambda: None, keys="F2", menu="codebook", within=window)
    dialog = KeysDialog(commands, {}, window)
    heads = [dialog.table.topLevelItem(row).text(0) for row in range(dialog.table.topLevelItemCount())]
    assert heads == ["Coding", "Codebook"]
