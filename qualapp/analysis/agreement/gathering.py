"""Reading what coders did, source by source, into counts: nothing of a source is kept that is not asked for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from qualapp.analysis.agreement.comparison import Comparison, Unit
from qualapp.analysis.agreement.confusion import Confusions, Spans, stretches
from qualapp.analysis.agreement.counts import Counts, Layout, counts_of
from qualapp.analysis.agreement.figures import Disagreement
from qualapp.analysis.agreement.matching import Excerpts, coded_alike, excerpts, pairs_matched
from qualapp.analysis.agreement.results import SetAside, Use
from qualapp.analysis.agreement.tally import Bits, CodeTally, Tally, joined, tally
from qualapp.analysis.agreement.unitising import Continuum, Section, without_overlaps
from qualapp.analysis.agreement.unitising_2004 import alpha_2004
from qualapp.analysis.agreement.units import Measure, in_passages, measure
from qualapp.analysis.agreement.valence import ValenceTables
from qualapp.analysis.agreement.weight import WeightTables
from qualapp.model.claims import CodedSource


@dataclass
class Details:
    """What is found beside the counts: which codes stand against which, valences, weights, and how texts are unitised.

    `lines_2004` has the disagreement of 2004 on each code in each source, where that is asked for.
    """

    layout: Layout
    wanted: Comparison
    valences: ValenceTables = field(default_factory=ValenceTables)
    weights: WeightTables = field(default_factory=WeightTables)
    confusions: Confusions = field(default_factory=Confusions)
    sections: Continuum = field(default_factory=Continuum)
    relevance: Continuum = field(default_factory=Continuum)
    overlapping: bool = False
    lines_2004: dict[int, list[Disagreement]] = field(default_factory=dict)

    def add(self, source: CodedSource, unit: Measure, characters: Measure, bits: Bits, given: int) -> None:
        """Take in one source."""
        spans = stretches(source, unit, bits, given)
        self.confusions.add(spans, given)
        found = excerpts(source, characters, bits, given)
        for number, ours, theirs in coded_alike(found, self.layout.pairs, given, self.wanted.threshold):
            self.valences.add(number, ours, theirs)
            self.weights.add(number, ours, theirs)
        if unit is characters:
            coders = [bit for bit in bits.coders.values() if bit & given]
            self._add_sections(spans, characters.length, coders)
            if self.wanted.unitising_2004:
                self._add_lines_2004(spans, characters.length, coders)

    def _add_sections(self, stretches: Spans, length: int, coders: Sequence[int]) -> None:
        by_coder: dict[int, list[Section]] = {bit: [] for bit in coders}
        for (code, bit), spans in stretches.items():
            by_coder[bit] += ((first, last, code) for first, last in spans)
        apart = [without_overlaps(sections) for sections in by_coder.values()]
        known = [sections for sections in apart if sections is not None]
        if len(known) < len(apart):
            self.overlapping = True
        if not self.overlapping:
            self.sections.add(length, known)
        united = [joined(sorted(section[:2] for section in sections)) for sections in by_coder.values()]
        self.relevance.add(length, [[(first, last, 1) for first, last in spans] for spans in united])

    def _add_lines_2004(self, stretches: Spans, length: int, coders: Sequence[int]) -> None:
        for code in {code for code, _bit in stretches}:
            line = alpha_2004(length, [stretches.get((code, bit), []) for bit in coders])
            self.lines_2004.setdefault(code, []).append(line)


class Gathering:
    """Takes in sources and adds them up; the counts of each are kept where figures will be resampled."""

    def __init__(self, wanted: Comparison, coders: Sequence[int], codes: dict[int, int]) -> None:
        self.wanted = wanted
        self.layout = Layout(len(coders))
        self.bits = Bits.of(coders, codes)
        self.details = Details(self.layout, wanted)
        self.sources = 0
        self._alone = 0
        self._by_given: dict[int, Tally] = {}
        self._matched = Counts(self.layout)
        self._pieces: list[Counts] = []
        self._of_cases: dict[tuple[str, int], list[Tally]] = {}
        self._first: CodedSource | None = None

    def add(self, source: CodedSource) -> None:
        """Take in one source, unless fewer than two of the coders were given it."""
        given = self._given(source)
        if given.bit_count() < 2:
            self._alone += 1
            return
        self.sources += 1
        self._first = source if self.sources == 1 else None
        unit = self._measure(source)
        if self.wanted.unit is Unit.OVERLAP:
            self._add_excerpts(source, unit, given)
        else:
            self._add_tally(source, self._tally(source, unit, given))
        if self.wanted.details:
            is_exact = self.wanted.unit in (Unit.CHARACTER, Unit.OVERLAP)
            exact = unit if is_exact else measure(source, Unit.CHARACTER, "")
            self.details.add(source, unit, exact, self.bits, given)

    def close(self) -> None:
        """Add up what only all sources together tell."""
        for tallies in self._of_cases.values():
            case = together(tallies)
            if case.given.bit_count() > 1:
                self._count(case)
            else:
                self._alone += len(tallies)
                self.sources -= len(tallies)

    @cached_property
    def counts(self) -> Counts:
        """All counts together."""
        if self.wanted.unit is Unit.OVERLAP:
            return self._matched
        return counts_of(self.layout, self._by_given.values(), coded_only=self.wanted.coded_only)

    @property
    def pieces(self) -> list[Counts]:
        """The counts of each source or case; of one source alone those of its turns, which are then resampled."""
        if self._first is not None and self.wanted.unit in (Unit.CHARACTER, Unit.SENTENCE, Unit.TURN):
            given = self._given(self._first)
            parts = [self._tally(part, self._measure(part), given) for part in in_passages(self._first)]
            return [counts_of(self.layout, [part], coded_only=self.wanted.coded_only) for part in parts]
        return self._pieces

    def uses(self, code: int) -> dict[int, Use]:
        """How each coder used a code."""
        return {coder: self._use(code, bit) for coder, bit in self.bits.coders.items()}

    def places(self, code: int) -> tuple[int, int]:
        """In how many places anybody has a code, and in how many of these several meet."""
        found = [one.codes[code] for one in self._by_given.values() if code in one.codes]
        return sum(one.places for one in found), sum(one.shared_places for one in found)

    @property
    def set_aside(self) -> SetAside:
        """What did not take part."""
        found = self._by_given.values()
        return SetAside(
            self._alone,
            sum(one.twice for one in found),
            sum(one.outside for one in found),
            sum(one.emptied for one in found),
        )

    def _given(self, source: CodedSource) -> int:
        if self.wanted.everyone:
            return self.bits.full
        told = self.wanted.given
        return self.bits.given(source, None if told is None else told.get(source.id, frozenset()))

    def _measure(self, source: CodedSource) -> Measure:
        return measure(source, self.wanted.unit, self.wanted.language)

    def _tally(self, source: CodedSource, unit: Measure, given: int) -> Tally:
        return tally(source, unit, self.bits, given, with_covered=self.wanted.coded_only)

    def _add_tally(self, source: CodedSource, found: Tally) -> None:
        if self.wanted.unit is Unit.CASE:
            key = ("source", source.id) if source.case_id is None else ("case", source.case_id)
            self._of_cases.setdefault(key, []).append(found)
        else:
            self._count(found)

    def _count(self, found: Tally) -> None:
        self._sum(found.given).add(found)
        if self.wanted.samples:
            self._pieces.append(counts_of(self.layout, [found], coded_only=self.wanted.coded_only))

    def _sum(self, given: int) -> Tally:
        return self._by_given.setdefault(given, Tally(given))

    def _add_excerpts(self, source: CodedSource, unit: Measure, given: int) -> None:
        found = excerpts(source, unit, self.bits, given)
        piece = matches(found, self.layout, given, self.wanted.threshold)
        self._matched.add(piece)
        summed = self._sum(given)
        summed.add(Tally(given, 0, {}, {}, found.codings, found.twice, found.outside, found.emptied))
        for code, claimed in found.claimed.items():
            masks = {bit: len(spans) for bit, spans in claimed.items()}
            summed.codes.setdefault(code, CodeTally()).add(CodeTally(masks))
        if self.wanted.samples:
            self._pieces.append(piece)

    def _use(self, code: int, bit: int) -> Use:
        codings = units = 0
        for one in self._by_given.values():
            codings += one.codings.get((code, bit), 0)
            if code in one.codes:
                units += sum(length for mask, length in one.codes[code].masks.items() if mask & bit)
        return Use(codings, units)


def matches(found: Excerpts, layout: Layout, given: int, threshold: float) -> Counts:
    """The excerpts of a source as counts: the same for both of a pair of coders, or only the one's or the other's."""
    counts = Counts(layout)
    for code, claimed in found.claimed.items():
        for number, pair, _ours, _theirs in pairs_matched(claimed, layout.pairs, given, threshold):
            row = counts.row(code)
            row[3 * number : 3 * number + 3] = [len(pair.same), pair.first, pair.second]
            counts.total[number] += len(pair.same) + pair.first + pair.second
    return counts


def together(tallies: Iterable[Tally]) -> Tally:
    """The sources of one case as one unit, coded where any of them is.

    Coders are compared who were given all of its sources that several were given; others did not read the same.
    """
    parts = list(tallies)
    given = parts[0].given
    for part in parts:
        given &= part.given
    case = Tally(given, int(any(part.length for part in parts)))
    covered = 0
    for part in parts:
        covered |= _coders(part.covered) & given
        for code, found in part.codes.items():
            one = case.codes.setdefault(code, CodeTally())
            one.masks = {_coders(one.masks) | (_coders(found.masks) & given): 1}
        case.take_along(part)
    case.covered = {covered: case.length}
    for one in case.codes.values():
        one.masks.pop(0, None)
    return case


def _coders(masks: dict[int, int]) -> int:
    """All coders who are in any of the masks that some units have."""
    found = 0
    for mask, length in masks.items():
        found |= mask if length else 0
    return found
