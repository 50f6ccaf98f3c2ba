"""Where links run: from edge to edge, around nodes, beside one another."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from math import hypot

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

_APART = 11.0  # ends of links on one side of a node
_CLEAR = 9.0  # air between a link and a node it passes
_BOW = 60.0  # how far a link between boxes above one another swings out
_BESIDE = 7.0  # links that pass through one gap


class Side(Enum):
    """A side of a node, with the direction in which a link leaves it."""

    LEFT = (-1.0, 0.0)
    RIGHT = (1.0, 0.0)
    TOP = (0.0, -1.0)
    BOTTOM = (0.0, 1.0)


@dataclass(frozen=True)
class Run:
    """A link between two boxes, to be routed."""

    id: int
    from_id: int
    to_id: int
    start: QRectF
    end: QRectF


def sides(start: QRectF, end: QRectF, others: Iterable[QRectF] = ()) -> tuple[Side, Side]:
    """Where a link leaves the one box and enters the other."""
    if end.left() > start.right():
        return Side.RIGHT, Side.LEFT
    if start.left() > end.right():
        return Side.LEFT, Side.RIGHT
    lower, upper = (start, end) if start.top() > end.top() else (end, start)
    between = QRectF(upper.left(), upper.bottom() + 1, upper.width(), max(0.0, lower.top() - upper.bottom() - 2))
    if any(between.intersects(box) for box in others):
        return Side.RIGHT, Side.RIGHT
    return (Side.BOTTOM, Side.TOP) if start is upper else (Side.TOP, Side.BOTTOM)


def flow(runs: Sequence[Run], boxes: dict[int, QRectF], *, around: bool = True) -> dict[int, QPainterPath]:
    """The paths of links that run from left to right, ends sorted so that they do not cross needlessly.

    They go `around` nodes, or while one is dragged straight on.
    """
    chosen = {run.id: sides(run.start, run.end, _others(boxes, run)) for run in runs}
    ports = _ports(runs, chosen)
    if not around:
        return {run.id: curve(*ports[run.id], *chosen[run.id]) for run in runs}
    used: dict[int, list[tuple[float, float]]] = {}
    columns = _columns(boxes)
    return {run.id: _path(run, chosen[run.id], ports[run.id], boxes, columns, used) for run in runs}


def _others(boxes: dict[int, QRectF], run: Run) -> list[QRectF]:
    return [box for id, box in boxes.items() if id not in {run.from_id, run.to_id}]


def _ports(runs: Sequence[Run], chosen: dict[int, tuple[Side, Side]]) -> dict[int, tuple[QPointF, QPointF]]:
    """The points at which links touch their boxes, spread over each side in the order of where they lead."""
    ends: dict[tuple[int, Side], list[tuple[float, int, bool, QRectF]]] = {}
    for run in runs:
        first, second = chosen[run.id]
        for node, side, own, other, is_start in (
            (run.from_id, first, run.start, run.end, True),
            (run.to_id, second, run.end, run.start, False),
        ):
            is_upright = side in {Side.LEFT, Side.RIGHT}
            towards = other.center().y() if is_upright else other.center().x()
            ends.setdefault((node, side), []).append((towards, run.id, is_start, own))
    found: dict[tuple[int, bool], QPointF] = {}
    for (_node, side), members in ends.items():
        members.sort(key=lambda member: member[:2])
        for number, (_towards, id, is_start, own) in enumerate(members):
            found[id, is_start] = _port(own, side, number, len(members))
    return {run.id: (found[run.id, True], found[run.id, False]) for run in runs}


def _port(box: QRectF, side: Side, number: int, count: int) -> QPointF:
    across, along = side.value
    length = box.height() if across else box.width()
    gap = min(_APART, (length - 14) / max(1, count - 1))
    shift = (number - (count - 1) / 2) * gap
    middle = box.center()
    if across:
        return QPointF(middle.x() + across * box.width() / 2, middle.y() + shift)
    return QPointF(middle.x() + shift, middle.y() + along * box.height() / 2)


def _columns(boxes: dict[int, QRectF]) -> list[tuple[float, float, list[QRectF]]]:
    """The boxes gathered by what lies above one another: left, right, boxes."""
    columns: list[tuple[float, float, list[QRectF]]] = []
    for box in sorted(boxes.values(), key=lambda box: box.left()):
        if columns and box.left() < columns[-1][1]:
            left, right, members = columns[-1]
            columns[-1] = (left, max(right, box.right()), [*members, box])
        else:
            columns.append((box.left(), box.right(), [box]))
    return columns


def _path(
    run: Run,
    chosen: tuple[Side, Side],
    ports: tuple[QPointF, QPointF],
    boxes: dict[int, QRectF],
    columns: list[tuple[float, float, list[QRectF]]],
    used: dict[int, list[tuple[float, float]]],
) -> QPainterPath:
    direct = curve(*ports, *chosen)
    if chosen not in {(Side.RIGHT, Side.LEFT), (Side.LEFT, Side.RIGHT)}:
        return direct
    if not crossed(direct, _others(boxes, run)):
        return direct
    start, end = ports
    points = _gaps(start, end, columns, used)
    return _through([start, *points, end], chosen[0])


def _gaps(
    start: QPointF,
    end: QPointF,
    columns: list[tuple[float, float, list[QRectF]]],
    used: dict[int, list[tuple[float, float]]],
) -> list[QPointF]:
    """Points that lead through the free heights of the columns between two points."""
    low, high = sorted((start.x(), end.x()))
    between = [(number, column) for number, column in enumerate(columns) if column[0] >= low and column[1] <= high]
    rightwards = end.x() > start.x()
    points: list[QPointF] = []
    at = start
    for number, (left, right, members) in between if rightwards else reversed(between):
        share = ((left + right) / 2 - at.x()) / ((end.x() - at.x()) or 1)
        wanted = at.y() + (end.y() - at.y()) * share
        taken = [(box.top() - _CLEAR, box.bottom() + _CLEAR) for box in members] + used.setdefault(number, [])
        height = _free(wanted, taken)
        used[number].append((height - _BESIDE, height + _BESIDE))
        near, far = (left - _CLEAR, right + _CLEAR) if rightwards else (right + _CLEAR, left - _CLEAR)
        points += [QPointF(near, height), QPointF(far, height)]
        at = points[-1]
    return points


def _free(wanted: float, taken: Sequence[tuple[float, float]]) -> float:
    """The height nearest to the wanted one that nothing takes."""
    low = high = None
    for start, stop in sorted(taken):
        if high is not None and low is not None and start < high:
            high = max(high, stop)
            continue
        if high is not None and low is not None and low < wanted < high:
            break
        low, high = start, stop
    if low is None or high is None or not low < wanted < high:
        return wanted
    return low if wanted - low < high - wanted else high


def _through(points: Sequence[QPointF], side: Side) -> QPainterPath:
    """A line through points that is level at each of them."""
    path = QPainterPath(points[0])
    sign = side.value[0]
    for first, second in pairwise(points):
        if abs(first.y() - second.y()) < 0.5:
            path.lineTo(second)
            continue
        pull = sign * max(12.0, abs(second.x() - first.x()) / 2)
        path.cubicTo(first + QPointF(pull, 0), second - QPointF(pull, 0), second)
    return path


def curve(start: QPointF, end: QPointF, leaves: Side, enters: Side) -> QPainterPath:
    """A curve that leaves and enters at right angles to the sides."""
    path = QPainterPath(start)
    away, towards = QPointF(*leaves.value), QPointF(*enters.value)
    gap = end - start
    if leaves is enters:
        pull = min(_BOW, 24.0 + abs(gap.y()) * 0.1)
    else:
        pull = max(14.0, abs(gap.x() * away.x() + gap.y() * away.y()) / 2)
    if leaves is not enters and min(abs(gap.x()), abs(gap.y())) < 0.5:
        path.lineTo(end)
    else:
        path.cubicTo(start + away * pull, end + towards * pull, end)
    return path


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


def along(points: Sequence[tuple[float, float]], share: float) -> QPointF:
    """The point at a share of the length of what leads through these points."""
    steps = [hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points)]
    left = sum(steps) * share
    for (a, b), step in zip(pairwise(points), steps, strict=True):
        if left <= step and step:
            part = left / step
            return QPointF(a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part)
        left -= step
    return QPointF(*points[-1])


def crossed(path: QPainterPath, boxes: Iterable[QRectF]) -> bool:
    """Whether a path runs over a box."""
    around = path.controlPointRect().adjusted(-1, -1, 1, 1)
    near = [(box.left(), box.right(), box.top(), box.bottom()) for box in boxes if box.intersects(around)]
    if not near:
        return False
    points = samples(path)
    return any(left < x < right and top < y < bottom for left, right, top, bottom in near for x, y in points)


def straight(start: QRectF, end: QRectF, are_discs: bool, shift: float = 0.0) -> QPainterPath:
    """A line between the edges of two boxes or discs, `shift` beside their middles."""
    a, b = start.center(), end.center()
    gap = b - a
    length = (gap.x() ** 2 + gap.y() ** 2) ** 0.5 or 1.0
    unit = QPointF(gap.x() / length, gap.y() / length)
    aside = QPointF(-unit.y(), unit.x()) * shift
    first, second = (_reach(box, unit, are_discs) for box in (start, end))
    path = QPainterPath(a + unit * first + aside)
    path.lineTo(b - unit * second + aside)
    return path


def _reach(box: QRectF, unit: QPointF, is_disc: bool) -> float:
    """How far the edge of a box is from its middle in a direction."""
    if is_disc:
        return box.width() / 2 + 2
    wide = box.width() / 2 / abs(unit.x()) if unit.x() else float("inf")
    high = box.height() / 2 / abs(unit.y()) if unit.y() else float("inf")
    return min(wide, high)
