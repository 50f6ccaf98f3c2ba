"""A network as networkx knows it: who is tied to whom, without what was said of it."""

from collections.abc import Iterable
from typing import Any, TypeAlias

from qualapp.analysis.network.graph import Network

Graph: TypeAlias = Any
"""A graph of networkx, which does not tell its types."""
DiGraph: TypeAlias = Any
"""The same with directions."""


def graph_of(network: Network) -> Graph:
    """Who is tied to whom, whichever way."""
    import networkx

    graph = networkx.Graph()
    graph.add_nodes_from(network.actors)
    graph.add_edges_from(network.lines)
    return graph


def arcs_of(network: Network) -> DiGraph:
    """Who is tied to whom in which direction; a tie without a direction goes both ways."""
    import networkx

    graph = networkx.DiGraph()
    graph.add_nodes_from(network.actors)
    graph.add_edges_from(arc for line in network.lines.values() for arc in line.arcs)
    return graph


def largest_first(groups: Iterable[Iterable[int]]) -> tuple[frozenset[int], ...]:
    """Groups of actors, the largest first, of several as large the one with the smallest id."""
    return tuple(sorted((frozenset(group) for group in groups), key=lambda group: (-len(group), min(group))))
