"""The ways of all links of a drawing: flowing from left to right, or straight."""

from collections.abc import Mapping, Sequence

from PySide6.QtGui import QPainterPath

from qualapp.desktop.canvas.link_item import LinkItem
from qualapp.desktop.canvas.looks import Course, Shape
from qualapp.desktop.canvas.node_item import NodeItem
from qualapp.desktop.canvas.routes import Run, flow
from qualapp.desktop.canvas.straight import Line, straight

_MOST = 300
"""So many straight links may look for a way around nodes."""


def ways(links: Sequence[LinkItem], nodes: Mapping[int, NodeItem], *, around: bool) -> dict[int, QPainterPath]:
    """Where these links run, `around` the nodes in their way or straight on."""
    boxes = {id: item.box() for id, item in nodes.items()}
    runs = [
        Run(link.id, link.from_id, link.to_id, boxes[link.from_id], boxes[link.to_id])
        for link in links
        if link.look.course is Course.FLOW
    ]
    lines = [Line(link.id, link.from_id, link.to_id) for link in links if link.look.course is Course.STRAIGHT]
    are_discs = any(item.look.shape is Shape.DISC for item in nodes.values())
    found = flow(runs, boxes, around=around)
    return found | straight(lines, boxes, are_discs, around=around and len(lines) <= _MOST)
