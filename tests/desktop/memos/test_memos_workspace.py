"""The workspace of memos, as a person uses it."""

import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qualapp.desktop.look import Theme
from qualapp.desktop.memos.workspace import MemosWorkspace
from qualapp.desktop.session import Session
from qualapp.model.coding import Valence
from qualapp.model.source import Reading, SourceKind
from qualapp.model.text import TextRange
from qualapp.store.project import Project
from qualapp.store.sources import Addition

TEXT = "Vi mangler timer og en aftale.\n"


@pytest.fixture
def session(project: Project, dressed: Theme) -> Iterator[Session]:
    """A memo on each kind of thing; Signe works, one memo is Jonas's."""
    case = project.cases.add("Nord")
    project.sources.add(Addition(Reading("Hanne", TEXT), case.id, SourceKind.INTERVIEW))
    code = project.codes.add("Tid")
    coding = project.codings.apply(code.id, 1, TextRange(11, 16), Valence.BARRIER)
    project.memos.write("Om casen", "case", case.id)
    project.memos.write("Om kilden", "source", 1)
    project.memos.write("Om koden", "code", code.id)
    project.memos.write("Om uddraget", "excerpt", coding.excerpt_id)
    signe = project.history.coder_id
    project.history.coder_id = project.coders.add("Jonas Møller").id
    project.memos.write("Jonas synes noget andet.", "excerpt", coding.excerpt_id)
    project.history.coder_id = signe
    session = Session(project)
    yield session
    session.deleteLater()


@pytest.fixture
def workspace(qtbot: QtBot, session: Session) -> MemosWorkspace:
    """The workspace, to be seen."""
    workspace = MemosWorkspace(session)
    workspace.resize(1500, 900)
    qtbot.addWidget(workspace)
    with qtbot.waitExposed(workspace):
        workspace.show()
    return workspace


def listed(workspace: MemosWorkspace) -> list[str]:
    return [workspace.model.memo(row).text for row in range(workspace.model.rowCount())]


def choose(workspace: MemosWorkspace, text: str) -> None:
    workspace.list.setCurrentIndex(workspace.model.index(listed(workspace).index(text), 0))


def test_all_memos_are_listed_the_newest_first_and_the_first_is_read(workspace: MemosWorkspace) -> None:
    assert listed(workspace) == ["Jonas synes noget andet.", "Om uddraget", "Om koden", "Om kilden", "Om casen"]
    assert workspace.panel.field.toPlainText() == "Jonas synes noget andet."
    assert workspace.toolbar.count.text() == "5 memos"


def test_words_kind_and_coder_filter_together_and_can_be_cleared(qtbot: QtBot, workspace: MemosWorkspace) -> None:
    qtbot.keyClicks(workspace.toolbar.field, "timer")
    qtbot.waitUntil(lambda: listed(workspace) == ["Jonas synes noget andet.", "Om uddraget"])
    assert workspace.toolbar.count.text() == "2 of 5 memos"
    coders = workspace.toolbar._coders
    coders.setCurrentIndex(coders.findText("Signe Krogh"))
    coders.activated.emit(coders.currentIndex())
    assert listed(workspace) == ["Om uddraget"]
    workspace.toolbar.kinds._choose("code")
    assert listed(workspace) == []
    assert workspace._no_match.isVisible()
    workspace._no_match.button.click()
    assert len(listed(workspace)) == 5


def test_each_memo_opens_what_it_is_about(qtbot: QtBot, workspace: MemosWorkspace) -> None:
    excerpt = next(m for m in workspace._session.project.excerpts.in_source(1))
    for text, signal, told in (
        ("Om uddraget", workspace.place_wanted, [1, TextRange(11, 16), excerpt.id]),
        ("Om kilden", workspace.source_wanted, [1]),
        ("Om koden", workspace.code_wanted, [1]),
        ("Om casen", workspace.case_wanted, [1]),
    ):
        choose(workspace, text)
        with qtbot.waitSignal(signal) as caught:
            workspace.panel.open.click()
        assert caught.args == told


