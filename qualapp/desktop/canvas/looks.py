"""What a canvas is told to draw: nodes and links as plain values, with names of colours."""

from dataclasses import dataclass
from enum import Enum


class Shape(Enum):
    """The outline of a node."""

    CARD = "card"
    DISC = "disc"


class Ending(Enum):
    """What stands at the far end of a link."""

    ARROW = "arrow"
    BAR = "bar"
    NONE = "none"


class Course(Enum):
    """How a link runs: from left to right around other nodes, or straight."""

    FLOW = "flow"
    STRAIGHT = "straight"


@dataclass(frozen=True)
class NodeLook:
    """How a node looks; colours are names of tokens or "#rrggbb".

    `colour` is a code's colour, which then makes ground and edge. `glyph` and `icon` stand left of a card's label or
    within a disc, whose label is below it. `badge` is a small sign at the upper right corner with its number.
    """

    label: str
    shape: Shape = Shape.CARD
    ground: str = "raised"
    edge: str = "strong"
    colour: int | str = ""
    is_dashed: bool = False
    is_faint: bool = False
    glyph: str = ""
    icon: str = ""
    badge: str = ""
    badge_text: str = ""
    radius: float = 20
    tip: str = ""


@dataclass(frozen=True)
class LinkLook:
    """How a link looks; `dash` is in line widths, `glyph` and `text` stand in a pill on the line."""

    token: str = "text-3"
    width: float = 1.6
    dash: tuple[float, ...] = ()
    glyph: str = ""
    text: str = ""
    ending: Ending = Ending.ARROW
    begin: Ending = Ending.NONE
    course: Course = Course.FLOW
    is_faint: bool = False
    tip: str = ""


@dataclass(frozen=True)
class CanvasNode:
    """A node and its middle; `about` is what a screen reader says, the label where it is empty."""

    id: int
    look: NodeLook
    x: float
    y: float


@dataclass(frozen=True)
class CanvasLink:
    """A link between two nodes that are drawn."""

    id: int
    from_id: int
    to_id: int
    look: LinkLook
