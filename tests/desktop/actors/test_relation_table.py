"""The relations of a project, as a person edits them."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from network_material import NetworkMaterial, network_material
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from qualapp.desktop.actors.relation_dialogs import DropRelationsDialog, MergeRelationsDialog
from qualapp.desktop.actors.relations import Relations
from qualapp.desktop.excerpts.acts import toast_over
from qualapp.desktop.look import Theme
from qualapp.desktop.session import Session
from qualapp.store.project import Project


@pytest.fixture
def material(tmp_path: Path) -> NetworkMaterial:
    material = network_material(tmp_path / "p.qualapp")
    material.tie("Skolen", "Politiet", "Skolen ringer")
    material.tie("Skolen", "Kommunen", "Kommunen betaler")
    material.tie("Politiet", "Kommunen", "Politiet kommer", relation="Henvisning")
    return material


def saved(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))


@pytest.fixture
def relations(qtbot: QtBot, material: NetworkMaterial, dressed: Theme) -> Iterator[Relations]:
    session = Session(material.project)
    relations = Relations(session)
    relations.resize(1300, 700)
    qtbot.addWidget(relations)
    with qtbot.waitExposed(relations):
        relations.show()
    yield relations
    session.close()
    session.deleteLater()


def choose(relations: Relations, *names: str) -> None:
    view, model = relations.table.view, relations.table.model
    rows = [row for row, texts in enumerate(model.texts()) if texts[0] in names]
    view.setCurrentIndex(model.index(rows[0], 0))
    for row in rows:
        view.selectionModel().select(model.index(row, 0), QItemSelectionModel.SelectionFlag.Select)
    relations._show_chosen()


def write(relations: Relations, name: str, key: str, text: str) -> bool:
    model = relations.table.model
    row = next(row for row, texts in enumerate(model.texts()) if texts[0] == name)
    return model.write([(row, [column.key for column in model.columns].index(key), text)])


def pick(dialog: DropRelationsDialog, value: int) -> None:
    QTest.keyClick(dialog.where, Qt.Key.Key_Home)
    while dialog.where.value() != value:
        QTest.keyClick(dialog.where, Qt.Key.Key_Down)


def said(project: Project) -> object:
    return project.relations.all(), project.ties.all()


def ties_by_relation(project: Project) -> dict[str, int]:
    ties = project.ties.all()
    return {one.name: sum(tie.relation_id == one.id for tie in ties) for one in project.relations.all()}


def test_a_relation_is_added_renamed_and_given_a_direction_in_its_cells(
    material: NetworkMaterial, relations: Relations
) -> None:
    QTest.mouseClick(relations.table.bar.add, Qt.MouseButton.LeftButton)
    assert write(relations, "New relation", "name", " Delt  stilling ")
    assert write(relations, "Delt stilling", "name_other", "Shared post")
    assert write(relations, "Delt stilling", "is_directed", "→ from one to the other")
    added = material.project.relations.all()[-1]
    assert (added.name, added.name_other, added.is_directed) == ("Delt stilling", "Shared post", True)
    for _step in range(4):
        material.project.history.undo()
    assert [one.name for one in material.project.relations.all()] == ["Samarbejde", "Henvisning"]


def test_a_name_that_another_relation_has_is_refused_with_what_to_do(
    material: NetworkMaterial, relations: Relations
) -> None:
    assert not write(relations, "Henvisning", "name", "samarbejde")
    assert "merge the two" in relations.table.error.text()
    assert not write(relations, "Henvisning", "name", " ")
    assert "needs a name" in relations.table.error.text()
    assert write(relations, "Samarbejde", "name", "SAMARBEJDE")


def test_the_number_of_ties_stands_in_the_table_and_its_excerpts_beside_it(
    qtbot: QtBot, material: NetworkMaterial, relations: Relations
) -> None:
    assert [row[3] for row in relations.table.model.texts()] == ["2", "1"]
    choose(relations, "Samarbejde")
    cards = relations.panel.passages.cards
    assert {card.passage.words for card in cards} == {"Skolen ringer", "Kommunen betaler"}
    with qtbot.waitSignal(relations.place_wanted) as opened:
        QTest.keyClick(cards[0], Qt.Key.Key_Return)
    assert opened.args[0].source_id == material.first


def test_two_relations_become_one_in_a_step_with_all_ties(material: NetworkMaterial, relations: Relations) -> None:
    before = said(material.project)
    choose(relations, "Samarbejde", "Henvisning")
    QTest.mouseClick(relations.merge, Qt.MouseButton.LeftButton)
    dialog = relations.table.dialog
    assert isinstance(dialog, MergeRelationsDialog)
    assert "2 ties move" in dialog.moves.text()
    QTest.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    assert ties_by_relation(material.project) == {"Henvisning": 3}
    material.project.history.undo()
    assert said(material.project) == before


def test_taking_a_used_relation_away_asks_where_its_ties_go(material: NetworkMaterial, relations: Relations) -> None:
    before = said(material.project)
    choose(relations, "Samarbejde")
    QTest.mouseClick(relations.table.bar.remove, Qt.MouseButton.LeftButton)
    dialog = relations.table.dialog
    assert isinstance(dialog, DropRelationsDialog)
    assert not dialog.primary.isEnabled()
    pick(dialog, material.relations["Henvisning"])
    QTest.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    assert ties_by_relation(material.project) == {"Henvisning": 3}
    material.project.history.undo()
    assert said(material.project) == before
    choose(relations, "Samarbejde")
    relations.table.remove_rows()
    dialog = relations.table.dialog
    assert isinstance(dialog, DropRelationsDialog)
    pick(dialog, 0)
    dialog.accept()
    assert ties_by_relation(material.project) == {"Henvisning": 1}
    material.project.history.undo()
    assert said(material.project) == before


def test_a_relation_without_ties_goes_unasked(material: NetworkMaterial, relations: Relations) -> None:
    relations.table.add_row()
    choose(relations, "New relation")
    relations.table.remove_rows()
    assert ties_by_relation(material.project) == {"Samarbejde": 2, "Henvisning": 1}


def test_the_table_leaves_as_csv_and_what_was_there_stays_where_it_cannot(
    material: NetworkMaterial, relations: Relations, tmp_path: Path
) -> None:
    path = tmp_path / "relations.csv"
    material.project.relations.describe(material.relations["Samarbejde"], "=Samarbejde", "", is_directed=False)
    relations.export.export_to(path)
    rows = saved(path)
    assert [(row["Name"], row["Ties"]) for row in rows] == [("'=Samarbejde", "2"), ("Henvisning", "1")]
    assert rows[1]["Identity"] == material.project.relations[material.relations["Henvisning"]].guid
    relations.export.export_to(tmp_path / "gone" / "r.csv")
    assert "There is no folder" in toast_over(relations)._text.text()
