"""Actors on rings that lie: all on one, or around one of them."""

import math

from qualapp.analysis.network.graph import Network
from qualapp.analysis.network.places import ASPECT, ROOM, Place, Places, height_for, in_order, ring

_BESIDE = (ROOM[0], 32.0)
"""How much an actor takes whose name is written beside it, outside the ring."""
_BETWEEN = (ROOM[0], 58.0)
"""How much it takes where there are rings outside its own."""
_CROWDED = (40.0, 24.0)
"""How much it takes where there are so many that not every name has room."""
_MANY = 90
_MOST_STRETCHED = 1.35
_FARTHER = 104.0
"""How much higher a ring is than the one within it, at least."""


def circle(network: Network) -> Places:
    """All on one ring, those of a sector beside each other."""
    pitch = _BESIDE if len(network.actors) <= _MANY else _CROWDED
    return ring(in_order(network), height_for(len(network.actors), pitch), pitch)


def around(network: Network, ego: int) -> Places:
    """One actor in the middle, the others on rings by how many ties away they are; those out of reach outermost.

    Who is tied to the same actors stands on the same side.
    """
    shells, seen = [[ego]], {ego}
    while near := {other for one in shells[-1] for other in network.neighbours[one]} - seen:
        shells.append([one for one in in_order(network) if one in near])
        seen |= near
    if left := [one for one in in_order(network) if one not in seen]:
        shells.append(left)
    found, height = {ego: Place(0, 0)}, 0.0
    for shell in shells[1:]:
        pitch = _BETWEEN if len(shell) <= _MANY else _CROWDED
        height = max(height + _FARTHER, height_for(len(shell), pitch))
        shell.sort(key=lambda one: _side(network, found, one))
        found |= ring(shell, height, pitch, 0.5)
    return _stretched(found)


def _stretched(places: Places) -> Places:
    """The same wider or higher, so that it fills a room that lies."""
    wide = max(place.x for place in places.values()) - min(place.x for place in places.values())
    high = max(place.y for place in places.values()) - min(place.y for place in places.values())
    if not wide or not high:
        return places
    ratio = wide / high / ASPECT
    across, down = min(_MOST_STRETCHED, max(1.0, 1 / ratio)), min(_MOST_STRETCHED, max(1.0, ratio))
    return {number: Place(place.x * across, place.y * down) for number, place in places.items()}


def _side(network: Network, places: Places, number: int) -> float:
    """The turn, from the top and as a clock goes, at which those stand to whom an actor is tied within its ring."""
    near = [places[one] for one in network.neighbours[number] if one in places and places[one] != (0, 0)]
    x, y = sum(place.x / ASPECT for place in near), sum(place.y for place in near)
    return math.atan2(x, -y) % (2 * math.pi)
