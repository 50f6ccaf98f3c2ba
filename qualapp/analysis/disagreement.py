"""Where two coders part: from what each coded in a source to a list of places, each to be looked at and decided."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter, itemgetter

from qualapp.analysis.agreement.comparison import Unit
from qualapp.analysis.agreement.matching import overlap
from qualapp.analysis.agreement.tally import joined
from qualapp.analysis.agreement.units import Span, measure
from qualapp.model.claims import Claim, CodedSource

LIKE_ENOUGH = 0.5
"""How much two excerpts with different codes must overlap to be the same words coded otherwise."""


class Kind(StrEnum):
    """How two coders part."""

    ONLY_FIRST = "only_first"
    ONLY_SECOND = "only_second"
    OTHER_CODE = "other_code"
    OTHER_VALENCE = "other_valence"
    OTHER_EDGES = "other_edges"

    @property
    def mirrored(self) -> "Kind":
        """The same with the two coders named the other way round."""
        return _MIRRORED.get(self, self)


_MIRRORED = {Kind.ONLY_FIRST: Kind.ONLY_SECOND, Kind.ONLY_SECOND: Kind.ONLY_FIRST}


@dataclass(frozen=True)
class Difference:
    """One place where two coders part.

    `kinds` has the weightier first: edges that differ may come with a valence that differs. `first` and `second` are
    the claims that each coder makes there, `codes` what these count as. `apart` are the stretches of text to which
    exactly one of the two gave a code, as (code, start, stop).
    """

    source: int
    coders: tuple[int, int]
    kinds: tuple[Kind, ...]
    codes: frozenset[int]
    start: int
    stop: int
    first: tuple[Claim, ...]
    second: tuple[Claim, ...]
    apart: tuple[tuple[int, int, int], ...]

    @property
    def kind(self) -> Kind:
        """The weightiest way in which they part."""
        return self.kinds[0]


@dataclass(frozen=True)
class Alike:
    """A place where two coders gave the same words the same code with the same valence."""

    code: int
    first: tuple[Claim, ...]
    second: tuple[Claim, ...]


@dataclass(frozen=True)
class Compared:
    """What two coders did in one source: where they part, in reading order, and where they do not."""

    differences: tuple[Difference, ...]
    alike: tuple[Alike, ...]


def compare_two(source: CodedSource, first: int, second: int, codes: Mapping[int, int]) -> Compared:
    """Compare two coders in one source; `codes` says what each code counts as, others are left out.

    Only the source's passages count, so that a name before a turn parts nobody.
    """
    groups = [group for code in _by_code(source, (first, second), codes) for group in code]
    alike = [Alike(group.code, group.first, group.second) for group in groups if not group.kinds]
    single = [group for group in groups if group.is_single]
    swapped = list(_same_words(single))
    paired = {id(group) for pair in swapped for group in pair}
    found = [_difference(source.id, (first, second), pair, (Kind.OTHER_CODE,)) for pair in swapped]
    found += [
        _difference(source.id, (first, second), (group,), group.kinds)
        for group in groups
        if group.kinds and id(group) not in paired
    ]
    return Compared(tuple(sorted(found, key=_reading_order)), tuple(alike))


def counted_by_code(differences: Iterable[Difference]) -> dict[int, int]:
    """In how many places coders part on each code."""
    counts: dict[int, int] = {}
    for difference in differences:
        for code in difference.codes:
            counts[code] = counts.get(code, 0) + 1
    return counts


def _reading_order(difference: Difference) -> tuple[int, int, list[int]]:
    return difference.start, -difference.stop, sorted(difference.codes)


@dataclass(frozen=True)
class _Group:
    """Claims of one code that overlap each other, directly or by way of others; stretches are of text that counts."""

    code: int
    first: tuple[Claim, ...]
    second: tuple[Claim, ...]
    hull: Span
    ours: tuple[Span, ...]
    theirs: tuple[Span, ...]
    kinds: tuple[Kind, ...]

    @property
    def is_single(self) -> bool:
        """Whether only one of the two coders is in it."""
        return not self.first or not self.second

    @property
    def apart(self) -> Iterator[tuple[int, int, int]]:
        """The stretches that only one of the two coded."""
        shared = common(self.ours, self.theirs)
        for stretches in (self.ours, self.theirs):
            yield from ((self.code, start, stop) for start, stop in without(stretches, shared))


def _by_code(source: CodedSource, coders: tuple[int, int], codes: Mapping[int, int]) -> Iterator[list[_Group]]:
    """The groups of claims of each code."""
    place = measure(source, Unit.CHARACTER, "").place
    placed: dict[int, list[tuple[Span, Claim]]] = {}
    for claim in source.claims:
        span = place(claim.start, claim.stop)
        if claim.coder in coders and claim.code in codes and span[0] < span[1]:
            placed.setdefault(codes[claim.code], []).append((span, claim))
    for code, claims in placed.items():
        yield [_group(source, code, coders, members) for members in _chained(claims)]


def _chained(claims: list[tuple[Span, Claim]]) -> Iterator[list[Claim]]:
    """Claims that overlap, directly or by way of others, together."""
    members: list[Claim] = []
    reach = 0
    for (start, stop), claim in sorted(claims):
        if members and start >= reach:
            yield members
            members = []
        members.append(claim)
        reach = max(reach, stop) if len(members) > 1 else stop
    if members:
        yield members


def _group(source: CodedSource, code: int, coders: tuple[int, int], members: list[Claim]) -> _Group:
    first = tuple(sorted(claim for claim in members if claim.coder == coders[0]))
    second = tuple(sorted(claim for claim in members if claim.coder == coders[1]))
    ours, theirs = _covered(first, source.passages), _covered(second, source.passages)
    hull = min(claim.start for claim in members), max(claim.stop for claim in members)
    return _Group(code, first, second, hull, ours, theirs, tuple(_kinds(first, second, ours, theirs, source.passages)))


def _kinds(
    first: Sequence[Claim],
    second: Sequence[Claim],
    ours: tuple[Span, ...],
    theirs: tuple[Span, ...],
    passages: Sequence[Span],
) -> Iterator[Kind]:
    if not second:
        yield Kind.ONLY_FIRST
    elif not first:
        yield Kind.ONLY_SECOND
    else:
        if ours != theirs:
            yield Kind.OTHER_EDGES
        if _valences_part(first, second, common(ours, theirs), passages):
            yield Kind.OTHER_VALENCE


def _valences_part(
    first: Sequence[Claim], second: Sequence[Claim], shared: tuple[Span, ...], passages: Sequence[Span]
) -> bool:
    """Whether some of the words that both coded are a driver for one of them and not for the other, and so on."""
    for valence in {claim.valence for claim in (*first, *second)}:
        ours, theirs = (
            common(_covered([claim for claim in claims if claim.valence == valence], passages), shared)
            for claims in (first, second)
        )
        if ours != theirs:
            return True
    return False


def _covered(claims: Collection[Claim], passages: Sequence[Span]) -> tuple[Span, ...]:
    """The text that counts under some claims."""
    stretches = joined(sorted((claim.start, claim.stop) for claim in claims))
    if not stretches:
        return ()
    first = bisect_right(passages, stretches[0][0], key=itemgetter(1))
    last = bisect_left(passages, stretches[-1][1], key=itemgetter(0))
    return common(stretches, passages[first:last])


def _same_words(single: Sequence[_Group]) -> Iterator[tuple[_Group, _Group]]:
    """What only the first coder has, with what only the second has at the same words; the nearest pairs first."""
    theirs = sorted((group for group in single if not group.first), key=attrgetter("hull"))
    longest = max((group.hull[1] - group.hull[0] for group in theirs), default=0)
    candidates = [
        (overlap(one.hull, other.hull), one, other)
        for one in single
        if one.first
        for other in _meeting(one, theirs, longest)
        if overlap(one.hull, other.hull) >= LIKE_ENOUGH
    ]
    candidates.sort(key=lambda found: (-found[0], sorted((group.hull, group.code) for group in found[1:])))
    taken: set[int] = set()
    for _share, one, other in candidates:
        if not taken & {id(one), id(other)}:
            taken |= {id(one), id(other)}
            yield one, other


def _meeting(one: _Group, others: Sequence[_Group], longest: int) -> Iterator[_Group]:
    """Those with another code that may share words with it; they come by where they begin."""
    first = bisect_right(others, one.hull[0] - longest, key=_begins)
    last = bisect_left(others, one.hull[1], key=_begins)
    return (other for other in others[first:last] if other.code != one.code)


def _begins(group: _Group) -> int:
    return group.hull[0]


def _difference(source: int, coders: tuple[int, int], groups: Sequence[_Group], kinds: tuple[Kind, ...]) -> Difference:
    return Difference(
        source,
        coders,
        kinds,
        frozenset(group.code for group in groups),
        min(group.hull[0] for group in groups),
        max(group.hull[1] for group in groups),
        tuple(claim for group in groups for claim in group.first),
        tuple(claim for group in groups for claim in group.second),
        tuple(sorted(apart for group in groups for apart in group.apart)),
    )


def common(ours: Iterable[Span], theirs: Iterable[Span]) -> tuple[Span, ...]:
    """What is in both of two lists of stretches, each in order and apart.

    >>> common([(0, 10), (20, 30)], [(5, 25)])
    ((5, 10), (20, 25))
    """
    one, other = list(ours), list(theirs)
    found: list[Span] = []
    i = j = 0
    while i < len(one) and j < len(other):
        start, stop = max(one[i][0], other[j][0]), min(one[i][1], other[j][1])
        if start < stop:
            found.append((start, stop))
        if one[i][1] < other[j][1]:
            i += 1
        else:
            j += 1
    return tuple(found)


def without(stretches: Iterable[Span], gone: Sequence[Span]) -> tuple[Span, ...]:
    """What is left of stretches when others, which lie inside them, are taken out.

    >>> without([(0, 10), (20, 30)], [(0, 4), (6, 10)])
    ((4, 6), (20, 30))
    """
    found: list[Span] = []
    for start, stop in stretches:
        for begin, end in gone:
            if start <= begin and end <= stop:
                if start < begin:
                    found.append((start, begin))
                start = end
        if start < stop:
            found.append((start, stop))
    return tuple(found)
