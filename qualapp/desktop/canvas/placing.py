"""Where the pills of links and the names of discs stand, so that they lie on nothing else."""

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF

from qualapp.analysis.network.labels import Box, place_labels
from qualapp.analysis.network.places import Place
from qualapp.desktop.canvas.link_item import LinkItem
from qualapp.desktop.canvas.looks import Shape
from qualapp.desktop.canvas.node_item import NodeItem
from qualapp.desktop.canvas.pill import Pill

_CELL = 96
_SPOTS = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82, 0.12, 0.88)
"""Where along a line its pill may stand, the likeliest first."""
_BESIDE = (-20.0, 20.0)
"""Above and below its line a pill stands only where the line itself has no room."""

Bounds = tuple[float, float, float, float]


def place_names(
    nodes: Sequence[NodeItem], ties: Mapping[int, int], *, all_shown: bool, kept: Sequence[QRectF] = ()
) -> None:
    """Write the names of discs where there is room, those first that have most ties; all of them where that is said.

    What is `kept` is left free.
    """
    discs = {node.id: node for node in nodes if node.look.shape is Shape.DISC}
    if not discs:
        return
    order = sorted(discs, key=lambda id: (-ties.get(id, 0), -discs[id].look.radius, id))
    boxes = place_labels(
        {id: Place(node.x(), node.y()) for id, node in discs.items()},
        {id: node.name_size() for id, node in discs.items()},
        {id: node.radius for id, node in discs.items()},
        order,
        all_shown=all_shown,
        kept=[Box(box.x(), box.y(), box.width(), box.height()) for box in kept],
    )
    for id, node in discs.items():
        node.place_name(QRectF(*boxes[id]) if id in boxes else None)


def place_pills(links: Sequence[LinkItem], nodes: Sequence[NodeItem], letters: float) -> None:
    """Set each pill on its line where neither a node nor another pill is.

    Between discs, a pill that finds no place is not shown.
    """
    with_pills = [(link, link.pill) for link in links if link.pill is not None and not link.course.isEmpty()]
    if not with_pills:
        return
    ground = _Ground()
    for node in nodes:
        ground.take(_bounds(node.box(), 2))
        if node.look.shape is Shape.DISC and node.has_room_for_name:
            ground.take(_bounds(node.label_box().translated(node.pos())))
    discs = {node.id for node in nodes if node.look.shape is Shape.DISC}
    for link, pill in sorted(with_pills, key=lambda one: one[0].length()):
        pill.see_at(letters if link.from_id in discs else 1.0)
        spot, taken = _best(link, pill, ground)
        pill.setPos(spot)
        box = pill.box(spot)
        pill.has_room = link.from_id not in discs or taken < 0.1 * box.width() * box.height()
        if pill.has_room:
            ground.take(_bounds(box, 2))


def _best(link: LinkItem, pill: Pill, ground: "_Ground") -> tuple[QPointF, float]:
    """Where a pill covers nothing, or else least, and how much it covers there."""
    least, best = float("inf"), link.spot(0.5)
    for spot in _spots(link):
        taken = ground.overlap(_bounds(pill.box(spot)), least)
        if taken < least:
            least, best = taken, spot
        if not taken:
            break
    return best, least


def _spots(link: LinkItem) -> Iterator[QPointF]:
    for share in _SPOTS:
        yield link.spot(share)
    for by in _BESIDE:
        yield link.spot(0.5) + QPointF(0, by)


def _bounds(box: QRectF, air: float = 0.0) -> Bounds:
    return box.left() - air, box.top() - air, box.right() + air, box.bottom() + air


class _Ground:
    """Boxes that are taken, found quickly by where they are."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], list[Bounds]] = {}

    def take(self, box: Bounds) -> None:
        """Let nothing else stand here."""
        for cell in _cells(box):
            self._cells.setdefault(cell, []).append(box)

    def overlap(self, box: Bounds, enough: float) -> float:
        """How much of a box is taken; counted only until it is enough."""
        left, top, right, bottom = box
        found = {other for cell in _cells(box) for other in self._cells.get(cell, ())}
        whole = 0.0
        for a, b, c, d in found:
            wide, high = min(right, c) - max(left, a), min(bottom, d) - max(top, b)
            if wide > 0 and high > 0:
                whole += wide * high
                if whole >= enough:
                    break
        return whole


def _cells(box: Bounds) -> Iterator[tuple[int, int]]:
    for x in range(int(box[0] // _CELL), int(box[2] // _CELL) + 1):
        for y in range(int(box[1] // _CELL), int(box[3] // _CELL) + 1):
            yield x, y
