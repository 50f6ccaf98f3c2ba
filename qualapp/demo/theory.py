"""The theory of change of the demo project: drawn, discussed and tested against the texts."""

from dataclasses import replace

from qualapp.analysis.theory_layout import laid_out
from qualapp.demo.places import Entry, Places
from qualapp.importers.theory_yaml import read_theories
from qualapp.model.coding import Statement
from qualapp.model.theory import ConfigurationPart, HypothesisOrigin, HypothesisStatus, Stance
from qualapp.model.theory_drawing import TheoryDrawing
from qualapp.shipped import data_path
from qualapp.store.project import Project


def add_theory(project: Project, places: Places) -> None:
    """Draw the theory in two versions and give the evidence of both coders."""
    import yaml

    told: Entry = yaml.safe_load(data_path("resources", "demo", "evidence.yaml").read_text("utf-8"))
    (written,) = read_theories(data_path("resources", "demo", "theory.yaml"))
    work = _TheoryWork(project, places, laid_out(written.in_language("da")))
    work.draw(told)
    work.test(told)


class _TheoryWork:
    """What the two coders do with their theory."""

    def __init__(self, project: Project, places: Places, drawing: TheoryDrawing) -> None:
        self._project = project
        self._places = places
        self._drawing = drawing
        self._nodes: dict[str, int] = {}
        self._links: dict[tuple[str, str], int] = {}
        self._hypotheses: dict[str, int] = {}

    def draw(self, told: Entry) -> None:
        """The theory as it was first, and with what came in later; each is saved as a version."""
        self._let("SK")
        versions, later = self._project.theory_versions, frozenset(told["later"])
        first, second = told["versions"]
        theory = self._project.theories.draw(_without(self._drawing, later)).id
        versions.save(theory, **first)
        for node in self._drawing.nodes:
            if node.key in later:
                at = (node.x, node.y)
                self._project.theories.add_node(theory, node.kind, node.name, level=node.level, at=at)
        keys = {node.name: node.key for node in self._drawing.nodes}
        self._nodes = {keys[node.name]: node.id for node in self._project.theories.nodes(theory)}
        for link in self._drawing.links:
            if later & {link.first, link.second}:
                ends = self._nodes[link.first], self._nodes[link.second]
                self._project.theories.connect(*ends, link.relation, link.assumption, link.status)
        versions.save(theory, **second)
        names = {number: key for key, number in self._nodes.items()}
        self._links = {
            (names[link.from_id], names[link.to_id]): link.id for link in self._project.theories.links(theory)
        }
        for entry in told["hypotheses"]:
            self._suppose(entry, theory)

    def test(self, told: Entry) -> None:
        """What the texts say of the theory and the hypotheses, and what works for whom when."""
        for entry in told["evidence"]:
            self._let(entry["coder"])
            self._project.evidence.give(
                self._places.sources[entry["source"]],
                self._places.range(entry),
                Stance(entry["stance"]),
                strength=entry.get("strength"),
                statement=Statement(entry["statement"]) if "statement" in entry else None,
                note=entry.get("note", ""),
                **self._about(entry),
            )
        for entry in told["configurations"]:
            self._configure(entry)

    def _about(self, entry: Entry) -> dict[str, int]:
        if "link" in entry:
            first, second = entry["link"]
            return {"link_id": self._links[first, second]}
        if "node" in entry:
            return {"node_id": self._nodes[entry["node"]]}
        return {"hypothesis_id": self._hypotheses[entry["hypothesis"]]}

    def _suppose(self, entry: Entry, theory: int) -> None:
        origin = HypothesisOrigin(entry["origin"])
        made = self._project.hypotheses.add(entry["text"], origin, entry["source"], theory)
        self._hypotheses[entry["id"]] = made.id
        if entry["status"] != made.status:
            self._project.hypotheses.decide(
                made.id, HypothesisStatus(entry["status"]), entry.get("reason", ""), entry.get("day")
            )

    def _configure(self, entry: Entry) -> None:
        self._let(entry["coder"])
        parts = entry["context"], entry["mechanism"], entry["outcome"]
        made = self._project.configurations.add(*parts, case_id=self._places.cases[entry["case"]])
        for cited in entry["parts"]:
            source = self._places.sources[cited["source"]]
            self._project.configurations.cite(
                made.id, ConfigurationPart(cited["part"]), source, self._places.range(cited)
            )

    def _let(self, initials: str) -> None:
        """Let one of the coders work."""
        self._project.history.coder_id = self._places.coders[initials]


def _without(drawing: TheoryDrawing, later: frozenset[str]) -> TheoryDrawing:
    return replace(
        drawing,
        nodes=tuple(node for node in drawing.nodes if node.key not in later),
        links=tuple(link for link in drawing.links if not later & {link.first, link.second}),
    )
