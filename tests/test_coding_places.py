"""What is coded at once is what was found: by words, sentence or turn, by who speaks, in the sources that are meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualapp.coding_places import Coded, Place, Sought, Unit, Voice, code_places, coded_already, find_places
from qualapp.errors import UserError
from qualapp.model.coding import Valence
from qualapp.model.source import Block, BlockKind, Reading, Speaker, Turn
from qualapp.model.text import TextRange
from qualapp.progress import finish
from qualapp.store.project import Project
from qualapp.store.sources import Addition

SAID = (
    ("I", "Hvad betyder tillid? Og f.eks. Ledelse?"),
    ("Hanne", "Tillid er alt. Ledelsen gav os tillid, bl.a. Hver mandag.\nVi mødtes. Tilliden kom kl. 10."),
    ("Bent", "Det ved jeg ikke. Ledelsen var der."),
)


def add(project: Project, said: tuple[tuple[str, str], ...], name: str = "A", note: str = "") -> int:
    """A source of these turns, each labelled, below a paragraph that nobody says."""
    text, turns, blocks = note, [], []
    if note:
        blocks.append(Block(BlockKind.PARAGRAPH, TextRange(0, len(note))))
        text += "\n"
    for label, words in said:
        start = len(text)
        text += f"{label}: {words}"
        turns.append(Turn(TextRange(start, len(text)), TextRange(start + len(label) + 2, len(text)), label))
        place = start
        for part in text[start:].split("\n"):
            if part:
                blocks.append(Block(BlockKind.PARAGRAPH, TextRange(place, place + len(part))))
            place += len(part) + 1
        text += "\n"
    speakers = (Speaker("I", is_interviewer=True), Speaker("Hanne", role="Sundhedsplejerske"))
    reading = Reading(name, text, tuple(blocks), tuple(turns))
    return project.sources.add(Addition(reading, speakers=speakers)).id


def quoted(project: Project, sought: Sought) -> list[str]:
    return [place.range.of(project.sources.text(place.source_id)) for place in finish(find_places(project, sought))]


def test_words_are_coded_as_they_stand(project: Project) -> None:
    add(project, SAID)
    assert quoted(project, Sought("tillid", unit=Unit.WORDS)) == ["Tillid", "tillid", "Tilliden"]


def test_the_sentence_around_a_word_ends_where_the_paragraph_does(project: Project) -> None:
    add(project, SAID)
    assert quoted(project, Sought("tillid", unit=Unit.SENTENCE)) == [
        "Tillid er alt.",
        "Ledelsen gav os tillid, bl.a. Hver mandag.",
        "Tilliden kom kl. 10.",
    ]


def test_several_words_must_stand_in_the_same_sentence(project: Project) -> None:
    add(project, SAID)
    assert quoted(project, Sought("tillid ledelse", unit=Unit.SENTENCE)) == [
        "Ledelsen gav os tillid, bl.a. Hver mandag."
    ]


def test_a_turn_is_coded_without_its_label_and_once(project: Project) -> None:
    add(project, SAID)
    assert quoted(project, Sought("tillid")) == [SAID[1][1]]


def test_interviewers_are_left_out_unless_they_are_let_in(project: Project) -> None:
    add(project, SAID)
    assert len(quoted(project, Sought("tillid", Voice(with_interviewers=True)))) == 2


def test_without_words_all_turns_of_a_role_or_a_speaker_are_meant(project: Project) -> None:
    add(project, SAID, note="Vi sad i køkkenet.")
    assert quoted(project, Sought(voice=Voice(role="Sundhedsplejerske"))) == [SAID[1][1]]
    assert quoted(project, Sought(voice=Voice(name="Bent"))) == [SAID[2][1]]
    assert quoted(project, Sought(voice=Voice(name="I"))) == [SAID[0][1]]


def test_notes_that_nobody_says_are_found_by_words_but_not_by_speaker(project: Project) -> None:
    add(project, SAID, note="Hannes tillid var stor.")
    assert quoted(project, Sought("stor")) == ["Hannes tillid var stor."]
    assert quoted(project, Sought("stor", Voice(name="Hanne"))) == []


def test_only_the_sources_that_are_meant_and_in_their_order(project: Project) -> None:
    second, first = add(project, SAID, "B"), add(project, SAID, "A")
    assert [place.source_id for place in finish(find_places(project, Sought("tillid")))] == [first, second]
    (place,) = finish(find_places(project, Sought("tillid", sources=frozenset({second}))))
    assert place.source_id == second


def test_nothing_to_look_for_says_so(project: Project) -> None:
    add(project, SAID)
    with pytest.raises(UserError, match="three letters"):
        finish(find_places(project, Sought("*a*")))


def test_all_places_are_one_step_and_one_undo(project: Project) -> None:
    source = add(project, SAID)
    code = project.codes.add("Tillid").id
    places = finish(find_places(project, Sought("tillid", unit=Unit.WORDS)))
    finish(code_places(project, code, places, Valence.DRIVER))
    made = project.codings.in_source(source)
    assert {(one.code_id, one.valence) for one in made} == {(code, Valence.DRIVER)}
    assert project.history.next_undo().label == "Code 3 places with “Tillid”"  # type: ignore[union-attr]
    project.history.undo()
    assert not project.codings.in_source(source)
    assert not project.excerpts.in_source(source)


def test_stopped_on_the_way_nothing_is_coded(project: Project) -> None:
    source = add(project, tuple(("Hanne", f"Tillid nummer {n}.") for n in range(450)))
    code = project.codes.add("Tillid").id
    work = code_places(project, code, finish(find_places(project, Sought("tillid"))))
    assert [next(work).done for _again in range(3)] == [0, 200, 400]
    work.close()
    assert not project.codings.in_source(source)
    assert project.history.next_undo().label.startswith("New code")  # type: ignore[union-attr]


def test_what_the_coder_coded_so_is_known_and_what_others_coded_is_not(project: Project) -> None:
    source = add(project, SAID)
    code, other = project.codes.add("Tillid").id, project.codes.add("Ledelse").id
    (turn,) = finish(find_places(project, Sought("tillid")))
    words = finish(find_places(project, Sought("tillid", unit=Unit.WORDS)))
    project.codings.apply(code, source, turn.range, Valence.BARRIER)
    assert all(coded_already(project, code).covers(place) for place in (turn, *words))
    assert not coded_already(project, other).covers(turn)
    assert coded_already(project, code, Valence.BARRIER).covers(turn)
    assert not coded_already(project, code, Valence.DRIVER).covers(turn)
    project.history.coder_id = project.coders.add("Jonas Holm").id
    assert not coded_already(project, code).covers(turn)


_RANGES = st.lists(st.tuples(st.integers(1, 2), st.integers(0, 20), st.integers(1, 10)), max_size=6)


@given(_RANGES, st.integers(1, 2), st.integers(0, 20), st.integers(1, 10))
def test_coded_is_what_lies_inside_one_stretch(
    given: list[tuple[int, int, int]], source: int, start: int, length: int
) -> None:
    stretches = [(number, TextRange(a, a + b)) for number, a, b in given]
    inside = any(s == source and r.start <= start and r.end >= start + length for s, r in stretches)
    assert Coded(stretches).covers(Place(source, start, start + length)) == inside


_LINE = st.text(alphabet="tT .?!\nø", max_size=30).map(lambda text: f"x{text}x") | st.just("Tillid. Og tillid")
_TALK = st.lists(st.tuples(st.sampled_from(["I", "Hanne", "tillid"]), _LINE), min_size=1, max_size=5)


@given(_TALK, st.sampled_from(list(Unit)), st.sampled_from(["tillid", "t*", "tillid og", ""]), st.booleans())
def test_every_place_quotes_its_hit_and_never_a_label(
    said: list[tuple[str, str]], unit: Unit, words: str, asks: bool
) -> None:
    with Project.create(name="Test") as project:
        source = add(project, tuple(said), note="Noter om tillid.")
        text, turns = project.sources.text(source), project.sources.turns(source)
        places = finish(find_places(project, Sought(words, Voice(with_interviewers=asks), unit)))
        assert len(set(places)) == len(places)
        for place in places:
            assert 0 <= place.start < place.stop <= len(text)
            assert not words or any(project.search.marks(words, place.range.of(text)))
            assert words == "" or unit is Unit.WORDS or project.search.stands_in(words, place.range.of(text))
            meeting = [turn for turn in turns if turn.range.overlaps(place.range)]
            assert len(meeting) <= 1
            assert all(t.speech.start <= place.start and place.stop <= t.speech.end for t in meeting)
            assert asks or not any(turn.is_interviewer for turn in meeting)
