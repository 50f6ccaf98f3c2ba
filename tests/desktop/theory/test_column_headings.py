"""The headings of a theory's columns: each above its nodes, and never one on another."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from pytestqt.qtbot import QtBot

from qualapp.desktop.canvas import Canvas, Drawing
from qualapp.desktop.canvas.lettering import widest
from qualapp.desktop.theory.columns import columns_of
from qualapp.desktop.theory.grounds import Ground
from qualapp.desktop.theory.head import ColumnHead
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


@given(PLACES)
def test_wherever_nodes_are_dragged_each_kind_is_named_once_and_no_heading_meets_another(
    places: list[tuple[NodeKind, float]],
) -> None:
    columns = columns_of(nodes(*places))
    named = [kind for column in columns for kind in column.kinds]
    assert len(named) == len(set(named))
    assert {kind for kind, _x in places} <= set(named)
    assert all(column.room > 70 for column in columns)
    assert all(a.middle + a.room / 2 < b.middle - b.room / 2 for a, b in pairwise(columns))


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
        assert all(widest(one.lines, weight=600) <= one.box.width() for one in headings)
        assert all(a.box.right() < b.box.left() for a, b in pairwise(headings))
    assert counts[0] == 4
    assert counts[-1] == 0
