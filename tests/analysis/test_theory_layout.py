"""Where the nodes of a theory stand when nobody has placed them."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from qualapp.analysis.theory_layout import COLUMN, COLUMNS, LANES, laid_out, places
from qualapp.model.coding import EffectLevel
from qualapp.model.theory import LinkRelation, LinkStatus, NodeKind, TheoryLink, TheoryNode
from qualapp.model.theory_drawing import DrawnLink, DrawnNode, TheoryDrawing

NAMES = st.text("abcdefgh æøå", min_size=1, max_size=70)


def node(number: int, kind: NodeKind, level: EffectLevel | None = None, name: str = "Led") -> TheoryNode:
    """A node that nobody has placed."""
    return TheoryNode(number, str(number), 1, number, name, kind, level, "", 0, 0)


def link(number: int, first: int, second: int) -> TheoryLink:
    """A link."""
    return TheoryLink(number, str(number), 1, first, second, LinkRelation.FURTHERS, "", LinkStatus.NONE)


@st.composite
def theories(draw: st.DrawFn) -> tuple[list[TheoryNode], list[TheoryLink]]:
    """Nodes of any kind and level, and links between any of them, also in circles."""
    what = draw(st.lists(st.tuples(st.sampled_from(NodeKind), st.sampled_from(LANES), NAMES), max_size=60))
    nodes = [node(number, *one) for number, one in enumerate(what)]
    ends = st.integers(0, max(0, len(nodes) - 1))
    pairs = draw(st.lists(st.tuples(ends, ends), max_size=120)) if nodes else []
    return nodes, [link(number, *pair) for number, pair in enumerate(pairs)]


@given(theories())
def test_no_node_lies_on_another_and_all_stand_in_their_columns_and_lanes(
    theory: tuple[list[TheoryNode], list[TheoryLink]],
) -> None:
    nodes, links = theory
    found = places(nodes, links)
    assert list(found) == [node.id for node in nodes]
    assert found == places(nodes, links)
    for a, b in combinations(nodes, 2):
        (ax, ay), (bx, by) = found[a.id], found[b.id]
        tall = max(46, min(4, max(len(a.name), len(b.name)) // 17 + 1) * 15 + 14)
        assert abs(ax - bx) >= COLUMN or abs(ay - by) >= tall + 20
        column_a, column_b = (next(n for n, k in enumerate(COLUMNS) if one.kind in k) for one in (a, b))
        if column_a < column_b:
            assert ax < bx
        if LANES.index(a.level) < LANES.index(b.level):
            assert ay < by
    assert all(x % 4 == y % 4 == 0 for x, y in found.values())


def test_a_chain_is_a_straight_line() -> None:
    kinds = [NodeKind.ACTIVITY, NodeKind.METHOD, NodeKind.MECHANISM, NodeKind.SHORT_TERM, NodeKind.LONG_TERM]
    found = places([node(n, kind) for n, kind in enumerate(kinds)], [link(n, n, n + 1) for n in range(4)])
    assert len({y for _x, y in found.values()}) == 1
    assert [x for x, _y in found.values()] == [COLUMN * n for n in range(5)]


def test_links_that_need_not_cross_do_not() -> None:
    left = [node(n, NodeKind.ACTIVITY) for n in range(6)]
    right = [node(10 + n, NodeKind.METHOD) for n in (4, 2, 0, 5, 1, 3)]
    found = places([*left, *right], [link(n, n, 10 + n) for n in range(6)])
    assert all(found[n][1] == found[10 + n][1] for n in range(6))


def test_many_conditions_stand_beside_one_another_so_that_the_whole_fits_a_page() -> None:
    kinds = list(NodeKind)
    nodes = [node(n, NodeKind.CONDITION, EffectLevel.ORGANISATION, "En forudsætning") for n in range(20)]
    nodes += [node(100 + n, kinds[n % 6], EffectLevel.INDIVIDUAL) for n in range(18)]
    found = places(nodes, [])
    xs, ys = ([place[n] for place in found.values()] for n in (0, 1))
    assert max(xs) - min(xs) > max(ys) - min(ys)


def test_a_drawing_is_laid_out_as_the_theory_made_of_it() -> None:
    nodes = [node(n, kind) for n, kind in enumerate(NodeKind)]
    links = [link(0, 1, 3), link(1, 3, 4)]
    drawing = TheoryDrawing(
        "Familier",
        "",
        tuple(DrawnNode(str(one.id), one.name, one.kind) for one in nodes),
        tuple(DrawnLink(str(one.id), str(one.from_id), str(one.to_id)) for one in links),
    )
    assert [(one.x, one.y) for one in laid_out(drawing).nodes] == list(places(nodes, links).values())
