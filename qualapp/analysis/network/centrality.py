"""How central each actor is, and how much a network turns around one of them."""

from collections.abc import Collection, Mapping

from qualapp.analysis.network.plain_graph import Graph, largest_first
from qualapp.analysis.network.values import Undefined, Value

_MOST_ROUNDS = 1000


def betweenness(graph: Graph) -> dict[int, Value]:
    """The share of shortest ways between others that lead over each actor."""
    import networkx

    if len(graph) < 3:
        return dict.fromkeys(graph, Undefined.TOO_FEW)
    return dict(networkx.betweenness_centrality(graph))


def closeness(graph: Graph) -> dict[int, Value]:
    """How near each actor is to all whom it can reach, scaled by how many these are."""
    import networkx

    found = networkx.closeness_centrality(graph)
    return {actor: value if graph.degree(actor) else Undefined.ISOLATED for actor, value in found.items()}


def eigenvector(graph: Graph) -> dict[int, Value]:
    """How central each actor's neighbours are, counted in the largest part of the network."""
    import networkx

    parts = largest_first(networkx.connected_components(graph))
    if not graph.size():
        return dict.fromkeys(graph, Undefined.ISOLATED)
    if len(parts) > 1 and len(parts[0]) == len(parts[1]):
        return dict.fromkeys(graph, Undefined.EQUAL_PARTS)
    found: dict[int, Value] = dict.fromkeys(graph, Undefined.ELSEWHERE)
    try:
        found |= networkx.eigenvector_centrality(graph.subgraph(parts[0]), max_iter=_MOST_ROUNDS)
    except networkx.PowerIterationFailedConvergence:
        found |= dict.fromkeys(parts[0], Undefined.NOT_SETTLED)
    return found


def degree_centralisation(degrees: Collection[int]) -> Value:
    """How much the ties gather around one actor: 1 for a star, 0 where all have as many."""
    number = len(degrees)
    if number < 3:
        return Undefined.TOO_FEW
    return _apart(degrees) / ((number - 1) * (number - 2))


def betweenness_centralisation(between: Mapping[int, Value]) -> Value:
    """How much the shortest ways lead over one actor: 1 for a star, 0 where they lead over all alike."""
    values = [value for value in between.values() if not isinstance(value, Undefined)]
    return _apart(values) / (len(values) - 1) if values else Undefined.TOO_FEW


def _apart(values: Collection[float]) -> float:
    highest = max(values)
    return sum(highest - value for value in values)
