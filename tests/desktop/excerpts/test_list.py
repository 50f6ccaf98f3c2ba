"""What is in the list, how one moves in it, and what is done with what is selected."""

import pytest
from coded_field import SAID, Field, opened
from excerpt_hands import listed, popover, press_row
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qualapp import i18n
from qualapp.desktop.excerpts.filter_popover import RecodePopover
from qualapp.desktop.excerpts.groups import Heading, Order
from qualapp.desktop.excerpts.quotation import quoted_lines
from qualapp.desktop.excerpts.workspace import ExcerptsWorkspace
from qualapp.desktop.look import Theme, reading_font
from qualapp.desktop.look.widgets import Toast
from qualapp.desktop.session import Session
from qualapp.model.coding import EffectLevel, Statement, Valence
from qualapp.model.excerpt import ExcerptFilter, ListedCoding
from qualapp.model.source import Reading
from qualapp.model.text import TextRange
from qualapp.store.project import Project
from qualapp.store.sources import Addition

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def mine(field: Field, count: int) -> list[int]:
    """Some of Signe's codings."""
    return [fact.id for fact in field.facts if fact.coder == "Signe Krogh"][:count]


def select(qtbot: QtBot, workspace: ExcerptsWorkspace, ids: list[int]) -> None:
    press_row(qtbot, workspace, ids[0])
    for number in ids[1:]:
        press_row(qtbot, workspace, number, CTRL)
    assert {row.coding_id for row in workspace.list.selected()} == set(ids)


def toast(workspace: ExcerptsWorkspace) -> Toast:
    found = workspace.findChild(Toast)
    assert isinstance(found, Toast)
    return found


def state(field: Field) -> dict[int, object]:
    return {fact.id: field.project.codings[fact.id] for fact in field.facts}


def test_excerpts_stand_below_headings_of_their_codes(workspace: ExcerptsWorkspace, field: Field):
    heading = None
    for entry in workspace.model.entries:
        if isinstance(entry, Heading):
            heading = entry
            assert entry.count == len(field.ids(code=field.project.codes[entry.id].name))
        else:
            assert heading is not None
            assert entry.code_id == heading.id
    assert [e.id for e in workspace.model.entries if isinstance(e, Heading)] == [
        code.id for code, _depth in field.session.tree.walk()
    ]


def test_sorted_by_source_they_stand_as_in_the_texts(qtbot: QtBot, workspace: ExcerptsWorkspace, field: Field):
    workspace.toolbar.order.changed.emit(Order.SOURCE)
    assert [row.coding_id for row in workspace.model.codings] == [fact.id for fact in field.facts]
    assert [e.count for e in workspace.model.entries if isinstance(e, Heading)] == [5, 5, 5, 5]
    workspace.toolbar.order.changed.emit(Order.NEWEST)
    assert [row.coding_id for row in workspace.model.codings] == [fact.id for fact in reversed(field.facts)]
    assert all(isinstance(entry, ListedCoding) for entry in workspace.model.entries)


def test_arrows_pass_over_headings_and_reach_both_ends(qtbot: QtBot, workspace: ExcerptsWorkspace):
    order = [row.coding_id for row in workspace.model.codings]
    qtbot.keyClick(workspace.list, Qt.Key.Key_Home)
    walked = []
    for _step in order:
        focused = workspace.list.focused()
        assert focused is not None
        walked.append(focused.coding_id)
        qtbot.keyClick(workspace.list, Qt.Key.Key_Down)
    assert walked == order
    qtbot.keyClick(workspace.list, Qt.Key.Key_PageUp)
    qtbot.keyClick(workspace.list, Qt.Key.Key_End)
    last = workspace.list.focused()
    assert last is not None
    assert last.coding_id == order[-1]
    rect = workspace.list.visualRect(workspace.list.currentIndex())
    assert workspace.list.viewport().rect().contains(rect)


def test_shift_and_ctrl_a_select_codings_and_no_headings(qtbot: QtBot, workspace: ExcerptsWorkspace, field: Field):
    order = [row.coding_id for row in workspace.model.codings]
    press_row(qtbot, workspace, order[2])
    press_row(qtbot, workspace, order[7], SHIFT)
    assert [row.coding_id for row in workspace.list.selected()] == order[2:8]
    qtbot.keyClick(workspace.list, Qt.Key.Key_A, CTRL)
    assert [row.coding_id for row in workspace.list.selected()] == order
    assert workspace.bulk.isVisible()
    assert workspace.bulk.label.text() == "20 selected"


