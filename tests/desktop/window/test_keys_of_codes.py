"""A code gets a key that applies it, stands first in the palette when pinned, and comes back there when used."""

from collections.abc import Callable

import pytest
from hands import before, drag
from keyboard import press
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qualapp import settings
from qualapp.desktop.coding.workspace import CodingWorkspace
from qualapp.desktop.keys.keys_dialog import KeysDialog
from qualapp.desktop.main_window import MainWindow
from qualapp.desktop.window.palette_entries import PaletteEntries
from qualapp.model.code import Code

CTRL_ALT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
WORDS = "Og resten af de to timer"


@pytest.fixture
def coding(window: MainWindow) -> CodingWorkspace:
    assert window.coding is not None
    return window.coding


@pytest.fixture
def codes(window: MainWindow) -> list[Code]:
    """The codes that can be applied and have no digit."""
    assert window.session is not None
    return [code for code, depth in window.session.tree.walk() if code.is_codable and depth]


def in_keys_dialog(act: Callable[[KeysDialog], None]) -> None:
    """Do this in the dialog of keys when it opens."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, KeysDialog):
            act(dialog)
        else:
            QTimer.singleShot(20, look)

    QTimer.singleShot(20, look)


def select(coding: CodingWorkspace) -> None:
    drag(coding.view, before(coding.view, WORDS), before(coding.view, WORDS, len(WORDS)))


def applied(window: MainWindow, coding: CodingWorkspace) -> int:
    assert window.session is not None
    assert coding.source is not None
    return max(window.session.project.codings.in_source(coding.source.id), key=lambda one: one.id).code_id


def groups(window: MainWindow) -> list[tuple[str, str]]:
    """The codes as the palette lists them."""
    PaletteEntries(window).open(codes_only=True)
    shown = [(entry.group, entry.text) for entry in window.palette_card.shown()]
    window.palette_card.close_palette()
    return shown


def test_a_code_is_given_a_key_that_applies_it_now_and_next_time(
    qtbot: QtBot, window: MainWindow, coding: CodingWorkspace, codes: list[Code]
) -> None:
    code = codes[3]
    coding.codebook.show_code(code.id)

    def give(dialog: KeysDialog) -> None:
        dialog.field.setFocus()
        QTest.keyClick(dialog.field, Qt.Key.Key_T, CTRL_ALT)
        dialog.accept()

    in_keys_dialog(give)
    window.commands["coding.code_key"].trigger()
    assert window.commands[f"coding.code.{code.guid}"].shortcut().toString() == "Ctrl+Alt+T"
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    coding.view.setFocus()
    select(coding)
    press(coding.view, Qt.Key.Key_T, CTRL_ALT)
    assert applied(window, coding) == code.id
    assert settings.load().keys == {f"coding.code.{code.guid}": ["Ctrl+Alt+T"]}
    PaletteEntries(window).open(codes_only=True)
    assert {entry.text: entry.keys for entry in window.palette_card.shown()}[code.name] == "Ctrl+Alt+T"
    window.palette_card.close_palette()
    window.retranslate()
    assert window.coding is not None
    assert f"coding.code.{code.guid}" in window.commands


def test_a_code_that_is_deleted_leaves_no_command_and_undo_brings_it_back(
    window: MainWindow, codes: list[Code]
) -> None:
    code = codes[3]
    id = f"coding.code.{code.guid}"
    window.acts.choices.keep_keys({id: ["F9"]})
    window.retranslate()
    assert id in window.commands
    assert window.session is not None
    window.session.project.codes.delete(code.id)
    assert id not in window.commands
    window.acts.steps.undo()
    assert window.commands[id].shortcut().toString() == "F9"


def test_a_pinned_code_stands_first_until_it_is_pinned_no_longer(
    window: MainWindow, coding: CodingWorkspace, codes: list[Code]
) -> None:
    select(coding)
    coding.codebook.show_code(codes[5].id)
    window.commands["coding.pin"].trigger()
    assert groups(window)[0] == ("Pinned codes", codes[5].name)
    assert settings.load().pinned == [codes[5].guid]
    window.commands["coding.pin"].trigger()
    assert groups(window)[0][0] == "Apply a code to the selection"


def test_the_last_five_codes_stand_before_the_others_the_latest_first(
    window: MainWindow, coding: CodingWorkspace, codes: list[Code]
) -> None:
    for code in [*codes[:6], codes[2]]:
        select(coding)
        coding.gestures.apply(code.id)
    select(coding)
    used = [name for group, name in groups(window) if group == "Used last"]
    wanted = [codes[place].name for place in (2, 5, 4, 3, 1)]
    assert used == wanted[: len(used)]
    assert len(used) >= 3
    assert coding.gestures.recent == [codes[place].id for place in (2, 5, 4, 3, 1)]
