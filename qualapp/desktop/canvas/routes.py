"""Where links run that flow: from edge to edge, around nodes, beside one another."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from qualapp.desktop.canvas.traces import crossed

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
