"""What all coefficients of one code are made of, as a row of whole numbers that can be added over sources."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations

from qualapp.analysis.agreement.nominal import Counted
from qualapp.analysis.agreement.tally import CodeTally, Tally

Row = list[int]
_PLACES = {(1, 1): 0, (1, 0): 1, (0, 1): 2}


@dataclass(frozen=True)
class Layout:
    """Where a number stands in a row: pairs of coders first, then coders who were given and who coded, then squares."""

    coders: int

    @cached_property
    def pairs(self) -> tuple[tuple[int, int], ...]:
        """The pairs of coders by their places."""
        return tuple(combinations(range(self.coders), 2))

    @cached_property
    def cells(self) -> dict[tuple[int, int], int]:
        """Where the units stand that so many coders were given, and so many of them coded."""
        first = 3 * len(self.pairs)
        kinds = ((given, coding) for given in range(2, self.coders + 1) for coding in range(1, given + 1))
        return {kind: first + place for place, kind in enumerate(kinds)}

    @property
    def width(self) -> int:
        """How many numbers a row of a code has."""
        return 3 * len(self.pairs) + len(self.cells) + 1

    @property
    def total_width(self) -> int:
        """How many numbers the row of totals has: units of each pair, of each number of coders, and of all text."""
        return len(self.pairs) + 2 * (self.coders - 1)

    def places(self, given: int, mask: int) -> list[int]:
        """Where in a row the units belong that just these coders coded, of those to whom they were given."""
        found = [self.cells[given.bit_count(), mask.bit_count()]]
        for number, (one, other) in enumerate(self.pairs):
            said = mask >> one & 1, mask >> other & 1
            if given >> one & given >> other & 1 and said in _PLACES:
                found.append(3 * number + _PLACES[said])
        return found


@dataclass
class Counts:
    """The rows of all codes, and the row of totals."""

    layout: Layout
    codes: dict[int, Row] = field(default_factory=dict)
    total: Row = field(default_factory=list)

    def __post_init__(self) -> None:
        self.total = self.total or [0] * self.layout.total_width

    def row(self, code: int) -> Row:
        """The row of a code."""
        if code not in self.codes:
            self.codes[code] = [0] * self.layout.width
        return self.codes[code]

    def add_code(self, given: int, code: int, found: CodeTally) -> None:
        """Take in what was done with one code where these coders were given the text."""
        row = self.row(code)
        for mask, length in found.masks.items():
            for place in self.layout.places(given, mask):
                row[place] += length
        row[-1] += found.squares

    def add_total(self, found: Tally, *, coded_only: bool) -> None:
        """Take in how much there was to code."""
        layout = self.layout
        for number, (one, other) in enumerate(layout.pairs):
            pair = 1 << one | 1 << other
            if found.given & pair == pair:
                self.total[number] += _length(found, pair if coded_only else 0)
        place = len(layout.pairs) + found.given.bit_count() - 2
        self.total[place] += _length(found, found.given if coded_only else 0)
        self.total[place + layout.coders - 1] += found.length

    def add(self, other: "Counts") -> None:
        """Take in what was counted elsewhere."""
        self.total = [one + more for one, more in zip(self.total, other.total, strict=True)]
        for code, row in other.codes.items():
            self.codes[code] = [one + more for one, more in zip(self.row(code), row, strict=True)]


def counts_of(layout: Layout, tallies: Iterable[Tally], *, coded_only: bool) -> Counts:
    """The counts of some tallies."""
    counts = Counts(layout)
    for found in tallies:
        counts.add_total(found, coded_only=coded_only)
        for code, one in found.codes.items():
            counts.add_code(found.given, code, one)
    return counts


def pair_of(row: Sequence[int], total: Sequence[int], number: int) -> tuple[int, int, int, int]:
    """The units of a pair of coders: coded by both, by the first, by the second, by neither."""
    both, first, second = row[3 * number : 3 * number + 3]
    return both, first, second, total[number] - both - first - second


def group_of(layout: Layout, row: Sequence[int], total: Sequence[int], *, all_text: bool = False) -> Counted:
    """The units of all coders by how many did not code them and how many did."""
    found: dict[tuple[int, ...], float] = {}
    first = len(layout.pairs) + (layout.coders - 1 if all_text else 0)
    for given in range(2, layout.coders + 1):
        rest = total[first + given - 2]
        for coding in range(1, given + 1):
            if weight := row[layout.cells[given, coding]]:
                found[given - coding, coding] = weight
                rest -= weight
        if rest:
            found[given, 0] = rest
    return found


def _length(found: Tally, coders: int) -> int:
    """How long a text is; or, where some coders are named, what at least one of them gave any code."""
    if not coders:
        return found.length
    return sum(length for mask, length in found.covered.items() if mask & coders)
