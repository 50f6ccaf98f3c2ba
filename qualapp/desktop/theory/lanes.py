"""The lanes that the levels of a theory stand in, told by where their nodes are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from PySide6.QtCore import QRectF

from qualapp.analysis.theory_layout import LANE_GAP, LANES
from qualapp.model.coding import EffectLevel
from qualapp.model.theory import TheoryNode

FAR = 20_000.0
HIGH = 200.0
"""How high a lane is in which nothing stands."""
_LOW = 110.0
"""The least room for a lane between two others: that of one card with the name above it."""
_LEVELS = tuple(level for level in LANES if level is not None)
_AIR = LANE_GAP / 2


@dataclass(frozen=True)
class Lane:
    """A band of nodes of one level; the first and the last have no end."""

    level: EffectLevel
    top: float
    bottom: float


Spans = dict[EffectLevel, list[QRectF]]


def lanes_of(nodes: Sequence[TheoryNode], boxes: Mapping[int, QRectF], *, with_empty: bool = False) -> tuple[Lane, ...]:
    """The lanes from top to bottom, parted where fewest nodes are on the wrong side; none where no node has a level.

    `with_empty` asks for lanes without nodes too, wherever there is room for them, and for all where there is no node.
    """
    found = {level: [boxes[node.id] for node in nodes if node.level is level] for level in _LEVELS}
    present = [level for level in _LEVELS if found[level]]
    present.sort(key=lambda level: sum(box.center().y() for box in found[level]) / len(found[level]))
    edges = [_edge(found[upper], found[lower]) for upper, lower in pairwise(present)]
    if with_empty and not nodes:
        present, edges = list(_LEVELS), [HIGH * (number - 0.5) for number in range(1, len(_LEVELS))]
    elif with_empty and present:
        present, edges = _with_empty(present, edges, found)
    edges = list(accumulate(edges, max))
    tops, bottoms = [-FAR, *edges], [*edges, FAR]
    return tuple(Lane(*lane) for lane in zip(present, tops, bottoms, strict=True)) if present else ()


def _with_empty(present: list[EffectLevel], edges: list[float], found: Spans) -> tuple[list[EffectLevel], list[float]]:
    """Lanes and the heights between them, with the missing lanes around and between those that have nodes."""
    if present != [level for level in _LEVELS if level in present]:
        return present, edges
    home = [HIGH * (number - 0.5) for number in range(1, len(_LEVELS))]
    first, last = _LEVELS.index(present[0]), _LEVELS.index(present[-1])
    top = min(box.top() for box in found[present[0]]) - 2 * _AIR
    bottom = max(box.bottom() for box in found[present[-1]]) + _AIR
    levels, heights = list(present), list(edges)
    for upper, lower in pairwise(present):
        between = _LEVELS[_LEVELS.index(upper) + 1 : _LEVELS.index(lower)]
        ends = max(b.bottom() for b in found[upper]) + _AIR, min(b.top() for b in found[lower]) - 2 * _AIR
        if between and ends[1] - ends[0] >= _LOW:
            place = levels.index(lower)
            levels[place:place] = between
            heights[place - 1 : place] = ends
    above = [min(home[first - 1], top) - HIGH * number for number in range(first)][::-1] if first else []
    below = [max(home[last], bottom) + HIGH * number for number in range(len(_LEVELS) - 1 - last)]
    return [*_LEVELS[:first], *levels, *_LEVELS[last + 1 :]], [*above, *heights, *below]


def _edge(upper: Sequence[QRectF], lower: Sequence[QRectF]) -> float:
    """The height between two lanes."""
    ends = sorted({box.bottom() for box in upper} | {box.top() for box in lower})
    tries = [(a + b) / 2 - 8 for a, b in pairwise(ends)] or [ends[0]]

    def wrong(height: float) -> tuple[int, float]:
        above = sum(box.center().y() > height for box in upper)
        below = sum(box.center().y() < height for box in lower)
        room = min(abs(box.center().y() - height) for box in (*upper, *lower))
        return above + below, -room

    return min(tries, key=wrong)
