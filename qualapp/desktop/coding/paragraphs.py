"""Which parts of a source stand in the document, and how each of its lines is set."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from qualapp.desktop.coding.marks import Transcript
from qualapp.desktop.text_positions import TextPositions
from qualapp.model.source import Block, BlockKind, StoredTurn
from qualapp.model.text import TextRange

_SHORTEST, _LONGEST = 40, 120
_BLANK = re.compile(r"\A(?:[^\S\n]*\n)+|\n[^\S\n]*(?=\n|\Z)")


@dataclass(frozen=True)
class ParagraphStyle:
    """How a line of the source is set: `begins` with air above it, `asks` when the interviewer speaks."""

    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    begins: bool = True
    asks: bool = False

    @property
    def is_told(self) -> bool:
        return self.kind is not BlockKind.HEADING and not self.asks


def hidden_stretches(transcript: Transcript) -> list[TextRange]:
    """Labels and time stamps of turns, which the margin shows, and blank lines, which are air."""
    hidden = [TextRange(*match.span()) for match in _BLANK.finditer(transcript.text)]
    for turn in transcript.turns:
        hidden += _around_speech(turn, transcript.text)
    return hidden


def flowing(transcript: Transcript) -> str:
    """The text with the line breaks of hard-wrapped paragraphs as spaces, so that they flow; no position moves."""
    parts: list[str] = []
    last = 0
    for block in transcript.blocks:
        words = block.range.of(transcript.text)
        if block.kind is BlockKind.PARAGRAPH and _is_wrapped(words):
            parts += (transcript.text[last : block.range.start], words.replace("\n", " "))
            last = block.range.end
    return "".join([*parts, transcript.text[last:]])


def _is_wrapped(words: str) -> bool:
    """Whether lines were broken where the page ended, not where the writer wanted: all but the last are long."""
    lines = words.rstrip("\n").split("\n")
    return len(lines) > 1 and all(_SHORTEST <= len(line.strip()) <= _LONGEST for line in lines[:-1])


def _around_speech(turn: StoredTurn, text: str) -> Iterator[TextRange]:
    """The label before what was said, and what is written after it but not the line break."""
    if turn.range.start < turn.speech.start:
        yield TextRange(turn.range.start, turn.speech.start)
    if turn.speech.end < turn.range.end:
        after = TextRange(turn.speech.end, turn.range.end)
        yield TextRange(after.start, after.start + len(after.of(text).rstrip("\n")))


class Paragraphs:
    """The lines of the document as they are set, one for each line of the source that is shown."""

    def __init__(self, transcript: Transcript, positions: TextPositions) -> None:
        self._transcript = transcript
        self._positions = positions
        self._starts = [0, *(match.end() for match in re.finditer("\n", positions.visible))]
        self._block_starts = [block.range.start for block in transcript.blocks]
        self._turn_starts = [turn.speech.start for turn in transcript.turns]
        self._beginnings = {self._line_of(position) for position in self._begin_at()}

    def styles(self) -> list[ParagraphStyle]:
        """How each line is set, in order."""
        return [self._style(number, start) for number, start in enumerate(self._starts)]

    def told(self) -> list[TextRange]:
        """The paragraphs that somebody may want to code: neither headings nor questions, none of them empty."""
        ends = [*(start - 1 for start in self._starts[1:]), len(self._positions.visible)]
        found: list[tuple[ParagraphStyle, int, int]] = []
        for style, start, end in zip(self.styles(), self._starts, ends, strict=True):
            if style.begins or not found:
                found.append((style, start, end))
            else:
                found[-1] = found[-1][0], found[-1][1], end
        told = [self._in_source(start, end) for style, start, end in found if style.is_told]
        return [paragraph for paragraph in told if paragraph]

    def _in_source(self, start: int, end: int) -> TextRange:
        first = self._positions.from_visible(start)
        words = TextRange(first, max(first, self._positions.from_visible(end, end=True)))
        return words.trimmed(self._transcript.text)

    def _begin_at(self) -> Iterator[int]:
        """Where paragraphs and turns begin in the source, and what follows a blank line."""
        yield 0
        yield from self._block_starts
        yield from self._turn_starts
        for match in _BLANK.finditer(self._transcript.text):
            yield match.end() + (match.start() > 0)

    def _line_of(self, position: int) -> int:
        return bisect_right(self._starts, self._positions.to_visible(position)) - 1

    def _style(self, number: int, start: int) -> ParagraphStyle:
        position = self._positions.from_visible(start)
        block, turn = self._block_at(position), self._turn_at(position)
        return ParagraphStyle(
            block.kind if block else BlockKind.PARAGRAPH,
            block.level if block else 0,
            number in self._beginnings or not (block or turn),
            turn is not None and turn.is_interviewer,
        )

    def _block_at(self, position: int) -> Block | None:
        index = bisect_right(self._block_starts, position) - 1
        block = self._transcript.blocks[index] if index >= 0 else None
        return block if block and position <= block.range.end else None

    def _turn_at(self, position: int) -> StoredTurn | None:
        index = bisect_right(self._turn_starts, position) - 1
        turn = self._transcript.turns[index] if index >= 0 else None
        return turn if turn and position <= turn.speech.end else None
