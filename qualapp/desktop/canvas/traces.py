"""Points along a path: where a share of its length is, and what it runs over."""

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate, pairwise
from math import dist, hypot, inf

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

_STEPS = 16
_WEIGHTS = [
    ((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3) for t in (step / _STEPS for step in range(_STEPS))
]


def samples(path: QPainterPath) -> list[tuple[float, float]]:
    """Points along a path, close enough to see what it passes."""
    knots = [(element.x, element.y, element.isCurveTo()) for element in map(path.elementAt, range(path.elementCount()))]
    points: list[tuple[float, float]] = []
    number = 1
    (ax, ay, _curved) = knots[0] if knots else (0.0, 0.0, False)
    while number < len(knots):
        bx, by, is_curve = knots[number]
        if is_curve:
            (cx, cy, _one), (dx, dy, _two) = knots[number + 1 : number + 3]
            points += [
                (p * ax + q * bx + r * cx + s * dx, p * ay + q * by + r * cy + s * dy) for p, q, r, s in _WEIGHTS
            ]
            ax, ay, number = dx, dy, number + 3
        else:
            points += [(ax + (bx - ax) * n / _STEPS, ay + (by - ay) * n / _STEPS) for n in range(_STEPS)]
            ax, ay, number = bx, by, number + 1
    return [*points, (ax, ay)]


class Trace:
    """A path measured out."""

    def __init__(self, path: QPainterPath) -> None:
        ends = [(path.elementAt(number).x, path.elementAt(number).y) for number in range(min(3, path.elementCount()))]
        self._points = ends if len(ends) == 2 else samples(path)
        self._ends = list(accumulate((dist(*pair) for pair in pairwise(self._points)), initial=0.0))

    def at(self, share: float) -> QPointF:
        """The point at a share of its length."""
        wanted = self._ends[-1] * share
        number = max(0, min(bisect_left(self._ends, wanted) - 1, len(self._points) - 2))
        if len(self._points) < 2:
            return QPointF(*self._points[-1])
        (ax, ay), (bx, by) = self._points[number : number + 2]
        step = self._ends[number + 1] - self._ends[number]
        part = (wanted - self._ends[number]) / step if step else 0.0
        return QPointF(ax + (bx - ax) * part, ay + (by - ay) * part)

    def distance(self, point: QPointF) -> float:
        """How far a point is from the path."""
        x, y = point.x(), point.y()
        return min((_from_segment(x, y, *a, *b) for a, b in pairwise(self._points)), default=inf)


def _from_segment(x: float, y: float, ax: float, ay: float, bx: float, by: float) -> float:
    length = (bx - ax) ** 2 + (by - ay) ** 2
    share = max(0.0, min(1.0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length)) if length else 0.0
    return hypot(ax + share * (bx - ax) - x, ay + share * (by - ay) - y)


def crossed(path: QPainterPath, boxes: Iterable[QRectF]) -> bool:
    """Whether a path runs over a box."""
    around = path.controlPointRect().adjusted(-1, -1, 1, 1)
    near = [(box.left(), box.right(), box.top(), box.bottom()) for box in boxes if box.intersects(around)]
    if not near:
        return False
    points = samples(path)
    return any(left < x < right and top < y < bottom for left, right, top, bottom in near for x, y in points)
