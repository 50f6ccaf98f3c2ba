"""Places in the drawing, in pixels around the middle: how much room an actor with its name takes, and rings of them."""

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from qualapp.analysis.network.graph import Network
from qualapp.model.case import Sector

ROOM = (124.0, 72.0)
"""How wide and high a place is that an actor and the name below it take."""

ASPECT = 1.5
"""How much wider than high a drawing is, so that it fills a window and a page that lies."""

_ORDER = {sector.value: place for place, sector in enumerate(Sector)}
_STEPS = 720
_SMALLEST = 110.0


class Place(NamedTuple):
    """The middle of an actor; y grows downwards."""

    x: float
    y: float


Places = dict[int, Place]


def apart(one: tuple[float, float], other: tuple[float, float]) -> float:
    """How far two places are apart, counted in rooms."""
    return math.hypot((one[0] - other[0]) / ROOM[0], (one[1] - other[1]) / ROOM[1])


def ring(numbers: Sequence[int], height: float, pitch: tuple[float, float], turned: float = 0.0) -> Places:
    """Actors on a lying ellipse half as high as this, beginning at the top and going around as a clock does.

    `pitch` is how much each takes where the ring runs across, and where it runs up and down. `turned` says by which
    share of the way to the next they are set on.
    """
    if not numbers:
        return {}
    lengths, points = _around(pitch)
    found: Places = {}
    at = 0
    for place, number in enumerate(numbers):
        wanted = ((place + turned) / len(numbers) % 1) * lengths[-1]
        at = 0 if wanted < lengths[at] else at
        while lengths[at + 1] < wanted:
            at += 1
        found[number] = Place(points[at].x * height, points[at].y * height)
    return found


def height_for(count: int, pitch: tuple[float, float]) -> float:
    """Half how high an ellipse must be for so many actors."""
    return max(_SMALLEST, count / _around(pitch)[0][-1]) if count > 1 else 0.0


def _around(pitch: tuple[float, float]) -> tuple[list[float], list[Place]]:
    """Points around an ellipse of half height one, and how many actors have room up to each."""
    turns = [2 * math.pi * step / _STEPS for step in range(_STEPS + 1)]
    points = [Place(ASPECT * math.sin(turn), -math.cos(turn)) for turn in turns]
    lengths = [0.0]
    for one, other in pairwise(points):
        step = math.hypot((other.x - one.x) / pitch[0], (other.y - one.y) / pitch[1])
        lengths.append(lengths[-1] + step)
    return lengths, points


def in_order(network: Network) -> list[int]:
    """The actors by sector, in a sector by name."""
    actors = network.actors.values()
    listed = sorted(actors, key=lambda one: (_ORDER.get(one.sector, len(_ORDER)), one.name.casefold(), one.id))
    return [actor.id for actor in listed]
