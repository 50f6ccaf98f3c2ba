"""Which node or link the keyboard goes to next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from qualapp.desktop.canvas.link_item import LinkItem
from qualapp.desktop.canvas.node_item import NodeItem

if TYPE_CHECKING:
    from qualapp.desktop.canvas.drawing import Drawing

_COLUMN = 60.0


def in_order(drawing: Drawing) -> list[NodeItem]:
    """The nodes column by column, from left to right and downwards."""
    columns: list[list[NodeItem]] = []
    for item in sorted(drawing.nodes.values(), key=lambda item: (item.x(), item.y())):
        if columns and item.x() - columns[-1][0].x() < _COLUMN:
            columns[-1].append(item)
        else:
            columns.append([item])
    return [item for column in columns for item in sorted(column, key=lambda item: (item.y(), item.x()))]


def beside(drawing: Drawing, current: NodeItem | None, forwards: bool) -> NodeItem | None:
    """The node after or before this one, or the first or last; None behind the end."""
    order = in_order(drawing)
    if current is None:
        return (order[0] if forwards else order[-1]) if order else None
    number = order.index(current) + (1 if forwards else -1)
    return order[number] if 0 <= number < len(order) else None


def nearest(drawing: Drawing, current: NodeItem, way: tuple[int, int]) -> NodeItem | None:
    """The nearest node in a direction."""

    def cost(item: NodeItem) -> float:
        gap = item.pos() - current.pos()
        along = gap.x() * way[0] + gap.y() * way[1]
        aside = abs(gap.x() * way[1]) + abs(gap.y() * way[0])
        return along + 2 * aside if along > 0 and aside <= 2 * along else float("inf")

    found = min((item for item in drawing.nodes.values() if item is not current), key=cost, default=None)
    return found if found is not None and cost(found) < float("inf") else None


def following(
    drawing: Drawing, current: NodeItem | LinkItem | None, way: tuple[int, int]
) -> NodeItem | LinkItem | None:
    """What lies along the links from here: to the right and left the links and their ends, up and down other links."""
    if isinstance(current, NodeItem):
        return _link_of(drawing, current, is_out=way[0] > 0) if way[0] else None
    if current is None:
        return None
    if way[0]:
        return drawing.nodes[current.to_id if way[0] > 0 else current.from_id]
    start = drawing.nodes[current.from_id]
    others = _out(drawing, start)
    number = others.index(current) + way[1]
    return others[number % len(others)]


def _link_of(drawing: Drawing, node: NodeItem, *, is_out: bool) -> LinkItem | None:
    links = _out(drawing, node) if is_out else [i for i in drawing.links.values() if i.to_id == node.id]
    return links[0] if links else None


def _out(drawing: Drawing, node: NodeItem) -> list[LinkItem]:
    """The links that begin at a node, from top to bottom."""

    def height(link: LinkItem) -> tuple[float, float]:
        end: QPointF = drawing.nodes[link.to_id].pos()
        return end.y(), end.x()

    return sorted((item for item in drawing.links.values() if item.from_id == node.id), key=height)
