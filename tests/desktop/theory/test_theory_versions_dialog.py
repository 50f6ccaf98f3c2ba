"""Versions of a theory side by side."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from qualapp.desktop.look import Theme
from qualapp.desktop.session import Session
from qualapp.desktop.theory.versions_dialog import VersionsDialog
from qualapp.model.theory import LinkRelation, NodeKind
from qualapp.store.project import Project


@pytest.fixture
def session(tmp_path: Path, dressed: Theme) -> Iterator[Session]:
    """A theory of two nodes and a link."""
    project = Project.create(tmp_path / "p.qualapp", coder="Signe Krogh")
    theory = project.theories.add("Kursus").id
    first = project.theories.add_node(theory, NodeKind.ACTIVITY, "Møder").id
    second = project.theories.add_node(theory, NodeKind.MECHANISM, "Tillid", at=(400, 0)).id
    project.theories.connect(first, second)
    session = Session(project)
    yield session
    session.close()
    session.deleteLater()


@pytest.fixture
def dialog(qtbot: QtBot, session: Session) -> Iterator[VersionsDialog]:
    """The dialog over a window."""
    window = QWidget()
    qtbot.addWidget(window)
    yield VersionsDialog(session, 1, window)
    window.close()


def test_a_version_is_kept_as_it_was_and_told_from_what_is_now(dialog: VersionsDialog, session: Session) -> None:
    dialog.save_version("Casebesøg", "Efter første runde", date(2024, 3, 14), "first")
    theories = session.project.theories
    theories.add_node(1, NodeKind.SHORT_TERM, "Netværk", at=(600, 0))
    theories.rename_node(1, "Samtaler")
    theories.describe_link(1, relation=LinkRelation.HINDERS)
    dialog._fill()
    told = dialog.changes.text()
    assert "Netværk" in told
    assert "Møder → Samtaler" in told
    assert "furthers → hinders" in told
    before, after = ([item.look.label for item in side.nodes.values()] for side in dialog.sides)
    assert before == ["≠ Møder", "Tillid"]
    assert after == ["≠ Samtaler", "Tillid", "+ Netværk"]
    assert "Efter første runde" in dialog.about.text()


def test_two_that_are_the_same_say_so(dialog: VersionsDialog) -> None:
    dialog.save_version("Nu", "", None)
    assert dialog.changes.text() == "The two are the same."


def test_without_a_version_it_says_what_one_is_for(dialog: VersionsDialog) -> None:
    assert "No version is saved yet" in dialog.about.text()
