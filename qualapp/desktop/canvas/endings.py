"""What stands at the ends of lines: heads and bars whose tip touches the node."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath, QPolygonF

from qualapp.desktop.canvas.looks import Ending, LinkLook

_HEAD = 9.0


def ends_of(look: LinkLook, path: QPainterPath) -> list[QPainterPath]:
    """The heads and bars of a line that runs along a path."""
    if path.isEmpty():
        return []
    wanted = [(ending, is_last) for ending, is_last in ((look.ending, True), (look.begin, False))]
    return [_drawn(ending, *_tip(path, is_last), look.width) for ending, is_last in wanted if ending is not Ending.NONE]


def without_ends(look: LinkLook, path: QPainterPath) -> QPainterPath:
    """The line as far as its heads leave it to be seen."""
    end = _HEAD - 1 if look.ending is Ending.ARROW else 0
    begin = _HEAD - 1 if look.begin is Ending.ARROW else 0
    box = path.controlPointRect()
    if not (begin or end) or box.width() + box.height() <= begin + end:
        return path
    cut = QPainterPath(path)
    count = path.elementCount()
    for is_last, by, own, control in ((True, end, count - 1, count - 2), (False, begin, 0, 1)):
        if not by:
            continue
        tip, way = _tip(path, is_last)
        shift = way * -by
        cut.setElementPositionAt(own, tip.x() + shift.x(), tip.y() + shift.y())
        near = path.elementAt(control)
        if count > 2 and not near.isMoveTo() and _is_control(path, control):
            cut.setElementPositionAt(control, near.x + shift.x(), near.y + shift.y())
    return cut


def _tip(path: QPainterPath, is_last: bool) -> tuple[QPointF, QPointF]:
    """An end of a path, and the direction in which the path arrives there, one long."""
    count = path.elementCount()
    order = range(count - 1, -1, -1) if is_last else range(count)
    tip: QPointF | None = None
    for number in order:
        point = QPointF(path.elementAt(number).x, path.elementAt(number).y)
        tip = tip if tip is not None else point
        gap = tip - point
        length = (gap.x() ** 2 + gap.y() ** 2) ** 0.5
        if length > 0.5:
            return tip, gap / length
    return tip or QPointF(), QPointF(1, 0)


def _is_control(path: QPainterPath, number: int) -> bool:
    kinds = QPainterPath.ElementType
    kind = path.elementAt(number).type
    after = path.elementAt(number + 1).type if number + 1 < path.elementCount() else None
    return kind == kinds.CurveToElement or (kind == kinds.CurveToDataElement and after == kinds.CurveToDataElement)


def _drawn(ending: Ending, tip: QPointF, way: QPointF, width: float) -> QPainterPath:
    aside = QPointF(-way.y(), way.x())
    path = QPainterPath()
    if ending is Ending.ARROW:
        half = 3.6 + width * 0.5
        path.addPolygon(QPolygonF([tip, tip - way * _HEAD + aside * half, tip - way * _HEAD - aside * half]))
    else:
        near, thick = tip - way * 2, 2.2
        corners = [near + aside * 6.5, near - aside * 6.5]
        path.addPolygon(QPolygonF([*corners, corners[1] - way * thick, corners[0] - way * thick]))
    path.closeSubpath()
    return path
