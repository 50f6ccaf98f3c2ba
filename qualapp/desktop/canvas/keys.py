"""The canvas under the keyboard: zooming, panning, moving what is selected, and going along links."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent

from qualapp.desktop.canvas.node_item import GRID, NodeItem
from qualapp.desktop.canvas.walking import beside, following

if TYPE_CHECKING:
    from qualapp.desktop.canvas.view import Canvas

STEP = 1.15
"""How much larger one step of zooming shows things."""
_PAN = 60
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_SHIFT, _CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier

Act = Callable[[], object]


class Keys:
    """What each key does."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas

    def act_for(self, event: QKeyEvent) -> Act | None:
        """What a key is to do; None where it is for somebody else."""
        key = Qt.Key(event.key())
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in _ARROWS:
            return self._for_arrow(_ARROWS[key], held)
        if held & _CTRL:
            return self._for_control(key)
        if key == Qt.Key.Key_Escape:
            return self._escape()
        plain: dict[Qt.Key, Act] = {
            Qt.Key.Key_Return: self._open_chosen,
            Qt.Key.Key_Enter: self._open_chosen,
            Qt.Key.Key_Delete: self._delete_chosen,
            Qt.Key.Key_Backspace: self._delete_chosen,
            Qt.Key.Key_Space: lambda: self._canvas.pointing.hold_space(True),
        }
        return plain.get(key)

    def _for_control(self, key: Qt.Key) -> Act | None:
        canvas = self._canvas
        acts: dict[Qt.Key, Act] = {
            Qt.Key.Key_0: canvas.fit,
            Qt.Key.Key_Plus: lambda: canvas.zoom_by(STEP),
            Qt.Key.Key_Minus: lambda: canvas.zoom_by(1 / STEP),
            Qt.Key.Key_A: lambda: canvas.drawing.select(nodes=set(canvas.drawing.nodes)),
        }
        return acts.get(key)

    def _for_arrow(self, way: tuple[int, int], held: Qt.KeyboardModifier) -> Act | None:
        canvas = self._canvas
        if held & _CTRL:
            return None
        if held & _ALT:
            return lambda: self._follow(way)
        if canvas.connecting.is_choosing:
            return lambda: canvas.connecting.step(way)
        chosen = canvas.drawing.selected_nodes()
        if not chosen:
            return lambda: canvas.pan(QPoint(way[0] * _PAN, way[1] * _PAN))
        step = GRID if held & _SHIFT else 2 * GRID
        return lambda: self._nudge(chosen, way, step)

    def _nudge(self, chosen: list[int], way: tuple[int, int], step: float) -> None:
        """Move the selected nodes a step of the grid."""
        drawing = self._canvas.drawing
        before = drawing.places()
        places = {}
        for id in chosen:
            x, y = before[id]
            point = drawing.place_for(id, QPointF(x + way[0] * step, y + way[1] * step))
            places[id] = (point.x(), point.y())
        drawing.move_all(places)
        self._canvas.tell_moved(before)

    def _follow(self, way: tuple[int, int]) -> None:
        """Go along links: from a node to its link, from the link to its end, or to the next link."""
        found = following(self._canvas.drawing, self._canvas.chosen(), way)
        if found is not None:
            self._canvas.choose(found)

    def go_on(self, forwards: bool) -> bool:
        """Go through the nodes, column by column; false after the last, but round and round for the end of a link."""
        canvas = self._canvas
        chosen = canvas.connecting.target or canvas.chosen()
        found = beside(canvas.drawing, chosen if isinstance(chosen, NodeItem) else None, forwards)
        if found is None and canvas.connecting.is_choosing:
            found = beside(canvas.drawing, None, forwards)
        if found is None:
            return False
        if canvas.connecting.is_choosing:
            canvas.connecting.aim_at(found)
            canvas.bring_into_sight(found.sceneBoundingRect())
        else:
            canvas.choose(found)
        return True

    def _open_chosen(self) -> None:
        canvas = self._canvas
        if canvas.connecting.is_choosing:
            canvas.connecting.confirm()
            return
        chosen = canvas.chosen()
        if isinstance(chosen, NodeItem):
            canvas.node_opened.emit(chosen.id)
        elif chosen is not None:
            canvas.link_opened.emit(chosen.id)

    def _delete_chosen(self) -> None:
        drawing = self._canvas.drawing
        nodes, links = drawing.selected_nodes(), drawing.selected_links()
        if nodes or links:
            self._canvas.delete_wanted.emit(nodes, links)

    def _escape(self) -> Act | None:
        canvas = self._canvas
        if canvas.connecting.is_choosing:
            return canvas.connecting.stop
        return (lambda: canvas.drawing.select()) if canvas.chosen() is not None else None