def test_enter_and_a_double_click_open_it_too(qtbot: QtBot, workspace: MemosWorkspace) -> None:
    choose(workspace, "Om kilden")
    with qtbot.waitSignal(workspace.source_wanted):
        qtbot.keyClick(workspace.list, Qt.Key.Key_Return)
    place = workspace.list.visualRect(workspace.list.currentIndex()).center()
    qtbot.mouseClick(workspace.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignal(workspace.source_wanted):
        qtbot.mouseDClick(workspace.list.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_ones_own_memo_is_changed_in_place_and_kept_when_another_is_chosen(workspace: MemosWorkspace) -> None:
    choose(workspace, "Om koden")
    workspace.panel.field.setPlainText("Om koden, nu bedre")
    choose(workspace, "Om casen")
    assert "Om koden, nu bedre" in listed(workspace)
    assert [memo.text for memo in workspace._session.project.memos.on("code", 1)] == ["Om koden, nu bedre"]
    assert workspace.panel.field.toPlainText() == "Om casen"
    assert workspace._session.project.history.undo().label == "Change memo"
    assert "Om koden" in listed(workspace)


@pytest.mark.parametrize("way", ["focus", "hide", "keys"])
def test_it_is_kept_too_when_the_field_or_the_workspace_is_left(
    qtbot: QtBot, workspace: MemosWorkspace, way: str
) -> None:
    choose(workspace, "Om koden")
    workspace.panel.field.setPlainText("Ny")
    if way == "focus":
        QApplication.sendEvent(workspace.panel.field, QFocusEvent(QFocusEvent.Type.FocusOut))
    elif way == "hide":
        workspace.hide()
    else:
        qtbot.keyClick(workspace.panel.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [memo.text for memo in workspace._session.project.memos.on("code", 1)] == ["Ny"]


def test_an_emptied_memo_goes_and_one_that_is_taken_away_too(workspace: MemosWorkspace) -> None:
    choose(workspace, "Om koden")
    workspace.panel.field.setPlainText("  ")
    choose(workspace, "Om casen")
    assert "Om koden" not in listed(workspace)
    workspace.panel.remove.click()
    assert listed(workspace) == ["Jonas synes noget andet.", "Om uddraget", "Om kilden"]


def test_another_coders_memo_can_only_be_read(workspace: MemosWorkspace) -> None:
    choose(workspace, "Jonas synes noget andet.")
    assert workspace.panel.field.isReadOnly()
    assert not workspace.panel.remove.isVisible()
    choose(workspace, "Om uddraget")
    assert not workspace.panel.field.isReadOnly()
    workspace._session.code_as(workspace._session.project.coders.named("Jonas Møller").id)
    assert workspace.panel.field.isReadOnly()


def test_an_entry_in_the_journal_is_one_step_and_stands_first(qtbot: QtBot, workspace: MemosWorkspace) -> None:
    assert not workspace.journal.button.isEnabled()
    qtbot.keyClicks(workspace.journal.field, "I dag kodede vi Nord.")
    workspace.journal.button.click()
    assert listed(workspace)[0] == "I dag kodede vi Nord."
    assert workspace.journal.field.toPlainText() == ""
    assert [memo.text for memo in workspace._session.project.memos.on("project")] == ["I dag kodede vi Nord."]
    assert workspace._session.project.history.undo().label == "Write in the project journal"
    qtbot.keyClicks(workspace.journal.field, "Mere.")
    qtbot.keyClick(workspace.journal.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert listed(workspace)[0] == "Mere."


def test_what_others_write_appears_and_the_chosen_one_stays_chosen(workspace: MemosWorkspace) -> None:
    choose(workspace, "Om kilden")
    workspace._session.project.memos.write("Nyt", "source", 1)
    assert listed(workspace)[0] == "Nyt"
    assert workspace.panel.field.toPlainText() == "Om kilden"


def test_what_is_being_written_survives_a_change_elsewhere(workspace: MemosWorkspace) -> None:
    choose(workspace, "Om kilden")
    workspace.panel.field.setPlainText("Halvt skre")
    workspace._session.project.memos.write("Nyt", "source", 1)
    assert workspace.panel.field.toPlainText() == "Halvt skre"


def test_five_thousand_memos_are_smooth(qtbot: QtBot, workspace: MemosWorkspace) -> None:
    project = workspace._session.project
    workspace.hide()
    with project.history.step("Many"):
        for number in range(5000):
            project.memos.write_at(f"Notat {number} om noget længere " * 5, 1, TextRange(number % 20, number % 20 + 5))
    began = time.process_time()
    workspace.show()
    QApplication.processEvents()
    shown = time.process_time() - began
    assert workspace.model.rowCount() == 5005
    began = time.process_time()
    for value in range(0, 4000, 100):
        workspace.list.verticalScrollBar().setValue(value)
        workspace.list.viewport().repaint()
    scrolled = (time.process_time() - began) / 40
    assert shown < 2.0
    assert scrolled < 0.05
    began = time.process_time()
    workspace.toolbar.field.setText("notat 4999")
    workspace._filter()
    assert workspace.model.rowCount() == 1
    assert time.process_time() - began < 0.5


def test_a_project_without_memos_says_how_to_begin(qtbot: QtBot, project: Project, dressed: Theme) -> None:
    session = Session(project)
    workspace = MemosWorkspace(session)
    qtbot.addWidget(workspace)
    workspace.show()
    assert workspace._nothing.isVisible()
    assert not workspace.panel._page.isVisible()
    session.deleteLater()


def test_every_row_is_painted_in_light_and_dark(workspace: MemosWorkspace, theme: Theme) -> None:
    for scheme in ("light", "dark"):
        theme.follow(scheme)
        for row in range(workspace.model.rowCount()):
            place = workspace.list.visualRect(workspace.model.index(row, 0))
            picture = workspace.list.viewport().grab(place).toImage()
            inks = {picture.pixelColor(QPoint(x, y)).name() for x in range(50, 300, 2) for y in range(8, 60, 2)}
            assert len(inks) > 8
