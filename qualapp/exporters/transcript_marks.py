"""What of a coded transcript stands in each passage: words, where excerpts begin and end, and their notes."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import NamedTuple

from qualapp.exporters.passages import Passage
from qualapp.exporters.transcript_report import Note, TranscriptReport
from qualapp.model.text import TextRange


class Piece(NamedTuple):
    """A stretch of words over which the same notes run, with those that begin before it and end after it."""

    range: TextRange
    begins: tuple[int, ...]
    over: Note | None
    ends: tuple[int, ...]


@dataclass(frozen=True)
class MarkedPassage:
    """A passage with the notes that begin in it, and those that run through it."""

    passage: Passage
    begin: list[Note] = field(default_factory=list)
    through: list[Note] = field(default_factory=list)

    def pieces(self) -> Iterator[Piece]:
        """The words in order; the shortest excerpt over them gives the colour."""
        whole = self.passage.range
        inside = {edge for note in self.through for edge in (note.shown.start, note.shown.end)}
        edges = sorted({whole.start, whole.end, *(edge for edge in inside if whole.start < edge < whole.end)})
        for start, end in pairwise(edges):
            yield self._piece(TextRange(start, end))

    def _piece(self, stretch: TextRange) -> Piece:
        over = [note for note in self.through if note.shown.start <= stretch.start and note.shown.end >= stretch.end]
        inwards = sorted(over, key=lambda note: (len(note.shown), -note.number))
        begins = tuple(note.number for note in self.begin if note.shown.start == stretch.start)
        ends = tuple(note.number for note in inwards if note.shown.end == stretch.end)
        return Piece(stretch, begins, inwards[0] if inwards else None, ends)

    def portions(self, flowing: str, longest: int) -> Iterator["MarkedPassage"]:
        """The passage in portions of at most so many characters, parted where a sentence ends, if one does."""
        start, end = self.passage.range.start, self.passage.range.end
        while end - start > longest:
            sentence = max(flowing.rfind(sign, start + longest // 2, start + longest) for sign in (". ", "? ", "! "))
            word = flowing.rfind(" ", start + longest // 2, start + longest)
            cut = sentence + 2 if sentence >= 0 else word + 1 if word >= 0 else start + longest
            yield self._portion(TextRange(start, cut))
            start = cut
        yield self._portion(TextRange(start, end))

    def _portion(self, part: TextRange) -> "MarkedPassage":
        if part == self.passage.range:
            return self
        first = part.start == self.passage.range.start
        passage = replace(
            self.passage,
            range=part,
            turn=self.passage.turn if first else None,
            begins=self.passage.begins and first,
        )
        return MarkedPassage(
            passage,
            [note for note in self.begin if part.contains(note.shown.start)],
            [note for note in self.through if note.shown.overlaps(part)],
        )


def marked_passages(report: TranscriptReport) -> list[MarkedPassage]:
    """All passages of a transcript with their notes."""
    marked = [MarkedPassage(passage) for passage in report.passages]
    starts = [passage.range.start for passage in report.passages]
    for note in report.notes:
        first = max(0, bisect_right(starts, note.shown.start) - 1)
        last = max(first, bisect_left(starts, note.shown.end) - 1)
        marked[first].begin.append(note)
        for place in range(first, last + 1):
            marked[place].through.append(note)
    return marked
