"""Repairs of a text with its headings, tables and turns, before it is stored and after."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from qualapp.language.repair import Repair, Repaired, proposals, repaired
from qualapp.model.source import Block, BlockKind, Reading, StoredTurn, Turn
from qualapp.model.text import TextRange
from qualapp.model.text_edit import TextEdit

SIGNS = 3
"""So many sure repairs make a text one that looks damaged."""


def proposed_repairs(
    text: str, blocks: Sequence[Block], turns: Sequence[Turn] | Sequence[StoredTurn], language: str
) -> list[Repair]:
    """What could be mended in a text; tables, headings, turns and the names before them stay what they are."""
    return proposals(
        text,
        language,
        rows=[(b.range.start, b.range.end) for b in blocks if b.kind is not BlockKind.PARAGRAPH],
        labels=[(t.range.start, t.speech.start) for t in turns if t.speech.start > t.range.start],
        openings=[turn.range.start for turn in turns],
    )


def looks_damaged(repairs: Iterable[Repair]) -> bool:
    """Whether a text is likely to be scanned or broken."""
    return sum(repair.is_sure for repair in repairs) >= SIGNS


def repaired_reading(reading: Reading, repairs: Iterable[Repair]) -> Reading:
    """A reading with its text mended; the original stays what it was."""
    mended = repaired(reading.text, repairs)
    turns = tuple(_moved_turn(turn, mended) for turn in reading.turns)
    return replace(reading, text=mended.text, blocks=tuple(_blocks(reading.blocks, mended)), turns=turns)


def edits_of(text: str, repairs: Iterable[Repair]) -> list[TextEdit]:
    """Repairs as edits, last first, so that each leaves the others in their place."""
    ordered = sorted(repairs, reverse=True)
    return [TextEdit(each.start, text[each.start : each.stop], each.replacement) for each in ordered]


def _blocks(blocks: Iterable[Block], mended: Repaired) -> Iterator[Block]:
    """The blocks at their new places; those that lost all their words go, and paragraphs that now touch are one."""
    last: Block | None = None
    for block in blocks:
        moved = replace(block, range=_without_line_ends(_moved(block.range, mended), mended.text))
        if not moved.range.of(mended.text).strip():
            continue
        if last is not None and last.kind is block.kind and "\n" not in mended.text[last.range.end : moved.range.start]:
            last = replace(last, range=TextRange(last.range.start, moved.range.end))
            continue
        if last is not None:
            yield last
        last = moved
    if last is not None:
        yield last


def _moved(range: TextRange, mended: Repaired) -> TextRange:
    return TextRange(*mended.range(range.start, range.end))


def _without_line_ends(range: TextRange, text: str) -> TextRange:
    """The range without what is left at its ends of lines that went; a row keeps its tabs."""
    words = range.of(text)
    start = range.start + len(words) - len(words.lstrip("\n"))
    return TextRange(start, max(start, range.start + len(words.rstrip("\n"))))


def _moved_turn(turn: Turn, mended: Repaired) -> Turn:
    return replace(turn, range=_moved(turn.range, mended), speech=_moved(turn.speech, mended))
