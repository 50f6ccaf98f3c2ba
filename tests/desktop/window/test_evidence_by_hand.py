"""What excerpts say of a theory is given in the whole window, by keys, and seen beside the words."""

from pathlib import Path

import pypdfium2
import pytest
from hands import before, drag
from keyboard import press
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from qualapp.desktop.coding.reading_style import MARGIN
from qualapp.desktop.coding.workspace import CodingWorkspace
from qualapp.desktop.evidence.dropping import can_give, give_dropped, known_of, words_in
from qualapp.desktop.evidence.meant import Meaning
from qualapp.desktop.main_window import MainWindow
from qualapp.desktop.paper.printing import lying_printer, print_drawings
from qualapp.model.coding import Statement
from qualapp.model.text import TextRange
from qualapp.model.theory import Evidence, NodeKind, Stance
from qualapp.store.project import Project

WORDS = "Og resten af de to timer"
OTHER = "Kan du huske en gang"


@pytest.fixture
def coding(window: MainWindow) -> CodingWorkspace:
    assert window.coding is not None
    return window.coding


@pytest.fixture
def project(window: MainWindow) -> Project:
    """The demo with one more theory, of which the tests know all names."""
    assert window.session is not None
    project = window.session.project
    theory = project.theories.add("Zebra")
    first, second, third = (
        project.theories.add_node(theory.id, NodeKind.MECHANISM, name) for name in ("Zoner", "Zigzag", "Zenit")
    )
    project.theories.connect(first.id, second.id)
    project.theories.connect(second.id, third.id)
    return project


def select(coding: CodingWorkspace, words: str) -> None:
    """Drag the mouse over these words."""
    drag(coding.view, before(coding.view, words), before(coding.view, words, len(words)))


def type_keys(*keys: str | Qt.Key) -> None:
    """Press keys wherever the focus is."""
    for key in keys:
        QTest.keyClick(QApplication.focusWidget(), key)
        QApplication.processEvents()


def link_of(project: Project, name: str) -> int:
    theory = project.theories.find("Zebra")
    nodes = {node.id: node.name for node in project.theories.nodes(theory.id)}
    return next(link.id for link in project.theories.links(theory.id) if nodes[link.from_id] == name)


def given(project: Project, coding: CodingWorkspace) -> list[Evidence]:
    assert coding.source is not None
    me = project.history.coder_id
    return [one for one in project.evidence.in_source(coding.source.id) if one.coder_id == me]


def words_of(project: Project, one: Evidence) -> str:
    return project.excerpts[one.excerpt_id].range.of(project.sources.text(one.source_id))


def give_first(coding: CodingWorkspace, typed: str = "zoner zigzag") -> None:
    """Give evidence about a link that is searched for."""
    select(coding, WORDS)
    press(coding.view, "E")
    card = coding.evidence.card
    card.field.setFocus()
    QTest.keyClicks(card.field, typed)
    type_keys(Qt.Key.Key_Return, "S", Qt.Key.Key_Return)


def test_a_link_is_found_by_typing_and_supported(project: Project, coding: CodingWorkspace) -> None:
    before_them = len(given(project, coding))
    give_first(coding)
    newest = given(project, coding)[-1]
    assert len(given(project, coding)) == before_them + 1
    assert (newest.link_id, newest.stance) == (link_of(project, "Zoner"), Stance.SUPPORTS)
    assert words_of(project, newest) == WORDS
    assert coding.view.focused_excerpt == newest.excerpt_id
    assert coding.view.hasFocus()
    assert not coding.evidence.card.isVisible()


def test_three_keys_give_evidence_about_the_same_again(project: Project, coding: CodingWorkspace) -> None:
    give_first(coding)
    select(coding, OTHER)
    press(coding.view, "E")
    type_keys("C", Qt.Key.Key_Return)
    newest = given(project, coding)[-1]
    assert (newest.link_id, newest.stance) == (link_of(project, "Zoner"), Stance.CONTRADICTS)
    assert words_of(project, newest) == OTHER


@pytest.mark.parametrize(
    ("key", "stance"),
    [
        ("+", Stance.SUPPORTS),
        ("-", Stance.CONTRADICTS),
        (".", Stance.OPEN),
        ("o", Stance.OPEN),
        ("s", Stance.SUPPORTS),
        ("c", Stance.CONTRADICTS),
    ],
)
def test_every_key_of_a_stance(project: Project, coding: CodingWorkspace, key: str, stance: Stance) -> None:
    give_first(coding)
    select(coding, OTHER)
    press(coding.view, "E")
    type_keys(key, Qt.Key.Key_Return)
    assert given(project, coding)[-1].stance is stance


