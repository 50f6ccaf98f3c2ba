"""Agreement of two coders, told from the table of what the one and the other said."""

from collections.abc import Hashable, Mapping
from typing import TypeVar

from qualapp.analysis.agreement.figures import Disagreement, Undefined, Value

Said = TypeVar("Said", bound=Hashable)
Table = Mapping[tuple[Said, Said], float]
"""The weight of the units of which the first coder says one value and the second another or the same."""


def table_of(rows: list[list[float]]) -> dict[tuple[int, int], float]:
    """A table that is written as rows for the first coder and columns for the second."""
    return {(row, column): cell for row, cells in enumerate(rows) for column, cell in enumerate(cells)}


def counted(table: Table[Said]) -> dict[tuple[int, ...], float]:
    """The same by how many of the two gave each value, as the coefficients for several coders want it."""
    values = sorted({value for pair in table for value in pair}, key=repr)
    found: dict[tuple[int, ...], float] = {}
    for pair, weight in table.items():
        key = tuple(pair.count(value) for value in values)
        found[key] = found.get(key, 0) + weight
    return found


def margins(table: Table[Said]) -> tuple[dict[Said, float], dict[Said, float]]:
    """How much each value was given by the first coder, and by the second."""
    first: dict[Said, float] = {}
    second: dict[Said, float] = {}
    for (one, other), weight in table.items():
        first[one] = first.get(one, 0) + weight
        second[other] = second.get(other, 0) + weight
    return first, second


def cohen(table: Table[Said]) -> Disagreement:
    """Cohen's kappa (1960): chance is that each gives the values as often as they do, but blindly."""
    units = sum(table.values())
    if not units:
        return Disagreement(0, 0, Undefined.NOTHING_SHARED)
    agreeing = sum(weight for (one, other), weight in table.items() if one == other)
    first, second = margins(table)
    by_chance = sum(weight * second.get(value, 0) for value, weight in first.items()) / units
    return Disagreement(units - agreeing, units - by_chance)


def greatest_kappa(table: Table[Said]) -> Value:
    """The highest kappa that is possible where each gives the values as often as they do."""
    units = sum(table.values())
    if not units:
        return Undefined.NOTHING_SHARED
    first, second = margins(table)
    most = sum(min(weight, second.get(value, 0)) for value, weight in first.items())
    return Disagreement(units - most, cohen(table).expected).value


def binary(both: float, first: float, second: float, neither: float) -> dict[tuple[bool, bool], float]:
    """The table of one code: coded by both, only by the first, only by the second, by neither."""
    return {(True, True): both, (True, False): first, (False, True): second, (False, False): neither}


def prevalence_index(both: float, first: float, second: float, neither: float) -> float:
    """How far from half of the units the code is in use: 0 where it is in every second, 1 in all or none.

    >>> prevalence_index(80, 7, 8, 5)
    0.75
    """
    return abs(both - neither) / (both + first + second + neither)


def bias_index(both: float, first: float, second: float, neither: float) -> float:
    """By how great a share of the units the one uses the code more than the other.

    >>> bias_index(80, 7, 8, 5)
    0.01
    """
    return abs(first - second) / (both + first + second + neither)


def holsti(agreements: float, first: float, second: float) -> Disagreement:
    """Holsti (1969): twice the decisions that both made, among all that each of them made."""
    if not first + second:
        return Disagreement(0, 0, Undefined.NOBODY_CODED)
    return Disagreement(first + second - 2 * agreements, first + second)
