"""Two theories made into one thematic theory: which nodes are the same is proposed, a person decides."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from qualapp.analysis.codebook_likeness import Likeness, Proposal
from qualapp.analysis.theory_layout import laid_out
from qualapp.model.book import Book, BookCode
from qualapp.model.theory import LinkStatus, are_opposed
from qualapp.model.theory_drawing import DrawnLink, DrawnNode, TheoryDrawing
from qualapp.model.theory_merge import MergedNode, NodeOrigin, TheoryMerge

SURE = 0.7
"""How alike the names of two nodes must be to be taken for one unless somebody says otherwise."""

Mapped = Mapping[str, str]
"""Nodes of the second theory by key, each with the node of the first that it is the same as."""
Likely = Mapping[str, Sequence[Proposal]]
"""Nodes of the second theory by key, each with those of the first that it may be, and why; the likeliest first."""


@dataclass(frozen=True)
class MetLinks:
    """A link of each theory between the same two nodes, the second's with the ends it has in the thematic theory."""

    first: DrawnLink
    second: DrawnLink

    @property
    def is_turned(self) -> bool:
        """Whether they lead opposite ways, so that both stay."""
        return self.first.first == self.second.second

    @property
    def are_opposed(self) -> bool:
        """Whether they cannot both hold, so that the evidence for the one that is given up does not count."""
        return not self.is_turned and are_opposed(self.first.relation, self.second.relation)

    @property
    def differ(self) -> bool:
        """Whether one must be chosen: the relation, or what was known beforehand, is not the same."""
        statuses = {self.first.status, self.second.status} - {LinkStatus.NONE}
        return not self.is_turned and (self.first.relation is not self.second.relation or len(statuses) > 1)


def likely_pairs(first: TheoryDrawing, second: TheoryDrawing, language: str = "da") -> dict[str, tuple[Proposal, ...]]:
    """Which nodes of the first theory each of the second may be, whatever their kinds."""
    likeness = Likeness(_book(first, language), _book(second, language))
    return {node.key: tuple(_likely(first, node, likeness)) for node in second.nodes}


def proposed_mapping(first: TheoryDrawing, second: TheoryDrawing, language: str = "da") -> dict[str, str]:
    """Which nodes of the second theory may be which of the first: of one kind and alike in name, each given once."""
    return mapping_of(first, second, likely_pairs(first, second, language))


def mapping_of(first: TheoryDrawing, second: TheoryDrawing, likely: Likely) -> dict[str, str]:
    """The pairs to begin with, of those that are likely."""
    kinds = {node.key: node.kind for node in (*first.nodes, *second.nodes)}
    pairs = sorted(
        (-found.score, place, node.key, found.mine)
        for place, node in enumerate(second.nodes)
        for found in likely[node.key]
        if found.score >= SURE and kinds[found.mine] is node.kind
    )
    mapped: dict[str, str] = {}
    for _score, _place, theirs, mine in pairs:
        if theirs not in mapped and mine not in mapped.values():
            mapped[theirs] = mine
    return {node.key: mapped[node.key] for node in second.nodes if node.key in mapped}


def met_links(first: TheoryDrawing, second: TheoryDrawing, mapped: Mapped) -> tuple[MetLinks, ...]:
    """The links of both theories that join the same nodes, in the order of the first."""
    theirs = {(link.first, link.second): link for link in _carried_over(second, mapped)}
    ways = ((link, ends) for link in first.links for ends in ((link.first, link.second), (link.second, link.first)))
    return tuple(MetLinks(link, theirs[ends]) for link, ends in ways if ends in theirs)


def planned_merge(
    name: str,
    first: TheoryDrawing,
    second: TheoryDrawing,
    mapped: Mapped,
    *,
    names: Mapping[str, str] | None = None,
    theirs_hold: Collection[str] = (),
) -> TheoryMerge:
    """The thematic theory of two, laid out, with where each node came from.

    Nodes that are the same keep what the first theory says of them, but are called as `names` says by key. Links that
    join the same nodes become one, which has the relation of the first unless the second's key is in `theirs_hold`.
    """
    called = names or {}
    twins = {mine: theirs for theirs, mine in mapped.items()}
    own = [(first.name, node) for node in first.nodes]
    new = [(second.name, node) for node in second.nodes if node.key not in mapped]
    nodes = tuple(_called(node, called.get(node.key, "")) for _theory, node in chain(own, new))
    drawing = laid_out(TheoryDrawing(name, "", nodes, tuple(_links(first, second, mapped, theirs_hold))))
    origins = {node.key: [NodeOrigin(theory, node.name, node.key)] for theory, node in chain(own, new)}
    for mine, theirs in twins.items():
        origins[mine].append(NodeOrigin(second.name, second.node(theirs).name, theirs))
    merged = tuple(MergedNode(node, tuple(origins[node.key])) for node in drawing.nodes)
    return TheoryMerge(name, _told(first, second), merged, drawing.links)


def _likely(first: TheoryDrawing, theirs: DrawnNode, likeness: Likeness) -> list[Proposal]:
    kinds = {True: [node.key for node in first.nodes if node.kind is theirs.kind]}
    kinds[False] = [node.key for node in first.nodes if node.kind is not theirs.kind]
    found = chain.from_iterable(likeness.proposals(theirs.key, among) for among in kinds.values())
    return sorted(found, key=lambda one: -one.score)


def _carried_over(second: TheoryDrawing, mapped: Mapped) -> Iterator[DrawnLink]:
    """The links of the second theory between the nodes that theirs become."""
    for link in second.links:
        yield replace(link, first=mapped.get(link.first, link.first), second=mapped.get(link.second, link.second))


def _links(
    first: TheoryDrawing, second: TheoryDrawing, mapped: Mapped, theirs_hold: Collection[str]
) -> Iterator[DrawnLink]:
    joined = {(link.first, link.second): link for link in first.links}
    for link in _carried_over(second, mapped):
        ends = link.first, link.second
        joined[ends] = _as_one(joined[ends], link, link.key in theirs_hold) if ends in joined else link
    return (link for link in joined.values() if link.first != link.second)


def _as_one(first: DrawnLink, second: DrawnLink, theirs_holds: bool) -> DrawnLink:
    """One link of two; what one does not say it takes from the other, and the assumptions of both are kept."""
    holds, other = (second, first) if theirs_holds else (first, second)
    return replace(
        holds,
        key=first.key,
        assumption="\n".join(dict.fromkeys(filter(None, (first.assumption, second.assumption)))),
        status=holds.status or other.status,
    )


def _called(node: DrawnNode, name: str) -> DrawnNode:
    return replace(node, name=name, name_other="") if name and name != node.name else node


def _told(first: TheoryDrawing, second: TheoryDrawing) -> str:
    return "\n\n".join(dict.fromkeys(text for text in (first.description, second.description) if text))


def _book(drawing: TheoryDrawing, language: str) -> Book:
    return Book(drawing.name, language, _codes(drawing.nodes))


def _codes(nodes: Sequence[DrawnNode]) -> tuple[BookCode, ...]:
    return tuple(BookCode(node.key, "", node.name, name_other=node.name_other) for node in nodes)
