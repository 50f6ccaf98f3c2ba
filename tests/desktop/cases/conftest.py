"""The workspace of cases over a small field."""

from collections.abc import Iterator

import pytest
from case_material import interview
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qualapp.desktop.cases import CasesWorkspace
from qualapp.desktop.look import Theme
from qualapp.desktop.session import Session
from qualapp.model.source import Visit
from qualapp.store.project import Project


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
