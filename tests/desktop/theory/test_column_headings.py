"""The headings of a theory's columns: each above its nodes, and never one on another."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPixmap
from pytestqt.qtbot import QtBot

from qualapp.analysis.theory_layout import COLUMNS
from qualapp.desktop.canvas import Canvas, Colours, Drawing
from qualapp.desktop.canvas.lettering import widest
from qualapp.desktop.theory.columns import columns_of
from qualapp.desktop.theory.grounds import Ground, paint_legend
from qualapp.desktop.theory.head import ColumnHead
from qualapp.desktop.theory.lanes import lanes_of
from qualapp.model.coding import EffectLevel
from qualapp.model.theory import NodeKind, TheoryNode

PLACES = st.lists(st.tuples(st.sampled_from(NodeKind), st.floats(-900, 900)), min_size=1, max_size=30)
LONG = "Virkning på kort sigt, virkning på langt sigt"


def nodes(*places: tuple[NodeKind, float]) -> list[TheoryNode]:
    return [TheoryNode(id, "", 1, id, "", kind, None, "", x, 0.0) for id, (kind, x) in enumerate(places)]


def standing(*places: tuple[NodeKind, float]) -> dict[tuple[NodeKind, ...], float]:
    return {column.kinds: column.middle for column in columns_of(nodes(*places))}


METHODS = [(NodeKind.METHOD, 0.0)] * 3
MECHANISMS = [(NodeKind.MECHANISM, 208.0)] * 3


def test_a_node_that_is_dragged_into_another_column_leaves_both_headings_where_they_are() -> None:
    expected = {(NodeKind.METHOD,): 0.0, (NodeKind.MECHANISM,): 208.0}
    assert standing(*METHODS, *MECHANISMS) == expected
    assert standing(*METHODS, *MECHANISMS, (NodeKind.MECHANISM, 24.0)) == expected


def test_kinds_that_stand_below_one_another_have_one_heading() -> None:
    assert standing(*METHODS, (NodeKind.MECHANISM, 20.0)) == {(NodeKind.METHOD, NodeKind.MECHANISM): 10.0}


def test_a_kind_whose_nodes_stand_among_all_others_is_still_named() -> None:
    found = standing(*METHODS, *MECHANISMS, (NodeKind.SHORT_TERM, 0.0), (NodeKind.SHORT_TERM, 208.0))
    assert list(found) == [(NodeKind.METHOD, NodeKind.SHORT_TERM, NodeKind.MECHANISM)]


@given(PLACES, st.booleans())
def test_wherever_nodes_are_dragged_each_kind_is_named_once_and_no_heading_meets_another(
    places: list[tuple[NodeKind, float]], with_empty: bool
) -> None:
    columns = columns_of(nodes(*places), with_empty=with_empty)
    named = [kind for column in columns for kind in column.kinds]
    assert len(named) == len(set(named))
    assert {kind for kind, _x in places} <= set(named)
    assert all(column.right - column.left > 70 and column.room > 70 for column in columns)
    assert all(a.middle + a.room / 2 < b.middle - b.room / 2 for a, b in pairwise(columns))


@given(st.sets(st.sampled_from(range(len(COLUMNS))), min_size=1))
def test_columns_without_nodes_stay_where_they_were_in_the_empty_theory(filled: set[int]) -> None:
    grid = [(column.kinds, column.middle) for column in columns_of([])]
    assert [kinds for kinds, _middle in grid] == list(COLUMNS)
    found = columns_of(nodes(*((COLUMNS[number][0], grid[number][1]) for number in filled)), with_empty=True)
    assert [(column.kinds, column.middle) for column in found] == grid


def test_a_column_without_nodes_is_not_squeezed_between_two_that_stand_side_by_side() -> None:
    found = columns_of(nodes((NodeKind.CONDITION, 0.0), (NodeKind.METHOD, 208.0)), with_empty=True)
    assert [column.kinds for column in found] == [COLUMNS[0], *COLUMNS[2:]]
    moved = columns_of(nodes((NodeKind.LONG_TERM, 0.0), (NodeKind.CONDITION, 208.0)), with_empty=True)
    assert [column.middle for column in moved] == [0.0, 208.0, 416.0, 624.0, 832.0, 1040.0]


@given(st.lists(st.tuples(st.sampled_from([*EffectLevel, None]), st.floats(-900, 900)), max_size=20))
def test_lanes_without_nodes_hold_none_and_stand_in_their_order(places: list[tuple[EffectLevel | None, float]]) -> None:
    of_level = [replace(nodes((NodeKind.METHOD, 0.0))[0], id=id, level=level) for id, (level, _y) in enumerate(places)]
    boxes = {id: QRectF(-74, y - 23, 148, 46) for id, (_level, y) in enumerate(places)}
    lanes = lanes_of(of_level, boxes, with_empty=True)
    assert all(above.bottom == below.top >= above.top for above, below in pairwise(lanes))
    levels = {level for level, _y in places} - {None}
    if not places:
        assert [lane.level for lane in lanes] == [EffectLevel.ORGANISATION, EffectLevel.AREA, EffectLevel.INDIVIDUAL]
    elif len(levels) == 1:
        assert len(lanes) == 3
        (level,) = levels
        own = next(lane for lane in lanes if lane.level is level)
        assert all(own.top < y < own.bottom for found, y in places if found is level)
    else:
        assert levels <= {lane.level for lane in lanes}


def test_a_small_theory_on_paper_has_room_for_the_whole_legend(qtbot: QtBot) -> None:
    ground = Ground(nodes((NodeKind.METHOD, 0.0)), {0: QRectF(-74, -23, 148, 46)})
    painter = QPainter(paper := QPixmap(9, 9))
    ends = paint_legend(painter, ground.box.left(), 0, Colours())
    painter.end()
    assert not paper.isNull()
    assert ends <= ground.area(ground.box).right() < ends + 120


def test_headings_break_between_words_and_get_smaller_letters_before_they_are_cut(qtbot: QtBot) -> None:
    canvas = Canvas(Drawing())
    head = ColumnHead(canvas, canvas)
    qtbot.addWidget(canvas)
    head.show_ground(Ground([], {}))
    for scale in (0.48, 0.42, 0.36, 0.3):
        canvas.zoom_by(scale / canvas.zoom)
        for heading in head.headings():
            shown = " ".join(heading.lines)
            assert heading.whole.startswith(shown.rstrip("…")), shown
            assert heading.size < 12 or "…" not in shown
            assert "‐" not in shown
            if scale > 0.4:
                assert shown == heading.whole


def test_headings_in_the_window_stay_in_their_columns_however_far_one_is_away(qtbot: QtBot) -> None:
    canvas = Canvas(Drawing())
    head = ColumnHead(canvas, canvas)
    qtbot.addWidget(canvas)
    mixed = nodes(*METHODS, *MECHANISMS, (NodeKind.SHORT_TERM, 330.0), (NodeKind.LONG_TERM, 430.0))
    head.show_ground(Ground(mixed, dict.fromkeys(range(len(mixed)), QRectF(0, 0, 9, 9))))
    counts = []
    for scale in (1.5, 0.7, 0.4, 0.2):
        canvas.zoom_by(scale / canvas.zoom)
        headings = head.headings()
        counts.append(len(headings))
        assert all(widest(one.lines, one.size, 600) <= one.box.width() for one in headings)
        assert all(a.box.right() < b.box.left() for a, b in pairwise(headings))
    assert counts[0] == len(COLUMNS)
    assert counts[-1] == 0
