"""The observed disagreement of Krippendorff's alpha for unitising in the third edition of his book (2013, §12.4).

Lengths are not squared there, and the values of stretches that meet are compared too. What the book expects by chance
is not here: no printed example holds it, so that nothing could vouch for an alpha. It is another measure than those of
2004 and of 2016.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from qualapp.analysis.agreement.figures import Undefined, Value
from qualapp.analysis.agreement.unitising import Section

Apart = Callable[[int, int], float]
"""How far two codes are apart, from 0 for the same to 1."""


def observed_2013(coders: Sequence[Sequence[Section]], apart: Apart = lambda one, other: float(one != other)) -> Value:
    """The mean over what meets and what meets nothing: 0 where all coded alike, undefined where nobody coded."""
    found = [term for one, other in combinations(coders, 2) for term in _terms(one, other, apart)]
    return sum(found) / len(found) if found else Undefined.NOBODY_CODED


def _terms(ours: Sequence[Section], theirs: Sequence[Section], apart: Apart) -> Iterator[float]:
    """For stretches that meet, their union without what they share, less so the farther apart their codes are."""
    for one in ours:
        for other in theirs:
            if _meet(one, other):
                shared = min(one[1], other[1]) - max(one[0], other[0])
                union = max(one[1], other[1]) - min(one[0], other[0])
                yield union - shared * (1 - apart(one[2], other[2]) ** 2)
    for some, others in ((ours, theirs), (theirs, ours)):
        yield from (2.0 * (one[1] - one[0]) for one in some if not any(_meet(one, other) for other in others))


def _meet(one: Section, other: Section) -> bool:
    return one[0] < other[1] and other[0] < one[1]
