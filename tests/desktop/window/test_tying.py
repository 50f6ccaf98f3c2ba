"""Ties between actors, claimed by key where one codes."""

import pytest
from hands import before, drag
from keyboard import press
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from qualapp.desktop.coding.workspace import CodingWorkspace
from qualapp.desktop.main_window import MainWindow
from qualapp.desktop.ties.name_field import NameField
from qualapp.desktop.ties.tie_dialog import TieDialog
from qualapp.model.coding import Valence
from qualapp.model.network import Tie
from qualapp.model.source import Reading, Speaker, Turn
from qualapp.model.text import TextRange
from qualapp.store.project import Project
from qualapp.store.sources import Addition


@pytest.fixture
def coding(window: MainWindow) -> CodingWorkspace:
    assert window.coding is not None
    return window.coding


@pytest.fixture
def project(window: MainWindow) -> Project:
    """The demo without the actors and relations that come with it."""
    assert window.session is not None
    project = window.session.project
    with project.history.step("Begin without actors"):
        for actor in project.actors.all():
            project.actors.delete(actor.id)
        for relation in project.relations.all():
            project.relations.delete(relation.id)
    return project


@pytest.fixture
def words(coding: CodingWorkspace) -> str:
    """Some words of the open interview that nobody coded, told apart by where they stand."""
    text = coding.transcript.text
    block = next(block.range.of(text) for block in coding.transcript.blocks if len(block.range) > 60)
    return block[:40].rsplit(" ", 1)[0]


@pytest.fixture
def register(project: Project, words: str) -> dict[str, int]:
    """Two actors that are called by words of the interview, one that is not, and two relations."""
    first, second = words.split()[0].strip(",.:"), words.split()[-1].strip(",.:")
    nurse, school = project.actors.add("Sundhedsplejen"), project.actors.add("Skolen")
    project.actors.call(nurse.id, second)
    project.actors.call(school.id, first)
    return {
        "nurse": nurse.id,
        "school": school.id,
        "police": project.actors.add("Politiet").id,
        "works": project.relations.add("Samarbejde").id,
        "refers": project.relations.add("Henvisning", is_directed=True).id,
    }


def select(coding: CodingWorkspace, words: str) -> None:
    drag(coding.view, before(coding.view, words), before(coding.view, words, len(words)))


def open_card(coding: CodingWorkspace) -> TieDialog:
    press(coding.view, "T")
    card = coding.ties.dialog
    assert card is not None
    assert card.isVisible()
    return card


def tap(key: Qt.Key | str) -> None:
    """Press a key where the focus is."""
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, key)
    QApplication.processEvents()


def write(field: QLineEdit, text: str) -> None:
    """Write words, and leave the list of names without taking one."""
    field.setFocus()
    field.clear()
    QTest.keyClicks(field, text)
    if isinstance(field, NameField):
        QTest.keyClick(field, Qt.Key.Key_Escape)


def only_tie(project: Project) -> Tie:
    (tie,) = project.ties.all()
    return tie


def test_the_actors_in_the_words_are_proposed_in_their_order(
    coding: CodingWorkspace, register: dict[str, int], words: str, project: Project
) -> None:
    select(coding, words)
    card = open_card(coding)
    assert (card.form.first.text(), card.form.second.text()) == ("Skolen", "Sundhedsplejen")
    write(card.form.relation, "Henvisning")
    QTest.keyClick(card.form.relation, Qt.Key.Key_Return)
    tie = only_tie(project)
    assert (tie.from_id, tie.to_id, tie.relation_id) == (register["school"], register["nurse"], register["refers"])
    assert tie.is_directed
    assert tie.valence is Valence.NONE
    assert tie.strength is None
    assert project.excerpts[tie.excerpt_id].range.of(coding.transcript.text) == words


def test_a_repeated_tie_takes_three_keys(
    coding: CodingWorkspace, register: dict[str, int], words: str, project: Project
) -> None:
    source = coding.source
    assert source is not None
    project.ties.claim(source.id, TextRange(0, 4), register["police"], register["nurse"], register["works"])
    select(coding, words)
    press(coding.view, "T")
    tap("+")
    tap(Qt.Key.Key_Return)
    newest = project.ties.all()[-1]
    assert (newest.from_id, newest.to_id) == (register["school"], register["nurse"])
    assert (newest.relation_id, newest.valence) == (register["works"], Valence.DRIVER)
    assert coding.view.focused_excerpt == newest.excerpt_id


