"""Correcting the words of an interview in the window, with the codings in place."""

import builtins

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from qualapp.desktop.coding.correct.split_turn_dialog import SplitTurnDialog
from qualapp.desktop.look.widgets import Dialog, Toast
from qualapp.desktop.main_window import MainWindow
from qualapp.model.text import TextRange


def caret_in(window: MainWindow, excerpt: TextRange) -> None:
    window.coding.view.select(TextRange(excerpt.start + 3, excerpt.start + 3))
    window.coding.view.setFocus()


def first_excerpt(window: MainWindow) -> tuple[int, TextRange]:
    """The first excerpt that lies in what somebody says."""
    project, source = window.session.project, window.coding.source.id
    turns = project.sources.turns(source)[2:]
    return next(
        (excerpt.id, excerpt.range)
        for excerpt in project.excerpts.in_source(source)
        if any(turn.speech.start < excerpt.range.start and excerpt.range.end < turn.speech.end for turn in turns)
    )


def test_a_typed_correction_is_kept_by_enter_and_the_codings_stay_on_their_words(
    window: MainWindow, qtbot: QtBot
) -> None:
    project, source = window.session.project, window.coding.source.id
    excerpt, range = first_excerpt(window)
    words = range.of(project.sources.text(source))
    caret_in(window, range)
    window.commands["coding.correct"].trigger()
    editor = window.coding.correction.editor
    assert editor.isVisible()
    assert words in editor.toPlainText()
    whole = editor.toPlainText()
    QTest.keyClick(editor, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(editor, "Nc1 ")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert not editor.isVisible()
    assert f"Nc1 {whole}" in project.sources.text(source)
    assert project.excerpts[excerpt].range == range.moved(4)
    assert project.excerpts[excerpt].range.of(window.coding.transcript.text) == words
    assert window.coding.view.hasFocus()
    project.history.undo()
    assert project.excerpts[excerpt].range == range
    assert project.check() == []


def test_esc_leaves_the_paragraph_as_it_was(window: MainWindow, qtbot: QtBot) -> None:
    project, source = window.session.project, window.coding.source.id
    before, steps = project.sources.text(source), len(project.history.steps())
    caret_in(window, first_excerpt(window)[1])
    window.commands["coding.correct"].trigger()
    editor = window.coding.correction.editor
    QTest.keyClicks(editor, "xyz")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert not editor.isVisible()
    assert (project.sources.text(source), len(project.history.steps())) == (before, steps)


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> list[SplitTurnDialog]:
    """Accept whoever is proposed; keeps the dialogs that asked."""
    asked: list[SplitTurnDialog] = []

    def accept(dialog: SplitTurnDialog) -> int:
        asked.append(dialog)
        return 1

    monkeypatch.setattr(SplitTurnDialog, "exec", accept)
    return asked


def test_a_speaker_whom_the_import_missed_is_named_where_a_turn_is_split(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    project, source = window.session.project, window.coding.source.id
    _excerpt, range = first_excerpt(window)
    words = range.of(project.sources.text(source))
    speakers = {turn.speaker for turn in project.sources.turns(source)}

    def typed(dialog: SplitTurnDialog) -> int:
        dialog.show()
        assert {dialog.box.itemText(row) for row in builtins.range(dialog.box.count())} == speakers
        QTest.keyClicks(dialog.box.lineEdit(), "Naboen  Kaj")
        return 1

    monkeypatch.setattr(SplitTurnDialog, "exec", typed)
    window.coding.view.select(TextRange(range.start, range.start))
    window.commands["coding.split_turn"].trigger()
    new = next(turn for turn in project.sources.turns(source) if turn.speaker == "Naboen Kaj")
    text = project.sources.text(source)
    assert new.range.of(text).startswith("Naboen Kaj: ")
    assert new.speech.of(text).startswith(words)
    assert project.check() == []
    project.history.undo()
    assert {turn.speaker for turn in project.sources.turns(source)} == speakers


def test_a_turn_is_split_at_the_caret_and_joined_again(
    window: MainWindow, qtbot: QtBot, answer: list[SplitTurnDialog]
) -> None:
    project, source = window.session.project, window.coding.source.id
    turns = len(project.sources.turns(source))
    excerpt, range = first_excerpt(window)
    words = range.of(project.sources.text(source))
    window.coding.view.select(TextRange(range.start, range.start))
    window.commands["coding.split_turn"].trigger()
    assert len(project.sources.turns(source)) == turns + 1
    moved = project.excerpts[excerpt].range
    assert moved.of(project.sources.text(source)) == words
    window.coding.view.select(TextRange(moved.start, moved.start))
    window.commands["coding.join_turns"].trigger()
    assert len(project.sources.turns(source)) == turns
    assert project.excerpts[excerpt].range == range


def test_what_cannot_be_split_is_said(window: MainWindow, qtbot: QtBot) -> None:
    window.coding.view.select(TextRange(0, 0))
    window.commands["coding.split_turn"].trigger()
    assert window.findChild(Toast).isVisible()


def test_a_speaker_is_renamed(window: MainWindow, qtbot: QtBot, monkeypatch) -> None:
    project, source = window.session.project, window.coding.source.id
    caret_in(window, first_excerpt(window)[1])

    def typed(dialog: Dialog) -> int:
        dialog.findChild(QLineEdit).setText("Anonym")
        return 1

    monkeypatch.setattr(Dialog, "exec", typed)
    window.commands["coding.rename_speaker"].trigger()
    assert "Anonym" in {turn.speaker for turn in project.sources.turns(source)}
    assert "\nAnonym: " in project.sources.text(source)


def test_the_menu_offers_it(window: MainWindow, qtbot: QtBot) -> None:
    caret_in(window, first_excerpt(window)[1])
    menu = QMenu(window)
    window.coding.correction.add_to(menu)
    names = [action.text() for action in menu.actions() if action.text()]
    assert names == ["Correct the text", "Split the turn here…", "Join with the turn before", "Rename the speaker…"]


def test_the_field_is_as_high_as_its_words_and_grows_with_them(window: MainWindow, qtbot: QtBot) -> None:
    caret_in(window, first_excerpt(window)[1])
    window.commands["coding.correct"].trigger()
    editor = window.coding.correction.editor
    lines = round(editor.document().size().height())
    assert editor.height() < (lines + 2) * window.coding.view.fontMetrics().lineSpacing() * 2
    assert not editor.verticalScrollBar().isVisible()
    QTest.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(editor, "En linje.")
    QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(editor, "To.")
    assert not editor.verticalScrollBar().isVisible()
    assert editor.verticalScrollBar().maximum() == 0
    before = editor.height()
    for _line in builtins.range(12):
        QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert editor.height() > before
    assert not editor.verticalScrollBar().isVisible()
    assert editor.geometry().bottom() <= editor.parentWidget().height()
    for _line in builtins.range(60):
        QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert editor.height() == editor.parentWidget().height()
    assert editor.verticalScrollBar().isVisible()
