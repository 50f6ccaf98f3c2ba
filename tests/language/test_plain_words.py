"""Words as search has them: taken stretch by stretch, they are those of the whole text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualapp.language import words
from qualapp.language.words import WORD, lemma, lemmas, plain, plain_words

_PIECES = [
    "Hel\u00adheds\u00adplan",
    "a\u030arene",
    "kl.10",
    "mor-barn",
    "»Ja«",
    "snake_case",
    "BØRNENE",
    "’s",
    "²",
    "ß",
]
_BETWEEN = [".", "–", "\u00ad", "\u0301", " ", "  ", "\n", "\t", "\u00a0", "\u2028", "\x1f"]
_TEXTS = st.lists(st.sampled_from(_PIECES + _BETWEEN) | st.text(max_size=4), max_size=30).map("".join)


@given(_TEXTS)
def test_all_words_of_a_text_are_found_in_order(text: str) -> None:
    assert plain_words(text).split() == [plain(word) for word in WORD.findall(text)]
    assert lemmas(text, "da").split() == [lemma(word, "da") for word in WORD.findall(text)]


def test_words_are_parted_by_one_space_however_they_stand() -> None:
    assert plain_words("  Hvor – længe? \n\n(Tre,\u00a0år.) ") == "hvor længe tre år"
    assert lemmas("Sundhedsplejerskerne – mødte\nbørnene.", "da") == "sundhedsplejerske møde barn"


def test_a_text_of_more_words_than_are_remembered_loses_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "_REMEMBERED", 3)
    text = " ".join(f"ord{number}" for number in range(10))
    assert plain_words(text) == text
    assert lemmas(text, "da") == text
