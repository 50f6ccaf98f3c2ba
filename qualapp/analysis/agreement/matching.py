"""Which excerpts of two coders are the same one: those that overlap enough, each with at most one other."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from qualapp.analysis.agreement.tally import Bits
from qualapp.analysis.agreement.units import Measure, Span
from qualapp.model.claims import CodedSource

Said = Mapping[str, int]
"""The valences that a coder claims of an excerpt, each with its weight."""
Claimed = dict[Span, Said]
"""The excerpts that one coder gave one code, in order, with what is claimed of each."""


@dataclass
class Excerpts:
    """The excerpts of a source by code and coder's bit, measured in characters that count.

    `twice` counts codings of the very words that the same coder gave the same code before.
    """

    claimed: dict[int, dict[int, Claimed]]
    codings: dict[tuple[int, int], int]
    twice: int = 0
    outside: int = 0
    emptied: int = 0


@dataclass(frozen=True)
class Matched:
    """What two coders did with one code: the excerpts that are the same, and how many only one of them has."""

    same: tuple[tuple[Span, Span], ...]
    first: int
    second: int


def excerpts(source: CodedSource, measure: Measure, bits: Bits, given: int) -> Excerpts:
    """Gather the excerpts of the coders who are compared."""
    found = Excerpts({}, {})
    for code, coder, start, stop, valence, weight in sorted(source.claims):
        folded, bit = bits.codes.get(code), bits.coders.get(coder, 0) & given
        if folded is None or not bit:
            continue
        found.codings[folded, bit] = found.codings.get((folded, bit), 0) + 1
        span = measure.place(start, stop)
        if start == stop:
            found.emptied += 1
        elif span[0] >= span[1]:
            found.outside += 1
        else:
            _claim(found, folded, bit, span, valence, weight)
    return found


def _claim(found: Excerpts, code: int, bit: int, span: Span, valence: str, weight: int) -> None:
    claimed = found.claimed.setdefault(code, {}).setdefault(bit, {})
    before = claimed.get(span, {})
    found.twice += valence in before
    claimed[span] = {**before, valence: weight}


def matched(first: Iterable[Span], second: Iterable[Span], threshold: float) -> Matched:
    """Pair the excerpts of two coders, those that overlap most before others.

    >>> matched([(0, 10), (20, 30)], [(2, 10), (29, 40)], 0.5)
    Matched(same=(((0, 10), (2, 10)),), first=1, second=1)
    """
    ours, theirs = sorted(first), sorted(second)
    candidates = sorted(_overlapping(ours, theirs, threshold), key=lambda found: (-found[0], sorted(found[1:])))
    same: list[tuple[Span, Span]] = []
    taken: tuple[set[Span], set[Span]] = set(), set()
    for _share, one, other in candidates:
        if one not in taken[0] and other not in taken[1]:
            taken[0].add(one)
            taken[1].add(other)
            same.append((one, other))
    return Matched(tuple(sorted(same)), len(ours) - len(same), len(theirs) - len(same))


def _overlapping(ours: Sequence[Span], theirs: Sequence[Span], threshold: float) -> Iterator[tuple[float, Span, Span]]:
    for one in ours:
        for other in theirs:
            if other[0] >= one[1]:
                break
            share = overlap(one, other)
            if share > 0 and share >= threshold:
                yield share, one, other


def overlap(one: Span, other: Span) -> float:
    """The characters in both of two stretches as a share of the characters in either.

    >>> overlap((0, 10), (5, 20))
    0.25
    """
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, shared) / (max(one[1], other[1]) - min(one[0], other[0])) if shared > 0 else 0.0


def pairs_matched(
    claimed: Mapping[int, Claimed], pairs: Sequence[tuple[int, int]], given: int, threshold: float
) -> Iterator[tuple[int, Matched, Claimed, Claimed]]:
    """For each pair of coders that were given the text: its number, what matches, and what each of the two claimed."""
    for number, (one, other) in enumerate(pairs):
        if given >> one & given >> other & 1:
            ours, theirs = claimed.get(1 << one, {}), claimed.get(1 << other, {})
            if ours or theirs:
                yield number, matched(ours, theirs, threshold), ours, theirs


def coded_alike(
    found: Excerpts, pairs: Sequence[tuple[int, int]], given: int, threshold: float
) -> Iterator[tuple[int, Said, Said]]:
    """Each excerpt that a pair of coders gave the same code: the number of the pair, and what each of the two said."""
    for claimed in found.claimed.values():
        for number, pair, ours, theirs in pairs_matched(claimed, pairs, given, threshold):
            for one, other in pair.same:
                yield number, ours[one], theirs[other]
