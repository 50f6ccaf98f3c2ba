"""What is told beside the figures by code: unitising, valence, weight, and what costs agreement, in tables."""

from collections.abc import Iterator

from qualapp import formats
from qualapp.analysis.agreement import (
    Coefficient,
    Metric,
    PairAgreement,
    Undefined,
    Unit,
    ValenceAgreement,
    WeightAgreement,
)
from qualapp.exporters.agreement_report import AgreementTable, Cell, Row
from qualapp.i18n import _
from qualapp.reports.agreement_names import Names, titled
from qualapp.reports.agreement_words import METRICS, count, told, unit_in_words

_MOST_CONFUSIONS = 25


def detail_tables(names: Names) -> Iterator[AgreementTable]:
    """All tables of what is found beside the figures by code."""
    yield from _unitising(names)
    yield from _unitising_2004(names)
    if names.found.comparison.details:
        yield _valence(names)
    if names.found.weight.excerpts:
        yield _weight(names)
    yield from _confusions(names)


def _unitising(names: Names) -> Iterator[AgreementTable]:
    found = names.found.unitising
    if found is None:
        return
    nothing = Cell("")
    rows: list[Row] = [
        (Cell(_("uα: edges and codes")), told(found.edges_and_codes), nothing),
        (Cell(_("|uα: what is coded at all")), told(found.relevance), nothing),
        (Cell(_("cuα: codes of what both coded")), told(found.codes), nothing),
    ]
    known = [code for code in names.used if found.by_code[code.code][0] is not Undefined.OVERLAPPING]
    for code in known:
        value, covered = found.by_code[code.code]
        share = nothing if covered is None else Cell(formats.percent(covered, 1), covered, "0.0%")
        rows.append((Cell(_("(k)uα: {code}").format(code=names.tree.path(code.code))), told(value), share))
    note = _(
        "Krippendorff, Mathet, Bouvry and Widlöcher 2016, on all text, touching codings with one code taken as one."
        " Not to be compared with the alpha for unitising of 1995 and 2004 or that of the book of 2013."
    )
    headings = (_("Unitising"), _("Value"), _("Coded by others too"))
    yield titled(names, _("Unitising (2016)"), headings, rows, note=note)


def _unitising_2004(names: Names) -> Iterator[AgreementTable]:
    found = names.found.unitising_2004
    if found is None:
        return
    rows: list[Row] = [(Cell(_("All codes, pooled")), told(found.pooled))]
    rows += [(Cell(names.tree.path(code.code)), told(found.by_code[code.code])) for code in names.used]
    note = _(
        "Krippendorff 2004: squared distances of edges, one code at a time, each source a line of its own and added up,"
        " touching codings with one code taken as one. Long excerpts weigh far more than short ones. Not to be compared"
        " with the alpha for unitising of 2016."
    )
    yield titled(names, _("Unitising (2004)"), (_("Code"), "α (2004)"), rows, note=note)


def _valence(names: Names) -> AgreementTable:
    title = _("Valence · unit: excerpts that both gave the same code and that overlap by {threshold}").format(
        threshold=formats.percent(names.found.comparison.threshold)
    )
    headings = (_("Coders"), _("Excerpts"), _("Agreed"), "κ", "α")
    rows = [(Cell(_("All pairs")), *_valence_cells(names.found.valence))]
    rows += [(Cell(who), *_valence_cells(pair.valence)) for who, pair in _pairs(names)]
    note = _("For all pairs κ is Fleiss’, since who is first is of no account; for one pair it is Cohen’s.")
    return AgreementTable(_("Valence"), title, headings, tuple(rows), 1, note)


def _valence_cells(found: ValenceAgreement) -> Row:
    percent = told(found.percent, Coefficient.PERCENT)
    return count(found.excerpts), percent, told(found.kappa), told(found.alpha)


def _weight(names: Names) -> AgreementTable:
    title = _(
        "Weight · unit: excerpts that both gave the same code and valence and that overlap by {threshold}"
    ).format(threshold=formats.percent(names.found.comparison.threshold))
    headings = (_("Coders"), _("Excerpts"), _("Points apart"), *(_(METRICS[metric]) for metric in Metric))
    rows = [(Cell(_("All pairs")), *_weight_cells(names.found.weight))]
    rows += [(Cell(who), *_weight_cells(pair.weight)) for who, pair in _pairs(names)]
    note = _(
        "Only excerpts that both weighed. Krippendorff’s α of their weights: ordinal asks which excerpt weighs more,"
        " interval by how many points, ratio how many times as much."
    )
    return AgreementTable(_("Weight"), title, headings, tuple(rows), 1, note)


def _weight_cells(found: WeightAgreement) -> Row:
    apart = found.apart
    points = told(apart) if isinstance(apart, Undefined) else Cell(formats.number(apart, 1), apart, "0.0")
    return count(found.excerpts), points, *(told(found.alpha[metric]) for metric in Metric)


def _pairs(names: Names) -> Iterator[tuple[str, PairAgreement]]:
    """The pairs by name, where there is more than one."""
    for pair in names.found.pairs if len(names.found.pairs) > 1 else ():
        one, other = (names.coders[coder] for coder in pair.coders)
        yield _("{one} and {other}").format(one=one, other=other), pair


def _confusions(names: Names) -> Iterator[AgreementTable]:
    found = names.found.confusions
    if not found:
        return
    total = sum(one.units for one in found)
    rows = [
        (
            Cell(names.tree.path(one.code)),
            Cell(names.tree.path(one.other) if one.other else _("(nothing else)")),
            count(one.units),
            Cell(formats.percent(one.units / total, 1), one.units / total, "0.0%"),
        )
        for one in found[:_MOST_CONFUSIONS]
    ]
    note = _("Units to which one coder gave the one code and another the other, once for each pair of coders.")
    headings = (_("Code"), _("Against"), _("Units"), _("Of all disagreement"))
    unit = unit_in_words(Unit.SOURCE, 0) if names.found.comparison.unit is Unit.CASE else names.unit
    if names.found.comparison.unit is Unit.OVERLAP:
        unit = unit_in_words(Unit.CHARACTER, 0)
    name = _("What costs agreement")
    title = _("{table} · unit: {unit}").format(table=name, unit=unit)
    yield AgreementTable(name, title, headings, tuple(rows), 2, note)
