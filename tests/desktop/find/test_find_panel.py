"""Finding in all sources: what is typed is counted, shown in context, walked through and opened."""

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from qualapp.desktop.find import dictionary
from qualapp.desktop.find.find_panel import FindPanel
from qualapp.desktop.find.hit_model import AT_ONCE, HitModel, Role
from qualapp.desktop.session import Session
from qualapp.model.source import Block, BlockKind, Reading, Source, SourceKind, Turn
from qualapp.model.text import TextRange
from qualapp.store.project import Project
from qualapp.store.sources import Addition

HEALTH = ["Hun kom hver uge.", "Sundhedsplejersken gav os stor opbakning.", "Og opbakningen var stor."]
LEADER = ["Ledelsen gav opbakning.", "Vi var mange mødre."]


def add(project: Project, name: str, said: list[str], case: int | None = None) -> Source:
    """Add an interview in which one person says these things, one turn each."""
    text, turns, blocks = "", [], []
    for number, words in enumerate(said):
        start = len(text)
        text += f"Mor: {words}"
        whole = TextRange(start, len(text))
        turns.append(Turn(whole, TextRange(whole.end - len(words), whole.end), "Mor", number * 60_000))
        blocks.append(Block(BlockKind.PARAGRAPH, whole))
        text += "\n\n"
    return project.sources.add(Addition(Reading(name, text, tuple(blocks), tuple(turns)), case_id=case))


@pytest.fixture
def session(qtbot, project: Project) -> Session:
    case = project.cases.add("Lærkevangen")
    add(project, "Sundhedsplejerske", HEALTH, case.id)
    add(project, "Leder", LEADER)
    return Session(project)


@pytest.fixture
def panel(qtbot, theme, session: Session) -> FindPanel:
    panel = FindPanel(session)
    qtbot.addWidget(panel)
    panel.resize(300, 700)
    with qtbot.waitActive(panel):
        panel.show()
        panel.activateWindow()
    panel.open_for()
    qtbot.waitUntil(lambda: dictionary.is_ready("da"), timeout=20_000)
    return panel


def type_in(qtbot, panel: FindPanel, typed: str) -> None:
    """Type a search and wait until it is shown."""
    panel.field.selectAll()
    qtbot.keyClicks(panel.field, typed)
    qtbot.waitUntil(lambda: not panel._wait.isActive())


def shown(model: QAbstractItemModel) -> list[str]:
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_a_word_is_found_in_every_inflection_grouped_by_source(panel, qtbot) -> None:
    type_in(qtbot, panel, "opbakning")
    assert shown(panel.model) == [
        "Sundhedsplejerske, Lærkevangen, 2 places",
        f"Mor: {HEALTH[1]}",
        f"Mor: {HEALTH[2]}",
        "Leder, 1 place",
        f"Mor: {LEADER[0]}",
    ]
    assert panel._count.text() == "3 places in 2 sources"


def test_a_search_waits_until_typing_pauses(panel, qtbot) -> None:
    panel.field.clear()
    qtbot.keyClicks(panel.field, "opbakning")
    assert panel.model.rowCount() == 0
    qtbot.waitUntil(lambda: panel.model.rowCount() == 5)


@pytest.mark.parametrize(
    ("typed", "places"), [('"stor opbakning"', 1), ("*plejerske*", 1), ("opbak*", 3), ("hun uge", 1)]
)
def test_all_ways_to_search_work(panel, qtbot, typed, places) -> None:
    type_in(qtbot, panel, typed)
    assert panel.model.hit_count == places


def test_enter_opens_the_first_place_at_the_words_that_were_found(panel, qtbot) -> None:
    type_in(qtbot, panel, "opbakning")
    with qtbot.waitSignal(panel.place_wanted) as wanted:
        qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    source_id, place = wanted.args
    text = panel._session.project.sources.text(source_id)
    assert place.of(text) == "opbakning"
    assert text[: place.start].endswith("stor ")


def test_enter_before_the_pause_searches_at_once(panel, qtbot) -> None:
    panel.field.clear()
    qtbot.keyClicks(panel.field, "opbakning")
    with qtbot.assertNotEmitted(panel.place_wanted):
        qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    assert panel.model.rowCount() == 5


def test_up_and_down_walk_the_hits_and_pass_over_headings(panel, qtbot) -> None:
    type_in(qtbot, panel, "opbakning")
    walked = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        qtbot.keyClick(panel.field, key)
        walked.append(panel.list.currentIndex().row())
    assert walked == [2, 4, 4, 2]
    assert panel.field.hasFocus()


def test_a_click_opens_a_hit_but_not_a_heading(panel, qtbot) -> None:
    type_in(qtbot, panel, "opbakning")

    def click(row: int) -> None:
        place = panel.list.visualRect(panel.model.index(row, 0)).center()
        qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place)

    with qtbot.waitSignal(panel.place_wanted) as wanted:
        click(4)
    assert panel._session.project.sources[wanted.args[0]].name == "Leder"
    with qtbot.assertNotEmitted(panel.place_wanted):
        click(3)


@pytest.mark.parametrize("in_list", [False, True])
def test_escape_closes_and_keeps_what_was_typed(panel, qtbot, in_list) -> None:
    type_in(qtbot, panel, "opbakning")
    with qtbot.waitSignal(panel.closed):
        qtbot.keyClick(panel.list if in_list else panel.field, Qt.Key.Key_Escape)
    assert panel.field.text() == "opbakning"


