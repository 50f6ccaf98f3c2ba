"""What is to become of the nodes and links of two theories when they become one, as it stands just now."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from qualapp.analysis.codebook_likeness import Proposal
from qualapp.analysis.theory_merging import MetLinks, likely_pairs, mapping_of, met_links, planned_merge
from qualapp.model.theory import NodeKind
from qualapp.model.theory_drawing import DrawnLink, DrawnNode, TheoryDrawing, drawing_of
from qualapp.model.theory_merge import TheoryMerge
from qualapp.store.project import Project


@dataclass(frozen=True)
class Side:
    """A theory with the ids of the evidence for each node and link, by their keys."""

    drawing: TheoryDrawing
    evidence: Mapping[str, frozenset[int]]


@dataclass(frozen=True)
class PairRow:
    """A node of the thematic theory: which of the first and of the second theory it comes from, and its name."""

    mine: DrawnNode | None
    theirs: DrawnNode | None
    name: str
    why: Proposal | None = None
    """Why the two may be one, where they are called alike."""

    @property
    def node(self) -> DrawnNode:
        """The node whose kind, level and place in the codebook hold."""
        held = self.mine or self.theirs
        assert held is not None
        return held

    @property
    def key(self) -> str:
        """What tells it from others."""
        return self.node.key

    @property
    def is_pair(self) -> bool:
        """Whether it comes from both."""
        return self.mine is not None and self.theirs is not None

    @property
    def is_renamed(self) -> bool:
        """Whether it is called otherwise than in the theory that it has its code from."""
        return self.name != self.node.name

    @property
    def kinds(self) -> tuple[NodeKind, ...]:
        """What it is, and what the second theory says that it is where that is something else."""
        nodes = (self.mine, self.theirs)
        return tuple(dict.fromkeys(node.kind for node in nodes if node is not None))


@dataclass(frozen=True)
class Outlook:
    """What comes of it: numbers of nodes, links and pieces of evidence, and the links that meet."""

    shared: int
    only_first: int
    only_second: int
    links: int
    met: tuple[MetLinks, ...]
    counting: int
    left_out: int
    """The evidence for links that say the opposite of what is to hold."""

    @property
    def nodes(self) -> int:
        """How many nodes there will be."""
        return self.shared + self.only_first + self.only_second


class MergingPlan:
    """Begins with what is proposed; each pair, name and clash can be decided otherwise."""

    def __init__(self, first: Side, second: Side, language: str = "da") -> None:
        self.first, self.second = first.drawing, second.drawing
        self._sides = (first, second)
        self._likely = likely_pairs(self.first, self.second, language)
        self._proposed = mapping_of(self.first, self.second, self._likely)
        self.mapped = dict(self._proposed)
        self._names: dict[str, str] = {}
        self._theirs_hold: set[str] = set()

    def rows(self) -> list[PairRow]:
        """The nodes of the thematic theory: those of both first, each part kind by kind."""
        twins = {mine: theirs for theirs, mine in self.mapped.items()}
        rows = [self._row(node, twins.get(node.key, "")) for node in self.first.nodes]
        rows += [self._row(None, node.key) for node in self.second.nodes if node.key not in self.mapped]
        order = list(NodeKind)
        return sorted(rows, key=lambda row: (not row.is_pair, order.index(row.node.kind)))

    def _row(self, mine: DrawnNode | None, theirs: str) -> PairRow:
        other = self.second.node(theirs) if theirs else None
        held = mine or other
        assert held is not None
        name = self._names.get(held.key, held.name)
        return PairRow(mine, other, name, self.likeness(mine.key, theirs) if mine and theirs else None)

    def likeness(self, mine: str, theirs: str) -> Proposal | None:
        """Why two nodes may be one, where they are called alike."""
        return next((one for one in self._likely[theirs] if one.mine == mine), None)

    def partners(self, row: PairRow) -> list[DrawnNode]:
        """The nodes of the other theory that a row may be one with, likely ones first."""
        if row.mine is None:
            likely = [one.mine for one in self._likely[row.key]]
            return sorted(self.first.nodes, key=lambda node: (node.key not in likely, _place(likely, node.key)))
        alike = {theirs: one.score for theirs, found in self._likely.items() for one in found if one.mine == row.key}
        return sorted(self.second.nodes, key=lambda node: -alike.get(node.key, 0.0))

    def is_likely(self, row: PairRow, other: DrawnNode) -> bool:
        """Whether the two are called alike."""
        mine, theirs = (row.key, other.key) if row.mine is not None else (other.key, row.key)
        return self.likeness(mine, theirs) is not None

    def is_taken(self, other: DrawnNode) -> bool:
        """Whether a node is one with another already."""
        return other.key in self.mapped or other.key in self.mapped.values()

    def pair(self, mine: str, theirs: str) -> None:
        """Let two nodes be one; what either was one with before stands alone again."""
        self.mapped = {key: held for key, held in self.mapped.items() if key != theirs and held != mine}
        self.mapped[theirs] = mine

    def part(self, mine: str) -> None:
        """Let a node of the first theory stand alone."""
        self.mapped = {theirs: held for theirs, held in self.mapped.items() if held != mine}

    def propose(self) -> None:
        """Pair the nodes that are called alike, and no others."""
        self.mapped = dict(self._proposed)

    @property
    def is_as_proposed(self) -> bool:
        """Whether the pairs are those that were proposed."""
        return self.mapped == self._proposed

    def rename(self, key: str, name: str) -> None:
        """Call a node of the thematic theory otherwise; an empty name is the one that it has."""
        name = " ".join(name.split())
        self._names.pop(key, None)
        if name:
            self._names[key] = name

    def met(self) -> tuple[MetLinks, ...]:
        """The links of both that join the same nodes, those about which something is to be decided first."""
        found = met_links(self.first, self.second, self.mapped)
        return tuple(sorted(found, key=lambda one: (not one.are_opposed, not one.differ)))

    def theirs_holds(self, met: MetLinks) -> bool:
        """Whether what the second theory says of a link is to hold."""
        return met.second.key in self._theirs_hold

    def let_hold(self, met: MetLinks, *, theirs: bool) -> None:
        """Let what the second theory says of a link hold, or what the first does."""
        (self._theirs_hold.add if theirs else self._theirs_hold.discard)(met.second.key)

    def name_of(self, key: str) -> str:
        """What a node of either theory is called in the thematic one."""
        held = self.mapped.get(key, key)
        drawing = self.first if any(node.key == held for node in self.first.nodes) else self.second
        return self._names.get(held, drawing.node(held).name)

    def outlook(self) -> Outlook:
        """What will come of it."""
        met = self.met()
        joined = sum(not one.is_turned for one in met)
        shared = len(self.mapped)
        given_up = {link.key for link in self._given_up(met)}
        evidence = [side.evidence for side in self._sides]
        counting = {id for keyed in evidence for key, ids in keyed.items() if key not in given_up for id in ids}
        every = {id for keyed in evidence for ids in keyed.values() for id in ids}
        return Outlook(
            *(shared, len(self.first.nodes) - shared, len(self.second.nodes) - shared),
            len(self.first.links) + len(self.second.links) - joined,
            *(met, len(counting), len(every - counting)),
        )

    def _given_up(self, met: tuple[MetLinks, ...]) -> Iterator[DrawnLink]:
        """The links that say the opposite of the one that holds."""
        for one in met:
            if one.are_opposed:
                yield one.first if self.theirs_holds(one) else one.second

    def made(self, name: str) -> TheoryMerge:
        """The thematic theory as it would be made."""
        names, holding = self._names, self._theirs_hold
        return planned_merge(name, self.first, self.second, self.mapped, names=names, theirs_hold=holding)


def read_side(project: Project, theory_id: int) -> Side:
    """A theory as it is now."""
    theories = project.theories
    keys = {("node", node.id): node.guid for node in theories.nodes(theory_id)}
    keys |= {("link", link.id): link.guid for link in theories.links(theory_id)}
    given: dict[str, set[int]] = {}
    for placed in project.evidence.of_theory(theory_id):
        one = placed.evidence
        about = ("node", one.node_id) if one.node_id is not None else ("link", one.link_id or 0)
        given.setdefault(keys[about], set()).add(one.id)
    drawing = drawing_of(project.theory_versions.drawing(theory_id))
    return Side(drawing, {key: frozenset(ids) for key, ids in given.items()})


def _place(listed: list[str], key: str) -> int:
    return listed.index(key) if key in listed else len(listed)
