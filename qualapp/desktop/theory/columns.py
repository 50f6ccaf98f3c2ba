"""The columns that the kinds of a theory stand in, told by where their nodes are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import fmean

from qualapp.analysis.theory_layout import COLUMN, COLUMNS
from qualapp.desktop.canvas import CARD
from qualapp.model.theory import NodeKind, TheoryNode

_APART = 0.6 * CARD[0]
"""What stands nearer than this stands in one column."""
_AIR = 12.0
_LEAST_APART = 0.5 * COLUMN
"""How near to others the middle of a column without nodes may stand."""


@dataclass(frozen=True)
class Column:
    """A column of nodes: what it holds, where its middle is, and where it ends to the left and right.

    `usual` is the kind of a node that is put there.
    """

    kinds: tuple[NodeKind, ...]
    middle: float
    left: float
    right: float
    usual: NodeKind

    @property
    def room(self) -> float:
        """How wide a heading in its middle may be, so that no two headings meet."""
        return 2 * min(self.middle - self.left, self.right - self.middle) - _AIR


@dataclass(frozen=True)
class _Stand:
    """Kinds with where their nodes stand, from left to right."""

    kinds: tuple[NodeKind, ...]
    xs: tuple[float, ...]
    usual: NodeKind

    @property
    def mean(self) -> float:
        return fmean(self.xs)

    @property
    def rank(self) -> int:
        """Which column it usually is, from the left."""
        return next(number for number, kinds in enumerate(COLUMNS) if self.usual in kinds)

    def meets(self, x: float) -> bool:
        return self.xs[0] - _APART < x < self.xs[-1] + _APART

    def joined(self, other: _Stand) -> _Stand:
        """Both as one: kinds whose nodes stand below one another share a column and its heading."""
        larger = self if len(self.xs) >= len(other.xs) else other
        return _Stand((*self.kinds, *other.kinds), tuple(sorted((*self.xs, *other.xs))), larger.usual)


def columns_of(nodes: Sequence[TheoryNode], *, with_empty: bool = False) -> tuple[Column, ...]:
    """The columns from left to right; an empty theory has all of them, where they usually stand.

    A node that was dragged in among those of another column does not move the heading of its own.
    `with_empty` asks for columns without nodes too, wherever there is room for them in their usual order.
    """
    all_kinds = _stands(nodes)
    stands: list[_Stand] = []
    for stand in sorted((_at_home(one, all_kinds) for one in all_kinds), key=lambda one: one.mean):
        while stands and stand.xs[0] - stands[-1].xs[-1] < _APART:
            stand = stands.pop().joined(stand)
        stands.append(stand)
    if with_empty and nodes:
        stands = _with_empty(stands)
    edges = [(left.xs[-1] + right.xs[0]) / 2 for left, right in pairwise(stands)]
    starts = [stands[0].xs[0] - COLUMN / 2, *edges] if stands else []
    stops = [*edges, stands[-1].xs[-1] + COLUMN / 2] if stands else []
    return tuple(
        Column(stand.kinds, (stand.xs[0] + stand.xs[-1]) / 2, left, right, stand.usual)
        for stand, left, right in zip(stands, starts, stops, strict=True)
    )


def _with_empty(stands: Sequence[_Stand]) -> list[_Stand]:
    """Columns with those that have no nodes: right of the nearest one that usually stands before them."""
    ranked = sorted(stands, key=lambda stand: stand.rank)
    missing = [number for number, kinds in enumerate(COLUMNS) if not any(set(kinds) & set(s.kinds) for s in stands)]
    found = list(stands)

    def before(number: int) -> int:
        return sum(stand.rank < number for stand in ranked)

    for place, numbers in groupby(missing, key=before):
        gap = list(numbers)
        left = ranked[place - 1] if place else None
        right = ranked[0] if left is None else next((stand for stand in stands if stand.mean > left.mean), None)
        if left is None:
            left = next((stand for stand in reversed(stands) if stand.mean < ranked[0].mean), None)
        for number, x in zip(gap, _between(left, right, len(gap)), strict=False):
            if all(x < one.xs[0] - _LEAST_APART or x > one.xs[-1] + _LEAST_APART for one in found):
                found.append(_Stand(COLUMNS[number], (x,), _usual(COLUMNS[number])))
    return sorted(found, key=lambda stand: stand.mean)


def _between(left: _Stand | None, right: _Stand | None, count: int) -> list[float]:
    """Where as many columns stand between two, or beside one; none where there is no room."""
    if left is None and right is not None:
        return [right.xs[0] - COLUMN * (count - number) for number in range(count)]
    if right is None and left is not None:
        return [left.xs[-1] + COLUMN * (number + 1) for number in range(count)]
    if left is None or right is None:
        return []
    step = (right.xs[0] - left.xs[-1]) / (count + 1)
    return [left.xs[-1] + step * (number + 1) for number in range(count)] if step > _LEAST_APART else []


def _usual(kinds: tuple[NodeKind, ...]) -> NodeKind:
    return kinds[-1] if kinds == COLUMNS[1] else kinds[0]


def _stands(nodes: Sequence[TheoryNode]) -> list[_Stand]:
    found = []
    for number, kinds in enumerate(COLUMNS):
        xs = [node.x for node in nodes if node.kind in kinds]
        if xs or not nodes:
            found.append(_Stand(kinds, tuple(sorted(xs)) or (number * COLUMN,), _usual(kinds)))
    return found


def _at_home(stand: _Stand, stands: Sequence[_Stand]) -> _Stand:
    """Kinds without those of their nodes that stand among others; with all where they are all scattered so."""
    others = [other for other in stands if other is not stand]
    own = tuple(
        x for x in stand.xs if not any(other.meets(x) and abs(other.mean - x) < abs(stand.mean - x) for other in others)
    )
    return _Stand(stand.kinds, own or stand.xs, stand.usual)
