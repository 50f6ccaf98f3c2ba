"""The workspace of cases over a small field."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qualapp.desktop.cases import CasesWorkspace
from qualapp.desktop.look import Theme
from qualapp.desktop.session import Session
from qualapp.model.source import Reading, Speaker, Turn, Visit
from qualapp.model.text import TextRange
from qualapp.store.project import Project
from qualapp.store.sources import Addition


def interview(project: Project, name: str, case: int, visit: Visit, *labels: str) -> int:
    """An interview in which an interviewer and these speak one turn each."""
    text, turns = "", []
    for label in ("I", *labels):
        start = len(text)
        text += f"{label}: Det begyndte hos {label}."
        turns.append(Turn(TextRange(start, len(text)), TextRange(start + len(label) + 2, len(text)), label))
        text += "\n"
    reading = Reading(name, text.rstrip("\n"), turns=tuple(turns))
    speakers = [Speaker("I", is_interviewer=True), *(Speaker(label, "frivillig") for label in labels)]
    return project.sources.add(Addition(reading, case, visit=visit, speakers=speakers)).id


@pytest.fixture
def session(project: Project, dressed: Theme) -> Iterator[Session]:
    """Two cases, a first visit and a revisit."""
    case = project.cases.add("Lærkevangen", "ved åen").id
    project.cases.add("Fjordengen")
    interview(project, "Første", case, Visit.FIRST, "Anna", "Bo")
    interview(project, "Anden", case, Visit.REVISIT, "Anna")
    session = Session(project)
    yield session
    session.deleteLater()


@pytest.fixture
def workspace(qtbot: QtBot, session: Session) -> CasesWorkspace:
    """The workspace as it is first seen."""
    workspace = CasesWorkspace(session)
    qtbot.addWidget(workspace)
    workspace.resize(1400, 900)
    with qtbot.waitExposed(workspace):
        workspace.show()
    workspace.activateWindow()
    QApplication.processEvents()
    return workspace
