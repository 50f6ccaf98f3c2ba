"""A drawing of nodes and links: what is on the canvas, and where lines and labels go."""

from collections.abc import Callable, Collection, Iterable, Mapping

from PySide6.QtCore import QPointF, QRect, QRectF, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsScene

from qualapp.desktop.canvas.arriving import Arriving
from qualapp.desktop.canvas.colours import Colours
from qualapp.desktop.canvas.crowd import HEADS, MOST, Crowd
from qualapp.desktop.canvas.link_item import LinkItem
from qualapp.desktop.canvas.looks import CanvasLink, CanvasNode, Course, Shape
from qualapp.desktop.canvas.node_item import GRID, NodeItem
from qualapp.desktop.canvas.placing import place_names, place_pills
from qualapp.desktop.canvas.ways import ways
from qualapp.desktop.look import theme

_FAR = 20_000.0
LETTERS = 11.0
"""How high the letters of names are on the screen, at least."""
_OWN_LETTERS = 12.0
_LEAST_DISC = 8.0
_LEAST_PILL = 7.0

Places = dict[int, tuple[float, float]]
Backdrop = Callable[[QPainter, QRectF, Colours], None]


def spread(places: Mapping[int, tuple[float, float]]) -> QRectF:
    """The box around places."""
    xs, ys = zip(*places.values(), strict=True)
    return QRectF(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


class Drawing(QGraphicsScene):
    """Nodes and links by their ids. It knows how they look, never what they mean."""

    node_hovered = Signal(object)
    """Carries the id of the node under the pointer, None when it leaves."""
    link_hovered = Signal(object)
    """Carries the id of the link under the pointer, None when it leaves."""
    crowd_painted = Signal()
    """Very many links were painted, which takes its time."""

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
        self.seen = 1.0
        """How large it is shown: pixels of the screen for each of its own."""
        self._held = False
        self._all_named = False
        self._letters = LETTERS
        self._known_links: frozenset[int] = frozenset()
        self.crowd = Crowd(self)
        self.addItem(self.crowd)
        self._marked: set[int] = set()
        self.selectionChanged.connect(self._mark_links)
        self._route_soon = QTimer(self, singleShot=True, interval=0)
        self._route_soon.timeout.connect(self.route)
        self.arriving = Arriving(self._make_link, self.route, self)
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
        self.crowd.form(len(wanted_links) > MOST, anew=new)
        if self.arriving.is_on:
            return
        if (moved or new) and self.crowd.is_on:
            self._route_soon.start()
        elif moved or new:
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
            item = self.nodes.pop(id)
            item.drawing = None
            self.removeItem(item)

    def _show_nodes(self, wanted: Mapping[int, CanvasNode]) -> bool:
        """Whether a box came, moved or has another size."""
        before = {id: item.box() for id, item in self.nodes.items()}
        for id, node in wanted.items():
            item = self.nodes.get(id)
            if item is None:
                self.nodes[id] = item = NodeItem(node, self.colours, self)
                item.see_at(self.lettering(), self._least_disc())
                self.addItem(item)
            elif item.look != node.look:
                item.show_look(node.look)
            item.setPos(node.x, node.y)
        return before != {id: item.box() for id, item in self.nodes.items()}

    def _show_links(self, wanted: Mapping[int, CanvasLink]) -> bool:
        """Whether a link came or went, or runs otherwise; where there are very many, they come little by little."""
        is_same_way = True
        for id, item in self.links.items():
            if item.look != wanted[id].look:
                is_same_way = is_same_way and item.look.course is wanted[id].look.course
                item.show_look(wanted[id].look)
        coming = [link for id, link in wanted.items() if id not in self.links]
        self.arriving.expect(coming if len(wanted) > MOST else ())
        if len(wanted) <= MOST:
            for link in coming:
                self._make_link(link)
        before, self._known_links = self._known_links, frozenset(wanted)
        if before == self._known_links and is_same_way and not coming:
            return False
        self._at = {}
        for id, link in wanted.items():
            self._at.setdefault(link.from_id, set()).add(id)
            self._at.setdefault(link.to_id, set()).add(id)
        return True

    def _make_link(self, link: CanvasLink) -> None:
        self.links[link.id] = item = LinkItem(link, self.colours, self.crowd.is_on)
        self.addItem(item)
        if item.pill is not None:
            self.addItem(item.pill)

    def links_at(self, node_id: int) -> list[int]:
        """The links that begin or end at a node, in their order."""
        return sorted(self._at.get(node_id, ()))

    # How large it is shown -------------------------------------------------------------------------------------------

    def see_at(self, scale: float, *, all_named: bool = False, letters: float = LETTERS) -> None:
        """Be shown this large: names and discs stay large enough, and `all_named` says that none is left out.

        `letters` is how high they are at least.
        """
        self._all_named, self.seen, self._letters = all_named, scale, letters
        for node in self.nodes.values():
            node.see_at(self.lettering(), self._least_disc())
        if self.has_discs and self.crowd.is_on and not all_named:
            self.place_signs()
            if scale >= HEADS:
                self._route_soon.start()
        elif self.has_discs:
            self.route()
        else:
            self._show_pills()

    @property
    def has_discs(self) -> bool:
        """Whether it is of discs, whose names and sizes follow how large it is shown."""
        return any(node.look.shape is Shape.DISC for node in self.nodes.values())

    def lettering(self) -> float:
        """How many times larger than they are names must be drawn."""
        return max(1.0, self._letters / (_OWN_LETTERS * self.seen))

    def _least_disc(self) -> float:
        return _LEAST_DISC * self._letters / LETTERS / self.seen

    def _show_pills(self) -> None:
        for link in self.links.values():
            if link.pill is not None:
                is_on_disc = self.nodes[link.from_id].look.shape is Shape.DISC
                link.pill.show_from(self._all_named or is_on_disc or _OWN_LETTERS * self.seen >= _LEAST_PILL)

    # Ways and signs -------------------------------------------------------------------------------------------------

    def route(self, only: Collection[int] | None = None, *, at_once: bool = False) -> None:
        """Find the way of all links anew, or only of these while nodes are being dragged.

        `at_once` it goes straight on, around nothing, as while nodes are moving.
        """
        if only is None:
            self._route_soon.stop()
            if self.arriving.is_on:
                self.place_signs()
                return
        links = [item for id, item in self.links.items() if only is None or id in only]
        around = only is None and not at_once
        for id, path in ways(links, self.nodes, around=around).items():
            self.links[id].follow(path)
        if only is None or not self.is_dragging:
            self.crowd.forget()
        self.place_signs(only if not at_once else self.links)

    def place_signs(self, only: Collection[int] | None = None) -> None:
        """Find places for pills and for the names of discs where they lie on nothing."""
        if only is None:
            ties = {id: len(at) for id, at in self._at.items()}
            place_names(list(self.nodes.values()), ties, all_shown=self._all_named, kept=self.kept())
            place_pills(list(self.links.values()), list(self.nodes.values()), self.lettering())
            self._show_pills()
        else:
            for id in only:
                link = self.links.get(id)
                if link is not None and link.pill is not None:
                    link.pill.setPos(link.spot(0.5))

    def kept(self) -> list[QRectF]:
        """Where no name of a disc is written."""
        return []

    def place_for(self, node_id: int, point: QPointF) -> QPointF:
        """Where a node lands that is dragged to a point: on the grid, and where it may stand."""
        point = QPointF(round(point.x() / GRID) * GRID, round(point.y() / GRID) * GRID)
        return self.keep_within(node_id, point) if self.keep_within is not None else point

    def node_moved(self, node_id: int) -> None:
        """Let the links of a node follow it."""
        if not self._held:
            self.route(self._at.get(node_id, set()))

    def move_all(self, places: Mapping[int, tuple[float, float]], *, at_once: bool = False) -> None:
        """Put nodes elsewhere and let all links follow once; `at_once` they go straight on, around nothing."""
        self._held = True
        for id, (x, y) in places.items():
            if id in self.nodes:
                self.nodes[id].setPos(x, y)
        self._held = False
        self.route(at_once=at_once)

    def places(self) -> Places:
        """Where the nodes stand now."""
        return {id: (item.x(), item.y()) for id, item in self.nodes.items()}

    def middles(self) -> QRectF:
        """What the middles of all nodes take up."""
        return spread(self.places())

    def selected_nodes(self) -> list[int]:
        """The ids of the nodes that are selected."""
        return [item.id for item in self.selectedItems() if isinstance(item, NodeItem)]

    def selected_links(self) -> list[int]:
        """The ids of the links that are selected."""
        return sorted(item.id for item in self.selectedItems() if isinstance(item, LinkItem))

    def _mark_links(self) -> None:
        """Let links be painted as selected, or not any more; in a crowd also those of the selected nodes."""
        near = {id for node in self.selected_nodes() for id in self._at.get(node, ())} if self.crowd.is_on else set()
        now = near | set(self.selected_links())
        for id in now | self._marked:
            if id in self.links:
                self.links[id].come_near(id in near)
        self._marked = now

    def select(self, *, nodes: Collection[int] = (), links: Collection[int] = ()) -> None:
        """Select just these."""
        self.blockSignals(True)
        for item in self.selectedItems():
            item.setSelected(False)
        for id in nodes:
            if id in self.nodes:
                self.nodes[id].setSelected(True)
        for id in links:
            if id in self.links:
                self.links[id].setSelected(True)
        self.blockSignals(False)
        self.selectionChanged.emit()

    def bounds(self) -> QRectF:
        """What is drawn, without the empty ground."""
        box = QRectF()
        for item in self.nodes.values():
            box = box.united(item.boundingRect().translated(item.pos()))
        for link in self.links.values():
            if link.look.course is Course.FLOW or link.pill is not None:
                box = box.united(link.boundingRect())
        return box

    def wear(self, colours: Colours) -> None:
        """Be drawn in these colours."""
        self.arriving.finish()
        self.colours = colours
        for node in self.nodes.values():
            node.wear(colours)
        for link in self.links.values():
            link.wear(colours)
        self.crowd.forget()
        self.update()

    def _on_theme(self) -> None:
        self.wear(Colours())

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect, /) -> None:
        rect = QRectF(rect)
        painter.fillRect(rect, self.colours.colour("surface"))
        self.colours.lettering = self.lettering()
        if self.backdrop is not None:
            self.backdrop(painter, rect, self.colours)
