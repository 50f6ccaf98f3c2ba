"""Names that a language model finds, beside the actors of the register."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from language_model import install_model, no_models
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from qualapp.desktop.coding.workspace import CodingWorkspace
from qualapp.desktop.commands import Commands
from qualapp.desktop.mentions.finding import ActorFinding
from qualapp.desktop.mentions.place import Shown
from qualapp.desktop.session import Session
from qualapp.model.network import ActorKind
from qualapp.model.source import Reading
from qualapp.settings import Settings
from qualapp.store.project import Project
from qualapp.store.sources import Addition

TEXT = "Mette Hansen og Skolen ringer til Røde Kors.\nMETTE kender Mette Hansen og Røde Kors."


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Project]:
    monkeypatch.setenv("QUALAPP_SETTINGS", str(tmp_path / "settings.json"))
    with no_models(), Project.create(tmp_path / "p.qualapp", coder="Signe Krogh") as project:
        project.actors.add("Skole")
        project.sources.add(Addition(Reading("Første", TEXT)))
        project.sources.add(Addition(Reading("Anden", "Røde Kors svarer.")))
        yield project


def _finding(qtbot, project: Project) -> ActorFinding:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1300, 800)
    workspace = CodingWorkspace(Session(project), Settings(), Commands(window), window)
    workspace.resize(window.size())
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    workspace.open_source(project.sources.find("Første").id)
    workspace.finding.begin()
    _wait(qtbot, workspace.finding)
    return workspace.finding


def _wait(qtbot, finding: ActorFinding) -> None:
    qtbot.waitUntil(lambda: not finding.is_finding, timeout=20_000)


def _listed(finding: ActorFinding) -> list[str]:
    model = finding.panel.model
    places = [model.place(row) for row in range(model.rowCount())]
    return [place.range.of(TEXT) if place else model.index(row, 0).data() for row, place in enumerate(places)]


def _press(qtbot, finding: ActorFinding, key: Qt.Key, *, shift: bool = False) -> None:
    modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    qtbot.keyClick(finding.panel.list, key, modifier)
    _wait(qtbot, finding)


@pytest.fixture
def finding(qtbot, theme, project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ActorFinding:
    """The panel with the tick for other names set."""
    install_model(tmp_path / "site", monkeypatch)
    finding = _finding(qtbot, project)
    assert _listed(finding) == ["Skole, 1 place", "Skolen"]
    finding.panel.names.click()
    _wait(qtbot, finding)
    return finding


def test_without_a_model_there_is_nothing_to_tick(qtbot, theme, project: Project) -> None:
    assert _finding(qtbot, project).panel.names.isHidden()


def test_names_come_after_the_actors_and_nothing_is_written(finding: ActorFinding, project: Project) -> None:
    assert _listed(finding) == [
        "Skole, 1 place",
        "Skolen",
        "Model: “Mette Hansen” (person), 2 places",
        *["Mette Hansen"] * 2,
        "Model: “Røde Kors” (organisation), 2 places",
        *["Røde Kors"] * 2,
    ]
    assert [actor.name for actor in project.actors.all()] == ["Skole"]
    assert project.mentions.counts() == {}


def test_a_yes_makes_a_new_actor_that_is_then_found_everywhere(qtbot, finding: ActorFinding, project: Project) -> None:
    _press(qtbot, finding, Qt.Key.Key_Tab)
    steps = len(project.history.steps())
    _press(qtbot, finding, Qt.Key.Key_A)
    new = project.actors.find("Mette Hansen")
    assert (new.kind, project.mentions.counts()) == (ActorKind.PERSON, {new.id: 1})
    assert len(project.history.steps()) == steps + 1
    assert _listed(finding)[-2:] == ["Mette Hansen, 1 place", "Mette Hansen"]
    project.history.undo()
    _wait(qtbot, finding)
    assert "Model: “Mette Hansen” (person), 2 places" in _listed(finding)


def test_another_makes_it_an_actor_of_the_register(qtbot, finding: ActorFinding, project: Project) -> None:
    _press(qtbot, finding, Qt.Key.Key_Tab)
    _press(qtbot, finding, Qt.Key.Key_C)
    field = finding.deciding.choice.palette.field
    qtbot.keyClicks(field, "skole")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert project.mentions.counts() == {project.actors.find("Skole").id: 1}
    assert "Model: “Mette Hansen” (person), 1 place" in _listed(finding)


def test_a_no_is_remembered_in_this_project_until_it_is_taken_back(
    qtbot, finding: ActorFinding, project: Project
) -> None:
    for _time in range(3):
        _press(qtbot, finding, Qt.Key.Key_Tab)
    _press(qtbot, finding, Qt.Key.Key_X)
    assert [row for row in _listed(finding) if "Røde" in row] == []
    assert [actor.name for actor in project.actors.all()] == ["Skole"]
    finding.leave()
    finding.begin()
    _wait(qtbot, finding)
    assert [row for row in _listed(finding) if "Røde" in row] == []
    finding.next_source()
    qtbot.waitUntil(lambda: finding._session.job is None, timeout=20_000)
    finding.panel.which._choose(Shown.REJECTED)
    assert [row for row in _listed(finding) if "Røde" in row][1:] == ["Røde Kors"] * 2
    _press(qtbot, finding, Qt.Key.Key_Delete)
    finding.panel.which._choose(Shown.OPEN)
    assert [row for row in _listed(finding) if "Røde" in row][1:] == ["Røde Kors"] * 2
