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
    if len(before) == _LETTERS:
        before = "… " + before[_first_break(before) :]
    behind = text[excerpt.end : excerpt.end + _LETTERS]
    if len(behind) == _LETTERS:
        behind = behind[: behind.rfind(" ")].rstrip() + " …" if " " in behind else behind + " …"
    return _quiet(before), _quiet(behind)


def _quiet(text: str) -> str:
    """Without time stamps and empty lines."""
    return _BLANK.sub("\n", _STAMP.sub("", text))


def _first_break(text: str) -> int:
    """Where a sentence begins in the first half, else the second word."""
    found = _SENTENCE.search(text, 0, len(text) // 2)
    return found.end() if found else text.find(" ") + 1
