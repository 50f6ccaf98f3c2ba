"""Edits that people made apart, made to one text."""

import itertools
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualapp.model.reweaving import Rewoven, WovenStep, latest, rewoven
from qualapp.model.text_edit import TextEdit, smallest_edits
from qualapp.model.weave import Weave, WovenEdit, make, woven


def corrected(base: str, by: str, clock: int, *versions: str) -> list[WovenStep]:
    """What somebody did who made these versions of a text, one after another."""
    weave = Weave(base)
    steps: list[WovenStep] = []
    for number, version in enumerate(versions):
        made: list[WovenEdit] = []
        for edit in smallest_edits(weave.text, version):
            made.append(woven(weave, edit, f"{by}{number}:{len(made)}"))
            make(weave, made[-1])
        assert weave.text == version
        steps.append(WovenStep(clock + number, f"{by}{number}".encode(), tuple(made), latest(steps)))
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
    assert [(lost.step, lost.by, lost.lost) for lost in together.overridden] == [(b"a0", b"b0", mine[4:-4])]


BASE = "Vi manglede mange gode stole\nog alle var glade for den varme kaffe."


def both(base: str, mine: str, theirs: str) -> Rewoven:
    """Two versions made apart, the second later."""
    return rewoven(base, [*corrected(base, "a", 1, mine), *corrected(base, "b", 2, theirs)])


@pytest.mark.parametrize(
    ("mine", "theirs", "lost", "kept"),
    [
        pytest.param(
            BASE.replace("manglede mange", "havde ingen"),
            BASE.replace("mange gode", "for få"),
            "havde ingen gode",
            "manglede for få",
            id="overlapping",
        ),
        pytest.param(
            BASE.replace("manglede mange gode stole", "stod op"),
            BASE.replace("gode", "dårlige"),
            "stod op",
            "manglede mange dårlige stole",
            id="one inside the other",
        ),
        pytest.param(
            BASE.replace("gode", "dårlige"),
            BASE.replace("manglede mange gode stole", "stod op"),
            "manglede mange dårlige stole",
            "stod op",
            id="one around the other",
        ),
        pytest.param(
            BASE.replace("mange gode", "mange meget gode"),
            BASE.replace("manglede mange gode stole", "stod op"),
            "manglede mange meget gode stole",
            "stod op",
            id="words put inside what another wrote anew",
        ),
        pytest.param(
            BASE.replace(" manglede mange gode stole", ""),
            BASE.replace("mange gode", "mange meget gode"),
            "",
            " manglede mange meget gode stole",
            id="words put inside what another took away",
        ),
    ],
)
def test_of_words_that_two_people_wrote_anew_the_later_version_stands_whole(
    mine: str, theirs: str, lost: str, kept: str
) -> None:
    together = both(BASE, mine, theirs)
    assert together.weave.text == theirs
    assert [(one.step, one.by, one.lost, one.kept) for one in together.overridden] == [(b"a0", b"b0", lost, kept)]
    assert theirs[together.overridden[0].at :].startswith(kept)


def test_words_that_were_taken_away_are_told_with_a_word_by_which_they_are_found() -> None:
    together = both(BASE, BASE.replace("gode", "dårlige"), BASE.replace(" mange gode stole", ""))
    assert [(one.lost, one.kept) for one in together.overridden] == [("manglede mange dårlige stole", "manglede")]


def test_what_lost_stands_again_when_what_it_lost_to_loses_itself() -> None:
    first, second = BASE.replace("Vi manglede", "De savnede"), BASE.replace("manglede mange gode", "ejede fem")
    third = BASE.replace("gode stole", "kopper")
    steps = [*corrected(BASE, "a", 1, first), *corrected(BASE, "b", 2, second), *corrected(BASE, "c", 3, third)]
    for order in itertools.permutations(steps):
        together = rewoven(BASE, order)
        assert together.weave.text == BASE.replace("Vi manglede", "De savnede").replace("gode stole", "kopper")
        assert [(one.step, one.by) for one in together.overridden] == [(b"b0", b"c0")]


