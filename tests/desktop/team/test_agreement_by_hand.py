"""Agreement and disagreement in the whole window: figures, what they mean, places one after the other, decisions."""

import re
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from qualapp.analysis.agreement import Coefficient, Undefined, Unit
from qualapp.analysis.disagreement import Kind
from qualapp.desktop.coding.gutter import GAP, PITCH
from qualapp.desktop.coding.reading_style import MARGIN
from qualapp.desktop.coding.stripes import Stripe
from qualapp.desktop.main_window import MainWindow
from qualapp.desktop.team.agreement.figures import ALL, VALENCE, Column, Line, step_of
from qualapp.desktop.team.agreement.legend import bounds_in_words
from qualapp.desktop.team.agreement.page import AgreementPage
from qualapp.desktop.team.disagreements.page import DisagreementsPage
from qualapp.desktop.team.disagreements.two_coders import EACH, within
from qualapp.model.text import TextRange
from qualapp.store.project import Project

Key = Qt.Key


@pytest.fixture
def window(open_window: Callable[[Path], MainWindow], study: Path) -> MainWindow:
    return open_window(study)


@pytest.fixture
def agreement(window: MainWindow, qtbot: QtBot) -> AgreementPage:
    """The tab of agreement with its figures."""
    window.workspaces.show("team")
    team = window.workspaces.wanted("team")
    team.show_tab("agreement")
    page: AgreementPage = team.page("agreement")
    qtbot.waitUntil(lambda: page.found is not None and not page.asking.is_busy, timeout=15_000)
    return page


@pytest.fixture
def places(window: MainWindow, qtbot: QtBot) -> DisagreementsPage:
    """The tab of places, with all of them listed."""
    window.workspaces.show("team")
    team = window.workspaces.wanted("team")
    team.show_tab("disagreements")
    page: DisagreementsPage = team.page("disagreements")
    qtbot.waitUntil(lambda: page.model.rowCount() > 0 and not page.asking.is_busy, timeout=15_000)
    page.list.setFocus()
    return page


def again(page: AgreementPage, qtbot: QtBot, act: Callable[[], object]) -> None:
    """Do something that asks anew, and wait for the answer."""
    before = page.found
    act()
    qtbot.waitUntil(lambda: page.found is not before and not page.asking.is_busy, timeout=15_000)


def choose(page: AgreementPage, row: int, column: int) -> None:
    page.table.setCurrentIndex(page.table.figures.index(row, column))


def line_of(page: AgreementPage, name: str) -> int:
    assert page.table.figures.figures is not None
    return next(row for row, line in enumerate(page.table.figures.figures.lines) if line.name == name)


def project_of(window: MainWindow) -> Project:
    assert window.session is not None
    return window.session.project


def test_the_table_has_a_row_for_each_used_code_and_a_column_for_each_pair(agreement: AgreementPage) -> None:
    figures = agreement.table.figures.figures
    assert figures is not None
    assert figures.lines[0].code == ALL
    assert figures.lines[-1].code == VALENCE
    assert [column.heading for column in figures.columns] == ["SK and JM"]
    assert agreement.table.figures.columnCount() == 3
    assert "unit: character" in agreement.basis.text()
    assert "Cohen’s κ" in agreement.basis.text()
    told = agreement.found
    assert told is not None
    shown = agreement.table.figures.index(0, 1).data()
    assert shown == f"{told.agreement.overall[Coefficient.COHEN].number:.2f}"


def test_every_count_of_places_is_as_long_as_the_list_that_it_opens(
    agreement: AgreementPage, window: MainWindow, qtbot: QtBot
) -> None:
    row = line_of(agreement, "Fastholdelse i aktiviteten")
    count = int(agreement.table.figures.index(row, 2).data())
    choose(agreement, row, 2)
    agreement.table.setFocus()
    QTest.keyClick(agreement.table, Key.Key_Return)
    team = window.workspaces.wanted("team")
    assert team.current == "disagreements"
    page = team.page("disagreements")
    qtbot.waitUntil(lambda: page.model.everything != () and not page.asking.is_busy, timeout=15_000)
    assert page.model.rowCount() == count
    assert page.narrowing.code.currentText().strip() == "Fastholdelse i aktiviteten"


