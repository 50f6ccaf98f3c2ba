"""How central each actor is, and how much a network turns around one of them."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from qualapp.analysis.network.plain_graph import Graph, largest_first
from qualapp.analysis.network.values import Undefined, Value


class Reach(NamedTuple):
    """How many others an actor can reach, and how many steps away they are together."""

    others: int
    steps: int


_MOST_ROUNDS = 1000
_DENSE = 4
"""With so many ties for each actor, ways are short and counting them with matrices is quicker."""


def betweenness(graph: Graph) -> dict[int, Value]:
    """The share of shortest ways between others that lead over each actor."""
    import networkx

    if len(graph) < 3:
        return dict.fromkeys(graph, Undefined.TOO_FEW)
    if graph.size() > _DENSE * len(graph):
        return dict(betweenness_at_once(graph))
    return dict(networkx.betweenness_centrality(graph))


def betweenness_at_once(graph: Graph) -> dict[int, float]:
    """The same from all actors at once, step by step outwards and back, which is quick where ways are short."""
    import networkx
    import numpy

    tied = networkx.to_numpy_array(graph)
    steps = numpy.where(numpy.eye(len(graph)) > 0, 0, -1)
    ways = numpy.eye(len(graph))
    reached, distance = ways, 0
    while reached.any():
        distance += 1
        reached = numpy.where(steps < 0, reached @ tied, 0)
        steps[reached > 0] = distance
        ways = ways + reached
    carried = numpy.zeros_like(ways)
    for step in range(distance - 1, 1, -1):
        shares = numpy.where(steps == step, (1 + carried) / numpy.maximum(ways, 1), 0) @ tied
        carried += numpy.where(steps == step - 1, ways * shares, 0)
    possible = (len(graph) - 1) * (len(graph) - 2)
    return dict(zip(graph, (carried.sum(axis=0) / possible).tolist(), strict=True))


def reaches(graph: Graph) -> dict[int, Reach]:
    """How many others each actor can reach, and in how many steps together."""
    import networkx

    lengths = networkx.all_pairs_shortest_path_length(graph)
    return {actor: Reach(len(found) - 1, sum(found.values())) for actor, found in lengths}


def closeness(reached: Mapping[int, Reach]) -> dict[int, Value]:
    """How near each actor is to all whom it can reach, scaled by how many these are, after Wasserman and Faust."""
    others = len(reached) - 1
    return {
        actor: reach.others / reach.steps * reach.others / others if reach.others else Undefined.ISOLATED
        for actor, reach in reached.items()
    }


def mean_path(reached: Mapping[int, Reach]) -> Value:
    """How many steps it takes on average from one actor to another; pairs that no way joins are left out."""
    pairs = sum(reach.others for reach in reached.values())
    return sum(reach.steps for reach in reached.values()) / pairs if pairs else Undefined.NO_TIES


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
