"""The workspace of theories of change, as a person uses it."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from qualapp.analysis.theory_layout import COLUMNS
from qualapp.desktop.look import Theme
from qualapp.desktop.look.widgets import Button, Toast
from qualapp.desktop.session import Session
from qualapp.desktop.theory.quotations import Quotation
from qualapp.desktop.theory.workspace import TheoryWorkspace
from qualapp.model.coding import EffectLevel
from qualapp.model.source import Reading, SourceKind, Speaker, Turn, Visit
from qualapp.model.text import TextRange
from qualapp.model.theory import ConfigurationPart, LinkRelation, NodeKind, Stance
from qualapp.store.project import Project
from qualapp.store.sources import Addition

TEXT = "I: Hvad skete der?\nB: Vi mødtes hver uge, og det hjalp. Men ingen kom om vinteren.\n"
HELPED = TextRange(TEXT.index("Vi mødtes"), TEXT.index(" Men"))
NOBODY = TextRange(TEXT.index("Men ingen"), TEXT.index("vinteren.") + 9)
LEFT = Qt.MouseButton.LeftButton


def interview(project: Project, name: str, case: int, visit: Visit) -> int:
    split = TEXT.index("\n")
    turns = (
        Turn(TextRange(0, split), TextRange(3, split), "I"),
        Turn(TextRange(split + 1, len(TEXT) - 1), TextRange(split + 4, len(TEXT) - 1), "B"),
    )
    speakers = [Speaker("I", is_interviewer=True), Speaker("B", "frivillig")]
    reading = Reading(name, TEXT, turns=turns)
    return project.sources.add(Addition(reading, case, SourceKind.INTERVIEW, visit=visit, speakers=speakers)).id


@pytest.fixture
def session(tmp_path: Path, dressed: Theme) -> Iterator[Session]:
    """A theory of three nodes and two links; two cases say different things of the first link."""
    project = Project.create(tmp_path / "p.qualapp", coder="Signe Krogh")
    lake, hill = project.cases.add("Lærkevangen").id, project.cases.add("Bakken").id
    first = interview(project, "Besøg", lake, Visit.FIRST)
    second = interview(project, "Genbesøg", hill, Visit.REVISIT)
    theory = project.theories.add("Familieindsats", "Hvad kurset skal føre til")
    course, trust, bonds = (
        project.theories.add_node(theory.id, kind, name, level=EffectLevel.INDIVIDUAL, at=at)
        for kind, name, at in (
            (NodeKind.ACTIVITY, "Kursus", (196.0, 0.0)),
            (NodeKind.MECHANISM, "Tillid", (588.0, 0.0)),
            (NodeKind.SHORT_TERM, "Netværk", (784.0, 80.0)),
        )
    )
    led = project.theories.connect(course.id, trust.id)
    project.theories.connect(trust.id, bonds.id)
    project.evidence.give(first, HELPED, Stance.SUPPORTS, link_id=led.id, note="Tydeligt")
    project.evidence.give(second, NOBODY, Stance.CONTRADICTS, link_id=led.id)
    session = Session(project)
    yield session
    session.close()
    session.deleteLater()


@pytest.fixture
def workspace(qtbot: QtBot, session: Session) -> TheoryWorkspace:
    """The workspace, to be seen."""
    workspace = TheoryWorkspace(session)
    workspace.resize(1400, 800)
    qtbot.addWidget(workspace)
    with qtbot.waitExposed(workspace):
        workspace.show()
    workspace.canvas.setFocus()
    return workspace


def node(workspace: TheoryWorkspace, name: str) -> int:
    assert workspace.reading is not None
    return next(one.id for one in workspace.reading.nodes if one.name == name)


def link(workspace: TheoryWorkspace, first: str, second: str) -> int:
    assert workspace.reading is not None
    ends = (node(workspace, first), node(workspace, second))
    return next(one.id for one in workspace.reading.links if (one.from_id, one.to_id) == ends)


def at(workspace: TheoryWorkspace, name: str) -> QPoint:
    return workspace.canvas.mapFromScene(workspace.drawing.nodes[node(workspace, name)].pos())


def click_on(workspace: TheoryWorkspace, name: str) -> None:
    QTest.mouseClick(workspace.canvas.viewport(), LEFT, pos=at(workspace, name))


def click_on_link(workspace: TheoryWorkspace, first: str, second: str) -> None:
    item = workspace.drawing.links[link(workspace, first, second)]
    assert item.pill is not None
    point = workspace.canvas.mapFromScene(item.pill.pos())
    QTest.mouseClick(workspace.canvas.viewport(), LEFT, pos=point)


def toast(workspace: TheoryWorkspace) -> str:
    """What the toast says, empty where there is none."""
    found = workspace.window().findChild(Toast)
    return found.findChildren(QLabel)[0].text() if found is not None and found.isVisible() else ""


def names(session: Session) -> set[str]:
    theory = session.project.theories.all()[0]
    return {one.name for one in session.project.theories.nodes(theory.id)}


def test_it_opens_with_the_theory_drawn_and_counted(workspace: TheoryWorkspace) -> None:
    assert workspace.toolbar.chooser.text() == "Familieindsats"
    assert workspace.status()[1:] == ("3 nodes", "2 links", "1 link without evidence")
    mixed = workspace.drawing.links[link(workspace, "Kursus", "Tillid")].look
    untested = workspace.drawing.links[link(workspace, "Tillid", "Netværk")].look
    assert (mixed.glyph, mixed.text) == ("mixed", "2")
    assert (untested.glyph, untested.text) == ("untested", "")
    assert mixed.dash != untested.dash


def test_a_click_on_an_arrow_lists_what_is_said_for_and_against(workspace: TheoryWorkspace) -> None:
    click_on_link(workspace, "Kursus", "Tillid")
    page = workspace.panel.link
    assert workspace.panel.page() is page
    assert page.evidence.state() == "Mixed"
    assert page.evidence.count.text() == "2 excerpts from 2 sources, 2 informants, 1 role, 2 cases"
    said = [row.accessibleName() for row in page.evidence.quotations.rows.values()]
    assert said == [
        "“Vi mødtes hver uge, og det hjalp.” B, frivillig · Lærkevangen",
        "“Men ingen kom om vinteren.” B, frivillig · Bakken · revisit",
    ]


def test_a_quotation_opens_its_place(workspace: TheoryWorkspace, qtbot: QtBot) -> None:
    click_on_link(workspace, "Kursus", "Tillid")
    row = next(iter(workspace.panel.link.evidence.quotations.rows.values()))
    assert isinstance(row, Quotation)
    with qtbot.waitSignal(workspace.place_wanted) as told:
        QTest.mouseClick(row, LEFT)
    assert told.args[:2] == [1, HELPED]


@pytest.mark.parametrize(
    ("filter", "state"),
    [
        ({"visits": frozenset({Visit.FIRST})}, "supported"),
        ({"visits": frozenset({Visit.REVISIT})}, "contradicted"),
        ({"roles": frozenset({"leder"})}, "untested"),
        ({"roles": frozenset({"frivillig"})}, "mixed"),
        ({"cases": frozenset({1})}, "supported"),
        ({"coders": frozenset({99})}, "untested"),
    ],
)
def test_a_filter_draws_all_anew(workspace: TheoryWorkspace, filter: dict[str, frozenset[object]], state: str) -> None:
    workspace.toolbar.filters.choose(**filter)
    assert workspace.drawing.links[link(workspace, "Kursus", "Tillid")].look.glyph == state


def test_counts_equal_a_query_of_ones_own(workspace: TheoryWorkspace, session: Session) -> None:
    project = session.project
    extra = link(workspace, "Tillid", "Netværk")
    for source in (1, 2):
        for start in (20, 24, 30):
            project.evidence.give(source, TextRange(start, start + 9), Stance.OPEN, link_id=extra)
    assert project.path is not None
    with sqlite3.connect(f"file:{project.path}?mode=ro", uri=True) as db:
        found = db.execute("SELECT link_id, count(DISTINCT excerpt_id) FROM evidence GROUP BY link_id").fetchall()
    db.close()
    assert {id: item.look.text for id, item in workspace.drawing.links.items()} == {id: str(n) for id, n in found}
    assert workspace.drawing.links[extra].look.text == "6"


def test_a_node_is_made_by_double_clicking_and_writing_its_name(workspace: TheoryWorkspace, session: Session) -> None:
    point = workspace.canvas.mapFromScene(QPointF(588, 160))
    QTest.mouseDClick(workspace.canvas.viewport(), LEFT, pos=point)
    field = workspace.desk.field
    QTest.keyClicks(field, "Mod til at spørge")
    QTest.keyClick(field, Qt.Key.Key_Return)
    made = session.project.theories.node(node(workspace, "Mod til at spørge"))
    assert (made.kind, made.level) == (NodeKind.MECHANISM, EffectLevel.INDIVIDUAL)
    assert abs(made.x - 588) <= 4
    assert session.project.codes.tree()[made.code_id].name == "Mod til at spørge"
    assert workspace.panel.page() is workspace.panel.node


def test_escape_makes_no_node(workspace: TheoryWorkspace, session: Session) -> None:
    QTest.keyClick(workspace.canvas, Qt.Key.Key_N)
    QTest.keyClicks(workspace.desk.field, "Ikke alligevel")
    QTest.keyClick(workspace.desk.field, Qt.Key.Key_Escape)
    assert names(session) == {"Kursus", "Tillid", "Netværk"}


def test_f2_renames_the_node_and_its_code(workspace: TheoryWorkspace, session: Session) -> None:
    click_on(workspace, "Tillid")
    QTest.keyClick(workspace.canvas, Qt.Key.Key_F2)
    QTest.keyClicks(workspace.desk.field, "Tryghed")
    QTest.keyClick(workspace.desk.field, Qt.Key.Key_Return)
    assert names(session) == {"Kursus", "Tryghed", "Netværk"}
    assert "Tryghed" in {code.name for code, _depth in session.tree.walk()}


def test_an_arrow_is_drawn_with_l_and_a_click(workspace: TheoryWorkspace, session: Session) -> None:
    click_on(workspace, "Kursus")
    QTest.keyClick(workspace.canvas, Qt.Key.Key_L)
    click_on(workspace, "Netværk")
    theory = session.project.theories.all()[0].id
    ends = (node(workspace, "Kursus"), node(workspace, "Netværk"))
    assert ends in {(one.from_id, one.to_id) for one in session.project.theories.links(theory)}
    assert workspace.panel.page() is workspace.panel.link


@pytest.mark.parametrize("end", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_what_to_do_next_is_said_until_the_arrow_is_drawn_or_left(workspace: TheoryWorkspace, end: Qt.Key) -> None:
    click_on(workspace, "Kursus")
    QTest.keyClick(workspace.canvas, Qt.Key.Key_L)
    assert toast(workspace).startswith("Choose where the link leads")
    for _node in range(5):
        QTest.keyClick(workspace.canvas, Qt.Key.Key_Tab)
    assert workspace.canvas.hasFocus()
    assert toast(workspace)
    QTest.keyClick(workspace.canvas, end)
    assert toast(workspace) == ""
    assert len(workspace.drawing.links) == (3 if end is Qt.Key.Key_Return else 2)


def test_an_arrow_that_is_there_is_not_drawn_again(workspace: TheoryWorkspace, qtbot: QtBot) -> None:
    click_on(workspace, "Kursus")
    QTest.keyClick(workspace.canvas, Qt.Key.Key_L)
    with qtbot.waitSignal(workspace.failed) as told:
        click_on(workspace, "Tillid")
    assert "already" in told.args[0]
    assert len(workspace.drawing.links) == 2


def test_l_with_nothing_selected_says_what_to_do(workspace: TheoryWorkspace, qtbot: QtBot) -> None:
    with qtbot.waitSignal(workspace.failed) as told:
        QTest.keyClick(workspace.canvas, Qt.Key.Key_L)
    assert "press L" in told.args[0]


def test_l_on_the_only_node_says_that_there_is_none_to_link_to(workspace: TheoryWorkspace, qtbot: QtBot) -> None:
    workspace.chooser.make("Ny teori")
    workspace.desk.add_at(QPointF(0, 0))
    QTest.keyClicks(workspace.desk.field, "Alene")
    QTest.keyClick(workspace.desk.field, Qt.Key.Key_Return)
    with qtbot.waitSignal(workspace.failed) as told:
        QTest.keyClick(workspace.canvas, Qt.Key.Key_L)
    assert "Add one first" in told.args[0]
    assert not workspace.canvas.connecting.is_choosing


def test_relation_and_assumption_are_kept_and_the_line_follows(workspace: TheoryWorkspace, session: Session) -> None:
    click_on_link(workspace, "Tillid", "Netværk")
    page = workspace.panel.link
    page.relation.setFocus()
    QTest.keyClick(page.relation, Qt.Key.Key_Down)
    page.relation.activated.emit(page.relation.currentIndex())
    QTest.keyClicks(page.assumption, "Fordi de mødes")
    workspace.drawing.select()
    stored = session.project.theories.link(link(workspace, "Tillid", "Netværk"))
    assert stored.relation is LinkRelation.HINDERS
    assert stored.assumption == "Fordi de mødes"
    assert workspace.drawing.links[stored.id].look.ending.value == "bar"


def test_deleting_a_node_says_what_goes_and_undo_brings_all_back(
    workspace: TheoryWorkspace, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(workspace.desk._undo, "offer", said.append)
    before = session.project.evidence.of_theory(1)
    click_on(workspace, "Kursus")
    QTest.keyClick(workspace.canvas, Qt.Key.Key_Delete)
    assert said == ["Taken out: 1 node, 1 link, 2 pieces of evidence"]
    assert names(session) == {"Tillid", "Netværk"}
    assert "Kursus" in {code.name for code, _depth in session.tree.walk()}
    session.project.history.undo()
    assert session.project.evidence.of_theory(1) == before
    assert len(workspace.drawing.links) == 2


@pytest.mark.parametrize("key", ["node", "link"])
def test_deleting_what_others_gave_evidence_for_names_them_and_can_be_undone(
    workspace: TheoryWorkspace, session: Session, key: str
) -> None:
    project = session.project
    link_id, mine = link(workspace, "Kursus", "Tillid"), project.history.coder_id
    for name in ("Mette Dahl", "Bo Friis"):
        project.history.coder_id = project.coders.add(name).id
        project.evidence.give(1, HELPED, Stance.SUPPORTS, link_id=link_id)
    project.history.coder_id = mine
    if key == "node":
        click_on(workspace, "Tillid")
    else:
        click_on_link(workspace, "Kursus", "Tillid")
    QTest.keyClick(workspace.canvas, Qt.Key.Key_Delete)
    went = "1 node, 2 links" if key == "node" else "1 link"
    assert toast(workspace) == f"Taken out: {went}, 4 pieces of evidence, also evidence given by Mette Dahl, Bo Friis"
    shown = workspace.window().findChild(Toast)
    assert shown is not None
    QTest.mouseClick(next(one for one in shown.findChildren(Button) if one.text() == "Undo"), LEFT)
    assert workspace.drawing.links[link_id].look.text == "2"


def test_deleting_a_theory_names_all_that_goes_with_it(
    workspace: TheoryWorkspace, session: Session, qtbot: QtBot
) -> None:
    project = session.project
    for _n in range(2):
        told = project.configurations.add("", "", "Flere kom", theory_id=1)
        project.configurations.cite(told.id, ConfigurationPart.OUTCOME, 1, HELPED)
    project.hypotheses.add("Flere kommer om vinteren", theory_id=1)
    before = rows_of(project)
    with qtbot.waitSignal(workspace.chooser.done) as done:
        workspace.chooser.delete(1)
    after = rows_of(project)
    nouns = {
        "theory_node": "3 nodes", "theory_link": "2 links", "evidence": "2 pieces of evidence",
        "hypothesis": "1 hypothesis", "configuration": "2 configurations",
    }  # fmt: skip
    assert {noun: f"{before[noun] - after[noun]} {words.split(' ', 1)[1]}" for noun, words in nouns.items()} == nouns
    assert done.args == [f"“Familieindsats” was deleted with {', '.join(nouns.values())}; its codes stay"]


def rows_of(project: Project) -> dict[str, int]:
    """How many rows each table has, counted beside the program."""
    nouns = ("theory_node", "theory_link", "evidence", "hypothesis", "configuration")
    with closing(sqlite3.connect(str(project.path))) as db:
        return {noun: db.execute(f"SELECT count(*) FROM {noun}").fetchone()[0] for noun in nouns}


def test_evidence_of_no_case_visit_or_role_can_be_chosen(workspace: TheoryWorkspace, session: Session) -> None:
    reading = Reading("Notat", TEXT)
    note = session.project.sources.add(Addition(reading, None, SourceKind.INTERVIEW)).id
    session.project.evidence.give(note, HELPED, Stance.SUPPORTS, link_id=link(workspace, "Tillid", "Netværk"))
    filters = workspace.toolbar.filters
    for name, value, said in (("cases", None, "no case"), ("visits", "", "no visit"), ("roles", "", "no role")):
        filters.open_field(name)
        filters.popover.tree.toggled.emit(value)
        filters.popover.close()
        assert filters.chips[name].text() == said
        assert workspace.drawing.links[link(workspace, "Tillid", "Netværk")].look.text == "1"
        assert workspace.drawing.links[link(workspace, "Kursus", "Tillid")].look.text == ""
        filters.clear_all.click()


def test_a_case_that_is_deleted_is_not_filtered_by_any_more(workspace: TheoryWorkspace, session: Session) -> None:
    filters = workspace.toolbar.filters
    filters.choose(cases=frozenset({2}))
    assert filters.chips["cases"].text() == "Bakken"
    session.project.cases.delete(2)
    assert not filters.is_filtering
    assert filters.chips["cases"].text() == "Case"
    assert workspace.drawing.links[link(workspace, "Kursus", "Tillid")].look.text == "2"


def test_a_drag_is_kept_and_can_be_undone(workspace: TheoryWorkspace, session: Session) -> None:
    start = at(workspace, "Netværk")
    viewport = workspace.canvas.viewport()
    QTest.mousePress(viewport, LEFT, pos=start)
    for step in range(1, 5):
        QTest.mouseMove(viewport, start + QPoint(0, 30 * step))
    QTest.mouseRelease(viewport, LEFT, pos=start + QPoint(0, 120))
    moved = session.project.theories.node(node(workspace, "Netværk"))
    assert moved.x == 784
    assert moved.y > 150
    session.project.history.undo()
    assert workspace.drawing.nodes[moved.id].y() == 80


def test_several_nodes_are_aligned_and_grouped(workspace: TheoryWorkspace, session: Session) -> None:
    QTest.keyClick(workspace.canvas, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    page = workspace.panel.several
    assert workspace.panel.page() is page
    page.buttons["column"].click()
    assert len({item.x() for item in workspace.drawing.nodes.values()}) == 1
    page.party.setText("Kommunen")
    QTest.keyClick(page.party, Qt.Key.Key_Return)
    assert {one.party for one in session.project.theories.nodes(1)} == {"Kommunen"}
    assert (page.kind.value(), page.level.value()) == (None, EffectLevel.INDIVIDUAL)
    page.kind.setFocus()
    QTest.keyClicks(page.kind, "Working")
    page.kind.activated.emit(page.kind.currentIndex())
    assert {one.kind for one in session.project.theories.nodes(1)} == {NodeKind.METHOD}
    session.project.history.undo()
    assert len({one.kind for one in session.project.theories.nodes(1)}) == 3


def test_arranging_is_one_step_that_can_be_undone(workspace: TheoryWorkspace, session: Session) -> None:
    before = workspace.drawing.places()
    workspace.toolbar.arrange.click()
    assert workspace.drawing.places() != before
    assert toast(workspace) == "The theory was arranged anew"
    assert session.project.history.steps(1)[0].message == "Arrange the theory"
    session.project.history.undo()
    assert workspace.drawing.places() == before


def test_where_cases_disagree_leads_to_the_arrow_by_keys_alone(workspace: TheoryWorkspace) -> None:
    page = workspace.panel.theory
    (one,) = page.disagreeing.lines()
    assert (one.text, one.behind) == ("Kursus → Tillid", "for: Lærkevangen · against: Bakken")
    assert [line.text for line in page.untested.lines()] == ["Tillid → Netværk"]
    page.untested.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(page.untested, Qt.Key.Key_Tab)
    assert page.disagreeing.hasFocus()
    QTest.keyClick(page.disagreeing, Qt.Key.Key_Return)
    assert workspace.drawing.selected_links() == [link(workspace, "Kursus", "Tillid")]
    assert len(workspace.panel.link.evidence.quotations.rows) == 2


def test_a_number_of_links_opens_them_as_a_list_that_leads_to_each(workspace: TheoryWorkspace) -> None:
    session_links = [link(workspace, "Kursus", "Tillid"), link(workspace, "Tillid", "Netværk")]
    workspace.drawing.select(links=session_links)
    page = workspace.panel.links
    assert workspace.panel.page() is page
    assert [line.behind for line in page.links.lines()] == [
        "Mixed: 2 excerpts from 2 sources, 2 informants, 1 role, 2 cases", "Untested",
    ]  # fmt: skip
    page.links.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(page.links, Qt.Key.Key_Down)
    QTest.keyClick(page.links, Qt.Key.Key_Return)
    assert workspace.drawing.selected_links() == [session_links[1]]


def test_a_line_that_is_gone_to_by_keys_comes_into_sight(
    workspace: TheoryWorkspace, session: Session, qtbot: QtBot
) -> None:
    theories = session.project.theories
    with session.project.history.step("Mange"):
        nodes = [theories.add_node(1, NodeKind.ACTIVITY, f"Led {n}", at=(0, n * 80)).id for n in range(80)]
        for first, second in pairwise(nodes):
            theories.connect(first, second)
    page = workspace.panel.theory
    listed = page.untested
    qtbot.waitUntil(lambda: page.height() > listed.height() > 80 * 20)
    listed.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(listed, Qt.Key.Key_End)
    last = listed.item(listed.count() - 1)
    assert listed.lines()[-1].text == "Led 78 → Led 79"
    assert listed.currentItem() is last
    assert listed.visibleRegion().boundingRect().contains(listed.visualItemRect(last))


def test_hypotheses_of_the_theory_are_listed_and_lead_there(
    workspace: TheoryWorkspace, session: Session, qtbot: QtBot
) -> None:
    page = workspace.panel.theory
    assert page.hypotheses.isHidden()
    session.project.hypotheses.add("Uden teori")
    bound = session.project.hypotheses.add("Flere kommer om vinteren", theory_id=1)
    assert [(line.text, line.behind) for line in page.hypotheses.lines()] == [
        ("Flere kommer om vinteren", "Still open")
    ]
    page.hypotheses.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(workspace.hypothesis_wanted) as wanted:
        QTest.keyClick(page.hypotheses, Qt.Key.Key_Return)
    assert wanted.args == [bound.id]


def test_without_a_theory_it_says_what_to_do(workspace: TheoryWorkspace, session: Session) -> None:
    workspace.chooser.delete(1)
    assert workspace.empty.isVisible()
    assert workspace.status() == ()
    ready = workspace.ready.menu()
    ready.aboutToShow.emit()
    ready.actions()[0].trigger()
    assert workspace.reading is not None
    assert workspace.reading.theory.name == ready.actions()[0].text()
    assert len(workspace.drawing.nodes) > 5
    workspace.chooser.delete(workspace.theory_id)
    workspace.chooser.make("Ny teori")
    assert workspace.status() == ("Ny teori",)
    assert workspace.toolbar.count.text() == "0 nodes  ·  0 links"
    assert workspace.board.hint.isVisible()
    assert workspace.toolbar.chooser.text() == "Ny teori"
    assert not workspace.toolbar.arrange.isEnabled()


def test_arranging_leaves_room_for_columns_and_lanes_in_which_nothing_stands(
    workspace: TheoryWorkspace, session: Session
) -> None:
    theory = session.project.theories.add("To led")
    for kind, level in ((NodeKind.CONDITION, EffectLevel.ORGANISATION), (NodeKind.MECHANISM, EffectLevel.INDIVIDUAL)):
        session.project.theories.add_node(theory.id, kind, f"Led {kind}", level=level)
    workspace.show_theory(theory.id)
    workspace.toolbar.arrange.click()
    assert [column.kinds for column in workspace.board.ground.columns] == list(COLUMNS)
    assert len(workspace.board.ground.lanes) == 3


def test_the_words_of_an_empty_theory_stay_in_the_middle_when_it_is_panned(workspace: TheoryWorkspace) -> None:
    workspace.chooser.make("Ny teori")
    hint, viewport = workspace.board.hint, workspace.canvas.viewport()
    workspace.canvas.zoom_by(1.7, QPointF(10, 10))
    for pressed in (Qt.Key.Key_Left, Qt.Key.Key_Down):
        QTest.keyClick(workspace.canvas, pressed)
    assert hint.isVisible()
    assert hint.geometry() == viewport.geometry()
    workspace.resize(1100, 600)
    QApplication.processEvents()
    assert hint.geometry() == viewport.geometry()


def test_ready_made_theories_come_laid_out(workspace: TheoryWorkspace) -> None:
    from qualapp.importers.theory_yaml import shipped_theories

    for written in shipped_theories():
        workspace.chooser.add_written(written)
        boxes = [item.box() for item in workspace.drawing.nodes.values()]
        assert len(boxes) == len(written.nodes)
        assert not any(a.intersects(b) for n, a in enumerate(boxes) for b in boxes[:n])


def test_a_theory_of_sixty_nodes_opens_and_filters_quickly(workspace: TheoryWorkspace, session: Session) -> None:
    project = session.project
    with project.history.step("Stor"):
        big = project.theories.add("Stor").id
        nodes = [
            project.theories.add_node(big, list(NodeKind)[n % 6], f"Led nummer {n}", at=(n % 6 * 196, n // 6 * 76)).id
            for n in range(60)
        ]
        pairs = [(a, b) for a in range(60) for b in (a + 1, a + 7) if b < 60 and a % 6 != 5][:120]
        links = [project.theories.connect(nodes[a], nodes[b]).id for a, b in pairs]
        for number in range(1500):
            start = number % 60
            project.evidence.give(
                1 + number % 2, TextRange(start, start + 3), Stance.SUPPORTS, link_id=links[(number // 60) % len(links)]
            )
    workspace.show_theory(1)
    QApplication.processEvents()
    started = time.process_time()
    workspace.show_theory(big)
    QApplication.processEvents()
    assert time.process_time() - started < 1.0
    started = time.process_time()
    workspace.toolbar.filters.choose(cases=frozenset({1}))
    QApplication.processEvents()
    assert time.process_time() - started < 0.5
