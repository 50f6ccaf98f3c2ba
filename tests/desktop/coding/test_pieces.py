from hypothesis import given
from hypothesis import strategies as st
from interviews import mark

from qualapp.desktop.coding.marks import MarkedExcerpts
from qualapp.desktop.coding.pieces import MOST_UNDERLINES, pieces
from qualapp.model.text import TextRange

RANGES = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 30)).map(lambda pair: TextRange(pair[0], pair[0] + pair[1])),
    max_size=12,
)
WITHIN = TextRange(0, 90)


def excerpts_on(ranges: list[TextRange]) -> MarkedExcerpts:
    return MarkedExcerpts(mark(number, number, text_range) for number, text_range in enumerate(ranges, 1))


@given(RANGES, st.integers(0, 12))
def test_each_character_shows_the_focused_else_the_shortest_excerpt_over_it(ranges, focused):
    excerpts = excerpts_on(ranges)
    found = pieces(excerpts.in_order, WITHIN, focused)
    for position in range(90):
        over = [excerpt for excerpt in excerpts.in_order if excerpt.range.contains(position)]
        here = [piece for piece in found if piece.range.contains(position)]
        assert len(here) == bool(over)
        if over:
            ids = [excerpt.id for excerpt in over]
            least = min(len(excerpt.range) for excerpt in over)
            shown = here[0].shown
            assert shown.id == focused if focused in ids else len(shown.range) == least
            assert len(here[0].under) == min(len(over) - 1, MOST_UNDERLINES)
            assert shown not in here[0].under


def test_of_two_as_short_the_one_that_begins_last_is_shown_and_the_first_begun_underlines_on_top():
    excerpts = excerpts_on([TextRange(0, 10), TextRange(5, 15), TextRange(0, 40)])
    piece = next(piece for piece in pieces(excerpts.in_order, WITHIN) if piece.range.contains(7))
    assert piece.shown.id == 2
    assert [excerpt.id for excerpt in piece.under] == [3, 1]


@given(RANGES, st.integers(0, 90), st.integers(0, 20))
def test_excerpts_are_found_by_place(ranges, start, length):
    excerpts = excerpts_on(ranges)
    within = TextRange(start, start + length)
    touching = [e for e in excerpts.in_order if e.range.start <= within.end and e.range.end >= within.start]
    assert excerpts.touching(within) == touching
    over = {e.id for e in excerpts.in_order if e.range.contains(start) or (not e.range and e.range.start == start)}
    at = excerpts.at(start)
    assert {excerpt.id for excerpt in at} == over
    assert [len(excerpt.range) for excerpt in at] == sorted(len(excerpt.range) for excerpt in at)
