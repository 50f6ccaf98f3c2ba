"""Actors as if ties were springs: those who are tied draw together, all keep apart."""

import math
from typing import Any

from qualapp.analysis.network.graph import Network
from qualapp.analysis.network.places import GAP, Place, Places
from qualapp.analysis.network.rings import circle

_IDEAL = GAP * 1.1
_ROUNDS = 100
_FEWER_ROUNDS = 50
_MANY = 120
_HOME = 0.08
"""How strongly all are drawn to the middle, so that parts without ties to each other do not drift away."""


def force(network: Network) -> Places:
    """The places where springs and distance are in balance; all begin on a circle, so that no lots are drawn."""
    import numpy

    start = circle(network)
    numbers = list(start)
    index = {number: place for place, number in enumerate(numbers)}
    spots = numpy.array([start[number] for number in numbers])
    ends = numpy.array([(index[one], index[other]) for one, other in network.lines], dtype=int).reshape(-1, 2)
    rounds = _ROUNDS if len(numbers) <= _MANY else _FEWER_ROUNDS
    heat = _IDEAL * math.sqrt(len(numbers))
    for turn in range(rounds):
        moves = _pushed_apart(spots) - _HOME * spots
        _pull_together(spots, ends, moves)
        far = numpy.maximum(numpy.linalg.norm(moves, axis=1, keepdims=True), 1e-9)
        spots = spots + moves / far * numpy.minimum(far, heat * (1 - turn / rounds) ** 2)
    spots = _with_room(spots)
    spots = spots - spots.mean(axis=0)
    return {number: Place(float(x), float(y)) for number, (x, y) in zip(numbers, spots, strict=True)}


def _pushed_apart(spots: Any) -> Any:
    """How each is pushed by all others; quicker than by a table of all differences."""
    import numpy

    squares = (spots**2).sum(axis=1)
    distances = numpy.maximum(squares[:, None] + squares[None, :] - 2 * spots @ spots.T, 1.0)
    pushes = _IDEAL**2 / distances
    numpy.fill_diagonal(pushes, 0)
    return spots * pushes.sum(axis=1, keepdims=True) - pushes @ spots


def _pull_together(spots: Any, ends: Any, moves: Any) -> None:
    import numpy

    along = spots[ends[:, 0]] - spots[ends[:, 1]]
    pull = along * (numpy.linalg.norm(along, axis=1, keepdims=True) / _IDEAL)
    numpy.subtract.at(moves, ends[:, 0], pull)
    numpy.add.at(moves, ends[:, 1], pull)


def _with_room(spots: Any) -> Any:
    """Push those who came to stand too near each other apart."""
    import numpy

    for _round in range(30):
        squares = (spots**2).sum(axis=1)
        distances = numpy.sqrt(numpy.maximum(squares[:, None] + squares[None, :] - 2 * spots @ spots.T, 1e-6))
        lacking = numpy.where(distances < GAP * 0.7, GAP * 0.7 - distances, 0) / distances / 2
        numpy.fill_diagonal(lacking, 0)
        if not lacking.any():
            break
        spots = spots + (spots * lacking.sum(axis=1, keepdims=True) - lacking @ spots) * 0.6
    return spots
