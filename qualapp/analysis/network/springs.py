"""Actors as far apart as there are ties between them, with room for every name."""

import math
from collections.abc import Sequence
from typing import Any

from qualapp.analysis.network.graph import Network
from qualapp.analysis.network.places import ASPECT, ROOM, Place, Places, in_order

_ROUNDS = 80
_FEWER_ROUNDS = 40
_MANY = 120
_AIR, _MUCH_AIR = 1.45, 2.1
"""How many rooms there are for each actor; among few, whose lines carry numbers, more."""
_FEW = 30
_EVEN = 0.55
"""How much of a place is by rank, so that those far out come nearer and crowds are loosened."""
_WIDE = ASPECT * ROOM[1] / ROOM[0]
"""How many rooms stand beside each other for each one above the other."""


def force(network: Network) -> Places:
    """Those who are tied stand near each other; untied parts lie beside each other, largest first."""
    found: Places = {}
    taken: list[tuple[float, float]] = []
    for part in parts(network):
        spots = _spread(network, part)
        shift = _free_place(spots, taken)
        spots = [(x + shift[0], y + shift[1]) for x, y in spots]
        taken += spots
        found |= {one: Place(x * ROOM[0], y * ROOM[1]) for one, (x, y) in zip(part, spots, strict=True)}
    return _centred(found)


def parts(network: Network) -> list[list[int]]:
    """The actors that are tied to each other by some way, the largest part first."""
    left = dict.fromkeys(in_order(network))
    found: list[list[int]] = []
    while left:
        part = [next(iter(left))]
        del left[part[0]]
        for one in part:
            near = [other for other in sorted(network.neighbours[one]) if other in left]
            part += near
            for other in near:
                del left[other]
        found.append(part)
    return sorted(found, key=len, reverse=True)


def _spread(network: Network, part: Sequence[int]) -> list[tuple[float, float]]:
    """Where the actors of a part stand around its middle, in rooms."""
    if len(part) < 3:
        return [(place - (len(part) - 1) / 2, 0.0) for place in range(len(part))]
    hops = _hops(network, part)
    spots = _in_balance(hops, _begin(hops))
    spots = _even(spots, math.sqrt((_MUCH_AIR if len(part) <= _FEW else _AIR) * len(part) / _WIDE))
    return [(float(x), float(y)) for x, y in with_room(spots)]


def _hops(network: Network, part: Sequence[int]) -> Any:
    """How many ties there are between any two."""
    import numpy

    index = {number: place for place, number in enumerate(part)}
    tied = numpy.zeros((len(part), len(part)), dtype=numpy.float32)
    for one in part:
        tied[index[one], [index[other] for other in network.neighbours[one]]] = 1
    hops = numpy.where(tied > 0, 1.0, 0.0)
    reached = (tied > 0) | numpy.eye(len(part), dtype=bool)
    far = 1
    while not reached.all():
        far += 1
        further = (reached.astype(numpy.float32) @ tied > 0) & ~reached
        hops[further] = far
        reached |= further
    return hops


def _begin(hops: Any) -> Any:
    """The places that by themselves come nearest to these distances; no lots are drawn."""
    import numpy

    squares = hops**2
    middle = squares - squares.mean(axis=0) - squares.mean(axis=1)[:, None] + squares.mean()
    values, vectors = numpy.linalg.eigh(-middle / 2)
    spots = vectors[:, :-3:-1] * numpy.sqrt(numpy.maximum(values[:-3:-1], 0.01))
    spots *= numpy.where(spots[numpy.abs(spots).argmax(axis=0), [0, 1]] < 0, -1.0, 1.0)
    turns = numpy.arange(len(hops)) * 2.4
    return spots + 0.05 * numpy.column_stack([numpy.cos(turns), numpy.sin(turns)])


def _in_balance(hops: Any, spots: Any) -> Any:
    """Move all, a little nearer each round, to where their distances are as many as the ties between them."""
    import numpy

    count = len(hops)
    weights = 1 / numpy.maximum(hops, 1.0) ** 2
    numpy.fill_diagonal(weights, 0)
    whole = numpy.diag(weights.sum(axis=1)) - weights
    solved = numpy.linalg.inv(whole + 1 / count) - 1 / count
    for _round in range(_ROUNDS if count <= _MANY else _FEWER_ROUNDS):
        pulls = -weights * hops / _distances(spots, 1e-3)
        numpy.fill_diagonal(pulls, 0)
        numpy.fill_diagonal(pulls, -pulls.sum(axis=1))
        spots = solved @ (pulls @ spots)
    return spots


def _even(spots: Any, high: float) -> Any:
    """Spread places over so many rooms from top to bottom, and as many across as make the drawing lie."""
    import numpy

    count = len(spots)
    ranks = spots.argsort(axis=0, kind="stable").argsort(axis=0, kind="stable") / max(1, count - 1) - 0.5
    reach = numpy.maximum(numpy.ptp(spots, axis=0), 1e-6)
    middle = (spots.max(axis=0) + spots.min(axis=0)) / 2
    shares = (1 - _EVEN) * (spots - middle) / reach + _EVEN * ranks
    return shares * numpy.array([high * _WIDE, high])


def with_room(spots: Any) -> Any:
    """Push those who stand nearer to each other than a room apart."""
    import numpy

    for _round in range(60):
        distances = _distances(spots, 1e-3)
        lacking = numpy.where(distances < 1, 1.02 - distances, 0) / distances / 2
        numpy.fill_diagonal(lacking, 0)
        if not lacking.any():
            break
        spots = spots + (spots * lacking.sum(axis=1, keepdims=True) - lacking @ spots) * 0.7
    return spots


def _distances(spots: Any, least: float) -> Any:
    """Between any two; quicker than by a table of all differences."""
    import numpy

    squares = (spots**2).sum(axis=1)
    return numpy.sqrt(numpy.maximum(squares[:, None] + squares[None, :] - 2 * spots @ spots.T, least**2))


def _free_place(spots: Sequence[tuple[float, float]], taken: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """How far a part must be moved to stand beside all that stand already, as near to the middle as it can."""
    step = 0
    while True:
        turn, reach = step * 2.4, 0.3 * math.sqrt(step)
        x, y = reach * _WIDE * math.cos(turn), reach * math.sin(turn)
        if all(math.hypot(a + x - c, b + y - d) >= 1.15 for a, b in spots for c, d in taken):
            return x, y
        step += 1


def _centred(places: Places) -> Places:
    if not places:
        return {}
    xs, ys = [place.x for place in places.values()], [place.y for place in places.values()]
    x, y = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    return {number: Place(place.x - x, place.y - y) for number, place in places.items()}
