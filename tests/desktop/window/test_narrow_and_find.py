"""A small screen keeps room for the text, and words are found in all sources."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qualapp.desktop.coding.workspace import CodingWorkspace
from qualapp.desktop.main_window import MainWindow
from qualapp.model.text import TextRange


@pytest.fixture
def coding(window: MainWindow) -> CodingWorkspace:
    assert window.coding is not None
    return window.coding


def test_in_a_narrow_window_the_codebook_folds_and_opens_over_the_text(
    window: MainWindow, coding: CodingWorkspace
) -> None:
    text = coding.view.width()
    window.resize(1280, 800)
    QApplication.processEvents()
    assert not coding.codebook.isVisible()
    assert coding.sources.isVisible()
    assert coding.view.width() >= text - 100
    QTest.mouseClick(coding.codebook_side.strip, Qt.MouseButton.LeftButton)
    assert coding.codebook.isVisible()
    QTest.mouseClick(coding.view.viewport(), Qt.MouseButton.LeftButton, pos=coding.view.viewport().rect().center())
    assert not coding.codebook.isVisible()
    window.resize(1600, 1000)
    QApplication.processEvents()
    assert coding.codebook.isVisible()
    assert not coding.codebook_side.strip.isVisible()


def test_below_1100_the_sources_fold_too(window: MainWindow, coding: CodingWorkspace) -> None:
    window.resize(1000, 700)
    QApplication.processEvents()
    assert not coding.sources.isVisible()
    QTest.mouseClick(coding.sources_side.strip, Qt.MouseButton.LeftButton)
    assert coding.sources.isVisible()


def test_words_are_found_in_all_sources_and_a_hit_opens_its_place(
    qtbot: QtBot, window: MainWindow, coding: CodingWorkspace
) -> None:
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    field = coding.find_panel.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "familie")
    with qtbot.waitSignal(coding.find_panel.place_wanted, timeout=3000):
        qtbot.wait(400)
        QTest.keyClick(field, Qt.Key.Key_Return)
    selected = coding.view.selected_range()
    assert selected is not None
    assert selected.of(coding.transcript.text).casefold().startswith("famili")
    coding.find_panel.leave()
    assert coding.sources.isVisible()


def test_the_palette_counts_places_and_goes_there(window: MainWindow, coding: CodingWorkspace) -> None:
    window.commands["edit.palette"].trigger()
    QTest.keyClicks(window.palette_card.field, "famil")
    row = window.palette_card.shown()[-1]
    assert row.text == "Find “famil” in all sources"
    assert int(row.faint.split()[0]) > 5
    row.run("famil")
    assert coding.find_panel.isVisible()


def test_a_number_in_the_codebook_lists_what_it_counts(window: MainWindow, coding: CodingWorkspace) -> None:
    assert window.session is not None
    tree = coding.codebook.tree
    code = window.session.tree.children()[1]
    coding.codebook.show_code(code.id)
    where = tree.visualRect(tree.codes.index_of(code.id)).center()
    where.setX(tree.viewport().width() - 20)
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=where)
    excerpts = window.workspaces.wanted("excerpts")
    assert excerpts.isVisible()
    counts = window.session.project.codes.counts()
    wanted = sum(counts.get(number, 0) for number in window.session.tree.family(code.id))
    listed = window.session.project.excerpts.ids(excerpts.filter())
    assert len(listed) == wanted > 0


@pytest.mark.parametrize("command", ["coding.find", "edit.find_all"])
def test_half_selected_words_are_searched_for_whole(window: MainWindow, coding: CodingWorkspace, command: str) -> None:
    start = coding.transcript.text.index("familie") + 2
    selected = TextRange(start, start + 4)
    whole = selected.whole_words(coding.transcript.text).of(coding.transcript.text)
    assert len(whole) > 4
    coding.view.select(selected)
    window.commands[command].trigger()
    field = coding.find_bar.field if command == "coding.find" else coding.find_panel.field
    assert field.text() == whole
    assert coding.view.selected_range() == selected
