from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from qualapp.desktop.coding.stripes import FURTHEST, LANES, ROW, SPARE, Bar, name_rows, stripes


@st.composite
def many_bars(draw: st.DrawFn) -> list[Bar]:
    """Bars on lines 27 high, by start, the longer first, as the transcript gives them."""
    lines = draw(st.lists(st.tuples(st.integers(0, 25), st.integers(1, 12)), max_size=40))
    lines.sort(key=lambda line: (line[0], -line[1]))
    return [
        Bar(number, first * 27, (first + count - 1) * 27 + 24, first * 27 + 12)
        for number, (first, count) in enumerate(lines)
    ]


@given(many_bars())
def test_bars_of_one_lane_leave_room_between_them(bars):
    for a, b in combinations(stripes(bars), 2):
        if a.lane == b.lane:
            assert a.bottom + SPARE <= b.top or b.bottom + SPARE <= a.top


@given(many_bars())
def test_every_coding_has_one_stripe_that_covers_its_bar(bars):
    placed = stripes(bars)
    shown = [coding for stripe in placed for coding in stripe.codings]
    assert sorted(shown) == [bar.coding_id for bar in bars]
    of = {coding: stripe for stripe in placed for coding in stripe.codings}
    for bar in bars:
        stripe = of[bar.coding_id]
        assert stripe.top <= bar.top
        assert stripe.bottom >= bar.bottom
        assert 0 <= stripe.lane < LANES


@given(many_bars())
def test_a_bar_takes_the_leftmost_lane_that_is_free(bars):
    placed = stripes(bars)
    for number, bar in enumerate(placed):
        for lane in range(bar.lane if len(bar.codings) == 1 else 0):
            taken = [other for other in placed[:number] if other.lane == lane]
            assert any(other.top < bar.bottom + SPARE and bar.top < other.bottom + SPARE for other in taken)


@given(many_bars())
def test_only_the_last_lane_holds_several_codings_in_one_bar(bars):
    assert all(stripe.lane == LANES - 1 for stripe in stripes(bars) if len(stripe.codings) > 1)


@given(many_bars())
def test_the_same_codings_are_always_placed_the_same_way(bars):
    assert stripes(bars) == stripes(list(bars))
    assert name_rows(stripes(bars)) == name_rows(stripes(bars))


@given(many_bars(), st.data())
def test_another_coding_moves_no_stripe_from_its_lane(bars, data):
    if not bars:
        return
    added = data.draw(st.sampled_from(bars))
    before = {
        coding: stripe.lane
        for stripe in stripes([bar for bar in bars if bar is not added])
        for coding in stripe.codings
    }
    after = {coding: stripe.lane for stripe in stripes(bars, before) for coding in stripe.codings}
    assert {coding: after[coding] for coding in before} == before


@given(many_bars())
def test_names_never_overlap(bars):
    rows = name_rows(stripes(bars))
    assert all(below.y - above.y >= ROW for above, below in pairwise(rows))


@given(many_bars())
def test_every_coding_is_named_once_not_above_its_bar_and_not_too_far_below(bars):
    rows = name_rows(stripes(bars))
    assert sorted(coding for row in rows for coding in row.codings) == [bar.coding_id for bar in bars]
    for row in rows:
        for stripe in row.stripes:
            assert stripe.level <= row.y <= stripe.level + FURTHEST + ROW


@given(many_bars())
def test_names_gather_only_where_they_would_be_pushed_too_far(bars):
    for above, row in pairwise((None, *name_rows(stripes(bars)))):
        if row and len(row.stripes) > 1:
            assert above is not None
            assert row.y - row.stripes[0].level > FURTHEST


def test_a_name_stands_level_with_the_first_line_of_its_bar_where_it_can():
    bars = [Bar(1, 0, 51, 12), Bar(2, 108, 132, 120)]
    assert [row.y for row in name_rows(stripes(bars))] == [12, 120]


def test_seven_side_by_side_share_the_last_lane_in_one_bar():
    placed = stripes([Bar(number, 0, 24, 12) for number in range(7)])
    assert [stripe.codings for stripe in placed] == [(0,), (1,), (2,), (3,), (4,), (5, 6)]
    assert [stripe.lane for stripe in placed] == [0, 1, 2, 3, 4, 5]
