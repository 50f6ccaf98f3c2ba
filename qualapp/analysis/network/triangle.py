"""The organisation triangle: the strategic level on top, steering groups in the middle, practice below."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from qualapp.analysis.network.graph import Network
from qualapp.analysis.network.places import ASPECT, ROOM, Place, Places, in_order
from qualapp.analysis.network.untangling import Reach, untangled
from qualapp.model.case import OrganisationalLevel

_NARROWEST = 1.6
_ROW = ROOM[1] + 6
_ACROSS = ROOM[0] * 1.25
_WIDENING = 1.35 * ASPECT * _ROW / _ACROSS
"""How many more stand in a row than in the one above it, so that the triangle lies."""
_BETWEEN = 40.0
_SWEEPS = 4
_STEP = 7.0
"""Neighbours in a row stand a little higher and lower, so that a line along the row passes those in between."""
_FULL = (880.0, 700.0)
"""How far the actors are spread, across and from the uppermost band to the lowest, where they are few."""
_MOST_SPREAD = (2.1, 1.8)
_SHIFT = (0.45, 0.3)
"""How far an actor may stand from its place in a row, as a share of the free way to the next, across and down."""


class Band(NamedTuple):
    """A band of the triangle: its level, empty for none, and where it begins and ends."""

    level: str
    top: float
    bottom: float


@dataclass(frozen=True)
class Triangle:
    """Where the actors stand, and the bands that they stand in."""

    places: Places
    bands: tuple[Band, ...]


@dataclass(frozen=True)
class _Grid:
    """How many stand in each row of each level, and how far rows and neighbours are from one another."""

    rows: dict[str, list[int]]
    across: float
    row: float
    between: float


def triangle(network: Network) -> Triangle:
    """The triangle of a network; a band for those of no level comes last, and bands without actors are there too."""
    grid = _grid(network)
    members = {level: _busiest_in_the_middle(network, level) for level in grid.rows}
    places = _stand(members, grid)
    for _sweep in range(_SWEEPS):
        for level in grid.rows:
            members[level].sort(key=lambda one: _pull(network, places, one))
        places = _stand(members, grid)
    if grid.across > _ACROSS:
        reach = Reach(_SHIFT[0] * (grid.across - ROOM[0]), _SHIFT[1] * (grid.row - ROOM[1]))
        places = untangled(network, places, list(members.values()), reach)
    return _in_the_middle(places, _bands(grid))


def bands(network: Network) -> tuple[Band, ...]:
    """The bands of the triangle of a network, without looking for places."""
    return _in_the_middle({}, _bands(_grid(network))).bands


def _grid(network: Network) -> _Grid:
    levels = [*OrganisationalLevel, *([""] if any(not one.level for one in network.actors.values()) else [])]
    counts = Counter(one.level for one in network.actors.values())
    rows = dict(zip(levels, _rows([counts[level] for level in levels]), strict=True))
    wide = (max(max(found) for found in rows.values()) - 1) * _ACROSS
    high = sum(len(found) for found in rows.values()) * _ROW + len(rows) * _BETWEEN
    across, down = (
        min(most, max(1.0, full / max(1.0, size)))
        for most, full, size in zip(_MOST_SPREAD, _FULL, (wide, high), strict=True)
    )
    return _Grid(rows, across * _ACROSS, down * _ROW, down * _BETWEEN)


def _busiest_in_the_middle(network: Network, level: str) -> list[int]:
    """The actors of a level: those with most ties in the middle, the others to the left and right in turn."""
    found = [one for one in in_order(network) if network.actors[one].level == level]
    by_ties = sorted(found, key=lambda one: -len(network.neighbours[one]))
    return [*reversed(by_ties[1::2]), *by_ties[::2]]


def _rows(counts: Sequence[int]) -> list[list[int]]:
    """How many stand in each row of each band: every row may be wider than the one above it."""
    found: list[list[int]] = []
    room = _NARROWEST
    for count in counts:
        rooms: list[int] = []
        while not rooms or sum(rooms) < count:
            rooms.append(round(room))
            room += _WIDENING
        found.append(_shared(count, rooms))
    return found


def _shared(count: int, rooms: Sequence[int]) -> list[int]:
    """So many actors in rows of this room, each about as full as the others."""
    found: list[int] = []
    left, room_left = count, sum(rooms)
    for room in rooms:
        here = round(left * room / room_left)
        found.append(here)
        left, room_left = left - here, room_left - room
    return found


def _stand(members: dict[str, list[int]], grid: _Grid) -> Places:
    found: Places = {}
    top = 0.0
    for level, counts in grid.rows.items():
        for row, numbers in enumerate(_dealt(members[level], counts)):
            left = -(len(numbers) - 1) / 2 * grid.across
            for place, one in enumerate(numbers):
                step = _STEP if place % 2 else -_STEP
                found[one] = Place(left + place * grid.across, top + row * grid.row + step)
        top += len(counts) * grid.row + grid.between
    return found


def _dealt(numbers: Sequence[int], counts: Sequence[int]) -> list[list[int]]:
    """Actors from left to right dealt to rows, so that each row goes from the left to the right."""
    rows: list[list[int]] = [[] for _count in counts]
    for place, number in enumerate(numbers):
        filled = (place + 1) / len(numbers)
        row = max(range(len(counts)), key=lambda at: filled * counts[at] - len(rows[at]))
        rows[row].append(number)
    return rows


def _pull(network: Network, places: Places, number: int) -> float:
    """How far to the right an actor is drawn by those of other levels, and held back where it stands."""
    level = network.actors[number].level
    near = [one for one in network.neighbours[number] if network.actors[one].level != level]
    return (2 * places[number].x + sum(places[one].x for one in near)) / (2 + len(near))


def _bands(grid: _Grid) -> list[Band]:
    found: list[Band] = []
    top = 0.0
    for level, counts in grid.rows.items():
        bottom = top + len(counts) * grid.row
        half = (grid.row + grid.between) / 2
        found.append(Band(level, top - half, bottom - half + grid.between))
        top = bottom + grid.between
    return found


def _in_the_middle(places: Places, bands: list[Band]) -> Triangle:
    middle = (bands[0].top + bands[-1].bottom) / 2
    return Triangle(
        {number: Place(place.x, place.y - middle) for number, place in places.items()},
        tuple(Band(level, top - middle, bottom - middle) for level, top, bottom in bands),
    )
