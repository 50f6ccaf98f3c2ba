"""The canvas that theories and networks are drawn on; it knows how things look and never what they mean."""

from qualapp.desktop.canvas.colours import Colours
from qualapp.desktop.canvas.drawing import Drawing
from qualapp.desktop.canvas.link_item import LinkItem
from qualapp.desktop.canvas.looks import CanvasLink, CanvasNode, Course, Ending, LinkLook, NodeLook, Shape
from qualapp.desktop.canvas.node_item import CARD, GRID, NodeItem
from qualapp.desktop.canvas.picture import ENDINGS, on_paper, paint, picture
from qualapp.desktop.canvas.view import Canvas

__all__ = [
    "CARD",
    "ENDINGS",
    "GRID",
    "Canvas",
    "CanvasLink",
    "CanvasNode",
    "Colours",
    "Course",
    "Drawing",
    "Ending",
    "LinkItem",
    "LinkLook",
    "NodeItem",
    "NodeLook",
    "Shape",
    "on_paper",
    "paint",
    "picture",
]
