"""How well coders agree, out of a project and into words."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from qualapp import formats
from qualapp.analysis.agreement import Agreement, CodeAgreement, Coefficient, Comparison, Undefined, Unit, compare
from qualapp.analysis.agreement.explanations import explain_all, explain_code
from qualapp.analysis.agreement.results import Figures
from qualapp.errors import UserError
from qualapp.exporters.agreement_report import AgreementReport, AgreementTable, Answered, Cell, HeatMap, Row
from qualapp.i18n import _, _n
from qualapp.model.code import CodeTree
from qualapp.progress import Work
from qualapp.reports.agreement_words import COEFFICIENTS, MEANINGS, count, told, unit_in_words
from qualapp.store.project import Project

_MOST_CONFUSIONS = 25
_MOST_NAMED = 6
_INTERVALS = (Coefficient.PERCENT, Coefficient.COHEN, Coefficient.ALPHA, Coefficient.GWET)


def agreement_of(
    project: Project, wanted: Comparison, sources: Collection[int] = (), *, without_interviewers: bool = False
) -> Work[Agreement]:
    """Compare the coders of a project: those who are named, else all who coded something in the sources.

    The consensus is compared only where it is named. Raises UserError where these are fewer than two.
    """
    consensus = project.consensus.coder()
    coders = wanted.coders or tuple(
        coder for coder in project.claims.coders(sources) if consensus is None or coder != consensus.id
    )
    if len(set(coders)) < 2:
        raise UserError(
            _("Agreement needs at least two coders who coded something. Choose other coders or other sources.")
        )
    asked = replace(wanted, coders=coders, language=project.language)
    coded = project.claims.by_source(
        sources, without_interviewers=without_interviewers, with_text=wanted.unit is Unit.SENTENCE
    )
    total = len(sources) or project.counts("source")["source"]
    return (yield from compare(coded, asked, project.codes.tree(), total))


def agreement_report(project: Project, found: Agreement, *, sources: Sequence[str] = ()) -> AgreementReport:
    """What was found in words and tables; `sources` are the names of those that were chosen, none for all."""
    return _Words(project, found).report(sources)


class _Words:
    """Puts what was found into words."""

    def __init__(self, project: Project, found: Agreement) -> None:
        self._project = project
        self._found = found
        self._tree: CodeTree = project.codes.tree()
        self._coders = {coder: project.coders[coder].name for coder in found.coders}
        self._unit = unit_in_words(found.comparison.unit, found.comparison.threshold)
        self._used = [code for code in found.codes if any(use.codings for use in code.uses.values())]

    def report(self, sources: Sequence[str]) -> AgreementReport:
        """The whole report."""
        tables = [self._codes(), *self._intervals(), self._pairs(), *self._indices(), self._uses()]
        tables += [*self._unitising(), *self._valence(), *self._confusions()]
        return AgreementReport(
            self._project.name,
            self._project.coders[self._project.history.coder_id].name,
            datetime.now().astimezone(),
            self._unit,
            tuple(self._facts(sources)),
            tuple(tables),
            self._heat_map(),
            tuple(self._answers()),
        )

    def _facts(self, sources: Sequence[str]) -> Iterator[tuple[str, str]]:
        found = self._found
        yield _("Unit"), self._unit
        yield _("Coders"), ", ".join(self._coders.values())
        chosen = "; ".join(sources) or _("All that at least two of the coders coded")
        told_sources = _n("{n} source", "{n} sources", found.sources).format(n=formats.number(found.sources))
        yield _("Sources"), f"{chosen} ({told_sources})"
        yield _("Compared"), self._compared()
        if found.comparison.level:
            yield (
                _("Level"),
                _("Codes below level {level} count as the code above them").format(level=found.comparison.level),
            )
        if found.comparison.samples:
            yield (
                _("Intervals"),
                _("{share} of {n} resamplings, seed {seed}").format(
                    share=formats.percent(0.95), n=formats.number(found.comparison.samples), seed=found.comparison.seed
                ),
            )
        if aside := "\n".join(self._set_aside()):
            yield _("Set aside"), aside

    def _compared(self) -> str:
        units = formats.number(self._found.units)
        if self._found.comparison.unit is Unit.OVERLAP:
            return _("{n} excerpts of pairs of coders").format(n=units)
        if self._found.comparison.coded_only:
            return _("{n} units that at least one of the coders coded").format(n=units)
        return _("{n} units, all text, coded or not").format(n=units)

    def _set_aside(self) -> Iterator[str]:
        aside = self._found.set_aside
        if aside.alone:
            yield _n(
                "{n} source that fewer than two of the coders coded",
                "{n} sources that fewer than two of the coders coded",
                aside.alone,
            ).format(n=formats.number(aside.alone))
        if aside.twice:
            yield _n(
                "{n} coding over another of the same coder and code, counted once",
                "{n} codings over others of the same coder and code, counted once",
                aside.twice,
            ).format(n=formats.number(aside.twice))
        if aside.outside:
            yield _n(
                "{n} coding of words that do not count, such as labels of turns",
                "{n} codings of words that do not count, such as labels of turns",
                aside.outside,
            ).format(n=formats.number(aside.outside))
        if aside.emptied:
            yield _n(
                "{n} coding whose words were deleted", "{n} codings whose words were deleted", aside.emptied
            ).format(n=formats.number(aside.emptied))

    def _table(
        self, name: str, headings: Sequence[str], rows: Sequence[Row], *, labels: int = 1, note: str = ""
    ) -> AgreementTable:
        title = _("{table} · unit: {unit}").format(table=name, unit=self._unit)
        return AgreementTable(name, title, tuple(headings), tuple(rows), labels, note)

    def _kinds(self) -> list[Coefficient]:
        return [kind for kind in Coefficient if kind in self._found.overall]

    def _codes(self) -> AgreementTable:
        kinds = self._kinds()
        rows = [(Cell(_("All codes, pooled")), *_row(self._found.overall, kinds))]
        rows += [(Cell(self._tree.path(code.code)), *_row(code.figures, kinds)) for code in self._used]
        note = "\n".join(_(MEANINGS[kind]) for kind in kinds)
        unused = len(self._found.codes) - len(self._used)
        if unused:
            note += "\n" + _n(
                "{n} code that nobody used is left out.", "{n} codes that nobody used are left out.", unused
            ).format(n=formats.number(unused))
        headings = [_("Code"), *(_(COEFFICIENTS[kind]) for kind in kinds)]
        return self._table(_("Agreement by code"), headings, rows, note=note)

    def _intervals(self) -> Iterator[AgreementTable]:
        if not self._found.comparison.samples:
            return
        kinds = [kind for kind in _INTERVALS if kind in self._found.overall]
        headings = [_("Code")]
        for kind in kinds:
            headings += [
                _("{figure}, from").format(figure=_(COEFFICIENTS[kind])),
                _("{figure}, to").format(figure=_(COEFFICIENTS[kind])),
            ]
        everything = [(_("All codes, pooled"), self._found.overall)]
        everything += [(self._tree.path(code.code), code.figures) for code in self._used]
        rows = [(Cell(name), *_bounds(figures, kinds)) for name, figures in everything]
        note = _("Empty where sources cannot be resampled, or where most resamplings leave the figure without a value.")
        yield self._table(_("Intervals"), headings, rows, note=note)

    def _pairs(self) -> AgreementTable:
        kinds = [kind for kind in self._kinds() if kind is not Coefficient.UNITISING]
        rows = [
            (
                Cell(self._coders[pair.coders[0]]),
                Cell(self._coders[pair.coders[1]]),
                count(pair.units),
                *_row(pair.figures, kinds),
            )
            for pair in self._found.pairs
        ]
        headings = [_("Coder"), _("Other coder"), _("Units"), *(_(COEFFICIENTS[kind]) for kind in kinds)]
        note = _("All codes, pooled, of the units that both were given.")
        return self._table(_("Agreement by pair"), headings, rows, labels=2, note=note)

    def _indices(self) -> Iterator[AgreementTable]:
        rows = [
            (Cell(self._tree.path(code.code)), *_indices_of(code)) for code in self._used if code.prevalence is not None
        ]
        if rows:
            note = _(
                "Prevalence: 0 where a code is given to half of the units, 1 where to all or none. Bias: by what share"
                " of the units one gives it more than the other. Both far from 0 pull kappa down; the greatest κ is"
                " what could be reached with so many codings each."
            )
            headings = (_("Code"), _("Prevalence"), _("Bias"), _("Greatest κ"))
            yield self._table(_("Prevalence and bias"), headings, rows, note=note)

    def _uses(self) -> AgreementTable:
        rows = [
            (
                Cell(self._tree.path(code.code)),
                *(
                    cell
                    for coder in self._found.coders
                    for cell in (count(code.uses[coder].codings), count(code.uses[coder].units))
                ),
                count(code.by_all),
                count(code.by_any),
            )
            for code in self._used
        ]
        headings = [_("Code")]
        for name in self._coders.values():
            headings += [_("{coder}: codings").format(coder=name), _("{coder}: units").format(coder=name)]
        return self._table(_("Use of codes"), [*headings, _("Units of all"), _("Units of any")], rows)

    def _unitising(self) -> Iterator[AgreementTable]:
        found = self._found.unitising
        if found is None:
            return
        nothing = Cell("")
        rows: list[Row] = [
            (Cell(_("uα: edges and codes")), told(found.edges_and_codes), nothing),
            (Cell(_("|uα: what is coded at all")), told(found.relevance), nothing),
            (Cell(_("cuα: codes of what both coded")), told(found.codes), nothing),
        ]
        known = [code for code in self._used if found.by_code[code.code][0] is not Undefined.OVERLAPPING]
        for code in known:
            value, covered = found.by_code[code.code]
            share = nothing if covered is None else Cell(formats.percent(covered, 1), covered, "0.0%")
            rows.append((Cell(_("(k)uα: {code}").format(code=self._tree.path(code.code))), told(value), share))
        note = _(
            "Krippendorff, Mathet, Bouvry and Widlöcher 2016, on all text, touching codings with one code taken as one."
            " Not to be compared with the alpha for unitising of 1995 and 2004 or that of the book of 2013."
        )
        headings = (_("Unitising"), _("Value"), _("Coded by others too"))
        yield self._table(_("Unitising (2016)"), headings, rows, note=note)

    def _valence(self) -> Iterator[AgreementTable]:
        found = self._found
        if not found.comparison.details:
            return
        whole = found.valence
        rows: list[Row] = [
            (
                Cell(_("All pairs")),
                count(whole.excerpts),
                told(whole.percent, Coefficient.PERCENT),
                told(whole.kappa),
                told(whole.alpha),
            )
        ]
        for pair in found.pairs if len(found.pairs) > 1 else ():
            one = pair.valence
            cells = told(one.percent, Coefficient.PERCENT), told(one.kappa), told(one.alpha)
            rows.append((Cell(_("{one} and {other}").format(**self._named(pair.coders))), count(one.excerpts), *cells))
        threshold = formats.percent(found.comparison.threshold)
        title = _("Valence · unit: excerpts that both gave the same code and that overlap by {threshold}").format(
            threshold=threshold
        )
        headings = (_("Coders"), _("Excerpts"), _("Agreed"), "κ", "α")
        note = _("For all pairs κ is Fleiss’, since who is first is of no account; for one pair it is Cohen’s.")
        yield AgreementTable(_("Valence"), title, headings, tuple(rows), 1, note)

    def _confusions(self) -> Iterator[AgreementTable]:
        found = self._found.confusions
        if not found:
            return
        total = sum(one.units for one in found)
        rows = [
            (
                Cell(self._tree.path(one.code)),
                Cell(self._tree.path(one.other) if one.other else _("(nothing else)")),
                count(one.units),
                Cell(formats.percent(one.units / total, 1), one.units / total, "0.0%"),
            )
            for one in found[:_MOST_CONFUSIONS]
        ]
        note = _("Units to which one coder gave the one code and another the other, once for each pair of coders.")
        headings = (_("Code"), _("Against"), _("Units"), _("Of all disagreement"))
        unit = unit_in_words(Unit.SOURCE, 0) if self._found.comparison.unit is Unit.CASE else self._unit
        if self._found.comparison.unit is Unit.OVERLAP:
            unit = unit_in_words(Unit.CHARACTER, 0)
        name = _("What costs agreement")
        title = _("{table} · unit: {unit}").format(table=name, unit=unit)
        yield AgreementTable(name, title, headings, tuple(rows), 2, note)

    def _heat_map(self) -> HeatMap:
        is_overlap = self._found.comparison.unit is Unit.OVERLAP
        kind = Coefficient.HOLSTI if is_overlap else Coefficient.COHEN
        coders = self._found.coders
        values = tuple(
            tuple(None if one == other else self._found.pair(one, other).figures[kind].number for other in coders)
            for one in coders
        )
        name = _("Coder by coder")
        figure = _(COEFFICIENTS[kind])
        title = _("{table}: {figure} · unit: {unit}").format(table=name, figure=figure, unit=self._unit)
        return HeatMap(name, title, tuple(self._coders.values()), values, _("All codes, pooled."))

    def _answers(self) -> Iterator[Answered]:
        """Each question once, with the code that has the most codings, and the names of others it is asked of."""
        for question, answer in explain_all(self._found):
            yield Answered(question, "", answer)
        asked: dict[str, list[tuple[CodeAgreement, str]]] = {}
        for code in sorted(self._used, key=lambda code: -sum(use.codings for use in code.uses.values())):
            for question, answer in explain_code(self._found, code):
                asked.setdefault(question, []).append((code, answer))
        for question, answers in asked.items():
            code, answer = answers[0]
            others = [self._tree.path(other.code) for other, _answer in answers[1:]]
            yield Answered(question, self._tree.path(code.code), answer, _others(others))

    def _named(self, coders: tuple[int, int]) -> dict[str, str]:
        return {"one": self._coders[coders[0]], "other": self._coders[coders[1]]}


def _row(figures: Figures, kinds: Sequence[Coefficient]) -> Iterator[Cell]:
    return (told(figures[kind].value, kind) for kind in kinds)


def _bounds(figures: Figures, kinds: Sequence[Coefficient]) -> Iterator[Cell]:
    for kind in kinds:
        for bound in (figures[kind].low, figures[kind].high):
            yield Cell("") if bound is None else told(bound, kind)


def _others(names: Sequence[str]) -> str:
    if not names:
        return ""
    shown = "; ".join(names[:_MOST_NAMED])
    if len(names) <= _MOST_NAMED:
        return _("The same goes for: {codes}.").format(codes=shown)
    return _("The same goes for: {codes}; and {n} more.").format(codes=shown, n=len(names) - _MOST_NAMED)


def _indices_of(code: CodeAgreement) -> Iterator[Cell]:
    for index in (code.prevalence, code.bias, code.greatest_kappa):
        yield Cell("") if index is None else told(index)
