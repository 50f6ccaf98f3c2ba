"""The canvas: a drawing that is zoomed, panned and changed with mouse and keyboard."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QInputDevice,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QGestureEvent, QGraphicsView, QPinchGesture, QWidget

from qualapp.desktop.canvas.connecting import Connecting
from qualapp.desktop.canvas.drawing import Drawing
from qualapp.desktop.canvas.link_item import LinkItem
from qualapp.desktop.canvas.node_item import GRID, NodeItem
from qualapp.desktop.canvas.quick_view import QuickView
from qualapp.desktop.canvas.walking import beside, following

_LEAST, _MOST = 0.1, 4.0
_STEP = 1.15
_PAN = 60
_MARGIN = 32.0
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_LEFT, _MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton
_NO_KEY, _SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
_CTRL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


class Canvas(QGraphicsView):
    """Shows a drawing. What a person wants is told by signals; only moving is done at once."""

    moved = Signal(object)
    """Nodes were put elsewhere: carries their places by id."""
    connected = Signal(int, int)
    """A link was drawn from one node to another."""
    node_opened = Signal(int)
    link_opened = Signal(int)
    """Somebody double-clicked it or pressed Enter on it."""
    ground_opened = Signal(QPointF)
    """The empty ground was double-clicked: carries the point in the drawing."""
    delete_wanted = Signal(object, object)
    """Carries the ids of the selected nodes and of the selected links."""
    menu_wanted = Signal(QPoint, object)
    """A menu is wanted: carries the place on the screen, and the item there or None."""
    view_changed = Signal()
    """Zoomed or panned."""

    def __init__(self, drawing: Drawing, parent: QWidget | None = None) -> None:
        super().__init__(drawing, parent)
        self.drawing = drawing
        self.connecting = Connecting(self)
        self._quick = QuickView(self)
        self._panned_from: QPoint | None = None
        self._has_space = False
        self._before: dict[int, tuple[float, float]] = {}
        self._is_fitted = True
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setDragMode(QGraphicsView.DragMode.RubberBandDrag)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.SmartViewportUpdate)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontSavePainterState)
        self.setMouseTracking(True)
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)
        self.horizontalScrollBar().valueChanged.connect(lambda _value: self.view_changed.emit())
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.view_changed.emit())

    # Seeing -----------------------------------------------------------------------------------------------------

    @property
    def zoom(self) -> float:
        """How large things are shown; 1 is as they are."""
        return self.transform().m11()

    def fit(self) -> None:
        """Show the whole drawing, never larger than it is."""
        box = self.drawing.bounds().adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN)
        self._is_fitted = True
        if not self.drawing.nodes:
            self.resetTransform()
            self.centerOn(0, 0)
            self.view_changed.emit()
            return
        room = self.viewport().rect()
        scale = min(1.0, room.width() / box.width(), room.height() / box.height())
        self._scale_to(max(_LEAST, scale))
        self.centerOn(box.center())
        self.view_changed.emit()

    def zoom_by(self, factor: float, about: QPointF | None = None) -> None:
        """Show larger or smaller; the point of the window `about` which it is done stays where it is."""
        self._quick.begin_zoom()
        about = about if about is not None else QPointF(self.viewport().rect().center())
        wanted = min(_MOST, max(_LEAST, self.zoom * factor))
        before = self.mapToScene(about.toPoint())
        self._scale_to(wanted)
        after = self.mapFromScene(before)
        self._pan(after - about.toPoint())
        self._is_fitted = False
        self.view_changed.emit()

    def _scale_to(self, scale: float) -> None:
        self.resetTransform()
        self.scale(scale, scale)

    def _pan(self, by: QPoint) -> None:
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setValue(across.value() + by.x())
        down.setValue(down.value() + by.y())

    def wheelEvent(self, event: QWheelEvent) -> None:
        device = event.device()
        is_pad = device is not None and device.type() == QInputDevice.DeviceType.TouchPad
        if is_pad and not event.modifiers() & _CTRL:
            self._pan(-event.pixelDelta())
            self._is_fitted = False
        elif event.modifiers() & _SHIFT:
            self._pan(QPoint(-(event.angleDelta().x() or event.angleDelta().y()), 0))
        else:
            self.zoom_by(_STEP ** (event.angleDelta().y() / 120), event.position())
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self.zoom_by(1 + event.value(), event.position())
            return True
        if isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                self.zoom_by(pinch.scaleFactor(), QPointF(self.mapFromGlobal(pinch.centerPoint().toPoint())))
            return True
        return super().viewportEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._quick.paint():
            super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_fitted:
            self.fit()

    # Pointing ---------------------------------------------------------------------------------------------------

    def node_at(self, point: QPoint) -> NodeItem | None:
        """The node under a point of the window."""
        return next((item for item in self.items(point) if isinstance(item, NodeItem)), None)

    def link_at(self, point: QPoint) -> LinkItem | None:
        """The link under a point of the window, where no node is."""
        if self.node_at(point) is not None:
            return None
        return next((item for item in self.items(point) if isinstance(item, LinkItem)), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if event.button() == _MIDDLE or (event.button() == _LEFT and self._has_space):
            self._panned_from = point
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        elif event.button() == _LEFT and self.connecting.press(point):
            event.accept()
        elif event.button() == _LEFT:
            self._before = self.drawing.places()
            self.drawing.is_dragging = True
            super().mousePressEvent(event)
        elif event.button() == Qt.MouseButton.RightButton:
            self._select_under(point)

    def _select_under(self, point: QPoint) -> None:
        item = self.node_at(point) or self.link_at(point)
        if item is not None and not item.isSelected():
            is_node = isinstance(item, NodeItem)
            self.drawing.select(nodes={item.id} if is_node else (), links=() if is_node else {item.id})

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if self._panned_from is not None:
            self._quick.begin_zoom()
            self._pan(self._panned_from - point)
            self._panned_from = point
            self._is_fitted = False
        elif not self.connecting.move(point):
            if event.buttons() & _LEFT and self.drawing.mouseGrabberItem() is not None:
                self._quick.begin_drag()
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._panned_from is not None:
            self._panned_from = None
            self.viewport().setCursor(Qt.CursorShape.OpenHandCursor if self._has_space else Qt.CursorShape.ArrowCursor)
            return
        if self.connecting.release(event.position().toPoint()):
            return
        super().mouseReleaseEvent(event)
        self._quick.end()
        self.drawing.is_dragging = False
        self._tell_moved()

    def _tell_moved(self) -> None:
        now = self.drawing.places()
        moved = {id: place for id, place in now.items() if id in self._before and self._before[id] != place}
        self._before = {}
        if moved:
            self.drawing.route()
            self.moved.emit(moved)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        node, link = self.node_at(point), self.link_at(point)
        if event.button() != _LEFT:
            return
        if node is not None:
            self.node_opened.emit(node.id)
        elif link is not None:
            self.link_opened.emit(link.id)
        else:
            self.ground_opened.emit(self.mapToScene(point))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            item = self.node_at(event.pos()) or self.link_at(event.pos())
            self.menu_wanted.emit(event.globalPos(), item)
            return
        chosen = self._chosen()
        middle = self.mapFromScene(chosen.sceneBoundingRect().center()) if chosen else self.viewport().rect().center()
        self.menu_wanted.emit(self.viewport().mapToGlobal(middle), chosen)

    def _chosen(self) -> NodeItem | LinkItem | None:
        nodes, links = self.drawing.selected_nodes(), self.drawing.selected_links()
        if nodes:
            return self.drawing.nodes[nodes[0]]
        return self.drawing.links[links[0]] if links else None

    # Keys -------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        run = self._run_for(event)
        if run is None:
            event.ignore()
            return
        run()
        event.accept()

    def _run_for(self, event: QKeyEvent) -> Callable[[], object] | None:
        key = Qt.Key(event.key())
        keys = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in _ARROWS:
            return self._run_for_arrow(_ARROWS[key], keys)
        if keys & _CTRL:
            zooms: dict[Qt.Key, Callable[[], object]] = {
                Qt.Key.Key_0: self.fit,
                Qt.Key.Key_Plus: lambda: self.zoom_by(_STEP),
                Qt.Key.Key_Minus: lambda: self.zoom_by(1 / _STEP),
                Qt.Key.Key_A: lambda: self.drawing.select(nodes=set(self.drawing.nodes)),
            }
            return zooms.get(key)
        plain: dict[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_Return: self._open_chosen,
            Qt.Key.Key_Enter: self._open_chosen,
            Qt.Key.Key_Delete: self._delete_chosen,
            Qt.Key.Key_Backspace: self._delete_chosen,
            Qt.Key.Key_Space: lambda: self._hold_space(True),
        }
        if key == Qt.Key.Key_Escape:
            return self._escape()
        return plain.get(key)

    def _run_for_arrow(self, way: tuple[int, int], keys: Qt.KeyboardModifier) -> Callable[[], object] | None:
        if keys & _CTRL:
            return None
        if keys & _ALT:
            return lambda: self._follow(way)
        if self.connecting.is_choosing:
            return lambda: self.connecting.step(way)
        chosen = self.drawing.selected_nodes()
        if not chosen:
            return lambda: self._pan(QPoint(way[0] * _PAN, way[1] * _PAN))
        step = GRID if keys & _SHIFT else 2 * GRID
        return lambda: self._nudge(chosen, way, step)

    def _nudge(self, chosen: list[int], way: tuple[int, int], step: float) -> None:
        """Move the selected nodes a step of the grid."""
        self._before = self.drawing.places()
        drawing = self.drawing
        places = {}
        for id in chosen:
            x, y = self._before[id]
            point = drawing.place_for(id, QPointF(x + way[0] * step, y + way[1] * step))
            places[id] = (point.x(), point.y())
        drawing.move_all(places)
        self._tell_moved()

    def _follow(self, way: tuple[int, int]) -> None:
        """Go along links: from a node to its link, from the link to its end, or to the next link."""
        found = following(self.drawing, self._chosen(), way)
        if found is not None:
            self.choose(found)

    def choose(self, item: NodeItem | LinkItem) -> None:
        """Select just this, and have it in sight."""
        is_node = isinstance(item, NodeItem)
        self.drawing.select(nodes={item.id} if is_node else (), links=() if is_node else {item.id})
        self.bring_into_sight(item.sceneBoundingRect())

    def bring_into_sight(self, box: QRectF) -> None:
        """Pan only as far as is needed to see a box."""
        seen = self.mapFromScene(box).boundingRect()
        room = self.viewport().rect().adjusted(12, 12, -12, -12)
        if not room.contains(seen):
            self.ensureVisible(box, 24, 24)
            self._is_fitted = False

    def focusNextPrevChild(self, forwards: bool, /) -> bool:
        """Tab goes through the nodes, column by column, and leaves the canvas after the last."""
        chosen = self.connecting.target or self._chosen()
        found = beside(self.drawing, chosen if isinstance(chosen, NodeItem) else None, forwards)
        if found is None:
            return super().focusNextPrevChild(forwards)
        if self.connecting.is_choosing:
            self.connecting.aim_at(found)
            self.bring_into_sight(found.sceneBoundingRect())
        else:
            self.choose(found)
        return True

    def _open_chosen(self) -> None:
        if self.connecting.is_choosing:
            self.connecting.confirm()
            return
        chosen = self._chosen()
        if isinstance(chosen, NodeItem):
            self.node_opened.emit(chosen.id)
        elif chosen is not None:
            self.link_opened.emit(chosen.id)

    def _delete_chosen(self) -> None:
        nodes, links = self.drawing.selected_nodes(), self.drawing.selected_links()
        if nodes or links:
            self.delete_wanted.emit(nodes, links)

    def _escape(self) -> Callable[[], object] | None:
        if self.connecting.is_choosing:
            return self.connecting.stop
        if self._chosen() is not None:
            return lambda: self.drawing.select()
        return None

    def _hold_space(self, held: bool) -> None:
        self._has_space = held
        self.viewport().setCursor(Qt.CursorShape.OpenHandCursor if held else Qt.CursorShape.ArrowCursor)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._hold_space(False)

    def begin_link(self) -> bool:
        """Let a target be chosen for a link from the one selected node; false where no node is."""
        nodes = self.drawing.selected_nodes()
        return len(nodes) == 1 and self.connecting.begin(self.drawing.nodes[nodes[0]])
