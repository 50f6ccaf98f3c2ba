"""The one form in which text enters a project, and where its positions go (rules 1 and 2)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualapp.model.source import Reading
from qualapp.model.text import TextRange, kept, normalise
from qualapp.store.project import Project
from qualapp.store.sources import Addition

CHARACTERS = st.one_of(
    st.sampled_from("\r\n\r\n\u2028\u2029\v\f\ufeff\0\x07\x1b\x1f\t\u00a0\u00ad\x7f\u0085\ufffe\uffff\ud800\udfff"),
    st.characters(),
    st.sampled_from("aøå -😀"),
)
GIVEN = st.lists(CHARACTERS, max_size=40).map("".join)

BREAKS = {"\r", "\u2028", "\u2029", "\v", "\f"}


def forbidden(character: str) -> bool:
    """Whether XML forbids a character, or it is half of one."""
    number = ord(character)
    return number < 9 or 14 <= number < 32 or number in {0xFFFE, 0xFFFF} or 0xD800 <= number <= 0xDFFF


def slowly(given: str) -> tuple[str, list[int]]:
    """The kept text and the place of each position of the text given, character by character."""
    text = ""
    places = []
    for index, character in enumerate(given):
        places.append(len(text))
        if character == "\n" and index and given[index - 1] == "\r":
            continue
        if character in BREAKS:
            text += "\n"
        elif not forbidden(character) and not (character == "\ufeff" and not text):
            text += character
    return text, [*places, len(text)]


@given(GIVEN)
def test_text_and_positions_are_as_if_each_character_were_looked_at(given: str) -> None:
    text, places = slowly(given)
    normalised = normalise(given)
    assert normalised.text == text
    assert [normalised.position(place) for place in range(len(given) + 1)] == places


@given(GIVEN, st.data())
def test_a_range_keeps_its_words(given: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(given)))
    end = data.draw(st.integers(start, len(given)))
    normalised = normalise(given)
    text, places = slowly(given)
    assert normalised.range(TextRange(start, end)).of(normalised.text) == text[places[start] : places[end]]


@given(GIVEN)
def test_kept_text_stays_as_it_is(given: str) -> None:
    assert kept(kept(given)) == kept(given)
    assert not any(character in BREAKS or forbidden(character) for character in kept(given))


@given(GIVEN.filter(lambda given: kept(given) != ""))
def test_a_project_gives_back_what_was_kept_and_counts_its_characters(given: str) -> None:
    text = kept(given)
    with Project.create(coder="Signe") as project:
        source = project.sources.add(Addition(Reading("x", text)))
        assert project.sources.text(source.id) == text
        assert source.characters == len(text)
        assert project.check() == []


def test_a_text_that_was_not_normalised_is_our_own_mistake(project: Project) -> None:
    with pytest.raises(ValueError, match="not been normalised"):
        project.sources.add(Addition(Reading("x", "en\r\nto")))


def test_positions_count_characters_not_units(project: Project) -> None:
    source = project.sources.add(Addition(Reading("x", "😀😀 dør")))
    coding = project.codings.apply(project.codes.add("Dør").id, source.id, TextRange(3, 6))
    (row,) = project.excerpts.load([coding.id])
    assert row.text == "dør"
