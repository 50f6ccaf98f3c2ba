"""Select words, press a key, see what is claimed: the day's work in the whole window."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hands import before, click, drag, point_in
from keyboard import press
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from qualapp.desktop.coding.workspace import CodingWorkspace
from qualapp.desktop.main_window import MainWindow
from qualapp.model.coding import Coding, Statement, Valence
from qualapp.model.excerpt import ExcerptFilter
from qualapp.store.project import Project

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
WORDS = "Og resten af de to timer"


@pytest.fixture
def coding(window: MainWindow) -> CodingWorkspace:
    assert window.coding is not None
    return window.coding


@pytest.fixture
def project(window: MainWindow) -> Project:
    assert window.session is not None
    return window.session.project


def select(coding: CodingWorkspace, words: str) -> None:
    """Drag the mouse over these words."""
    drag(coding.view, before(coding.view, words), before(coding.view, words, len(words)))


def newest(project: Project, coding: CodingWorkspace) -> Coding:
    assert coding.source is not None
    return max(project.codings.in_source(coding.source.id), key=lambda one: one.id)


def words_of(project: Project, one: Coding) -> str:
    return project.excerpts[one.excerpt_id].range.of(project.sources.text(one.source_id))


def test_three_codes_the_selection_to_mennesker_and_plus_says_that_it_drives(
    coding: CodingWorkspace, project: Project
) -> None:
    select(coding, WORDS)
    press(coding.view, "3")
    press(coding.view, "+")
    made = newest(project, coding)
    assert words_of(project, made) == WORDS
    assert (project.codes[made.code_id].name, made.valence) == ("Mennesker", Valence.DRIVER)


def test_ctrl_minus_adds_a_barrier_beside_the_driver(coding: CodingWorkspace, project: Project) -> None:
    select(coding, WORDS)
    for key in ("1", "+"):
        press(coding.view, key)
    press(coding.view, "-", CTRL)
    pair = project.codings.of_excerpt(newest(project, coding).excerpt_id)
    assert [one.valence for one in pair] == [Valence.DRIVER, Valence.BARRIER]


def test_applying_a_code_moves_nothing_on_the_page(coding: CodingWorkspace) -> None:
    coding.view.verticalScrollBar().setValue(400)
    QApplication.processEvents()
    where = coding.view.verticalScrollBar().value()
    text = coding.view.document().toPlainText()
    height = coding.view.document().size().height()
    select(coding, "Kan du huske en gang")
    press(coding.view, "2")
    assert coding.view.verticalScrollBar().value() == where
    assert (coding.view.document().toPlainText(), coding.view.document().size().height()) == (text, height)


def test_undo_and_redo_from_the_keys_survive_closing(
    window: MainWindow,
    coding: CodingWorkspace,
    project: Project,
    project_file: Path,
    open_window: Callable[[Path | None], MainWindow],
) -> None:
    select(coding, WORDS)
    press(coding.view, "4")
    guid = newest(project, coding).guid
    press(coding.view, Qt.Key.Key_Z, CTRL)
    assert newest(project, coding).guid != guid
    window.close()
    again = open_window(project_file)
    assert again.session is not None
    assert again.coding is not None
    QTest.keyClick(again, Qt.Key.Key_Z, CTRL | SHIFT)
    found = again.session.project.excerpts.find(ExcerptFilter())
    assert guid in {one.guid for one in found}


def test_the_menu_names_what_undo_would_take_back(window: MainWindow, coding: CodingWorkspace) -> None:
    select(coding, WORDS)
    press(coding.view, "5")
    assert window.commands["edit.undo"].text() == "Undo: Apply code “Indsats”"


def test_the_palette_applies_a_code_that_is_found_by_a_part_of_its_name(
    window: MainWindow, coding: CodingWorkspace, project: Project
) -> None:
    select(coding, WORDS)
    press(coding.view, "c")
    palette = window.palette_card
    assert palette.isVisible()
    QTest.keyClicks(palette.field, "opspor")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    made = newest(project, coding)
    assert project.codes[made.code_id].name == "Opsporing og rekruttering"
    assert not palette.isVisible()
    assert coding.view.hasFocus()


def test_ctrl_enter_applies_and_stays_for_a_second_code(
    window: MainWindow, coding: CodingWorkspace, project: Project
) -> None:
    select(coding, WORDS)
    press(coding.view, "c")
    field = window.palette_card.field
    QTest.keyClicks(field, "opspor")
    QTest.keyClick(field, Qt.Key.Key_Return, CTRL)
    assert window.palette_card.isVisible()
    QTest.keyClicks(field, "ledelse")
    QTest.keyClick(field, Qt.Key.Key_Return)
    names = [project.codes[one.code_id].name for one in project.codings.of_excerpt(newest(project, coding).excerpt_id)]
    assert names[0] == "Opsporing og rekruttering"
    assert len(names) == 2


def test_what_is_typed_can_become_a_new_code_at_once(
    window: MainWindow, coding: CodingWorkspace, project: Project
) -> None:
    select(coding, WORDS)
    press(coding.view, "c")
    QTest.keyClicks(window.palette_card.field, "xyzzy")
    QTest.keyClick(window.palette_card.field, Qt.Key.Key_Return)
    made = newest(project, coding)
    assert project.codes[made.code_id].name == "xyzzy"
    project.history.undo()
    assert "xyzzy" not in {code.name for code, _depth in project.codes.tree().walk()}


def test_v_names_a_code_after_the_words(coding: CodingWorkspace, project: Project) -> None:
    select(coding, WORDS)
    press(coding.view, "v")
    assert project.codes[newest(project, coding).code_id].name == WORDS


def test_the_point_applies_the_last_code_again(coding: CodingWorkspace, project: Project) -> None:
    select(coding, WORDS)
    press(coding.view, "2")
    select(coding, "Kan du huske en gang")
    press(coding.view, ".")
    made = newest(project, coding)
    assert (project.codes[made.code_id].name, words_of(project, made)) == ("Ledelse", "Kan du huske en gang")


def test_alt_and_arrows_move_the_ends_by_a_word(coding: CodingWorkspace, project: Project) -> None:
    select(coding, "resten af de")
    press(coding.view, "3")
    press(coding.view, Qt.Key.Key_Right, ALT)
    assert words_of(project, newest(project, coding)) == "resten af de to"
    press(coding.view, Qt.Key.Key_Left, ALT | SHIFT)
    assert words_of(project, newest(project, coding)) == "Og resten af de to"
    press(coding.view, Qt.Key.Key_Z, CTRL)
    press(coding.view, Qt.Key.Key_Z, CTRL)
    assert words_of(project, newest(project, coding)) == "resten af de"


def test_delete_takes_the_coding_away_and_undo_brings_it_back(coding: CodingWorkspace, project: Project) -> None:
    select(coding, WORDS)
    press(coding.view, "3")
    made = newest(project, coding)
    press(coding.view, Qt.Key.Key_Delete)
    assert newest(project, coding).guid != made.guid
    press(coding.view, Qt.Key.Key_Z, CTRL)
    assert newest(project, coding) == made


def test_the_inspector_sets_weight_statement_and_result(coding: CodingWorkspace, project: Project) -> None:
    select(coding, WORDS)
    press(coding.view, "3")
    coding.inspector.fields.statement.changed.emit(Statement.EXPECTED)
    coding.inspector.fields.result.click()
    row = coding.inspector._rows[0]
    row.weight.setFocus()
    QTest.keyClick(row.weight, Qt.Key.Key_2)
    made = newest(project, coding)
    assert (made.statement, made.is_result, made.weight) == (Statement.EXPECTED, True, 67)


def test_another_coders_coding_cannot_be_changed_and_a_copy_of_its_place_can(
    window: MainWindow, coding: CodingWorkspace, project: Project
) -> None:
    assert window.session is not None
    assert coding.source is not None
    theirs = next(c for c in project.codings.in_source(coding.source.id) if c.coder_id != window.session.coder.id)
    coding.view.focus_excerpt(theirs.excerpt_id, jump=True)
    coding.inspector.choose(theirs.id)
    press(coding.view, "-")
    assert project.codings[theirs.id] == theirs
    assert window.toast.isVisible()


def test_a_memo_on_selected_words_needs_no_code(
    coding: CodingWorkspace, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    select(coding, WORDS)
    press(coding.view, "3")
    press(coding.view, "m")
    assert coding.inspector.memos.field.hasFocus()
    QTest.keyClicks(coding.inspector.memos.field, "Hun ser på uret")
    QTest.keyClick(coding.inspector.memos.field, Qt.Key.Key_Return, CTRL)
    excerpt = newest(project, coding).excerpt_id
    assert [memo.text for memo in project.memos.on("excerpt", excerpt)] == ["Hun ser på uret"]
    assert coding.view.hasFocus()


def test_n_and_p_walk_the_excerpts(coding: CodingWorkspace) -> None:
    press(coding.view, "n")
    first = coding.view.focused_excerpt
    press(coding.view, "n")
    second = coding.view.focused_excerpt
    press(coding.view, "p")
    assert first is not None
    assert second not in (None, first)
    assert coding.view.focused_excerpt == first


def test_letters_typed_into_a_field_code_nothing(coding: CodingWorkspace, project: Project) -> None:
    before_typing = project.counts()
    coding.find_in_text()
    QTest.keyClicks(coding.find_bar.field, "3 vc.")
    assert project.counts() == before_typing


def test_find_marks_every_inflection(coding: CodingWorkspace) -> None:
    coding.find_in_text()
    QTest.keyClicks(coding.find_bar.field, "familie")
    QTest.keyClick(coding.find_bar.field, Qt.Key.Key_Return)
    hits = coding.find_bar._hits
    found = {hit.of(coding.transcript.text) for hit in hits}
    assert "familierne" in found
    QTest.keyClick(coding.find_bar.field, Qt.Key.Key_Escape)
    assert not coding.find_bar.isVisible()


def test_clicking_a_highlight_shows_its_codings(coding: CodingWorkspace, project: Project) -> None:
    coding.view.focus_next(1)
    excerpt = coding.view.focused_excerpt
    assert excerpt is not None
    words = project.excerpts[excerpt].range.of(coding.transcript.text)[:12]
    coding.view.focus_excerpt(None)
    assert coding.inspector.chosen_coding() is None
    click(coding.view, point_in(coding.view, words, 2))
    shown = coding.inspector.chosen_coding()
    assert shown is not None
    assert coding.view.focused_excerpt is not None


def test_only_mine_hides_the_others(window: MainWindow, coding: CodingWorkspace) -> None:
    assert window.session is not None
    everybody = len(coding._marks)
    window.session.show_coders(frozenset({window.session.coder.id}))
    assert 0 < len(coding._marks) < everybody
    assert all(mark.is_mine for mark in coding._marks)


def test_the_language_changes_at_once_and_the_place_stays(window: MainWindow, coding: CodingWorkspace) -> None:
    source = coding.source
    window.acts.choices.speak("da")
    assert window.coding is not None
    assert window.coding.source == source
    assert window.commands["edit.find_all"].text() != "Find in all sources…"
    window.acts.choices.speak("en")


def test_light_and_dark_change_at_once(window: MainWindow) -> None:
    light = window.grab().toImage().pixelColor(5, 500).lightness()
    window.acts.choices.wear("dark")
    QApplication.processEvents()
    assert window.grab().toImage().pixelColor(5, 500).lightness() < light / 2