def test_whoever_tells_it_is_proposed_as_the_other_but_an_interviewer_is_not(
    coding: CodingWorkspace, register: dict[str, int], project: Project
) -> None:
    project.actors.call(project.actors.add("Biblioteket").id, "bibliotekar")
    project.actors.call(register["nurse"], "interviewer")
    lines = ["Interviewer: Skolen ringer til mig?", "Bibliotekar: Skolen ringer til os.", "Bibliotekar: Skolen ringer."]
    turns, at = [], 0
    for line in lines:
        turns.append(Turn(TextRange(at, at + len(line)), TextRange(at + 13, at + len(line)), line[:11]))
        at += len(line) + 1
    speakers = (Speaker("Interviewer", is_interviewer=True), Speaker("Bibliotekar", role="Bibliotekar"))
    source = project.sources.add(Addition(Reading("Filialen", "\n".join(lines), turns=tuple(turns)), speakers=speakers))
    coding.open_source(source.id)

    def second(turn: int) -> str:
        coding.view.select(turns[turn].speech)
        card = open_card(coding)
        assert card.form.first.text() == "Skolen"
        told = card.form.second.text()
        card.reject()
        coding.window().activateWindow()
        QApplication.processEvents()
        return told

    assert [second(turn) for turn in range(3)] == ["", "Biblioteket", "Biblioteket"]
    project.ties.claim(source.id, TextRange(0, 4), register["police"], register["school"], register["works"])
    assert [second(turn) for turn in range(3)] == ["Politiet", "Biblioteket", "Politiet"]


def test_keys_choose_valence_and_level_and_swap(
    coding: CodingWorkspace, register: dict[str, int], words: str, project: Project
) -> None:
    select(coding, words)
    card = open_card(coding)
    write(card.form.relation, "Samarbejde")
    card.form.valence.setFocus()
    for key in ("-", "4", "S"):
        tap(key)
    tap(Qt.Key.Key_Return)
    tie = only_tie(project)
    assert (tie.from_id, tie.to_id) == (register["nurse"], register["school"])
    assert (tie.valence, tie.strength, tie.is_directed) == (Valence.BARRIER, 4, False)


def test_the_same_key_again_takes_valence_and_level_back(
    coding: CodingWorkspace, register: dict[str, int], words: str
) -> None:
    select(coding, words)
    card = open_card(coding)
    card.form.valence.setFocus()
    for key in ("+", "3", "+", "3"):
        tap(key)
    assert card.form.valence.value() == Valence.NONE
    assert card.form.strength.value() is None
    card.reject()


def test_a_new_actor_and_a_new_relation_come_with_the_tie_in_one_step(
    coding: CodingWorkspace, words: str, project: Project
) -> None:
    select(coding, words)
    card = open_card(coding)
    write(card.form.first, "Boligforeningen")
    write(card.form.second, "Politiet")
    write(card.form.relation, "Deler lokaler")
    write(card.form.day, "14.3.2024")
    write(card.form.note, "nævnt to gange")
    QTest.keyClick(card.form.note, Qt.Key.Key_Return)
    tie = only_tie(project)
    assert [project.actors[end].name for end in (tie.from_id, tie.to_id)] == ["Boligforeningen", "Politiet"]
    assert project.relations[tie.relation_id].name == "Deler lokaler"
    assert tie.day is not None
    assert tie.day.isoformat() == "2024-03-14"
    assert tie.note == "nævnt to gange"
    project.history.undo()
    assert project.ties.all() == []
    assert project.actors.all() == []
    assert project.relations.all() == []


def rows(field: NameField) -> list[str]:
    """What the list below a field offers now."""
    return (
        [" ".join(filter(None, (row.words, row.quiet))) for row in field.list.rows()] if field.list.isVisible() else []
    )


def keys(typed: str) -> None:
    """Write where the focus is, letter by letter."""
    for letter in typed:
        tap(letter)


