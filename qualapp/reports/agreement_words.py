"""The names of units, coefficients and reasons, in the words of the program."""

from qualapp import formats
from qualapp.analysis.agreement import Coefficient, Metric, Undefined, Unit, Value
from qualapp.exporters.agreement_report import Cell
from qualapp.i18n import N_, _

UNITS = {
    Unit.CHARACTER: N_("character"),
    Unit.SENTENCE: N_("sentence"),
    Unit.TURN: N_("speaker turn"),
    Unit.OVERLAP: N_("excerpts that overlap by {threshold}"),
    Unit.SOURCE: N_("whole source"),
    Unit.CASE: N_("case"),
}
COEFFICIENTS = {
    Coefficient.PERCENT: N_("Agreed"),
    Coefficient.HOLSTI: N_("Holsti"),
    Coefficient.COHEN: N_("Cohen’s κ"),
    Coefficient.FLEISS: N_("Fleiss’ κ"),
    Coefficient.ALPHA: N_("Kripp. α"),
    Coefficient.GWET: N_("Gwet’s AC1"),
    Coefficient.BRENNAN_PREDIGER: N_("Br.–Pred."),
    Coefficient.UNITISING: N_("uα"),
}
MEANINGS = {
    Coefficient.PERCENT: N_("Agreed: the share of units on which coders say the same, coded or not."),
    Coefficient.HOLSTI: N_("Holsti: of what either of two coded, the share that both coded. Uncoded text is left out."),
    Coefficient.COHEN: N_("Cohen’s κ: corrected for chance; for more than two coders the mean of their pairs."),
    Coefficient.FLEISS: N_("Fleiss’ κ: corrected for chance, for all coders at once; for two coders it is Scott’s π."),
    Coefficient.ALPHA: N_(
        "Kripp. α: Krippendorff’s alpha, nominal; sources that some were not given are taken into account."
    ),
    Coefficient.GWET: N_("Gwet’s AC1: corrected for chance in a way that rare codes do not pull down."),
    Coefficient.BRENNAN_PREDIGER: N_(
        "Br.–Pred.: Brennan and Prediger; chance is one among the answers that are possible."
    ),
    Coefficient.UNITISING: N_(
        "uα: Krippendorff’s alpha for unitising of 2016 on this code alone: where stretches begin and end. In the row"
        " of all codes it is pooled over them."
    ),
}
METRICS = {
    Metric.ORDINAL: N_("α, ordinal"),
    Metric.INTERVAL: N_("α, interval"),
    Metric.RATIO: N_("α, ratio"),
}
REASONS = {
    Undefined.NOBODY_CODED: N_("nobody coded"),
    Undefined.NO_VARIATION: N_("no variation"),
    Undefined.NOTHING_SHARED: N_("nothing shared"),
    Undefined.NOT_COUNTABLE: N_("not countable"),
    Undefined.OVERLAPPING: N_("codes overlap"),
}

SHARES = (Coefficient.PERCENT, Coefficient.HOLSTI)
"""The coefficients that are plain shares, told per cent."""

_ALMOST = 0.995


def unit_in_words(unit: Unit, threshold: float) -> str:
    """The unit as it stands in every heading."""
    return _(UNITS[unit]).format(threshold=formats.percent(threshold))


def told(value: Value, kind: Coefficient | None = None) -> Cell:
    """A coefficient in a cell: per cent for plain shares, two decimals for the others, the reason where it has none."""
    if isinstance(value, Undefined):
        return Cell(_(REASONS[value]))
    if kind in SHARES:
        return Cell(formats.percent(value, 1), value, "0.0%")
    return Cell(f"> {formats.number(0.99)}" if _ALMOST < value < 1 else formats.number(value, 2), value)


def count(number: float) -> Cell:
    """A number of things in a cell."""
    return Cell(formats.number(round(number)), number, "#,##0")
