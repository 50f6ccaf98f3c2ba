"""Coders by hand: who they are, their colours, and who works here."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qualapp.desktop.coders.coder_dialog import CoderDialog
from qualapp.desktop.coders.colour_button import ColourGrid
from qualapp.desktop.session import Session
from qualapp.store.project import Project


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """A project of Signe and Jonas; Signe codes here."""
    session = Session(Project.create(tmp_path / "project.qualapp", name="Test", coder="Signe Krogh"))
    session.project.coders.add("Jonas Møller")
    yield session
    session.close()


@pytest.fixture
def dialog(qtbot: QtBot, session: Session) -> CoderDialog:
    dialog = CoderDialog(session)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def grid() -> ColourGrid:
    """The open palette of colours."""
    return next(widget for widget in QApplication.topLevelWidgets() if isinstance(widget, ColourGrid))


def test_another_coder_works_here_and_that_is_no_step(qtbot: QtBot, session: Session, dialog: CoderDialog) -> None:
    steps = len(session.project.history.steps())
    assert [row.here.isChecked() for row in dialog.rows] == [True, False]
    qtbot.mouseClick(dialog.rows[1].here, Qt.MouseButton.LeftButton, pos=QPoint(9, dialog.rows[1].here.height() // 2))
    assert not dialog.rows[0].here.isChecked()
    with qtbot.waitSignal(session.coder_changed):
        qtbot.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    assert session.coder.name == "Jonas Møller"
    assert len(session.project.history.steps()) == steps


def test_a_new_coder_can_begin_at_once(qtbot: QtBot, session: Session, dialog: CoderDialog) -> None:
    qtbot.mouseClick(dialog.add_coder, Qt.MouseButton.LeftButton)
    row = dialog.rows[-1]
    qtbot.keyClicks(row.name, "Lone Bay")
    row.here.click()
    dialog.accept()
    assert (session.coder.name, session.coder.initials) == ("Lone Bay", "LB")
    assert session.coder.colour not in {coder.colour for coder in session.project.coders.all()[:2]}


def test_rename_and_recolour_are_taken_back_by_one_undo(qtbot: QtBot, session: Session, dialog: CoderDialog) -> None:
    before = session.project.coders.all()
    row = dialog.rows[0]
    row.name.selectAll()
    qtbot.keyClicks(row.name, "Signe Holm")
    row.initials.selectAll()
    qtbot.keyClicks(row.initials, "SHO")
    row.colour.open()
    qtbot.keyClick(grid(), Qt.Key.Key_Home)
    qtbot.keyClick(grid(), Qt.Key.Key_Down)
    qtbot.keyClick(grid(), Qt.Key.Key_Return)
    dialog.accept()
    signe = session.coder
    assert (signe.name, signe.initials, signe.colour) == ("Signe Holm", "SHO", "9")
    session.project.history.undo()
    assert session.project.coders.all() == before


def test_initials_follow_the_name_until_others_are_written(qtbot: QtBot, session: Session, dialog: CoderDialog) -> None:
    row = dialog.rows[0]
    assert row.initials.text() == "SK"
    row.name.selectAll()
    qtbot.keyClicks(row.name, "Anna Holm")
    assert row.initials.text() == "AH"
    row.initials.selectAll()
    qtbot.keyClicks(row.initials, "ah2")
    row.name.selectAll()
    qtbot.keyClicks(row.name, "Anna Bay")
    assert row.initials.text() == "ah2"
    qtbot.keyClick(row.initials, Qt.Key.Key_Backspace)
    row.initials.clear()
    dialog.accept()
    assert (session.coder.name, session.coder.initials) == ("Anna Bay", "AB")


def test_initials_that_were_chosen_earlier_stay_when_the_name_changes(qtbot: QtBot, session: Session) -> None:
    session.project.coders.rename(session.coder.id, "Signe Krogh", "XY")
    dialog = CoderDialog(session)
    qtbot.addWidget(dialog)
    dialog.rows[0].name.selectAll()
    qtbot.keyClicks(dialog.rows[0].name, "Anna Holm")
    dialog.accept()
    assert (session.coder.name, session.coder.initials) == ("Anna Holm", "XY")


def test_a_name_that_is_taken_is_refused_and_nothing_is_kept(
    qtbot: QtBot, session: Session, dialog: CoderDialog
) -> None:
    before = session.project.coders.all()
    dialog.rows[0].colour.show_colour("3")
    dialog.rows[1].name.selectAll()
    qtbot.keyClicks(dialog.rows[1].name, "signe krogh")
    dialog.accept()
    assert dialog.isVisible()
    assert "signe krogh" in dialog.error.text()
    assert session.project.coders.all() == before


def test_a_row_without_a_name_adds_nobody(qtbot: QtBot, session: Session, dialog: CoderDialog) -> None:
    qtbot.mouseClick(dialog.add_coder, Qt.MouseButton.LeftButton)
    dialog.rows[-1].here.click()
    dialog.accept()
    assert len(session.project.coders.all()) == 2
    assert session.coder.name == "Signe Krogh"


def test_escape_closes_the_colours_and_not_the_dialog(qtbot: QtBot, dialog: CoderDialog) -> None:
    dialog.rows[0].colour.open()
    qtbot.keyClick(grid(), Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.rows[0].colour.colour() == dialog.rows[0].coder.colour  # type: ignore[union-attr]
