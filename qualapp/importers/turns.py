"""Who speaks when: the turns of a transcript, found in its lines and tables."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from qualapp.importers.speaker_tables import turns_of_table
from qualapp.importers.time_stamps import MARKED, is_stamp, milliseconds, trailing_stamp
from qualapp.importers.timed_paragraphs import timed_turns
from qualapp.importers.turn_labels import Opening, borne_out, opening_in
from qualapp.model.source import Block, BlockKind, Turn
from qualapp.model.text import TextRange

_LEADING_STAMP = re.compile(rf"\s*({MARKED})\s*")
_LONGEST_STAMP_LINE = 80
_MOSTLY = 0.7


def turns_in(text: str, blocks: Sequence[Block]) -> tuple[Turn, ...]:
    """The turns of a text, in order; none when the file as a whole is no conversation.

    Where nobody is named but times are, each stretch with a time is a turn.
    A turn ends where the next begins, or at a heading or table.
    """
    turns: list[Turn] = []
    lines: list[TextRange] = []
    ends: list[int] = []
    for run in _runs(blocks):
        found = turns_of_table(text, [block.range for block in run]) if run[0].kind is BlockKind.TABLE_ROW else []
        turns += found
        if run[0].kind is not BlockKind.PARAGRAPH:
            ends += (run[0].range.start, run[-1].range.end)
        if run[0].kind is not BlockKind.HEADING and not found:
            lines += (line for block in run for line in _lines(text, block.range))
    openings = [opening for line in lines if (opening := opening_in(text, line))]
    turns += _opened(text, borne_out(openings, len(lines)), ends)
    found = turns or _tabbed(text, lines) or timed_turns(text, lines, sorted(ends))
    return tuple(sorted(found, key=lambda turn: turn.range))


def cut_at_turns(text: str, blocks: Sequence[Block], turns: Sequence[Turn]) -> tuple[Block, ...]:
    """The blocks, divided at the line on which a turn begins, as after a line break within a paragraph."""
    starts = [turn.range.start for turn in turns]
    cut: list[Block] = []
    for block in blocks:
        inside = starts[bisect_right(starts, block.range.start) : bisect_left(starts, block.range.end)]
        breaks = [found for start in inside if (found := text.rfind("\n", block.range.start, start)) >= 0]
        for before, end in pairwise([block.range.start - 1, *breaks, block.range.end]):
            words = text[before + 1 : end]
            start = end - len(words.lstrip("\n"))
            if words.strip():
                cut.append(replace(block, range=TextRange(start, start + len(words.strip("\n")))))
    return tuple(cut)


def _runs(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Blocks of one kind that stand together; two tables with space between are two runs."""
    run: list[Block] = []
    for block in blocks:
        apart = run and block.kind is BlockKind.TABLE_ROW and block.range.start > run[-1].range.end + 1
        if run and (block.kind is not run[-1].kind or apart):
            yield run
            run = []
        run.append(block)
    if run:
        yield run


def _lines(text: str, block: TextRange) -> Iterator[TextRange]:
    start = block.start
    while (end := text.find("\n", start, block.end)) >= 0:
        if not text[start:end].isspace() and end > start:
            yield TextRange(start, end)
        start = end + 1
    if block.end > start:
        yield TextRange(start, block.end)


def _opened(text: str, openings: Sequence[Opening], ends: Sequence[int]) -> Iterator[Turn]:
    starts: list[int] = []
    for index, opening in enumerate(openings):
        floor = openings[index - 1].speech if index else 0
        before = bisect_right(ends, opening.start)
        starts.append(_start(text, opening, max(floor, ends[before - 1] if before else 0)))
    for opening, start, following in zip(openings, starts, [*starts, len(text)][1:], strict=True):
        after = bisect_right(ends, opening.start)
        yield _turn(text, opening, start, min(following, ends[after]) if after < len(ends) else following)


def _start(text: str, opening: Opening, floor: int) -> int:
    """Where a turn begins: at its label, or at the time stamp that stands alone on the line before."""
    before = text[max(floor, opening.start - _LONGEST_STAMP_LINE) : opening.start]
    line = before.rstrip().rpartition("\n")[2]
    start = opening.start - len(before) + len(before.rstrip()) - len(line)
    closes_other = text[max(0, start - 2) : start - 1].strip() and before.count("\n", len(before.rstrip())) > 1
    if opening.time is not None or not is_stamp(line) or closes_other or text[start - 1 : start] not in ("", "\n"):
        return opening.start
    return start


def _turn(text: str, opening: Opening, start: int, end: int) -> Turn:
    whole = TextRange(start, end).trimmed(text)
    time = opening.time if start == opening.start else milliseconds(text[start : opening.start])
    first, last = min(opening.speech, whole.end), whole.end
    if time is None and (leading := _LEADING_STAMP.match(text, first, last)):
        first, time = leading.end(), milliseconds(leading[1])
    if trailing := trailing_stamp(text, first, last):
        last = trailing.start()
        time = milliseconds(trailing[1]) if time is None else time
    return Turn(whole, TextRange(first, last).trimmed(text), opening.label, time)


def _tabbed(text: str, lines: Sequence[TextRange]) -> list[Turn]:
    """The turns of a table that was pasted as plain text."""
    rows = [line for line in lines if "\t" in line.of(text)]
    return turns_of_table(text, rows) if rows and len(rows) >= _MOSTLY * len(lines) else []
