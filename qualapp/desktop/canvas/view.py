"""The canvas: a drawing that is zoomed, panned and changed with mouse and keyboard."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
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
from qualapp.desktop.canvas.drawing import Drawing, Places
from qualapp.desktop.canvas.keys import STEP, Keys
from qualapp.desktop.canvas.link_item import LinkItem
from qualapp.desktop.canvas.node_item import NodeItem
from qualapp.desktop.canvas.pointing import Pointing
from qualapp.desktop.canvas.quick_view import QuickView

_LEAST, _MOST = 0.1, 4.0
_NEAR = 3
_MARGIN = 32.0
_NAMES, _MANY_NAMES = (64.0, 44.0), (116.0, 30.0)
"""How far names of discs reach out of a drawing on the screen; where there is a crowd, most stand beside them."""

_LARGEST = 1.25
"""How much larger than they are few discs are shown, where there is room."""
_ROUNDS = 2
"""Names keep their size when a drawing is shown smaller, so that it then takes more room than was counted with."""


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
        self.pointing = Pointing(self)
        self.quick = QuickView(self)
        self._keys = Keys(self)
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

    def fit(self, most: float = _LARGEST) -> None:
        """Show the whole drawing; cards never larger than they are, few discs a little, or as much as is said."""
        self.quick.end()
        self._is_fitted = True
        if not self.drawing.nodes:
            self.resetTransform()
            self.centerOn(0, 0)
            self.view_changed.emit()
            return
        if self.drawing.has_discs:
            self._fit_discs(most)
        else:
            self._scale_to(self._fitting(self.drawing.bounds(), _MARGIN / 2, _MARGIN / 2))
        self.centerOn(self.drawing.bounds().center())
        self.view_changed.emit()

    def _fit_discs(self, most: float) -> None:
        """Show discs with their names as large as there is room for both."""
        is_crowd = self.drawing.crowd.is_on
        self._scale_to(self._fitting(self.drawing.middles(), *(_MANY_NAMES if is_crowd else _NAMES), most=most))
        for _round in range(0 if is_crowd else _ROUNDS):
            bounds = self.drawing.bounds()
            if self._fitting(bounds, -_MARGIN / 2, -_MARGIN / 2, most=most) < self.zoom:
                self._scale_to(self._fitting(bounds, most=most))

    def follow(self) -> None:
        """Keep all discs in sight while they move, where all were; their names keep their size meanwhile."""
        if self._is_fitted and self.drawing.nodes:
            middles = self.drawing.middles()
            scale = self._fitting(middles, *_NAMES)
            self.resetTransform()
            self.scale(scale, scale)
            self.centerOn(middles.center())

    def _fitting(self, box: QRectF, across: float = 0, down: float = 0, *, most: float = 1.0) -> float:
        """How large things may be shown so that a box is seen with so many pixels around it."""
        room = self.viewport().rect()
        wide, high = room.width() - 2 * (across + _MARGIN / 2), room.height() - 2 * (down + _MARGIN / 2)
        return max(_LEAST, min(most, wide / max(1.0, box.width()), high / max(1.0, box.height())))

    def zoom_by(self, factor: float, about: QPointF | None = None) -> None:
        """Show larger or smaller; the point of the window `about` which it is done stays where it is."""
        self.quick.begin_zoom()
        about = about if about is not None else QPointF(self.viewport().rect().center())
        wanted = min(_MOST, max(_LEAST, self.zoom * factor))
        before = self.mapToScene(about.toPoint())
        self._scale_to(wanted)
        after = self.mapFromScene(before)
        self.pan(after - about.toPoint())
        self.view_changed.emit()

    def _scale_to(self, scale: float) -> None:
        self.resetTransform()
        self.scale(scale, scale)
        self.settle()

    def settle(self) -> None:
        """Let names have the size that they need on the screen now, but not while a picture is zoomed."""
        if not self.quick.is_on and self.drawing.seen != self.zoom:
            self.drawing.see_at(self.zoom)

    def pan(self, by: QPoint) -> None:
        """Show what lies so many pixels to the right and farther down."""
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setValue(across.value() + by.x())
        down.setValue(down.value() + by.y())
        self._is_fitted = False

    def wheelEvent(self, event: QWheelEvent) -> None:
        device = event.device()
        is_pad = device is not None and device.type() == QInputDevice.DeviceType.TouchPad
        if is_pad and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.pan(-event.pixelDelta())
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.pan(QPoint(-(event.angleDelta().x() or event.angleDelta().y()), 0))
        else:
            self.zoom_by(STEP ** (event.angleDelta().y() / 120), event.position())
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
        if not self.quick.paint():
            super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_fitted:
            self.fit()

    def bring_into_sight(self, box: QRectF) -> None:
        """Pan only as far as is needed to see a box."""
        seen = self.mapFromScene(box).boundingRect()
        room = self.viewport().rect().adjusted(12, 12, -12, -12)
        if not room.contains(seen):
            self.ensureVisible(box, 24, 24)
            self._is_fitted = False

    # Choosing and moving --------------------------------------------------------------------------------------------

    def node_at(self, point: QPoint) -> NodeItem | None:
        """The node under a point of the window."""
        return next((item for item in self.items(point) if isinstance(item, NodeItem)), None)

    def link_at(self, point: QPoint) -> LinkItem | None:
        """The nearest link under a point of the window, where no node is."""
        if self.node_at(point) is not None:
            return None
        spot, around = self.mapToScene(point), QRect(point.x() - _NEAR, point.y() - _NEAR, 2 * _NEAR, 2 * _NEAR)
        links = [item for item in self.items(around) if isinstance(item, LinkItem)]
        return min(links, key=lambda link: (link.distance(spot), link.id), default=None)

    def chosen(self) -> NodeItem | LinkItem | None:
        """What is selected, the first of several."""
        nodes, links = self.drawing.selected_nodes(), self.drawing.selected_links()
        if nodes:
            return self.drawing.nodes[nodes[0]]
        return self.drawing.links[links[0]] if links else None

    def choose(self, item: NodeItem | LinkItem) -> None:
        """Select just this, and have it in sight."""
        is_node = isinstance(item, NodeItem)
        self.drawing.select(nodes={item.id} if is_node else (), links=() if is_node else {item.id})
        self.bring_into_sight(item.sceneBoundingRect())

    def tell_moved(self, before: Places) -> None:
        """Tell which nodes stand elsewhere than before."""
        now = self.drawing.places()
        moved = {id: place for id, place in now.items() if id in before and before[id] != place}
        if moved:
            self.drawing.route()
            self.moved.emit(moved)

    def begin_link(self) -> bool:
        """Let a target be chosen for a link from the one selected node; false where no node is."""
        nodes = self.drawing.selected_nodes()
        return len(nodes) == 1 and self.connecting.begin(self.drawing.nodes[nodes[0]])

    # Mouse and keys -------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.pointing.press(event):
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self.pointing.move(event):
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self.pointing.release(event):
            super().mouseReleaseEvent(event)
            self.pointing.dragged()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.pointing.open_at(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.pointing.ask_for_menu(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = self._keys.act_for(event)
        if act is None:
            event.ignore()
            return
        act()
        event.accept()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.pointing.hold_space(False)

    def focusNextPrevChild(self, forwards: bool, /) -> bool:
        """Tab goes through the nodes, column by column, and leaves the canvas after the last."""
        return self._keys.go_on(forwards) or super().focusNextPrevChild(forwards)
