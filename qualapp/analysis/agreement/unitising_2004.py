"""Krippendorff's alpha for unitising as it was in 2004 (and, but for an error in print, in 1995): one code at a time.

Disagreement is the squared distance of edges, so that long stretches weigh far more than short ones. It is neither the
alpha of the book of 2013 nor that of 2016, and their values must not be compared.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, combinations, pairwise

from qualapp.analysis.agreement.figures import Disagreement, Undefined
from qualapp.analysis.agreement.units import Span


def alpha_2004(length: int, coders: Sequence[Sequence[Span]]) -> Disagreement:
    """The disagreement of 2004 on one code along a line, in squared characters; divide by length² for the book's.

    Each coder's stretches are in order and apart from each other, but may touch.
    """
    if len(coders) < 2 or not length:
        return Disagreement(0, 0, Undefined.NOTHING_SHARED)
    if not any(coders):
        return Disagreement(0, 0, Undefined.NOBODY_CODED)
    if any(not 0 <= before[0] < before[1] <= after[0] for spans in coders for before, after in _ordered(spans, length)):
        raise ValueError("the stretches of a coder overlap, are empty or lie outside the line")
    return Disagreement(_observed(coders), _expected(length, coders))


def _ordered(spans: Sequence[Span], length: int) -> Iterator[tuple[Span, Span]]:
    return pairwise([*spans, (length, length)])


def _observed(coders: Sequence[Sequence[Span]]) -> float:
    """The mean over pairs of coders."""
    pairs = list(combinations(coders, 2))
    return sum(_distance(one, other) + _unmet(other, one) for one, other in pairs) / len(pairs)


def _distance(ours: Sequence[Span], theirs: Sequence[Span]) -> int:
    """How far apart the edges of stretches that meet are, with those of ours that meet none."""
    found = _unmet(ours, theirs)
    for start, stop in ours:
        for other_start, other_stop in _met(start, stop, theirs):
            found += (start - other_start) ** 2 + (stop - other_stop) ** 2
    return found


def _unmet(ours: Sequence[Span], theirs: Sequence[Span]) -> int:
    return sum((stop - start) ** 2 for start, stop in ours if not _met(start, stop, theirs))


def _met(start: int, stop: int, spans: Sequence[Span]) -> Sequence[Span]:
    first = bisect_right(spans, start, key=lambda span: span[1])
    return spans[first : bisect_left(spans, stop, key=lambda span: span[0])]


def _expected(length: int, coders: Sequence[Sequence[Span]]) -> float:
    """What stretches of these lengths would come to wherever on the line they and the gaps lay."""
    lengths = [stop - start for spans in coders for start, stop in spans]
    gaps = sorted(gap for spans in coders for gap in _gaps(spans, length))
    beyond = [*accumulate(reversed(gaps), initial=0)][::-1]
    total = 0.0
    for one in lengths:
        first = bisect_left(gaps, one)
        room = beyond[first] - (len(gaps) - first) * (one - 1)
        total += (len(lengths) - 1) * (2 * one**3 - 3 * one**2 + one) / 3 + one**2 * room
    places = len(coders) * length
    ways = places * (places - 1) - sum(one * (one - 1) for one in lengths)
    return 2 * length * total / ways


def _gaps(spans: Sequence[Span], length: int) -> Iterator[int]:
    for (_start, stop), (start, _stop) in pairwise([(0, 0), *spans, (length, length)]):
        if stop < start:
            yield start - stop
