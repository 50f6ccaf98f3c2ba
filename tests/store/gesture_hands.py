"""What gestures are made with: something chosen by a number, awkward words, a stretch of a source."""

from collections.abc import Sequence
from typing import TypeVar

from qualapp.model.text import TextRange
from qualapp.store.project import Project

Item = TypeVar("Item")

TEXTS = (
    "Tillid",
    "“Ja,” sagde hun.\nOg så\tgik hun \\ hjem",
    "tak for 'kaffe' og \"kage\"",
    "😀 åben dør\u2028ny linje\x7f\u0085",
    "NBSP\u00a0og bind\u00adestreg",
    "a\u030a Å ß İ",
    "{navn} {0} %s {}",
    "; DROP TABLE code; --",
    "null",
    "\\n\\u0041",
)


def pick(items: Sequence[Item], number: int) -> Item:
    """One of several."""
    return items[number % len(items)]


def text(number: int) -> str:
    """Some words that are not easy to write down."""
    return pick(TEXTS, number)


def stretch(project: Project, a: int, b: int) -> tuple[int, TextRange]:
    """A source and a stretch of it."""
    source = pick([source for source in project.sources.all() if source.characters > 1], a)
    start = b % (source.characters - 1)
    return source.id, TextRange(start, min(source.characters, start + 1 + a % 9))
