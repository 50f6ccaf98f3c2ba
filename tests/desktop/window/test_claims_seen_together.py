"""All that is claimed of an excerpt is seen beside its codes, is changed there, and leads to where it belongs."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from qualapp.analysis.network import NetworkFilter
from qualapp.desktop.coding.workspace import CodingWorkspace
from qualapp.desktop.main_window import MainWindow
from qualapp.model.text import TextRange
from qualapp.model.theory import ConfigurationPart, NodeKind, Stance
from qualapp.store.project import Project

PLACE = TextRange(40, 60)


@pytest.fixture
def coding(window: MainWindow) -> CodingWorkspace:
    assert window.coding is not None
    return window.coding


@pytest.fixture
def project(window: MainWindow, coding: CodingWorkspace) -> Project:
    """The demo with a place that is coded, evidence for an arrow and for a hypothesis, a tie, and a mechanism."""
    assert window.session is not None
    assert coding.source is not None
    project, source = window.session.project, coding.source.id
    theory = project.theories.add("Zebra").id
    first, second = (project.theories.add_node(theory, NodeKind.MECHANISM, name).id for name in ("Zoner", "Zenit"))
    link = project.theories.connect(first, second).id
    project.codings.apply(project.codes.find("Ledelse").id, source, PLACE)
    given = project.evidence.give(source, PLACE, Stance.SUPPORTS, strength=67, note="to gange", link_id=link)
    hypothesis = project.hypotheses.add("Zebraer kommer igen").id
    project.evidence.give(source, PLACE, Stance.OPEN, hypothesis_id=hypothesis)
    one, other = (project.actors.add(name).id for name in ("Zoologen", "Zarinaen"))
    project.ties.claim(source, PLACE, one, other, project.relations.add("fodrer").id)
    project.configurations.put(ConfigurationPart.MECHANISM, source, PLACE)
    coding.view.focus_excerpt(given.excerpt_id)
    QApplication.processEvents()
    return project


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def test_codes_evidence_tie_and_configuration_of_one_place_are_seen_at_once(
    project: Project, coding: CodingWorkspace
) -> None:
    arrow, hypothesis = coding.inspector.evidence.rows
    (tie,) = coding.ties.rows.rows
    (part,) = coding.configurations.rows.rows
    told = [row.name.text() for row in (arrow, hypothesis, tie)]
    assert told == ["Zoner → Zenit", "Zebraer kommer igen", "Zoologen ↔ Zarinaen: fodrer"]
    assert part.name.text().startswith("Mechanism: ")
    for row in (arrow, hypothesis, tie, part):
        assert row.isVisible()
    assert "strength 2 of 3 · to gange" in arrow.name.toolTip()


def test_each_leads_to_where_it_belongs_by_enter(
    window: MainWindow, project: Project, coding: CodingWorkspace, qtbot: QtBot
) -> None:
    arrow, hypothesis = coding.inspector.evidence.rows
    arrow.name.setFocus()
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    theory = window.workspaces.wanted("theory")
    assert window.workspaces.current == "theory"
    assert theory.reading.theory.name == "Zebra"
    assert len(theory.drawing.selected_links()) == 1
    window.workspaces.show("coding")
    QTest.mouseClick(hypothesis.name, Qt.MouseButton.LeftButton)
    shown = window.workspaces.wanted("testing").page("hypotheses")
    assert shown.panel.told.hypothesis.text == "Zebraer kommer igen"
    window.workspaces.show("coding")
    QTest.mouseClick(coding.configurations.rows.rows[0].name, Qt.MouseButton.LeftButton)
    shown = window.workspaces.wanted("testing").page("configurations")
    assert shown.panel.told.configuration.id == project.configurations.all()[-1].id
    window.workspaces.show("coding")
    QTest.mouseClick(coding.ties.rows.rows[0].name, Qt.MouseButton.LeftButton)
    network = window.workspaces.wanted("network")
    assert (window.workspaces.current, network.current) == ("network", "network")
    page = network.page("network")
    qtbot.waitUntil(lambda: len(page.drawing.selected_links()) == 1)
    (card,) = page.panel.passages.cards
    assert coding.source is not None
    assert card.passage.words in " ".join(project.sources.text(coding.source.id).split())
    assert (card.passage.place.source_id, card.passage.place.range) == (coding.source.id, PLACE)
    page.bar.set_filter(NetworkFilter(mentions=5))
    qtbot.waitUntil(lambda: page.computed is None)
    window.workspaces.show("coding")
    QTest.mouseClick(coding.ties.rows.rows[0].name, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(page.drawing.selected_links()) == 1)
    assert page.bar.filter() == NetworkFilter()


def test_a_change_by_key_leaves_the_focus_where_it_is(project: Project, coding: CodingWorkspace) -> None:
    coding.inspector.evidence.rows[1].stance.setFocus()
    for stance in (Stance.CONTRADICTS, Stance.SUPPORTS):
        QTest.keyClick(focus(), Qt.Key.Key_Left)
        assert coding.inspector.evidence.rows[1].evidence.stance is stance
        assert coding.inspector.evidence.rows[1].isAncestorOf(focus())


def test_a_pencil_asks_anew_what_was_said(project: Project, coding: CodingWorkspace) -> None:
    QTest.mouseClick(coding.inspector.evidence.rows[0].edit, Qt.MouseButton.LeftButton)
    card = coding.evidence.card
    assert card.isVisible()
    assert card.meant.note.text() == "to gange"
    QTest.keyClick(focus(), Qt.Key.Key_Escape)


@pytest.mark.parametrize("width", [1000, 1500])
def test_a_memo_has_room_while_it_is_written_however_wide_the_window_is(
    window: MainWindow, project: Project, coding: CodingWorkspace, width: int
) -> None:
    window.resize(width, 800)
    QApplication.processEvents()
    memos = coding.inspector.memos
    before = memos.field.height()
    memos.write()
    QApplication.processEvents()
    assert memos.field.isVisible()
    assert memos.field.height() > before
    QTest.keyClick(memos.field, Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert memos.field.height() == before
    assert coding.inspector.evidence.rows[0].isVisible()
