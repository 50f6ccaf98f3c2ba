"""What makes zooming and dragging quick: a picture of what stands still, painted instead of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QTimer
from PySide6.QtGui import QPainter, QPixmap, QTransform

from qualapp.desktop.canvas.link_item import LinkItem
from qualapp.desktop.canvas.node_item import NodeItem

if TYPE_CHECKING:
    from qualapp.desktop.canvas.view import Canvas

_REST = 120
MANY = 80
"""Links from which on a picture is quicker than the drawing."""


class QuickView:
    """Takes the picture when a movement begins, and lets the drawing be painted again when it rests."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._still: QPixmap | None = None
        self._seen = QTransform()
        self._lifted: list[NodeItem | LinkItem] = []
        self._rest = QTimer(canvas, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self.end)
        canvas.drawing.crowd_painted.connect(self._take_again)

    @property
    def is_on(self) -> bool:
        """Whether the picture is painted now."""
        return self._still is not None

    def begin_zoom(self) -> None:
        """Zoom or pan a picture until nothing more has happened for a moment."""
        if len(self._canvas.drawing.links) < MANY or self._lifted:
            return
        if self._still is None:
            self._take()
        self._rest.start()

    def begin_drag(self) -> None:
        """Let the selected nodes and their links be painted over a picture of all others."""
        drawing = self._canvas.drawing
        if self._lifted or len(drawing.links) < MANY:
            return
        self.end()
        drawing.arriving.finish()
        nodes = drawing.selected_nodes()
        links = {link for node in nodes for link in drawing.links_at(node)}
        self._lifted = [*(drawing.links[id] for id in sorted(links)), *(drawing.nodes[id] for id in nodes)]
        for item in self._lifted:
            _lift(item, True)
        drawing.crowd.forget()
        self._take()

    def _take_again(self) -> None:
        """While something is dragged: the picture was taken before the crowd of links was painted without it."""
        if self._still is not None and self._lifted:
            self._still = None
            self._take()
            self._canvas.viewport().update()

    def _take(self) -> None:
        self._seen = self._canvas.viewportTransform()
        self._still = self._canvas.viewport().grab()

    def end(self) -> None:
        """Paint the drawing again."""
        self._rest.stop()
        if self._still is None:
            return
        self._still = None
        if self._lifted:
            self._canvas.drawing.crowd.forget()
        for item in self._lifted:
            _lift(item, False)
        self._lifted = []
        self._canvas.settle()
        self._canvas.viewport().update()

    def paint(self) -> bool:
        """Paint the picture as it is seen now; false where there is none."""
        if self._still is None:
            return False
        now = self._canvas.viewportTransform()
        painter = QPainter(self._canvas.viewport())
        painter.fillRect(self._canvas.viewport().rect(), self._canvas.drawing.colours.colour("surface"))
        painter.setTransform(self._seen.inverted()[0] * now)
        painter.drawPixmap(QPointF(0, 0), self._still)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for item in self._lifted:
            painter.setTransform(now)
            painter.save()
            if isinstance(item, LinkItem):
                item.paint_lifted(painter)
            else:
                painter.translate(item.pos())
                item.draw(painter)
            painter.restore()
        painter.end()
        return True


def _lift(item: NodeItem | LinkItem, lifted: bool) -> None:
    if isinstance(item, LinkItem):
        item.lift(lifted)
    else:
        item.is_lifted = lifted
        item.update()
