"""A theory that is only looked at, with marks on what is to be noticed in it."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from qualapp.desktop.canvas import Canvas, CanvasLink, CanvasNode, Drawing, Ending, LinkLook, NodeLook
from qualapp.model.theory import LinkRelation
from qualapp.model.theory_drawing import DrawnLink, DrawnNode, TheoryDrawing


@dataclass(frozen=True)
class Mark:
    """A sign with its colour, so that it is told by more than the colour."""

    sign: str
    token: str
    is_dashed: bool = False


ADDED = Mark("+", "driver")
REMOVED = Mark("−", "barrier", is_dashed=True)
CHANGED = Mark("≠", "ambivalent")
_PLAIN = Mark("", "strong")


def still(drawing: Drawing, parent: QWidget) -> Canvas:
    """A canvas on which a drawing is looked at: zoomed and panned, and nothing is chosen or moved."""
    canvas = Canvas(drawing, parent)
    canvas.setInteractive(False)
    return canvas


def show_marked(drawing: Drawing, theory: TheoryDrawing, marks: Mapping[str, Mark]) -> None:
    """Draw a theory with marks on nodes and links, by their keys."""
    ids = {node.key: number for number, node in enumerate(theory.nodes)}
    nodes = [
        CanvasNode(ids[node.key], _node_look(node, marks.get(node.key, _PLAIN)), node.x, node.y)
        for node in theory.nodes
    ]
    links = [
        CanvasLink(number, ids[link.first], ids[link.second], _link_look(link, marks.get(link.key, _PLAIN)))
        for number, link in enumerate(theory.links)
    ]
    drawing.show_all([], [])
    drawing.show_all(nodes, links)


def _node_look(node: DrawnNode, mark: Mark) -> NodeLook:
    ground = f"{mark.token}-soft" if mark.sign else "raised"
    return NodeLook(f"{mark.sign} {node.name}".strip(), edge=mark.token, ground=ground, is_dashed=mark.is_dashed)


def _link_look(link: DrawnLink, mark: Mark) -> LinkLook:
    ending = Ending.BAR if link.relation is LinkRelation.HINDERS else Ending.ARROW
    token, width = (mark.token, 2.4) if mark.sign else ("text-3", 1.2)
    return LinkLook(token, width, (4, 3) if mark.is_dashed else (), text=mark.sign, ending=ending)
