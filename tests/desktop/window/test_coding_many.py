"""Coding all hits from where one is in the window: the keys, the panel of hits, the toast that takes it back."""

from collections.abc import Callable

import pytest
from hands import before, drag
from keyboard import press
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qualapp.desktop.hits.code_hits_dialog import CodeHitsDialog
from qualapp.desktop.look.widgets import Toast
from qualapp.desktop.main_window import MainWindow

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
ASKED = "Og resten af de to timer"
SAID = "De synger og spiser"


@pytest.fixture
def answer(qtbot: QtBot) -> Callable[[Callable[[CodeHitsDialog], None]], list[bool]]:
    """Do this in the dialog when it opens; tells whether it did."""

    def prepare(act: Callable[[CodeHitsDialog], None]) -> list[bool]:
        done: list[bool] = []

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, CodeHitsDialog) or dialog.is_searching:
                QTimer.singleShot(20, look)
                return
            try:
                act(dialog)
            finally:
                if dialog._writing is None:
                    dialog.reject()
            done.append(True)

        QTimer.singleShot(20, look)
        return done

    return prepare


def test_the_selected_words_are_looked_for_also_where_they_were_asked_and_coded_and_taken_back(
    qtbot: QtBot, window: MainWindow, answer: Callable[[Callable[[CodeHitsDialog], None]], list[bool]]
) -> None:
    coding, session = window.coding, window.session
    assert coding is not None
    assert session is not None
    before_all = session.project.counts()["coding"]

    def code(dialog: CodeHitsDialog) -> None:
        assert dialog.form.words.text() == f'"{ASKED}"'
        qtbot.keyClicks(dialog.form.code.field, "tillid")
        assert dialog.primary.text() == "Code 1 place"
        dialog.accept()

    done = answer(code)
    drag(coding.view, before(coding.view, ASKED), before(coding.view, ASKED, len(ASKED)))
    press(coding.view, Qt.Key.Key_H, CTRL_SHIFT)
    assert done == [True]
    assert session.project.counts()["coding"] == before_all + 1
    toast = window.findChild(Toast)
    assert toast is not None
    assert toast.isVisible()
    window.acts.steps.undo()
    assert session.project.counts()["coding"] == before_all


def test_the_panel_of_hits_hands_its_words_over(
    qtbot: QtBot, window: MainWindow, answer: Callable[[Callable[[CodeHitsDialog], None]], list[bool]]
) -> None:
    coding = window.coding
    assert coding is not None
    coding.find_everywhere("tillid")
    qtbot.waitUntil(lambda: coding.find_panel.coding.isVisible(), timeout=20_000)
    heard: list[tuple[str, int]] = []

    def look(dialog: CodeHitsDialog) -> None:
        heard.append((dialog.form.words.text(), dialog.model.rowCount()))
        dialog.reject()

    answer(look)
    QTest.mouseClick(coding.find_panel.coding, Qt.MouseButton.LeftButton)
    assert heard[0][0] == "tillid"
    assert heard[0][1] > 0


def test_the_speaker_of_the_place_is_proposed(
    window: MainWindow, answer: Callable[[Callable[[CodeHitsDialog], None]], list[bool]]
) -> None:
    coding = window.coding
    assert coding is not None
    drag(coding.view, before(coding.view, SAID), before(coding.view, SAID, len(SAID)))
    heard: list[str] = []

    def look(dialog: CodeHitsDialog) -> None:
        heard.append(dialog.form.sought().voice.role)
        assert dialog.model.rowCount() > 1
        dialog.reject()

    answer(look)
    window.commands["coding.speaker"].trigger()
    assert heard == ["Sundhedsplejerske"]


def test_half_a_word_is_looked_for_whole(
    qtbot: QtBot, window: MainWindow, answer: Callable[[Callable[[CodeHitsDialog], None]], list[bool]]
) -> None:
    assert window.coding is not None
    view = window.coding.view
    found: list[str] = []
    done = answer(lambda dialog: found.append(dialog.form.words.text()))
    drag(view, before(view, SAID, 4), before(view, SAID, len(SAID) - 2))
    selected = view.selected_range()
    press(view, Qt.Key.Key_H, CTRL_SHIFT)
    assert done == [True]
    assert found == ['"synger og spiser"']
    assert view.selected_range() == selected
