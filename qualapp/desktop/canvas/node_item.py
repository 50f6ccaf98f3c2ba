"""A node on the canvas: a card with its label inside, or a disc with its name beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QGraphicsItem, QGraphicsSceneHoverEvent, QStyleOptionGraphicsItem, QWidget

from qualapp.desktop.canvas.colours import Colours
from qualapp.desktop.canvas.lettering import LINE, lines_of, widest
from qualapp.desktop.canvas.looks import CanvasNode, NodeLook, Shape
from qualapp.desktop.canvas.node_paint import PAD, SIGN, paint_node

if TYPE_CHECKING:
    from qualapp.desktop.canvas.drawing import Drawing

CARD = (148.0, 46.0)
GRID = 4.0
_MOST = 4
_HANDLE = 6.0
_LABEL = 116.0
"""The widest line of a disc's name."""
_LABEL_LINES = 4
_NAME_LINE = 14.0
_ABOVE = 5.0
_IS_TO_MOVE = QGraphicsItem.GraphicsItemChange.ItemPositionChange
_HAS_MOVED = QGraphicsItem.GraphicsItemChange.ItemPositionHasChanged
_IS_SELECTED = QGraphicsItem.GraphicsItemChange.ItemSelectedHasChanged


class NodeItem(QGraphicsItem):
    """One node; it stands at its middle."""

    def __init__(self, node: CanvasNode, colours: Colours, drawing: Drawing | None = None) -> None:
        super().__init__()
        self.drawing: Drawing | None = None
        self._bounds: QRectF | None = None
        self.id = node.id
        self.look = node.look
        self.colours = colours
        self._hovered = False
        self.is_target = False
        self.is_lifted = False
        self.letters = 1.0
        self._least = 0.0
        self._name: QRectF | None = None
        flag = QGraphicsItem.GraphicsItemFlag
        self.setFlags(flag.ItemIsMovable | flag.ItemIsSelectable | flag.ItemSendsGeometryChanges)
        self.setAcceptHoverEvents(True)
        self.setZValue(2)
        self.show_look(node.look)
        self.setPos(node.x, node.y)
        self.drawing = drawing

    def show_look(self, look: NodeLook) -> None:
        """Look like this from now on."""
        self._change_geometry()
        self.look = look
        is_card = look.shape is Shape.CARD
        room = CARD[0] - 2 * PAD - (SIGN if look.glyph or look.icon else 0) if is_card else _LABEL
        self.lines = lines_of(look.label, room, _MOST if is_card else _LABEL_LINES)
        self._name = self._below()
        self.setToolTip(look.tip or (look.label if "…" in "".join(self.lines) else ""))
        self.setOpacity(0.35 if look.is_faint and is_card else 1.0)
        self.update()

    def wear(self, colours: Colours) -> None:
        """Be drawn in these colours."""
        self.colours = colours
        self.update()

    # How large ------------------------------------------------------------------------------------------------------

    def see_at(self, letters: float, least: float) -> None:
        """Draw a disc's name so many times larger than it is, and the disc at least this wide from its middle."""
        if (letters, least) != (self.letters, self._least):
            self._change_geometry()
            self.letters, self._least = letters, least
            self._name = self._below()

    @property
    def radius(self) -> float:
        """How wide a disc is drawn, from its middle."""
        return max(self.look.radius * self.letters, self._least)

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the card or disc, without the name of a disc."""
        if self.look.shape is Shape.DISC:
            return 2 * self.radius, 2 * self.radius
        return CARD[0], max(CARD[1], len(self.lines) * LINE + 14)

    def outline(self) -> QRectF:
        """The card or disc around (0, 0)."""
        width, height = self.size
        return QRectF(-width / 2, -height / 2, width, height)

    def box(self) -> QRectF:
        """The card or disc where it stands in the drawing."""
        return self.outline().translated(self.pos())

    # A disc's name --------------------------------------------------------------------------------------------------

    def name_size(self) -> tuple[float, float]:
        """How wide and high the plate of a disc's name is."""
        return (widest(self.lines) + 8) * self.letters, (len(self.lines) * _NAME_LINE + 3) * self.letters

    def place_name(self, box: QRectF | None) -> None:
        """Write the name here, in the drawing; without a place it is written only while somebody points at the disc."""
        name = box.translated(-self.pos()) if box is not None else None
        if name != self._name:
            self._change_geometry()
            self._name = name
            self.update()

    @property
    def has_room_for_name(self) -> bool:
        """Whether the name is written also when nobody points at the disc."""
        return self._name is not None

    @property
    def is_name_seen(self) -> bool:
        """Whether the name is written now."""
        return self.has_room_for_name or self._hovered or self._is_marked()

    def label_box(self) -> QRectF:
        """Where the name of a disc is written, around (0, 0)."""
        return self._name if self._name is not None else self._below()

    def _below(self) -> QRectF:
        width, height = self.name_size()
        return QRectF(-width / 2, self.radius + _ABOVE * self.letters, width, height)

    # Qt -------------------------------------------------------------------------------------------------------------

    def handle(self) -> QRectF:
        """Where a link is dragged from."""
        box = self.outline()
        return QRectF(box.right() - _HANDLE, -_HANDLE, 2 * _HANDLE, 2 * _HANDLE)

    def has_handle(self, point: QPointF) -> bool:
        """Whether a link is dragged from this point of the drawing."""
        return self._shows_handle() and self.handle().adjusted(-3, -3, 3, 3).contains(point - self.pos())

    def _shows_handle(self) -> bool:
        drawing = self.drawing
        return drawing is not None and drawing.is_connectable and (self._hovered or self.isSelected())

    def _change_geometry(self) -> None:
        self.prepareGeometryChange()
        self._bounds = None

    def boundingRect(self) -> QRectF:
        if self._bounds is None:
            box = self.outline()
            if self.look.shape is Shape.DISC:
                box = box.united(self.label_box())
            self._bounds = box.adjusted(-8, -10, 12, 8)
        return self._bounds

    def shape(self) -> QPainterPath:
        path = QPainterPath()
        if self.look.shape is Shape.DISC:
            path.addEllipse(self.outline())
            if self.has_room_for_name:
                path.addRect(self.label_box())
        else:
            path.addRoundedRect(self.outline(), 8, 8)
        drawing = self.drawing
        if drawing is not None and drawing.is_connectable:
            path.addEllipse(self.handle().adjusted(-3, -3, 3, 3))
        path.setFillRule(Qt.FillRule.WindingFill)
        return path

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None, /) -> None:
        if not self.is_lifted:
            self.draw(painter)

    def draw(self, painter: QPainter) -> None:
        """Draw it around (0, 0)."""
        drawing = self.drawing
        with_handle = self._shows_handle() and not self.colours.is_picture
        in_crowd = drawing is not None and drawing.crowd.is_on
        paint_node(painter, self, marked=self._is_marked(), with_handle=with_handle, in_crowd=in_crowd)

    def _is_marked(self) -> bool:
        return not self.colours.is_picture and (self.isSelected() or self.is_target)

    def hoverEnterEvent(self, event: QGraphicsSceneHoverEvent) -> None:
        self._hover(True)

    def hoverLeaveEvent(self, event: QGraphicsSceneHoverEvent) -> None:
        self._hover(False)

    def _hover(self, over: bool) -> None:
        self._hovered = over
        self._rise()
        self.update()
        drawing = self.drawing
        if drawing is not None:
            drawing.node_hovered.emit(self.id if over else None)

    def _rise(self) -> None:
        """Lie above the others while a name is written that has no room of its own."""
        self.setZValue(5 if self.is_name_seen and not self.has_room_for_name else 2)

    def itemChange(self, change: QGraphicsItem.GraphicsItemChange, value: Any) -> Any:
        if change == _IS_TO_MOVE:
            drawing = self.drawing
            return drawing.place_for(self.id, value) if drawing is not None and drawing.is_dragging else value
        if change == _HAS_MOVED:
            drawing = self.drawing
            if drawing is not None:
                drawing.node_moved(self.id)
        elif change == _IS_SELECTED and self.look.shape is Shape.DISC:
            self._rise()
        return super().itemChange(change, value)