def test_it_opens_with_the_words_of_the_last_search_or_with_others(panel, qtbot) -> None:
    type_in(qtbot, panel, "mødre")
    panel.open_for()
    assert panel.model.hit_count == 1
    assert panel.field.selectedText() == "mødre"
    panel.open_for("opbakning")
    assert panel.model.hit_count == 3


def test_the_coded_excerpts_with_the_words_can_be_asked_for(panel, qtbot) -> None:
    type_in(qtbot, panel, " opbakning ")
    with qtbot.waitSignal(panel.excerpts_wanted) as wanted:
        qtbot.mouseClick(panel._excerpts, Qt.MouseButton.LeftButton)
    assert wanted.args == ["opbakning"]


def test_what_cannot_be_looked_for_is_said(panel, qtbot) -> None:
    type_in(qtbot, panel, "*ab")
    assert panel._error.isVisible()
    assert panel._error.text() == "A search inside words needs three letters or more: *ab*."
    assert panel.model.rowCount() == 0
    type_in(qtbot, panel, "opbakning")
    assert not panel._error.isVisible()


def test_no_hit_offers_to_look_inside_words(panel, qtbot) -> None:
    type_in(qtbot, panel, "plejersk")
    assert panel._nothing.isVisible()
    qtbot.mouseClick(panel._nothing.button, Qt.MouseButton.LeftButton)
    assert panel.field.text() == "*plejersk*"
    assert panel.model.hit_count == 1


def test_an_empty_field_teaches_how_to_search(panel, qtbot) -> None:
    type_in(qtbot, panel, "opbakning")
    panel.field.clear()
    qtbot.waitUntil(lambda: panel._syntax.isVisible())
    panel._syntax.chosen.emit("opbak*")
    assert panel.model.hit_count == 3


def test_a_project_without_sources_says_so(qtbot, theme, project) -> None:
    panel = FindPanel(Session(project))
    qtbot.addWidget(panel)
    panel.show()
    panel.open_for("mor")
    qtbot.waitUntil(lambda: panel._no_sources.isVisible(), timeout=20_000)


def test_hits_follow_what_changes_in_the_sources(panel, qtbot, session) -> None:
    type_in(qtbot, panel, "opbakning")
    qtbot.keyClick(panel.field, Qt.Key.Key_Down)
    add(session.project, "Ny", ["Fuld opbakning."])
    assert panel.model.hit_count == 4
    assert panel.list.currentIndex().row() == 2
    session.project.history.undo()
    assert panel.model.hit_count == 3


def test_a_hidden_panel_searches_anew_when_it_is_shown(panel, qtbot, session) -> None:
    type_in(qtbot, panel, "opbakning")
    panel.hide()
    add(session.project, "Ny", ["Fuld opbakning."])
    panel.show()
    assert panel.model.hit_count == 4


def test_a_coding_does_not_disturb_the_list(panel, qtbot, session) -> None:
    type_in(qtbot, panel, "opbakning")
    reset = []
    panel.model.modelReset.connect(lambda: reset.append(True))
    session.project.codes.add("trust")
    assert reset == []


def test_speaker_and_time_are_those_of_the_turn(panel, qtbot) -> None:
    type_in(qtbot, panel, "mødre")
    turn = panel.model.index(1, 0).data(Role.TURN)
    assert (turn.speaker, turn.time) == ("Mor", 60_000)


def test_a_passage_that_nobody_speaks_has_no_speaker(panel, qtbot, session) -> None:
    text = "Referat af mødet."
    reading = Reading("Referat", text, (Block(BlockKind.PARAGRAPH, TextRange(0, len(text))),))
    session.project.sources.add(Addition(reading, kind=SourceKind.MINUTES))
    type_in(qtbot, panel, "mødet")
    assert panel.model.index(1, 0).data(Role.TURN) is None
    assert panel.model.index(1, 0).data() == text
    panel.grab()


def test_rows_come_a_hundred_hits_at_a_time_and_are_the_right_ones(qtbot, session) -> None:
    project = session.project
    for number in range(7):
        add(project, f"Lang {number}", [f"Sjældent ord nummer {number} {turn}." for turn in range(43)])
    model = HitModel(session)
    model.search("sjældent")
    assert model.hit_count == 301
    assert sum(model.is_hit(row) for row in range(model.rowCount())) == AT_ONCE
    while model.canFetchMore(QModelIndex()):
        model.fetchMore(QModelIndex())
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert model.rowCount() == 301 + 7
    found = [model.index(row, 0) for row in range(model.rowCount())]
    hits = [(index.data(Role.HIT), index.data(Role.SOURCE)) for index in found if index.data(Role.HIT)]
    assert [hit for hit, _source in hits] == list(project.search.hits("sjældent"))
    assert all(hit.source_id == source.id for hit, source in hits)


def test_a_hit_is_read_only_when_it_is_seen(qtbot, session, monkeypatch) -> None:
    add(session.project, "Lang", [f"Sjældent ord nummer {turn}." for turn in range(150)])
    asked = []
    hits = session.project.search.hits
    monkeypatch.setattr(session.project.search, "hits", lambda *given: asked.append(given) or hits(*given))
    model = HitModel(session)
    model.search("sjældent")
    assert asked == []
    model.index(5, 0).data(Role.HIT)
    assert asked == [("sjældent", AT_ONCE, 0)]


def test_panels_can_be_as_narrow_and_as_wide_as_the_sources(panel, qtbot) -> None:
    type_in(qtbot, panel, "opbakning")
    for width in (244, 480):
        panel.resize(width, 500)
        assert panel.width() == width
        panel.grab()
