"""Figures that can be without a value, and why."""

from enum import StrEnum

from qualapp.i18n import N_, _


class Undefined(StrEnum):
    """Why a figure has no value."""

    NO_ACTORS = N_("There are no actors.")
    NO_TIES = N_("There are no ties.")
    TOO_FEW = N_("There are too few actors: it takes at least three.")
    ONE_ACTOR = N_("There is only one actor.")
    NO_DIRECTION = N_("No tie has a direction.")
    NO_TRIPLE = N_("No actor is tied to two others.")
    ONE_NEIGHBOUR = N_("The actor is not tied to two others.")
    NO_LEVEL_TOLD = N_("No level of collaboration was told.")
    ISOLATED = N_("The actor has no ties.")
    ELSEWHERE = N_("It is only counted in the largest part of the network, and the actor is outside it.")
    EQUAL_PARTS = N_("The network falls into parts of the same size, so none is the largest.")
    NOT_SETTLED = N_("The computation did not settle on a value.")
    NO_GROUP = N_("Nothing is said of where the actors belong.")

    @property
    def told(self) -> str:
        """The reason as a sentence in the language of the program."""
        return _(str(self))


Value = float | Undefined


def mean_of(numbers: list[int], otherwise: Undefined) -> Value:
    """The mean of some numbers, or why there is none."""
    return sum(numbers) / len(numbers) if numbers else otherwise
