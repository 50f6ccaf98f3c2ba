"""Prose that a coder attaches to something."""

import re
from dataclasses import dataclass

_MARK = re.compile(r"\[#([0-9a-f]{12})\]")
_LINE_OF_MARKS = re.compile(r"^\[#[0-9a-f]{12}\](?: \[#[0-9a-f]{12}\])*(?:\n|\Z)", re.MULTILINE)
"""Where the consensus decided on codes, a memo's text ends in a line of marks, which people are not shown."""


@dataclass(frozen=True)
class Memo:
    """A note on a source, excerpt, coding, code, case or, with nothing named, on the project.

    `about` is the kind of thing, `about_id` its id; times are microseconds since 1970, UTC.
    """

    id: int
    guid: str
    about: str
    about_id: int | None
    text: str
    coder_id: int
    created: int
    changed: int


def unmarked(text: str) -> str:
    """A memo's text as people read it, without the marks of the codes that were decided.

    >>> unmarked("As Signe codes it\\n[#0123456789ab] [#ba9876543210]")
    'As Signe codes it'
    """
    return _LINE_OF_MARKS.sub("", text).rstrip() if "[#" in text else text


def marks(text: str) -> list[str]:
    """The marks of the codes that were decided.

    >>> marks("As Signe codes it\\n[#0123456789ab] [#ba9876543210]")
    ['0123456789ab', 'ba9876543210']
    """
    return _MARK.findall(text) if "[#" in text else []


def marked_like(text: str, *others: str) -> str:
    """The text with the marks of others, so that words written anew still say what was decided.

    >>> marked_like("As both code it", "As Signe codes it\\n[#0123456789ab]")
    'As both code it\\n[#0123456789ab]'
    """
    found = dict.fromkeys(mark for other in others for mark in marks(other))
    return f"{unmarked(text)}\n{' '.join(f'[#{mark}]' for mark in found)}" if found else text
