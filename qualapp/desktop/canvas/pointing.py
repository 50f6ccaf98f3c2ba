"""The canvas under the mouse: selecting, dragging, panning, drawing links and asking for menus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent

from qualapp.desktop.canvas.node_item import NodeItem

if TYPE_CHECKING:
    from qualapp.desktop.canvas.drawing import Places
    from qualapp.desktop.canvas.view import Canvas

_LEFT, _MIDDLE, _RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton, Qt.MouseButton.RightButton


class Pointing:
    """What is done with the mouse; what it leaves alone is Qt's."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._panned_from: QPoint | None = None
        self._has_space = False
        self._has_chosen = False
        self._before: Places = {}

    def hold_space(self, held: bool) -> None:
        """While the space bar is held, dragging pans."""
        self._has_space = held
        self._wear(Qt.CursorShape.OpenHandCursor if held else Qt.CursorShape.ArrowCursor)

    def _wear(self, cursor: Qt.CursorShape) -> None:
        self._canvas.viewport().setCursor(cursor)

    def press(self, event: QMouseEvent) -> bool:
        """Whether a press is done with; else Qt selects, or begins to drag."""
        canvas, point = self._canvas, event.position().toPoint()
        if event.button() == _MIDDLE or (event.button() == _LEFT and self._has_space):
            self._panned_from = point
            self._wear(Qt.CursorShape.ClosedHandCursor)
        elif event.button() == _LEFT and canvas.connecting.press(point):
            event.accept()
        elif event.button() == _LEFT and not event.modifiers() and (link := canvas.link_at(point)) is not None:
            canvas.drawing.select(links={link.id})
            self._has_chosen = True
        elif event.button() == _LEFT:
            self._before = canvas.drawing.places()
            canvas.drawing.is_dragging = True
            return False
        elif event.button() == _RIGHT:
            self._select_under(point)
        return True

    def _select_under(self, point: QPoint) -> None:
        item = self._canvas.node_at(point) or self._canvas.link_at(point)
        if item is not None and not item.isSelected():
            is_node = isinstance(item, NodeItem)
            self._canvas.drawing.select(nodes={item.id} if is_node else (), links=() if is_node else {item.id})

    def move(self, event: QMouseEvent) -> bool:
        """Whether a movement is done with."""
        canvas, point = self._canvas, event.position().toPoint()
        if self._panned_from is not None:
            canvas.quick.begin_zoom()
            canvas.pan(self._panned_from - point)
            self._panned_from = point
            return True
        if canvas.connecting.move(point):
            return True
        if event.buttons() & _LEFT and canvas.drawing.mouseGrabberItem() is not None:
            canvas.quick.begin_drag()
        return False

    def release(self, event: QMouseEvent) -> bool:
        """Whether letting go is done with; else Qt ends a drag, and `dragged` is told."""
        if self._panned_from is not None:
            self._panned_from = None
            self._wear(Qt.CursorShape.OpenHandCursor if self._has_space else Qt.CursorShape.ArrowCursor)
            return True
        if self._has_chosen:
            self._has_chosen = False
            return True
        return self._canvas.connecting.release(event.position().toPoint())

    def dragged(self) -> None:
        """Tell what was moved, when Qt has ended the drag."""
        self._canvas.quick.end()
        self._canvas.drawing.is_dragging = False
        before, self._before = self._before, {}
        self._canvas.tell_moved(before)

    def open_at(self, event: QMouseEvent) -> None:
        """Open what was double-clicked."""
        canvas, point = self._canvas, event.position().toPoint()
        node, link = canvas.node_at(point), canvas.link_at(point)
        if event.button() != _LEFT:
            return
        if node is not None:
            canvas.node_opened.emit(node.id)
        elif link is not None:
            canvas.link_opened.emit(link.id)
        else:
            canvas.ground_opened.emit(canvas.mapToScene(point))

    def ask_for_menu(self, event: QContextMenuEvent) -> None:
        """Ask for a menu where the mouse is, or where the selection is."""
        canvas = self._canvas
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            item = canvas.node_at(event.pos()) or canvas.link_at(event.pos())
            canvas.menu_wanted.emit(event.globalPos(), item)
            return
        chosen = canvas.chosen()
        rect = canvas.viewport().rect()
        middle = canvas.mapFromScene(chosen.sceneBoundingRect().center()) if chosen is not None else rect.center()
        canvas.menu_wanted.emit(canvas.viewport().mapToGlobal(middle), chosen)