def test_a_click_on_the_heading_that_stays_selects_nothing(qtbot: QtBot, workspace: ExcerptsWorkspace):
    workspace.resize(1600, 400)
    press_row(qtbot, workspace, workspace.model.codings[-1].coding_id)
    before = workspace.list.selected()
    qtbot.mouseClick(workspace.list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(200, 20))
    assert workspace.list.selected() == before


def test_the_panel_shows_the_words_among_those_around(qtbot: QtBot, workspace: ExcerptsWorkspace, field: Field):
    fact = field.facts[6]
    press_row(qtbot, workspace, fact.id)
    said = workspace.panel.quotation.text()
    assert f"“{fact.words}”" in said
    assert "Og hvad så?" in said
    assert workspace.panel.valence.value() == fact.valence
    assert workspace.panel.statement.value() == fact.statement
    assert workspace.panel.result.isChecked() == fact.is_result


@pytest.mark.parametrize("how", ["enter", "double click", "button"])
def test_an_excerpt_opens_its_very_place(qtbot: QtBot, workspace: ExcerptsWorkspace, field: Field, how: str):
    fact = field.facts[13]
    with qtbot.waitSignal(workspace.place_wanted) as told:
        press_row(qtbot, workspace, fact.id, twice=how == "double click")
        if how == "enter":
            qtbot.keyClick(workspace.list, Qt.Key.Key_Return)
        elif how == "button":
            qtbot.mouseClick(workspace.panel.open, Qt.MouseButton.LeftButton)
    assert told.args == [fact.source_id, fact.range, fact.excerpt_id]


@pytest.mark.parametrize(
    ("key", "valence"),
    [("+", Valence.DRIVER), ("-", Valence.BARRIER), ("?", Valence.AMBIVALENT), ("0", Valence.NONE)],
)
def test_keys_give_a_valence_to_all_selected_in_one_step(
    qtbot: QtBot, workspace: ExcerptsWorkspace, field: Field, key: str, valence: Valence
):
    before = state(field)
    chosen = mine(field, 5)
    select(qtbot, workspace, chosen)
    qtbot.keyClicks(workspace.list, key)
    assert {field.project.codings[number].valence for number in chosen} == {valence}
    assert all(field.project.codings[f.id] == before[f.id] for f in field.facts if f.id not in chosen)
    field.project.history.undo()
    assert state(field) == before


def test_the_bar_describes_all_selected_in_one_step_each(qtbot: QtBot, workspace: ExcerptsWorkspace, field: Field):
    before = state(field)
    chosen = mine(field, 4)
    select(qtbot, workspace, chosen)
    workspace.bulk.weight.setFocus()
    qtbot.keyClick(workspace.bulk.weight, Qt.Key.Key_2)
    workspace.bulk.statement.menu().actions()[2].trigger()
    workspace.bulk.level.menu().actions()[0].trigger()
    for number in chosen:
        coding = field.project.codings[number]
        assert (coding.weight, coding.statement, coding.level) == (67, Statement.MEASURED, EffectLevel.INDIVIDUAL)
    for _step in range(3):
        field.project.history.undo()
    assert state(field) == before


def test_several_are_recoded_by_typing_and_one_undo_takes_it_back(
    qtbot: QtBot, workspace: ExcerptsWorkspace, field: Field
):
    before = state(field)
    chosen = mine(field, 6)
    select(qtbot, workspace, chosen)
    qtbot.keyClicks(workspace.list, "r")
    card = popover(RecodePopover)
    assert isinstance(card, RecodePopover)
    qtbot.keyClicks(card.chooser.field, "netv")
    qtbot.keyClick(card.chooser.field, Qt.Key.Key_Return)
    assert not card.isVisible()
    assert {field.project.codings[number].code_id for number in chosen} == {field.codes["Netværk"]}
    said = toast(workspace)
    assert said.isVisible()
    assert said._text.text() == "6 codings recoded"
    qtbot.mouseClick(said._button, Qt.MouseButton.LeftButton)
    assert state(field) == before


