"""The stretches of a source as they are set on paper: a heading, a paragraph or what one speaker said."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qualapp.model.source import Block, BlockKind, StoredTurn
from qualapp.model.text import TextRange

_SHORTEST, _LONGEST = 40, 120
_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True)
class Passage:
    """A stretch without line breaks; its label and time stamp, which stand beside it, are left out.

    `turn` is the one that begins here, `asks` says that an interviewer speaks, `begins` that air goes before it.
    """

    range: TextRange
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    turn: StoredTurn | None = None
    asks: bool = False
    begins: bool = True


def flowing(text: str, blocks: Sequence[Block]) -> str:
    """The text with the breaks of hard-wrapped paragraphs as spaces; no position moves.

    >>> long = "x" * 60
    >>> flowing(f"{long}\\nslut\\n", [Block(BlockKind.PARAGRAPH, TextRange(0, 65))]) == f"{long} slut\\n"
    True
    """
    parts: list[str] = []
    last = 0
    for block in blocks:
        words = block.range.of(text)
        if block.kind is BlockKind.PARAGRAPH and _is_wrapped(words):
            parts += (text[last : block.range.start], words.replace("\n", " "))
            last = block.range.end
    return "".join([*parts, text[last:]])


def _is_wrapped(words: str) -> bool:
    """Whether lines were broken where the page ended, not where the writer wanted: all but the last are long."""
    lines = words.rstrip("\n").split("\n")
    return len(lines) > 1 and all(_SHORTEST <= len(line.strip()) <= _LONGEST for line in lines[:-1])


def passages(flowing: str, blocks: Sequence[Block], turns: Sequence[StoredTurn]) -> Iterator[Passage]:
    """The passages of a flowing text in order; blank lines and empty turns are none."""
    starts = [block.range.start for block in blocks]
    for stretch, turn in _stretches(len(flowing), turns):
        last = -1
        for found in _LINE.finditer(flowing, stretch.start, stretch.end):
            if found.group().isspace():
                continue
            place = TextRange(*found.span())
            block = _block_at(blocks, starts, place.start)
            yield Passage(
                place,
                block.kind if block else BlockKind.PARAGRAPH,
                block.level if block else 0,
                turn if last < 0 else None,
                turn is not None and turn.is_interviewer,
                last < 0 or place.start > last + 1 or (block is not None and block.range.start == place.start),
            )
            last = place.end


def _stretches(length: int, turns: Sequence[StoredTurn]) -> Iterator[tuple[TextRange, StoredTurn | None]]:
    """What was said in each turn, and what stands between the turns."""
    at = 0
    for turn in turns:
        if turn.range.start > at:
            yield TextRange(at, turn.range.start), None
        yield turn.speech, turn
        at = turn.range.end
    if at < length:
        yield TextRange(at, length), None


def _block_at(blocks: Sequence[Block], starts: Sequence[int], position: int) -> Block | None:
    index = bisect_right(starts, position) - 1
    block = blocks[index] if index >= 0 else None
    return block if block and position < block.range.end else None
