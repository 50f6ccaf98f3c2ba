"""Figures of a network as a whole."""

from qualapp.analysis.network.graph import Line, Network
from qualapp.analysis.network.plain_graph import DiGraph, Graph, largest_first
from qualapp.analysis.network.values import Undefined, Value, mean_of

_SEED = 1
"""What lots begin with, so that the same network falls into the same communities each time."""


def density(network: Network, arcs: DiGraph) -> Value:
    """How many of the possible ties there are; arcs are counted where any tie has a direction."""
    number = len(network.actors)
    if number < 2:
        return Undefined.ONE_ACTOR if number else Undefined.NO_ACTORS
    possible = number * (number - 1)
    return (len(arcs.edges) if network.is_directed else 2 * len(network.lines)) / possible


def reciprocity_by_arcs(network: Network, arcs: DiGraph) -> Value:
    """How many of the arcs are answered by one the other way."""
    if not network.is_directed:
        return Undefined.NO_DIRECTION if network.lines else Undefined.NO_TIES
    return sum(1 for start, end in arcs.edges if arcs.has_edge(end, start)) / len(arcs.edges)


def reciprocity_by_pairs(network: Network) -> Value:
    """How many of the pairs that are tied at all are tied both ways."""
    if not network.is_directed:
        return Undefined.NO_DIRECTION if network.lines else Undefined.NO_TIES
    return sum(1 for line in network.lines.values() if len(line.arcs) == 2) / len(network.lines)


def transitivity(graph: Graph) -> Value:
    """How often two whom an actor is tied to are tied to each other."""
    import networkx

    if max((degree for _actor, degree in graph.degree), default=0) < 2:
        return Undefined.NO_TRIPLE
    return float(networkx.transitivity(graph))


def clustering(graph: Graph) -> dict[int, Value]:
    """The same for each actor."""
    import networkx

    found = networkx.clustering(graph)
    return {actor: value if graph.degree(actor) > 1 else Undefined.ONE_NEIGHBOUR for actor, value in found.items()}


def average_clustering(graph: Graph) -> Value:
    """The mean of it over all actors, those with less than two neighbours as 0."""
    import networkx

    if max((degree for _actor, degree in graph.degree), default=0) < 2:
        return Undefined.NO_TRIPLE
    return float(networkx.average_clustering(graph))


def communities(graph: Graph) -> tuple[frozenset[int], ...]:
    """Groups with many ties within and few between, after Louvain."""
    import networkx

    return largest_first(networkx.community.louvain_communities(graph, seed=_SEED)) if graph else ()


def modularity(graph: Graph, groups: tuple[frozenset[int], ...]) -> Value:
    """How much more the ties stay within the communities than they would by chance."""
    import networkx

    return float(networkx.community.modularity(graph, groups)) if graph.size() else Undefined.NO_TIES


def mean_level(lines: list[Line]) -> Value:
    """The mean of all levels of collaboration that were told."""
    told = [one.tie.strength for line in lines for one in line.ties if one.tie.strength is not None]
    return mean_of(told, Undefined.NO_LEVEL_TOLD)
