"""Figures of networks against published and independently computed values."""

from collections.abc import Mapping

import networkx
import pytest
from drawn import actor, drawn, told
from hypothesis import given
from hypothesis import strategies as st

from qualapp.analysis.network import (
    ACTOR_METRICS,
    NETWORK_METRICS,
    NetworkFilter,
    Undefined,
    measure,
    network_of,
)
from qualapp.analysis.network.brokerage import Role
from qualapp.analysis.network.centrality import betweenness_at_once
from qualapp.analysis.network.values import Value

STAR = [(1, number) for number in range(2, 7)]
RING = [(number, number % 6 + 1) for number in range(1, 7)]
PATH = [(number, number + 1) for number in range(1, 5)]


def numbered(graph: "networkx.Graph[object]") -> tuple[list[tuple[int, int]], dict[object, int]]:
    """The pairs of a graph with numbers for its nodes."""
    numbers = {node: place for place, node in enumerate(graph, 1)}
    return [(numbers[one], numbers[other]) for one, other in graph.edges], numbers


def close(value: Value, expected: float) -> bool:
    return not isinstance(value, Undefined) and round(value, 4) == pytest.approx(expected, abs=6e-5)


def test_a_star_turns_around_one_actor() -> None:
    figures = measure(drawn(STAR))
    assert close(figures.density, 1 / 3)
    assert (figures.degree_centralisation, figures.betweenness_centralisation) == (1, 1)


def test_a_ring_turns_around_nobody() -> None:
    figures = measure(drawn(RING))
    assert close(figures.density, 0.4)
    assert (figures.degree_centralisation, figures.betweenness_centralisation) == (0, 0)


def test_in_a_path_the_middle_is_most_between() -> None:
    figures = measure(drawn(PATH))
    between = [figures.by_actor[number].betweenness for number in range(1, 6)]
    assert all(close(value, want) for value, want in zip(between, (0, 0.5, 0.6667, 0.5, 0), strict=True))
    assert close(figures.degree_centralisation, 0.1667)
    assert close(figures.betweenness_centralisation, 0.4167)
    assert figures.bridges == tuple(PATH)
    assert figures.cut_points == (2, 3, 4)


@pytest.mark.parametrize(
    ("with_pucci", "expected"),
    [
        (False, {"density": 0.1905, "degree_centralisation": 0.2747, "betweenness_centralisation": 0.4368}),
        (True, {"density": 0.1667, "degree_centralisation": 0.2667, "betweenness_centralisation": 0.3835}),
    ],
)
def test_the_florentine_families_with_and_without_the_isolate(with_pucci: bool, expected: Mapping[str, float]) -> None:
    pairs, numbers = numbered(networkx.florentine_families_graph())
    people = [*(actor(number) for number in numbers.values()), actor(99, name="Pucci")]
    figures = measure(drawn(pairs, actors=people, wanted=NetworkFilter(with_isolates=with_pucci)))
    assert (figures.actors, figures.lines) == (15 + with_pucci, 20)
    assert figures.isolates == ((99,) if with_pucci else ())
    for key, value in expected.items():
        assert close(getattr(figures, key), value), key
    medici = figures.by_actor[numbers["Medici"]]
    assert medici.degree == 6
    assert close(medici.betweenness, 0.4524 if with_pucci else 0.5220)
    if not with_pucci:
        for family, value in {"Guadagni": 0.2546, "Strozzi": 0.1026, "Albizzi": 0.2125}.items():
            assert close(figures.by_actor[numbers[family]].betweenness, value), family
        assert isinstance(medici.betweenness, float)
        assert medici.betweenness * 13 * 14 / 2 == pytest.approx(47.5)


@given(
    pairs=st.sets(st.tuples(st.integers(1, 12), st.integers(13, 24)) | st.tuples(st.integers(1, 6), st.integers(7, 9)))
)
def test_counting_from_all_at_once_gives_the_same_betweenness(pairs: set[tuple[int, int]]) -> None:
    graph = networkx.Graph(sorted(pairs))
    graph.add_nodes_from(range(1, 5))
    assert betweenness_at_once(graph) == pytest.approx(networkx.betweenness_centrality(graph))


def test_in_the_kite_three_centralities_have_three_winners() -> None:
    pairs, numbers = numbered(networkx.krackhardt_kite_graph())
    figures = measure(drawn(pairs)).by_actor
    names = {number: name for name, number in numbers.items()}

    def winners(key: str) -> tuple[set[object], float]:
        best = max(getattr(one, key) for one in figures.values())
        return {names[number] for number, one in figures.items() if getattr(one, key) == best}, round(best, 3)

    assert winners("degree") == ({3}, 6)
    assert winners("betweenness") == ({7}, 0.389)
    assert winners("closeness") == ({5, 6}, 0.643)


