"""How well coders agree by code and by pair, how certain that is, and how they use the codes, in tables."""

from collections.abc import Iterator, Sequence

from qualapp import formats
from qualapp.analysis.agreement import CodeAgreement, Coefficient, Unit
from qualapp.analysis.agreement.results import Figures
from qualapp.exporters.agreement_report import AgreementTable, Cell, HeatMap
from qualapp.i18n import _, _n
from qualapp.reports.agreement_names import Names, titled
from qualapp.reports.agreement_words import COEFFICIENTS, MEANINGS, count, told

_INTERVALS = (Coefficient.PERCENT, Coefficient.COHEN, Coefficient.ALPHA, Coefficient.GWET)


def tables(names: Names) -> Iterator[AgreementTable]:
    """All tables of figures by code and by pair."""
    yield _codes(names)
    yield from _intervals(names)
    yield _pairs(names)
    yield from _indices(names)
    yield _uses(names)


def heat_map(names: Names) -> HeatMap:
    """Coder by coder, over all codes."""
    is_overlap = names.found.comparison.unit is Unit.OVERLAP
    kind = Coefficient.HOLSTI if is_overlap else Coefficient.COHEN
    coders = names.found.coders
    values = tuple(
        tuple(None if one == other else names.found.pair(one, other).figures[kind].number for other in coders)
        for one in coders
    )
    name = _("Coder by coder")
    figure = _(COEFFICIENTS[kind])
    title = _("{table}: {figure} · unit: {unit}").format(table=name, figure=figure, unit=names.unit)
    return HeatMap(name, title, tuple(names.coders.values()), values, _("All codes, pooled."))


def _kinds(names: Names) -> list[Coefficient]:
    return [kind for kind in Coefficient if kind in names.found.overall]


def _codes(names: Names) -> AgreementTable:
    kinds = _kinds(names)
    rows = [(Cell(_("All codes, pooled")), *_row(names.found.overall, kinds))]
    rows += [(Cell(names.tree.path(code.code)), *_row(code.figures, kinds)) for code in names.used]
    note = "\n".join(_(MEANINGS[kind]) for kind in kinds)
    unused = len(names.found.codes) - len(names.used)
    if unused:
        note += "\n" + _n(
            "{n} code that nobody used is left out.", "{n} codes that nobody used are left out.", unused
        ).format(n=formats.number(unused))
    headings = [_("Code"), *(_(COEFFICIENTS[kind]) for kind in kinds)]
    return titled(names, _("Agreement by code"), headings, rows, note=note)


def _intervals(names: Names) -> Iterator[AgreementTable]:
    if not names.found.comparison.samples:
        return
    kinds = [kind for kind in _INTERVALS if kind in names.found.overall]
    headings = [_("Code")]
    for kind in kinds:
        headings += [
            _("{figure}, from").format(figure=_(COEFFICIENTS[kind])),
            _("{figure}, to").format(figure=_(COEFFICIENTS[kind])),
        ]
    everything = [(_("All codes, pooled"), names.found.overall)]
    everything += [(names.tree.path(code.code), code.figures) for code in names.used]
    rows = [(Cell(name), *_bounds(figures, kinds)) for name, figures in everything]
    note = _("Empty where sources cannot be resampled, or where most resamplings leave the figure without a value.")
    yield titled(names, _("Intervals"), headings, rows, note=note)


def _pairs(names: Names) -> AgreementTable:
    kinds = [kind for kind in _kinds(names) if kind is not Coefficient.UNITISING]
    rows = [
        (
            Cell(names.coders[pair.coders[0]]),
            Cell(names.coders[pair.coders[1]]),
            count(pair.units),
            *_row(pair.figures, kinds),
        )
        for pair in names.found.pairs
    ]
    headings = [_("Coder"), _("Other coder"), _("Units"), *(_(COEFFICIENTS[kind]) for kind in kinds)]
    note = _("All codes, pooled, of the units that both were given.")
    return titled(names, _("Agreement by pair"), headings, rows, labels=2, note=note)


def _indices(names: Names) -> Iterator[AgreementTable]:
    rows = [
        (Cell(names.tree.path(code.code)), *_indices_of(code)) for code in names.used if code.prevalence is not None
    ]
    if rows:
        note = _(
            "Prevalence: 0 where a code is given to half of the units, 1 where to all or none. Bias: by what share"
            " of the units one gives it more than the other. Both far from 0 pull kappa down; the greatest κ is"
            " what could be reached with so many codings each."
        )
        headings = (_("Code"), _("Prevalence"), _("Bias"), _("Greatest κ"))
        yield titled(names, _("Prevalence and bias"), headings, rows, note=note)


def _uses(names: Names) -> AgreementTable:
    rows = [
        (
            Cell(names.tree.path(code.code)),
            *(
                cell
                for coder in names.found.coders
                for cell in (count(code.uses[coder].codings), count(code.uses[coder].units))
            ),
            count(code.by_all),
            count(code.by_any),
        )
        for code in names.used
    ]
    headings = [_("Code")]
    for name in names.coders.values():
        headings += [_("{coder}: codings").format(coder=name), _("{coder}: units").format(coder=name)]
    return titled(names, _("Use of codes"), [*headings, _("Units of all"), _("Units of any")], rows)


def _row(figures: Figures, kinds: Sequence[Coefficient]) -> Iterator[Cell]:
    return (told(figures[kind].value, kind) for kind in kinds)


def _bounds(figures: Figures, kinds: Sequence[Coefficient]) -> Iterator[Cell]:
    for kind in kinds:
        for bound in (figures[kind].low, figures[kind].high):
            yield Cell("") if bound is None else told(bound, kind)


def _indices_of(code: CodeAgreement) -> Iterator[Cell]:
    for index in (code.prevalence, code.bias, code.greatest_kappa):
        yield Cell("") if index is None else told(index)
