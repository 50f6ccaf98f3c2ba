"""A text that was copied elsewhere becomes a source like any other."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qualapp.desktop.session import Session
from qualapp.desktop.sources.import_dialog import ImportDialog

Open = Callable[..., ImportDialog]
TALK = "Interviewer: Hvordan kom I i gang?\n\nLone: Med kaffe.\n\nInterviewer: Og så?\n\nLone: Så kom de.\n"


@pytest.fixture
def copied(qapp: QApplication) -> Callable[[str], None]:
    """Copies a text."""
    return qapp.clipboard().setText


def press(qtbot: QtBot, dialog: ImportDialog) -> list[int]:
    """Press the primary button; gives the ids of the new sources."""
    with qtbot.waitSignal(dialog.imported, timeout=5000) as imported:
        qtbot.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    ids: list[int] = imported.args[0]
    return ids


def test_a_copied_text_is_named_and_imported(
    qtbot: QtBot, session: Session, open_dialog: Open, copied: Callable[[str], None]
) -> None:
    copied(TALK)
    dialog = open_dialog()
    qtbot.mouseClick(dialog.choice.paste, Qt.MouseButton.LeftButton)
    assert dialog.primary.text() == "Import 1 file"
    assert dialog.desk.form.name.text() == "Pasted text"
    assert dialog.desk.form.name.selectedText() == "Pasted text"
    qtbot.keyClicks(dialog.desk.form.name, "Lone om kaffe")
    (number,) = press(qtbot, dialog)
    source = session.project.sources[number]
    assert (source.name, source.origin) == ("Lone om kaffe", "Pasted text.txt")
    assert session.project.sources.text(number) == TALK
    assert [turn.speaker for turn in session.project.sources.turns(number)] == ["Interviewer", "Lone"] * 2
    assert session.project.sources.original(number) == TALK.encode()


def test_texts_are_pasted_beside_files_and_each_has_a_name_of_its_own(
    qtbot: QtBot, session: Session, files: Path, open_dialog: Open, copied: Callable[[str], None]
) -> None:
    dialog = open_dialog(files)
    for words in ("En tekst om kaffe.", "En anden tekst."):
        copied(words)
        dialog.paste()
    assert [file.file_name for file in dialog.desk.model.files[-2:]] == ["Pasted text.txt", "Pasted text 2.txt"]
    assert len(press(qtbot, dialog)) == 4


def test_the_same_text_pasted_twice_stays_out(
    qtbot: QtBot, session: Session, open_dialog: Open, copied: Callable[[str], None]
) -> None:
    copied(TALK)
    dialog = open_dialog()
    dialog.paste()
    dialog.paste()
    assert dialog.primary.text() == "Import 1 file"
    press(qtbot, dialog)
    again = open_dialog()
    again.paste()
    assert not again.desk.model.files[0].wanted
    assert not again.primary.isEnabled()


def test_an_empty_clipboard_is_said_and_files_can_still_be_chosen(
    qtbot: QtBot, files: Path, open_dialog: Open, copied: Callable[[str], None]
) -> None:
    copied("")
    dialog = open_dialog()
    dialog.paste()
    assert dialog.error.text() == "There is no text to paste; copy some first."
    assert dialog.choice.isVisible()
    dialog.add([files])
    qtbot.waitUntil(lambda: not dialog.is_reading)
    assert dialog.primary.text() == "Import 2 files"
