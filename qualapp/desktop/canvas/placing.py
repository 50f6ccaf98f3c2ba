"""Where the pills of links and the labels of discs stand, so that they lie on nothing else."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF

from qualapp.desktop.canvas.link_item import SPOTS, LinkItem
from qualapp.desktop.canvas.looks import Shape
from qualapp.desktop.canvas.node_item import NodeItem

_CELL = 96
_BESIDE = (-20.0, 20.0)
"""Above and below its line a pill stands only where the line itself has no room."""
_SIDES = ((0, 1), (0, -1), (1, 0), (-1, 0))


class Ground:
    """Boxes that are taken, found quickly by where they are."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], list[QRectF]] = {}

    def take(self, box: QRectF) -> None:
        """Let nothing else stand here."""
        for cell in _cells(box):
            self._cells.setdefault(cell, []).append(box)

    def overlap(self, box: QRectF) -> float:
        """How much of a box is taken."""
        found = {id(other): other for cell in _cells(box) for other in self._cells.get(cell, ())}
        shared = (box.intersected(other) for other in found.values() if box.intersects(other))
        return sum(part.width() * part.height() for part in shared)


def _cells(box: QRectF) -> list[tuple[int, int]]:
    return [
        (x, y)
        for x in range(int(box.left() // _CELL), int(box.right() // _CELL) + 1)
        for y in range(int(box.top() // _CELL), int(box.bottom() // _CELL) + 1)
    ]


def place_labels(nodes: Sequence[NodeItem]) -> None:
    """Set the labels of discs below them, or at another side where that is free."""
    discs = [node for node in nodes if node.look.shape is Shape.DISC]
    ground = Ground()
    for node in discs:
        ground.take(node.box())
    for node in sorted(discs, key=lambda node: -node.look.radius):
        boxes = {side: node.label_box(side).translated(node.pos()) for side in _SIDES}
        side = min(_SIDES, key=lambda side: (ground.overlap(boxes[side]), _SIDES.index(side)))
        if side != node.label_side:
            node.prepareGeometryChange()
            node.label_side = side
            node.update()
        ground.take(boxes[side])


def place_pills(links: Sequence[LinkItem], nodes: Sequence[NodeItem]) -> None:
    """Set each pill on its line where neither a node nor another pill is."""
    ground = Ground()
    for node in nodes:
        ground.take(node.box().adjusted(-2, -2, 2, 2))
        if node.look.shape is Shape.DISC:
            ground.take(node.label_box().translated(node.pos()))
    for link in sorted(links, key=lambda link: link.length()):
        if link.pill is None or link.course.isEmpty():
            continue
        spot = _best(link, ground)
        link.pill.setPos(spot)
        ground.take(link.pill.box(spot).adjusted(-2, -2, 2, 2))


def _best(link: LinkItem, ground: Ground) -> QPointF:
    pill = link.pill
    least, best = float("inf"), link.spot(0.5)
    beside = [best + QPointF(0, by) for by in _BESIDE]
    for spot in (*(link.spot(share) for share in SPOTS), *beside):
        taken = ground.overlap(pill.box(spot)) if pill is not None else 0.0
        if not taken:
            return spot
        if taken < least:
            least, best = taken, spot
    return best
