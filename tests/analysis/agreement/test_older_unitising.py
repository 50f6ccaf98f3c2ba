"""The alphas for unitising of 2004 and 2013: printed values, and what must not change them."""

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from published import CONTINUUM, FIGURE_12_11, SETS

from qualapp.analysis.agreement.figures import Undefined, pooled
from qualapp.analysis.agreement.unitising_2004 import alpha_2004
from qualapp.analysis.agreement.unitising_2013 import observed_2013
from qualapp.analysis.agreement.units import Span

LENGTH = 40
_FINE = 50_000


@st.composite
def lines(draw: st.DrawFn) -> list[Span]:
    """One coder's stretches along a line, some of which touch."""
    ends = sorted(draw(st.sets(st.integers(0, LENGTH), max_size=10)))
    kept = draw(st.lists(st.booleans(), min_size=len(ends), max_size=len(ends)))
    return [span for span, is_kept in zip(pairwise(ends), kept, strict=False) if is_kept]


CODERS = st.lists(lines(), min_size=2, max_size=4)


def test_the_line_of_2004_page_254() -> None:
    found = {code: alpha_2004(300, coders) for code, coders in CONTINUUM.items()}
    square = 300**2
    assert found["c"].observed / square == pytest.approx(0.0144, abs=0.00005)
    assert found["c"].expected / square == pytest.approx(0.0532, abs=0.00005)
    assert found["c"].value == pytest.approx(0.7286, abs=0.00005)
    assert found["k"].observed == 0
    assert found["k"].expected / square == pytest.approx(0.0490, abs=0.00005)
    assert found["k"].value == 1
    assert pooled(list(found.values())).value == pytest.approx(0.8591, abs=0.0005)


def test_one_long_stretch_against_three_short_ones() -> None:
    """An example of a program by others."""
    found = alpha_2004(10, [[(1, 9)], [(2, 3), (4, 5), (6, 7)]])
    assert found.observed / 100 == pytest.approx(0.9100)
    assert found.expected / 100 == pytest.approx(0.5351, abs=0.0001)
    assert found.value == pytest.approx(-0.7003, abs=0.00005)


@pytest.mark.parametrize(
    ("name", "observed", "alpha"),
    [("A", 0.03125, 0.553), ("B", 2.26736, -0.926), ("C", 0.02777, 0.679), ("D", 0.38715, 0.066)],
)
def test_the_sets_of_1995(name: str, observed: float, alpha: float) -> None:
    """The alphas were printed for a line without end of fine units, with another expectation than that of 2004.

    Hence the tolerance, which other programs need too.
    """
    found = alpha_2004(24, SETS[name])
    assert found.observed / 24**2 == pytest.approx(observed, abs=0.00001)
    fine = alpha_2004(24 * _FINE, [[(start * _FINE, stop * _FINE) for start, stop in spans] for spans in SETS[name]])
    assert fine.observed / (24 * _FINE) ** 2 == pytest.approx(observed, abs=0.00001)
    assert fine.value == pytest.approx(alpha, abs=0.02)


@given(CODERS)
def test_2004_told_slowly_from_the_book(coders: list[list[Span]]) -> None:
    found = alpha_2004(LENGTH, coders)
    if not any(coders):
        assert found.value is Undefined.NOBODY_CODED
        return
    apart = 0
    for place, one in enumerate(coders):
        for other in coders[:place] + coders[place + 1 :]:
            for start, stop in one:
                met = [span for span in other if set(range(*span)) & set(range(start, stop))]
                apart += sum((start - first) ** 2 + (stop - last) ** 2 for first, last in met) / 2
                apart += 0 if met else (stop - start) ** 2
    number = len(coders)
    assert found.observed == pytest.approx(2 * apart / (number * (number - 1)))
    lengths = [stop - start for spans in coders for start, stop in spans]
    gaps = [gap for spans in coders for gap in _gaps(spans)]
    by_chance = sum(
        (len(lengths) - 1) * (2 * one**3 - 3 * one**2 + one) / 3
        + one**2 * sum(gap - one + 1 for gap in gaps if gap >= one)
        for one in lengths
    )
    ways = number * LENGTH * (number * LENGTH - 1) - sum(one * (one - 1) for one in lengths)
    assert found.expected / LENGTH**2 == pytest.approx(2 / LENGTH * by_chance / ways)


@given(lines(), st.integers(2, 4))
def test_who_unitise_alike_agree_fully(line: list[Span], coders: int) -> None:
    found = alpha_2004(LENGTH, [line] * coders)
    assert found.observed == 0
    assert found.value == (1 if line else Undefined.NOBODY_CODED)
    sections = [(start, stop, start % 3) for start, stop in line]
    assert observed_2013([sections] * coders) == (0 if line else Undefined.NOBODY_CODED)


@given(CODERS, st.randoms(use_true_random=False))
def test_who_is_first_changes_nothing(coders: list[list[Span]], chance) -> None:
    shuffled = list(coders)
    chance.shuffle(shuffled)
    one, other = alpha_2004(LENGTH, coders), alpha_2004(LENGTH, shuffled)
    assert (one.observed, one.expected) == pytest.approx((other.observed, other.expected))
    assert _seen_2013(shuffled) == _seen_2013(coders) or _seen_2013(shuffled) == pytest.approx(_seen_2013(coders))


@given(CODERS)
def test_reading_the_line_backwards_changes_nothing(coders: list[list[Span]]) -> None:
    backwards = [[(LENGTH - stop, LENGTH - start) for start, stop in reversed(spans)] for spans in coders]
    one, other = alpha_2004(LENGTH, coders), alpha_2004(LENGTH, backwards)
    assert (one.observed, one.expected) == pytest.approx((other.observed, other.expected))
    assert _seen_2013(backwards) == _seen_2013(coders) or _seen_2013(backwards) == pytest.approx(_seen_2013(coders))


def test_a_line_of_one_character_says_nothing() -> None:
    assert alpha_2004(1, [[(0, 1)], [(0, 1)]]).value is Undefined.NO_VARIATION
    assert alpha_2004(9, [[(0, 5)]]).value is alpha_2004(0, [[], []]).value is Undefined.NOTHING_SHARED


@pytest.mark.parametrize("spans", [[(0, 5), (4, 9)], [(4, 9), (0, 3)], [(3, 3)], [(-1, 3)], [(8, 11)]])
def test_stretches_that_overlap_or_lie_outside_are_refused(spans: list[Span]) -> None:
    with pytest.raises(ValueError, match="overlap"):
        alpha_2004(10, [spans, []])


def test_the_figure_of_2013() -> None:
    assert observed_2013(FIGURE_12_11) == pytest.approx(7.8)


def test_2013_weighs_what_codes_share_by_how_far_apart_they_are() -> None:
    coders = [[(0, 10, 1)], [(0, 20, 2)]]
    assert observed_2013(coders) == 20
    assert observed_2013(coders, lambda _one, _other: 0.5) == pytest.approx(20 - 10 * 0.75)


def _seen_2013(coders: Sequence[Sequence[Span]]) -> object:
    return observed_2013([[(*span, 1) for span in spans] for spans in coders])


def _gaps(spans: Sequence[Span]) -> list[int]:
    covered = {place for span in spans for place in range(*span)}
    marks = "".join("x" if place in covered else "." for place in range(LENGTH))
    return [len(gap) for gap in marks.split("x") if gap]
