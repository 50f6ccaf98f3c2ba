"""Ranks that order siblings."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualapp.store.project import Project
from qualapp.store.rank import rank_between, ranks


def put_in(order: list[str], place: int) -> None:
    """Give a new one a rank at this place."""
    before = order[place - 1] if place else ""
    after = order[place] if place < len(order) else ""
    order.insert(place, rank_between(before, after))


def sound(order: list[str]) -> bool:
    """Whether the ranks are in order, all different, and can be put before and after."""
    return order == sorted(set(order)) and not any(rank.endswith("0") or not rank for rank in order)


@given(st.lists(st.floats(0, 1), max_size=300))
def test_random_places_keep_the_order_and_short_ranks(places: list[float]) -> None:
    order: list[str] = []
    for place in places:
        put_in(order, round(place * len(order)))
    assert sound(order)
    assert max(map(len, order), default=0) <= 3 + len(places) // 4


@given(st.integers(0, 400), st.lists(st.floats(0, 1), max_size=60))
def test_ranks_given_at_once_leave_room(count: int, places: list[float]) -> None:
    order = ranks(count)
    assert len(order) == count
    assert max(map(len, order), default=0) <= 4
    for place in places:
        put_in(order, round(place * len(order)))
    assert sound(order)


@given(st.text("0123VWyz", max_size=8).map(lambda rank: rank.rstrip("0")), st.text("0123VWyz", max_size=8))
def test_there_is_always_one_between_two(one: str, other: str) -> None:
    before, after = sorted([one, other.rstrip("0")])
    if before == after != "":
        with pytest.raises(ValueError, match="no rank between"):
            rank_between(before, after)
        return
    between = rank_between(before, after)
    assert before < between
    assert not after or between < after
    assert not between.endswith("0")


@pytest.mark.parametrize(
    "place", [len, lambda _order: 0, lambda order: min(1, len(order))], ids=["last", "first", "2nd"]
)
def test_thousands_at_the_same_place_stay_in_order(place: Callable[[list[str]], int]) -> None:
    order: list[str] = []
    for _number in range(2000):
        put_in(order, place(order))
    assert sound(order)


def test_adding_last_or_first_keeps_ranks_short() -> None:
    last = first = rank_between()
    for _number in range(5000):
        last, first = rank_between(last), rank_between("", first)
    assert max(len(last), len(first)) <= 5


def test_ranks_sort_as_the_database_sorts_them(project: Project) -> None:
    order = ranks(200)
    rows = project._db.execute(
        f"SELECT column1 FROM (VALUES {', '.join(f'({rank!r})' for rank in reversed(order))}) ORDER BY column1"
    ).fetchall()
    assert [rank for (rank,) in rows] == order
