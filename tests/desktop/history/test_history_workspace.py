"""The workspace of the history, as a person uses it."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from qualapp.desktop.history.workspace import HistoryWorkspace
from qualapp.desktop.look import Theme
from qualapp.desktop.session import Session
from qualapp.model.coding import Valence
from qualapp.model.source import Reading, SourceKind
from qualapp.model.text import TextRange
from qualapp.store.audit import AuditFilter
from qualapp.store.project import Project
from qualapp.store.sources import Addition

TEXT = "Vi mangler timer og en aftale.\n"


@pytest.fixture
def session(tmp_path: Path, dressed: Theme) -> Iterator[Session]:
    """Signe codes and thinks again, then Jonas defines a code."""
    project = Project.create(tmp_path / "p.qualapp", coder="Signe Krogh")
    project.sources.add(Addition(Reading("Hanne", TEXT), None, SourceKind.INTERVIEW))
    code = project.codes.add("Tid")
    project.codes.add("Aftaler")
    coding = project.codings.apply(code.id, 1, TextRange(11, 16), Valence.DRIVER)
    project.codings.describe([coding.id], valence=Valence.BARRIER)
    project.history.coder_id = project.coders.add("Jonas Møller").id
    project.codes.describe(code.id, definition="Timer i ugen")
    session = Session(project)
    yield session
    session.close()
    session.deleteLater()


@pytest.fixture
def workspace(qtbot: QtBot, session: Session) -> HistoryWorkspace:
    """The workspace, to be seen."""
    workspace = HistoryWorkspace(session)
    workspace.resize(1280, 700)
    qtbot.addWidget(workspace)
    with qtbot.waitExposed(workspace):
        workspace.show()
    return workspace


def listed(workspace: HistoryWorkspace) -> list[str]:
    steps = [workspace.model.step(row) for row in range(workspace.model.rowCount())]
    return [step.label for step in steps if step is not None]


def choose(workspace: HistoryWorkspace, label: str) -> None:
    workspace.list.setCurrentIndex(workspace.model.index(listed(workspace).index(label), 0))


def told(workspace: HistoryWorkspace) -> str:
    return workspace.panel.told.toPlainText()


def test_the_latest_step_is_on_top_and_told(workspace: HistoryWorkspace) -> None:
    assert listed(workspace)[:4] == [
        "Describe code “Tid”",
        "Add coder Jonas Møller",
        "Set valence",
        "Apply code “Tid”",
    ]
    assert workspace.status() == "8 steps"
    assert "definition" in told(workspace)
    assert "Timer i ugen" in told(workspace)


def test_a_step_tells_what_a_coding_was_before_and_its_whole_life(workspace: HistoryWorkspace) -> None:
    choose(workspace, "Set valence")
    assert "Coding of “timer” with “Tid” changed" in told(workspace)
    assert "driver → barrier" in told(workspace)
    workspace.panel.life.click()
    assert "2 steps in its life" in told(workspace)
    assert "Apply code “Tid”" in told(workspace)


def test_filters_hold_back_and_can_be_cleared(qtbot: QtBot, workspace: HistoryWorkspace) -> None:
    jonas = workspace._session.coder.id
    workspace.toolbar.choose(coders=frozenset({jonas}))
    qtbot.waitUntil(lambda: listed(workspace) == ["Describe code “Tid”"])
    workspace.toolbar.choose(coders=frozenset(), codes=frozenset({1}))
    qtbot.waitUntil(lambda: len(listed(workspace)) == 4)
    assert "Add coder Jonas Møller" not in listed(workspace)
    qtbot.keyClicks(workspace.toolbar.words, "no such thing")
    qtbot.waitUntil(lambda: workspace._no_match.isVisible())
    workspace._no_match.button.click()
    qtbot.waitUntil(lambda: len(listed(workspace)) == 8)
    assert workspace.toolbar.words.text() == ""
    assert not workspace.toolbar.clear_all.isVisible()


def test_each_step_opens_its_place(qtbot: QtBot, workspace: HistoryWorkspace) -> None:
    choose(workspace, "Apply code “Tid”")
    with qtbot.waitSignal(workspace.place_wanted) as caught:
        workspace.panel.open.click()
    assert caught.args == [1, TextRange(11, 16), 1]
    choose(workspace, "Describe code “Tid”")
    with qtbot.waitSignal(workspace.code_wanted) as caught:
        qtbot.keyClick(workspace.list, Qt.Key.Key_Return)
    assert caught.args == [1]
    choose(workspace, "Add coder Jonas Møller")
    assert not workspace.panel.open.isVisible()


def test_a_copy_is_wanted_from_before_any_step_but_the_first(qtbot: QtBot, workspace: HistoryWorkspace) -> None:
    choose(workspace, "Set valence")
    step = workspace.panel.step
    assert step is not None
    with qtbot.waitSignal(workspace.copy_wanted) as caught:
        workspace.panel.copy.click()
    assert caught.args == [step.id]
    workspace.list.setCurrentIndex(workspace.model.index(workspace.model.rowCount() - 1, 0))
    assert not workspace.panel.copy.isEnabled()


def test_what_is_listed_can_be_exported_as_it_is_filtered(qtbot: QtBot, workspace: HistoryWorkspace) -> None:
    workspace.toolbar.choose(coders=frozenset({1}))
    menu = workspace.toolbar.export.menu()
    assert [action.text() for action in menu.actions()] == ["CSV", "Excel", "Word"]
    with qtbot.waitSignal(workspace.export_wanted) as caught:
        menu.actions()[2].trigger()
    assert caught.args == [AuditFilter(coders=frozenset({1})), ".docx"]


def test_new_steps_come_in_while_it_is_seen_and_after_it_was_not(qtbot: QtBot, workspace: HistoryWorkspace) -> None:
    workspace._session.project.codes.add("Ny")
    assert listed(workspace)[0] == "New code “Ny”"
    choose(workspace, "Set valence")
    workspace._session.project.codes.add("Nyere")
    assert listed(workspace)[0] == "New code “Nyere”"
    assert workspace.panel.step is not None
    assert workspace.panel.step.label == "Set valence"
    workspace.hide()
    workspace._session.project.history.undo()
    assert listed(workspace)[0] == "New code “Nyere”"
    workspace.show()
    assert listed(workspace)[0] == "Undone: New code “Nyere”"


def test_scrolling_through_many_steps_is_smooth(qtbot: QtBot, workspace: HistoryWorkspace) -> None:
    project = workspace._session.project
    for number in range(300):
        project.codes.describe(2, definition=str(number))
    real = list(project.audit.moments())
    workspace.model.show_moments([(real[n % 300][0], real[n % 300][1] - n * 60_000_000) for n in range(100_000)])
    workspace.list.doItemsLayout()
    bar = workspace.list.verticalScrollBar()
    slowest = 0.0
    assert bar.maximum() > 5_000_000
    for place in range(0, bar.maximum(), bar.maximum() // 20):
        before = time.process_time()
        bar.setValue(place)
        workspace.list.viewport().repaint()
        slowest = max(slowest, time.process_time() - before)
    assert slowest < 0.25
