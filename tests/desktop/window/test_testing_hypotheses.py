"""Hypotheses and what works for whom when, written and read in the whole window."""

from datetime import date
from pathlib import Path

import pytest
from hands import before, drag
from keyboard import press
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qualapp.desktop.coding.workspace import CodingWorkspace
from qualapp.desktop.configurations.page import ConfigurationsPage
from qualapp.desktop.hypotheses.model import COUNTS, FIRST_VISIT, STATUS
from qualapp.desktop.hypotheses.page import HypothesesPage
from qualapp.desktop.main_window import MainWindow
from qualapp.model.text import TextRange
from qualapp.model.theory import ConfigurationPart, HypothesisOrigin, HypothesisStatus, Stance
from qualapp.store.project import Project

CONTEXT, MECHANISM, OUTCOME = ConfigurationPart
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
WORDS = "Og resten af de to timer"
OTHER = "Kan du huske en gang"


@pytest.fixture
def coding(window: MainWindow) -> CodingWorkspace:
    assert window.coding is not None
    return window.coding


@pytest.fixture
def project(window: MainWindow) -> Project:
    """The demo without the hypotheses and configurations that it comes with."""
    assert window.session is not None
    project = window.session.project
    for hypothesis in project.hypotheses.all():
        project.hypotheses.remove(hypothesis.id)
    for configuration in project.configurations.all():
        project.configurations.remove(configuration.id)
    return project


@pytest.fixture
def hypotheses(window: MainWindow, project: Project) -> HypothesesPage:
    window.workspaces.show("testing")
    page = window.workspaces.wanted("testing").page("hypotheses")
    QApplication.processEvents()
    assert isinstance(page, HypothesesPage)
    return page


@pytest.fixture
def configurations(window: MainWindow, project: Project) -> ConfigurationsPage:
    window.workspaces.show("testing")
    testing = window.workspaces.wanted("testing")
    testing.show_tab("configurations")
    QApplication.processEvents()
    page = testing.page("configurations")
    assert isinstance(page, ConfigurationsPage)
    return page


def select(coding: CodingWorkspace, words: str) -> None:
    """Drag the mouse over these words."""
    drag(coding.view, before(coding.view, words), before(coding.view, words, len(words)))


def source_of(project: Project, visit: str) -> int:
    return next(source.id for source in project.sources.all() if source.visit == visit)


def test_a_hypothesis_belongs_to_a_theory_that_lists_it_and_leads_back(
    window: MainWindow, project: Project, hypotheses: HypothesesPage
) -> None:
    one = project.hypotheses.add("Flere kommer om vinteren")
    theory = project.theories.all()[0]
    hypotheses.show_hypothesis(one.id)
    box = hypotheses.panel.theory
    assert [box.itemText(row) for row in range(box.count())][:2] == ["no theory", theory.name]
    assert box.currentText() == "no theory"
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert project.hypotheses[one.id].theory_id == theory.id
    window.workspaces.show("theory")
    listed = window.workspaces.wanted("theory").panel.theory.hypotheses
    assert [line.text for line in listed.lines()] == ["Flere kommer om vinteren"]
    window.workspaces.wanted("theory").hypothesis_wanted.emit(one.id)
    assert window.workspaces.current == "testing"
    assert hypotheses.panel.told is not None
    assert hypotheses.panel.told.hypothesis.id == one.id
    hypotheses.panel.described.emit("theory_id", None)
    assert project.hypotheses[one.id].theory_id is None


def test_a_hypothesis_is_written_and_chosen_at_once(project: Project, hypotheses: HypothesesPage) -> None:
    QTest.keyClicks(hypotheses.field, "Kaffe hjælper")
    QTest.keyClick(hypotheses.field, Qt.Key.Key_Return)
    QTest.keyClicks(hypotheses.field, "Te hjælper mere")
    QTest.keyClick(hypotheses.field, Qt.Key.Key_Return)
    assert [one.text for one in project.hypotheses.all()] == ["Kaffe hjælper", "Te hjælper mere"]
    assert hypotheses.field.text() == ""
    assert hypotheses.panel.text.toPlainText() == "Te hjælper mere"


