"""All places that one code is to be put on at once: found by words and by who speaks, and coded in one step."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from qualapp.i18n import N_
from qualapp.language.sentences import sentences
from qualapp.model.coding import Valence
from qualapp.model.source import StoredTurn
from qualapp.model.text import TextRange
from qualapp.progress import Progress, Work
from qualapp.store.project import Project
from qualapp.store.search import Hit

_AT_ONCE = 200


class Unit(StrEnum):
    """How much is coded around what was found."""

    WORDS = "words"
    SENTENCE = "sentence"
    PASSAGE = "passage"


@dataclass(frozen=True)
class Voice:
    """Whose words are meant; without a role and a name everybody's, interviewers only where they are let in."""

    role: str = ""
    name: str = ""
    with_interviewers: bool = False

    def speaks(self, turn: StoredTurn | None) -> bool:
        """Whether a turn is meant; None stands for text that nobody says, such as notes of an observation."""
        if turn is None:
            return not (self.role or self.name)
        if self.name:
            return turn.speaker == self.name
        if self.role:
            return turn.role == self.role
        return self.with_interviewers or not turn.is_interviewer

    @property
    def is_chosen(self) -> bool:
        """Whether a role or a speaker is named."""
        return bool(self.role or self.name)


@dataclass(frozen=True)
class Sought:
    """What is looked for; without words all that is said by those who are meant. `sources` None means all."""

    words: str = ""
    voice: Voice = Voice()
    unit: Unit = Unit.PASSAGE
    sources: frozenset[int] | None = None


class Place(NamedTuple):
    """A stretch of a source that would be coded."""

    source_id: int
    start: int
    stop: int

    @property
    def range(self) -> TextRange:
        """The stretch."""
        return TextRange(self.start, self.stop)


class Coded:
    """What a coder has coded with one code already."""

    def __init__(self, ranges: Iterable[tuple[int, TextRange]]) -> None:
        self._starts: dict[int, list[int]] = {}
        self._reached: dict[int, list[int]] = {}
        for source_id, range in sorted(ranges):
            reached = self._reached.setdefault(source_id, [])
            self._starts.setdefault(source_id, []).append(range.start)
            reached.append(max(range.end, reached[-1] if reached else 0))

    def covers(self, place: Place) -> bool:
        """Whether a place lies inside one of these stretches."""
        before = bisect_right(self._starts.get(place.source_id, ()), place.start)
        return before > 0 and self._reached[place.source_id][before - 1] >= place.stop


def find_places(project: Project, sought: Sought) -> Work[list[Place]]:
    """The places that are meant, each once, by source as they are listed and in the order of the text.

    Raises UserError where the words cannot be looked for.
    """
    order = {source.id: number for number, source in enumerate(project.sources.all())}
    wanted = [number for number in order if sought.sources is None or number in sought.sources]
    passages = _hits(project, sought, set(wanted)) if sought.words.strip() else _speeches(project, wanted)
    language = project.language
    found: list[Place] = []
    text = _Around(project)
    for done, (total, hit) in enumerate(passages):
        if done % _AT_ONCE == 0:
            yield Progress(done, total)
        text.open(hit.source_id)
        if not sought.voice.speaks(text.turn_at(hit.passage.start)):
            continue
        for range in proposed(hit, sought.unit, language, text.edges):
            if sought.unit is not Unit.SENTENCE or _stands(project, sought.words, hit, range):
                found.append(Place(hit.source_id, range.start, range.end))
    return sorted(found, key=lambda place: (order[place.source_id], place.start))


def proposed(hit: Hit, unit: Unit, language: str, edges: Sequence[int] = ()) -> list[TextRange]:
    """What would be coded of a passage: the words found in it, the sentences they stand in, or all of it.

    A sentence never goes on over an edge, where a paragraph ends.
    """
    if unit is Unit.PASSAGE or not hit.marks:
        return [hit.passage]
    if unit is Unit.WORDS:
        return list(_joined(hit.marks))
    begin, end = hit.passage.start, hit.passage.end
    inside = edges[bisect_right(edges, begin) : bisect_left(edges, end)]
    found = []
    for start, stop in pairwise((begin, *inside, end)):
        part = hit.text[start - begin : stop - begin]
        found += [TextRange(start + a, start + b) for a, b in sentences(part, language)]
    return [range for range in found if any(range.overlaps(mark) for mark in hit.marks)]


def coded_already(project: Project, code_id: int, valence: Valence | None = None) -> Coded:
    """What the coder who works now has coded so; without a valence whatever valence it has."""
    return Coded(project.codings.own_ranges(code_id, valence))


def code_places(project: Project, code_id: int, places: Sequence[Place], valence: Valence | None = None) -> Work[int]:
    """Put a code on all these places in one step; stopped on the way, on none. Gives how many were coded."""
    name = project.codes[code_id].name
    label = N_("Code one place with “{name}”") if len(places) == 1 else N_("Code {number} places with “{name}”")
    with project.history.step(label, name=name, number=str(len(places))):
        for number, place in enumerate(places):
            if number % _AT_ONCE == 0:
                yield Progress(number, len(places))
            project.codings.apply(code_id, place.source_id, place.range, valence)
    return len(places)


def _hits(project: Project, sought: Sought, wanted: set[int]) -> Iterator[tuple[int, Hit]]:
    """The passages with the words, each with how many there are."""
    total = sum(count for source, count in project.search.tally(sought.words).items() if source in wanted)
    for hit in project.search.hits(sought.words):
        if hit.source_id in wanted:
            yield total, hit


def _speeches(project: Project, wanted: Sequence[int]) -> Iterator[tuple[int, Hit]]:
    """All passages of some sources, as if they had been found."""
    listed = [(source, project.search.passages_of(source)) for source in wanted]
    total = sum(len(passages) for _source, passages in listed)
    for source, passages in listed:
        for passage in passages:
            yield total, Hit(source, passage, (), "")


class _Around:
    """Who speaks in the source that is being read, and where its paragraphs end."""

    def __init__(self, project: Project) -> None:
        self._sources = project.sources
        self._source = 0
        self._turns: list[StoredTurn] = []
        self.edges: list[int] = []

    def open(self, source_id: int) -> None:
        """Read a source, unless it was the last one."""
        if source_id != self._source:
            self._source = source_id
            self._turns = self._sources.turns(source_id)
            blocks = self._sources.blocks(source_id)
            self.edges = sorted({edge for block in blocks for edge in (block.range.start, block.range.end)})

    def turn_at(self, position: int) -> StoredTurn | None:
        """The turn at a position, where there is one."""
        at = bisect_right(self._turns, position, key=lambda turn: turn.range.start) - 1
        return self._turns[at] if at >= 0 and self._turns[at].range.contains(position) else None


def _stands(project: Project, words: str, hit: Hit, range: TextRange) -> bool:
    """Whether all that was typed stands in one sentence of the passage."""
    return not hit.marks or project.search.stands_in(words, range.moved(-hit.passage.start).of(hit.text))


def _joined(marks: Iterable[TextRange]) -> Iterator[TextRange]:
    """Marks that overlap, as one."""
    last: TextRange | None = None
    for mark in sorted(marks):
        if last is not None and mark.start < last.end:
            last = TextRange(last.start, max(last.end, mark.end))
            continue
        if last is not None:
            yield last
        last = mark
    if last is not None:
        yield last