def test_closeness_in_parts_counts_how_many_can_be_reached_at_all() -> None:
    pairs = [(1, 2), (3, 4), (4, 5), (5, 6), (4, 6)]
    figures = measure(drawn(pairs)).by_actor
    assert {number: one.closeness for number, one in figures.items()} == pytest.approx(
        networkx.closeness_centrality(networkx.Graph(pairs))
    )


def test_the_karate_club_and_its_two_parties() -> None:
    club = networkx.karate_club_graph()
    pairs, numbers = numbered(club)
    people = [actor(number, sector=club.nodes[node]["club"]) for node, number in numbers.items()]
    figures = measure(drawn(pairs, actors=people))
    assert (figures.actors, figures.lines) == (34, 78)
    expected = {
        "density": 0.1390,
        "transitivity": 0.2557,
        "average_clustering": 0.5706,
        "degree_centralisation": 0.3996,
    }
    for key, value in expected.items():
        assert close(getattr(figures, key), value), key
    assert isinstance(figures.mean_path, float)
    assert round(figures.mean_path, 3) == 2.408
    first, last = figures.by_actor[numbers[0]], figures.by_actor[numbers[33]]
    assert (first.degree, last.degree) == (16, 17)
    assert close(first.betweenness, 0.4376)
    assert close(last.betweenness, 0.3041)
    index = figures.external_by_sector
    assert (index.outside, index.inside, index.left_out) == (11, 67, 0)
    assert close(index.value, -0.7179)


def test_brokers_by_role_in_the_worked_example() -> None:
    rows = [[0, 1, 1, 0], [0, 0, 1, 1], [0, 0, 0, 1], [1, 0, 0, 0]]
    arcs = [(a + 1, b + 1) for a, row in enumerate(rows) for b, there in enumerate(row) if there]
    groups = {1: "plan", 2: "plan", 3: "state", 4: "state"}
    figures = measure(drawn(arcs, actors=groups, directed=True)).by_actor
    assert {number: {role for role in Role if one.brokerage[role]} for number, one in figures.items()} == {
        1: {Role.ITINERANT, Role.GATEKEEPER},
        2: {Role.REPRESENTATIVE},
        3: {Role.GATEKEEPER},
        4: {Role.ITINERANT, Role.REPRESENTATIVE},
    }
    assert all(sum(one.brokerage.values()) == len([r for r in Role if one.brokerage[r]]) for one in figures.values())


def test_a_liaison_stands_between_two_other_sectors_and_a_coordinator_within_their_own() -> None:
    groups = {1: "plan", 2: "state", 3: "civil", 4: "plan", 5: "plan", 6: "plan", 7: ""}
    figures = measure(drawn([(1, 2), (2, 3), (4, 5), (5, 6), (3, 7)], actors=groups, directed=True)).by_actor
    assert dict(figures[2].brokerage) == {Role.LIAISON: 1}
    assert dict(figures[5].brokerage) == {Role.COORDINATOR: 1}
    assert not figures[3].brokerage


def test_reciprocity_says_whether_it_counts_arcs_or_pairs() -> None:
    figures = measure(drawn([(1, 2), (2, 1), (2, 3), (3, 4)], directed=True))
    assert figures.reciprocity_by_arcs == 0.5
    assert close(figures.reciprocity_by_pairs, 0.3333)
    assert close(figures.density, 4 / 12)
    assert [(figures.by_actor[n].inwards, figures.by_actor[n].outwards) for n in (1, 2, 3, 4)] == [
        (1, 1),
        (1, 2),
        (1, 1),
        (1, 0),
    ]


