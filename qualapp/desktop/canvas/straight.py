"""Where straight links run: beside one another, and in an arc around the nodes that they would run behind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import hypot

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

_PARALLEL = 9.0
"""How far two links between the same nodes run from each other."""
_AIR = 5.0
"""How far a link keeps from a node that it passes."""
_BENDS = (0.06, -0.06, 0.1, -0.1, 0.14, -0.14, 0.19, -0.19, 0.25, -0.25, 0.32, -0.32)
"""How far a link swings out, as shares of its length, the least first."""
_STEPS = 14
_GAP = 2.0

Spot = tuple[float, float, float]
"""A middle and how far the edge is from it."""


@dataclass(frozen=True)
class Line:
    """A straight link that is to be routed."""

    id: int
    from_id: int
    to_id: int


def straight(
    lines: Sequence[Line], boxes: Mapping[int, QRectF], are_discs: bool, *, around: bool
) -> dict[int, QPainterPath]:
    """The paths of these links, which bend `around` nodes where they are told to."""
    spots = {id: (box.center().x(), box.center().y(), max(box.width(), box.height()) / 2) for id, box in boxes.items()}
    pairs: dict[tuple[int, int], list[Line]] = {}
    for line in lines:
        pairs.setdefault((min(line.from_id, line.to_id), max(line.from_id, line.to_id)), []).append(line)
    found: dict[int, QPainterPath] = {}
    for (first, second), members in pairs.items():
        bend = _bend(first, second, spots) if around else 0.0
        for number, line in enumerate(members):
            shift = (number - (len(members) - 1) / 2) * _PARALLEL
            turned = 1 if line.from_id == first else -1
            start, end = line.from_id, line.to_id
            if are_discs and not bend:
                found[line.id] = _between_discs(spots[start], spots[end], shift * turned)
            else:
                found[line.id] = _path(boxes[start], boxes[end], are_discs, shift * turned, bend * turned)
    return found


def _between_discs(start: Spot, end: Spot, shift: float) -> QPainterPath:
    """A line between the edges of two discs."""
    (ax, ay, ra), (bx, by, rb) = start, end
    gap = hypot(bx - ax, by - ay) or 1.0
    ux, uy = (bx - ax) / gap, (by - ay) / gap
    first, second = ra + _GAP, rb + _GAP
    path = QPainterPath(QPointF(ax + ux * first - uy * shift, ay + uy * first + ux * shift))
    path.lineTo(bx - ux * second - uy * shift, by - uy * second + ux * shift)
    return path


def _bend(first: int, second: int, spots: Mapping[int, Spot]) -> float:
    """How far the line between two nodes swings out, so that it passes those in between; 0 where none is."""
    (ax, ay, _ra), (bx, by, _rb) = spots[first], spots[second]
    gap = hypot(bx - ax, by - ay) or 1.0
    ux, uy = (bx - ax) / gap, (by - ay) / gap
    near: list[Spot] = []
    for id, (x, y, radius) in spots.items():
        along, aside = (x - ax) * ux + (y - ay) * uy, (y - ay) * ux - (x - ax) * uy
        if id not in (first, second) and -radius < along < gap + radius and abs(aside) < gap * 0.2 + radius + _AIR:
            near.append((along, aside, radius + _AIR))
    if not any(0 < along < gap and abs(aside) < keep for along, aside, keep in near):
        return 0.0
    return min(_BENDS, key=lambda bend: (_crossing(bend * gap, gap, near), _BENDS.index(bend))) * gap


def _crossing(bend: float, gap: float, near: Sequence[Spot]) -> float:
    """How far an arc runs into nodes."""
    points = [(gap * step / _STEPS, 2 * bend * (step / _STEPS) * (1 - step / _STEPS)) for step in range(1, _STEPS)]
    deepest = (max((keep - hypot(along - x, aside - y) for x, y in points), default=0.0) for along, aside, keep in near)
    return round(sum(max(0.0, deep) for deep in deepest), 1)


def _path(start: QRectF, end: QRectF, are_discs: bool, shift: float, bend: float) -> QPainterPath:
    """A line between the edges of two nodes, `shift` beside their middles, that swings out by half of `bend`."""
    a, b = start.center(), end.center()
    ax, ay, bx, by = a.x(), a.y(), b.x(), b.y()
    gap = hypot(bx - ax, by - ay) or 1.0
    ux, uy = (bx - ax) / gap, (by - ay) / gap
    if not bend:
        first, second = _reach(start, ux, uy, are_discs), _reach(end, ux, uy, are_discs)
        path = QPainterPath(QPointF(ax + ux * first - uy * shift, ay + uy * first + ux * shift))
        path.lineTo(bx - ux * second - uy * shift, by - uy * second + ux * shift)
        return path
    out = bend + 2 * shift
    mx, my = (ax + bx) / 2 - uy * out, (ay + by) / 2 + ux * out
    begin, stop = _towards(start, mx, my, are_discs), _towards(end, mx, my, are_discs)
    path = QPainterPath(begin)
    path.quadTo(QPointF(mx, my), stop)
    return path


def _towards(box: QRectF, x: float, y: float, are_discs: bool) -> QPointF:
    """The point at the edge of a node from which a line leaves to a point."""
    middle = box.center()
    gap = hypot(x - middle.x(), y - middle.y()) or 1.0
    ux, uy = (x - middle.x()) / gap, (y - middle.y()) / gap
    reach = _reach(box, ux, uy, are_discs)
    return QPointF(middle.x() + ux * reach, middle.y() + uy * reach)


def _reach(box: QRectF, ux: float, uy: float, is_disc: bool) -> float:
    """How far the edge of a box is from its middle in a direction."""
    if is_disc:
        return box.width() / 2 + _GAP
    wide = box.width() / 2 / abs(ux) if ux else float("inf")
    high = box.height() / 2 / abs(uy) if uy else float("inf")
    return min(wide, high)
