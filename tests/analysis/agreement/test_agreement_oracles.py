"""Other people's programs find the same coefficients on whatever coders say."""

from collections.abc import Sequence

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from qualapp.analysis.agreement import nominal, two_coders
from qualapp.analysis.agreement.figures import Undefined
from qualapp.analysis.agreement.nominal import counted, sums

Ratings = list[tuple[int | None, ...]]


@st.composite
def rated(draw: st.DrawFn, coders: int | None = None, *, with_gaps: bool = False) -> Ratings:
    """Units as some coders rated them, each with one of a few values."""
    number = coders or draw(st.integers(2, 5))
    value = st.integers(1, draw(st.integers(2, 4)))
    one = st.one_of(st.none(), value) if with_gaps else value
    return draw(st.lists(st.tuples(*[one] * number), min_size=2, max_size=40))


def varies(units: Ratings) -> bool:
    pairable = [unit for unit in units if sum(value is not None for value in unit) > 1]
    return len({value for unit in pairable for value in unit if value is not None}) > 1


@given(rated(with_gaps=True))
def test_alpha_is_that_of_krippendorff(units: Ratings) -> None:
    import krippendorff

    assume(varies(units))
    matrix = [
        [float("nan") if value is None else float(value) for value in coder] for coder in zip(*units, strict=True)
    ]
    expected = krippendorff.alpha(reliability_data=matrix, level_of_measurement="nominal")
    assert nominal.krippendorff(sums(counted(units))).value == pytest.approx(expected)


@given(rated())
def test_alpha_is_that_of_nltk(units: Ratings) -> None:
    assume(varies(units))
    assert nominal.krippendorff(sums(counted(units))).value == pytest.approx(_task(units).alpha())


@given(rated(coders=2))
def test_pi_and_s_of_two_coders_are_those_of_nltk(units: Ratings) -> None:
    assume(varies(units))
    found = sums(counted(units))
    assert nominal.fleiss(found).value == pytest.approx(_task(units).pi())
    assert nominal.brennan_prediger(found).value == pytest.approx(_task(units).S())


@given(rated())
def test_kappa_of_several_coders_is_that_of_statsmodels(units: Ratings) -> None:
    from statsmodels.stats.inter_rater import aggregate_raters, fleiss_kappa

    assume(varies(units))
    table, _values = aggregate_raters(units)
    assert nominal.fleiss(sums(counted(units))).value == pytest.approx(fleiss_kappa(table, method="fleiss"))


@pytest.mark.filterwarnings("ignore::RuntimeWarning")  # of its standard errors, which nobody asked for
@given(rated(coders=2))
def test_kappa_and_its_greatest_value_for_two_coders_are_those_of_statsmodels(units: Ratings) -> None:
    from statsmodels.stats.inter_rater import cohens_kappa

    table = _table(units)
    assume(two_coders.cohen(table).value is not Undefined.NO_VARIATION)
    values = sorted({value for unit in units for value in unit})
    square = [[table.get((one, other), 0.0) for other in values] for one in values]
    expected = cohens_kappa(square)
    assert two_coders.cohen(table).value == pytest.approx(expected.kappa)
    assert two_coders.greatest_kappa(table) == pytest.approx(expected.kappa_max)


@given(rated(coders=2))
def test_kappa_of_two_coders_is_that_of_scikit_learn(units: Ratings) -> None:
    from sklearn.metrics import cohen_kappa_score

    assume(two_coders.cohen(_table(units)).value is not Undefined.NO_VARIATION)
    first, second = zip(*units, strict=True)
    assert two_coders.cohen(_table(units)).value == pytest.approx(cohen_kappa_score(first, second))


@given(rated(with_gaps=True), st.randoms(use_true_random=False))
def test_the_order_of_coders_and_units_and_the_names_of_values_change_nothing(units: Ratings, chance) -> None:
    coders = list(range(len(units[0])))
    chance.shuffle(coders)
    names = dict(zip((1, 2, 3, 4), chance.sample("wxyz", 4), strict=True))
    shuffled = [tuple(names.get(unit[coder]) for coder in coders) for unit in units]
    chance.shuffle(shuffled)
    for measure in (nominal.percent, nominal.fleiss, nominal.krippendorff, nominal.gwet, nominal.brennan_prediger):
        one, other = measure(sums(counted(units))).value, measure(sums(counted(shuffled))).value
        assert one == other or one == pytest.approx(other)


@given(rated())
def test_who_agree_on_everything_agree_fully(units: Ratings) -> None:
    alike = [(unit[0],) * len(unit) for unit in units]
    assume(varies(alike))
    for measure in (nominal.percent, nominal.fleiss, nominal.krippendorff, nominal.gwet, nominal.brennan_prediger):
        assert measure(sums(counted(alike))).value == pytest.approx(1)


@given(rated(with_gaps=True))
def test_alpha_is_near_fleiss_kappa_of_many_units(units: Ratings) -> None:
    """They differ by the correction for few values only, which vanishes where each unit counts a million times."""
    full = [unit for unit in units if None not in unit]
    assume(full and varies(full))
    many = {counts: weight * 1_000_000 for counts, weight in counted(full).items()}
    assert nominal.krippendorff(sums(many)).value == pytest.approx(nominal.fleiss(sums(many)).value, abs=1e-5)


def _table(units: Sequence[tuple[int | None, ...]]) -> dict[tuple[int | None, ...], float]:
    return {unit: float(units.count(unit)) for unit in set(units)}


def _task(units: Ratings):
    from nltk.metrics.agreement import AnnotationTask

    return AnnotationTask(
        [(str(coder), str(place), value) for place, unit in enumerate(units) for coder, value in enumerate(unit)]
    )
