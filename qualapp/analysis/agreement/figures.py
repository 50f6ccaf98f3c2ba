"""What a measure of agreement comes to: a number, or why there is none."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Undefined(StrEnum):
    """Why a measure has no value; where there are several reasons, the first of these is told."""

    NOT_COUNTABLE = "not_countable"
    OVERLAPPING = "overlapping"
    NO_VARIATION = "no_variation"
    NOBODY_CODED = "nobody_coded"
    NOTHING_SHARED = "nothing_shared"


class Coefficient(StrEnum):
    """The measures of agreement, in the order in which they are shown."""

    PERCENT = "percent"
    HOLSTI = "holsti"
    COHEN = "cohen"
    FLEISS = "fleiss"
    ALPHA = "alpha"
    GWET = "gwet"
    BRENNAN_PREDIGER = "brennan_prediger"
    UNITISING = "u_alpha"


Value = float | Undefined


@dataclass(frozen=True)
class Disagreement:
    """Observed disagreement and what chance would give, in one measure, so that both can be added over codes.

    `why` says that there is nothing to compute, whatever the two sums are.
    """

    observed: float
    expected: float
    why: Undefined | None = None

    @property
    def value(self) -> Value:
        """One minus the share of the expected disagreement that was observed.

        >>> Disagreement(10, 40).value, Disagreement(0, 0).value.value
        (0.75, 'no_variation')
        """
        if self.why is not None:
            return self.why
        if self.expected <= 0:
            return Undefined.NO_VARIATION
        return 1 - self.observed / self.expected


@dataclass(frozen=True)
class Figure:
    """A value with the interval that holds it in 95 of 100 resamplings, where these were asked for."""

    value: Value
    low: float | None = None
    high: float | None = None

    @property
    def number(self) -> float | None:
        """The value where there is one."""
        return None if isinstance(self.value, Undefined) else self.value

    @property
    def why(self) -> Undefined | None:
        """Why there is no value, where there is none."""
        return self.value if isinstance(self.value, Undefined) else None


def main_reason(reasons: Iterable[Undefined]) -> Undefined:
    """Of several reasons the one that tells most, whatever their order."""
    given = set(reasons)
    return next((reason for reason in Undefined if reason in given), Undefined.NOTHING_SHARED)


def pooled(parts: list[Disagreement]) -> Disagreement:
    """The parts as one: their disagreements added; those with nothing to compute are left out.

    >>> pooled([Disagreement(1, 4), Disagreement(0, 0), Disagreement(0, 6)]).value
    0.9
    """
    known = [part for part in parts if part.why is None]
    if not known:
        return Disagreement(0, 0, main_reason(part.why for part in parts if part.why))
    return Disagreement(sum(part.observed for part in known), sum(part.expected for part in known))
