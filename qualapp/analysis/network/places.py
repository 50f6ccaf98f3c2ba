"""Places in the drawing, in pixels around the middle."""

import math
from collections.abc import Sequence
from typing import NamedTuple

from qualapp.analysis.network.graph import Network
from qualapp.model.case import Sector

GAP = 130.0
"""How far apart actors stand, so that their names have room."""

_ORDER = {sector.value: place for place, sector in enumerate(Sector)}


class Place(NamedTuple):
    """The middle of an actor; y grows downwards."""

    x: float
    y: float


Places = dict[int, Place]


def ring(numbers: Sequence[int], radius: float, middle: Place | None = None) -> Places:
    """Actors on a circle, beginning at the top and going around as a clock does."""
    middle = middle or Place(0, 0)
    turn = 2 * math.pi / max(1, len(numbers))
    return {
        number: Place(
            middle.x + radius * math.sin(place * turn),
            middle.y - radius * math.cos(place * turn),
        )
        for place, number in enumerate(numbers)
    }


def radius_for(count: int) -> float:
    """How wide a circle must be for so many actors."""
    return GAP / (2 * math.sin(math.pi / count)) if count > 1 else 0.0


def in_order(network: Network) -> list[int]:
    """The actors by sector, in a sector by name."""
    actors = network.actors.values()
    listed = sorted(actors, key=lambda one: (_ORDER.get(one.sector, len(_ORDER)), one.name.casefold(), one.id))
    return [actor.id for actor in listed]
