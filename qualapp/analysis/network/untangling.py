"""A drawing of few made easy to read: no line behind somebody else's disc or name, and as few crossings as may be."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from math import dist
from typing import NamedTuple

from qualapp.analysis.network.graph import Network
from qualapp.analysis.network.places import ROOM, Place, Places

_MOST = 30
"""So many actors are looked at one by one; more are a picture of the whole."""
_LINES = 60
_KEEP = 34.0
"""How far a line keeps from a disc, and from the name below it."""
_NAME = 30.0
"""How far below an actor the middle of its name is."""
_CROSSING = 0.3
"""How bad a crossing is, beside a line that runs through the middle of somebody's disc."""
_STRAYED = 0.05
_SHORT = 160.0
"""A line between two has room for its sign from this length on."""
_LITTLE = 0.01
_SHARES = (0.0, -0.5, 0.5, -1.0, 1.0)
_SWEEPS = 1


class Reach(NamedTuple):
    """How far an actor may stand from its place in a row, across and down."""

    x: float
    y: float


def untangled(network: Network, places: Places, rows: Sequence[Sequence[int]], reach: Reach) -> Places:
    """Few actors at places near those they had, in the same rows or changed about within these; more as they were."""
    if len(places) > _MOST or len(network.lines) > _LINES:
        return places
    tangle = _Tangle(network, places)
    for row in rows:
        for one, other in combinations(row, 2):
            tangle.change_about(one, other)
    for _sweep in range(_SWEEPS):
        for one in places:
            tangle.shift(one, Reach(reach.x, 0.0))
            tangle.shift(one, Reach(0.0, reach.y))
    return tangle.places


class _Tangle:
    """Actors that are being moved, and how bad the drawing is around each."""

    def __init__(self, network: Network, places: Places) -> None:
        self.places = dict(places)
        self._homes = dict(places)
        self._lines = list(network.lines)
        self._at: Mapping[int, list[tuple[int, int]]] = {
            one: [line for line in self._lines if one in line] for one in places
        }

    def change_about(self, one: int, other: int) -> None:
        """Let two change places where that is better."""
        here, there = self.places[one], self.places[other]
        before = self._cost(one) + self._cost(other)
        if before < _LITTLE:
            return
        self.places[one], self.places[other] = there, here
        if self._cost(one) + self._cost(other) >= before - _LITTLE:
            self.places[one], self.places[other] = here, there
        else:
            self._homes[one], self._homes[other] = self._homes[other], self._homes[one]

    def shift(self, one: int, reach: Reach) -> None:
        """Put an actor where it is best, up to so far from its place."""
        here, least = self.places[one], self._cost(one) - _LITTLE
        home = self._homes[one]
        ways = (Place(home.x + share * reach.x, home.y + share * reach.y) for share in _SHARES)
        aside = (Place(at.x if reach.x else here.x, at.y if reach.y else here.y) for at in ways)
        best = here
        for place, share in zip(aside, _SHARES, strict=True):
            if least <= 0:
                break
            self.places[one] = place
            cost = self._cost(one) + _STRAYED * abs(share)
            if cost < least:
                best, least = place, cost
        self.places[one] = best

    def _cost(self, one: int) -> float:
        """How bad what an actor has to do with is."""
        own = self._at[one]
        return (
            sum(self._covers(line, self.places) for line in own)
            + sum(self._covers(line, (one,)) for line in self._lines if one not in line)
            + sum(self._crossings(line) for line in own) * _CROSSING
            + sum(self._shortness(line) for line in own)
            + self._crowding(one)
        )

    def _covers(self, line: tuple[int, int], others: Iterable[int]) -> float:
        """How much a line runs behind discs and names of others."""
        (ax, ay), (bx, by) = self.places[line[0]], self.places[line[1]]
        dx, dy = bx - ax, by - ay
        square = dx * dx + dy * dy
        keep = _KEEP * square**0.5
        whole = 0.0
        for one in others:
            if one in line:
                continue
            x, y = self.places[one]
            across, down = x - ax, y - ay
            for _sign in range(2):
                if 0 < across * dx + down * dy < square:
                    aside = abs(down * dx - across * dy)
                    if aside < keep:
                        whole += 1 - aside / keep
                down += _NAME
        return whole

    def _crossings(self, line: tuple[int, int]) -> int:
        places = self.places
        one, other = line
        a, b = places[one], places[other]
        left, right = min(a.x, b.x), max(a.x, b.x)
        found = 0
        for first, second in self._lines:
            if first not in line and second not in line:
                c, d = places[first], places[second]
                if (c.x > left or d.x > left) and (c.x < right or d.x < right):
                    found += _cross(a, b, c, d)
        return found

    def _shortness(self, line: tuple[int, int]) -> float:
        return max(0.0, 1 - dist(self.places[line[0]], self.places[line[1]]) / _SHORT)

    def _crowding(self, one: int) -> float:
        """How near others stand."""
        x, y = self.places[one]
        near = (
            max(0.0, 1 - abs(at.x - x) / (1.1 * ROOM[0])) * max(0.0, 1 - abs(at.y - y) / (1.1 * ROOM[1]))
            for other, at in self.places.items()
            if other != one
        )
        return 4 * sum(near)


def _cross(a: Place, b: Place, c: Place, d: Place) -> bool:
    """Whether the way from a to b crosses that from c to d."""
    return (_side(a, b, c) > 0) != (_side(a, b, d) > 0) and (_side(c, d, a) > 0) != (_side(c, d, b) > 0)


def _side(a: Place, b: Place, c: Place) -> float:
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
