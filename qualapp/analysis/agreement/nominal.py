"""Agreement of any number of coders on values without order, where some units may lack some coders.

A unit is told by how many coders gave it each value, and has a weight: its length, or one.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from qualapp.analysis.agreement.figures import Disagreement, Undefined

Counted = Mapping[tuple[int, ...], float]
"""How many coders gave each value, with the weight of the units of which that is so."""
Rating = Hashable | None
"""What a coder said of a unit; None where the unit was not given to the coder."""


@dataclass(frozen=True)
class Sums:
    """What all coefficients for several coders are made of.

    `units` is the weight of units with two values or more, `agreeing` that times the share of agreeing pairs in each,
    `shares` for each value that times the share of coders who gave it; `values` counts the values themselves, and
    `coinciding` is the sum of Krippendorff's coincidences of equal values.
    """

    units: float
    agreeing: float
    shares: tuple[float, ...]
    values: tuple[float, ...]
    coinciding: float

    @property
    def why(self) -> Undefined | None:
        """Why nothing can be corrected for chance."""
        if not self.units:
            return Undefined.NOTHING_SHARED
        return Undefined.NO_VARIATION if sum(1 for value in self.values if value) < 2 else None


def counted(units: Iterable[Sequence[Rating]]) -> dict[tuple[int, ...], float]:
    """Units as they were rated, one value for each coder, counted by value.

    >>> counted(["AA", "AB", ("B", None)])
    {(2, 0): 1, (1, 1): 1, (0, 1): 1}
    """
    ratings = [tuple(unit) for unit in units]
    values = sorted({value for unit in ratings for value in unit if value is not None}, key=repr)
    found: dict[tuple[int, ...], float] = {}
    for unit in ratings:
        key = tuple(unit.count(value) for value in values)
        found[key] = found.get(key, 0) + 1
    return found


def sums(units: Counted) -> Sums:
    """Add up what the coefficients need; units with fewer than two values drop out."""
    number = len(next(iter(units), ()))
    total = agreeing = coinciding = 0.0
    shares, values = [0.0] * number, [0.0] * number
    for counts, weight in units.items():
        coders = sum(counts)
        if coders < 2 or not weight:
            continue
        total += weight
        pairs = sum(count * (count - 1) for count in counts) * weight / (coders - 1)
        coinciding += pairs
        agreeing += pairs / coders
        for place, count in enumerate(counts):
            shares[place] += weight * count / coders
            values[place] += weight * count
    return Sums(total, agreeing, tuple(shares), tuple(values), coinciding)


def percent(found: Sums) -> Disagreement:
    """The share of pairs of coders who say the same of a unit, averaged over units."""
    if not found.units:
        return Disagreement(0, 0, Undefined.NOTHING_SHARED)
    return Disagreement(found.units - found.agreeing, found.units)


def fleiss(found: Sums) -> Disagreement:
    """Fleiss' kappa (1971), which for two coders is Scott's pi (1955): chance is the values' share among all."""
    by_chance = sum(share * share for share in found.shares) / found.units if found.units else 0.0
    return Disagreement(found.units - found.agreeing, found.units - by_chance, found.why)


def krippendorff(found: Sums) -> Disagreement:
    """Krippendorff's alpha for nominal values (2011), missing ones included."""
    number = sum(found.values)
    if number < 2:
        return Disagreement(0, 0, Undefined.NOTHING_SHARED)
    by_chance = sum(value * (value - 1) for value in found.values) / (number * (number - 1))
    observed = found.units * (1 - found.coinciding / number)
    return Disagreement(observed, found.units * (1 - by_chance), found.why)


def gwet(found: Sums, possible: int = 0) -> Disagreement:
    """Gwet's AC1 (2008); `possible` is how many values there are to choose among, else those in use."""
    number = possible or len(found.shares)
    if found.why is not None:
        return Disagreement(0, 0, found.why)
    by_chance = sum(share * (1 - share / found.units) for share in found.shares) / (number - 1)
    return Disagreement(found.units - found.agreeing, found.units - by_chance)


def brennan_prediger(found: Sums, possible: int = 0) -> Disagreement:
    """Brennan and Prediger (1981), Bennett's S: chance is one among the values that are possible."""
    number = possible or len(found.shares)
    if found.why is not None:
        return Disagreement(0, 0, found.why)
    return Disagreement(found.units - found.agreeing, found.units * (1 - 1 / number))
