"""Ways of counting positions, each with the words that it would quote, for somebody to choose from."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from qualapp.importers.refi.passages import PASSAGES
from qualapp.importers.refi.positions import ALL_READINGS, Breaks, Ends, Offsets, PositionReading, Unit, distance
from qualapp.importers.refi.values import integer
from qualapp.importers.refi.xml_units import all_of
from qualapp.model.text import kept

if TYPE_CHECKING:
    from lxml import etree

_MOST_TEXTS = 40
_OF_ONE_TEXT = 20
_EXAMPLES = 3
_AROUND = 28
_HEAD, _TAIL = 44, 28
_BREAK = "↵"


@dataclass(frozen=True)
class Quotation:
    """Words with a little of what stands around them; long ones are cut in the middle."""

    before: str
    words: str
    after: str
    source: str


@dataclass(frozen=True)
class TriedReading:
    """A way of counting: how many of the passages are of whole words then, and what a few of them quote."""

    reading: PositionReading
    whole: int
    examples: tuple[Quotation, ...]


@dataclass(frozen=True)
class TriedReadings:
    """The ways that come to different words, the one that is used first; without those that quote no whole word.

    `borne_out` tells how many titles of passages confirm it.
    """

    passages: int = 0
    borne_out: int = 0
    readings: tuple[TriedReading, ...] = ()

    @property
    def is_doubtful(self) -> bool:
        """Whether a person should look: another way does as well, or nothing confirms the one that is used."""
        if len(self.readings) < 2:
            return False
        used, others = self.readings[0].whole, max(one.whole for one in self.readings[1:])
        return others > used or (not self.borne_out and (others == used or used * 10 < self.passages * 9))


@dataclass
class _Passage:
    """A passage with its ends in each way of counting."""

    given: str
    source: str
    ends: tuple[tuple[int, int], ...]


@dataclass
class Trial:
    """Looks at passages of the first texts, some of each, until there are enough."""

    used: PositionReading
    borne_out: int
    _passages: list[_Passage] = field(default_factory=list)
    _texts: int = 0

    @property
    def is_over(self) -> bool:
        """Whether enough has been seen."""
        return self._texts >= _MOST_TEXTS

    def look(self, element: "etree._Element", given: str, source: str) -> None:
        """Look at the passages of one text."""
        places = list(_places(all_of(element, *PASSAGES)))
        if not places or not given:
            return
        self._texts += 1
        ways = {
            (unit, breaks): Offsets(given, PositionReading(unit, breaks=breaks)) for unit in Unit for breaks in Breaks
        }
        for start, end in places[:: -(-len(places) // _OF_ONE_TEXT)]:
            ends = tuple(_ends(ways[way.unit, way.breaks], way, start, end) for way in ALL_READINGS)
            if any(first < len(given) for first, _last in ends):
                self._passages.append(_Passage(given, source, ends))

    def found(self) -> TriedReadings:
        """What came of it."""
        alike: dict[tuple[tuple[int, int], ...], list[int]] = {}
        for number in range(len(ALL_READINGS)):
            alike.setdefault(tuple(passage.ends[number] for passage in self._passages), []).append(number)
        nearest = [min(group, key=self._distance) for group in alike.values()]
        chosen = self._telling(nearest)
        tried = [self._tried(number, chosen) for number in nearest]
        tried.sort(key=lambda one: (one.reading != self.used, -one.whole, distance(one.reading, self.used)))
        worth = tuple(one for one in tried if one.whole or one.reading == self.used)
        return TriedReadings(len(self._passages), self.borne_out, worth if self._passages else ())

    def _distance(self, number: int) -> int:
        return distance(ALL_READINGS[number], self.used)

    def _telling(self, numbers: list[int]) -> list[_Passage]:
        """Those passages that tell the ways apart best, in the order of the texts."""

        def telling(place: int) -> tuple[int, int]:
            passage = self._passages[place]
            start, end = passage.ends[numbers[0]]
            return -len({passage.ends[number] for number in numbers}), abs(end - start - _HEAD)

        return [self._passages[place] for place in sorted(sorted(range(len(self._passages)), key=telling)[:_EXAMPLES])]

    def _tried(self, number: int, chosen: list[_Passage]) -> TriedReading:
        whole = sum(_is_whole(passage.given, *passage.ends[number]) for passage in self._passages)
        examples = (_quotation(passage.given, *passage.ends[number], passage.source) for passage in chosen)
        return TriedReading(ALL_READINGS[number], whole, tuple(examples))


def _places(passages: "Iterable[etree._Element]") -> Iterator[tuple[int, int]]:
    for passage in passages:
        start, end = integer(passage.get("startPosition")), integer(passage.get("endPosition"))
        if start is not None and end is not None and 0 <= start < end:
            yield start, end


def _ends(offsets: Offsets, reading: PositionReading, start: int, end: int) -> tuple[int, int]:
    last = end + (reading.ends is Ends.INCLUSIVE)
    first = offsets.position(start)
    return first, max(first, offsets.position(last))


def _is_whole(given: str, start: int, end: int) -> bool:
    """Whether words begin and end here and none is cut.

    >>> [_is_whole("Det er godt.", *ends) for ends in ((0, 6), (0, 7), (1, 6), (7, 11))]
    [True, False, False, True]
    """
    words = given[start:end]
    if not words or words[0].isspace() or words[-1].isspace():
        return False
    return not (_joined(given, start) or _joined(given, end))


def _joined(given: str, place: int) -> bool:
    return 0 < place < len(given) and given[place - 1].isalnum() and given[place].isalnum()


def _quotation(given: str, start: int, end: int, source: str) -> Quotation:
    words = given[start:end]
    if len(words) > _HEAD + _TAIL:
        words = f"{words[:_HEAD]} … {words[-_TAIL:]}"
    before, after = given[max(0, start - _AROUND) : start], given[end : end + _AROUND]
    return Quotation(_line(before), _line(words), _line(after), source)


def _line(words: str) -> str:
    """Words on one line, line breaks to be seen."""
    return kept(words.replace("\r\n", _BREAK).replace("\r", _BREAK).replace("\n", _BREAK).replace("\t", " "))
