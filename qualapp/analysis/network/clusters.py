"""Actors in a cluster for each sector, and the clusters beside each other."""

import math
from collections.abc import Iterator, Mapping
from itertools import groupby

from qualapp.analysis.network.graph import Network
from qualapp.analysis.network.places import ASPECT, ROOM, Place, Places, in_order

_WIDE = ASPECT * ROOM[1] / ROOM[0]
_SPIRAL = 0.62
_EDGE = 0.62
_TURN = 2.399963
_ANGLES = 48

Spot = tuple[float, float]


def by_sector(network: Network) -> Places:
    """The largest cluster first, the others around it, each near those it has ties to."""
    if not network.actors:
        return {}
    ordered = in_order(network)
    groups = {sector: list(one) for sector, one in groupby(ordered, lambda one: network.actors[one].sector)}
    middles = _middles(network, groups)
    found: Places = {}
    for sector, members in groups.items():
        for number, (x, y) in _dealt(network, members, sector, middles).items():
            found[number] = Place(x * ROOM[0], y * ROOM[1])
    return found


def _radius(count: int) -> float:
    return _SPIRAL * math.sqrt(count) + _EDGE


def _middles(network: Network, groups: Mapping[str, list[int]]) -> dict[str, Spot]:
    """Where the middles of the clusters are, in rooms."""
    ties = _ties_between(network)
    found: dict[str, Spot] = {}
    left = sorted(groups, key=lambda sector: -len(groups[sector]))
    while left:
        sector = max(left, key=lambda one: (sum(ties.get((one, other), 0) for other in found), len(groups[one])))
        sector = left[0] if not found else sector
        left.remove(sector)
        radius = _radius(len(groups[sector]))
        circles = [(*found[one], _radius(len(groups[one]))) for one in found]
        wanted = {found[one]: ties.get((sector, one), 0) for one in found}
        found[sector] = min(_beside(circles, radius), key=lambda spot: _cost(spot, radius, circles, wanted))
    return found


def _ties_between(network: Network) -> dict[tuple[str, str], int]:
    found: dict[tuple[str, str], int] = {}
    for one, other in network.lines:
        first, second = network.actors[one].sector, network.actors[other].sector
        for pair in ((first, second), (second, first)):
            found[pair] = found.get(pair, 0) + 1
    return found


def _beside(circles: list[tuple[float, float, float]], radius: float) -> Iterator[Spot]:
    """Where a circle touches one that stands and overlaps none."""
    if not circles:
        yield 0.0, 0.0
    for x, y, other in circles:
        for step in range(_ANGLES):
            turn = 2 * math.pi * step / _ANGLES
            spot = x + (radius + other) * math.cos(turn), y + (radius + other) * math.sin(turn)
            if all(math.dist(spot, (a, b)) >= radius + c - 1e-6 for a, b, c in circles):
                yield spot


def _cost(spot: Spot, radius: float, circles: list[tuple[float, float, float]], wanted: Mapping[Spot, int]) -> float:
    """How large the drawing would become, and how long its lines."""
    reach = [(*spot, radius), *circles]
    wide = max(x + r for x, _y, r in reach) - min(x - r for x, _y, r in reach)
    high = max(y + r for _x, y, r in reach) - min(y - r for _x, y, r in reach)
    lines = sum(count * math.dist(spot, middle) for middle, count in wanted.items()) / (sum(wanted.values()) or 1)
    return max(wide / _WIDE, high) + 0.25 * lines


def _dealt(network: Network, members: list[int], sector: str, middles: Mapping[str, Spot]) -> dict[int, Spot]:
    """The places of a cluster, dealt out so that each stands towards the sectors it is tied to."""
    x, y = middles[sector]
    free = [
        (x + _SPIRAL * math.sqrt(n + 0.3) * math.cos(n * _TURN), y + _SPIRAL * math.sqrt(n + 0.3) * math.sin(n * _TURN))
        for n in range(len(members))
    ]
    if len(members) == 1:
        free = [(x, y)]
    found: dict[int, Spot] = {}
    for number in sorted(members, key=lambda one: -len(network.neighbours[one])):
        near = [middles[network.actors[one].sector] for one in network.neighbours[number]]
        near = [spot for spot in near if spot != (x, y)] or [(x, y)]
        wanted = sum(a for a, _b in near) / len(near), sum(b for _a, b in near) / len(near)
        found[number] = min(free, key=lambda spot: (math.dist(spot, wanted), spot))
        free.remove(found[number])
    return found