def test_what_cannot_be_counted_is_said_and_never_shown_as_nought() -> None:
    empty = measure(drawn([], actors=[]))
    assert (empty.density, empty.mean_degree, empty.mean_path) == (
        Undefined.NO_ACTORS,
        Undefined.NO_ACTORS,
        Undefined.NO_TIES,
    )
    one = measure(drawn([], actors=[actor(1)], wanted=NetworkFilter(with_isolates=True)))
    assert (one.density, one.degree_centralisation) == (Undefined.ONE_ACTOR, Undefined.TOO_FEW)
    assert one.by_actor[1].closeness is Undefined.ISOLATED
    assert one.by_actor[1].eigenvector is Undefined.ISOLATED
    pair = measure(drawn([(1, 2)]))
    assert (pair.density, pair.betweenness_centralisation) == (1, Undefined.TOO_FEW)
    assert pair.by_actor[1].betweenness is Undefined.TOO_FEW
    assert (pair.transitivity, pair.reciprocity_by_arcs) == (Undefined.NO_TRIPLE, Undefined.NO_DIRECTION)
    assert (pair.mean_level, pair.external_by_sector.value) == (Undefined.NO_LEVEL_TOLD, Undefined.NO_GROUP)
    parts = measure(drawn([(1, 2), (3, 4), (4, 5)]))
    assert parts.by_actor[1].eigenvector is Undefined.ELSEWHERE
    assert not isinstance(parts.by_actor[4].eigenvector, Undefined)
    equal = measure(drawn([(1, 2), (3, 4)]))
    assert equal.by_actor[1].eigenvector is Undefined.EQUAL_PARTS
    for figures in (empty, one, pair, parts, equal):
        values = [metric.of(figures) for metric in NETWORK_METRICS]
        values += [metric.of(actor) for actor in figures.by_actor.values() for metric in ACTOR_METRICS]
        assert {type(value) for value in values} <= {float, Undefined}


def test_a_computation_that_does_not_settle_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qualapp.analysis.network.centrality._MOST_ROUNDS", 1)
    figures = measure(drawn(PATH))
    assert {one.eigenvector for one in figures.by_actor.values()} == {Undefined.NOT_SETTLED}
    assert Undefined.NOT_SETTLED.told == "The computation did not settle on a value."


def test_levels_count_in_their_means_only_where_they_were_told() -> None:
    ties = [told(1, 1, 2, strength=0), told(2, 1, 2, strength=5), told(3, 1, 3), told(4, 2, 3, strength=4)]
    figures = measure(network_of([actor(n) for n in (1, 2, 3)], ties))
    assert figures.mean_level == 3
    assert [figures.by_actor[number].mean_level for number in (1, 2, 3)] == [2.5, 3, 4]
    assert [figures.by_actor[number].ties for number in (1, 2, 3)] == [3, 3, 2]


def test_each_group_and_actor_has_its_own_index() -> None:
    groups = {1: "plan", 2: "plan", 3: "state", 4: "", 5: "civil"}
    index = measure(
        drawn([(1, 2), (1, 3), (3, 4)], actors=groups, wanted=NetworkFilter(with_isolates=True))
    ).external_by_sector
    assert (index.value, index.outside, index.inside, index.left_out) == (0, 1, 1, 1)
    assert index.by_group == {"civil": Undefined.NO_TIES, "plan": 0, "state": 1}
    assert index.counts == {"civil": (0, 0), "plan": (1, 1), "state": (1, 0)}
    unknown = measure(drawn([(1, 2)], actors={1: "plan", 2: ""})).external_by_sector
    assert (unknown.by_group, unknown.left_out) == ({"plan": Undefined.NO_GROUP}, 1)
    assert index.by_actor == {1: 0, 2: -1, 3: 1, 4: Undefined.NO_GROUP, 5: Undefined.ISOLATED}


PAIRS = st.lists(st.tuples(st.integers(1, 8), st.integers(1, 8)).filter(lambda pair: pair[0] != pair[1]), max_size=20)


@given(pairs=PAIRS, directed=st.booleans(), isolates=st.booleans())
def test_every_figure_lies_where_it_can(pairs: list[tuple[int, int]], directed: bool, isolates: bool) -> None:
    people = [actor(number, pick, "practical") for number, pick in zip(range(1, 9), ["plan", "state"] * 4, strict=True)]
    network = drawn(pairs, actors=people, directed=directed, wanted=NetworkFilter(with_isolates=isolates))
    figures = measure(network)
    assert sum(map(len, figures.components)) == sum(map(len, figures.communities)) == figures.actors
    assert sum(one.degree for one in figures.by_actor.values()) == 2 * figures.lines
    assert sum(one.inwards for one in figures.by_actor.values()) == sum(o.outwards for o in figures.by_actor.values())
    for key in (
        "density",
        "degree_centralisation",
        "betweenness_centralisation",
        "reciprocity_by_arcs",
        "transitivity",
    ):
        value = getattr(figures, key)
        assert isinstance(value, Undefined) or -1e-9 <= value <= 1 + 1e-9, key
    assert measure(network) == figures
