"""The coded field, in memory and in a file, and the workspace over it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from coded_field import Field, fill, opened
from pytestqt.qtbot import QtBot

from qualapp.desktop.excerpts.workspace import ExcerptsWorkspace
from qualapp.desktop.look import Theme
from qualapp.desktop.session import Session
from qualapp.store.project import Project


@pytest.fixture
def field(project: Project, dressed: Theme) -> Iterator[Field]:
    """The field in memory, in a session."""
    facts, codes, coders = fill(project)
    session = Session(project)
    yield Field(session, project, facts, codes, coders)
    session.deleteLater()


@pytest.fixture
def filed(tmp_path: Path, dressed: Theme) -> Iterator[Field]:
    """The field in a file, so that work can run beside."""
    project = Project.create(tmp_path / "felt.qualapp", name="Felt", coder="Signe Krogh")
    facts, codes, coders = fill(project)
    session = Session(project)
    yield Field(session, project, facts, codes, coders)
    session.close()
    session.deleteLater()


@pytest.fixture
def workspace(qtbot: QtBot, field: Field) -> ExcerptsWorkspace:
    """The workspace over the field in memory."""
    return opened(qtbot, field)
