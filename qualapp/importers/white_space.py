"""White space in formats where most of it only lays out the file."""

import re
from collections.abc import Iterable

_SPACE = re.compile(r"[ \t\r\n\f]+")


def drawn_together(words: Iterable[tuple[str, bool]]) -> str:
    """The words of a paragraph with its white space drawn together, except where a stretch is marked as meant.

    >>> drawn_together([(" en \\n", False), (" to", False), ("\\n", True), ("tre", False)])
    'en to\\ntre'
    """
    text: list[str] = []
    after_space = True
    for found, is_meant in words:
        if is_meant:
            text.append(found)
            after_space = False
        elif drawn := _SPACE.sub(" ", found).removeprefix(" " if after_space else ""):
            text.append(drawn)
            after_space = drawn.endswith(" ")
    return "".join(text)
