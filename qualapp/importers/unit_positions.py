"""Positions of programs that count a text in other units than characters."""

import re
from array import array
from bisect import bisect_right
from collections.abc import Callable


class UnitPositions:
    """Where the positions of another program lie in a text, in characters.

    `units` finds the stretches of the text that do not count one for each character, `width` says how much they count.
    A position inside such a stretch is taken as its beginning.
    """

    def __init__(self, text: str, units: re.Pattern[str], width: Callable[[str], int]) -> None:
        self._length = len(text)
        self._starts, self._ends, self._given = array("Q"), array("Q", [0]), array("Q", [0])
        for unit in units.finditer(text):
            given = self._given[-1] + unit.start() - self._ends[-1] + width(unit[0])
            self._starts.append(unit.start())
            self._ends.append(unit.end())
            self._given.append(given)
        self._starts.append(self._length)

    def position(self, given: int) -> int:
        """The position in characters, inside the text.

        >>> in_utf16("😀 ja").position(3)
        2
        """
        index = max(0, bisect_right(self._given, given) - 1)
        return max(0, min(self._ends[index] + given - self._given[index], self._starts[index]))


def in_utf8(text: str) -> UnitPositions:
    """Positions that count bytes of UTF-8.

    >>> in_utf8("på ø").position(4)
    3
    """
    return UnitPositions(text, _NOT_ASCII, lambda found: len(found.encode("utf-8", "surrogatepass")))


def in_utf16(text: str) -> UnitPositions:
    """Positions that count units of UTF-16, as Qt and browsers do."""
    return UnitPositions(text, _ASTRAL, lambda _found: 2)


_NOT_ASCII = re.compile("[^\x00-\x7f]")
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
