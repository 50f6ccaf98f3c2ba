"""The words around a hit."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from qualapp.model.text import TextRange

_LONGEST = 600
_BREAKS = re.compile(r"[\n\t]")


@dataclass(frozen=True)
class Snippet:
    """A part of a passage that begins shortly before what was found, and where that stands in it."""

    text: str
    marks: tuple[TextRange, ...]


def snippet(text: str, marks: Sequence[TextRange], before: int = 40) -> Snippet:
    """The words around the first mark, with at most so many letters before it; an ellipsis says that some are left out.

    >>> snippet("Vi mødtes hver uge, og så kom sundhedsplejersken.", [TextRange(30, 48)], before=8)
    Snippet(text='… så kom sundhedsplejersken.', marks=(TextRange(start=9, end=27),))
    """
    start = _start(text, marks[0].start if marks else 0, before)
    lead = "… " if start else ""
    shown = _BREAKS.sub(" ", text[start : start + _LONGEST])
    end = start + len(shown)
    inside = [mark for mark in marks if mark.start < end and mark.end > start]
    by = len(lead) - start
    kept = (TextRange(max(mark.start, start) + by, min(mark.end, end) + by) for mark in inside)
    return Snippet(lead + shown, tuple(kept))


def _start(text: str, mark: int, before: int) -> int:
    """Where the part begins: at a word, unless one word is longer than the room."""
    if mark <= before:
        return 0
    earliest = mark - before
    space = text.find(" ", earliest, mark)
    return space + 1 if space >= 0 else earliest
