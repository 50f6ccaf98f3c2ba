"""What the transcript shows: a text, and the codings on it gathered by excerpt."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter

from qualapp.model.coding import Valence
from qualapp.model.source import Block, StoredTurn
from qualapp.model.text import TextRange


@dataclass(frozen=True)
class CodingMark:
    """One coding as it is drawn: where, which code, whose.

    `path` is the code with those above it; `colour` a number "1" to "24" or "#rrggbb". What is no coding and no memo
    has no stripe.
    """

    coding_id: int
    excerpt_id: int
    range: TextRange
    code_id: int
    name: str
    path: str
    colour: str
    valence: Valence
    coder_id: int
    coder_initials: str
    coder_name: str
    is_mine: bool
    created: int
    has_stripe: bool = True

    @property
    def hue(self) -> int | str:
        """The colour as the theme asks for it."""
        return int(self.colour) if self.colour.isdecimal() else self.colour


@dataclass(frozen=True)
class Transcript:
    """A source to be read, with its paragraphs and its speakers."""

    source_id: int
    text: str
    blocks: tuple[Block, ...] = ()
    turns: tuple[StoredTurn, ...] = ()


@dataclass(frozen=True)
class MarkedExcerpt:
    """An excerpt with its codings, the first applied one first."""

    id: int
    range: TextRange
    marks: tuple[CodingMark, ...]

    @property
    def hue(self) -> int | str:
        return self.marks[0].hue

    @property
    def is_mine(self) -> bool:
        return any(mark.is_mine for mark in self.marks)


class MarkedExcerpts:
    """The excerpts of one text in reading order, found by place."""

    def __init__(self, marks: Iterable[CodingMark] = ()) -> None:
        gathered: dict[int, list[CodingMark]] = {}
        for mark in sorted(marks, key=attrgetter("created", "coding_id")):
            gathered.setdefault(mark.excerpt_id, []).append(mark)
        excerpts = [MarkedExcerpt(id, marks[0].range, tuple(marks)) for id, marks in gathered.items()]
        self.in_order = tuple(sorted(excerpts, key=_reading_order))
        self._by_id = {excerpt.id: excerpt for excerpt in self.in_order}
        self._starts = [excerpt.range.start for excerpt in self.in_order]
        self._furthest: list[int] = []
        furthest = 0
        for excerpt in self.in_order:
            furthest = max(furthest, excerpt.range.end)
            self._furthest.append(furthest)

    def get(self, excerpt_id: int | None) -> MarkedExcerpt | None:
        """The excerpt with this number, if it is in this text."""
        return None if excerpt_id is None else self._by_id.get(excerpt_id)

    def touching(self, within: TextRange) -> list[MarkedExcerpt]:
        """The excerpts that begin, end or go on inside a range or at its ends, in reading order."""
        first = bisect_left(self._furthest, within.start)
        last = bisect_left(self._starts, within.end + 1)
        return [excerpt for excerpt in self.in_order[first:last] if excerpt.range.end >= within.start]

    @property
    def emptied(self) -> list[MarkedExcerpt]:
        """The excerpts whose words were deleted, in reading order."""
        return [excerpt for excerpt in self.in_order if not excerpt.range]

    def at(self, position: int) -> list[MarkedExcerpt]:
        """The excerpts over the character here, and empty ones standing before it; the shortest first."""
        here = self.touching(TextRange(position, position))
        found = [excerpt for excerpt in here if excerpt.range.contains(position) or _stands_at(excerpt, position)]
        return sorted(found, key=inwards)


def inwards(excerpt: MarkedExcerpt) -> tuple[int, int, int]:
    """The order in which overlapping excerpts come forward: the shortest, then the one that begins last."""
    return len(excerpt.range), -excerpt.range.start, -excerpt.id


def _reading_order(excerpt: MarkedExcerpt) -> tuple[int, int, int]:
    return excerpt.range.start, -excerpt.range.end, excerpt.id


def _stands_at(excerpt: MarkedExcerpt, position: int) -> bool:
    return not excerpt.range and excerpt.range.start == position
