"""Comparing coders: from what they coded to how well they agree."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from qualapp.analysis.agreement import two_coders
from qualapp.analysis.agreement.comparison import Comparison, Unit
from qualapp.analysis.agreement.counts import Counts
from qualapp.analysis.agreement.figures import Coefficient, Disagreement, Figure, Undefined, Value, pooled
from qualapp.analysis.agreement.gathering import Gathering
from qualapp.analysis.agreement.measuring import Measured, Ruler, mean_of_pairs, together
from qualapp.analysis.agreement.resampling import Resamples, intervals
from qualapp.analysis.agreement.results import (
    Agreement,
    CodeAgreement,
    Figures,
    PairAgreement,
    Unitising2004,
    UnitisingAgreement,
)
from qualapp.model.claims import CodedSource
from qualapp.model.code import CodeTree
from qualapp.progress import Progress, Work


def compare(sources: Iterable[CodedSource], wanted: Comparison, tree: CodeTree, total: int = 0) -> Work[Agreement]:
    """How well the coders of some sources agree; `total` is how many sources there are, for those who look on.

    The coders are those of the comparison, which names at least two.
    """
    if len(set(wanted.coders)) < 2:
        raise ValueError("agreement needs two coders")
    folded = wanted.folded(tree)
    gathering = Gathering(wanted, wanted.coders, folded)
    steps = 2 * total if wanted.samples else total
    for number, source in enumerate(sources):
        yield Progress(number, max(steps, number + 1))
        gathering.add(source)
    gathering.close()
    return (yield from _Answer(gathering, list(dict.fromkeys(folded.values()))).found())


class _Answer:
    """Makes the answer of what was gathered."""

    def __init__(self, gathering: Gathering, codes: Sequence[int]) -> None:
        self._gathering = gathering
        self._counts = gathering.counts
        self._codes = codes
        self._wanted = gathering.wanted
        is_overlap = self._wanted.unit is Unit.OVERLAP
        is_character = self._wanted.unit is Unit.CHARACTER
        self._ruler = Ruler(gathering.layout, not is_overlap, len(codes), is_character)

    def found(self) -> Work[Agreement]:
        """The answer, with intervals where they are asked for."""
        pairs = [self._pair(number) for number in range(len(self._gathering.layout.pairs))]
        groups = [self._ruler.group(self._counts, code) for code in self._codes]
        overall = _valued(together(groups), [pair.figures[Coefficient.COHEN].value for pair in pairs])
        figures = [
            _valued(group, [pair.codes[code][Coefficient.COHEN].value for pair in pairs])
            for code, group in zip(self._codes, groups, strict=True)
        ]
        overall, *figures = yield from self._with_intervals([overall, *figures])
        details = self._gathering.details
        return Agreement(
            self._wanted,
            self._wanted.coders,
            self._gathering.sources,
            self._units(self._counts),
            overall,
            tuple(self._code(code, found) for code, found in zip(self._codes, figures, strict=True)),
            tuple(pairs),
            self._unitising(),
            self._unitising_2004(),
            details.valences.overall(),
            details.weights.overall(),
            details.confusions.worst_first(),
            self._gathering.set_aside,
        )

    def _pair(self, number: int) -> PairAgreement:
        measured = {code: self._ruler.pair(self._counts, code, number) for code in self._codes}
        one, other = self._gathering.layout.pairs[number]
        return PairAgreement(
            (self._wanted.coders[one], self._wanted.coders[other]),
            self._counts.total[number],
            _figures(together(list(measured.values()))),
            {code: _figures(found) for code, found in measured.items()},
            self._gathering.details.valences.of_pair(number),
            self._gathering.details.weights.of_pair(number),
        )

    def _code(self, code: int, figures: Figures) -> CodeAgreement:
        layout = self._gathering.layout
        row = self._counts.codes.get(code) or [0] * layout.width
        units = self._units(self._counts)
        by_any = sum(row[place] for place in layout.cells.values())
        by_all = sum(row[place] for (given, coding), place in layout.cells.items() if given == coding)
        if not self._ruler.knows_uncoded:
            by_all = sum(row[3 * number] for number in range(len(layout.pairs)))
            by_any = units = sum(row[: 3 * len(layout.pairs)])
        places, shared = self._gathering.places(code)
        found = CodeAgreement(code, figures, units, by_any, by_all, places, shared, self._gathering.uses(code))
        return self._with_indices(found) if layout.coders == 2 and self._ruler.knows_uncoded and units else found

    def _with_indices(self, found: CodeAgreement) -> CodeAgreement:
        cells = self._ruler.cells(self._counts, found.code, 0)
        greatest = two_coders.greatest_kappa(two_coders.binary(*cells)) if found.by_any else Undefined.NOBODY_CODED
        return replace(
            found,
            prevalence=two_coders.prevalence_index(*cells),
            bias=two_coders.bias_index(*cells),
            greatest_kappa=greatest,
        )

    def _units(self, counts: Counts) -> int:
        pairs = len(self._gathering.layout.pairs)
        if not self._ruler.knows_uncoded:
            return sum(counts.total[:pairs])
        return sum(counts.total[pairs : pairs + self._gathering.layout.coders - 1])

    def _unitising(self) -> UnitisingAgreement | None:
        if not self._wanted.details or self._wanted.unit is not Unit.CHARACTER:
            return None
        details = self._gathering.details
        if details.overlapping:
            reason = Undefined.OVERLAPPING
            by_code: dict[int, tuple[Value, float | None]] = dict.fromkeys(self._codes, (reason, None))
            return UnitisingAgreement(reason, details.relevance.relevance().value, reason, by_code)
        found = details.sections
        return UnitisingAgreement(
            found.edges_and_codes().value,
            found.relevance().value,
            found.codes().value,
            {code: (found.code(code).value, found.coverage(code)) for code in self._codes},
        )

    def _unitising_2004(self) -> Unitising2004 | None:
        wanted = self._wanted
        if not wanted.unitising_2004 or not wanted.details or wanted.unit is not Unit.CHARACTER:
            return None
        lines = self._gathering.details.lines_2004
        nobody = [Disagreement(0, 0, Undefined.NOBODY_CODED)]
        by_code = {code: pooled(lines.get(code, nobody)) for code in self._codes}
        return Unitising2004(pooled(list(by_code.values())).value, {code: one.value for code, one in by_code.items()})

    def _with_intervals(self, figures: list[dict[Coefficient, Figure]]) -> Work[list[dict[Coefficient, Figure]]]:
        if not self._wanted.samples:
            return figures
        resamples = Resamples(self._gathering.layout, self._codes, self._gathering.pieces)
        if not resamples.can_vary:
            return figures
        kinds = list(figures[0])
        drawn = resamples.draw(self._wanted.samples, self._wanted.seed)
        bounds = yield from intervals(drawn, self._wanted.samples, lambda counts: self._values(counts, kinds))
        return [
            {kind: _within(found[kind], bounds[place * len(kinds) + index]) for index, kind in enumerate(kinds)}
            for place, found in enumerate(figures)
        ]

    def _values(self, counts: Counts, kinds: Sequence[Coefficient]) -> list[Value]:
        """The figures of one resampling, in one row: overall first, then each code."""
        groups = [self._ruler.group(counts, code) for code in self._codes]
        everything = [together(groups), *groups]
        cohens = self._cohens(counts, everything)
        return [
            cohens[place] if kind is Coefficient.COHEN else found[kind].value
            for place, found in enumerate(everything)
            for kind in kinds
        ]

    def _cohens(self, counts: Counts, everything: Sequence[Measured]) -> list[Value]:
        if Coefficient.COHEN in everything[0]:
            return [found[Coefficient.COHEN].value for found in everything]
        numbers = range(len(self._gathering.layout.pairs))
        by_pair = [[self._ruler.cohen(counts, code, number) for code in self._codes] for number in numbers]
        overall: list[Value] = [pooled(one).value for one in by_pair]
        codes = [mean_of_pairs([one[place].value for one in by_pair]) for place in range(len(self._codes))]
        return [mean_of_pairs(overall), *codes]


def _figures(measured: Measured) -> dict[Coefficient, Figure]:
    return {kind: Figure(measured[kind].value) for kind in Coefficient if kind in measured}


def _valued(measured: Measured, cohens: Sequence[Value]) -> dict[Coefficient, Figure]:
    """The figures of a group, in which Cohen's kappa is the mean of those of its pairs."""
    values = {kind: found.value for kind, found in measured.items()}
    if Coefficient.COHEN not in values:
        values[Coefficient.COHEN] = mean_of_pairs(cohens)
    return {kind: Figure(values[kind]) for kind in Coefficient if kind in values}


def _within(figure: Figure, bounds: tuple[float, float] | None) -> Figure:
    return figure if bounds is None or figure.number is None else Figure(figure.value, *bounds)
