"""Names beside actors that cover neither each other nor an actor."""

import math
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from qualapp.analysis.network.places import Place, Places

_NEAR = 4.0
"""How far a name is from its actor."""
_FAR = 6
"""How many heights of a line a name may be set off where every name is to be written."""
_TURNS = 16
_SLIVER = 0.5


class Box(NamedTuple):
    """A rectangle by its upper left corner."""

    x: float
    y: float
    width: float
    height: float

    def covers(self, other: "Box") -> float:
        """How much of another it covers."""
        wide = min(self.x + self.width, other.x + other.width) - max(self.x, other.x)
        high = min(self.y + self.height, other.y + other.height) - max(self.y, other.y)
        return wide * high if wide > 0 and high > 0 else 0.0


def place_labels(
    places: Places,
    sizes: Mapping[int, tuple[float, float]],
    radii: Mapping[int, float],
    first: Iterable[int] = (),
    *,
    all_shown: bool = True,
    kept: Iterable[Box] = (),
) -> dict[int, Box]:
    """Where the names of actors are written: where they cover nothing, as near to the actor as there is room.

    `sizes` are how wide and high the names are, `radii` how big the actors are drawn. The names of `first` choose
    their places before the others; what is `kept` is left free. Where not `all_shown`, names without a free place
    beside their actor are left out; otherwise they are set off farther, and at worst where they cover least.
    """
    taken = _Taken(max((width for width, _height in sizes.values()), default=0.0))
    for box in kept:
        taken.add(box)
    for number, place in places.items():
        half = radii[number] * 0.9
        taken.add(Box(place.x - half, place.y - half, 2 * half, 2 * half))
    middle = sum(place.x for place in places.values()) / (len(places) or 1)
    found: dict[int, Box] = {}
    for number in dict.fromkeys([*first, *places]):
        if number in places:
            tries = _tries(places[number], radii[number], sizes[number], places[number].x < middle, all_shown)
            free = _freest(tries, taken, all_shown)
            if free is not None:
                found[number] = free
                taken.add(free)
    return found


def _freest(tries: Iterable[Box], taken: "_Taken", always: bool) -> Box | None:
    """The first that covers nothing, else, where one is always wanted, the one that covers least."""
    least, best = math.inf, None
    for box in tries:
        covered = taken.covered(box, least if always else _SLIVER)
        if covered < _SLIVER:
            return box
        if always and covered < least:
            least, best = covered, box
    return best


def _tries(place: Place, radius: float, size: tuple[float, float], is_left: bool, far: bool) -> Iterator[Box]:
    """Below, above, away from the middle, towards it, at the corners, and then farther and farther off."""
    width, height = size
    middle, under, over = place.x - width / 2, place.y + radius + _NEAR, place.y - radius - _NEAR - height
    right, left = place.x + radius + _NEAR, place.x - radius - _NEAR - width
    outer, inner = (left, right) if is_left else (right, left)
    beside, slant = place.y - height / 2, radius * 0.7
    for x, y in (
        *((middle, under), (middle, over), (outer, beside)),
        *((outer, beside + height * 0.35), (outer, beside - height * 0.35), (inner, beside)),
        *((outer, under - slant), (inner, under - slant), (outer, over + slant), (inner, over + slant)),
    ):
        yield Box(x, y, width, height)
    for step in range(1, _FAR + 1) if far else ():
        for number in range(_TURNS):
            turn = 2 * math.pi * number / _TURNS
            x = place.x + math.sin(turn) * (radius + _NEAR + width / 2 + step * height / 2)
            y = place.y + math.cos(turn) * (radius + _NEAR + height / 2 + step * height / 2)
            yield Box(x - width / 2, y - height / 2, width, height)


class _Taken:
    """What is drawn already, found by where it is."""

    def __init__(self, widest: float) -> None:
        self._cell = max(widest * 0.7, 24.0)
        self._boxes: dict[tuple[int, int], list[tuple[float, float, float, float]]] = {}

    def add(self, box: Box) -> None:
        ends = (box.x, box.y, box.x + box.width, box.y + box.height)
        for cell in self._cells(box):
            self._boxes.setdefault(cell, []).append(ends)

    def covered(self, box: Box, enough: float) -> float:
        """How much of what is drawn a box would cover; counted only until it is enough."""
        left, top, right, bottom = box.x, box.y, box.x + box.width, box.y + box.height
        whole = 0.0
        seen: set[tuple[float, float, float, float]] = set()
        for cell in self._cells(box):
            for other in self._boxes.get(cell, ()):
                a, b, c, d = other
                if a < right and c > left and b < bottom and d > top and other not in seen:
                    seen.add(other)
                    whole += (min(right, c) - max(left, a)) * (min(bottom, d) - max(top, b))
                    if whole >= enough:
                        return whole
        return whole

    def _cells(self, box: Box) -> list[tuple[int, int]]:
        size = self._cell
        columns = range(int(box.x // size), int((box.x + box.width) // size) + 1)
        rows = range(int(box.y // size), int((box.y + box.height) // size) + 1)
        return [(column, row) for column in columns for row in rows]