def test_codes_that_only_gather_others_cannot_be_recoded_to(qtbot: QtBot, workspace: ExcerptsWorkspace, field: Field):
    field.project.codes.let_be_coded(field.codes["Mennesker"], False)
    press_row(qtbot, workspace, mine(field, 1)[0])
    qtbot.keyClicks(workspace.list, "r")
    card = popover(RecodePopover)
    assert isinstance(card, RecodePopover)
    names = {card.chooser.list.item(row).text() for row in range(card.chooser.list.count())}
    card.close()
    assert names == set(field.codes) - {"Mennesker"}


def test_deleting_several_is_one_step_and_the_keyboard_goes_on(
    qtbot: QtBot, workspace: ExcerptsWorkspace, field: Field
):
    before = state(field)
    chosen = mine(field, 3)
    select(qtbot, workspace, chosen)
    qtbot.keyClick(workspace.list, Qt.Key.Key_Delete)
    assert listed(workspace) == field.ids() - set(chosen)
    assert workspace.list.focused() is not None
    assert len(workspace.list.selected()) == 1
    field.project.history.undo()
    assert state(field) == before
    assert listed(workspace) == field.ids()


def test_other_coders_codings_are_left_alone_and_counted(qtbot: QtBot, workspace: ExcerptsWorkspace, field: Field):
    before = state(field)
    qtbot.keyClick(workspace.list, Qt.Key.Key_A, CTRL)
    qtbot.keyClick(workspace.list, Qt.Key.Key_Delete)
    theirs = field.ids(coder="Jonas Holm")
    assert listed(workspace) == theirs
    assert all(field.project.codings[number] == before[number] for number in theirs)
    assert toast(workspace)._text.text() == f"14 codings taken away · {len(theirs)} of other coders left alone"
    press_row(qtbot, workspace, next(iter(theirs)))
    assert not workspace.panel.valence.isEnabled()
    assert "Jonas Holm" in workspace.panel.recode.toolTip()
    steps = len(field.project.history.steps())
    with qtbot.waitSignal(workspace.failed):
        qtbot.keyClicks(workspace.list, "+")
    assert len(field.project.history.steps()) == steps


def test_a_list_that_does_not_know_yet_what_is_gone_does_no_harm(
    qtbot: QtBot, workspace: ExcerptsWorkspace, field: Field
):
    rows = [row for row in workspace.model.codings if row.coder_id == field.coders["Signe Krogh"]][:3]
    workspace.acts.remove(rows)
    before = field.project.history.steps()
    workspace.acts.remove(rows)
    workspace.acts.describe(rows, valence=Valence.DRIVER)
    assert field.project.history.steps() == before


def test_a_long_list_shows_a_change_before_it_is_asked_for_again(qtbot: QtBot, filed: Field):
    workspace = opened(qtbot, filed)
    workspace._listing._is_big = True
    with qtbot.waitSignal(workspace._listing.found):
        workspace.reload()
    chosen = mine(filed, 2)[1]
    press_row(qtbot, workspace, chosen)
    with qtbot.waitSignal(workspace._listing.found):
        qtbot.keyClicks(workspace.list, "+")
        excerpt = workspace.model.excerpt(workspace.list.currentIndex().row())
        assert excerpt is not None
        assert excerpt.valence is Valence.DRIVER
        assert workspace.panel.valence.value() is Valence.DRIVER
    assert [row.coding_id for row in workspace.list.selected()] == [chosen]


def test_the_panel_changes_one_coding(qtbot: QtBot, workspace: ExcerptsWorkspace, field: Field):
    before = state(field)
    chosen = mine(field, 1)[0]
    press_row(qtbot, workspace, chosen)
    workspace.panel.horizon.setFocus()
    qtbot.keyClick(QApplication.focusWidget() or workspace.panel.horizon, Qt.Key.Key_End)
    workspace.panel.result.click()
    coding = field.project.codings[chosen]
    assert coding.horizon == "long_term"
    assert coding.is_result != next(fact.is_result for fact in field.facts if fact.id == chosen)
    assert all(field.project.codings[n] == before[n] for n in before if n != chosen)


def test_undo_in_the_toast_does_not_take_back_something_else(qtbot: QtBot, workspace: ExcerptsWorkspace, field: Field):
    select(qtbot, workspace, mine(field, 2))
    qtbot.keyClicks(workspace.list, "+")
    field.project.cases.add("Nyt sted")
    with qtbot.waitSignal(workspace.failed):
        qtbot.mouseClick(toast(workspace)._button, Qt.MouseButton.LeftButton)
    assert field.project.cases.named("Nyt sted") is not None


