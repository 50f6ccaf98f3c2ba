"""The columns that the kinds of a theory stand in, told by where their nodes are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean

from qualapp.analysis.theory_layout import COLUMN, COLUMNS
from qualapp.desktop.canvas import CARD
from qualapp.model.theory import NodeKind, TheoryNode

_APART = 0.6 * CARD[0]
"""What stands nearer than this stands in one column."""
_AIR = 12.0


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

    def meets(self, x: float) -> bool:
        return self.xs[0] - _APART < x < self.xs[-1] + _APART

    def joined(self, other: _Stand) -> _Stand:
        """Both as one: kinds whose nodes stand below one another share a column and its heading."""
        larger = self if len(self.xs) >= len(other.xs) else other
        return _Stand((*self.kinds, *other.kinds), tuple(sorted((*self.xs, *other.xs))), larger.usual)


def columns_of(nodes: Sequence[TheoryNode]) -> tuple[Column, ...]:
    """The columns from left to right; an empty theory has all of them, where they usually stand.

    A node that was dragged in among those of another column does not move the heading of its own.
    """
    all_kinds = _stands(nodes)
    stands: list[_Stand] = []
    for stand in sorted((_at_home(one, all_kinds) for one in all_kinds), key=lambda one: one.mean):
        while stands and stand.xs[0] - stands[-1].xs[-1] < _APART:
            stand = stands.pop().joined(stand)
        stands.append(stand)
    edges = [(left.xs[-1] + right.xs[0]) / 2 for left, right in pairwise(stands)]
    starts = [stands[0].xs[0] - COLUMN / 2, *edges] if stands else []
    stops = [*edges, stands[-1].xs[-1] + COLUMN / 2] if stands else []
    return tuple(
        Column(stand.kinds, (stand.xs[0] + stand.xs[-1]) / 2, left, right, stand.usual)
        for stand, left, right in zip(stands, starts, stops, strict=True)
    )


def _stands(nodes: Sequence[TheoryNode]) -> list[_Stand]:
    found = []
    for number, kinds in enumerate(COLUMNS):
        xs = [node.x for node in nodes if node.kind in kinds]
        if xs or not nodes:
            usual = kinds[-1] if kinds == COLUMNS[1] else kinds[0]
            found.append(_Stand(kinds, tuple(sorted(xs)) or (number * COLUMN,), usual))
    return found


def _at_home(stand: _Stand, stands: Sequence[_Stand]) -> _Stand:
    """Kinds without those of their nodes that stand among others; with all where they are all scattered so."""
    others = [other for other in stands if other is not stand]
    own = tuple(
        x for x in stand.xs if not any(other.meets(x) and abs(other.mean - x) < abs(stand.mean - x) for other in others)
    )
    return _Stand(stand.kinds, own or stand.xs, stand.usual)
