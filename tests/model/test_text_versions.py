"""Two versions of a text: the edits between them, and the lines that are shown."""

import random
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualapp.model.changed_passages import Piece, changed_passages, shortened
from qualapp.model.text import TextRange
from qualapp.model.text_edit import TextEdit
from qualapp.model.text_versions import Versions

WORDS = st.lists(
    st.sampled_from(["Det", "det", "var", "er", "godt", "godtt", "\n", "I:", "😀", ",", "kaffe"]), max_size=30
)


def edited(versions: Versions) -> str:
    text = versions.old
    for edit in versions.edits:
        assert text[edit.at : edit.end] == edit.removed
        text = edit.of(text)
    return text


@given(old=WORDS, new=WORDS)
def test_the_edits_make_the_new_text_of_the_old_one(old: list[str], new: list[str]) -> None:
    versions = Versions(" ".join(old), "  ".join(new))
    assert edited(versions) == versions.new
    assert all(a < c and b < d for (a, b), (c, d) in zip(versions.pairs, versions.pairs[1:], strict=False))
    assert 0 <= versions.likeness <= 1


@given(old=WORDS, new=WORDS)
def test_the_passages_tell_all_that_differs(old: list[str], new: list[str]) -> None:
    versions = Versions(" ".join(old), " ".join(new))
    text, shift = versions.old, 0
    for passage in changed_passages(versions.old, versions.edits):
        was = "".join(words for piece, words in passage.pieces if piece is not Piece.NEW)
        now = "".join(words for piece, words in passage.pieces if piece is not Piece.GONE)
        assert was == versions.old[passage.start : passage.end] != now
        text = text[: passage.start + shift] + now + text[passage.end + shift :]
        shift += len(now) - len(was)
    assert text == versions.new


@pytest.mark.parametrize(
    ("old", "new", "edits"),
    [
        ("det var godt", "det er godt", [TextEdit(4, "var", "er")]),
        ("det var godt", "det godt", [TextEdit(4, "var ", "")]),
        ("ja det", "ja, det", [TextEdit(2, "", ",")]),
        ("gik\nHjem", "gik hjem", [TextEdit(4, "Hjem", "hjem"), TextEdit(3, "\n", " ")]),
        (
            "så kom kafen og kagn",
            "så kom kaffen og kagen",
            [TextEdit(16, "kagn", "kagen"), TextEdit(7, "kafen", "kaffen")],
        ),
        ("kafen kagn her", "kaffen kagen her", [TextEdit(6, "kagn", "kagen"), TextEdit(0, "kafen", "kaffen")]),
        ("ens", "ens", []),
        ("", "ny", [TextEdit(0, "", "ny")]),
    ],
)
def test_only_the_words_that_differ_are_edited(old: str, new: str, edits: list[TextEdit]) -> None:
    assert Versions(old, new).edits == edits
    assert edited(Versions(old, new)) == new


def test_how_much_of_a_stretch_is_left() -> None:
    versions = Versions("Vi drak kaffe. Så gik vi hjem til os selv.", "Vi drak te. Noget helt andet skete der.")
    assert versions.kept(TextRange(0, 14), TextRange(0, 11)) == 0.75
    assert versions.kept(TextRange(15, 42), TextRange(12, 12)) == 0


def test_a_passage_is_shortened_to_what_is_around_the_changes() -> None:
    (passage,) = changed_passages("en " * 100 + "fejl" + " to" * 100, [TextEdit(300, "fejl", "ret")])
    words = [text for _piece, text in shortened(passage, 12)]
    assert words == ["… en en en ", "fejl", "ret", " to to to …"]


def _words(seed: int, count: int) -> list[str]:
    chance = random.Random(seed)
    known = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8").split()
    return [known[int(len(known) * chance.random() ** 2)] + "\n" * (place % 35 == 34) for place in range(count)]


def test_300_corrections_in_10_000_words_are_found_at_once() -> None:
    words = _words(1, 10_000)
    chance = random.Random(2)
    corrected = list(words)
    for place in chance.sample(range(10_000), 300):
        corrected[place] = chance.choice(["", "indsat " + words[place], words[place].upper(), words[place] + "s"])
    for old, new in ((words, corrected), (words, _words(3, 10_000))):
        began = time.process_time()
        versions = Versions(" ".join(old), " ".join(new))
        assert len(versions.edits) > 200
        assert time.process_time() - began < 3
    assert Versions(" ".join(words), " ".join(corrected)).likeness > 0.95
    assert versions.likeness < 0.3
