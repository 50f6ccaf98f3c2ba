"""Two drawings of a theory: what came, what went and what changed between them."""

from dataclasses import dataclass

from qualapp.model.theory_drawing import DrawnLink, DrawnNode, TheoryDrawing

NODE_FIELDS = ("name", "kind", "level", "party")
LINK_FIELDS = ("relation", "assumption", "status")


@dataclass(frozen=True)
class ChangedNode:
    """A node as it was and is, and which of its fields are other; where it stands does not count."""

    before: DrawnNode
    after: DrawnNode
    fields: tuple[str, ...]


@dataclass(frozen=True)
class ChangedLink:
    """A link as it was and is, and which of its fields are other; `ends` where it joins other nodes."""

    before: DrawnLink
    after: DrawnLink
    fields: tuple[str, ...]


@dataclass(frozen=True)
class TheoryDifference:
    """What came, went and changed, each in the order of the drawing it stands in."""

    added_nodes: tuple[DrawnNode, ...]
    removed_nodes: tuple[DrawnNode, ...]
    changed_nodes: tuple[ChangedNode, ...]
    added_links: tuple[DrawnLink, ...]
    removed_links: tuple[DrawnLink, ...]
    changed_links: tuple[ChangedLink, ...]

    def __bool__(self) -> bool:
        return any(vars(self).values())


def theory_difference(before: TheoryDrawing, after: TheoryDrawing) -> TheoryDifference:
    """Compare two drawings of one theory by the keys of their nodes and links."""
    old_nodes, new_nodes = ({node.key: node for node in one.nodes} for one in (before, after))
    old_links, new_links = ({link.key: link for link in one.links} for one in (before, after))
    return TheoryDifference(
        tuple(node for key, node in new_nodes.items() if key not in old_nodes),
        tuple(node for key, node in old_nodes.items() if key not in new_nodes),
        tuple(
            ChangedNode(old_nodes[key], node, fields)
            for key, node in new_nodes.items()
            if key in old_nodes and (fields := _other(old_nodes[key], node, NODE_FIELDS))
        ),
        tuple(link for key, link in new_links.items() if key not in old_links),
        tuple(link for key, link in old_links.items() if key not in new_links),
        tuple(
            ChangedLink(old_links[key], link, fields)
            for key, link in new_links.items()
            if key in old_links and (fields := _link_changes(old_links[key], link))
        ),
    )


def _link_changes(before: DrawnLink, after: DrawnLink) -> tuple[str, ...]:
    moved = (before.first, before.second) != (after.first, after.second)
    return (*(("ends",) if moved else ()), *_other(before, after, LINK_FIELDS))


def _other(before: object, after: object, fields: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(field for field in fields if getattr(before, field) != getattr(after, field))
