"""The register of actors and of seats, as a person uses it."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import openpyxl
import pytest
from network_material import NetworkMaterial, network_material
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qualapp.desktop.actors.actor_dialogs import GroupDialog, MergeActorsDialog, SeatDialog, SplitActorDialog
from qualapp.desktop.actors.actor_sheets import SeatSheet
from qualapp.desktop.actors.register import Register, SeatPage
from qualapp.desktop.look import Theme
from qualapp.desktop.session import Session
from qualapp.model.text import TextRange


@pytest.fixture
def material(tmp_path: Path) -> NetworkMaterial:
    return network_material(tmp_path / "p.qualapp")


@pytest.fixture
def session(material: NetworkMaterial, dressed: Theme) -> Iterator[Session]:
    session = Session(material.project)
    yield session
    session.close()
    session.deleteLater()


@pytest.fixture
def register(qtbot: QtBot, session: Session) -> Register:
    register = Register(session)
    register.resize(1300, 800)
    qtbot.addWidget(register)
    with qtbot.waitExposed(register):
        register.show()
    return register


def cell(register: Register, name: str, column: str) -> str:
    model = register.page.model
    row = next(row for row in model.texts() if row[0] == name)
    return row[[one.key for one in model.columns].index(column)]


def choose(register: Register, *names: str) -> None:
    view, model = register.page.view, register.page.model
    wanted = [row for row, texts in enumerate(model.texts()) if texts[0] in names]
    view.setCurrentIndex(model.index(wanted[0], 0))
    for row in wanted:
        view.selectionModel().select(model.index(row, 0), QItemSelectionModel.SelectionFlag.Select)
    register._show_chosen()


def test_the_table_counts_mentions_and_ties(material: NetworkMaterial, register: Register) -> None:
    material.tie("Skolen", "Politiet", "Politiet")
    material.tie("Politiet", "Kommunen", "Kommunen")
    material.project.mentions.judge([(material.first, TextRange(0, 6), material.actors["Skolen"])], is_meant=True)
    assert (cell(register, "Politiet", "ties"), cell(register, "Skolen", "ties")) == ("2", "1")
    assert (cell(register, "Skolen", "mentions"), cell(register, "Politiet", "mentions")) == ("1", "0")


def test_a_cell_is_written_by_keys_and_undone(material: NetworkMaterial, register: Register) -> None:
    place = [one.key for one in register.page.model.columns].index("sector")
    row = register.page.model.row_of(material.actors["Politiet"])
    assert row is not None
    assert register.page.model.write([(row, place, "Civil society")])
    assert material.project.actors[material.actors["Politiet"]].sector == "civil"
    material.project.history.undo()
    assert material.project.actors[material.actors["Politiet"]].sector == "state"


def test_an_actor_is_put_below_another_by_its_name_and_never_below_itself(
    material: NetworkMaterial, register: Register
) -> None:
    place = [one.key for one in register.page.model.columns].index("parent")
    row = register.page.model.row_of(material.actors["Skolen"])
    assert row is not None
    assert register.page.model.write([(row, place, "Kommunen")])
    assert material.project.actors[material.actors["Skolen"]].parent_id == material.actors["Kommunen"]
    assert not register.page.model.write([(row, place, "Skolen")])
    assert "cannot belong to itself" in register.page.error.text()


def test_a_number_opens_the_excerpts_it_counts(material: NetworkMaterial, register: Register, qtbot: QtBot) -> None:
    material.tie("Skolen", "Politiet", "Politiet kommer aldrig")
    choose(register, "Politiet")
    QTest.mouseClick(register.panel.numbers["ties"], Qt.MouseButton.LeftButton)
    (card,) = register.panel.passages.cards
    assert card.passage.words == "Politiet kommer aldrig"
    with qtbot.waitSignal(register.place_wanted) as opened:
        QTest.mouseClick(card, Qt.MouseButton.LeftButton, pos=QPoint(40, 12))
    assert opened.args[0].source_id == material.first


def test_forms_are_added_by_enter_and_taken_away_by_their_cross(material: NetworkMaterial, register: Register) -> None:
    choose(register, "Skolen")
    QTest.keyClicks(register.panel.new_form, "folkeskolen")
    QTest.keyClick(register.panel.new_form, Qt.Key.Key_Return)
    register._show_chosen()
    (form,) = material.project.actors.forms(material.actors["Skolen"])
    assert (form.form, form.is_exact) == ("folkeskolen", False)
    material.project.actors.uncall([form.id])
    assert material.project.actors.forms(material.actors["Skolen"]) == []


def test_abbreviations_are_kept_with_their_capitals(material: NetworkMaterial, register: Register) -> None:
    choose(register, "Politiet")
    QTest.keyClicks(register.panel.new_form, "SSP")
    QTest.keyClick(register.panel.new_form, Qt.Key.Key_Return)
    (form,) = material.project.actors.forms(material.actors["Politiet"])
    assert form.is_exact


def test_a_form_that_two_actors_share_is_told_of(material: NetworkMaterial, register: Register) -> None:
    material.project.actors.call(material.actors["Skolen"], "huset")
    material.project.actors.call(material.actors["Kommunen"], "Huset")
    choose(register, "Skolen")
    assert register.panel.warned == ["Also means Kommunen."]


def test_a_form_that_is_a_common_word_is_told_of(material: NetworkMaterial, register: Register, qtbot: QtBot) -> None:
    material.project.actors.call(material.actors["Skolen"], "de")
    choose(register, "Skolen")
    qtbot.waitUntil(lambda: bool(register.panel.warned), timeout=20_000)
    assert "common word" in register.panel.warned[0]


def test_two_actors_are_merged_after_saying_what_moves(material: NetworkMaterial, register: Register) -> None:
    material.tie("Skolen", "Politiet", "Politiet")
    material.tie("Skolen", "Kommunen", "Kommunen")
    choose(register, "Skolen", "Kommunen")
    register.merge.click()
    dialog = register.dialog
    assert isinstance(dialog, MergeActorsDialog)
    dialog.gone.show_value(material.actors["Skolen"])
    dialog.stays.show_value(material.actors["Kommunen"])
    dialog.stays.chosen.emit(material.actors["Kommunen"])
    assert "1 tie and 0 mentions move" in dialog.moves.text()
    assert "1 tie between the two goes" in dialog.moves.text()
    dialog.accept()
    (tie,) = material.project.ties.all()
    assert {tie.from_id, tie.to_id} == {material.actors["Kommunen"], material.actors["Politiet"]}
    assert [form.form for form in material.project.actors.forms(material.actors["Kommunen"])] == ["Skolen"]


def test_an_actor_is_split_with_the_ties_that_are_ticked(material: NetworkMaterial, register: Register) -> None:
    moving = material.tie("Skolen", "Politiet", "Politiet")
    staying = material.tie("Skolen", "Kommunen", "Kommunen")
    choose(register, "Skolen")
    register.split.click()
    dialog = register.dialog
    assert isinstance(dialog, SplitActorDialog)
    dialog.accept()
    assert "needs a name" in dialog.field.error()
    dialog.name.setText("Privatskolen")
    dialog.ties[moving].setChecked(True)
    dialog.accept()
    new = material.project.actors.find("Privatskolen").id
    assert material.project.ties[moving].from_id == new
    assert material.project.ties[staying].from_id == material.actors["Skolen"]


def test_chosen_actors_are_put_below_another_at_once(material: NetworkMaterial, register: Register) -> None:
    choose(register, "Skolen", "Politiet")
    register.group.click()
    dialog = register.dialog
    assert isinstance(dialog, GroupDialog)
    dialog.above.show_value(material.actors["Kommunen"])
    dialog.accept()
    below = [one.name for one in material.project.actors.all() if one.parent_id == material.actors["Kommunen"]]
    assert below == ["Politiet", "Skolen"]


def test_taking_an_actor_away_says_what_goes_with_it(material: NetworkMaterial, register: Register) -> None:
    material.tie("Skolen", "Politiet", "Politiet")
    assert register.page.sheet.losses([material.actors["Skolen"]]) == "With them go: 1 tie."
    register.page.sheet.remove(material.actors["Skolen"])
    assert material.project.ties.all() == []


def test_members_of_a_body_are_seated_with_days_and_a_new_actor(material: NetworkMaterial, register: Register) -> None:
    choose(register, "Følgegruppen")
    QTest.mouseClick(register.panel.numbers["seat"], Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    dialog = register.panel.window().findChild(SeatDialog)
    assert dialog is not None
    actors = material.project.actors.all()
    dialog.member.setText("Skol")
    QTest.keyClick(dialog.role, Qt.Key.Key_Return)
    assert (dialog.isVisible(), material.project.actors.members()) == (True, [])
    QTest.keyClick(dialog.member, Qt.Key.Key_Tab)
    assert (dialog.member.text(), QApplication.focusWidget()) == ("Skolen", dialog.role)
    assert material.project.actors.all() == actors
    dialog.member.setText("Boligforeningen")
    dialog.role.setText("formand")
    dialog.starts.setText("en dag i maj")
    dialog.accept()
    assert material.project.actors.members() == []
    dialog.starts.setText("1.5.2023")
    dialog.accept()
    (seat,) = material.project.actors.members(material.actors["Følgegruppen"])
    assert material.project.actors[seat.actor_id].name == "Boligforeningen"
    assert (seat.role, str(seat.starts)) == ("formand", "2023-05-01")


def test_a_seat_is_ended_in_its_table(material: NetworkMaterial, session: Session, qtbot: QtBot) -> None:
    page = SeatPage(session, SeatSheet(material.project))
    qtbot.addWidget(page)
    page.show()
    material.project.actors.seat(material.actors["Følgegruppen"], material.actors["Skolen"], role="medlem")
    column = [one.key for one in page.model.columns].index("ends")
    assert page.model.write([(0, column, "31.12.2024")])
    (seat,) = material.project.actors.members()
    assert str(seat.ends) == "2024-12-31"
    page.sheet.remove(seat.id)
    assert material.project.actors.members() == []


def test_a_name_that_another_actor_has_is_refused_with_what_to_do(
    material: NetworkMaterial, register: Register
) -> None:
    model = register.page.model
    row = model.row_of(material.actors["Politiet"])
    assert row is not None
    assert not model.write([(row, 0, " skolen ")])
    assert "There is an actor “skolen” already" in register.page.error.text()
    assert model.write([(row, 0, "POLITIET")])


def test_a_form_that_is_there_already_is_told_and_not_added_twice(
    qtbot: QtBot, material: NetworkMaterial, register: Register
) -> None:
    material.project.actors.call(material.actors["Skolen"], "folkeskolen")
    choose(register, "Skolen")
    QTest.keyClicks(register.panel.new_form, "Folkeskolen")
    with qtbot.waitSignal(register.failed) as told:
        QTest.keyClick(register.panel.new_form, Qt.Key.Key_Return)
    assert "there already" in told.args[0]
    assert len(material.project.actors.forms(material.actors["Skolen"])) == 1


def test_the_rows_that_are_shown_leave_as_an_excel_sheet_with_all_that_is_known(
    material: NetworkMaterial, register: Register, tmp_path: Path
) -> None:
    material.tie("Skolen", "Politiet", "Politiet")
    actors = material.project.actors
    actors.call(material.actors["Politiet"], "betjenten")
    actors.call(material.actors["Politiet"], "SSP", is_exact=True)
    register.page.bar.filter.setText("polit")
    register.export.export_to(tmp_path / "register.xlsx")
    heads, row = openpyxl.load_workbook(tmp_path / "register.xlsx").active.iter_rows(values_only=True)
    told = dict(zip(heads, row, strict=True))
    assert (told["Name"], told["Sector"], told["Ties"]) == ("Politiet", "State and foundations", 1)
    assert (told["Is called"], told["Identity"]) == ("betjenten; SSP", actors[material.actors["Politiet"]].guid)
    register.page.bar.filter.setText("nobody of that name")
    assert not register.export.isEnabled()
    assert register.export.toolTip() == "There is nothing to export yet."


@pytest.mark.parametrize("width", [884, 1000, 1400])
def test_nothing_above_the_table_lies_over_another(register: Register, width: int) -> None:
    register.resize(width, 700)
    QApplication.processEvents()
    bar = register.page.bar
    shown = [bar.filter, bar.count, bar.add, bar.remove, register.merge, register.split, register.group]
    assert all(one.geometry().right() < other.geometry().left() for one, other in pairwise(shown))
    assert all(button.width() >= button.sizeHint().width() for button in shown[2:])
    assert register.merge.accessibleName() == "Merge…"
    assert register.merge.text() == ("Merge…" if width == 1400 else "")
