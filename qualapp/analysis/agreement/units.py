"""From stretches of a source to stretches of units: characters that count, sentences, turns, or the whole."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from qualapp.analysis.agreement.comparison import Unit
from qualapp.language.sentences import sentences
from qualapp.model.claims import Claim, CodedSource

Span = tuple[int, int]
Place = Callable[[int, int], Span]


@dataclass(frozen=True)
class Measure:
    """How long a source is in units, and from which unit to which a stretch of its characters goes."""

    length: int
    place: Place


def measure(source: CodedSource, unit: Unit, language: str) -> Measure:
    """The measure of one source; excerpts are measured by their characters, cases by their sources."""
    if unit in (Unit.CHARACTER, Unit.OVERLAP):
        return _characters(source.passages)
    if unit is Unit.TURN:
        return _pieces(source.passages)
    if unit is Unit.SENTENCE:
        return _pieces(list(_sentences(source, language)))
    return _whole(source.passages)


def _characters(passages: Sequence[Span]) -> Measure:
    """Characters of the passages, as if these stood one after the other."""
    if not passages:
        return Measure(0, lambda _start, _stop: (0, 0))
    starts = [start for start, _stop in passages]
    lengths = [stop - start for start, stop in passages]
    before = list(accumulate(lengths, initial=0))

    def place(start: int, stop: int) -> Span:
        first, last = bisect_right(starts, start) - 1, bisect_right(starts, stop) - 1
        inside, reach = start - starts[first], stop - starts[last]
        begin = before[first] + (inside if inside < lengths[first] else lengths[first]) if first >= 0 else 0
        end = before[last] + (reach if reach < lengths[last] else lengths[last]) if last >= 0 else 0
        return begin, end

    return Measure(before[-1], place)


def _pieces(pieces: Sequence[Span]) -> Measure:
    """Whole pieces: a stretch goes from the first that it touches to the last."""
    starts = [start for start, _stop in pieces]
    stops = [stop for _start, stop in pieces]

    def place(start: int, stop: int) -> Span:
        return bisect_right(stops, start), bisect_left(starts, stop)

    return Measure(len(pieces), place)


def _whole(passages: Sequence[Span]) -> Measure:
    touched = _pieces(passages).place

    def place(start: int, stop: int) -> Span:
        first, last = touched(start, stop)
        return (0, 1) if first < last else (0, 0)

    return Measure(1 if passages else 0, place)


def _sentences(source: CodedSource, language: str) -> Iterable[Span]:
    for start, stop in source.passages:
        for first, last in sentences(source.text[start:stop], language):
            yield start + first, start + last


def in_passages(source: CodedSource) -> list[CodedSource]:
    """A source as many, one for each of its passages, with the codings cut at their ends."""
    pieces: list[list[Claim]] = [[] for _passage in source.passages]
    place = _pieces(source.passages).place
    for claim in source.claims:
        for index in range(*place(claim.start, claim.stop)):
            start, stop = source.passages[index]
            pieces[index].append(claim._replace(start=max(start, claim.start), stop=min(stop, claim.stop)))
    return [
        replace(source, passages=(passage,), claims=tuple(claims))
        for passage, claims in zip(source.passages, pieces, strict=True)
    ]
