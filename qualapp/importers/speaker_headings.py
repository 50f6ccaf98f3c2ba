"""Headings that name who speaks, as in documents structured for NVivo and MAXQDA: `Interviewer`, `Lone`."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from qualapp.importers.turn_labels import Opening, borne_out
from qualapp.model.source import Block, BlockKind, Turn
from qualapp.model.text import TextRange

_LONGEST_NAME = 60


def headings_that_speak(text: str, blocks: Sequence[Block]) -> tuple[list[Turn], list[Block]]:
    """The turns below headings that come back as speakers do, and the blocks in which those are headings no more.

    Other headings, such as questions, stay what they are. Of all levels the deepest one that holds a conversation
    counts, as questions stand above those who answer.
    """
    headings = [number for number, block in enumerate(blocks) if block.kind is BlockKind.HEADING]
    for level in sorted({blocks[number].level for number in headings}, reverse=True):
        openings = list(_openings(text, blocks, [n for n in headings if blocks[n].level == level]))
        spoken = {opening.start for opening in borne_out(openings, len(blocks))} if _recur(openings) else set()
        if len(spoken) > len(openings) / 2:
            return _turns(text, blocks, openings, spoken)
    return [], list(blocks)


def _openings(text: str, blocks: Sequence[Block], headings: Sequence[int]) -> Iterator[Opening]:
    for number in headings:
        place = blocks[number].range
        label = " ".join(place.of(text).split()).rstrip(" :")
        if 0 < len(label) <= _LONGEST_NAME and _has_words_below(blocks, number):
            yield Opening(place.start, label, None, place.end, place.end)


def _has_words_below(blocks: Sequence[Block], number: int) -> bool:
    return number + 1 < len(blocks) and blocks[number + 1].kind is BlockKind.PARAGRAPH


def _recur(openings: Sequence[Opening]) -> bool:
    keys = [opening.key for opening in openings]
    return len(keys) > 2 and len(set(keys)) <= len(keys) / 2 + 1 and len(list(groupby(keys))) == len(keys)


def _turns(
    text: str, blocks: Sequence[Block], openings: Sequence[Opening], spoken: set[int]
) -> tuple[list[Turn], list[Block]]:
    starts = [block.range.start for block in blocks]
    turns: list[Turn] = []
    changed = list(blocks)
    for opening in openings:
        if opening.start in spoken:
            number = bisect_left(starts, opening.start)
            below = _below(blocks, number)
            speech = TextRange(below[0].range.start, below[-1].range.end).trimmed(text)
            turns.append(Turn(TextRange(opening.start, speech.end), speech, opening.label))
            changed[number] = replace(blocks[number], kind=BlockKind.PARAGRAPH, level=0)
    return turns, changed


def _below(blocks: Sequence[Block], number: int) -> list[Block]:
    """The paragraphs that follow a heading."""
    following: list[Block] = []
    for block in blocks[number + 1 :]:
        if block.kind is not BlockKind.PARAGRAPH:
            break
        following.append(block)
    return following
