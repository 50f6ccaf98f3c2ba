"""Coders who go: at once where nothing is theirs, else merged with another."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from qualapp.desktop.coders.coder_dialog import CoderDialog
from qualapp.desktop.coders.parting import PartingDialog
from qualapp.desktop.session import Session
from qualapp.model.source import Reading
from qualapp.model.text import TextRange
from qualapp.store.project import Project
from qualapp.store.sources import Addition


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Signe works here; Jonas has coded something, Mia nothing."""
    project = Project.create(tmp_path / "project.qualapp", name="Test", coder="Signe Krogh")
    signe, jonas = project.history.coder_id, project.coders.add("Jonas Møller").id
    project.coders.add("Mia Holm")
    project.sources.add(Addition(Reading("Leder", "Vi begyndte.")))
    project.history.coder_id = jonas
    project.codings.apply(project.codes.add("Ledelse").id, 1, TextRange(0, 2))
    project.history.coder_id = signe
    session = Session(project)
    yield session
    session.close()


@pytest.fixture
def dialog(qtbot: QtBot, session: Session) -> CoderDialog:
    dialog = CoderDialog(session)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def names(session: Session) -> list[str]:
    return [coder.name for coder in session.project.coders.all()]


def test_a_coder_who_made_nothing_goes_at_once(session: Session, dialog: CoderDialog) -> None:
    dialog.rows[2].go.click()
    assert names(session) == ["Signe Krogh", "Jonas Møller"]
    dialog.accept()
    assert (names(session), session.coder.name) == (["Signe Krogh", "Jonas Møller"], "Signe Krogh")


def test_what_a_coder_made_goes_to_the_one_that_is_chosen(
    session: Session, dialog: CoderDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PartingDialog, "exec", lambda _dialog: 0)
    dialog.rows[1].go.click()
    assert len(names(session)) == 3
    monkeypatch.setattr(PartingDialog, "exec", lambda asked: asked.into.setCurrentIndex(1) or 1)
    dialog.rows[1].go.click()
    assert names(session) == ["Signe Krogh", "Mia Holm"]
    (coding,) = session.project.codings.in_source(1)
    assert session.project.coders[coding.coder_id].name == "Mia Holm"
    session.project.history.undo()
    assert len(names(session)) == 3


def test_the_coder_at_work_does_not_go_and_that_is_said(session: Session, dialog: CoderDialog) -> None:
    dialog.rows[0].go.click()
    assert dialog.error.text() == "Signe Krogh codes here now. Let another coder work here first."
    assert len(names(session)) == 3


def test_a_line_that_was_not_written_yet_goes_again(session: Session, dialog: CoderDialog) -> None:
    dialog.add_coder.click()
    dialog.rows[3].go.click()
    assert len(dialog.rows) == 3
    dialog.accept()
    assert len(names(session)) == 3