def test_the_letters_follow_the_language(window: MainWindow, project: Project) -> None:
    window.acts.choices.speak("da")
    try:
        coding = window.coding
        assert coding is not None
        coding.open_source(next(s.id for s in project.sources.all() if s.name == "Sundhedsplejerske"))
        coding.view.setFocus()
        for number, (key, stance) in enumerate((("S", Stance.SUPPORTS), ("M", Stance.CONTRADICTS), ("å", Stance.OPEN))):
            project.evidence.give(coding.source.id, TextRange(0, 5), stance, link_id=link_of(project, "Zoner"))  # type: ignore[union-attr]
            coding.view.select(TextRange(20 + 10 * number, 26 + 10 * number))
            press(coding.view, "E")
            QTest.keyClicks(coding.evidence.card.list, key)
            type_keys(Qt.Key.Key_Return)
            assert given(project, coding)[-1].stance is stance
    finally:
        window.acts.choices.speak("en")


def test_strength_kind_and_note_come_along(project: Project, coding: CodingWorkspace) -> None:
    select(coding, WORDS)
    press(coding.view, "E")
    card = coding.evidence.card
    QTest.keyClicks(card.field, "zigzag zenit")
    type_keys(Qt.Key.Key_Return, "3", "S")
    card.meant.statement.setFocus()
    type_keys(Qt.Key.Key_Right)
    card.meant.note.setFocus()
    QTest.keyClicks(card.meant.note, "sagt to gange")
    type_keys(Qt.Key.Key_Return)
    newest = given(project, coding)[-1]
    assert newest.link_id == link_of(project, "Zigzag")
    assert (newest.strength, newest.note) == (100, "sagt to gange")
    assert newest.statement is Statement.EXPECTED


def test_enter_without_a_stance_gives_nothing_and_says_what_is_missing(
    project: Project, coding: CodingWorkspace
) -> None:
    give_first(coding)
    count = len(given(project, coding))
    select(coding, OTHER)
    press(coding.view, "E")
    type_keys(Qt.Key.Key_Return)
    assert coding.evidence.card.isVisible()
    assert coding.evidence.card.advice.text() == "Choose a stance"
    type_keys(Qt.Key.Key_Escape)
    assert len(given(project, coding)) == count
    assert coding.view.hasFocus()


def test_words_that_fit_nothing_become_a_hypothesis_with_its_evidence_in_one_step(
    project: Project, coding: CodingWorkspace
) -> None:
    before_them = len(project.hypotheses.all())
    give_first(coding, "Kaffe hjælper")
    newest = given(project, coding)[-1]
    made = project.hypotheses.all()[-1]
    assert (newest.hypothesis_id, made.text) == (made.id, "Kaffe hjælper")
    project.history.undo()
    assert len(project.hypotheses.all()) == before_them


def test_what_was_said_before_is_shown_and_changed_not_doubled(project: Project, coding: CodingWorkspace) -> None:
    give_first(coding)
    count = len(given(project, coding))
    project.evidence.describe([given(project, coding)[-1].id], note="først")
    press(coding.view, "E")
    card = coding.evidence.card
    assert card.meant.note.text() == "først"
    type_keys("C", Qt.Key.Key_Return)
    newest = given(project, coding)[-1]
    assert len(given(project, coding)) == count
    assert (newest.stance, newest.note) == (Stance.CONTRADICTS, "først")


def test_the_inspector_lists_evidence_and_changes_one_s_own(project: Project, coding: CodingWorkspace) -> None:
    give_first(coding)
    (row,) = coding.inspector.evidence.rows
    row.stance.setFocus()
    type_keys(Qt.Key.Key_Right)
    assert given(project, coding)[-1].stance is Stance.CONTRADICTS
    count = len(given(project, coding))
    (row,) = coding.inspector.evidence.rows
    QTest.mouseClick(row.remove, Qt.MouseButton.LeftButton)
    assert len(given(project, coding)) == count - 1
    assert coding.inspector.evidence.rows == []


def test_another_coder_s_evidence_is_seen_and_cannot_be_changed(
    window: MainWindow, project: Project, coding: CodingWorkspace
) -> None:
    give_first(coding)
    other = next(one for one in project.coders.all() if one.id != project.history.coder_id)
    assert window.session is not None
    excerpt = given(project, coding)[-1].excerpt_id
    window.session.code_as(other.id)
    coding.view.focus_excerpt(excerpt)
    (row,) = coding.inspector.evidence.rows
    assert not row.stance.isEnabled()
    assert not row.remove.isEnabled()