def test_the_row_of_valence_opens_places_with_another_valence(
    agreement: AgreementPage, window: MainWindow, qtbot: QtBot
) -> None:
    last = agreement.table.figures.rowCount() - 1
    choose(agreement, last, 1)
    agreement.card.places.click()
    page = window.workspaces.wanted("team").page("disagreements")
    qtbot.waitUntil(lambda: page.model.rowCount() > 0 and not page.asking.is_busy, timeout=15_000)
    assert all(Kind.OTHER_VALENCE in one.kinds for one in page.model.shown)
    assert page.model.rowCount() == int(agreement.table.figures.index(last, 2).data())


def test_another_figure_is_shown_without_reading_anew_and_another_unit_with(
    agreement: AgreementPage, qtbot: QtBot
) -> None:
    before = agreement.found
    box = agreement.question.coefficient
    box.setCurrentIndex(box.findData(Coefficient.PERCENT))
    box.activated.emit(box.currentIndex())
    assert agreement.found is before
    assert agreement.table.figures.index(0, 1).data().endswith("%")
    unit = agreement.question.unit
    unit.setCurrentIndex(unit.findData(Unit.TURN))
    again(agreement, qtbot, lambda: unit.activated.emit(unit.currentIndex()))
    assert "unit: speaker turn" in agreement.basis.text()
    assert "unit: speaker turn" in agreement.card.basis.text()


def choose_unit(page: AgreementPage, qtbot: QtBot, wanted: Unit) -> None:
    unit = page.question.unit
    unit.setCurrentIndex(unit.findData(wanted))
    again(page, qtbot, lambda: unit.activated.emit(unit.currentIndex()))


def test_only_figures_that_the_unit_allows_are_offered(agreement: AgreementPage, qtbot: QtBot) -> None:
    box = agreement.question.coefficient
    choose_unit(agreement, qtbot, Unit.OVERLAP)
    assert [box.itemText(number) for number in range(box.count())] == ["Agreed", "Holsti", "Br.–Pred."]
    assert box.currentText() == "Holsti"
    assert agreement.table.figures.index(0, 1).data().endswith("%")
    choose_unit(agreement, qtbot, Unit.CHARACTER)
    assert box.itemText(box.count() - 1) == "uα"
    box.setCurrentIndex(box.count() - 1)
    box.activated.emit(box.currentIndex())
    found = agreement.found
    assert found is not None
    assert agreement.table.figures.index(0, 1).data() == f"{found.agreement.overall[Coefficient.UNITISING].number:.2f}"
    choose_unit(agreement, qtbot, Unit.TURN)
    assert box.currentText() == "Cohen’s κ"


def test_how_much_excerpts_must_overlap_can_be_chosen(agreement: AgreementPage, qtbot: QtBot) -> None:
    field = agreement.question.threshold
    assert not field.isVisible()
    choose_unit(agreement, qtbot, Unit.OVERLAP)
    assert field.isVisible()
    assert field.text() == "50%"
    before = agreement.found
    assert before is not None
    again(agreement, qtbot, lambda: field.setValue(100))
    assert "unit: excerpts that overlap by 100%" in agreement.basis.text()
    assert agreement.question.unit.currentText() == "excerpts that overlap by"
    strict, loose = (found.agreement.overall[Coefficient.HOLSTI].number for found in (agreement.found, before))
    assert strict is not None
    assert loose is not None
    assert strict < loose
    again(agreement, qtbot, agreement.question.switches["intervals"].click)
    assert re.search(r"\d\.\d–\d+\.\d% in 95% of 1,000 resamplings", agreement.card.basis.text())


def test_what_has_no_value_says_why_in_words(agreement: AgreementPage, qtbot: QtBot) -> None:
    assert agreement.found is not None
    source = agreement.found.differences[0].source
    popover = agreement.question.open_field("sources")
    again(agreement, qtbot, lambda: popover.tree.toggled.emit(source))
    popover.close()
    unit = agreement.question.unit
    unit.setCurrentIndex(unit.findData(Unit.SOURCE))
    again(agreement, qtbot, lambda: unit.activated.emit(unit.currentIndex()))
    figures = agreement.table.figures.figures
    assert figures is not None
    column = figures.columns[0]
    row = next(
        row for row, line in enumerate(figures.lines) if figures.cell(line, column).why is Undefined.NO_VARIATION
    )
    assert agreement.table.figures.index(row, 1).data() == "no variation"
    choose(agreement, row, 1)
    assert agreement.card.value.text() == "Not defined: no variation"
    assert "cannot be told apart" in agreement.card.answers.text()


