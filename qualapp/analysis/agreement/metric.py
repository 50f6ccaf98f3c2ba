"""Krippendorff's alpha for values that have an order or a distance (2011), where some units may lack some coders.

For values without order see `nominal`; a disagreement there is one or none, here it is more the farther two values are
apart.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum
from itertools import permutations
from typing import TypeVar

from qualapp.analysis.agreement.figures import Disagreement, Undefined

Said = TypeVar("Said", bound=tuple[float | None, ...])
Rated = Mapping[Said, float]
"""What the coders said of a unit, None where it was not given to one, with how many units that is so of."""
_Apart = Callable[[float, float], float]


class Metric(StrEnum):
    """How far two values are apart: by their ranks, by their difference, by that as a share of their sum."""

    ORDINAL = "ordinal"
    INTERVAL = "interval"
    RATIO = "ratio"


def krippendorff(units: Rated[Said], metric: Metric) -> Disagreement:
    """Krippendorff's alpha (2011) by one metric: the disagreement of mean pairs in a unit, and of pairs anywhere.

    >>> krippendorff({(10, 20): 1, (80, 90): 1}, Metric.INTERVAL)
    Disagreement(observed=100.0, expected=3333.3333333333335, why=None)
    """
    together = _coincidences(units)
    values: dict[float, float] = {}
    for (one, _other), count in together.items():
        values[one] = values.get(one, 0.0) + count
    number = sum(values.values())
    if not number:
        return Disagreement(0, 0, Undefined.NOTHING_SHARED)
    if len(values) < 2:
        return Disagreement(0, 0, Undefined.NO_VARIATION)
    apart = _apart(metric, values)
    observed = sum(count * apart(one, other) ** 2 for (one, other), count in together.items())
    by_chance = sum(values[one] * values[other] * apart(one, other) ** 2 for one, other in permutations(values, 2))
    return Disagreement(observed / number, by_chance / (number * (number - 1)))


def _coincidences(units: Rated[Said]) -> dict[tuple[float, float], float]:
    """How often one coder says the one value and another the other of one unit; each unit counts by its values."""
    found: dict[tuple[float, float], float] = {}
    for said, weight in units.items():
        known = [value for value in said if value is not None]
        for pair in permutations(known, 2) if weight else ():
            found[pair] = found.get(pair, 0.0) + weight / (len(known) - 1)
    return found


def _apart(metric: Metric, values: Mapping[float, float]) -> _Apart:
    if metric is Metric.INTERVAL:
        return lambda one, other: one - other
    if metric is Metric.ORDINAL:
        ranks = _ranks(values)
        return lambda one, other: ranks[one] - ranks[other]
    if min(values) < 0:
        raise ValueError(f"a ratio needs values from zero up: {min(values)}")
    return _share_apart


def _share_apart(one: float, other: float) -> float:
    return 0.0 if one == other else (one - other) / (one + other)


def _ranks(values: Mapping[float, float]) -> dict[float, float]:
    """The rank in the middle of all who share a value, so that two values are as far apart as values lie between."""
    ranks: dict[float, float] = {}
    below = 0.0
    for value, count in sorted(values.items()):
        ranks[value] = below + count / 2
        below += count
    return ranks
