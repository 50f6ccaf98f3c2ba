"""One theory as it is read: its drawing, its evidence, and what a filter leaves of that."""

from dataclasses import dataclass, field
from functools import cached_property

from qualapp.analysis.theory import Tallies, tallies
from qualapp.model.theory import EvidenceFilter, Hypothesis, PlacedEvidence, Theory, TheoryLink, TheoryNode
from qualapp.store.project import Project

Origin = tuple[str, str, str]
"""A theory and a node of it by name, and the guid of the node."""


@dataclass(frozen=True)
class Reading:
    """What was read from the project at one moment; a filter is laid over it without asking again."""

    theory: Theory
    nodes: list[TheoryNode]
    links: list[TheoryLink]
    given: list[PlacedEvidence]
    wanted: EvidenceFilter = field(default_factory=EvidenceFilter)
    origins: dict[int, list[Origin]] = field(default_factory=dict)
    """Where the nodes of a merged theory came from, by node."""
    hypotheses: tuple[Hypothesis, ...] = ()
    """Those that are bound to the theory, as they were written."""

    @cached_property
    def evidence(self) -> list[PlacedEvidence]:
        """The evidence that the filter lets through."""
        wanted = self.wanted
        chosen = (wanted.cases, wanted.visits, wanted.roles, wanted.coders)
        if not any(chosen):
            return self.given
        return [
            one
            for one in self.given
            if all(
                not values or value in values
                for values, value in zip(chosen, (one.case_id, one.visit, one.role, one.evidence.coder_id), strict=True)
            )
        ]

    @cached_property
    def counted(self) -> Tallies:
        """What the evidence comes to for each link and node."""
        return tallies(self.evidence)

    @cached_property
    def names(self) -> dict[int, str]:
        """The names of the nodes."""
        return {node.id: node.name for node in self.nodes}

    def node(self, node_id: int) -> TheoryNode | None:
        """A node, None where it is gone."""
        return next((node for node in self.nodes if node.id == node_id), None)

    def link(self, link_id: int) -> TheoryLink | None:
        """A link, None where it is gone."""
        return next((link for link in self.links if link.id == link_id), None)

    def about_link(self, link_id: int) -> list[PlacedEvidence]:
        """The evidence for and against a link."""
        return [one for one in self.evidence if one.evidence.link_id == link_id]

    def about_node(self, node_id: int) -> list[PlacedEvidence]:
        """The evidence for and against a node."""
        return [one for one in self.evidence if one.evidence.node_id == node_id]


def read(project: Project, theory_id: int, wanted: EvidenceFilter) -> Reading:
    """Read a theory with all evidence that may be shown."""
    theories = project.theories
    return Reading(
        theories[theory_id],
        theories.nodes(theory_id),
        theories.links(theory_id),
        project.evidence.of_theory(theory_id),
        wanted,
        theories.origins(theory_id),
        tuple(one for one in project.hypotheses.all() if one.theory_id == theory_id),
    )
