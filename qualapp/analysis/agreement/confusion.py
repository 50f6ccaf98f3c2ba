"""Which codes one coder gives where another gives other codes, or none: what costs agreement."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from qualapp.analysis.agreement.tally import Bits, joined
from qualapp.analysis.agreement.units import Measure, Span
from qualapp.model.claims import CodedSource

Spans = Mapping[tuple[int, int], list[Span]]
"""Stretches in order and apart by code and coder's bit."""


@dataclass(frozen=True)
class Confusion:
    """That one coder gave a code where another gave an other code, or nothing else where that is None.

    `units` are the units of which that is so, counted once for each pair of coders.
    """

    code: int
    other: int | None
    units: int


class Confusions:
    """Adds up, source by source, which codes stand against which."""

    def __init__(self) -> None:
        self._found: dict[tuple[int, int], int] = {}

    def add(self, spans: Spans, given: int) -> None:
        """Take in one source that these coders were given."""
        coders = given.bit_count()
        for length, said in _segments(spans):
            claimed = [frozenset(codes) for codes in said.values()]
            for place, ours in enumerate(claimed):
                self._add(ours, frozenset(), length * (coders - len(claimed)))
                for theirs in claimed[place + 1 :]:
                    self._add(ours - theirs, theirs - ours, length)

    def _add(self, ours: frozenset[int], theirs: frozenset[int], length: int) -> None:
        if not length:
            return
        pairs: Iterable[tuple[int, int]]
        if ours and theirs:
            pairs = ((min(one, other), max(one, other)) for one in ours for other in theirs)
        else:
            pairs = ((one, 0) for one in ours | theirs)
        for pair in pairs:
            self._found[pair] = self._found.get(pair, 0) + length

    def worst_first(self) -> tuple[Confusion, ...]:
        """All that stands against something else, what costs most first."""
        ordered = sorted(self._found.items(), key=lambda found: (-found[1], found[0]))
        return tuple(Confusion(code, other or None, length) for (code, other), length in ordered)


def stretches(source: CodedSource, measure: Measure, bits: Bits, given: int) -> Spans:
    """The units that each coder gave each code."""
    found: dict[tuple[int, int], list[Span]] = {}
    for code, coder, start, stop, _valence, _weight in source.claims:
        folded, bit = bits.codes.get(code), bits.coders.get(coder, 0) & given
        if folded is not None and bit and start < stop:
            span = measure.place(start, stop)
            if span[0] < span[1]:
                found.setdefault((folded, bit), []).append(span)
    return {key: joined(sorted(spans)) for key, spans in found.items()}


def _segments(stretches: Spans) -> Iterator[tuple[int, dict[int, set[int]]]]:
    """How long what is coded alike throughout is, and by which coders it was given which codes."""
    events = sorted(
        event
        for (code, bit), spans in stretches.items()
        for first, last in spans
        for event in ((first, 1, bit, code), (last, 0, bit, code))
    )
    said: dict[int, set[int]] = {}
    before = 0
    for position, begins, bit, code in events:
        if said and position > before:
            yield position - before, said
        before = position
        if begins:
            said.setdefault(bit, set()).add(code)
        else:
            said[bit].discard(code)
            if not said[bit]:
                del said[bit]
