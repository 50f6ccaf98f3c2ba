"""An excerpt whose words were deleted is marked in text and margin, counted, and given other words."""

import pytest
from hands import click
from keyboard import press
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from qualapp.desktop.coding.emptied_marks import EmptiedMark
from qualapp.desktop.coding.workspace import CodingWorkspace
from qualapp.desktop.look import contrast, theme
from qualapp.desktop.main_window import MainWindow
from qualapp.model.text import TextRange

LEFT = Qt.MouseButton.LeftButton
WORDS = "Det gør Amal så."


@pytest.fixture
def coding(window: MainWindow) -> CodingWorkspace:
    assert window.coding is not None
    return window.coding


@pytest.fixture
def emptied(window: MainWindow, coding: CodingWorkspace) -> int:
    """An excerpt of one's own whose words have just been deleted."""
    assert window.session is not None
    assert coding.source is not None
    project, source = window.session.project, coding.source.id
    text, there = project.sources.text(source), project.excerpts.in_source(source)
    free = next(
        range
        for turn in project.sources.turns(source)
        if (range := TextRange(turn.speech.start + 6, turn.speech.start + 26)).end + 20 < turn.speech.end
        and not any(excerpt.range.overlaps(range) for excerpt in there)
        and "\n" not in range.of(text)
    )
    code = next(code for code, _depth in project.codes.tree().walk() if code.is_codable)
    coded = project.codings.apply(code.id, source, free)
    found = project.excerpts[coded.excerpt_id]
    project.texts.edit(source, found.range, "")
    return found.id


def mark(coding: CodingWorkspace) -> EmptiedMark:
    """The mark of the one emptied excerpt, brought into sight."""
    view = coding.view
    view.scroll_to(view._excerpts.emptied[0].range)
    shown = view._lines.between(view.verticalScrollBar().value(), view.verticalScrollBar().value() + view.height())
    (found,) = view._emptied.between(shown, view._excerpts)
    return found


def on_screen(coding: CodingWorkspace, point: QPointF) -> QPoint:
    return (point - coding.view._offset()).toPoint()


def test_it_is_counted_above_the_text_and_the_count_leads_to_it(coding: CodingWorkspace, emptied: int) -> None:
    assert coding.head.emptied.isVisible()
    assert coding.head.emptied.text() == "1 without words"
    QTest.mouseClick(coding.head.emptied, LEFT)
    assert coding.view.focused_excerpt == emptied
    QTest.mouseClick(coding.head.emptied, LEFT)
    assert coding.view.focused_excerpt == emptied


def test_nothing_is_said_where_all_have_their_words(window: MainWindow, coding: CodingWorkspace, emptied: int) -> None:
    window.commands["edit.undo"].trigger()
    assert not coding.head.emptied.isVisible()
    assert coding.view.focus_next_emptied() is None


def test_its_mark_in_the_margin_is_seen_told_and_clicked(coding: CodingWorkspace, emptied: int) -> None:
    found = mark(coding)
    place = on_screen(coding, found.in_margin.center())
    image = coding.view.viewport().grab().toImage()
    top = QPoint(place.x(), on_screen(coding, found.in_margin.topLeft()).y() + 1)
    near = [image.pixelColor(top + QPoint(x, y)).name() for x in (-1, 0, 1) for y in (-1, 0, 1, 2)]
    assert max(contrast(colour, theme.tokens.surface) for colour in near) > 2.5
    assert "The words of this excerpt were deleted" in coding.view._tip_at(found.in_margin.center())
    click(coding.view, place)
    assert coding.view.focused_excerpt == emptied


def test_its_mark_in_the_text_is_told_and_clicked(coding: CodingWorkspace, emptied: int) -> None:
    found = mark(coding)
    point = QPointF(found.x + 2, (found.line.top + found.line.bottom) / 2)
    assert "The words of this excerpt were deleted" in coding.view._tip_at(point)
    click(coding.view, on_screen(coding, point))
    assert coding.view.focused_excerpt == emptied


def test_beside_the_marks_the_margin_does_nothing(coding: CodingWorkspace, emptied: int) -> None:
    found = mark(coding)
    click(coding.view, on_screen(coding, found.in_margin.center() - QPointF(40, 0)))
    assert coding.view.focused_excerpt is None


def test_it_is_put_on_the_words_that_are_selected(window: MainWindow, coding: CodingWorkspace, emptied: int) -> None:
    assert window.session is not None
    assert coding.source is not None
    project = window.session.project
    codings = project.codings.of_excerpt(emptied)
    coding.view.focus_next_emptied()
    assert coding.inspector.put.isVisible()
    start = coding.transcript.text.index(WORDS)
    coding.view.select(TextRange(start, start + len(WORDS)))
    QTest.mouseClick(coding.inspector.put, LEFT)
    (moved,) = {project.codings[one.id].excerpt_id for one in codings}
    assert project.excerpts[moved].range.of(coding.transcript.text) == WORDS
    assert coding.view.focused_excerpt == moved
    assert not coding.inspector.put.isVisible()
    assert not coding.head.emptied.isVisible()
    window.commands["edit.undo"].trigger()
    assert not project.excerpts[emptied].range


def test_without_selected_words_it_says_what_to_do(qtbot: QtBot, coding: CodingWorkspace, emptied: int) -> None:
    coding.view.focus_next_emptied()
    with qtbot.waitSignal(coding.failed) as failed:
        QTest.mouseClick(coding.inspector.put, LEFT)
    assert failed.args == ["Select the words that the excerpt should stand on."]


def test_its_end_goes_on_by_a_word_and_its_codings_can_be_taken_away(
    window: MainWindow, coding: CodingWorkspace, emptied: int
) -> None:
    assert window.session is not None
    project = window.session.project
    coding.view.focus_next_emptied()
    coding.view.setFocus()
    coded = project.codings.of_excerpt(emptied)[0].id
    press(coding.view, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert len(project.excerpts[project.codings[coded].excerpt_id].range) > 1
    window.commands["edit.undo"].trigger()
    coding.view.focus_next_emptied()
    for _coding in project.codings.of_excerpt(emptied):
        press(coding.view, Qt.Key.Key_Delete)
    assert project.codings.of_excerpt(emptied) == []


def test_a_code_is_not_applied_to_nothing(window: MainWindow, coding: CodingWorkspace, emptied: int) -> None:
    assert window.session is not None
    before = window.session.project.counts("coding")
    coding.view.focus_next_emptied()
    coding.gestures.apply(window.session.tree.children()[0].id)
    assert window.session.project.counts("coding") == before
