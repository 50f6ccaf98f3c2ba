"""A theory as plain values: nodes and links by keys of their own, as versions keep it and files hold it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from qualapp.model.coding import EffectLevel
from qualapp.model.theory import LinkRelation, LinkStatus, NodeKind


@dataclass(frozen=True)
class DrawnNode:
    """A node; what is only needed to make its code stands last."""

    key: str
    name: str
    kind: NodeKind
    level: EffectLevel | None = None
    party: str = ""
    x: float = 0.0
    y: float = 0.0
    name_other: str = ""
    definition: str = ""


@dataclass(frozen=True)
class DrawnLink:
    """A link between the nodes with these keys."""

    key: str
    first: str
    second: str
    relation: LinkRelation = LinkRelation.FURTHERS
    assumption: str = ""
    status: LinkStatus = LinkStatus.NONE


@dataclass(frozen=True)
class TheoryDrawing:
    """A theory with its nodes and links."""

    name: str
    description: str = ""
    nodes: tuple[DrawnNode, ...] = ()
    links: tuple[DrawnLink, ...] = ()

    def node(self, key: str) -> DrawnNode:
        """The node with this key."""
        return next(node for node in self.nodes if node.key == key)


def drawing_of(values: Mapping[str, Any]) -> TheoryDrawing:
    """The drawing that a version keeps as JSON, or that `project.theory_versions.drawing` gives."""
    return TheoryDrawing(
        values["name"],
        values["description"],
        tuple(_node(node) for node in values["nodes"]),
        tuple(_link(link) for link in values["links"]),
    )


def _node(values: Mapping[str, Any]) -> DrawnNode:
    level = EffectLevel(values["level"]) if values["level"] else None
    guid, name, kind = values["guid"], values["name"], NodeKind(values["kind"])
    return DrawnNode(guid, name, kind, level, values["party"], values["x"], values["y"])


def _link(values: Mapping[str, Any]) -> DrawnLink:
    relation, status = LinkRelation(values["relation"]), LinkStatus(values["status"])
    return DrawnLink(values["guid"], values["from"], values["to"], relation, values["assumption"], status)
