"""The list shows what the filters let through: each is checked against what the test itself coded."""

from collections.abc import Callable

import pytest
from coded_field import Field, opened
from excerpt_hands import choose, listed, offer, popover, type_words
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from qualapp.desktop.excerpts.filter_popover import FilterPopover
from qualapp.desktop.excerpts.workspace import ExcerptsWorkspace
from qualapp.model.coding import EffectLevel, Horizon, Statement, Valence
from qualapp.model.excerpt import ExcerptFilter
from qualapp.model.source import Visit
from qualapp.store.changes import Changes

CHOICES = [
    ("valences", ("Barrier",), {"valence": Valence.BARRIER}),
    ("valences", ("Driver", "Ambivalent"), {"valence": {Valence.DRIVER, Valence.AMBIVALENT}}),
    ("levels", ("Area",), {"level": EffectLevel.AREA}),
    ("horizons", ("Short term",), {"horizon": Horizon.SHORT_TERM}),
    ("statements", ("Experienced", "Measured"), {"statement": {Statement.EXPERIENCED, Statement.MEASURED}}),
    ("cases", ("Lærkevangen",), {"case": "Lærkevangen"}),
    ("sources", ("Bent", "Hanne"), {"source": {"Bent", "Hanne"}}),
    ("visits", ("Revisit",), {"visit": Visit.REVISIT}),
    ("roles", ("Skoleleder",), {"role": "Skoleleder"}),
    ("coders", ("Jonas Holm",), {"coder": "Jonas Holm"}),
    ("codes", ("Tillid", "Møder"), {"code": {"Tillid", "Møder"}}),
]


def test_without_filters_everything_is_listed_and_counted(workspace: ExcerptsWorkspace, field: Field, qtbot: QtBot):
    assert listed(workspace) == field.ids()
    qtbot.waitUntil(lambda: workspace.toolbar.count.text() == "20 excerpts  ·  4 sources  ·  4 informants")


@pytest.mark.parametrize(("name", "values", "wanted"), CHOICES)
def test_a_filter_lets_through_what_has_one_of_its_values(
    qtbot: QtBot, workspace: ExcerptsWorkspace, field: Field, name: str, values: tuple[str, ...], wanted: dict
):
    choose(qtbot, workspace, name, *values)
    expected = field.ids(**wanted)
    assert expected
    assert expected != field.ids()
    assert listed(workspace) == expected
    assert workspace.filters.chips[name].active
    workspace.filters.chips[name].removed.emit()
    assert listed(workspace) == field.ids()


def test_a_code_is_listed_with_its_sub_codes_or_without(qtbot: QtBot, workspace: ExcerptsWorkspace, field: Field):
    choose(qtbot, workspace, "codes", "Mennesker")
    assert listed(workspace) == field.ids(parent="Mennesker")
    workspace.filters.open_field("codes")
    card = popover(FilterPopover)
    card.subcodes.click()
    card.close()
    assert listed(workspace) == field.ids(code="Mennesker") != set()


def test_results_are_listed_alone(workspace: ExcerptsWorkspace, field: Field):
    workspace.filters.chips["results_only"].click()
    assert listed(workspace) == field.ids(is_result=True) != set()
    workspace.filters.chips["results_only"].click()
    assert listed(workspace) == field.ids()


def test_words_stand_in_the_excerpt_itself(qtbot: QtBot, workspace: ExcerptsWorkspace, field: Field):
    type_words(qtbot, workspace, "ledelse")
    assert listed(workspace) == field.ids(words="Ledelsen bakkede op fra første dag") != set()
    type_words(qtbot, workspace, "nummer")
    assert listed(workspace) == set(), "the word stands in the turns but in no excerpt"


def test_words_are_heard_without_enter(qtbot: QtBot, workspace: ExcerptsWorkspace, field: Field):
    qtbot.keyClicks(workspace.filters.words, "tolk*")
    qtbot.waitUntil(lambda: listed(workspace) == field.ids(words="Tolken kom kun hver anden gang"))


def test_what_cannot_be_searched_is_said_and_the_list_stays(qtbot: QtBot, workspace: ExcerptsWorkspace, field: Field):
    type_words(qtbot, workspace, "tolken")
    before = listed(workspace)
    type_words(qtbot, workspace, "*te*")
    assert "three letters" in workspace.filters.error.text()
    assert workspace.filters.error.isVisible()
    assert listed(workspace) == before
    qtbot.keyClick(workspace.filters.words, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: listed(workspace) == field.ids())
    assert not workspace.filters.error.isVisible()


@pytest.mark.parametrize(
    ("act", "wanted"),
    [
        (lambda f: ExcerptFilter(codes=frozenset({f.codes["Mennesker"]}), valences=frozenset({Valence.BARRIER})),
         {"parent": "Mennesker", "valence": Valence.BARRIER}),
        (lambda _f: ExcerptFilter(roles=frozenset({"Skoleleder"}), visits=frozenset({Visit.REVISIT})),
         {"role": "Skoleleder", "visit": Visit.REVISIT}),
        (lambda f: ExcerptFilter(coders=frozenset({f.coders["Jonas Holm"]}), words="tillid"),
         {"coder": "Jonas Holm", "words": "Det gav tillid at hun kom igen"}),
    ],
)  # fmt: skip
def test_two_filters_must_both_let_it_through(
    workspace: ExcerptsWorkspace, field: Field, act: Callable[[Field], ExcerptFilter], wanted: dict
):
    workspace.set_filter(act(field))
    expected = field.ids(**wanted)
    assert expected
    assert listed(workspace) == expected
    assert workspace.filter() == act(field)
    assert workspace.status().startswith("filter: ")