def test_the_card_answers_what_a_figure_raises(agreement: AgreementPage) -> None:
    choose(agreement, 0, 1)
    assert "How is the figure for all codes made?" in agreement.card.answers.text()
    row = line_of(agreement, "Fastholdelse i aktiviteten")
    choose(agreement, row, 1)
    assert agreement.card.value.text() == agreement.table.figures.index(row, 1).data()
    assert "What does the figure say?" in agreement.card.answers.text()


def test_intervals_are_computed_at_wish(agreement: AgreementPage, qtbot: QtBot) -> None:
    assert agreement.found is not None
    assert agreement.found.agreement.overall[Coefficient.COHEN].low is None
    again(agreement, qtbot, agreement.question.switches["intervals"].click)
    figure = agreement.found.agreement.overall[Coefficient.COHEN]
    assert figure.low is not None
    assert figure.high is not None
    choose(agreement, 0, 1)
    assert f"{figure.low:.2f}–{figure.high:.2f} in 95% of 1,000 resamplings" in agreement.card.basis.text()


def test_codes_sources_and_text_narrow_what_is_compared(agreement: AgreementPage, qtbot: QtBot) -> None:
    assert agreement.found is not None
    everything = agreement.found.agreement.units
    again(agreement, qtbot, agreement.question.switches["without_interviewers"].click)
    answers = agreement.found.agreement.units
    assert answers < everything
    again(agreement, qtbot, agreement.question.switches["coded_only"].click)
    assert agreement.found.agreement.units < answers
    assert "only text that somebody coded" in agreement.basis.text()
    popover = agreement.question.open_field("sources")
    source = agreement.found.differences[0].source
    again(agreement, qtbot, lambda: popover.tree.toggled.emit(source))
    popover.close()
    assert agreement.found.agreement.sources == 1
    again(agreement, qtbot, agreement.question.clear.click)
    assert agreement.found.agreement.units == everything


def test_stopping_leaves_what_was_there(agreement: AgreementPage, qtbot: QtBot) -> None:
    before = agreement.found
    agreement.question.switches["intervals"].click()
    agreement.stop.click()
    qtbot.waitUntil(lambda: not agreement.asking.is_busy, timeout=15_000)
    assert agreement.found is before
    assert agreement.table.isVisible()


def test_the_steps_of_the_heat_are_told_in_numbers() -> None:
    assert bounds_in_words() == ["below 0.60", "0.60–0.66", "0.67–0.79", "0.80 and above"]
    assert [step_of(value) for value in (0.5, 0.61, 0.7, 0.9)] == [0, 1, 2, 3]


def test_figures_go_to_excel_and_word(agreement: AgreementPage, qtbot: QtBot, tmp_path: Path) -> None:
    for name in ("figures.xlsx", "figures.docx"):
        agreement.saving.write(tmp_path / name)
        qtbot.waitUntil(lambda: agreement._session.job is None, timeout=15_000)
        assert (tmp_path / name).stat().st_size > 5000
    book = openpyxl.load_workbook(tmp_path / "figures.xlsx")
    assert "unit: character" in book.worksheets[0]["A1"].value


def test_while_coders_work_blind_the_window_says_so(agreement: AgreementPage, window: MainWindow, qtbot: QtBot) -> None:
    project_of(window).blinding.begin()
    qtbot.waitUntil(lambda: agreement.found is None, timeout=15_000)
    assert not agreement.table.isVisible()
    assert not agreement.saving.button.isEnabled()


def test_going_from_place_to_place_with_keys(places: DisagreementsPage) -> None:
    first = places.current
    QTest.keyClick(places.list, Key.Key_N)
    second = places.current
    assert second is not None
    assert second != first
    assert places.text.transcript.source_id == second.source
    QTest.keyClick(places.list, Key.Key_P)
    assert places.current == first


