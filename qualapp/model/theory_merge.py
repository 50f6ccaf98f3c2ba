"""What two theories become when they are merged: the nodes and links, and where each node came from."""

from dataclasses import dataclass

from qualapp.model.theory_drawing import DrawnLink, DrawnNode


@dataclass(frozen=True)
class NodeOrigin:
    """A node of a theory that a merged node came from: both by name, the node also by its guid."""

    theory: str
    node: str
    guid: str


@dataclass(frozen=True)
class MergedNode:
    """A node of a merged theory; its code is that of the first it came from."""

    node: DrawnNode
    origins: tuple[NodeOrigin, ...]


@dataclass(frozen=True)
class TheoryMerge:
    """A thematic theory that is to be made of others."""

    name: str
    description: str
    nodes: tuple[MergedNode, ...]
    links: tuple[DrawnLink, ...]
