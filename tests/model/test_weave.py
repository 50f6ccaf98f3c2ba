"""Edits that people made apart, made to one text."""

import pytest

from qualapp.model.reweaving import WovenStep, rewoven
from qualapp.model.text_edit import smallest_edits
from qualapp.model.weave import Weave, WovenEdit, make, woven


def corrected(base: str, by: str, clock: int, *versions: str) -> list[WovenStep]:
    """What somebody did who made these versions of a text, one after another."""
    weave, steps = Weave(base), []
    for number, version in enumerate(versions):
        made: list[WovenEdit] = []
        for edit in smallest_edits(weave.text, version):
            made.append(woven(weave, edit, f"{by}{number}:{len(made)}"))
            make(weave, made[-1])
        assert weave.text == version
        steps.append(WovenStep(clock + number, f"{by}{number}".encode(), tuple(made)))
    return steps


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "together"),
    [
        ("Hun siger ja.", "Hun mener ét.", "Hun siger ja tak.", "Hun mener ét tak."),
        ("Det er god mad.", "Det er ikke god mad.", "Det er godt mad.", "Det er ikke godt mad."),
        ("Så kom de.", "Så kom de. Alle sammen.", "Da kom de.", "Da kom de. Alle sammen."),
        ("Hun siger ja.", "Hun ja.", "Hun siger nej.", "Hun nej."),
        ("Hun siger ja.", "Hun siger det ja.", "Hun sagde ja.", "Hun sagde det ja."),
    ],
)
def test_what_two_people_did_to_different_words_stands_side_by_side(
    base: str, mine: str, theirs: str, together: str
) -> None:
    steps = [*corrected(base, "a", 1, mine), *corrected(base, "b", 2, theirs)]
    assert rewoven(base, steps).weave.text == together
    assert rewoven(base, reversed(steps)).weave.text == together


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("Hun mener ét ja.", "Hun mener to ja."),
        ("Hun sjældent ja.", "Hun hver dag ja."),
        ("Hun sige ja.", "Hun siges ja."),
    ],
)
def test_of_one_word_that_two_people_corrected_the_later_version_stands_and_the_other_is_told(
    mine: str, theirs: str
) -> None:
    base = "Hun siger ja."
    together = rewoven(base, [*corrected(base, "a", 1, mine), *corrected(base, "b", 2, theirs)])
    assert together.weave.text == theirs
    assert [step for step, _lost in together.overridden] == [b"b0"]
