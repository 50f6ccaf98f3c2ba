"""How a source's positions were counted: by the words that QualCoder keeps beside each coding."""

import re
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Protocol

from qualapp.importers.unit_positions import UnitPositions
from qualapp.model.text import TextRange

_COUNTED_OTHERWISE = ("[\U00010000-\U0010ffff]", "\r\n", "\\A\ufeff")
"""What Qt counts otherwise than Python: characters beyond 16 bits, line breaks of Windows, a mark at the beginning."""
_WIDTHS = {"\r": 1, "\ufeff": 0}


class Quotation(Protocol):
    """A stretch with the words that stood there when it was made; no words where nobody kept them."""

    @property
    def start(self) -> int:
        """The first position, as counted by whoever wrote it."""

    @property
    def end(self) -> int:
        """The position after the last."""

    @property
    def words(self) -> str:
        """What stood there."""


class Positions:
    """The positions of one source, read in the way in which most of its quotations say what stands there."""

    def __init__(self, text: str, quotations: Sequence[Quotation]) -> None:
        self._text = text
        self._readings = list(_readings(text))
        self._chosen = self._readings[0]
        if len(self._readings) > 1:
            matches = [sum(self._says(reading, found) for found in quotations) for reading in self._readings]
            self._chosen = self._readings[matches.index(max(matches))]

    @property
    def are_characters(self) -> bool:
        """Whether positions count characters, as this program does."""
        return self._chosen is self._readings[0]

    def range(self, start: int, end: int) -> TextRange:
        """The characters of a stretch."""
        return self._range(self._chosen, start, end)

    def of(self, found: Quotation) -> tuple[TextRange, str]:
        """The characters of a quotation, and how it was found where that was not as usual.

        QualCoder's automatic coding counts otherwise than its window does, so one quotation may differ from the rest.
        """
        usual = self._range(self._chosen, found.start, found.end)
        if not found.words.strip() or self._says(self._chosen, found):
            return usual, ""
        for reading in self._readings:
            if self._says(reading, found):
                return self._range(reading, found.start, found.end), "mixed count"
        if usual:
            return usual, "other words"
        at = self._text.find(found.words)
        if at >= 0 and self._text.find(found.words, at + 1) < 0:
            return TextRange(at, at + len(found.words)), "found again"
        return usual, "nothing there"

    def _says(self, reading: UnitPositions, found: Quotation) -> bool:
        stretch = self._range(reading, found.start, found.end).of(self._text)
        return stretch == found.words or _plain(stretch) == _plain(found.words)

    def _range(self, reading: UnitPositions, start: int, end: int) -> TextRange:
        first = reading.position(start)
        return TextRange(first, max(first, reading.position(end)))


def _readings(text: str) -> Iterator[UnitPositions]:
    """The ways in which the positions in a text may be counted; characters come first."""
    differing = [pattern for pattern in _COUNTED_OTHERWISE if re.search(pattern, text)]
    for chosen in product((False, True), repeat=len(differing)):
        patterns = [pattern for pattern, is_chosen in zip(differing, chosen, strict=True) if is_chosen]
        yield UnitPositions(text, re.compile("|".join(patterns) or "(?!)"), _width)


def _width(found: str) -> int:
    return _WIDTHS.get(found[0], 2)


def _plain(words: str) -> str:
    return " ".join(words.split())