def test_both_coders_stand_beside_the_text(places: DisagreementsPage) -> None:
    one = places.current
    assert one is not None
    lanes = {coding: stripe.lane for stripe in places.text._gutter.stripes for coding in stripe.codings}
    marks = places.text._gutter.marks
    assert {marks[coding].coder_id for coding in lanes} == set(one.coders)
    assert all((lanes[coding] >= EACH) == (marks[coding].coder_id == one.coders[1]) for coding in lanes)


def test_stripes_beyond_a_coder_s_lanes_share_the_last() -> None:
    placed = [Stripe(lane, 0, 20, 5, (lane,)) for lane in range(5)] + [Stripe(4, 40, 50, 45, (9,))]
    found = within(placed, 3)
    assert [(stripe.lane, stripe.codings) for stripe in found] == [
        (0, (0,)),
        (1, (1,)),
        (2, (2, 3, 4)),
        (2, (9,)),
    ]


def test_a_key_decides_and_goes_on_to_the_next_open_place(places: DisagreementsPage, window: MainWindow) -> None:
    project = project_of(window)
    before = {
        coding.guid: coding for source in project.sources.all() for coding in project.codings.in_source(source.id)
    }
    one, total = places.current, places.model.rowCount()
    assert one is not None
    QTest.keyClick(places.list, Key.Key_1)
    consensus = project.consensus.coder()
    assert consensus is not None
    assert places.current != one
    assert places.model.is_decided(one)
    assert places.model.rowCount() == total
    after = {coding.guid: coding for source in project.sources.all() for coding in project.codings.in_source(source.id)}
    assert {guid: after[guid] for guid in before} == before
    assert {coding.coder_id for guid, coding in after.items() if guid not in before} == {consensus.id}
    places.step(-1)
    assert places.verdict.outcome.text() == "Consensus: as Signe Krogh"
    places.verdict.again.click()
    assert not places.model.is_decided(one)


def test_undo_opens_a_decided_place_again(places: DisagreementsPage, window: MainWindow, qtbot: QtBot) -> None:
    one = places.current
    assert one is not None
    QTest.keyClick(places.list, Key.Key_4)
    assert places.model.is_decided(one)
    window.commands["edit.undo"].trigger()
    qtbot.waitUntil(lambda: not places.model.is_decided(one), timeout=15_000)
    assert project_of(window).consensus.coder() is None


def test_a_place_can_be_coded_anew(places: DisagreementsPage, window: MainWindow) -> None:
    project = project_of(window)
    one = places.current
    assert one is not None
    code = next(code for code, _depth in project.codes.tree().walk() if code.is_codable and code.id not in one.codes)
    places.verdict.valence.changed.emit("driver")
    places.verdict.valence.set_value("driver")
    places.code_anew(code.id)
    consensus = project.consensus.coder()
    assert consensus is not None
    found = [
        row for row in project.codings.placed(one.source) if row.coder_id == consensus.id and row.code_id == code.id
    ]
    assert [(row.start, row.stop, row.valence) for row in found] == [(one.start, one.stop, "driver")]


def test_only_open_places_can_be_listed(places: DisagreementsPage) -> None:
    total = places.model.rowCount()
    QTest.keyClick(places.list, Key.Key_3)
    places.narrowing.open_only.click()
    assert places.model.rowCount() == total - 1
    QTest.keyClick(places.list, Key.Key_2)
    assert places.model.rowCount() == total - 2
    assert f"2 decided of {total}" in places.narrowing.count.text()


def test_kinds_and_sources_narrow_the_list(places: DisagreementsPage) -> None:
    box = places.narrowing.kind
    box.setCurrentIndex(box.findData(Kind.OTHER_CODE))
    box.activated.emit(box.currentIndex())
    assert places.model.rowCount() > 0
    assert all(Kind.OTHER_CODE in one.kinds for one in places.model.shown)
    one = places.model.shown[0]
    source = places.narrowing.source
    source.setCurrentIndex(source.findData(one.source))
    source.activated.emit(source.currentIndex())
    assert {other.source for other in places.model.shown} == {one.source}


