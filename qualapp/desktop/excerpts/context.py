"""The words around an excerpt."""

import re

from qualapp.importers.time_stamps import MARKED
from qualapp.model.text import TextRange

_LETTERS = 180
_STAMP = re.compile(rf"[ \t]?{MARKED}")
_BLANK = re.compile(r"\n\s*\n")
_SENTENCE = re.compile(r"[.!?:\n]\s*(?=\S)")


def around(text: str, excerpt: TextRange) -> tuple[str, str]:
    """What stands before and behind an excerpt, from a sentence's begin or a whole word on, with ellipses.

    >>> around("Først. Så kom tolken. Og så gik det.", TextRange(14, 21))
    ('Først. Så kom ', ' Og så gik det.')
    """
    before = text[max(0, excerpt.start - _LETTERS) : excerpt.start]
    is_cut = len(before) == _LETTERS
    before = _quiet(before[_first_break(before) :] if is_cut else before)
    behind = _quiet(text[excerpt.end : excerpt.end + _LETTERS])
    if excerpt.end + _LETTERS < len(text):
        behind = (behind[: behind.rfind(" ")] if " " in behind else behind).rstrip() + " …"
    return f"… {before.lstrip()}" if is_cut else before, behind


def _quiet(text: str) -> str:
    """Without time stamps and empty lines."""
    return _BLANK.sub("\n", _STAMP.sub("", text))


def _first_break(text: str) -> int:
    """Where a sentence begins in the first half, else the second word."""
    found = _SENTENCE.search(text, 0, len(text) // 2)
    return found.end() if found else text.find(" ") + 1
