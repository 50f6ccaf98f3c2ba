"""The stripes and names of a whole source as they stand beside its lines, found by height and by point."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from copy import copy

from PySide6.QtCore import QPointF

from qualapp.desktop.coding.lines import Lines
from qualapp.desktop.coding.marks import CodingMark, MarkedExcerpts
from qualapp.desktop.coding.stripes import FURTHEST, LANES, ROW, Bar, NameRow, Stripe, name_rows, stripes
from qualapp.desktop.text_positions import TextPositions
from qualapp.model.text import TextRange

GAP = 16
BAR = 4.5
PITCH = 9
PLATE = GAP + (LANES - 1) * PITCH + BAR + 5
"""From the text to the column of names."""

_NONE: Mapping[int, int] = {}


class Measures:
    """From where to where the bar of an excerpt reaches; remembered while the layout stays."""

    def __init__(self, lines: Lines, positions: TextPositions) -> None:
        self._lines = lines
        self._positions = positions
        self._known: dict[tuple[int, int], tuple[int, int, float]] = {}

    def bars(self, excerpts: MarkedExcerpts) -> list[Bar]:
        """A bar for each coding, by start, the longer first."""
        found: list[Bar] = []
        for excerpt in excerpts.in_order:
            top, bottom, level = self._of(excerpt.range)
            found += [Bar(mark.coding_id, top, bottom, level) for mark in excerpt.marks if mark.has_stripe]
        return found

    def _of(self, text_range: TextRange) -> tuple[int, int, float]:
        ends = text_range.start, text_range.end
        found = self._known.get(ends)
        if found is None:
            stretch = self._positions.range_to_qt(text_range)
            first, last = self._lines.at(stretch.start), self._lines.last_of(stretch)
            found = self._known[ends] = first.top, last.bottom, (first.top + first.bottom) / 2
        return found


class Gutter:
    """What stands right of the text."""

    tells_whose = False
    """Whether one's own names begin with whose they are, as those of others always do."""

    def __init__(
        self, left: float, bars: list[Bar], marks: Iterable[CodingMark], kept: Mapping[int, int] = _NONE
    ) -> None:
        self.left = left
        self._bars = bars
        self.marks = {mark.coding_id: mark for mark in marks}
        placed = self.placed(bars, kept)
        self.stripes = sorted(placed, key=lambda stripe: stripe.top)
        self.rows = name_rows(placed)
        self._row_heights = [row.y for row in self.rows]
        self._tops = [stripe.top for stripe in self.stripes]
        self._deepest: list[float] = []
        for stripe in self.stripes:
            self._deepest.append(max(stripe.bottom, self._deepest[-1] if self._deepest else 0))

    def placed(self, bars: list[Bar], kept: Mapping[int, int]) -> tuple[Stripe, ...]:
        """A lane for each bar."""
        return stripes(bars, kept)

    def anew(self, left: float, bars: list[Bar], marks: Iterable[CodingMark]) -> "Gutter":
        """With other codings: those that stay keep their lanes, and if all stay nothing is placed again."""
        if left != self.left or bars != self._bars:
            return Gutter(left, bars, marks, self.lanes)
        same = copy(self)
        same.marks = {mark.coding_id: mark for mark in marks}
        return same

    @property
    def lanes(self) -> dict[int, int]:
        """The lane of each coding, to keep when others are applied."""
        return {coding: stripe.lane for stripe in self.stripes for coding in stripe.codings}

    def stripes_between(self, top: float, bottom: float) -> list[Stripe]:
        """The stripes that show between two heights."""
        first, last = bisect_left(self._deepest, top), bisect_right(self._tops, bottom)
        return [stripe for stripe in self.stripes[first:last] if stripe.bottom >= top]

    def rows_between(self, top: float, bottom: float) -> list[NameRow]:
        """The names that show between two heights."""
        first = bisect_left(self._row_heights, top - ROW / 2)
        return list(self.rows[first : bisect_right(self._row_heights, bottom + ROW / 2)])

    def rows_with_leaders(self, top: float, bottom: float) -> list[NameRow]:
        """The names that show, and those further down whose leaders do."""
        return self.rows_between(top, bottom + FURTHEST + 2 * ROW)

    def stripe_left(self, stripe: Stripe) -> float:
        return self.left + GAP + stripe.lane * PITCH

    def codings_at(self, point: QPointF) -> tuple[int, ...]:
        """The codings whose bar or name is under a point; several under a grey bar or "+ n"."""
        if point.x() >= self.left + PLATE:
            rows = self.rows_between(point.y(), point.y())
            return rows[-1].codings if rows else ()
        for stripe in self.stripes_between(point.y(), point.y()):
            if abs(point.x() - self.stripe_left(stripe) - BAR / 2) <= PITCH / 2:
                return stripe.codings
        return ()
