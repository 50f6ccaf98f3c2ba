"""The canvas that theories and networks are drawn on; it knows how things look and never what they mean."""

from qualapp.desktop.canvas.colours import Colours
from qualapp.desktop.canvas.drawing import Drawing
from qualapp.desktop.canvas.link_item import LinkItem
from qualapp.desktop.canvas.looks import CanvasLink, CanvasNode, Course, Ending, LinkLook, NodeLook, Shape
from qualapp.desktop.canvas.node_item import CARD, GRID, NodeItem
from qualapp.desktop.canvas.painted import ENDINGS
from qualapp.desktop.canvas.picture import Frame, Printed, on_paper, on_sheet, paint, picture
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
    "Frame",
    "LinkItem",
    "LinkLook",
    "NodeItem",
    "NodeLook",
    "Printed",
    "Shape",
    "on_paper",
    "on_sheet",
    "paint",
    "picture",
]