def test_an_excerpt_can_have_codings_and_evidence_and_each_goes_alone(
    project: Project, coding: CodingWorkspace
) -> None:
    give_first(coding)
    press(coding.view, "3")
    excerpt = given(project, coding)[-1].excerpt_id
    assert [one.excerpt_id for one in project.codings.of_excerpt(excerpt)] == [excerpt]
    press(coding.view, Qt.Key.Key_Delete)
    assert project.codings.of_excerpt(excerpt) == []
    assert given(project, coding)[-1].excerpt_id == excerpt
    assert coding.view.focused_excerpt == excerpt


def test_the_margin_has_a_sign_that_leads_to_the_words_and_no_stripe(project: Project, coding: CodingWorkspace) -> None:
    give_first(coding)
    view = coding.view
    excerpt = given(project, coding)[-1].excerpt_id
    assert excerpt not in {view._gutter.marks[coding_id].excerpt_id for coding_id in view._gutter.marks}
    view.focus_excerpt(None)
    at = QPoint(MARGIN - 11, before(view, WORDS).y())
    assert "Supports: Zoner → Zigzag" in view._tip_at(view._on_page(at.toPointF()))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert view.focused_excerpt == excerpt
    QToolTip.hideText()


def test_undo_takes_sign_and_row_away(window: MainWindow, project: Project, coding: CodingWorkspace) -> None:
    give_first(coding)
    window.commands["edit.undo"].trigger()
    assert coding.inspector.evidence.rows == []
    at = QPoint(MARGIN - 11, before(coding.view, WORDS).y())
    assert coding.view._tip_at(coding.view._on_page(at.toPointF())) == ""


def test_words_dropped_on_an_arrow_are_known_when_they_are_dropped_again(
    project: Project, coding: CodingWorkspace
) -> None:
    select(coding, WORDS)
    mime = coding.view.createMimeDataFromSelection()
    link = link_of(project, "Zoner")
    assert can_give(mime)
    assert known_of(project, mime, link_id=link) is None
    first = give_dropped(project, mime, Meaning(Stance.OPEN, 67, Statement.EXPECTED, "Husk"), link_id=link)
    assert first is not None
    assert words_of(project, first) == WORDS == words_in(project, mime)
    assert (first.stance, first.strength, first.statement, first.note) == (Stance.OPEN, 67, Statement.EXPECTED, "Husk")
    assert known_of(project, mime, link_id=link) == first


def drag_over(widget: QWidget, mime: QMimeData, at: QPoint) -> QDropEvent:
    """Drag something into a widget and let it go there."""
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    for event in (
        QDragEnterEvent(at, copy, mime, buttons, keys),
        QDragMoveEvent(at, copy, mime, buttons, keys),
        dropped := QDropEvent(at.toPointF(), copy, mime, buttons, keys),
    ):
        QApplication.sendEvent(widget, event)
    return dropped


def test_an_excerpt_of_the_list_is_dropped_on_an_arrow_of_the_drawing(window: MainWindow, project: Project) -> None:
    window.workspaces.show("theory")
    theory = window.workspaces.wanted("theory")
    theory.show_theory(project.theories.find("Zebra").id)
    project.theories.move_nodes(
        {node.id: (300.0 * place, 0.0) for place, node in enumerate(project.theories.nodes(theory._theory))}
    )
    QApplication.processEvents()
    theory.canvas.fit()
    window.workspaces.show("excerpts")
    listed = window.workspaces.wanted("excerpts").list
    listed.focus_near(1)
    coding, mime = listed.focused(), listed.dragged()
    assert coding is not None
    assert mime is not None
    window.workspaces.show("theory")
    QApplication.processEvents()
    link = link_of(project, "Zoner")
    item = theory.drawing.links[link]
    at = next(
        point
        for x in range(0, theory.canvas.viewport().width(), 4)
        for y in range(0, theory.canvas.viewport().height(), 4)
        if theory.canvas.link_at(point := QPoint(x, y)) is item
    )
    drag_over(theory.canvas.viewport(), mime, at)
    assert theory.drawing.selected_links() == [link]
    QApplication.processEvents()
    card = theory.dropping.card
    assert card is not None
    QTest.keyClick(card, Qt.Key.Key_Return)
    assert project.evidence.of_theory(theory.theory_id) == []
    for key in (Qt.Key.Key_C, Qt.Key.Key_2, Qt.Key.Key_Return):
        QTest.keyClick(card, key)
    (given,) = project.evidence.of_theory(theory._theory)
    assert (given.evidence.link_id, given.evidence.stance, given.evidence.strength) == (link, Stance.CONTRADICTS, 67)
    assert (given.evidence.source_id, given.start, given.stop) == (coding.source_id, coding.start, coding.stop)
    assert theory.drawing.selected_links() == [link]


