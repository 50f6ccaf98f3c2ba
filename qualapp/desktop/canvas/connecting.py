"""Drawing a new link: dragged from a node's handle, or by choosing its far end with the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsPathItem

from qualapp.desktop.canvas.node_item import NodeItem
from qualapp.desktop.canvas.walking import nearest

if TYPE_CHECKING:
    from qualapp.desktop.canvas.view import Canvas


_BELOW_NODES = 1.5


class Connecting:
    """The link that is being drawn, if any."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._start: NodeItem | None = None
        self._line: QGraphicsPathItem | None = None
        self.target: NodeItem | None = None
        self.is_choosing = False
        self.ended: Callable[[], object] | None = None
        """What is to be done when no far end is being chosen any more."""

    def begin(self, start: NodeItem) -> bool:
        """Let somebody choose where the link from this node leads."""
        self.stop()
        self._start, self.is_choosing = start, True
        self._draw_to(start.pos() + QPointF(start.size[0] / 2 + 40, 0))
        return True

    def press(self, point: QPoint) -> bool:
        """Begin where a handle is pressed, or end the link that is being drawn."""
        node = self._canvas.node_at(point)
        if self.is_choosing:
            if node is not None:
                self.aim_at(node)
                self.confirm()
            else:
                self.stop()
            return True
        if node is None or not node.has_handle(self._canvas.mapToScene(point)):
            return False
        self._start = node
        return True

    def move(self, point: QPoint) -> bool:
        """Let the line follow the pointer."""
        if self._start is None:
            return False
        node = self._canvas.node_at(point)
        self._aim(node if node is not self._start else None)
        self._draw_to(self.target.pos() if self.target is not None else self._canvas.mapToScene(point))
        return True

    def release(self, point: QPoint) -> bool:
        """Draw the link where the handle is let go over a node."""
        if self._start is None or self.is_choosing:
            return self.is_choosing
        node = self._canvas.node_at(point)
        self._aim(node if node is not self._start else None)
        self.confirm()
        return True

    def step(self, way: tuple[int, int]) -> None:
        """Aim at the next node in a direction."""
        here = self.target or self._start
        found = nearest(self._canvas.drawing, here, way) if here is not None else None
        if found is not None:
            self.aim_at(found)

    def aim_at(self, node: NodeItem) -> None:
        """Choose this node as the far end, for now."""
        self._aim(node if node is not self._start else None)
        self._draw_to(node.pos())

    def confirm(self) -> None:
        """Tell where the link leads, if anywhere."""
        start, target = self._start, self.target
        self.stop()
        if start is not None and target is not None:
            self._canvas.connected.emit(start.id, target.id)

    def stop(self) -> None:
        """Draw no link."""
        self._aim(None)
        if self._line is not None and self._line.scene() is not None:
            self._line.scene().removeItem(self._line)
        was_choosing = self.is_choosing
        self._start, self._line, self.is_choosing = None, None, False
        if was_choosing and self.ended is not None:
            self.ended()

    def _aim(self, node: NodeItem | None) -> None:
        for item, wanted in ((self.target, False), (node, True)):
            if item is not None:
                item.is_target = wanted
                item.update()
        self.target = node

    def _draw_to(self, point: QPointF) -> None:
        if self._start is None:
            return
        drawing = self._canvas.drawing
        if self._line is None:
            self._line = QGraphicsPathItem()
            self._line.setZValue(_BELOW_NODES)
            self._line.setPen(QPen(drawing.colours.colour("accent"), 2, Qt.PenStyle.DashLine))
            drawing.addItem(self._line)
        path = QPainterPath(self._start.pos())
        path.lineTo(point)
        self._line.setPath(path)