def test_scroll_and_selection_stay_where_they_were(qtbot: QtBot, workspace: ExcerptsWorkspace, field: Field):
    workspace.resize(1600, 420)
    qtbot.wait(1)
    bottom = workspace.model.codings[-4].coding_id
    press_row(qtbot, workspace, bottom)
    workspace.grab()
    there = workspace.list.first_in_sight()
    first = field.project.sources.text(field.facts[0].source_id).index("Og hvad")
    field.project.codings.apply(field.codes["Organisering"], field.facts[0].source_id, TextRange(first, first + 5))
    workspace.grab()
    assert workspace.list.first_in_sight() == there
    assert [row.coding_id for row in workspace.list.selected()] == [bottom]


def test_rows_are_as_high_as_their_quotations(qtbot: QtBot, project: Project, theme: Theme):
    words = "I'll illimitable"
    texts = [("WMW " * 55).strip(), ("il " * 60).strip(), words]
    text = "\n".join(texts)
    source = project.sources.add(Addition(Reading(name="A", text=text))).id
    code = project.codes.add("Tillid").id
    for part in texts:
        start = text.index(part)
        project.codings.apply(code, source, TextRange(start, start + len(part)))
    session = Session(project)
    workspace = opened(qtbot, Field(session, project, [], {}, {}))
    workspace.grab()
    heights = [workspace.list.visualRect(workspace.model.index(row)).height() for row in (1, 2, 3)]
    assert [(height - 47) // 20 for height in heights] == [3, 1, 1]
    session.deleteLater()


def test_end_brings_the_whole_last_row_into_sight_where_lengths_mislead(qtbot: QtBot, project: Project, theme: Theme):
    parts = [("WMW " * 55).strip() + f" {number}" for number in range(40)]
    text = "\n".join(parts)
    source = project.sources.add(Addition(Reading(name="A", text=text))).id
    code = project.codes.add("Tillid").id
    for part in parts:
        start = text.index(part)
        project.codings.apply(code, source, TextRange(start, start + len(part)))
    session = Session(project)
    workspace = opened(qtbot, Field(session, project, [], {}, {}))
    qtbot.keyClick(workspace.list, Qt.Key.Key_End)
    workspace.grab()
    rect = workspace.list.visualRect(workspace.list.currentIndex())
    assert rect.height() == 107
    assert workspace.list.viewport().rect().contains(rect)
    for _step in range(39):
        qtbot.keyClick(workspace.list, Qt.Key.Key_Up)
        rect = workspace.list.visualRect(workspace.list.currentIndex())
        assert workspace.list.viewport().rect().adjusted(0, 40, 0, 0).contains(rect)
    session.deleteLater()


def test_a_word_beyond_the_basic_plane_is_marked_where_it_stands(theme: Theme):
    plain = quoted_lines("xx tolk og", [TextRange(3, 7)], reading_font(14), 600)
    wide = quoted_lines("🙂🙂 tolk og", [TextRange(3, 7)], reading_font(14), 600)
    width = [end - start for line in (*plain, *wide) for start, end in line.marks]
    assert width[0] == pytest.approx(width[1], abs=0.5)


def test_long_quotations_end_in_an_ellipsis_after_three_lines(theme: Theme):
    lines = quoted_lines("ord " * 400, [], reading_font(14), 500)
    assert len(lines) == 3
    assert lines[-1].text.endswith("…")
    assert not quoted_lines("tre korte ord", [], reading_font(14), 500)[-1].text.endswith("…")


def test_dark_and_danish_are_painted_too(qtbot: QtBot, field: Field, theme: Theme):
    i18n.speak("da")
    theme.follow("dark")
    workspace = opened(qtbot, field)
    picture = workspace.grab().toImage()
    middle = workspace.list.mapTo(workspace, workspace.list.viewport().rect().bottomLeft() + QPoint(2, -2))
    assert picture.pixelColor(middle).lightness() < 60
    assert SAID[0] in workspace.model.data(workspace.model.index(1)) or workspace.model.rowCount() > 20


def test_the_model_keeps_qts_rules(workspace: ExcerptsWorkspace, field: Field, qtmodeltester):
    qtmodeltester.check(workspace.model)
    workspace.set_filter(ExcerptFilter(valences=frozenset({Valence.BARRIER})))
    qtmodeltester.check(workspace.model)
