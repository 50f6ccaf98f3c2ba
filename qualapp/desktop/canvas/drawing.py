"""A drawing of nodes and links: what is on the canvas, and where lines and labels go."""

from collections.abc import Callable, Collection, Iterable, Mapping

from PySide6.QtCore import QPointF, QRect, QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene

from qualapp.desktop.canvas.colours import Colours
from qualapp.desktop.canvas.link_item import LinkItem
from qualapp.desktop.canvas.looks import CanvasLink, CanvasNode, Course, Shape
from qualapp.desktop.canvas.node_item import GRID, NodeItem
from qualapp.desktop.canvas.placing import place_labels, place_pills
from qualapp.desktop.canvas.routes import Run, flow, straight
from qualapp.desktop.look import theme

_FAR = 20_000.0
_PARALLEL = 9.0

Places = dict[int, tuple[float, float]]
Backdrop = Callable[[QPainter, QRectF, Colours], None]


class Drawing(QGraphicsScene):
    """Nodes and links by their ids. It knows how they look, never what they mean."""

    node_hovered = Signal(object)
    """Carries the id of the node under the pointer, None when it leaves."""
    link_hovered = Signal(object)
    """Carries the id of the link under the pointer, None when it leaves."""

    def __init__(self, parent: object = None) -> None:
        super().__init__(parent)  # type: ignore[call-overload]
        self.setSceneRect(-_FAR, -_FAR, 2 * _FAR, 2 * _FAR)
        self.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.BspTreeIndex)
        self.colours = Colours()
        self.nodes: dict[int, NodeItem] = {}
        self.links: dict[int, LinkItem] = {}
        self._at: dict[int, set[int]] = {}
        self.backdrop: Backdrop | None = None
        self.is_connectable = False
        self.is_dragging = False
        self.keep_within: Callable[[int, QPointF], QPointF] | None = None
        """Where a node may stand that somebody drags to a point."""
        self._held = False
        theme.changed.connect(self._on_theme)

    def show_all(self, nodes: Iterable[CanvasNode], links: Iterable[CanvasLink]) -> None:
        """Draw these; what was drawn already stays, selected as it was, and only looks anew."""
        wanted = {node.id: node for node in nodes}
        wanted_links = {link.id: link for link in links}
        self._held = True
        self._drop({id for id in self.nodes if id not in wanted}, self._changed_links(wanted_links))
        moved = self._show_nodes(wanted)
        new = self._show_links(wanted_links)
        self._held = False
        if moved or new:
            self.route()
        else:
            self.place_signs()

    def _changed_links(self, wanted: Mapping[int, CanvasLink]) -> set[int]:
        return {
            id
            for id, item in self.links.items()
            if id not in wanted or (item.from_id, item.to_id) != (wanted[id].from_id, wanted[id].to_id)
        }

    def _drop(self, nodes: Collection[int], links: Collection[int]) -> None:
        for id in links:
            link = self.links.pop(id)
            if link.pill is not None:
                self.removeItem(link.pill)
            self.removeItem(link)
        for id in nodes:
            self.removeItem(self.nodes.pop(id))

    def _show_nodes(self, wanted: Mapping[int, CanvasNode]) -> bool:
        """Whether a box came, moved or has another size."""
        before = {id: item.box() for id, item in self.nodes.items()}
        for id, node in wanted.items():
            item = self.nodes.get(id)
            if item is None:
                self.nodes[id] = item = NodeItem(node, self.colours)
                self.addItem(item)
            elif item.look != node.look:
                item.show_look(node.look)
            item.setPos(node.x, node.y)
        return before != {id: item.box() for id, item in self.nodes.items()}

    def _show_links(self, wanted: Mapping[int, CanvasLink]) -> bool:
        """Whether a link came or went."""
        before = set(self._known_links)
        for id, link in wanted.items():
            item = self.links.get(id)
            if item is None:
                self.links[id] = item = LinkItem(link, self.colours)
                self.addItem(item)
                if item.pill is not None:
                    self.addItem(item.pill)
                before.discard(id)
            elif item.look != link.look:
                course = item.look.course
                item.show_look(link.look)
                if course is not link.look.course:
                    before.discard(id)
        self._at = {}
        for id, item in self.links.items():
            self._at.setdefault(item.from_id, set()).add(id)
            self._at.setdefault(item.to_id, set()).add(id)
        self._known_links = frozenset(self.links)
        return before != self._known_links

    _known_links: frozenset[int] = frozenset()

    def links_at(self, node_id: int) -> list[int]:
        """The links that begin or end at a node, in their order."""
        return sorted(self._at.get(node_id, ()))

    def route(self, only: Collection[int] | None = None) -> None:
        """Find the way of all links anew, or only of these while nodes are being dragged."""
        links = [item for id, item in self.links.items() if only is None or id in only]
        boxes = {id: item.box() for id, item in self.nodes.items()}
        runs = [
            Run(link.id, link.from_id, link.to_id, boxes[link.from_id], boxes[link.to_id])
            for link in links
            if link.look.course is Course.FLOW
        ]
        for id, path in flow(runs, boxes, around=only is None).items():
            self.links[id].follow(path)
        self._route_straight([link for link in links if link.look.course is Course.STRAIGHT], boxes)
        self.place_signs(only)

    def _route_straight(self, links: Iterable[LinkItem], boxes: Mapping[int, QRectF]) -> None:
        pairs: dict[frozenset[int], list[LinkItem]] = {}
        for link in links:
            pairs.setdefault(frozenset({link.from_id, link.to_id}), []).append(link)
        for members in pairs.values():
            for number, link in enumerate(members):
                shift = (number - (len(members) - 1) / 2) * _PARALLEL
                shift = shift if link.from_id <= link.to_id else -shift
                is_disc = self.nodes[link.from_id].look.shape is Shape.DISC
                link.follow(straight(boxes[link.from_id], boxes[link.to_id], is_disc, shift))

    def place_signs(self, only: Collection[int] | None = None) -> None:
        """Find places for pills and for the labels of discs where they lie on nothing."""
        if only is None:
            place_labels(list(self.nodes.values()))
            place_pills(list(self.links.values()), list(self.nodes.values()))
        else:
            for id in only:
                link = self.links[id]
                if link.pill is not None:
                    link.pill.setPos(link.spot(0.5))

    def place_for(self, node_id: int, point: QPointF) -> QPointF:
        """Where a node lands that is dragged to a point: on the grid, and where it may stand."""
        point = QPointF(round(point.x() / GRID) * GRID, round(point.y() / GRID) * GRID)
        return self.keep_within(node_id, point) if self.keep_within is not None else point

    def node_moved(self, node_id: int) -> None:
        """Let the links of a node follow it."""
        if not self._held:
            self.route(self._at.get(node_id, set()))

    def move_all(self, places: Mapping[int, tuple[float, float]]) -> None:
        """Put nodes elsewhere and let all links follow once."""
        self._held = True
        for id, (x, y) in places.items():
            if id in self.nodes:
                self.nodes[id].setPos(x, y)
        self._held = False
        self.route()

    def places(self) -> Places:
        """Where the nodes stand now."""
        return {id: (item.x(), item.y()) for id, item in self.nodes.items()}

    def selected_nodes(self) -> list[int]:
        """The ids of the nodes that are selected."""
        return [id for id, item in self.nodes.items() if item.isSelected()]

    def selected_links(self) -> list[int]:
        """The ids of the links that are selected."""
        return [id for id, item in self.links.items() if item.isSelected()]

    def select(self, *, nodes: Collection[int] = (), links: Collection[int] = ()) -> None:
        """Select just these."""
        self.blockSignals(True)
        for id, item in (*self.nodes.items(),):
            item.setSelected(id in nodes)
        for id, link in self.links.items():
            link.setSelected(id in links)
        self.blockSignals(False)
        self.selectionChanged.emit()

    def bounds(self) -> QRectF:
        """What is drawn, without the empty ground."""
        box = QRectF()
        items: list[QGraphicsItem] = [*self.nodes.values(), *self.links.values()]
        for item in items:
            box = box.united(item.sceneBoundingRect())
        return box

    def wear(self, colours: Colours) -> None:
        """Be drawn in these colours."""
        self.colours = colours
        for node in self.nodes.values():
            node.wear(colours)
        for link in self.links.values():
            link.wear(colours)
        self.update()

    def _on_theme(self) -> None:
        self.wear(Colours())

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect, /) -> None:
        rect = QRectF(rect)
        painter.fillRect(rect, self.colours.colour("surface"))
        if self.backdrop is not None:
            self.backdrop(painter, rect, self.colours)