def test_a_memo_on_a_place_stays_with_it(places: DisagreementsPage, window: MainWindow) -> None:
    assert places.verdict.field.toPlainText().startswith("Kodet med begge valenser")
    places.step(1)
    one = places.current
    assert one is not None
    QTest.keyClick(places.list, Key.Key_M)
    assert places.verdict.field.hasFocus()
    QTest.keyClicks(places.verdict.field, "1: vi tager den mandag")
    QTest.keyClick(places.verdict.field, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not places.model.is_decided(one)
    places.step(1)
    assert places.verdict.field.toPlainText() == ""
    places.step(-1)
    assert places.verdict.field.toPlainText() == "1: vi tager den mandag"
    assert "1: vi tager den mandag" in [memo.text for memo in project_of(window).memos.all()]


def test_what_is_being_written_belongs_to_the_place_that_was_left(places: DisagreementsPage) -> None:
    places.step(1)
    places.verdict.field.setPlainText("om den første")
    places.step(1)
    assert places.verdict.field.toPlainText() == ""
    places.step(-1)
    assert places.verdict.field.toPlainText() == "om den første"


def test_figures_before_and_after_go_into_the_journal(
    places: DisagreementsPage, window: MainWindow, qtbot: QtBot
) -> None:
    project = project_of(window)
    places.journal.click()
    assert project.memos.on("project") == [] or "consensus" not in project.memos.on("project")[-1].text
    before = len(project.memos.on("project"))
    QTest.keyClick(places.list, Key.Key_1)
    places.journal.click()
    qtbot.waitUntil(lambda: len(project.memos.on("project")) == before + 1, timeout=15_000)
    text = project.memos.on("project")[-1].text
    assert "Before: Signe Krogh and Jonas Møller: " in text
    assert "After: Signe Krogh and Consensus: " in text
    assert text.endswith("of which decided: 1")


def test_agreement_with_the_consensus_is_told_beside_the_figures(
    places: DisagreementsPage, window: MainWindow, qtbot: QtBot
) -> None:
    QTest.keyClick(places.list, Key.Key_1)
    team = window.workspaces.wanted("team")
    team.show_tab("agreement")
    page: AgreementPage = team.page("agreement")
    qtbot.waitUntil(lambda: page.found is not None and not page.asking.is_busy, timeout=15_000)
    choose(page, 0, 1)
    assert [column.heading for column in page.table.figures.figures.columns] == ["SK and JM"]  # type: ignore[union-attr]
    assert "Before and after the consensus (1 source)" in page.card.answers.text()
    assert "Signe Krogh and the consensus: " in page.card.answers.text()


def test_columns_name_all_coders_where_there_are_more_than_two(
    open_window: Callable[[Path], MainWindow], study: Path, qtbot: QtBot
) -> None:
    with Project.open(study) as project:
        lene = project.coders.add("Lene Holm").id
        rows = project.codings.placed(project.sources.all()[0].id)
        project.history.coder_id = lene
        for row in rows[:5]:
            project.codings.apply(row.code_id, project.sources.all()[0].id, TextRange(row.start, row.stop))
    window = open_window(study)
    window.workspaces.show("team")
    team = window.workspaces.wanted("team")
    team.show_tab("agreement")
    page: AgreementPage = team.page("agreement")
    qtbot.waitUntil(lambda: page.found is not None and not page.asking.is_busy, timeout=15_000)
    figures = page.table.figures.figures
    assert figures is not None
    assert [column.heading for column in figures.columns] == ["SK and JM", "SK and LH", "JM and LH", "All 3"]
    everything = figures.places(figures.lines[0])
    pairs = [figures.places(figures.lines[0], column) for column in figures.columns[:3]]
    assert sum(map(len, pairs)) == len(everything)
    assert isinstance(figures.lines[0], Line)
    assert isinstance(figures.columns[0], Column)


def test_in_a_narrow_window_the_stripes_of_both_are_seen_beside_the_words(
    places: DisagreementsPage, window: MainWindow, qtbot: QtBot
) -> None:
    window.resize(1100, 700)
    text = places.text
    qtbot.waitUntil(lambda: text.viewport().width() < text._style.width)
    places.step(1)
    seen = text.horizontalScrollBar().value() + text.viewport().width()
    assert text.mapTo(places, text.rect().bottomRight()).x() < places.width()
    assert text._gutter.left + GAP + 2 * EACH * PITCH <= seen
    assert text.horizontalScrollBar().value() < MARGIN