def test_words_that_are_let_go_beside_everything_give_nothing(
    window: MainWindow, project: Project, coding: CodingWorkspace
) -> None:
    select(coding, WORDS)
    mime = coding.view.createMimeDataFromSelection()
    window.workspaces.show("theory")
    theory = window.workspaces.wanted("theory")
    theory.show_theory(project.theories.find("Zebra").id)
    QApplication.processEvents()
    zenit = next(node.id for node in project.theories.nodes(theory.theory_id) if node.name == "Zenit")
    theory.drawing.select(nodes={zenit})
    drag_over(theory.canvas.viewport(), mime, QPoint(2, 2))
    QApplication.processEvents()
    assert theory.dropping.card is None
    assert theory.drawing.selected_nodes() == [zenit]
    assert project.evidence.of_theory(theory.theory_id) == []


def test_excerpts_of_the_nodes_code_stand_beside_the_drawing_and_e_gives_one(
    window: MainWindow, project: Project
) -> None:
    source = next(source for source in project.sources.all() if source.name == "Sundhedsplejerske")
    window.workspaces.show("theory")
    theory = window.workspaces.wanted("theory")
    theory.show_theory(project.theories.find("Zebra").id)
    node = project.theories.nodes(theory.theory_id)[0]
    project.codings.apply(node.code_id, source.id, TextRange(20, 44))
    theory.drawing.select(nodes={node.id})
    theory.canvas.setFocus()
    QTest.keyClick(theory.canvas, Qt.Key.Key_E)
    drawer = theory.panel.drawer
    assert drawer.isVisible()
    assert drawer.count.text() == "1 excerpt"
    assert drawer.list.hasFocus()
    drawer.list.focus_near(0)
    QTest.keyClick(drawer.list, Qt.Key.Key_E)
    card = theory.dropping.card
    assert card is not None
    QTest.keyClick(card, Qt.Key.Key_Escape)
    assert project.evidence.of_theory(theory.theory_id) == []
    QTest.keyClick(drawer.list, Qt.Key.Key_E)
    assert theory.dropping.card is not None
    for key in (Qt.Key.Key_S, Qt.Key.Key_Return):
        QTest.keyClick(theory.dropping.card, key)
    (given,) = project.evidence.of_theory(theory.theory_id)
    assert (given.evidence.node_id, given.start, given.stop) == (node.id, 20, 44)
    theory.drawing.select()
    assert "excerpts" in drawer.count.text()


def test_keys_of_the_theory_are_in_the_menu_while_it_is_shown_and_can_be_changed(
    window: MainWindow, project: Project
) -> None:
    menus = [action.text() for action in window.frame.header.menus.actions()]
    assert "Theory" not in menus
    window.workspaces.show("theory")
    theory = window.workspaces.wanted("theory")
    assert "Theory" in [action.text() for action in window.frame.header.menus.actions()]
    window.acts.choices.keep_keys({"theory.node": ["J"]})
    try:
        theory.show_theory(project.theories.find("Zebra").id)
        theory.canvas.setFocus()
        QTest.keyClick(theory.canvas, Qt.Key.Key_N)
        assert not theory.desk.field.isVisible()
        QTest.keyClick(theory.canvas, Qt.Key.Key_J)
        assert theory.desk.field.isVisible()
        QTest.keyClick(theory.desk.field, Qt.Key.Key_Escape)
    finally:
        window.acts.choices.keep_keys({})
    window.workspaces.show("coding")
    assert [action.text() for action in window.frame.header.menus.actions()] == menus


def test_the_drawing_goes_to_a_printer_on_a4_that_lies(window: MainWindow, project: Project, tmp_path: Path) -> None:
    window.workspaces.show("theory")
    shown = window.acts.printing.shown()
    assert shown is window.workspaces.wanted("theory")
    printer = lying_printer("Teori")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "t.pdf"))
    print_drawings(printer, shown.printed() * 2)
    with pypdfium2.PdfDocument(tmp_path / "t.pdf") as written:
        assert [(round(page.get_width()), round(page.get_height())) for page in written] == [(842, 595)] * 2


def test_words_held_over_the_rail_open_the_workspace(qtbot: QtBot, window: MainWindow, coding: CodingWorkspace) -> None:
    select(coding, WORDS)
    mime = coding.view.createMimeDataFromSelection()
    item = window.frame.rail._items["theory"]
    enter = QDragEnterEvent(
        QPoint(20, 20), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(item, enter)
    qtbot.waitUntil(lambda: window.workspaces.current == "theory", timeout=2000)
