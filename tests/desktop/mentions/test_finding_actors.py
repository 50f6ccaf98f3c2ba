"""Finding actors in the window: proposals are listed by actor, and one key decides each."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel

from qualapp.desktop.coding.workspace import CodingWorkspace
from qualapp.desktop.commands import Commands
from qualapp.desktop.look.widgets import ElidedLabel
from qualapp.desktop.mentions.finding import ActorFinding
from qualapp.desktop.mentions.place import Shown
from qualapp.desktop.mentions.place_model import Role
from qualapp.desktop.session import Session
from qualapp.model.source import Block, BlockKind, Reading, Speaker, Turn
from qualapp.model.text import TextRange
from qualapp.settings import Settings
from qualapp.store.project import Project
from qualapp.store.sources import Addition

TEXT = (
    "Skolen ringer til kommunen.\n"
    "Så ringer kommunen til skolen igen, og foreningen hører ikke fra kommunen.\n"
    "Skolestarten er god."
)


@pytest.fixture
def project(tmp_path) -> Project:
    with Project.create(tmp_path / "p.qualapp", coder="Signe Krogh") as project:
        for name in ("Skole", "Kommune", "Idrætsforening", "Beboerforening"):
            project.actors.add(name)
        for name in ("Idrætsforening", "Beboerforening"):
            project.actors.call(project.actors.find(name).id, "forening")
        project.sources.add(Addition(Reading("Første", TEXT)))
        project.sources.add(Addition(Reading("Anden", "Kommunen og skolen.")))
        yield project


@pytest.fixture
def workspace(qtbot, theme, project: Project) -> CodingWorkspace:
    from PySide6.QtWidgets import QWidget

    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1300, 800)
    workspace = CodingWorkspace(Session(project), Settings(), Commands(window), window)
    workspace.resize(window.size())
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    workspace.open_source(project.sources.find("Første").id)
    return workspace


def found(qtbot, workspace: CodingWorkspace) -> ActorFinding:
    """The mode with what was found in the open source."""
    workspace.finding.begin()
    qtbot.waitUntil(lambda: not workspace.finding.is_finding, timeout=20_000)
    return workspace.finding


def listed(finding: ActorFinding) -> list[str]:
    model = finding.panel.model
    rows = []
    for row in range(model.rowCount()):
        place = model.place(row)
        rows.append(place.range.of(TEXT) if place else str(model.index(row, 0).data()))
    return rows


def said(project: Project) -> list[tuple[str, str, bool]]:
    source = project.sources.find("Første").id
    return [
        (range.of(project.sources.text(source)), project.actors[mention.actor_id].name, mention.is_meant)
        for mention, range in project.mentions.in_source(source)
    ]


def press(qtbot, finding: ActorFinding, *keys: Qt.Key, shift: bool = False) -> None:
    modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    for key in keys:
        qtbot.keyClick(finding.panel.window().focusWidget(), key, modifier)


def test_proposals_are_grouped_by_actor_the_most_frequent_first(qtbot, workspace) -> None:
    finding = found(qtbot, workspace)
    tester = QAbstractItemModelTester(finding.panel.model)
    assert (
        listed(finding)
        == [
            "Kommune, 3 places",
            *["kommunen"] * 3,
            "Skole, 2 places",
            *["Skolen", "skolen"],
            "Beboerforening or Idrætsforening, 1 place",
            "foreningen",
        ]
        or listed(finding)[7] == "Idrætsforening or Beboerforening, 1 place"
    )
    del tester


def test_nothing_is_written_before_somebody_says_yes(qtbot, workspace, project) -> None:
    finding = found(qtbot, workspace)
    press(qtbot, finding, Qt.Key.Key_Tab, Qt.Key.Key_N, Qt.Key.Key_P)
    assert said(project) == []
    assert project.history.next_undo() is None or "mention" not in project.history.next_undo().label


def test_keys_accept_and_reject_and_go_on_to_the_next(qtbot, workspace, project) -> None:
    finding = found(qtbot, workspace)
    press(qtbot, finding, Qt.Key.Key_Return, Qt.Key.Key_X, Qt.Key.Key_A, Qt.Key.Key_Tab, Qt.Key.Key_A)
    assert said(project) == [
        ("kommunen", "Kommune", True),
        ("kommunen", "Kommune", False),
        ("skolen", "Skole", True),
        ("kommunen", "Kommune", True),
    ]
    assert [row for row in listed(finding) if "," not in row] == ["Skolen", "foreningen"]


def test_what_was_decided_is_not_proposed_when_one_comes_back(qtbot, workspace, project) -> None:
    finding = found(qtbot, workspace)
    press(qtbot, finding, Qt.Key.Key_A, Qt.Key.Key_X, Qt.Key.Key_Escape)
    assert not finding.is_on
    assert workspace.view._attention.proposals == ()
    assert len(found(qtbot, workspace).panel.model.places) == 4


def test_all_of_one_form_are_decided_in_one_step(qtbot, workspace, project) -> None:
    finding = found(qtbot, workspace)
    steps = len(project.history.steps())
    press(qtbot, finding, Qt.Key.Key_A, shift=True)
    assert said(project) == [("kommunen", "Kommune", True)] * 3
    assert len(project.history.steps()) == steps + 1
    press(qtbot, finding, Qt.Key.Key_X, shift=True)
    assert [one for one in said(project) if not one[2]] == [("Skolen", "Skole", False), ("skolen", "Skole", False)]
    project.history.undo()
    assert "Skolen" in listed(finding)


def test_undo_goes_back_to_the_words_that_are_open_again(qtbot, workspace, project) -> None:
    finding = found(qtbot, workspace)
    first = finding.panel.chosen().range
    press(qtbot, finding, Qt.Key.Key_A)
    assert finding.panel.chosen().range != first
    project.history.undo()
    assert finding.panel.chosen().range == first


def test_correcting_says_who_is_meant_and_who_is_not(qtbot, workspace, project) -> None:
    finding = found(qtbot, workspace)
    press(qtbot, finding, Qt.Key.Key_C)
    field = finding.deciding.choice.palette.field
    qtbot.keyClicks(field, "skole")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert sorted(said(project)) == [("kommunen", "Kommune", False), ("kommunen", "Skole", True)]
    assert finding.panel.chosen().range.start == TEXT.index("kommunen", 30)
    assert finding.panel.list.hasFocus()


def test_where_two_share_a_form_accepting_asks_which(qtbot, workspace, project) -> None:
    finding = found(qtbot, workspace)
    press(qtbot, finding, Qt.Key.Key_P, Qt.Key.Key_A)
    palette = finding.deciding.choice.palette
    assert [entry.text for entry in palette.shown() if entry.group == "Proposed"] == [
        "Beboerforening",
        "Idrætsforening",
    ]
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert sorted(said(project)) == [("foreningen", "Beboerforening", True), ("foreningen", "Idrætsforening", False)]


def test_a_new_actor_can_be_meant(qtbot, workspace, project) -> None:
    finding = found(qtbot, workspace)
    press(qtbot, finding, Qt.Key.Key_C)
    field = finding.deciding.choice.palette.field
    qtbot.keyClicks(field, "Nabokommunen")
    finding.deciding.choice.palette.shown()[-1].run("Nabokommunen")
    assert ("kommunen", "Nabokommunen", True) in said(project)


def test_decisions_can_be_seen_changed_and_taken_back(qtbot, workspace, project) -> None:
    finding = found(qtbot, workspace)
    press(qtbot, finding, Qt.Key.Key_A, Qt.Key.Key_A)
    finding.panel.which._choose(Shown.ACCEPTED)
    finding.panel.take_focus()
    assert listed(finding) == ["Kommune, 2 places", "kommunen", "kommunen"]
    press(qtbot, finding, Qt.Key.Key_X, Qt.Key.Key_Delete)
    assert said(project) == [("kommunen", "Kommune", False)]
    finding.panel.which._choose(Shown.REJECTED)
    assert listed(finding) == ["Kommune, 1 place", "kommunen"]


def test_proposals_are_underlined_in_the_text_and_the_chosen_one_stands_out(qtbot, workspace) -> None:
    finding = found(qtbot, workspace)
    attention = workspace.view._attention
    assert len(attention.proposals) == 6
    assert attention.proposal == finding.panel.chosen().range == TextRange(18, 26)


def test_opening_another_source_finds_in_it(qtbot, workspace, project) -> None:
    finding = found(qtbot, workspace)
    workspace.open_source(project.sources.find("Anden").id)
    qtbot.waitUntil(lambda: len(finding.panel.model.places) == 2, timeout=10_000)


def test_the_next_source_with_something_to_decide_is_opened(qtbot, workspace, project) -> None:
    finding = found(qtbot, workspace)
    finding.next_source()
    qtbot.waitUntil(lambda: workspace.source.name == "Anden", timeout=10_000)
    qtbot.waitUntil(lambda: len(finding.panel.model.places) == 2, timeout=10_000)


def test_a_corrected_text_is_read_again(qtbot, workspace, project) -> None:
    finding = found(qtbot, workspace)
    project.texts.correct(workspace.source.id, TextRange(0, 6), "Klubben")
    qtbot.waitUntil(lambda: len(finding.panel.model.places) == 5, timeout=10_000)


def test_a_new_form_is_looked_for_at_once(qtbot, workspace, project) -> None:
    finding = found(qtbot, workspace)
    project.actors.call(project.actors.find("Skole").id, "Skolestarten")
    qtbot.waitUntil(lambda: len(finding.panel.model.places) == 7, timeout=10_000)


def test_a_project_without_actors_says_what_to_do(qtbot, workspace, project) -> None:
    for actor in project.actors.all():
        project.actors.delete(actor.id)
    finding = found(qtbot, workspace)
    assert finding.panel.model.rowCount() == 0
    assert "Add actors" in finding.panel._refused._texts[1].text()


def test_the_keys_still_work_when_all_is_decided(qtbot, workspace, project) -> None:
    finding = found(qtbot, workspace)
    for _number in range(5):
        press(qtbot, finding, Qt.Key.Key_X)
    press(qtbot, finding, Qt.Key.Key_X)
    assert finding.panel.model.rowCount() == 0
    press(qtbot, finding, Qt.Key.Key_Escape)
    assert not finding.is_on


def test_headings_and_questions_come_last_and_are_told_apart(qtbot, workspace, project) -> None:
    text = "Om skolen\nI: Hvem ringer til skolen og kommunen?\nA: Kommunen ringer."
    asked, answered = TextRange(10, 48), TextRange(49, len(text))
    reading = Reading(
        "Tredje",
        text,
        blocks=(
            Block(BlockKind.HEADING, TextRange(0, 9)),
            *(Block(BlockKind.PARAGRAPH, one) for one in (asked, answered)),
        ),
        turns=tuple(Turn(one, TextRange(one.start + 3, one.end), text[one.start]) for one in (asked, answered)),
    )
    source = project.sources.add(Addition(reading, speakers=(Speaker("I", is_interviewer=True),)))
    workspace.open_source(source.id)
    model = found(qtbot, workspace).panel.model
    headings = [model.index(row, 0) for row in range(model.rowCount()) if model.place(row) is None]
    told = ["Kommune", "In questions and headings", "Skole", "Kommune"]
    assert [index.data(Role.NAME) for index in headings] == told
    assert [place.range.start for place in model.places] == [52, 3, 29, 39]


def test_while_the_text_is_read_it_is_said_once(workspace) -> None:
    panel = workspace.finding.panel
    workspace.finding.begin()
    said = [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]
    said += [label.text() for label in panel.findChildren(ElidedLabel) if label.isVisible()]
    assert workspace.finding.is_finding
    assert [text for text in said if "Finding" in text] == ["Finding actors…"]
