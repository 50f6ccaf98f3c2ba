"""A link as it is drawn: a line with its ending, and a pill in its middle that says how it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPainterPathStroker, QPen, QPolygonF
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsPathItem,
    QGraphicsSceneHoverEvent,
    QStyleOptionGraphicsItem,
    QWidget,
)

from qualapp.desktop.canvas.colours import Colours
from qualapp.desktop.canvas.lettering import draw_lines, widest
from qualapp.desktop.canvas.looks import CanvasLink, Ending, LinkLook
from qualapp.desktop.canvas.routes import along, samples

if TYPE_CHECKING:
    from qualapp.desktop.canvas.drawing import Drawing

_HIT = 14.0
_HALO = 11.0
_PILL = 19.0
_HEAD = 9.0
SPOTS = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82, 0.12, 0.88)
"""Where along a line its pill may stand, the likeliest first."""


class LinkItem(QGraphicsPathItem):
    """One link. Qt draws the line itself, so that thousands of them are quick."""

    def __init__(self, link: CanvasLink, colours: Colours) -> None:
        super().__init__()
        self.id, self.from_id, self.to_id = link.id, link.from_id, link.to_id
        self.look = link.look
        self._colours = colours
        self._course = QPainterPath()
        self._bounds = QRectF()
        self._points: list[tuple[float, float]] | None = None
        self._spots: dict[float, QPointF] = {}
        self._hovered = False
        self.is_lifted = False
        self._ends: list[QGraphicsPathItem] = []
        self._halo = QGraphicsPathItem(self)
        self._halo.setFlag(QGraphicsItem.GraphicsItemFlag.ItemStacksBehindParent)
        self._halo.hide()
        self.pill: Pill | None = None
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsSelectable)
        self.setAcceptHoverEvents(True)
        self.show_look(link.look)

    def show_look(self, look: LinkLook) -> None:
        """Look like this from now on."""
        is_same_form = (look.ending, look.begin, look.width) == (self.look.ending, self.look.begin, self.look.width)
        self.look = look
        self.setToolTip(look.tip)
        self.setOpacity(0.3 if look.is_faint else 1.0)
        self._set_pill()
        self.wear(self._colours)
        if not is_same_form and not self._course.isEmpty():
            self.follow(self._course)

    def _set_pill(self) -> None:
        wanted = bool(self.look.glyph or self.look.text)
        if wanted and self.pill is None:
            self.pill = Pill(self)
        elif not wanted and self.pill is not None:
            if self.pill.scene() is not None:
                self.pill.scene().removeItem(self.pill)
            self.pill = None
        if self.pill is not None:
            self.pill.take_size()

    def wear(self, colours: Colours) -> None:
        """Be drawn in these colours."""
        self._colours = colours
        colour = colours.colour(self.look.token)
        pen = QPen(colour, self.look.width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
        if self.look.dash:
            pen.setDashPattern(list(self.look.dash))
        self.setPen(pen)
        for end in self._ends:
            self._colour_end(end)
        self._halo.setPen(QPen(colours.colour("accent", 0.22), _HALO, c=Qt.PenCapStyle.RoundCap))
        self._show_halo()

    def colours(self) -> Colours:
        """The colours it is drawn in."""
        return self._colours

    def follow(self, path: QPainterPath) -> None:
        """Run along this path, from the edge of the one node to the edge of the other."""
        self.prepareGeometryChange()
        self._course = path
        self._bounds = path.controlPointRect().adjusted(-_HIT, -_HIT, _HIT, _HIT)
        reach = _HEAD - 1 if self.look.ending is Ending.ARROW else 0
        begin = _HEAD - 1 if self.look.begin is Ending.ARROW else 0
        self._points = None
        self._spots = {}
        self.setPath(_cut(path, begin, reach))
        self._halo.setPath(path)
        self._draw_ends(path)

    def _draw_ends(self, path: QPainterPath) -> None:
        if path.isEmpty():
            return
        wanted = [
            (ending, is_last)
            for ending, is_last in ((self.look.ending, True), (self.look.begin, False))
            if ending is not Ending.NONE
        ]
        while len(self._ends) < len(wanted):
            self._ends.append(QGraphicsPathItem(self))
            self._colour_end(self._ends[-1])
        for number, item in enumerate(self._ends):
            item.setVisible(number < len(wanted))
        for item, (ending, is_last) in zip(self._ends, wanted, strict=False):
            item.setPath(_ending(ending, *_tip(path, is_last), self.look.width))

    def spot(self, share: float) -> QPointF:
        """The point at a share of its length."""
        if share not in self._spots:
            self._points = self._points or samples(self._course)
            self._spots[share] = along(self._points, share)
        return self._spots[share]

    def length(self) -> float:
        """About how long it is."""
        box = self._course.controlPointRect()
        return box.width() + box.height()

    def _colour_end(self, end: QGraphicsPathItem) -> None:
        end.setPen(QPen(Qt.PenStyle.NoPen))
        end.setBrush(QBrush(self._colours.colour(self.look.token)))

    @property
    def course(self) -> QPainterPath:
        """The whole line, from node to node."""
        return self._course

    def shape(self) -> QPainterPath:
        stroker = QPainterPathStroker()
        stroker.setWidth(_HIT)
        return stroker.createStroke(self._course)

    def boundingRect(self) -> QRectF:
        return self._bounds

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None, /) -> None:
        if self.is_lifted:
            return
        painter.setPen(self.pen())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self.path())

    def lift(self, lifted: bool) -> None:
        """Leave it to `paint_lifted` to be painted, or not any more."""
        self.is_lifted = lifted
        for end in self._ends:
            end.setOpacity(0.0 if lifted else 1.0)
        self.update()

    def paint_lifted(self, painter: QPainter) -> None:
        """Paint line, ends and pill in the coordinates of the drawing."""
        painter.setOpacity(self.opacity())
        painter.setPen(self.pen())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self.path())
        for end in self._ends:
            if end.isVisible():
                painter.fillPath(end.path(), end.brush())
        if self.pill is not None:
            painter.translate(self.pill.pos())
            self.pill.draw(painter)
            painter.translate(-self.pill.pos())

    def itemChange(self, change: QGraphicsItem.GraphicsItemChange, value: object) -> object:
        if change == QGraphicsItem.GraphicsItemChange.ItemSelectedHasChanged:
            self._show_halo()
        return super().itemChange(change, value)

    def hoverEnterEvent(self, event: QGraphicsSceneHoverEvent) -> None:
        self._hover(True)

    def hoverLeaveEvent(self, event: QGraphicsSceneHoverEvent) -> None:
        self._hover(False)

    def _hover(self, over: bool) -> None:
        self._hovered = over
        self._show_halo()
        drawing: Drawing | None = self.scene()  # type: ignore[assignment]
        if drawing is not None:
            drawing.link_hovered.emit(self.id if over else None)

    def _show_halo(self) -> None:
        self._halo.setVisible((self._hovered or self.isSelected()) and not self._colours.is_picture)
        self.setZValue(1 if self.isSelected() else 0)
        if self.pill is not None:
            self.pill.update()


class Pill(QGraphicsItem):
    """The sign and the number in the middle of a link; it belongs to the link but lies above the nodes."""

    def __init__(self, link: LinkItem) -> None:
        super().__init__()
        self.link = link
        self._width = 0.0
        self.setZValue(3)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.take_size()
        if link.scene() is not None:
            link.scene().addItem(self)

    def take_size(self) -> None:
        """Be as wide as sign and number want."""
        self.prepareGeometryChange()
        look = self.link.look
        text = widest((look.text,), 12, 600) if look.text else 0.0
        self._width = max(_PILL, 12 + (12 if look.glyph else 0) + text + (3 if look.glyph and text else 0))
        self.setOpacity(self.link.opacity())
        self.setVisible(self.link.isVisible())
        self.update()

    def box(self, at: QPointF | None = None) -> QRectF:
        """Where it stands, or would stand."""
        middle = self.pos() if at is None else at
        return QRectF(middle.x() - self._width / 2, middle.y() - _PILL / 2, self._width, _PILL)

    def boundingRect(self) -> QRectF:
        return self.box(QPointF(0, 0)).adjusted(-2, -2, 2, 2)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None, /) -> None:
        if not self.link.is_lifted:
            self.draw(painter)

    def draw(self, painter: QPainter) -> None:
        """Draw it around (0, 0)."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, colours = self.link.look, self.link.colours()
        marked = self.link.isSelected() and not colours.is_picture
        painter.setPen(QPen(colours.colour("accent" if marked else look.token), 2 if marked else 1))
        painter.setBrush(colours.colour("surface"))
        painter.drawRoundedRect(self.box(QPointF(0, 0)).adjusted(0.5, 0.5, -0.5, -0.5), _PILL / 2, _PILL / 2)
        left = -self._width / 2 + 6
        if look.glyph:
            alone = not look.text
            colours.glyph(painter, look.glyph, QPointF(0 if alone else left + 5.5, 0), 9, look.token)
            left += 15
        if look.text:
            text, at = colours.colour("text"), QPointF(left if look.glyph else 0, 0)
            outlined = colours.outlined
            draw_lines(painter, (look.text,), at, text, centred=not look.glyph, weight=600, outlined=outlined)


def _tip(path: QPainterPath, is_last: bool) -> tuple[QPointF, QPointF]:
    """An end of a path, and the direction in which the path arrives there, one long."""
    count = path.elementCount()
    order = range(count - 1, -1, -1) if is_last else range(count)
    points = [QPointF(path.elementAt(number).x, path.elementAt(number).y) for number in order]
    tip = points[0]
    for point in points[1:]:
        gap = tip - point
        length = (gap.x() ** 2 + gap.y() ** 2) ** 0.5
        if length > 0.5:
            return tip, gap / length
    return tip, QPointF(1, 0)


def _cut(path: QPainterPath, begin: float, end: float) -> QPainterPath:
    """A path without so much of its ends."""
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


def _is_control(path: QPainterPath, number: int) -> bool:
    kinds = QPainterPath.ElementType
    kind = path.elementAt(number).type
    after = path.elementAt(number + 1).type if number + 1 < path.elementCount() else None
    return kind == kinds.CurveToElement or (kind == kinds.CurveToDataElement and after == kinds.CurveToDataElement)


def _ending(ending: Ending, tip: QPointF, way: QPointF, width: float) -> QPainterPath:
    """A head or a bar whose tip touches the node."""
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
