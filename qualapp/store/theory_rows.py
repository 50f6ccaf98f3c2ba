"""Theories, nodes and links as they are read from their tables."""

from typing import Any

from qualapp.model.coding import EffectLevel
from qualapp.model.theory import LinkRelation, LinkStatus, NodeKind, Theory, TheoryLink, TheoryNode
from qualapp.store.identity import guid_text

THEORY = "id, guid, name, description, coder_id, created, origin"
NODES = (
    "SELECT n.id, n.guid, n.theory_id, n.code_id, c.name, n.kind, n.level, n.party, n.x, n.y"
    " FROM theory_node n JOIN code c ON c.id = n.code_id"
)
LINK = "id, guid, theory_id, from_id, to_id, relation, assumption, status"


def theory_of(row: tuple[Any, ...]) -> Theory:
    number, guid, *rest = row
    return Theory(number, guid_text(guid), *rest)


def node_of(row: tuple[Any, ...]) -> TheoryNode:
    number, guid, theory, code, name, kind, level, party, x, y = row
    place = EffectLevel(level) if level else None
    return TheoryNode(number, guid_text(guid), theory, code, name, NodeKind(kind), place, party, x, y)


def link_of(row: tuple[Any, ...]) -> TheoryLink:
    number, guid, theory, first, second, relation, assumption, status = row
    return TheoryLink(
        number, guid_text(guid), theory, first, second, LinkRelation(relation), assumption, LinkStatus(status)
    )
