"""Phrases are found as whole words, wherever white space and signs stand between them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualapp.language.phrases import Found, Phrases, longest, scanned
from qualapp.language.words import plain


def found_in(text: str, *phrases: str, exact: bool = False, tolerant: bool = False) -> list[str]:
    looking = Phrases(tolerant=tolerant)
    for key, phrase in enumerate(phrases):
        looking.add(key, [phrase], exact=exact)
    return [text[one.start : one.end] for one in sorted(looking.find(text), key=lambda one: one.start)]


@pytest.mark.parametrize("text", ["skolestart", "folkeskole", "skoler", "højskole", "skole2"])
def test_a_part_of_a_word_is_not_found(text: str) -> None:
    assert found_in(text, "skole") == []


@pytest.mark.parametrize("text", ["skole-hjem", "hjem/skole", "(skole)", "»Skole«", "skole.", "SKOLE:", "sko\u00adle"])
def test_signs_end_a_word_and_capitals_do_not_count(text: str) -> None:
    assert len(found_in(text, "skole")) == 1


def test_a_phrase_may_hold_hyphen_and_slash() -> None:
    text = "Styre-/følgegruppe og UU-vejlederen"
    assert found_in(text, "styre-/følgegruppe", "UU-vejlederen") == ["Styre-/følgegruppe", "UU-vejlederen"]


def test_white_space_within_a_phrase_may_be_a_line_end_but_not_an_empty_line() -> None:
    assert found_in("kommunal\u00a0 \nmedarbejder", "kommunal medarbejder") == ["kommunal\u00a0 \nmedarbejder"]
    assert found_in("kommunal\n \nmedarbejder", "kommunal medarbejder") == []


def test_capitals_count_where_a_phrase_is_exact() -> None:
    assert found_in("UU, uu og Uu", "UU", exact=True) == ["UU"]


def test_an_accent_is_the_same_in_one_sign_or_two() -> None:
    assert found_in("Børnera\u030adet", "børnerådet") == ["Børnera\u030adet"]


@pytest.mark.parametrize(
    ("written", "phrase"),
    [
        ("boligomraadet", "boligområdet"),
        ("omrédesekretariat", "områdesekretariat"),
        ("foreningsr@d", "foreningsrød"),
        ("laerer", "lærer"),
        ("foelgegruppe", "følgegruppe"),
        ("kom-\nmunen", "kommunen"),
        ("bestyrel¬\n  sen", "bestyrelsen"),
    ],
)
def test_scanned_letters_are_read_as_what_they_were_only_when_asked(written: str, phrase: str) -> None:
    said = f"Og {written} kom."
    tolerant = found_in(said, phrase, tolerant=True)
    assert tolerant == [written]
    assert found_in(said, phrase) == []


def test_a_torn_word_before_a_capital_stays_two_words() -> None:
    assert found_in("SSP-\nSkole", "skole", tolerant=True) == ["Skole"]


def test_an_address_in_the_net_is_one_word_when_tolerant() -> None:
    assert found_in("post@kommunen.dk", "kommunen", tolerant=True) == []


def test_the_longest_wins_and_the_shorter_beside_it_stays() -> None:
    places = [Found(0, 4, 1), Found(2, 11, 2), Found(12, 15, 3), Found(10, 13, 4)]
    assert [[one.key for one in group] for group in longest(places)] == [[2], [3]]


WORDS = st.sampled_from(["skole", "Skolen", "UU", "styre", "følge", "boligsocial", "bestyrelse", "rå\u00addet", "lære"])
SIGNS = st.sampled_from([" ", "  ", "\n", "\n\n", "-", "/", ", ", ".", "", "_", "\u00a0", "😀", "'"])
TEXTS = st.lists(st.tuples(WORDS, SIGNS), max_size=30).map(lambda pairs: "".join(word + sign for word, sign in pairs))
PHRASES = st.lists(st.tuples(WORDS, st.sampled_from([" ", "-", "/", "-/"]), WORDS).map("".join) | WORDS, min_size=1)


@given(TEXTS, PHRASES, st.booleans())
def test_what_is_found_quotes_the_phrase(text: str, phrases: list[str], tolerant: bool) -> None:
    looking = Phrases(tolerant=tolerant)
    for key, phrase in enumerate(phrases):
        looking.add(key, [phrase])
    alike = scanned if tolerant else plain
    for one in looking.find(text):
        quoted, phrase = text[one.start : one.end], phrases[one.key]
        assert alike(re.sub(r"\s", "", quoted)) == alike(phrase.replace(" ", ""))
        assert not text[one.start - 1 : one.start].isalnum()
        assert not text[one.end : one.end + 1].isalnum()


@given(TEXTS, st.sampled_from(["skole", "bestyrelse", "styre", "lære"]))
def test_nothing_that_stands_alone_is_missed(text: str, word: str) -> None:
    alone = re.compile(rf"(?<![^\W_]){word}(?![^\W_])", re.IGNORECASE)
    looking = Phrases()
    looking.add(0, [word])
    assert {(one.start, one.end) for one in looking.find(text)} >= {match.span() for match in alone.finditer(text)}
