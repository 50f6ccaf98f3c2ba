"""Ties drawn together to lines, chosen, and compared."""

import pytest
from drawn import actor, drawn, told

from qualapp.analysis.network import Change, NetworkFilter, Span, compare, network_of, steering_chain
from qualapp.analysis.network.graph import disputed, strongest
from qualapp.model.coding import Valence

PEOPLE = [actor(number) for number in (1, 2, 3, 4)]


def test_all_ties_of_a_pair_are_one_line_whichever_way_they_go() -> None:
    ties = [told(1, 1, 2, relation_id=1), told(2, 2, 1, relation_id=2), told(3, 2, 3)]
    network = network_of(PEOPLE, ties)
    assert list(network.lines) == [(1, 2), (2, 3)]
    line = network.between(2, 1)
    assert line is not None
    assert ([one.tie.id for one in line.ties], line.mentions, line.relations) == ([1, 2], 2, {1: 1, 2: 1})
    assert (line.other(1), line.other(2)) == (2, 1)
    assert network.between(1, 3) is None
    assert (network.is_mixed, network.relations) == (True, frozenset({1, 2}))
    assert [line.second for line in network.lines_of(2)] == [2, 3]


def test_two_coders_who_found_the_same_words_count_once() -> None:
    network = network_of(PEOPLE, [told(1, 1, 2, excerpt_id=7, coder_id=1), told(2, 1, 2, excerpt_id=7, coder_id=2)])
    assert (network.lines[1, 2].mentions, len(network.lines[1, 2].ties)) == (1, 2)


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ([Valence.NONE], Valence.NONE),
        ([Valence.DRIVER, Valence.NONE], Valence.DRIVER),
        ([Valence.BARRIER, Valence.BARRIER], Valence.BARRIER),
        ([Valence.DRIVER, Valence.BARRIER], Valence.AMBIVALENT),
        ([Valence.AMBIVALENT], Valence.AMBIVALENT),
    ],
)
def test_a_line_is_meant_as_its_ties_are(said: list[Valence], shown: Valence) -> None:
    line = network_of(PEOPLE, [told(n, 1, 2, valence=one) for n, one in enumerate(said)]).lines[1, 2]
    assert line.valence is shown
    assert line.is_disputed is ({Valence.DRIVER, Valence.BARRIER} <= set(said))


def test_partners_who_tell_different_levels_are_shown_apart() -> None:
    ties = [told(1, 1, 2, strength=4), told(2, 2, 1, strength=1), told(3, 2, 1, strength=2), told(4, 1, 2)]
    line = network_of(PEOPLE, ties).lines[1, 2]
    assert (line.told_by(1), line.told_by(2), line.span) == (Span(4, 4), Span(1, 2), Span(1, 4))
    assert (line.difference, line.is_disputed) == (3, True)
    quiet = network_of(PEOPLE, [told(1, 1, 2)]).lines[1, 2]
    assert (quiet.span, quiet.told_by(1), quiet.difference, quiet.is_disputed) == (None, None, 0, False)


def test_arrows_go_as_the_ties_do() -> None:
    one_way = network_of(PEOPLE, [told(1, 2, 1, is_directed=True)])
    assert one_way.lines[1, 2].arcs == ((2, 1),)
    assert one_way.is_directed
    both = network_of(PEOPLE, [told(1, 2, 1, is_directed=True), told(2, 1, 2, is_directed=True)])
    assert both.lines[1, 2].arcs == ((1, 2), (2, 1))
    without = network_of(PEOPLE, [told(1, 2, 1)])
    assert (without.lines[1, 2].arcs, without.is_directed) == (((1, 2), (2, 1)), False)
    assert network_of(PEOPLE, [told(1, 1, 2)]).lines[1, 2].arcs == ((1, 2), (2, 1))


@pytest.mark.parametrize(
    ("wanted", "shown"),
    [
        (NetworkFilter(), [(1, 2), (2, 3), (3, 4)]),
        (NetworkFilter(cases=frozenset({5})), [(1, 2)]),
        (NetworkFilter(cases=frozenset({None})), [(2, 3), (3, 4)]),
        (NetworkFilter(visits=frozenset({"revisit"})), [(2, 3)]),
        (NetworkFilter(roles=frozenset({"leder"})), [(3, 4)]),
        (NetworkFilter(relations=frozenset({2})), [(1, 2), (2, 3)]),
        (NetworkFilter(valences=frozenset({Valence.BARRIER})), [(3, 4)]),
        (NetworkFilter(coders=frozenset({2})), [(2, 3)]),
        (NetworkFilter(informants=frozenset({9})), [(3, 4)]),
        (NetworkFilter(mentions=2), [(1, 2)]),
        (NetworkFilter(mentions=3), []),
        (NetworkFilter(relations=frozenset({2}), coders=frozenset({1})), [(1, 2)]),
        (NetworkFilter(ego=1), [(1, 2)]),
        (NetworkFilter(ego=2), [(1, 2), (2, 3)]),
    ],
)
def test_only_what_was_asked_for_is_drawn(wanted: NetworkFilter, shown: list[tuple[int, int]]) -> None:
    ties = [
        told(1, 1, 2, case_id=5, relation_id=2),
        told(2, 1, 2, case_id=5),
        told(3, 3, 2, visit="revisit", relation_id=2, coder_id=2),
        told(4, 3, 4, role="leder", informant_id=9, valence=Valence.BARRIER),
    ]
    network = network_of(PEOPLE, ties, wanted)
    assert list(network.lines) == shown
    assert sorted(network.actors) == sorted({number for pair in shown for number in pair})


