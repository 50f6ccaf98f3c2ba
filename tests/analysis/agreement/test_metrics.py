"""Alpha for ranks, differences and ratios: printed values, other people's programs, and what must not change it."""

from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from published import FIVE_OBSERVERS, FOUR_CODERS, NINE_UNITS, THREE_CODERS

from qualapp.analysis.agreement.figures import Undefined
from qualapp.analysis.agreement.metric import Metric, krippendorff

Ratings = list[tuple[int | None, ...]]
METRICS = st.sampled_from(list(Metric))


@st.composite
def ratings(draw: st.DrawFn) -> Ratings:
    """Units as some coders weighed them from 0 to 100, with gaps."""
    value = st.one_of(st.none(), st.sampled_from([0, 1, 10, 50, 51, 100]))
    return draw(st.lists(st.tuples(*[value] * draw(st.integers(2, 5))), min_size=2, max_size=30))


def alpha(units: Ratings, metric: Metric) -> object:
    return krippendorff(Counter(units), metric).value


def varies(units: Ratings) -> bool:
    known = [[value for value in unit if value is not None] for unit in units]
    return len({value for unit in known if len(unit) > 1 for value in unit}) > 1


def shifted(units: Ratings, change: Callable[[int], int]) -> Ratings:
    return [tuple(None if value is None else change(value) for value in unit) for unit in units]


def by_unit(coders: list[list[int | None]]) -> Ratings:
    return list(zip(*coders, strict=True))


@pytest.mark.parametrize(("metric", "value"), [("ordinal", 0.815), ("interval", 0.849), ("ratio", 0.797)])
def test_krippendorff_2011_four_coders_with_missing_values(metric: Metric, value: float) -> None:
    assert alpha(by_unit(FOUR_CODERS), Metric(metric)) == pytest.approx(value, abs=0.0005)
    without_the_last = [coder[:-1] for coder in FOUR_CODERS]
    assert alpha(by_unit(without_the_last), Metric(metric)) == alpha(by_unit(FOUR_CODERS), Metric(metric))


def test_three_coders_with_many_missing_values() -> None:
    assert alpha(by_unit(THREE_CODERS), Metric.INTERVAL) == pytest.approx(0.811, abs=0.0005)


@pytest.mark.parametrize(("metric", "value"), [("interval", 0.547), ("ratio", 0.483)])
def test_krippendorff_1980_three_coders(metric: Metric, value: float) -> None:
    units: Ratings = [tuple(map(int, unit)) for unit in NINE_UNITS]
    assert alpha(units, Metric(metric)) == pytest.approx(value, abs=0.0005)


def test_hayes_and_krippendorff_2007_five_observers() -> None:
    """The authors printed the ordinal alpha; the interval one of the same data is a computation by others."""
    units = [tuple(None if value == "-" else int(value) for value in unit) for unit in FIVE_OBSERVERS.split()]
    assert alpha(units, Metric.ORDINAL) == pytest.approx(0.7598, abs=0.00005)
    assert alpha(units, Metric.INTERVAL) == pytest.approx(0.7574, abs=0.00005)


@given(ratings(), METRICS)
def test_alpha_is_that_of_krippendorffs_library(units: Ratings, metric: Metric) -> None:
    import krippendorff as library

    assume(varies(units))
    matrix = [
        [float("nan") if value is None else float(value) for value in coder] for coder in zip(*units, strict=True)
    ]
    expected = library.alpha(reliability_data=matrix, level_of_measurement=metric.value)
    assert alpha(units, metric) == pytest.approx(expected)


@given(ratings(), METRICS)
def test_who_say_the_same_agree_fully_or_there_is_no_variation(units: Ratings, metric: Metric) -> None:
    alike: Ratings = [(unit[0],) * len(unit) for unit in units]
    known = {unit[0] for unit in units} - {None}
    expected = 1 if len(known) > 1 else Undefined.NO_VARIATION if known else Undefined.NOTHING_SHARED
    assert alpha(alike, metric) == expected


@given(ratings(), METRICS, st.randoms(use_true_random=False))
def test_the_order_of_coders_and_of_units_changes_nothing(units: Ratings, metric: Metric, chance) -> None:
    assume(varies(units))
    coders = list(range(len(units[0])))
    chance.shuffle(coders)
    shuffled = [tuple(unit[coder] for coder in coders) for unit in units]
    chance.shuffle(shuffled)
    assert alpha(shuffled, metric) == pytest.approx(alpha(units, metric))


@given(ratings())
def test_each_metric_sees_only_what_it_is_about(units: Ratings) -> None:
    assume(varies(units))
    squared = shifted(units, lambda value: value**2)
    assert alpha(squared, Metric.ORDINAL) == pytest.approx(alpha(units, Metric.ORDINAL))
    moved = shifted(units, lambda value: 7 * value - 30)
    assert alpha(moved, Metric.INTERVAL) == pytest.approx(alpha(units, Metric.INTERVAL))
    stretched = shifted(units, lambda value: 7 * value)
    assert alpha(stretched, Metric.RATIO) == pytest.approx(alpha(units, Metric.RATIO))


@given(ratings(), METRICS)
def test_a_unit_that_only_one_coder_saw_changes_nothing(units: Ratings, metric: Metric) -> None:
    alone = (75, *[None] * (len(units[0]) - 1))
    assert alpha([*units, alone], metric) == alpha(units, metric)


def test_a_ratio_has_no_meaning_below_zero() -> None:
    with pytest.raises(ValueError, match="zero"):
        krippendorff({(-1, 1): 1}, Metric.RATIO)
