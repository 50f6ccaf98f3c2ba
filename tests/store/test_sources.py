"""Texts, their originals (rule 11), cases and the people who speak."""

import datetime
import hashlib
from collections.abc import Callable

import pytest
from gestures import addition
from hypothesis import given
from hypothesis import strategies as st
from project_content import content_of

from qualapp.errors import UserError
from qualapp.model.case import Sector
from qualapp.model.source import Block, BlockKind, Reading, SourceKind, Turn, Visit
from qualapp.model.text import TextRange
from qualapp.store.project import Project
from qualapp.store.sources import Addition, count_words


def test_a_source_holds_all_that_was_known_of_it(project: Project) -> None:
    case = project.cases.add("Lærkevangen").id
    given = addition(project, 7)
    day = datetime.date(2024, 2, 29)
    source = project.sources.add(
        Addition(given.reading, case, SourceKind.MINUTES, Visit.REVISIT, day, "Kaffe", " Referat\n2 ", given.speakers)
    )
    assert (source.name, source.kind, source.case, source.visit) == (
        "Referat 2",
        SourceKind.MINUTES,
        "Lærkevangen",
        Visit.REVISIT,
    )
    assert (source.date, source.activity, source.origin) == (day, "Kaffe", "Interview 7.txt")
    assert project.sources.text(source.id) == given.reading.text
    assert project.sources.blocks(source.id) == list(given.reading.blocks)
    turns = project.sources.turns(source.id)
    assert [(turn.range, turn.speech, turn.speaker, turn.time) for turn in turns] == [
        (turn.range, turn.speech, turn.speaker, turn.time) for turn in given.reading.turns
    ]
    assert {turn.speaker: (turn.role, turn.is_interviewer) for turn in turns if turn.speaker in {"I", "Leder"}} == {
        "I": ("", True),
        "Leder": ("leder", False),
    }


@given(st.binary(min_size=1, max_size=200))
def test_the_file_that_a_text_came_from_is_kept_to_the_byte(original: bytes) -> None:
    with Project.create(coder="Signe") as project:
        first = project.sources.add(Addition(Reading("a", "Ord", original=original, suffix=".docx")))
        second = project.sources.add(Addition(Reading("b", "Ord", original=original, suffix=".docx")))
        assert first.sha256 == second.sha256 == hashlib.sha256(original).hexdigest()
        assert project.sources.original(first.id) == project.sources.original(second.id) == original
        assert project._db.execute("SELECT count(*) FROM original").fetchone() == (1,)
        assert project.sources.same_text([Reading("c", "x"), Reading("d", "x", original=original)]) == {1: second}
        project.history.undo()
        project.history.undo()
        project.history.redo()
        assert project.sources.original(first.id) == original
        assert project.check() == []


def test_a_text_without_a_file_has_no_original(project: Project) -> None:
    source = project.sources.add(Addition(Reading("a", "Ord")))
    assert source.sha256 is None
    assert project.sources.original(source.id) is None


@pytest.mark.parametrize("name", ["x\ud800", "a\0b", "æ\u2028ø", "Interview\r\n3"])
def test_any_name_of_a_file_can_be_imported_and_read_in_the_history(name: str, project: Project) -> None:
    source = project.sources.add(Addition(Reading(name, "Ord", suffix=".txt")))
    assert project.sources.find(source.name) == source
    step = project.history.last()
    assert step is not None
    assert step.label.startswith("Import “")


def test_positions_outside_the_text_are_our_own_mistake(project: Project) -> None:
    block = Block(BlockKind.PARAGRAPH, TextRange(0, 4))
    turn = Turn(TextRange(0, 4), TextRange(1, 4), "A")
    before = content_of(project)
    for reading in (Reading("x", "Ord", (block,)), Reading("x", "Ord", (), (turn,))):
        with pytest.raises(ValueError, match="lies outside the text"):
            project.sources.add(Addition(reading))
    assert content_of(project) == before


def test_a_source_is_found_by_name_and_guid(project: Project) -> None:
    first = project.sources.add(Addition(Reading("Interview 2", "Ord")))
    project.sources.add(Addition(Reading("Interview 10", "Ord")))
    assert project.sources.find("interview 2") == project.sources.find(first.guid) == first
    assert [source.name for source in project.sources.all()] == ["Interview 2", "Interview 10"]
    with pytest.raises(UserError, match=r"There is no source “10”\. There are: Interview 10"):
        project.sources.find("10")
    project.sources.add(Addition(Reading("Interview 2", "Ord")))
    with pytest.raises(UserError, match="Several sources are called “Interview 2”; use the guid of one"):
        project.sources.find("Interview 2")


def test_names_must_say_something(project: Project) -> None:
    case = project.cases.add("a").id
    gestures: list[tuple[str, Callable[[], object]]] = [
        ("A source needs a name", lambda: project.sources.add(Addition(Reading(" \n", "Ord")))),
        ("A case needs a name", lambda: project.cases.add("\0 ")),
        ("A case needs a name", lambda: project.cases.describe(case, "", "")),
        ("A project needs a name", lambda: project.describe(" ", "x")),
    ]
    for sentence, gesture in gestures:
        with pytest.raises(UserError, match=sentence):
            gesture()


def test_cases_and_visits(project: Project) -> None:
    case = project.cases.add(" Lærke\nvangen ", "x\r\ny")
    assert (case.name, case.description) == ("Lærke vangen", "x\ny")
    assert project.cases.named("lærke  VANGEN") == project.cases.find("Lærke vangen") == case
    with pytest.raises(UserError, match=r"There is no case “Fjord”\. The cases are: Lærke vangen"):
        project.cases.find("Fjord")
    visit = project.cases.visit(case.id, Visit.FIRST)
    assert project.cases.visit(case.id, Visit.FIRST) == visit
    assert project.cases.visit(case.id, Visit.REVISIT) != visit
    assert project.counts()["visit"] == 2


def test_informants_are_described_by_what_they_have(project: Project) -> None:
    project.sources.add(addition(project, 1))
    (who, *_others) = project.informants.all()
    last = project.history.last()
    project.informants.describe(who.id)
    assert project.history.last() == last
    project.informants.describe(who.id, role="frivillig\r\n", sector=Sector.CIVIL, is_interviewer=False)
    (who,) = [informant for informant in project.informants.all() if informant.id == who.id]
    assert (who.role, who.sector, who.is_interviewer) == ("frivillig\n", "civil", False)
    assert "frivillig\n" in project.cases.roles()
    with pytest.raises(ValueError, match="an informant has no"):
        project.informants.describe(who.id, **{"role = '' --": "x"})


def test_the_project_says_what_it_is(project: Project) -> None:
    project.describe(" Evaluering\0 ", "Om\r\nalt")
    assert (project.name, project.description, project.language) == ("Evaluering", "Om\nalt", "da")
    project.history.undo()
    assert project.name == "Test"
    assert project.counts() == dict.fromkeys(project.counts(), 0) | {"coder": 1}


def test_making_the_project_cannot_be_undone(project: Project) -> None:
    before = content_of(project)
    assert project.history.next_undo() is None
    with pytest.raises(UserError, match="There is nothing to undo"):
        project.history.undo()
    assert content_of(project) == before


def test_words_are_counted_as_said() -> None:
    turn = Turn(TextRange(0, 15), TextRange(6, 15), "Leder")
    assert count_words("Leder: Ja, det er det.") == 5
    assert count_words("Leder: Ja, det.", [turn]) == 2
    assert count_words("so\u00adcial-rådgiver’s 1 2") == 3
