"""Sentences end where a reader says so."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualapp.language.sentences import sentences


def split(text: str, language: str = "da") -> list[str]:
    return [text[start:stop] for start, stop in sentences(text, language)]


@pytest.mark.parametrize(
    "text",
    [
        "Vi gjorde det f.eks. Lørdag morgen.",
        "Det kostede ca. 40 kr. om måneden.",
        "Mødet er kl. 10 på vej nr. 5 bl.a. for Aisha.",
        "Det sagde hr. Holm, dvs. Jonas.",
        "Den 3. maj kom hun igen.",
        "Jeg talte med H. Lund om det.",
        "»Kommer du?« spurgte hun.",
        "Hun tøvede ... og så gik hun.",
        "Det er 3.5 timer",
    ],
)
def test_no_sentence_ends_inside(text: str) -> None:
    assert split(text) == [text]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Det var godt. Så kom hun.", ["Det var godt.", "Så kom hun."]),
        ("Hvad så? ja, det ved jeg ikke!", ["Hvad så?", "ja, det ved jeg ikke!"]),
        ("Det var i 2012. Så flyttede vi.", ["Det var i 2012.", "Så flyttede vi."]),
        ("Kaffe, kage osv. Og så gik de.", ["Kaffe, kage osv.", "Og så gik de."]),
        ("»Det går ikke.« Hun gik.", ["»Det går ikke.«", "Hun gik."]),
        ("Jeg ved ikke… Måske.", ["Jeg ved ikke…", "Måske."]),
        ("Han sagde: nej. – Og hun sagde ja.", ["Han sagde: nej.", "– Og hun sagde ja."]),
        ("  Ja.\n\n Nej. ", ["Ja.", "Nej."]),
        ("", []),
        (" \n ", []),
    ],
)
def test_sentences_end_where_a_reader_says_so(text: str, parts: list[str]) -> None:
    assert split(text) == parts


def test_english_has_abbreviations_of_its_own() -> None:
    assert split("See no. 5, e.g. Main Street. No. We did not. So did I. Then Mrs. Hall left.", "en") == [
        "See no. 5, e.g. Main Street.",
        "No.",
        "We did not.",
        "So did I.",
        "Then Mrs. Hall left.",
    ]


@given(st.text(alphabet='aBø .!?…»«"\n-3', max_size=80), st.sampled_from(["da", "en"]))
def test_sentences_hold_every_letter_once_and_in_order(text: str, language: str) -> None:
    found = list(sentences(text, language))
    assert all(start < stop for start, stop in found)
    assert all(before[1] <= after[0] for before, after in pairwise(found))
    inside = "".join(text[start:stop] for start, stop in found)
    assert "".join(inside.split()) == "".join(text.split())
    assert all(text[start:stop] == text[start:stop].strip() for start, stop in found)
