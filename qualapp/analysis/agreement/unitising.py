"""Krippendorff's alpha for unitising as of 2016 (Krippendorff, Mathet, Bouvry and Widlöcher): edges and codes at once.

The names are that paper's: uα for edges and codes, |uα for what is relevant at all, cuα for the codes of what several
found relevant, (k)uα for one code. Gaps count as a value of their own; lengths are characters. One coder's codes may
not overlap. It is neither the alpha of 1995 and 2004 with squared differences nor that of the book of 2013.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from qualapp.analysis.agreement.figures import Disagreement, Undefined
from qualapp.analysis.agreement.nominal import Sums

Section = tuple[int, int, int]
"""A stretch from start to stop that one coder gave one code."""
GAP = 0
"""The code of what a coder left uncoded."""


@dataclass
class Continuum:
    """What coders did along one or more texts, added up.

    `lengths` holds, for each two values, how long one coder said the one and another the other, each text divided by
    its coders less one; `squares` are the corrections for sections that cannot meet themselves, `met_squares` those
    for the parts of sections that other coders' sections cover.
    """

    lengths: dict[tuple[int, int], float] = field(default_factory=dict)
    squares: dict[int, float] = field(default_factory=dict)
    met_squares: dict[int, float] = field(default_factory=dict)

    def add(self, length: int, coders: Sequence[Sequence[Section]]) -> None:
        """Take in one text, with the sections of each coder to whom it was given, in order and apart."""
        others = len(coders) - 1
        for place, one in enumerate(coders):
            self._add_squares(length, one)
            met = dict.fromkeys(one, 0)
            for other in [*coders[:place], *coders[place + 1 :]]:
                self._add_overlaps(length, one, other, met, others)
            for section, covered in met.items():
                _add(self.met_squares, section[2], (covered / others) ** 2)

    def _add_squares(self, length: int, sections: Sequence[Section]) -> None:
        for start, stop, code in sections:
            _add(self.squares, code, (stop - start) ** 2)
        _add(self.squares, GAP, length - sum(stop - start for start, stop, _code in sections))

    def _add_overlaps(
        self, length: int, ours: Sequence[Section], theirs: Sequence[Section], met: dict[Section, int], others: int
    ) -> None:
        uncovered: dict[int, int] = {}
        covered = 0
        for start, stop, code in ours:
            uncovered[code] = uncovered.get(code, 0) + stop - start
        lonely = sum(stop - start for start, stop, _code in theirs)
        free = length - sum(uncovered.values())
        for section, other, shared in _meetings(ours, theirs):
            met[section] += shared
            covered += shared
            uncovered[section[2]] -= shared
            _add(self.lengths, (section[2], other[2]), shared / others)
        for code, rest in uncovered.items():
            _add(self.lengths, (code, GAP), rest / others)
            _add(self.lengths, (GAP, code), rest / others)
        _add(self.lengths, (GAP, GAP), (free - (lonely - covered)) / others)

    def edges_and_codes(self) -> Disagreement:
        """uα: where units begin and end, and which code they have."""
        return _alpha(self.lengths, self.squares)

    def relevance(self) -> Disagreement:
        """|uα: what is coded at all."""
        lengths: dict[tuple[int, int], float] = {}
        for (one, other), length in self.lengths.items():
            _add(lengths, (int(one != GAP), int(other != GAP)), length)
        squares = {GAP: self.squares.get(GAP, 0.0), 1: sum(n for code, n in self.squares.items() if code != GAP)}
        return _alpha(lengths, squares)

    def codes(self) -> Disagreement:
        """cuα: which code, of what both coded."""
        return _alpha(self._met(), self.met_squares)

    def code(self, code: int) -> Disagreement:
        """(k)uα: whether what one coder gave this code was given it by others, of what these coded."""
        lengths = self._met()
        total = sum(lengths.values())
        margins = _margins(lengths)
        denominator = total - sum(self.met_squares.values()) / total if total else 0.0
        own = margins.get(code, 0.0)
        if denominator <= 0 or not own:
            return Disagreement(0, 0, Undefined.NOBODY_CODED)
        apart = sum(margin * own for other, margin in margins.items() if other != code) / denominator
        together = (own * own - self.met_squares.get(code, 0.0)) / denominator
        return Disagreement((together + apart) / own * (own - lengths.get((code, code), 0.0)), apart)

    def coverage(self, code: int) -> float | None:
        """How much of what was given a code other coders gave any."""
        everything = _margins(self.lengths).get(code, 0.0)
        return _margins(self._met()).get(code, 0.0) / everything if everything else None

    def _met(self) -> dict[tuple[int, int], float]:
        return {pair: length for pair, length in self.lengths.items() if GAP not in pair}


def of_one_code(found: Sums, squares: float) -> Disagreement:
    """uα of one code alone, from how many characters coders gave it or not; `squares` are the lengths of stretches."""
    if len(found.values) < 2 or not found.values[1]:
        return Disagreement(0, 0, Undefined.NOBODY_CODED)
    left, given = found.values
    total = left + given
    denominator = total - (squares + left) / total
    expected = total - (given**2 - squares + left**2 - left) / denominator if denominator > 0 else 0.0
    return Disagreement(total - found.coinciding, expected)


def without_overlaps(sections: Iterable[Section]) -> list[Section] | None:
    """One coder's sections in order, or None where they overlap."""
    found = sorted(sections)
    overlapping = any(before[1] > after[0] for before, after in pairwise(found))
    return None if overlapping else found


def _alpha(lengths: Mapping[tuple[int, int], float], squares: Mapping[int, float]) -> Disagreement:
    total = sum(lengths.values())
    if not total:
        return Disagreement(0, 0, Undefined.NOTHING_SHARED)
    margins = _margins(lengths)
    denominator = total - sum(squares.values()) / total
    if denominator <= 0:
        return Disagreement(0, 0, Undefined.NO_VARIATION)
    together = sum(margin**2 - squares.get(code, 0.0) for code, margin in margins.items()) / denominator
    observed = total - sum(length for (one, other), length in lengths.items() if one == other)
    return Disagreement(observed, total - together, None if len(margins) > 1 else Undefined.NO_VARIATION)


def _margins(lengths: Mapping[tuple[int, int], float]) -> dict[int, float]:
    margins: dict[int, float] = {}
    for (one, _other), length in lengths.items():
        if length:
            _add(margins, one, length)
    return margins


def _meetings(ours: Sequence[Section], theirs: Sequence[Section]) -> Iterator[tuple[Section, Section, int]]:
    """The sections of two coders that overlap, with by how much."""
    place = 0
    for section in ours:
        while place and theirs[place - 1][1] > section[0]:
            place -= 1
        while place < len(theirs) and theirs[place][0] < section[1]:
            shared = min(section[1], theirs[place][1]) - max(section[0], theirs[place][0])
            if shared > 0:
                yield section, theirs[place], shared
            place += 1


def _add(sums: "dict[int, float] | dict[tuple[int, int], float]", key: "int | tuple[int, int]", more: float) -> None:
    sums[key] = sums.get(key, 0.0) + more  # type: ignore[index, arg-type]
