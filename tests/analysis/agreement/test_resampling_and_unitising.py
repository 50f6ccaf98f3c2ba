"""Quick ways against slow ones: packed sums against sums, sections against characters one by one."""

import random
from collections import Counter
from itertools import groupby, permutations

import pytest
from coded import CODERS, sources, tree
from hypothesis import given
from hypothesis import strategies as st

from qualapp.analysis.agreement import Comparison, Unit
from qualapp.analysis.agreement.counts import Counts
from qualapp.analysis.agreement.figures import Undefined
from qualapp.analysis.agreement.gathering import Gathering
from qualapp.analysis.agreement.matching import matched, overlap
from qualapp.analysis.agreement.resampling import Resamples, packed, unpacked
from qualapp.analysis.agreement.unitising import GAP, Continuum, Section, without_overlaps
from qualapp.model.claims import CodedSource

NUMBERS = st.lists(st.integers(0, 2**40), min_size=1, max_size=20)
SPANS = st.lists(
    st.tuples(st.integers(0, 40), st.integers(1, 12)).map(lambda span: (span[0], span[0] + span[1])), max_size=6
)


@given(NUMBERS, st.integers(1, 50))
def test_packed_numbers_are_added_each_for_itself(numbers: list[int], times: int) -> None:
    assert unpacked(sum([packed(numbers)] * times), len(numbers)) == [number * times for number in numbers]


@given(some=sources(most=5), unit=st.sampled_from([Unit.CHARACTER, Unit.TURN, Unit.OVERLAP]), seed=st.integers(0, 99))
def test_a_resampling_is_the_sum_of_the_sources_drawn(some: list[CodedSource], unit: Unit, seed: int) -> None:
    codes = {code.id: code.id for code, _depth in tree().walk()}
    gathering = Gathering(Comparison(unit=unit, coders=CODERS, samples=1), CODERS, codes)
    for one in some:
        gathering.add(one)
    pieces = gathering.pieces
    if not pieces:
        return
    expected = Counts(gathering.layout)
    for place in random.Random(seed).choices(range(len(pieces)), k=len(pieces)):
        expected.add(pieces[place])
    (drawn,) = Resamples(gathering.layout, list(codes), pieces).draw(1, seed)
    assert drawn.total == expected.total
    assert drawn.codes == {code: expected.row(code) for code in codes}


@given(some=sources(most=5), unit=st.sampled_from([Unit.CHARACTER, Unit.TURN, Unit.OVERLAP, Unit.SOURCE]))
def test_the_sources_add_up_to_the_whole(some: list[CodedSource], unit: Unit) -> None:
    """One source is resampled by its turns, which cuts stretches: only their squares are then others."""
    codes = {code.id: code.id for code, _depth in tree().walk()}
    gathering = Gathering(Comparison(unit=unit, coders=CODERS, samples=1, coded_only=True), CODERS, codes)
    for one in some:
        gathering.add(one)
    whole = Counts(gathering.layout)
    for piece in gathering.pieces:
        whole.add(piece)
    assert whole.total == gathering.counts.total
    compared = -1 if gathering.sources == 1 else gathering.layout.width
    for code in codes:
        assert whole.row(code)[:compared] == gathering.counts.row(code)[:compared]


@given(st.data(), st.integers(2, 4), st.integers(1, 30))
def test_unitising_counts_what_characters_one_by_one_tell(data: st.DataObject, coders: int, length: int) -> None:
    lines = [data.draw(st.lists(st.integers(0, 3), min_size=length, max_size=length)) for _coder in range(coders)]
    sections = [list(_sections(line)) for line in lines]
    found = Continuum()
    found.add(length, sections)
    expected: Counter[tuple[int, int]] = Counter()
    for said in zip(*lines, strict=True):
        expected.update(permutations(said, 2))
    lengths = {pair: count / (coders - 1) for pair, count in expected.items()}
    assert {pair: value for pair, value in found.lengths.items() if value > 1e-9} == pytest.approx(lengths)
    squares: dict[int, float] = {}
    for line, coded in zip(lines, sections, strict=True):
        squares[GAP] = squares.get(GAP, 0) + line.count(GAP)
        for start, stop, code in coded:
            squares[code] = squares.get(code, 0) + (stop - start) ** 2
    value = found.edges_and_codes().value
    total = length * coders
    margins = Counter(code for line in lines for code in line)
    scale = total - sum(squares.values()) / total
    if len(margins) < 2 or scale <= 0:
        assert value is Undefined.NO_VARIATION
        return
    by_chance = total - sum((margins[code] ** 2 - squares[code]) / scale for code in margins)
    seen = total - sum(count for (one, other), count in lengths.items() if one == other)
    if by_chance > 1e-9:
        assert value == pytest.approx(1 - seen / by_chance)


@given(st.lists(st.integers(0, 3), min_size=1, max_size=30), st.integers(2, 4))
def test_coders_who_unitise_alike_agree_fully(line: list[int], coders: int) -> None:
    found = Continuum()
    found.add(len(line), [list(_sections(line))] * coders)
    for measure in (found.edges_and_codes(), found.relevance(), found.codes()):
        assert measure.why is not None or measure.value == pytest.approx(1) or isinstance(measure.value, Undefined)


def test_sections_that_overlap_are_no_continuum() -> None:
    assert without_overlaps([(5, 9, 1), (0, 5, 2)]) == [(0, 5, 2), (5, 9, 1)]
    assert without_overlaps([(4, 9, 1), (0, 5, 2)]) is None


@given(SPANS, SPANS, st.sampled_from([0.1, 0.5, 0.9, 1.0]))
def test_each_excerpt_is_matched_with_one_other_at_most_and_near_enough(
    ours: list[tuple[int, int]], theirs: list[tuple[int, int]], threshold: float
) -> None:
    first, second = set(ours), set(theirs)
    found = matched(first, second, threshold)
    assert len({one for one, _other in found.same}) == len({other for _one, other in found.same}) == len(found.same)
    assert all(overlap(one, other) >= threshold for one, other in found.same)
    assert (found.first, found.second) == (len(first) - len(found.same), len(second) - len(found.same))
    left = first - {one for one, _other in found.same}, second - {other for _one, other in found.same}
    assert not any(overlap(one, other) >= threshold for one in left[0] for other in left[1])
    turned = matched(second, first, threshold)
    assert len(turned.same) == len(found.same)


def _sections(line: list[int]) -> list[Section]:
    found: list[Section] = []
    start = 0
    for code, units in groupby(line):
        stop = start + len(list(units))
        if code != GAP:
            found.append((start, stop, code))
        start = stop
    return found
