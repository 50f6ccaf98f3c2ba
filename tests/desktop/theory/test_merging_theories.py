"""Two theories are made into one in the window, with mouse and keyboard."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from theory_material import DrawnTheory, drawn, two_cases

from qualapp.desktop.look import Theme
from qualapp.desktop.session import Session
from qualapp.desktop.theory.merging.link_table import HOLDS
from qualapp.desktop.theory.merging.merge_dialog import MergeTheoriesDialog
from qualapp.desktop.theory.merging.pair_table import MINE, NAME, THEIRS, WHY
from qualapp.desktop.theory.workspace import TheoryWorkspace
from qualapp.model.text import TextRange
from qualapp.model.theory import LinkRelation, NodeKind, Stance, Theory
from qualapp.store.project import Project

SPACE = Qt.Key.Key_Space


@pytest.fixture
def session(tmp_path: Path, dressed: Theme) -> Iterator[Session]:
    """Families, and mothers: trust in both, and a link that the one says furthers and the other hinders."""
    project = Project.create(tmp_path / "p.qualapp", coder="Signe Krogh")
    session = Session(project)
    yield session
    session.close()
    session.deleteLater()


@pytest.fixture
def families(session: Session) -> DrawnTheory:
    return drawn(session.project)


@pytest.fixture
def mothers(session: Session, families: DrawnTheory) -> int:
    theories = session.project.theories
    theory = theories.add("Mødre").id
    trust = theories.add_node(theory, NodeKind.MECHANISM, "Tilliden").id
    group = theories.add_node(theory, NodeKind.ACTIVITY, "Forløb for familier").id
    against = theories.connect(group, trust, LinkRelation.HINDERS, "De er bange").id
    first, second = two_cases(session.project)
    give = session.project.evidence.give
    give(first, TextRange(3, 9), Stance.SUPPORTS, link_id=families.leads)
    give(second, TextRange(3, 9), Stance.SUPPORTS, link_id=against)
    give(second, TextRange(3, 9), Stance.SUPPORTS, node_id=trust)
    return theory


@pytest.fixture
def made() -> list[Theory]:
    return []


@pytest.fixture
def dialog(
    qtbot: QtBot, session: Session, families: DrawnTheory, mothers: int, made: list[Theory]
) -> Iterator[MergeTheoriesDialog]:
    """The dialog over a window."""
    window = QWidget()
    window.resize(1400, 900)
    qtbot.addWidget(window)
    dialog = MergeTheoriesDialog(session, families.id, made.append, window)
    with qtbot.waitExposed(window):
        window.show()
    dialog.open()
    yield dialog
    dialog.close()


def rows(dialog: MergeTheoriesDialog) -> list[tuple[str, str, str]]:
    model = dialog.pairs.model
    return [
        (model.index(row, MINE).data(), model.index(row, THEIRS).data(), model.index(row, NAME).data())
        for row in range(model.rowCount())
    ]


def test_pairs_are_proposed_with_why_and_what_comes_of_it(dialog: MergeTheoriesDialog) -> None:
    assert rows(dialog)[0] == ("Tillid", "Tilliden", "Tillid")
    assert "similar" in dialog.pairs.model.index(0, WHY).data()
    assert (
        dialog.summary.text()
        == "5 nodes  ·  1 from both  ·  3 only from the first  ·  1 only from the second  ·  4 links"
    )
    assert "3 pieces of evidence count in the thematic theory too." in dialog.evidence.text()


def test_space_parts_and_pairs_again(dialog: MergeTheoriesDialog) -> None:
    table = dialog.pairs.table
    table.go_to(dialog.plan.rows()[0].key)
    QTest.keyClick(table, SPACE)
    assert ("Tillid", "–", "Tillid") in rows(dialog)
    row = table.row()
    assert row is not None
    assert row.name == "Tillid"
    QTest.keyClick(table, SPACE)
    assert rows(dialog)[0] == ("Tillid", "Tilliden", "Tillid")
    QTest.keyClick(table, SPACE)
    QTest.mouseClick(dialog.pairs.again, Qt.MouseButton.LeftButton)
    assert rows(dialog)[0] == ("Tillid", "Tilliden", "Tillid")


def test_a_node_that_is_paired_anew_leaves_the_one_it_was_one_with(dialog: MergeTheoriesDialog) -> None:
    dialog.pairs.table.go_to(dialog.plan.rows()[0].key)
    belief = next(node for node in dialog.plan.first.nodes if node.name == "Tro på eget forældreskab")
    trust = dialog.plan.second.nodes[0]
    dialog.pairs.table.go_to(belief.key)
    place = next(n for n in range(dialog.pairs.same.count()) if dialog.pairs.same.itemText(n).startswith("Tilliden"))
    assert "one with another now" in dialog.pairs.same.itemText(place)
    dialog.pairs.same.setCurrentIndex(place)
    dialog.pairs.same.activated.emit(place)
    assert dialog.plan.mapped == {trust.key: belief.key}
    assert "Mechanism at work" in dialog.pairs.model.index(0, 0).data()
    assert ("Tillid", "–", "Tillid") in rows(dialog)


def test_a_row_that_is_dropped_on_another_is_one_with_it(dialog: MergeTheoriesDialog) -> None:
    model = dialog.pairs.model
    course, meeting = (
        next(place for place, row in enumerate(model.rows) if row.name == name)
        for name in ("Familiekursus", "Forløb for familier")
    )
    data = model.mimeData([model.index(meeting, NAME)])
    barrier = next(place for place, row in enumerate(model.rows) if row.name == "Uro i gården")
    other = model.mimeData([model.index(course, NAME)])
    move = Qt.DropAction.MoveAction
    assert not model.canDropMimeData(other, move, -1, -1, model.index(barrier, NAME))
    assert model.canDropMimeData(data, move, -1, -1, model.index(course, NAME))
    assert not model.dropMimeData(data, move, -1, -1, model.index(course, NAME))
    assert ("Familiekursus", "Forløb for familier", "Familiekursus") in rows(dialog)


def test_enter_in_a_name_keeps_it_and_merges_nothing(dialog: MergeTheoriesDialog, made: list[Theory]) -> None:
    dialog.pairs.table.go_to(dialog.plan.rows()[0].key)
    dialog.pairs.name.setFocus()
    dialog.pairs.name.setText("Tillid og tryghed")
    QTest.keyClick(dialog.pairs.name, Qt.Key.Key_Return)
    assert rows(dialog)[0] == ("Tillid", "Tilliden", "Tillid og tryghed")
    assert dialog.isVisible()
    assert not made


def test_links_that_say_the_opposite_are_seen_and_decided(
    dialog: MergeTheoriesDialog, session: Session, made: list[Theory]
) -> None:
    course, meeting = dialog.plan.first.nodes[0], dialog.plan.second.nodes[1]
    dialog.plan.pair(course.key, meeting.key)
    dialog._tell()
    assert dialog.summary.text().endswith("3 links, 1 of them from both")
    told = "1 does not, because its link says the opposite of what holds. 1 link contradicts another."
    assert dialog.evidence.text().endswith(told)
    dialog.tabs.set_value("links")
    dialog._show_page()
    assert dialog.links.model.index(0, HOLDS).data() == "≠ furthers"
    assert "De er bange" in dialog.links.said.text()
    QTest.keyClick(dialog.links.table, SPACE)
    assert dialog.links.model.index(0, HOLDS).data() == "≠ hinders"
    counting = dialog.plan.outlook().counting
    dialog.accept()
    (theory,) = made
    link = session.project.theories.links(theory.id)[0]
    assert (link.relation, link.assumption) == (LinkRelation.HINDERS, "De mødes hver uge\nDe er bange")
    given = session.project.evidence.of_theory(theory.id)
    assert (len(given), counting) == (2, 2)


def test_it_is_one_step_and_each_node_leads_back_to_where_it_came_from(
    qtbot: QtBot, dialog: MergeTheoriesDialog, session: Session, made: list[Theory], mothers: int
) -> None:
    before = len(session.project.history.steps())
    dialog.name.setText("Familier")
    dialog.accept()
    assert dialog.name_field.error() == "There is a theory of this name already. Choose another."
    dialog.name.setText("Tema")
    dialog.accept()
    assert len(session.project.history.steps()) == before + 1
    workspace = TheoryWorkspace(session)
    qtbot.addWidget(workspace)
    with qtbot.waitExposed(workspace):
        workspace.show()
    workspace.show_theory(made[0].id)
    trust = next(node for node in session.project.theories.nodes(made[0].id) if node.name == "Tillid")
    workspace.drawing.select(nodes={trust.id})
    origins = workspace.panel.node.origins
    assert not origins.isHidden()
    assert "Mødre" in origins.lines.text()
    theirs = session.project.theories.origins(made[0].id)[trust.id][1][2]
    origins.lines.linkActivated.emit(theirs)
    assert workspace.reading is not None
    assert workspace.reading.theory.id == mothers
    assert workspace.panel.node.name.text() == "Tilliden"
    assert origins.isHidden()
    session.project.theories.delete(mothers)
    with qtbot.waitSignal(workspace.failed):
        workspace.show_origin(theirs)


def test_the_same_theory_is_never_chosen_twice(
    dialog: MergeTheoriesDialog, mothers: int, families: DrawnTheory
) -> None:
    dialog.first.show_value(mothers)
    dialog.first.chosen.emit(mothers)
    assert (dialog.first.value(), dialog.second.value()) == (mothers, families.id)
    assert dialog.plan.first.name == "Mødre"


def test_nothing_in_common_and_very_long_names_are_said_plainly(
    qtbot: QtBot, session: Session, families: DrawnTheory, made: list[Theory]
) -> None:
    empty = session.project.theories.add("Et meget langt navn " * 12).id
    dialog = MergeTheoriesDialog(session, families.id, made.append, None)
    qtbot.addWidget(dialog)
    dialog.open()
    assert dialog.second.value() == empty
    assert not dialog.pairs.nothing.isHidden()
    dialog.tabs.set_value("links")
    dialog._show_page()
    assert not dialog.links.nothing.isHidden()
    assert dialog.width() < 1300
    dialog.tabs.set_value("drawing")
    dialog._show_page()
    assert len(dialog.drawing.nodes) == 4
    QTest.mouseClick(dialog.leave, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert not made


def test_one_theory_alone_is_not_merged(qtbot: QtBot, session: Session, families: DrawnTheory) -> None:
    workspace = TheoryWorkspace(session)
    qtbot.addWidget(workspace)
    with qtbot.waitSignal(workspace.failed) as told:
        workspace.chooser.merge(families.id)
    assert "two theories" in told.args[0]
