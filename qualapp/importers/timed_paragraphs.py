"""Paragraphs that begin or end with a time stamp though nobody is named: it is known when the words were said."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from qualapp.importers.time_stamps import MARKED, milliseconds
from qualapp.model.source import Turn
from qualapp.model.text import TextRange

_LEADING = re.compile(rf"\s*({MARKED})\s*")
_TRAILING = re.compile(rf"\s*({MARKED})\s*$")
_LONGEST_STAMP = 60
_IS_RECORDING = re.compile(r"#|:\d\d:")
_FEWEST = 2
_SHARE = 0.2

Mark = tuple[TextRange, re.Match[str]]


def timed_turns(text: str, lines: Sequence[TextRange], ends: Sequence[int]) -> list[Turn]:
    """A turn without speaker for each stretch with a time of its own; none unless such times run through the text.

    Only stamps with hours, or between number signs, are taken for places in a recording: `(10:30)` may be the time of
    day. A stretch ends at the latest at the next of the `ends`, where headings and tables are.
    """
    leading = [(line, found) for line in lines if (found := _at_start(text, line))]
    if _run_through(leading, len(lines)):
        return list(_after_stamps(text, leading, ends))
    trailing = [(line, found) for line in lines if (found := _at_end(text, line))]
    return list(_before_stamps(text, lines, trailing, ends)) if _run_through(trailing, len(lines)) else []


def _at_start(text: str, line: TextRange) -> re.Match[str] | None:
    found = _LEADING.match(text, line.start, line.end)
    return found if found and _IS_RECORDING.search(found[1]) else None


def _at_end(text: str, line: TextRange) -> re.Match[str] | None:
    found = _TRAILING.search(text, max(line.start, line.end - _LONGEST_STAMP), line.end)
    return found if found and _IS_RECORDING.search(found[1]) else None


def _run_through(marks: Sequence[Mark], lines: int) -> bool:
    """Whether so many lines have a stamp, and the times go on, that they are those of a recording."""
    times = [milliseconds(found[1]) or 0 for _line, found in marks]
    return len(times) >= max(_FEWEST, _SHARE * lines) and all(one <= other for one, other in pairwise(times))


def _after_stamps(text: str, marks: Sequence[Mark], ends: Sequence[int]) -> Iterator[Turn]:
    starts = [line.start for line, _found in marks]
    for (line, found), following in zip(marks, [*starts[1:], len(text)], strict=True):
        after = bisect_right(ends, line.start)
        end = min(following, ends[after]) if after < len(ends) else following
        whole = TextRange(line.start, end).trimmed(text)
        speech = TextRange(min(found.end(), whole.end), whole.end).trimmed(text)
        if speech:
            yield Turn(whole, speech, "", milliseconds(found[1]))


def _before_stamps(text: str, lines: Sequence[TextRange], marks: Sequence[Mark], ends: Sequence[int]) -> Iterator[Turn]:
    starts = [line.start for line in lines]
    last = 0
    for line, found in marks:
        before = bisect_right(ends, line.start)
        floor = max(last, ends[before - 1] if before else 0)
        start = starts[bisect_left(starts, floor)]
        whole = TextRange(start, line.end).trimmed(text)
        speech = TextRange(start, max(start, found.start())).trimmed(text)
        if speech:
            yield Turn(whole, speech, "", milliseconds(found[1]))
        last = line.end
