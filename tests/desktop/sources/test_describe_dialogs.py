"""Sources and cases that are in the project already are described by hand."""

import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from qualapp.desktop.session import Session
from qualapp.desktop.sources.case_dialog import CaseDialog
from qualapp.desktop.sources.describe_source_dialog import DescribeSourceDialog
from qualapp.exporters import words
from qualapp.importers import proposed_speakers, read
from qualapp.model.excerpt import ExcerptFilter
from qualapp.model.source import SourceKind, Visit
from qualapp.store.sources import Addition


@pytest.fixture
def source(session: Session, files: Path) -> int:
    """An interview with a project leader."""
    reading = read(files / "Fjordengen - projektleder, genbesøg 2024-03-14.txt")
    return session.project.sources.add(Addition(reading, name="Leder", speakers=proposed_speakers(reading))).id


@pytest.fixture
def dialog(qtbot: QtBot, session: Session, source: int) -> DescribeSourceDialog:
    dialog = DescribeSourceDialog(session, source)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_all_that_is_changed_is_one_step(
    qtbot: QtBot, session: Session, source: int, dialog: DescribeSourceDialog
) -> None:
    steps = len(session.project.history.steps())
    form = dialog.form
    form.name.selectAll()
    qtbot.keyClicks(form.name, "Projektlederen")
    qtbot.keyClicks(form.case.lineEdit(), "Fjordengen")
    qtbot.keyClicks(form.date, "14.3.2024")
    form.visit.setFocus()
    qtbot.keyClick(form.visit.focusProxy(), Qt.Key.Key_End)
    form.kind.activated.emit(form.kind.findText("Workshop"))
    row = dialog.speakers.row(1)
    qtbot.keyClicks(row.pseudonym, "Mette")
    row.level.activated.emit(row.level.findText("Steering group"))
    qtbot.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()
    kept = session.project.sources[source]
    assert (kept.name, kept.case, kept.visit, kept.kind, kept.date) == (
        "Projektlederen",
        "Fjordengen",
        Visit.REVISIT,
        SourceKind.WORKSHOP,
        datetime.date(2024, 3, 14),
    )
    leader = next(who for who in session.project.informants.all() if not who.is_interviewer)
    assert (leader.pseudonym, leader.level, leader.role) == ("Mette", "steering", "Projektleder")
    assert len(session.project.history.steps()) == steps + 1
    session.project.history.undo()
    assert session.project.sources[source].name == "Leder"
    assert session.project.cases.all() == []


def test_keeping_what_is_there_is_no_step(session: Session, dialog: DescribeSourceDialog) -> None:
    steps = len(session.project.history.steps())
    dialog.accept()
    assert len(session.project.history.steps()) == steps


def test_a_source_needs_a_name(qtbot: QtBot, session: Session, source: int, dialog: DescribeSourceDialog) -> None:
    dialog.form.name.selectAll()
    qtbot.keyClick(dialog.form.name, Qt.Key.Key_Delete)
    dialog.accept()
    assert dialog.isVisible()
    assert dialog.error.text() == "A source needs a name."
    assert session.project.sources[source].name == "Leder"


def test_a_case_is_added_and_described(qtbot: QtBot, session: Session) -> None:
    dialog = CaseDialog(session, None)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.accept()
    assert dialog.isVisible()
    assert session.project.cases.all() == []
    qtbot.keyClicks(dialog.name, "Mosegården")
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert dialog.case_id is not None
    again = CaseDialog(session, dialog.case_id)
    qtbot.addWidget(again)
    again.description.setPlainText("Et lille område.")
    again.accept()
    assert session.project.cases[dialog.case_id].description == "Et lille område."


def test_what_is_marked_a_paraphrase_is_never_printed_as_speech(
    qtbot: QtBot, session: Session, source: int, dialog: DescribeSourceDialog
) -> None:
    project = session.project
    turn = project.sources.turns(source)[1]
    project.codings.apply(project.codes.add("Ledelse").id, source, turn.speech)
    (spoken,) = project.excerpts.find(ExcerptFilter())
    assert words.quotation_marks(spoken) == ("“", "”")
    assert dialog.caution.text().startswith("Printed as speech")
    dialog.fidelity.activated.emit(dialog.fidelity.findText("paraphrase"))
    assert dialog.caution.text().startswith("Never printed as speech")
    steps = len(project.history.steps())
    dialog.accept()
    assert len(project.history.steps()) == steps + 1
    (told,) = project.excerpts.find(ExcerptFilter())
    assert told.is_paraphrase
    assert words.quotation_marks(told) == ("", "")
    assert "paraphrase" in words.where(told)
    project.history.undo()
    assert project.sources[source].fidelity is None
