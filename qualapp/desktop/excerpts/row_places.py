"""Where the rows of a long list are: guessed from the lengths of the excerpts, measured near what is in sight."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate

from qualapp.desktop.excerpts.groups import Entry, Heading
from qualapp.desktop.excerpts.quotation import LINES

ABOVE = 12
LINE = 20
BELOW = 35
HEADING = 40
_MARKS = 4
_MEASURED_AT_MOST = 60_000
"""Longer lists keep their guesses: a quotation that needs one line more is cut."""


class RowPlaces:
    """The tops and bottoms of all rows, in pixels from the top of the first."""

    def __init__(self, entries: Sequence[Entry] = (), letters_per_line: float = 100) -> None:
        one, two = int(letters_per_line) - _MARKS, int(2 * letters_per_line) - _MARKS
        low, middle, high = (height_of(lines) for lines in range(1, LINES + 1))
        self._heights = [
            HEADING
            if isinstance(entry, Heading)
            else low
            if (length := entry.stop - entry.start) <= one
            else middle
            if length <= two
            else high
            for entry in entries
        ]
        self._ends = list(accumulate(self._heights))
        self._headings = [row for row, entry in enumerate(entries) if isinstance(entry, Heading)]
        self._measured = set(self._headings)

    def __len__(self) -> int:
        return len(self._ends)

    @property
    def height(self) -> int:
        """How high all rows are together."""
        return self._ends[-1] if self._ends else 0

    def top(self, row: int) -> int:
        """Where a row begins."""
        return self._ends[row - 1] if row > 0 else 0

    def bottom(self, row: int) -> int:
        """Where a row ends."""
        return self._ends[row]

    def at(self, y: int) -> int:
        """The row at a height; their number where it is below them all."""
        return bisect_right(self._ends, max(0, y))

    def heading_of(self, row: int) -> int | None:
        """The heading that a row stands below, or that it is."""
        before = bisect_right(self._headings, row)
        return self._headings[before - 1] if before else None

    def measure(self, top: int, bottom: int, lines_of: Callable[[int], int]) -> bool:
        """Measure the rows from here to there by the lines that they need; whether any place changed."""
        if len(self) > _MEASURED_AT_MOST:
            return False
        changed = False
        for row in range(self.at(top), min(len(self), self.at(bottom) + 1)):
            if row not in self._measured:
                self._measured.add(row)
                height = height_of(lines_of(row))
                changed = changed or height != self._heights[row]
                self._heights[row] = height
        if changed:
            self._ends = list(accumulate(self._heights))
        return changed


def height_of(lines: int) -> int:
    """How high a row is whose quotation has so many lines."""
    return ABOVE + lines * LINE + BELOW
