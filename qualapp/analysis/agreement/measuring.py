"""From counts to coefficients: for one code, for all codes together, for each pair of coders."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from qualapp.analysis.agreement import nominal, two_coders, unitising
from qualapp.analysis.agreement.counts import Counts, Layout, group_of, pair_of
from qualapp.analysis.agreement.figures import Coefficient, Disagreement, Undefined, Value, main_reason, pooled

Measured = dict[Coefficient, Disagreement]
"""The coefficients of one code; Cohen's is there only for a pair."""
_BINARY = 2


@dataclass(frozen=True)
class Ruler:
    """How coefficients are taken: whether uncoded units can be counted, among how many codes, and edges as well."""

    layout: Layout
    knows_uncoded: bool = True
    codes: int = 2
    measures_edges: bool = False

    def group(self, counts: Counts, code: int) -> Measured:
        """The coefficients of one code for all coders."""
        row = counts.codes.get(code) or [0] * self.layout.width
        if not self.knows_uncoded:
            return _of_excerpts([pair_of(row, counts.total, n) for n in self._numbers], self.codes)
        found = nominal.sums(group_of(self.layout, row, counts.total))
        measured = _of_units(found)
        pairs = [row[3 * number : 3 * number + 3] for number in self._numbers]
        measured[Coefficient.HOLSTI] = _holsti(pairs)
        if self.layout.coders == _BINARY:
            measured[Coefficient.COHEN] = _cohen(pair_of(row, counts.total, 0), found.why)
        if self.measures_edges:
            everything = nominal.sums(group_of(self.layout, row, counts.total, all_text=True))
            measured[Coefficient.UNITISING] = unitising.of_one_code(everything, row[-1])
        return measured if any(row) or not found.units else _nobody(measured)

    def pair(self, counts: Counts, code: int, number: int) -> Measured:
        """The coefficients of one code for one pair of coders."""
        cells = self.cells(counts, code, number)
        if not self.knows_uncoded:
            return _of_excerpts([cells], self.codes)
        both, first, second, neither = cells
        found = nominal.sums({(0, 2): both, (1, 1): first + second, (2, 0): neither})
        measured = _of_units(found)
        measured[Coefficient.HOLSTI] = _holsti([cells])
        measured[Coefficient.COHEN] = _cohen(cells, found.why)
        return measured if both + first + second or not found.units else _nobody(measured)

    def cohen(self, counts: Counts, code: int, number: int) -> Disagreement:
        """Only Cohen's kappa of one code for one pair, which resampling wants quickly."""
        cells = self.cells(counts, code, number)
        return _cohen(cells, None) if any(cells[:3]) else Disagreement(0, 0, Undefined.NOBODY_CODED)

    def cells(self, counts: Counts, code: int, number: int) -> tuple[int, int, int, int]:
        """The units that a pair of coders both coded, only the first, only the second, and neither."""
        row = counts.codes.get(code) or [0] * self.layout.width
        return pair_of(row, counts.total, number)

    @property
    def _numbers(self) -> range:
        return range(len(self.layout.pairs))


def together(codes: Sequence[Measured]) -> Measured:
    """The coefficients of several codes as one: disagreements observed and expected are added over codes."""
    kinds = dict.fromkeys(kind for one in codes for kind in one)
    return {kind: pooled([one[kind] for one in codes if kind in one]) for kind in kinds}


def mean_of_pairs(pairs: Sequence[Value]) -> Value:
    """Cohen's kappa for more than two coders: the mean of those of their pairs that have one (Light 1971)."""
    known = [value for value in pairs if not isinstance(value, Undefined)]
    if known:
        return fmean(known)
    return main_reason(value for value in pairs if isinstance(value, Undefined))


def _of_units(found: nominal.Sums) -> Measured:
    return {
        Coefficient.PERCENT: nominal.percent(found),
        Coefficient.FLEISS: nominal.fleiss(found),
        Coefficient.ALPHA: nominal.krippendorff(found),
        Coefficient.GWET: nominal.gwet(found, _BINARY),
        Coefficient.BRENNAN_PREDIGER: nominal.brennan_prediger(found, _BINARY),
    }


def _of_excerpts(pairs: Sequence[Sequence[int]], codes: int) -> Measured:
    """Where excerpts are counted there are none that nobody made, so that most corrections for chance have no ground.

    Brennan and Prediger's has: one chance among the codes that are compared.
    """
    agreeing = sum(cells[0] for cells in pairs)
    apart = sum(cells[1] + cells[2] for cells in pairs)
    uncountable = Disagreement(0, 0, Undefined.NOT_COUNTABLE)
    measured = dict.fromkeys(Coefficient, uncountable)
    del measured[Coefficient.UNITISING]
    if not agreeing + apart:
        return _nobody(measured)
    measured[Coefficient.PERCENT] = Disagreement(apart, agreeing + apart)
    measured[Coefficient.HOLSTI] = _holsti(pairs)
    if codes > 1:
        measured[Coefficient.BRENNAN_PREDIGER] = Disagreement(apart, (agreeing + apart) * (1 - 1 / codes))
    return measured


def _holsti(pairs: Sequence[Sequence[int]]) -> Disagreement:
    """Over pairs of coders: what both coded, twice, among all that either coded."""
    both, first, second = (sum(cells[place] for cells in pairs) for place in range(3))
    return two_coders.holsti(both, both + first, both + second)


def _cohen(cells: tuple[int, int, int, int], why: Undefined | None) -> Disagreement:
    if why is not None:
        return Disagreement(0, 0, why)
    both, first, second, neither = cells
    units = both + first + second + neither
    if not units:
        return Disagreement(0, 0, Undefined.NOTHING_SHARED)
    by_chance = ((both + first) * (both + second) + (second + neither) * (first + neither)) / units
    return Disagreement(first + second, units - by_chance)


def _nobody(measured: Measured) -> Measured:
    return dict.fromkeys(measured, Disagreement(0, 0, Undefined.NOBODY_CODED))
