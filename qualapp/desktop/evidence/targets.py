"""What evidence can be given about: the links and nodes of all theories, and hypotheses."""

from collections.abc import Iterator
from dataclasses import dataclass

from qualapp.i18n import _
from qualapp.model.theory import Evidence, TheoryLink, TheoryNode
from qualapp.store.project import Project


@dataclass(frozen=True)
class Target:
    """One thing to give evidence about; `column` and `id` are as `evidence.give` takes them.

    An id of 0 stands for a hypothesis that is to be written with these words.
    """

    column: str
    id: int
    text: str
    faint: str = ""
    also: str = ""

    @property
    def key(self) -> tuple[str, int]:
        """What tells it from others."""
        return self.column, self.id

    @property
    def icon(self) -> str:
        """The icon of its kind."""
        return {"link_id": "arrow-right", "node_id": "circle-dot", "hypothesis_id": "lightbulb"}[self.column]


def targets(project: Project) -> list[Target]:
    """Everything that evidence can be given about: by theory its links, then its nodes; hypotheses last."""
    found: list[Target] = []
    for theory in project.theories.all():
        nodes = {node.id: node for node in project.theories.nodes(theory.id)}
        links = project.theories.links(theory.id)
        found += (_of_link(link, nodes[link.from_id], nodes[link.to_id], theory.name) for link in links)
        found += (Target("node_id", node.id, node.name, theory.name) for node in nodes.values())
    return [*found, *_hypotheses(project)]


def target_at(project: Project, *, link_id: int | None = None, node_id: int | None = None) -> str:
    """What a link or node is called."""
    if link_id is None:
        return project.theories.node(node_id or 0).name
    link = project.theories.link(link_id)
    return f"{project.theories.node(link.from_id).name} → {project.theories.node(link.to_id).name}"


def target_of(project: Project, evidence: Evidence) -> Target:
    """What a piece of evidence is about."""
    if evidence.link_id is not None:
        link = project.theories.link(evidence.link_id)
        text = target_at(project, link_id=link.id)
        return Target("link_id", link.id, text, project.theories[link.theory_id].name, link.assumption)
    if evidence.node_id is not None:
        node = project.theories.node(evidence.node_id)
        return Target("node_id", node.id, node.name, project.theories[node.theory_id].name)
    hypothesis = project.hypotheses[evidence.hypothesis_id or 0]
    return Target("hypothesis_id", hypothesis.id, hypothesis.text, _("Hypothesis"))


def _of_link(link: TheoryLink, first: TheoryNode, second: TheoryNode, theory: str) -> Target:
    return Target("link_id", link.id, f"{first.name} → {second.name}", theory, link.assumption)


def _hypotheses(project: Project) -> Iterator[Target]:
    for hypothesis in project.hypotheses.all():
        yield Target("hypothesis_id", hypothesis.id, " ".join(hypothesis.text.split()), _("Hypothesis"))