def test_its_words_origin_and_status_are_changed_in_the_panel(project: Project, hypotheses: HypothesesPage) -> None:
    one = project.hypotheses.add("Kaffe hjælper")
    hypotheses.panel.text.setFocus()
    hypotheses.panel.text.setPlainText("Kaffe samler")
    QTest.keyClick(hypotheses.panel.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    hypotheses.panel.origin.setFocus()
    QTest.keyClick(hypotheses.panel.origin, Qt.Key.Key_Down)
    hypotheses.panel.source.setFocus()
    QTest.keyClicks(hypotheses.panel.source, "Tal fra 2023")
    QTest.keyClick(hypotheses.panel.source, Qt.Key.Key_Return)
    hypotheses.panel.status.setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    now = project.hypotheses[one.id]
    assert (now.text, now.source) == ("Kaffe samler", "Tal fra 2023")
    assert (now.origin, now.status) == (HypothesisOrigin.REGISTER, HypothesisStatus.STRENGTHENED)
    assert (now.day, now.reason) == (date.today(), "")
    assert str(hypotheses.model.data(hypotheses.model.index(0, STATUS))).startswith("Strengthened\n")
    hypotheses.panel.standing.reason.setFocus()
    QTest.keyClicks(hypotheses.panel.standing.reason, "Tre siger det")
    QTest.keyClick(hypotheses.panel.standing.reason, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert project.hypotheses[one.id].reason == "Tre siger det"


def listed(page: HypothesesPage) -> list[str]:
    return [told.hypothesis.text for told in page.model.told]


def test_they_are_filtered_by_words_status_and_origin_and_all_are_one_press_away(
    project: Project, hypotheses: HypothesesPage
) -> None:
    tea = project.hypotheses.add("Te hjælper", HypothesisOrigin.REGISTER)
    project.hypotheses.add("Kaffe hjælper")
    project.hypotheses.decide(tea.id, HypothesisStatus.REJECTED)
    QTest.keyClicks(hypotheses.head.words, "hjæl kaf")
    assert listed(hypotheses) == ["Kaffe hjælper"]
    assert hypotheses.status() == "1 of 2 hypotheses"
    hypotheses.head.words.clear()
    QTest.keyClick(hypotheses.head.status, Qt.Key.Key_End)
    assert listed(hypotheses) == ["Te hjælper"]
    QTest.keyClick(hypotheses.head.origin, Qt.Key.Key_End)
    assert listed(hypotheses) == []
    assert not hypotheses.word.isEnabled()
    QTest.mouseClick(hypotheses._unfit.button, Qt.MouseButton.LeftButton)
    assert listed(hypotheses) == ["Te hjælper", "Kaffe hjælper"]


def test_they_are_ordered_by_a_head_of_the_table_and_again_as_written(
    project: Project, hypotheses: HypothesesPage
) -> None:
    tea, coffee = (project.hypotheses.add(text) for text in ("Te", "Kaffe"))
    project.evidence.give(source_of(project, "revisit"), TextRange(40, 60), Stance.OPEN, hypothesis_id=coffee.id)
    heads = hypotheses.table.horizontalHeader()
    for column, wanted in ((0, ["Kaffe", "Te"]), (0, ["Te", "Kaffe"]), (FIRST_VISIT + 1, ["Kaffe", "Te"])):
        at = QPoint(heads.sectionViewportPosition(column) + 20, heads.height() // 2)
        QTest.mouseClick(heads.viewport(), Qt.MouseButton.LeftButton, pos=at)
        assert listed(hypotheses) == wanted
    assert hypotheses.panel.told is not None
    assert hypotheses.panel.told.hypothesis.id == tea.id


def test_a_number_leads_to_the_words_that_it_counts(project: Project, hypotheses: HypothesesPage) -> None:
    one = project.hypotheses.add("Kaffe hjælper")
    first = source_of(project, "first")
    for place, stance in enumerate((Stance.SUPPORTS, Stance.SUPPORTS, Stance.CONTRADICTS)):
        project.evidence.give(first, TextRange(40 + 9 * place, 47 + 9 * place), stance, hypothesis_id=one.id)
    cell = hypotheses.table.visualRect(hypotheses.model.index(0, FIRST_VISIT))
    against = QPoint(cell.left() + 8 + 38 + 14, cell.center().y())
    QTest.mouseClick(hypotheses.table.viewport(), Qt.MouseButton.LeftButton, pos=against)
    assert [row.cited.range.start for row in hypotheses.panel.rows] == [58]
    assert hypotheses.panel.which is not None
    hypotheses.panel.which.setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Home)
    assert len(hypotheses.panel.rows) == 3


def test_what_is_listed_of_hypotheses_is_written(
    qtbot: QtBot, window: MainWindow, project: Project, hypotheses: HypothesesPage, tmp_path: Path
) -> None:
    project.hypotheses.add("Kaffe hjælper")
    project.hypotheses.add("Te hjælper")
    QTest.keyClicks(hypotheses.head.words, "kaffe")
    out = tmp_path / "hypotheses.csv"
    window.acts.paper.write_hypotheses(out, hypotheses.wanted())
    qtbot.waitUntil(out.exists)
    told = out.read_text(encoding="utf-8-sig")
    assert "Kaffe hjælper" in told
    assert "Te hjælper" not in told


def test_words_that_are_taken_away_are_refused_and_stay(project: Project, hypotheses: HypothesesPage) -> None:
    one = project.hypotheses.add("Kaffe hjælper")
    hypotheses.panel.text.setPlainText(" ")
    hypotheses.keep()
    assert project.hypotheses[one.id].text == "Kaffe hjælper"
    assert hypotheses.panel.text.toPlainText() == "Kaffe hjælper"


def test_evidence_is_counted_by_visit_and_leads_to_its_words(
    window: MainWindow, project: Project, hypotheses: HypothesesPage
) -> None:
    one = project.hypotheses.add("Kaffe hjælper")
    first, again = source_of(project, "first"), source_of(project, "revisit")
    project.evidence.give(first, TextRange(40, 60), Stance.SUPPORTS, hypothesis_id=one.id)
    project.evidence.give(first, TextRange(80, 90), Stance.SUPPORTS, hypothesis_id=one.id)
    given = project.evidence.give(again, TextRange(40, 70), Stance.CONTRADICTS, hypothesis_id=one.id)
    counts = [hypotheses.model.index(0, column).data(COUNTS) for column in range(FIRST_VISIT, STATUS)]
    assert [tuple(count) for count in counts] == [(2, 0, 0), (0, 1, 0), (0, 0, 0)]
    assert len(hypotheses.panel.rows) == 3
    QTest.mouseClick(hypotheses.panel.rows[-1], Qt.MouseButton.LeftButton)
    assert window.workspaces.current == "coding"
    assert window.coding is not None
    assert window.coding.source is not None
    assert (window.coding.source.id, window.coding.view.focused_excerpt) == (again, given.excerpt_id)


def test_only_shown_coders_evidence_counts(window: MainWindow, project: Project, hypotheses: HypothesesPage) -> None:
    one = project.hypotheses.add("Kaffe hjælper")
    project.evidence.give(source_of(project, "first"), TextRange(40, 60), Stance.SUPPORTS, hypothesis_id=one.id)
    other = next(coder.id for coder in project.coders.all() if coder.id != project.history.coder_id)
    assert window.session is not None
    window.session.show_coders(frozenset({other}))
    assert hypotheses.panel.rows == []
    window.session.show_coders(frozenset())
    assert len(hypotheses.panel.rows) == 1


def test_deleting_one_goes_back_by_undo_with_its_evidence(
    window: MainWindow, project: Project, hypotheses: HypothesesPage
) -> None:
    one = project.hypotheses.add("Kaffe hjælper")
    project.evidence.give(source_of(project, "first"), TextRange(40, 60), Stance.SUPPORTS, hypothesis_id=one.id)
    QTest.mouseClick(hypotheses.panel.remove, Qt.MouseButton.LeftButton)
    assert project.hypotheses.all() == []
    window.commands["edit.undo"].trigger()
    assert len(hypotheses.panel.rows) == 1
    QApplication.processEvents()
    hypotheses.table.setFocus()
    QTest.keyClick(hypotheses.table, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is hypotheses.panel.rows[0]
    QTest.keyClick(hypotheses.table, Qt.Key.Key_Delete)
    assert project.hypotheses.all() == []


def test_three_gestures_make_a_configuration_of_the_speaker_s_own_account(
    project: Project, coding: CodingWorkspace
) -> None:
    for key, words in (("1", WORDS), ("2", OTHER), ("3", "hvor du tænkte")):
        select(coding, words)
        press(coding.view, key, ALT)
    (made,) = project.configurations.all()
    assert (made.context, made.mechanism, made.outcome) == (WORDS, OTHER, "hvor du tænkte")
    assert coding.source is not None
    assert made.case_id == coding.source.case_id
    assert len(project.configurations.parts(made.id)) == 3


def test_the_excerpt_says_where_it_stands_and_is_taken_out_there(project: Project, coding: CodingWorkspace) -> None:
    select(coding, WORDS)
    press(coding.view, "2", ALT)
    (row,) = coding.configurations.rows.rows
    assert row.name.text() == f"Mechanism: {WORDS}"
    (made,) = project.configurations.all()
    QTest.mouseClick(row.remove, Qt.MouseButton.LeftButton)
    assert project.configurations.parts(made.id) == []
    assert coding.configurations.rows.rows == []


def test_more_words_are_put_into_the_configuration_that_is_asked_for_also_from_another_source(
    window: MainWindow, project: Project, coding: CodingWorkspace, configurations: ConfigurationsPage
) -> None:
    first, other = source_of(project, "first"), source_of(project, "revisit")
    older = project.configurations.put(CONTEXT, first, TextRange(40, 60))
    newer = project.configurations.put(CONTEXT, first, TextRange(70, 90), None)
    configurations.show_configuration(older.id)
    QTest.mouseClick(configurations.panel.more, Qt.MouseButton.LeftButton)
    assert window.workspaces.current == "coding"
    coding.open_source(other)
    coding.view.select(TextRange(80, 95))
    press(coding.view, "3", ALT)
    assert {part for _id, part, _source, _range in project.configurations.parts(older.id)} == {CONTEXT, OUTCOME}
    coding.open_source(first)
    coding.view.select(TextRange(100, 110))
    press(coding.view, "2", ALT)
    assert len(project.configurations.parts(newer.id)) == 2


def test_with_shift_a_new_one_begins(project: Project, coding: CodingWorkspace) -> None:
    select(coding, WORDS)
    press(coding.view, "1", ALT)
    select(coding, OTHER)
    press(coding.view, "3", ALT | SHIFT)
    assert [(one.context, one.outcome) for one in project.configurations.all()] == [(WORDS, ""), ("", OTHER)]


def test_words_of_another_speaker_are_told_of_and_each_row_opens_its_excerpt(
    window: MainWindow, project: Project, coding: CodingWorkspace, configurations: ConfigurationsPage
) -> None:
    first, other = source_of(project, "first"), source_of(project, "revisit")
    made = project.configurations.put(CONTEXT, first, TextRange(40, 60))
    assert not configurations.panel.mixed.isVisible()
    coding.open_source(other)
    coding.view.select(TextRange(80, 95))
    said: list[str] = []
    coding.said.connect(said.append)
    coding.configurations.put(MECHANISM)
    project.configurations.remove(project.configurations.all()[-1].id)
    project.configurations.put(MECHANISM, other, TextRange(80, 95), made.id)
    assert configurations.panel.mixed.isVisible()
    last = configurations.model.index(0, configurations.model.columnCount() - 1)
    assert "different speakers" in last.data(Qt.ItemDataRole.ToolTipRole)
    assert "different speakers" not in said[-1]
    coding.view.select(TextRange(80, 99))
    coding.configurations.put(OUTCOME)
    assert "different speakers" in said[-1]
    window.workspaces.show("testing")
    QTest.mouseClick(configurations.panel.boxes[CONTEXT].rows[0], Qt.MouseButton.LeftButton)
    assert coding.view.focused_excerpt is not None
    assert project.excerpts[coding.view.focused_excerpt].range == TextRange(40, 60)


def test_sentences_and_case_are_changed_and_excerpts_taken_out(
    project: Project, coding: CodingWorkspace, configurations: ConfigurationsPage
) -> None:
    assert coding.source is not None
    made = project.configurations.put(CONTEXT, coding.source.id, TextRange(40, 60))
    box = configurations.panel.boxes[CONTEXT]
    box.field.setFocus()
    box.field.setPlainText("I et udsat område")
    configurations.panel.boxes[OUTCOME].field.setFocus()
    assert project.configurations[made.id].context == "I et udsat område"
    configurations.panel.boxes[OUTCOME].field.setPlainText("Flere kommer igen")
    configurations.keep()
    assert project.configurations[made.id].outcome == "Flere kommer igen"
    case = configurations.panel.case
    assert case is not None
    case.setFocus()
    QTest.keyClick(case, Qt.Key.Key_Home)
    assert project.configurations[made.id].case_id is None
    (row,) = configurations.panel.boxes[CONTEXT].rows
    QTest.mouseClick(row.remove, Qt.MouseButton.LeftButton)
    assert project.configurations.parts(made.id) == []
    assert project.configurations[made.id].context == "I et udsat område"


def test_a_configuration_is_never_emptied_and_its_words_come_back(
    project: Project, coding: CodingWorkspace, configurations: ConfigurationsPage, qtbot: QtBot
) -> None:
    assert coding.source is not None
    made = project.configurations.put(CONTEXT, coding.source.id, TextRange(40, 60))
    field = configurations.panel.boxes[CONTEXT].field
    field.setFocus()
    field.setPlainText(" ")
    with qtbot.waitSignal(configurations.failed) as told:
        QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert told.args == ["Write at least a context, a mechanism or an outcome."]
    assert field.toPlainText() == project.configurations[made.id].context == made.context
    other = project.configurations.put(OUTCOME, coding.source.id, TextRange(70, 90))
    field.setFocus()
    field.setPlainText("")
    configurations.show_configuration(other.id)
    assert configurations.panel.told is not None
    assert configurations.panel.told.configuration.id == other.id
    assert project.configurations[made.id].context == made.context


def test_the_table_is_filtered_by_case_and_by_who_tells_it(
    project: Project, configurations: ConfigurationsPage
) -> None:
    cases = project.cases.all()
    for case in cases[:2]:
        project.configurations.add(f"I {case.name}", "", "", case_id=case.id)
    health = project.sources.find("Sundhedsplejerske")
    start = project.sources.text(health.id).index("De synger og spiser")
    project.configurations.put(MECHANISM, health.id, TextRange(start, start + 19))
    assert len(configurations.model.told) == 3
    by_case, by_role = configurations._boxes
    by_role.setFocus()
    QTest.keyClick(by_role, Qt.Key.Key_End)
    assert [told.sentence(MECHANISM) for told in configurations.model.told] == ["De synger og spiser"]
    QTest.keyClick(by_role, Qt.Key.Key_Home)
    QTest.keyClick(by_case, Qt.Key.Key_Down)
    told = [one.case for one in configurations.model.told]
    assert len(set(told)) == 1
    assert configurations.count.text().startswith(str(len(told)))


def test_what_is_listed_is_written_to_a_table(
    qtbot: QtBot, window: MainWindow, project: Project, configurations: ConfigurationsPage, tmp_path: Path
) -> None:
    project.configurations.add("Et sted", "fordi", "så", case_id=project.cases.all()[0].id)
    project.configurations.add("Et andet sted", "fordi", "så")
    out = tmp_path / "cmo.csv"
    window.acts.paper.write_configurations(out, configurations.wanted())
    qtbot.waitUntil(out.exists)
    told = out.read_text(encoding="utf-8-sig")
    assert "Et sted" in told
    assert "Et andet sted" in told