def test_isolates_are_there_by_choice_and_ties_of_unknown_actors_never() -> None:
    ties = [told(1, 1, 2), told(2, 1, 77), told(3, 3, 3)]
    assert sorted(network_of(PEOPLE, ties).actors) == [1, 2]
    assert sorted(network_of(PEOPLE, ties, NetworkFilter(with_isolates=True)).actors) == [1, 2, 3, 4]
    assert sorted(network_of(PEOPLE, ties, NetworkFilter(ego=4)).actors) == [4]
    assert network_of([], ties).actors == {}


def test_an_ego_is_seen_with_what_ties_its_neighbours() -> None:
    network = drawn([(1, 2), (1, 3), (2, 3), (3, 4)], wanted=NetworkFilter(ego=1))
    assert list(network.lines) == [(1, 2), (1, 3), (2, 3)]


def test_the_strongest_and_the_most_disputed_lines_come_first() -> None:
    ties = [
        *(told(1, 1, 2, strength=2), told(2, 1, 2, strength=3)),
        *(told(3, 2, 3, strength=5), told(4, 3, 4), told(5, 3, 4)),
        *(told(6, 1, 4, strength=0), told(7, 4, 1, strength=4)),
        *(told(8, 1, 3, valence=Valence.DRIVER), told(9, 1, 3, valence=Valence.BARRIER)),
    ]
    lines = network_of(PEOPLE, ties).lines.values()
    assert [(line.first, line.second) for line in strongest(lines)] == [(2, 3), (1, 4), (1, 2), (1, 3), (3, 4)]
    assert [(line.first, line.second) for line in disputed(lines)] == [(1, 4), (1, 2), (1, 3)]


def test_two_networks_tell_what_came_went_and_changed() -> None:
    before = network_of(
        PEOPLE, [told(1, 1, 2, strength=2), told(2, 2, 3), told(3, 3, 4, strength=1), told(4, 3, 4, strength=3)]
    )
    after = network_of(
        [*PEOPLE, actor(5)],
        [told(1, 1, 2, strength=4), told(2, 1, 5), told(3, 3, 4, strength=2), told(4, 3, 4, strength=2)],
    )
    found = compare(before, after)
    assert {pair: (line.change, line.by_level) for pair, line in found.lines.items()} == {
        (1, 2): (Change.STRONGER, True),
        (1, 5): (Change.NEW, False),
        (2, 3): (Change.GONE, False),
        (3, 4): (Change.DIFFERENT, True),
    }
    assert (found.new_actors, found.gone_actors) == ((5,), ())
    assert [line.after for line in found.of(Change.NEW)] == [after.lines[1, 5]]
    back = compare(after, before)
    assert {pair: line.change for pair, line in back.lines.items()} == {
        (1, 2): Change.WEAKER,
        (1, 5): Change.GONE,
        (2, 3): Change.NEW,
        (3, 4): Change.DIFFERENT,
    }


def test_a_line_is_stronger_where_one_end_of_what_was_told_rose_and_the_other_stayed() -> None:
    before = network_of(PEOPLE, [told(1, 1, 2, strength=2), told(2, 1, 2, strength=3)])
    after = network_of(PEOPLE, [told(1, 1, 2, strength=2), told(2, 1, 2, strength=5)])
    assert [line.change for line in compare(before, after).lines.values()] == [Change.STRONGER]
    assert [line.change for line in compare(after, before).lines.values()] == [Change.WEAKER]


def test_where_no_levels_were_told_it_counts_how_many_excerpts_tell_of_a_tie() -> None:
    before = network_of(PEOPLE, [told(1, 1, 2), told(2, 1, 3), told(3, 1, 4), told(4, 1, 4)])
    after = network_of(PEOPLE, [told(1, 1, 2), told(2, 1, 3), told(3, 1, 3), told(4, 1, 4)])
    assert {pair: line.change for pair, line in compare(before, after).lines.items()} == {
        (1, 2): Change.SAME,
        (1, 3): Change.STRONGER,
        (1, 4): Change.WEAKER,
    }


def test_the_steering_chain_says_where_the_middle_is_missing() -> None:
    people = [
        *(actor(1, level="strategic"), actor(2, level="strategic"), actor(3, level="steering")),
        *(actor(4, level="steering"), actor(5, level="practical"), actor(6, level="practical"), actor(7)),
    ]
    chain = steering_chain(drawn([(1, 3), (3, 5), (5, 1), (2, 6), (4, 5), (6, 7)], actors=people))
    assert chain.paths == ((1, 3, 5),)
    assert chain.past_the_middle == ((2, 6),)
    assert chain.without_middle == (2, 6)
    assert (chain.open_above, chain.open_below, chain.unplaced) == ((4,), (), (7,))
    none = steering_chain(drawn([], actors=[]))
    assert (none.paths, none.without_middle) == ((), ())