def test_a_half_typed_name_is_completed_by_enter_and_by_tab(
    coding: CodingWorkspace, register: dict[str, int], words: str, project: Project
) -> None:
    select(coding, words)
    form = open_card(coding).form
    form.second.setFocus()
    form.second.selectAll()
    keys("poli")
    assert rows(form.second) == ["Politiet", "New actor: “poli”"]
    tap(Qt.Key.Key_Return)
    assert (form.second.text(), rows(form.second), form.isVisible()) == ("Politiet", [], True)
    tap(Qt.Key.Key_Tab)
    keys("henv")
    tap(Qt.Key.Key_Tab)
    assert (form.relation.text(), form.way.value()) == ("Henvisning", True)
    tap(Qt.Key.Key_Return)
    tie = only_tie(project)
    assert (tie.to_id, tie.relation_id) == (register["police"], register["refers"])
    assert (len(project.actors.all()), len(project.relations.all())) == (3, 2)


def test_a_name_that_is_part_of_another_is_made_by_the_last_row_alone(
    coding: CodingWorkspace, register: dict[str, int], words: str, project: Project
) -> None:
    select(coding, words)
    card = open_card(coding)
    write(card.form.relation, "Samarbejde")
    write(card.form.second, "Poli")
    tap(Qt.Key.Key_Return)
    assert (project.ties.all(), card.isVisible()) == ([], True)
    assert "“Poli” is not chosen yet" in card.form.told()
    assert rows(card.form.second)[-1] == "New actor: “Poli”"
    tap(Qt.Key.Key_Up)
    tap(Qt.Key.Key_Return)
    tap("x")
    tap(Qt.Key.Key_Backspace)
    tap(Qt.Key.Key_Escape)
    assert card.form.second.new() == ""
    tap(Qt.Key.Key_Down)
    tap(Qt.Key.Key_Up)
    tap(Qt.Key.Key_Return)
    assert card.form.told() == "New actor: “Poli”"
    tap(Qt.Key.Key_Return)
    assert project.actors[only_tie(project).to_id].name == "Poli"


def test_each_actor_has_one_row_the_best_fit_first_with_the_form_that_fits_beside_it(
    coding: CodingWorkspace, register: dict[str, int], words: str, project: Project
) -> None:
    for name, *forms in (
        ("Bibliotek", "bibliotek", "biblioteket", "bibliotekar"),
        ("Kulturhus", "folkebibliotek"),
        ("Læsesal", "biblioteksal"),
        ("Det åbne bibliotek",),
    ):
        actor = project.actors.add(name)
        for form in forms:
            project.actors.call(actor.id, form)
    project.actors.add("Jobcenter", name_other="Employment office")
    select(coding, words)
    field = open_card(coding).form.first
    field.setFocus()
    field.clear()
    keys("bibli")
    assert rows(field) == [
        "Bibliotek",
        "Det åbne bibliotek",
        "Læsesal biblioteksal",
        "Kulturhus folkebibliotek",
        "New actor: “bibli”",
    ]
    field.setFocus()
    field.clear()
    keys("jobc")
    assert rows(field) == ["Employment office Jobcenter", "New actor: “jobc”"]
    write(field, "BIBLIOTEKAR")
    assert field.meant() == project.actors.find("Bibliotek").id
    field.setFocus()
    field.clear()
    tap(Qt.Key.Key_Down)
    assert rows(field) == sorted(rows(field))
    assert len(rows(field)) == len(project.actors.all())