def test_ticking_in_two_chips_adds_up_and_clear_all_undoes_it(qtbot: QtBot, workspace: ExcerptsWorkspace, field: Field):
    choose(qtbot, workspace, "cases", "Fjordengen")
    choose(qtbot, workspace, "statements", "Expected")
    assert listed(workspace) == field.ids(case="Fjordengen", statement=Statement.EXPECTED) != set()
    qtbot.mouseClick(workspace.filters.clear, Qt.MouseButton.LeftButton)
    assert listed(workspace) == field.ids()
    assert workspace.filter() == ExcerptFilter()


def test_filters_without_room_are_under_add_filter(qtbot: QtBot, field: Field):
    narrow = opened(qtbot, field, 1100)
    assert not narrow.filters.chips["visits"].isVisible()
    choose(qtbot, narrow, "visits", "First visit")
    assert narrow.filters.chips["visits"].isVisible()
    assert listed(narrow) == field.ids(visit=Visit.FIRST)
    offer(qtbot, narrow, "Result in itself")
    assert listed(narrow) == field.ids(visit=Visit.FIRST, is_result=True)


def test_chips_do_not_lie_on_each_other(qtbot: QtBot, field: Field):
    narrow = opened(qtbot, field, 1000)
    narrow.set_filter(
        ExcerptFilter(
            codes=frozenset(field.codes.values()),
            valences=frozenset(Valence),
            statements=frozenset(Statement),
            levels=frozenset(EffectLevel),
            roles=frozenset({"Skoleleder", "Afdelingsleder"}),
        )
    )
    row = narrow.filters
    shown = [w for w in (*row.chips.values(), row.more, row.clear, row.words) if w.isVisible()]
    for place, one in enumerate(shown):
        assert row.rect().contains(one.geometry())
        assert not [other for other in shown[place + 1 :] if other.geometry().intersects(one.geometry())]


def test_typing_in_a_card_narrows_it_and_enter_ticks(qtbot: QtBot, workspace: ExcerptsWorkspace, field: Field):
    for number in range(6):
        field.project.codes.add(f"Andet {number}", field.codes["Mennesker"])
    workspace.filters.chips["codes"].click()
    card = popover(FilterPopover)
    qtbot.keyClicks(card.tree.field, "menn spro")
    qtbot.keyClick(card.tree.field, Qt.Key.Key_Return)
    assert listed(workspace) == field.ids(code="Sprog") != set()
    qtbot.keyClick(card.tree.field, Qt.Key.Key_Down)
    qtbot.keyClick(card.tree.rows, Qt.Key.Key_Space)
    assert listed(workspace) == field.ids()
    qtbot.keyClick(card, Qt.Key.Key_Escape)
    assert not card.isVisible()


def test_a_renamed_code_is_renamed_on_its_chip(workspace: ExcerptsWorkspace, field: Field):
    workspace.set_filter(ExcerptFilter(codes=frozenset({field.codes["Tillid"]})))
    field.project.codes.describe(field.codes["Tillid"], name="Tryghed")
    assert workspace.filters.chips["codes"].text() == "Tryghed"


def test_nothing_found_offers_to_clear_the_filters(qtbot: QtBot, workspace: ExcerptsWorkspace, field: Field):
    type_words(qtbot, workspace, "giraf")
    empty = workspace._no_match
    assert empty.isVisible()
    assert not workspace.toolbar.export.isEnabled()
    qtbot.mouseClick(empty.button, Qt.MouseButton.LeftButton)
    assert listed(workspace) == field.ids()
    assert workspace.list.isVisible()


def test_a_project_without_codings_says_what_to_do(qtbot: QtBot, field: Field):
    for coder in field.coders.values():
        field.project.history.coder_id = coder
        field.project.codings.remove(fact.id for fact in field.facts if field.coders[fact.coder] == coder)
    workspace = opened(qtbot, field)
    assert workspace._nothing.isVisible()
    assert not workspace.toolbar.export.isEnabled()


def test_in_a_file_words_are_looked_for_on_a_thread(qtbot: QtBot, filed: Field):
    workspace = opened(qtbot, filed)
    type_words(qtbot, workspace, "tolken")
    type_words(qtbot, workspace, "kaffe")
    qtbot.waitUntil(lambda: listed(workspace) == filed.ids(words="Vi mødtes hver mandag om kaffen"))
    qtbot.waitUntil(lambda: workspace.toolbar.count.text().endswith("4 informants"))


def test_only_steps_that_concern_the_list_ask_anew(workspace: ExcerptsWorkspace, field: Field, qtbot: QtBot):
    asked: list[object] = []
    workspace._listing.found.connect(asked.append)
    field.session.changed.emit(Changes("x", frozenset({"project"})))
    assert not asked
    field.project.memos.write("Bemærk", "coding", field.facts[0].id)
    assert len(asked) == 1


def test_hidden_it_waits_until_it_is_seen(workspace: ExcerptsWorkspace, field: Field):
    workspace.hide()
    workspace.set_filter(ExcerptFilter(valences=frozenset({Valence.NONE})))
    assert listed(workspace) == field.ids()
    workspace.show()
    assert listed(workspace) == field.ids(valence=Valence.NONE)
