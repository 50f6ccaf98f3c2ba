"""Theories that are made whole: from a drawing, or from two that are merged. To be used inside a step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlite_utils import Database

from qualapp.errors import UserError
from qualapp.i18n import _
from qualapp.model.theory import Theory, TheoryNode
from qualapp.model.theory_drawing import DrawnNode, TheoryDrawing
from qualapp.model.theory_merge import MergedNode, TheoryMerge
from qualapp.store.codes import Codes
from qualapp.store.identity import guid_bytes

if TYPE_CHECKING:
    from qualapp.store.theories import Theories


class TheoryMaking:
    """Makes theories with all their nodes and links."""

    def __init__(self, db: Database, theories: Theories, codes: Codes) -> None:
        self._db = db
        self._theories = theories
        self._codes = codes

    def draw(self, drawing: TheoryDrawing, origin: str) -> Theory:
        """A theory as it is drawn; its nodes become codes below its own."""
        theory = self._theories.add(drawing.name, drawing.description, origin)
        self._connect(drawing, {node.key: self._add(theory.id, node).id for node in drawing.nodes})
        return theory

    def merge(self, plan: TheoryMerge) -> Theory:
        """A theory of nodes of others."""
        theory = self._theories.add(plan.name, plan.description)
        nodes: dict[str, int] = {}
        for merged in plan.nodes:
            number = nodes[merged.node.key] = self._add_merged(theory.id, merged).id
            for origin in merged.origins:
                self._theories.note_origin(number, origin.theory, origin.node, origin.guid)
        self._connect(TheoryDrawing(plan.name, links=plan.links), nodes)
        return theory

    def _connect(self, drawing: TheoryDrawing, nodes: dict[str, int]) -> None:
        for link in drawing.links:
            ends = nodes[link.first], nodes[link.second]
            self._theories.connect(*ends, link.relation, link.assumption, link.status)

    def _add(self, theory_id: int, node: DrawnNode, code_id: int | None = None) -> TheoryNode:
        name = "" if code_id else node.name
        made = self._theories.add_node(
            theory_id, node.kind, name, code_id=code_id, level=node.level, at=(node.x, node.y), party=node.party
        )
        if node.name_other or node.definition:
            self._codes.describe(made.code_id, name_other=node.name_other, definition=node.definition)
        return made

    def _add_merged(self, theory_id: int, merged: MergedNode) -> TheoryNode:
        codes = [self._code_of(origin.guid) for origin in merged.origins]
        taken = {node.code_id for node in self._theories.nodes(theory_id)}
        shared = codes and codes[0] not in taken and self._codes[codes[0]].name == merged.node.name
        return self._add(theory_id, merged.node, codes[0] if shared else None)

    def _code_of(self, guid: str) -> int:
        row = self._db.execute("SELECT code_id FROM theory_node WHERE guid = ?", (guid_bytes(guid),)).fetchone()
        if row is None:
            raise UserError(_("A node has gone from one of the theories meanwhile. Begin the merging anew."))
        return int(row[0])