def test_what_was_built_on_words_that_lost_goes_with_them_and_is_told_with_them() -> None:
    mine = [BASE.replace("mange gode", "alt for få"), BASE.replace("mange gode", "alt for mange få")]
    steps = [*corrected(BASE, "a", 1, *mine), *corrected(BASE, "b", 3, BASE.replace("mange", "nogle"))]
    together = rewoven(BASE, steps)
    assert together.weave.text == BASE.replace("mange", "nogle")
    assert [(one.step, one.lost, one.kept) for one in together.overridden] == [
        (b"a1", "alt for mange få", "nogle gode")
    ]


def test_what_was_put_behind_words_that_lost_stays() -> None:
    mine = [BASE.replace("kaffe", "kakao"), BASE.replace("kaffe", "kakao og al den kage")]
    steps = [*corrected(BASE, "a", 1, *mine), *corrected(BASE, "b", 3, BASE.replace("kaffe", "te"))]
    assert rewoven(BASE, steps).weave.text == BASE.replace("kaffe", "te og al den kage")


def test_who_takes_their_words_back_stands_in_nobodys_way() -> None:
    mine = [BASE.replace("mange gode", "ingen"), BASE]
    weave, steps = Weave(BASE), corrected(BASE, "a", 1, mine[0])
    for step in steps:
        for edit in step.edits:
            make(weave, edit)
    (made,) = smallest_edits(mine[0], BASE)
    back = woven(weave, made, "a1:0", steps[0].edits[0].removed)
    steps.append(WovenStep(3, b"a1", (back,), (b"a0",)))
    theirs = corrected(BASE, "b", 2, BASE.replace("gode", "dårlige"))
    together = rewoven(BASE, [*steps, *theirs])
    assert together.weave.text == BASE.replace("gode", "dårlige")
    assert together.overridden == []


def test_of_the_same_correction_made_twice_nothing_is_told() -> None:
    together = both(BASE, BASE.replace("manglede mange", "savnede"), BASE.replace("manglede mange", "savnede"))
    assert together.weave.text == BASE.replace("manglede mange", "savnede")
    assert together.overridden == []


WORDS = [f"ord{number}" for number in range(8)]

CORRECTIONS = st.lists(
    st.tuples(st.integers(0, 7), st.integers(1, 5), st.integers(0, 3)).map(lambda c: (c[0], min(8, c[0] + c[1]), c[2])),
    min_size=2,
    max_size=4,
)


@given(corrections=CORRECTIONS, order=st.randoms(use_true_random=False))
def test_each_version_stands_whole_or_not_at_all(corrections: list[tuple[int, int, int]], order: Random) -> None:
    base = " ".join(WORDS)
    steps: list[WovenStep] = []
    for clock, (first, last, many) in enumerate(corrections):
        start, stop = base.index(WORDS[first]), base.index(WORDS[last - 1]) + 4
        words = " ".join(f"{'abcd'[clock]}{number}" for number in range(many))
        edit = woven(Weave(base), TextEdit(start, base[start:stop], words), f"{clock}:0")
        steps.append(WovenStep(clock, str(clock).encode(), (edit,)))
    stands: list[int] = []
    for clock, (first, last, _many) in reversed(list(enumerate(corrections))):
        if all(last <= corrections[other][0] or corrections[other][1] <= first for other in stands):
            stands.append(clock)
    expected = base
    for clock in sorted(stands, key=lambda clock: corrections[clock], reverse=True):
        first, last, many = corrections[clock]
        start, stop = expected.index(WORDS[first]), expected.index(WORDS[last - 1]) + 4
        words = " ".join(f"{'abcd'[clock]}{number}" for number in range(many))
        expected = expected[:start] + words + expected[stop:]
    order.shuffle(steps)
    together = rewoven(base, steps)
    assert together.weave.text == expected
    for lost in together.overridden:
        assert int(lost.step) not in stands
        assert together.weave.text[lost.at :].startswith(lost.kept)
        assert lost.kept
