"""A source with its codings, ready to be set on paper."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import groupby

from qualapp.exporters.passages import Passage, flowing, passages
from qualapp.model.code import PATH_SEPARATOR
from qualapp.model.coding import Valence
from qualapp.model.source import Block, Source, StoredTurn
from qualapp.model.text import TextRange


@dataclass(frozen=True)
class PrintedCoding:
    """A coding as it stands in the margin; `code` is the code's path."""

    range: TextRange
    code: str
    colour: str
    valence: Valence
    coder: str
    initials: str

    @property
    def name(self) -> str:
        """The code's own name."""
        return self.code.rpartition(PATH_SEPARATOR)[2]


@dataclass(frozen=True)
class Note:
    """What is claimed of one stretch, with its number on paper; `shown` is the part of it that is set."""

    number: int
    range: TextRange
    shown: TextRange
    codings: tuple[PrintedCoding, ...]


@dataclass(frozen=True)
class CodeUse:
    """A code that is used in a source, with how often by valence."""

    code: str
    colour: str
    counts: dict[Valence, int]


@dataclass(frozen=True)
class TranscriptReport:
    """A source and what was claimed of it; `coder` is who exports, `made` when.

    `codings` come in the order of the codebook.
    """

    project: str
    source: Source
    text: str
    blocks: Sequence[Block]
    turns: Sequence[StoredTurn]
    codings: Sequence[PrintedCoding]
    coder: str
    made: datetime

    @cached_property
    def flowing(self) -> str:
        """The text without the breaks of hard-wrapped paragraphs; positions are those of the text."""
        return flowing(self.text, self.blocks)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The stretches that are set, in order."""
        return tuple(passages(self.flowing, self.blocks, self.turns))

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        """The stretches that are coded, numbered as they come, the longer first; none where nothing is set."""
        if not self.passages:
            return ()
        in_order = sorted(self.codings, key=_reading_order)
        grouped = [(range, tuple(found)) for range, found in groupby(in_order, key=lambda coding: coding.range)]
        starts = [passage.range.start for passage in self.passages]
        return tuple(
            Note(number, range, _shown(range, self.passages, starts), found)
            for number, (range, found) in enumerate(grouped, start=1)
        )

    @property
    def coders(self) -> dict[str, str]:
        """The initials of those who coded, with their names."""
        return dict(sorted({coding.initials: coding.coder for coding in self.codings}.items()))

    @property
    def codes(self) -> list[CodeUse]:
        """The codes that are used, in the order of the codebook."""
        counted = Counter((coding.code, coding.valence) for coding in self.codings)
        colours = {coding.code: coding.colour for coding in self.codings}
        return [
            CodeUse(code, colour, {valence: counted[code, valence] for valence in Valence})
            for code, colour in colours.items()
        ]


def _reading_order(coding: PrintedCoding) -> tuple[int, int]:
    return coding.range.start, -coding.range.end


def _shown(range: TextRange, passages: Sequence[Passage], starts: Sequence[int]) -> TextRange:
    """The part of a stretch that is set, at least a character: labels and blank lines at its ends stand elsewhere."""
    first = max(0, bisect_right(starts, range.start) - 1)
    if passages[first].range.end <= range.start and first + 1 < len(passages):
        first += 1
    start = min(max(range.start, passages[first].range.start), passages[first].range.end - 1)
    last = max(0, bisect_left(starts, range.end) - 1)
    return TextRange(start, max(start + 1, min(range.end, passages[last].range.end)))
