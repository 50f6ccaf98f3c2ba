"""A node as it is drawn: a card with its label inside, or a disc with its label below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsSceneHoverEvent, QStyleOptionGraphicsItem, QWidget

from qualapp.desktop.canvas.colours import Colours
from qualapp.desktop.canvas.lettering import LINE, draw_lines, lines_of, widest
from qualapp.desktop.canvas.looks import CanvasNode, NodeLook, Shape
from qualapp.desktop.look import GLYPH_TOKENS

if TYPE_CHECKING:
    from qualapp.desktop.canvas.drawing import Drawing

CARD = (148.0, 46.0)
GRID = 4.0
_PAD = 10.0
_SIGN = 17.0  # the column of a glyph or icon
_MOST = 4
_HANDLE = 6.0
_LABEL = 128.0  # the widest label of a disc


class NodeItem(QGraphicsItem):
    """One node; it stands at its middle."""

    def __init__(self, node: CanvasNode, colours: Colours) -> None:
        super().__init__()
        self.id = node.id
        self.look = node.look
        self._colours = colours
        self._hovered = False
        self.is_target = False
        self.is_lifted = False
        self.label_side = (0, 1)
        flag = QGraphicsItem.GraphicsItemFlag
        self.setFlags(flag.ItemIsMovable | flag.ItemIsSelectable | flag.ItemSendsGeometryChanges)
        self.setAcceptHoverEvents(True)
        self.setZValue(2)
        self.show_look(node.look)
        self.setPos(node.x, node.y)

    def show_look(self, look: NodeLook) -> None:
        """Look like this from now on."""
        self.prepareGeometryChange()
        self.look = look
        is_card = look.shape is Shape.CARD
        room = CARD[0] - 2 * _PAD - (_SIGN if look.glyph or look.icon else 0) if is_card else _LABEL
        self.lines = lines_of(look.label, room, _MOST if is_card else 2)
        self.setToolTip(look.tip or (look.label if "…" in "".join(self.lines) else ""))
        self.setOpacity(0.35 if look.is_faint else 1.0)
        self.update()

    def wear(self, colours: Colours) -> None:
        """Be drawn in these colours."""
        self._colours = colours
        self.update()

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the card or disc, without the label of a disc."""
        if self.look.shape is Shape.DISC:
            return 2 * self.look.radius, 2 * self.look.radius
        return CARD[0], max(CARD[1], len(self.lines) * LINE + 14)

    def outline(self) -> QRectF:
        """The card or disc around (0, 0)."""
        width, height = self.size
        return QRectF(-width / 2, -height / 2, width, height)

    def box(self) -> QRectF:
        """The card or disc where it stands in the drawing."""
        return self.outline().translated(self.pos())

    def label_box(self, side: tuple[int, int] | None = None) -> QRectF:
        """Where the label of a disc is, around (0, 0); `side` is below, above, right or left."""
        across, down = side or self.label_side
        width, height = widest(self.lines) + 10, len(self.lines) * LINE + 2
        reach = self.look.radius + 5
        middle = QPointF(across * (reach + width / 2), down * (reach + height / 2))
        return QRectF(middle.x() - width / 2, middle.y() - height / 2, width, height)

    def handle(self) -> QRectF:
        """Where a link is dragged from."""
        box = self.outline()
        return QRectF(box.right() - _HANDLE, -_HANDLE, 2 * _HANDLE, 2 * _HANDLE)

    def has_handle(self, point: QPointF) -> bool:
        """Whether a link is dragged from this point of the drawing."""
        drawing = self._drawing()
        shown = drawing is not None and drawing.is_connectable and (self._hovered or self.isSelected())
        return shown and self.handle().adjusted(-3, -3, 3, 3).contains(point - self.pos())

    def boundingRect(self) -> QRectF:
        box = self.outline()
        if self.look.shape is Shape.DISC:
            box = box.united(self.label_box())
        return box.adjusted(-8, -10, 12, 8)

    def shape(self) -> QPainterPath:
        path = QPainterPath()
        if self.look.shape is Shape.DISC:
            path.addEllipse(self.outline())
            path.addRect(self.label_box())
        else:
            path.addRoundedRect(self.outline(), 8, 8)
        drawing = self._drawing()
        if drawing is not None and drawing.is_connectable:
            path.addEllipse(self.handle().adjusted(-3, -3, 3, 3))
        path.setFillRule(Qt.FillRule.WindingFill)
        return path

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None, /) -> None:
        if not self.is_lifted:
            self.draw(painter)

    def draw(self, painter: QPainter) -> None:
        """Draw it around (0, 0)."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.look.shape is Shape.DISC:
            self._paint_disc(painter)
        else:
            self._paint_card(painter)
        if self.look.badge:
            self._paint_badge(painter)
        drawing = self._drawing()
        if drawing is not None and drawing.is_connectable and (self._hovered or self.isSelected()):
            self._paint_handle(painter)

    def _pen(self, width: float = 1.0) -> QPen:
        marked = self._is_marked()
        edge = self._colours.code(self.look.colour)[1] if self.look.colour else self.look.edge
        pen = QPen(self._colours.colour("accent" if marked else edge), 2.0 if marked else width)
        if self.look.is_dashed:
            pen.setDashPattern([4, 3] if not marked else [3, 2])
        return pen

    def _is_marked(self) -> bool:
        return not self._colours.is_picture and (self.isSelected() or self.is_target)

    def _ground(self) -> str:
        return self._colours.code(self.look.colour)[0] if self.look.colour else self.look.ground

    def _paint_card(self, painter: QPainter) -> None:
        box = self.outline()
        painter.setPen(self._pen())
        painter.setBrush(self._colours.colour(self._ground()))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        left = box.left() + _PAD
        sign = QPointF(left + 5, 0)
        if self.look.glyph:
            self._colours.glyph(painter, self.look.glyph, sign)
        elif self.look.icon:
            self._colours.icon(painter, self.look.icon, QRectF(left - 2, -7.5, 15, 15))
        if self.look.glyph or self.look.icon:
            left += _SIGN
        self._letters(painter, QPointF(left, 0), centred=False)

    def _paint_disc(self, painter: QPainter) -> None:
        box, radius = self.outline(), self.look.radius
        if self._is_marked():
            painter.setPen(QPen(self._colours.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(box.adjusted(-3, -3, 3, 3))
        pen = self._pen(1.6)
        painter.setPen(QPen(self._colours.colour("accent"), 1.6) if self._is_marked() else pen)
        painter.setBrush(self._colours.colour(self._ground()))
        painter.drawEllipse(box)
        if self.look.icon:
            side = radius * 0.95
            self._colours.icon(painter, self.look.icon, QRectF(-side / 2, -side / 2, side, side), "text")
        elif self.look.glyph:
            self._colours.glyph(painter, self.look.glyph, QPointF(0, 0), radius * 0.6)
        plate = self.label_box()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colours.colour("surface", 0.88))
        painter.drawRoundedRect(plate, 4, 4)
        self._letters(painter, plate.center(), centred=True)

    def _letters(self, painter: QPainter, middle: QPointF, *, centred: bool) -> None:
        outlined = self._colours.outlined
        draw_lines(painter, self.lines, middle, self._colours.colour("text"), centred=centred, outlined=outlined)

    def _paint_badge(self, painter: QPainter) -> None:
        text = self.look.badge_text
        width = 18.0 + (widest((text,), 11, 600) + 3 if text else 0)
        box = self.outline()
        plate = QRectF(box.right() - width + 4, box.top() - 8, width, 16)
        painter.setPen(QPen(self._colours.colour(GLYPH_TOKENS[self.look.badge]), 1))
        painter.setBrush(self._colours.colour("surface"))
        painter.drawRoundedRect(plate, 8, 8)
        self._colours.glyph(painter, self.look.badge, QPointF(plate.left() + 9, plate.center().y()), 8.5)
        outlined = self._colours.outlined
        at = QPointF(plate.left() + 17, plate.center().y())
        draw_lines(painter, (text,), at, self._colours.colour("text"), size=11, weight=600, outlined=outlined)

    def _paint_handle(self, painter: QPainter) -> None:
        if self._colours.is_picture:
            return
        painter.setPen(QPen(self._colours.colour("accent"), 1.5))
        painter.setBrush(self._colours.colour("surface"))
        painter.drawEllipse(self.handle().adjusted(1, 1, -1, -1))

    def hoverEnterEvent(self, event: QGraphicsSceneHoverEvent) -> None:
        self._hover(True)

    def hoverLeaveEvent(self, event: QGraphicsSceneHoverEvent) -> None:
        self._hover(False)

    def _hover(self, over: bool) -> None:
        self._hovered = over
        self.update()
        drawing = self._drawing()
        if drawing is not None:
            drawing.node_hovered.emit(self.id if over else None)

    def itemChange(self, change: QGraphicsItem.GraphicsItemChange, value: Any) -> Any:
        kind = QGraphicsItem.GraphicsItemChange
        drawing = self._drawing()
        if change == kind.ItemPositionChange and drawing is not None and drawing.is_dragging:
            return drawing.place_for(self.id, value)
        if change == kind.ItemPositionHasChanged and drawing is not None:
            drawing.node_moved(self.id)
        return super().itemChange(change, value)

    def _drawing(self) -> Drawing | None:
        from qualapp.desktop.canvas.drawing import Drawing

        scene = self.scene()
        return scene if isinstance(scene, Drawing) else None
