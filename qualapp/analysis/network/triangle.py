"""The organisation triangle: the strategic level on top, steering groups in the middle, practice below."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from qualapp.analysis.network.graph import Network
from qualapp.analysis.network.places import ASPECT, ROOM, Place, Places, in_order
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


def triangle(network: Network) -> Triangle:
    """The triangle of a network; a band for those of no level comes last, and bands without actors are there too."""
    levels = [*OrganisationalLevel, *([""] if any(not one.level for one in network.actors.values()) else [])]
    members = {level: _busiest_in_the_middle(network, level) for level in levels}
    rows = _rows([len(members[level]) for level in levels])
    places = _stand(members, dict(zip(levels, rows, strict=True)))
    for _sweep in range(_SWEEPS):
        for level in levels:
            members[level].sort(key=lambda one: _pull(network, places, one))
        places = _stand(members, dict(zip(levels, rows, strict=True)))
    return _in_the_middle(places, _bands(dict(zip(levels, rows, strict=True))))


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


def _stand(members: dict[str, list[int]], rows: dict[str, list[int]]) -> Places:
    found: Places = {}
    top = 0.0
    for level, counts in rows.items():
        for row, numbers in enumerate(_dealt(members[level], counts)):
            left = -(len(numbers) - 1) / 2 * _ACROSS
            for place, one in enumerate(numbers):
                step = _STEP if place % 2 else -_STEP
                found[one] = Place(left + place * _ACROSS, top + row * _ROW + step)
        top += len(counts) * _ROW + _BETWEEN
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


def _bands(rows: dict[str, list[int]]) -> list[Band]:
    found: list[Band] = []
    top = 0.0
    for level, counts in rows.items():
        bottom = top + len(counts) * _ROW
        found.append(Band(level, top - _ROW / 2 - _BETWEEN / 2, bottom - _ROW / 2 + _BETWEEN / 2))
        top = bottom + _BETWEEN
    return found


def _in_the_middle(places: Places, bands: list[Band]) -> Triangle:
    middle = (bands[0].top + bands[-1].bottom) / 2
    return Triangle(
        {number: Place(place.x, place.y - middle) for number, place in places.items()},
        tuple(Band(level, top - middle, bottom - middle) for level, top, bottom in bands),
    )
