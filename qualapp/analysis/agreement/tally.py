"""How much of a source which coders gave a code: one sweep over the ends of their codings, never over characters."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from qualapp.analysis.agreement.units import Measure, Span
from qualapp.model.claims import Claim, CodedSource

Masks = dict[int, int]
"""Which coders, as the sum of their bits, with the length of what just these coded."""


@dataclass(slots=True)
class CodeTally:
    """What was done with one code: lengths by coders, and the places where it is with those that several found.

    `squares` is the sum of the squared lengths of all coders' stretches, which agreement on edges asks for.
    """

    masks: Masks = field(default_factory=dict)
    squares: int = 0
    places: int = 0
    shared_places: int = 0

    def add(self, other: "CodeTally") -> None:
        """Take in what was done with the code elsewhere."""
        for mask, length in other.masks.items():
            self.masks[mask] = self.masks.get(mask, 0) + length
        self.squares += other.squares
        self.places += other.places
        self.shared_places += other.shared_places


@dataclass
class Tally:
    """What was done in one source: to whom it was given, how long it is, what anyone coded, and each code.

    `codings` counts the codings of each code by each coder's bit; `twice` are those that lie over another of the same
    coder and code, `outside` those with no character that counts, `emptied` those whose words were deleted.
    """

    given: int
    length: int = 0
    covered: Masks = field(default_factory=dict)
    codes: dict[int, CodeTally] = field(default_factory=dict)
    codings: dict[tuple[int, int], int] = field(default_factory=dict)
    twice: int = 0
    outside: int = 0
    emptied: int = 0

    def add(self, other: "Tally") -> None:
        """Take in another source that the same coders were given."""
        self.length += other.length
        for mask, length in other.covered.items():
            self.covered[mask] = self.covered.get(mask, 0) + length
        for code, found in other.codes.items():
            if code in self.codes:
                self.codes[code].add(found)
            else:
                self.codes[code] = CodeTally(dict(found.masks), found.squares, found.places, found.shared_places)
        self.take_along(other)

    def take_along(self, other: "Tally") -> None:
        """Count the codings of another source along, and what did not take part there."""
        for key, number in other.codings.items():
            self.codings[key] = self.codings.get(key, 0) + number
        self.twice += other.twice
        self.outside += other.outside
        self.emptied += other.emptied


@dataclass(frozen=True)
class Bits:
    """The bit of each coder, and the code that each code counts as."""

    coders: Mapping[int, int]
    codes: Mapping[int, int]
    full: int

    @classmethod
    def of(cls, coders: Sequence[int], codes: Mapping[int, int]) -> "Bits":
        """Bits in the order of the coders."""
        return cls({coder: 1 << place for place, coder in enumerate(coders)}, codes, (1 << len(coders)) - 1)

    def given(self, source: CodedSource, given: Collection[int] | None) -> int:
        """To whom a source was given: as told, else to those who coded something in it."""
        found = {claim.coder for claim in source.claims} if given is None else given
        return sum(bit for coder, bit in self.coders.items() if coder in found)


def tally(source: CodedSource, measure: Measure, bits: Bits, given: int, *, with_covered: bool) -> Tally:
    """Sweep over a source, and once more for what was given any code."""
    found = Tally(given, measure.length)
    ends: dict[int, list[int]] = {}
    anything: dict[int, list[Span]] = {}
    width = bits.full.bit_length()
    for (code, bit), stretches in _stretches(source.claims, bits, given, found).items():
        placed = _placed(joined(stretches, found), measure, found)
        if code not in ends:
            ends[code], found.codes[code] = [], CodeTally()
        events, one = ends[code], found.codes[code]
        for first, last in placed:
            events += ((first << 1 | 1) << width | bit, last << 1 << width | bit)
            one.squares += (last - first) ** 2
        if with_covered:
            anything.setdefault(bit, []).extend(placed)
    for code, events in ends.items():
        events.sort()
        _sweep(events, bits.full, found.codes[code])
    found.covered = _covered(anything, measure.length, bits.full)
    return found


def _stretches(claims: Iterable[Claim], bits: Bits, given: int, found: Tally) -> dict[tuple[int, int], list[Span]]:
    """The codings that are compared by code and bit, each in the order in which they begin."""
    coders, codes = bits.coders, bits.codes
    stretches: dict[tuple[int, int], list[Span]] = {}
    for code, coder, start, stop, _valence, _weight in claims:
        key = codes.get(code, 0), coders.get(coder, 0) & given
        if key in stretches:
            stretches[key].append((start, stop))
        elif key[0] and key[1]:
            stretches[key] = [(start, stop)]
    for key, spans in stretches.items():
        found.codings[key] = len(spans)
        if len(spans) > 1:
            spans.sort()
    return stretches


def joined(spans: list[Span], found: Tally | None = None) -> list[Span]:
    """A coder's stretches with those that touch made one; those over another are counted, and empty ones."""
    if len(spans) == 1 and spans[0][0] < spans[0][1]:
        return spans
    joined: list[Span] = []
    reach = -1
    for start, stop in spans:
        if start == stop:
            if found:
                found.emptied += 1
        elif start > reach:
            joined.append((start, stop))
            reach = stop
        else:
            if found and start < reach:
                found.twice += 1
            reach = max(reach, stop)
            joined[-1] = joined[-1][0], reach
    return joined


def _placed(spans: list[Span], measure: Measure, found: Tally) -> list[Span]:
    """The stretches as units; what lies nowhere in them is counted."""
    place = measure.place
    placed = []
    for start, stop in spans:
        first, last = span = place(start, stop)
        if first < last:
            placed.append(span)
        else:
            found.outside += 1
    return joined(placed) if len(placed) > 1 else placed


def _ends(spans: Iterable[Span], bit: int, width: int) -> list[int]:
    """Where stretches begin and end, as numbers that sort by position, ends before beginnings, and tell the coder."""
    ends: list[int] = []
    for first, last in spans:
        ends += ((first << 1 | 1) << width | bit, last << 1 << width | bit)
    return ends


def _sweep(ends: Iterable[int], full: int, found: CodeTally) -> None:
    """Walk from end to end of one code's stretches, in which each coder is either inside or outside."""
    width = full.bit_length() + 1
    masks = found.masks
    mask = shared = before = 0
    for end in ends:
        position = end >> width
        if mask and position > before:
            masks[mask] = masks.get(mask, 0) + position - before
            shared |= mask & (mask - 1)
        mask ^= end & full
        before = position
        if not mask:
            found.places += 1
            found.shared_places += shared != 0
            shared = 0


def _covered(anything: Mapping[int, list[Span]], length: int, full: int) -> Masks:
    """How much was given any code, by who gave it."""
    width = full.bit_length()
    found = CodeTally()
    _sweep(
        sorted(end for bit, spans in anything.items() for end in _ends(joined(sorted(spans)), bit, width)), full, found
    )
    found.masks[0] = length - sum(found.masks.values())
    return found.masks
