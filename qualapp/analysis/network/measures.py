"""All figures of a network and of each actor in it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from qualapp.analysis.network import centrality, whole
from qualapp.analysis.network.brokerage import Role, brokerage
from qualapp.analysis.network.external import External, external
from qualapp.analysis.network.graph import Network
from qualapp.analysis.network.plain_graph import DiGraph, Graph, arcs_of, graph_of, largest_first
from qualapp.analysis.network.values import Undefined, Value, mean_of

Groups = tuple[frozenset[int], ...]


@dataclass(frozen=True)
class ActorMeasures:
    """Figures of one actor.

    `degree` counts those whom it is tied to, `ties` the excerpts that tell of it; `component` and `community` are
    places in those of the network. `brokerage` is by sector.
    """

    degree: int
    inwards: int
    outwards: int
    ties: int
    mean_level: Value
    betweenness: Value
    closeness: Value
    eigenvector: Value
    clustering: Value
    external_by_sector: Value
    external_by_level: Value
    brokerage: Mapping[Role, int]
    community: int
    component: int
    is_cut_point: bool


@dataclass(frozen=True)
class Measures:
    """Figures of a network; components and communities come with the largest first."""

    actors: int
    lines: int
    claims: int
    is_directed: bool
    is_mixed: bool
    density: Value
    mean_degree: Value
    mean_level: Value
    degree_centralisation: Value
    betweenness_centralisation: Value
    reciprocity_by_arcs: Value
    reciprocity_by_pairs: Value
    transitivity: Value
    average_clustering: Value
    mean_path: Value
    modularity: Value
    external_by_sector: External
    external_by_level: External
    components: tuple[frozenset[int], ...]
    communities: tuple[frozenset[int], ...]
    isolates: tuple[int, ...]
    bridges: tuple[tuple[int, int], ...]
    cut_points: tuple[int, ...]
    by_actor: Mapping[int, ActorMeasures]


def measure(network: Network) -> Measures:
    """All figures of a network; those that have no value say why."""
    import networkx

    graph, arcs = graph_of(network), arcs_of(network)
    degrees = [degree for _actor, degree in graph.degree]
    groups = whole.communities(graph)
    components = largest_first(networkx.connected_components(graph))
    reached = centrality.reaches(graph)
    by_actor = _by_actor(network, graph, arcs, reached, (components, groups))
    return Measures(
        actors=len(network.actors),
        lines=len(network.lines),
        claims=sum(len(line.ties) for line in network.lines.values()),
        is_directed=network.is_directed,
        is_mixed=network.is_mixed,
        density=whole.density(network, arcs),
        mean_degree=mean_of(degrees, Undefined.NO_ACTORS),
        mean_level=whole.mean_level(list(network.lines.values())),
        degree_centralisation=centrality.degree_centralisation(degrees),
        betweenness_centralisation=centrality.betweenness_centralisation(
            {number: figures.betweenness for number, figures in by_actor.items()}
        ),
        reciprocity_by_arcs=whole.reciprocity_by_arcs(network, arcs),
        reciprocity_by_pairs=whole.reciprocity_by_pairs(network),
        transitivity=whole.transitivity(graph),
        average_clustering=whole.average_clustering(graph),
        mean_path=centrality.mean_path(reached),
        modularity=whole.modularity(graph, groups),
        external_by_sector=external(network, _sectors(network)),
        external_by_level=external(network, _levels(network)),
        components=components,
        communities=groups,
        isolates=tuple(number for number in sorted(network.actors) if not network.neighbours[number]),
        bridges=tuple(sorted((min(pair), max(pair)) for pair in networkx.bridges(graph))),
        cut_points=tuple(number for number, figures in by_actor.items() if figures.is_cut_point),
        by_actor=by_actor,
    )


def _by_actor(
    network: Network,
    graph: Graph,
    arcs: DiGraph,
    reached: Mapping[int, centrality.Reach],
    parts: tuple[Groups, Groups],
) -> dict[int, ActorMeasures]:
    import networkx

    between, near, important = (
        centrality.betweenness(graph),
        centrality.closeness(reached),
        centrality.eigenvector(graph),
    )
    triangles, cuts = whole.clustering(graph), set(networkx.articulation_points(graph))
    by_sector, by_level = external(network, _sectors(network)), external(network, _levels(network))
    brokers = brokerage(network, _sectors(network))
    component, community = (_places(part) for part in parts)
    return {
        number: ActorMeasures(
            degree=graph.degree(number),
            inwards=arcs.in_degree(number),
            outwards=arcs.out_degree(number),
            ties=sum(line.mentions for line in network.lines_of(number)),
            mean_level=whole.mean_level(network.lines_of(number)),
            betweenness=between[number],
            closeness=near[number],
            eigenvector=important[number],
            clustering=triangles[number],
            external_by_sector=by_sector.by_actor[number],
            external_by_level=by_level.by_actor[number],
            brokerage=Counter(brokers[number]),
            community=community[number],
            component=component[number],
            is_cut_point=number in cuts,
        )
        for number in network.actors
    }


def _places(groups: Groups) -> dict[int, int]:
    return {number: place for place, group in enumerate(groups) for number in group}


def _sectors(network: Network) -> dict[int, str]:
    return {number: actor.sector for number, actor in network.actors.items()}


def _levels(network: Network) -> dict[int, str]:
    return {number: actor.level for number, actor in network.actors.items()}