def test_the_keyboard_goes_through_the_card_as_one_reads_it(
    coding: CodingWorkspace, register: dict[str, int], words: str
) -> None:
    select(coding, words)
    card = open_card(coding)
    card.form.toggle_valence(Valence.BARRIER)
    card.form.first.setFocus()
    places = []
    for _stop in range(9):
        focus = QApplication.focusWidget()
        assert focus is not None
        corner = focus.mapTo(card, focus.rect().topLeft())
        places.append((corner.y() // 30, corner.x()))
        tap(Qt.Key.Key_Tab)
    assert places == sorted(places)
    assert QApplication.focusWidget() is card.primary


def test_an_actor_is_not_tied_to_itself_and_the_card_says_so(
    coding: CodingWorkspace, register: dict[str, int], words: str, project: Project
) -> None:
    select(coding, words)
    card = open_card(coding)
    for field, name in ((card.form.first, "Politiet"), (card.form.second, "politiet")):
        write(field, name)
    write(card.form.relation, "Samarbejde")
    QTest.keyClick(card.form.relation, Qt.Key.Key_Return)
    assert card.isVisible()
    assert "itself" in card.form.told()
    assert project.ties.all() == []
    card.reject()


def test_two_actors_of_one_form_must_be_told_apart(
    coding: CodingWorkspace, register: dict[str, int], words: str, project: Project
) -> None:
    project.actors.call(register["police"], "lederen")
    project.actors.call(register["nurse"], "lederen")
    select(coding, words)
    card = open_card(coding)
    write(card.form.first, "lederen")
    write(card.form.relation, "Samarbejde")
    QTest.keyClick(card.form.relation, Qt.Key.Key_Return)
    assert "Politiet" in card.form.told()
    assert "Sundhedsplejen" in card.form.told()
    assert project.ties.all() == []
    card.reject()


def test_a_day_that_cannot_be_read_keeps_the_card_open(
    coding: CodingWorkspace, register: dict[str, int], words: str, project: Project
) -> None:
    select(coding, words)
    card = open_card(coding)
    write(card.form.relation, "Samarbejde")
    write(card.form.day, "engang i marts")
    QTest.keyClick(card.form.day, Qt.Key.Key_Return)
    assert card.isVisible()
    assert project.ties.all() == []
    assert QApplication.focusWidget() is card.form.day
    card.reject()


def test_without_words_a_sentence_says_that_a_tie_needs_a_place(
    coding: CodingWorkspace, qtbot: QtBot, project: Project
) -> None:
    coding.view.select(TextRange(0, 0))
    coding.view.focus_excerpt(None)
    with qtbot.waitSignal(coding.failed) as said:
        press(coding.view, "T")
    assert "a tie needs a place" in said.args[0]


def test_ones_own_tie_is_changed_and_taken_away_below_the_codes(
    coding: CodingWorkspace, register: dict[str, int], words: str, project: Project
) -> None:
    source = coding.source
    assert source is not None
    start = coding.transcript.text.index(words)
    range = TextRange(start, start + len(words))
    tie = project.ties.claim(source.id, range, register["school"], register["nurse"], register["works"])
    coding.view.focus_excerpt(tie.excerpt_id, jump=True)
    (row,) = coding.ties.rows.rows
    assert row.words.text() == "Skolen ↔ Sundhedsplejen: Samarbejde"
    row.valence.changed.emit(Valence.AMBIVALENT)
    assert project.ties[tie.id].valence is Valence.AMBIVALENT
    (row,) = coding.ties.rows.rows
    QTest.mouseClick(row.edit, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    card = coding.ties.dialog
    assert card is not None
    card.form.valence.setFocus()
    tap("5")
    tap(Qt.Key.Key_Return)
    assert (project.ties[tie.id].strength, project.ties[tie.id].valence) == (5, Valence.AMBIVALENT)
    (row,) = coding.ties.rows.rows
    QTest.mouseClick(row.remove, Qt.MouseButton.LeftButton)
    assert project.ties.all() == []
    assert coding.ties.rows.rows == []


def test_another_coders_tie_is_shown_and_cannot_be_changed(
    coding: CodingWorkspace, window: MainWindow, register: dict[str, int], project: Project
) -> None:
    source = coding.source
    assert source is not None
    assert window.session is not None
    tie = project.ties.claim(source.id, TextRange(0, 30), register["school"], register["nurse"], register["works"])
    window.session.code_as(project.coders.add("Anna Holm").id)
    coding.view.focus_excerpt(tie.excerpt_id, jump=True)
    (row,) = coding.ties.rows.rows
    assert not row.valence.isEnabled()
    assert not row.edit.isEnabled()
    assert not row.remove.isEnabled()


def test_the_margin_tells_of_a_tie(coding: CodingWorkspace, register: dict[str, int], project: Project) -> None:
    source = coding.source
    assert source is not None
    project.ties.claim(
        source.id, TextRange(0, 30), register["school"], register["nurse"], register["works"], valence=Valence.DRIVER
    )
    (mark,) = coding.ties.marks(source.id)
    assert (mark.range, mark.glyph) == (TextRange(0, 30), "driver")
    assert "Skolen" in mark.told
    assert "Samarbejde" in mark.told
