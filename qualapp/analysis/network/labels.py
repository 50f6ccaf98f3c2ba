"""Names beside actors that do not cover each other."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from qualapp.analysis.network.places import Place, Places

_NEAR = 4.0
"""How far a name is from its actor."""


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
        return max(0.0, wide) * max(0.0, high)


def place_labels(
    places: Places, sizes: Mapping[int, tuple[float, float]], radii: Mapping[int, float], first: Iterable[int] = ()
) -> dict[int, Box]:
    """Where the names of actors are written: where they cover nothing, else where they cover least.

    `sizes` are how wide and high the names are, `radii` how big the actors are drawn. The names of `first` choose
    their places before the others.
    """
    taken = _Taken()
    for number, place in places.items():
        radius = radii[number]
        taken.add(Box(place.x - radius, place.y - radius, 2 * radius, 2 * radius))
    found: dict[int, Box] = {}
    for number in dict.fromkeys([*first, *places]):
        if number in places:
            tries = list(_tries(places[number], radii[number], sizes[number]))
            found[number] = min(tries, key=lambda box: (round(taken.covered(box), 3), tries.index(box)))
            taken.add(found[number])
    return found


def _tries(place: Place, radius: float, size: tuple[float, float]) -> Iterator[Box]:
    """Below, above, to the right, to the left, at the corners, and farther off below and above."""
    width, height = size
    middle, under, over = place.x - width / 2, place.y + radius + _NEAR, place.y - radius - _NEAR - height
    right, left = place.x + radius + _NEAR, place.x - radius - _NEAR - width
    for x, y in (
        *((middle, under), (middle, over), (right, place.y - height / 2), (left, place.y - height / 2)),
        *((right, under), (left, under), (right, over), (left, over)),
        *((middle, under + height), (middle, over - height)),
    ):
        yield Box(x, y, width, height)


class _Taken:
    """What is drawn already, found by where it is."""

    _CELL = 100.0

    def __init__(self) -> None:
        self._boxes: dict[tuple[int, int], list[Box]] = {}

    def add(self, box: Box) -> None:
        for cell in self._cells(box):
            self._boxes.setdefault(cell, []).append(box)

    def covered(self, box: Box) -> float:
        """How much of what is drawn a box would cover."""
        near = {id(other): other for cell in self._cells(box) for other in self._boxes.get(cell, ())}
        return sum(box.covers(other) for other in near.values())

    def _cells(self, box: Box) -> Iterator[tuple[int, int]]:
        for column in range(int(box.x // self._CELL), int((box.x + box.width) // self._CELL) + 1):
            for row in range(int(box.y // self._CELL), int((box.y + box.height) // self._CELL) + 1):
                yield column, row
