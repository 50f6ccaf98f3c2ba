"""Two theories made into one thematic theory: which nodes are the same is proposed, a person decides."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from qualapp.analysis.codebook_likeness import Likeness
from qualapp.analysis.theory_layout import laid_out
from qualapp.model.book import Book, BookCode
from qualapp.model.theory_drawing import DrawnLink, DrawnNode, TheoryDrawing
from qualapp.model.theory_merge import MergedNode, NodeOrigin, TheoryMerge

SURE = 0.7
"""How alike the names of two nodes must be to be taken for one unless somebody says otherwise."""

Mapped = Mapping[str, str]
"""Nodes of the second theory by key, each with the node of the first that it is the same as."""


def proposed_mapping(first: TheoryDrawing, second: TheoryDrawing, language: str = "da") -> dict[str, str]:
    """Which nodes of the second theory may be which of the first: of one kind and alike in name, each given once."""
    likeness = Likeness(_book(first, language), _book(second, language))
    pairs = sorted(_pairs(first, second, likeness))
    mapped: dict[str, str] = {}
    for _score, _place, theirs, mine in pairs:
        if theirs not in mapped and mine not in mapped.values():
            mapped[theirs] = mine
    return {node.key: mapped[node.key] for node in second.nodes if node.key in mapped}


def planned_merge(name: str, first: TheoryDrawing, second: TheoryDrawing, mapped: Mapped) -> TheoryMerge:
    """The thematic theory of two, laid out, with where each node came from.

    Nodes that are the same keep what the first theory says of them; links that join the same nodes become one.
    """
    places = {key: key for key in (node.key for node in first.nodes)}
    places |= {node.key: mapped.get(node.key, node.key) for node in second.nodes}
    twins = {mine: theirs for theirs, mine in mapped.items()}
    own = [(first.name, node) for node in first.nodes]
    new = [(second.name, node) for node in second.nodes if node.key not in mapped]
    drawing = laid_out(
        TheoryDrawing(name, "", tuple(node for _from, node in chain(own, new)), tuple(_links(first, second, places)))
    )
    origins = {node.key: [NodeOrigin(theory, node.name, node.key)] for theory, node in chain(own, new)}
    for mine, theirs in twins.items():
        origins[mine].append(NodeOrigin(second.name, second.node(theirs).name, theirs))
    nodes = tuple(MergedNode(node, tuple(origins[node.key])) for node in drawing.nodes)
    return TheoryMerge(name, _told(first, second), nodes, drawing.links)


def _pairs(first: TheoryDrawing, second: TheoryDrawing, likeness: Likeness) -> Iterator[tuple[float, int, str, str]]:
    for place, theirs in enumerate(second.nodes):
        among = [node.key for node in first.nodes if node.kind is theirs.kind]
        for found in likeness.proposals(theirs.key, among):
            if found.score >= SURE:
                yield -found.score, place, theirs.key, found.mine


def _links(first: TheoryDrawing, second: TheoryDrawing, places: Mapped) -> Iterator[DrawnLink]:
    """The links of both between the nodes they become; one that says nothing takes over what the other says."""
    joined: dict[tuple[str, str], DrawnLink] = {}
    for link in chain(first.links, second.links):
        ends = places[link.first], places[link.second]
        known = joined.setdefault(ends, replace(link, first=ends[0], second=ends[1]))
        if not known.assumption:
            joined[ends] = replace(known, assumption=link.assumption)
    return (link for link in joined.values() if link.first != link.second)


def _told(first: TheoryDrawing, second: TheoryDrawing) -> str:
    return "\n\n".join(text for text in (first.description, second.description) if text)


def _book(drawing: TheoryDrawing, language: str) -> Book:
    return Book(drawing.name, language, _codes(drawing.nodes))


def _codes(nodes: Sequence[DrawnNode]) -> tuple[BookCode, ...]:
    return tuple(BookCode(node.key, "", node.name, name_other=node.name_other) for node in nodes)
