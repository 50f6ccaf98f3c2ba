"""Hard-wrapped texts, as from e-mail or scanning: which lines belong to one paragraph."""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from qualapp.model.source import Block, BlockKind
from qualapp.model.text import TextRange

_WIDEST = 120
_NARROWEST = 30
_FEWEST_PAIRS = 5
_MOSTLY = 0.6
_NEARLY_FULL = 0.75
_ITEM = re.compile(r"\s*(?:[-–—•*·▪○>]\s|\d{1,3}[.)]\s|[a-zæøå][.)]\s)")
_FIRST_WORD = re.compile(r"\s*(\S{0,40})")
_SENTENCE_ENDS = (".", "!", "?", ":")


def paragraphs(text: str, lines: Sequence[Block], openings: AbstractSet[int]) -> list[Block]:
    """The blocks of a text: one for each line, or where lines are wrapped one for each paragraph.

    A line at one of the `openings` always begins a block.
    """
    stretches = list(_stretches(lines, openings))
    widest = _width(text, stretches)
    if not widest:
        return list(lines)
    joined: list[Block] = []
    for stretch in stretches:
        width = min(widest, max(len(line.range) for line in stretch))
        joined += _joined(text, stretch, width if width >= _NARROWEST else widest)
    return joined


def _stretches(lines: Sequence[Block], openings: AbstractSet[int]) -> Iterator[list[Block]]:
    """Lines that follow one another without blank line, heading or new turn between."""
    stretch: list[Block] = []
    for line in lines:
        follows = stretch and line.range.start == stretch[-1].range.end + 1 and line.range.start not in openings
        if stretch and not (follows and line.kind is stretch[-1].kind is BlockKind.PARAGRAPH):
            yield stretch
            stretch = []
        stretch.append(line)
    if stretch:
        yield stretch


def _width(text: str, stretches: Sequence[Sequence[Block]]) -> int:
    """The width to which the lines of a text are wrapped; 0 when they are not."""
    lengths = sorted(len(line.range) for stretch in stretches for line in stretch)
    width = lengths[len(lengths) * 9 // 10] if lengths else 0
    pairs = [pair for stretch in stretches for pair in pairwise(stretch)]
    if not _NARROWEST <= width <= _WIDEST or len(pairs) < _FEWEST_PAIRS:
        return 0
    broken = sum(_is_broken(text, one.range, other.range, width * 0.9) for one, other in pairs)
    return width if broken >= _MOSTLY * len(pairs) else 0


def _joined(text: str, stretch: Sequence[Block], width: int) -> Iterator[Block]:
    start = stretch[0].range.start
    for one, other in pairwise(stretch):
        if not _is_broken(text, one.range, other.range, width * _NEARLY_FULL):
            yield Block(BlockKind.PARAGRAPH, TextRange(start, one.range.end))
            start = other.range.start
    yield Block(stretch[-1].kind, TextRange(start, stretch[-1].range.end), stretch[-1].level)


def _is_broken(text: str, line: TextRange, following: TextRange, width: float) -> bool:
    """Whether a sentence runs on from a line to the following: it did not fit, or goes on in small letters."""
    if _ITEM.match(text, following.start, following.end):
        return False
    word = _FIRST_WORD.match(text, following.start, following.end)
    first = word[1] if word else ""
    if len(line) + 1 + len(first) > width:
        return True
    return first[:1].islower() and not text[line.start : line.end].rstrip().endswith(_SENTENCE_ENDS)
