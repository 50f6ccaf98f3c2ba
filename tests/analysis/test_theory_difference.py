"""What came, went and changed between two versions of a theory."""

from dataclasses import replace

from qualapp.analysis.theory_difference import theory_difference
from qualapp.model.coding import EffectLevel
from qualapp.model.theory import LinkRelation, LinkStatus, NodeKind
from qualapp.model.theory_drawing import DrawnLink, DrawnNode, TheoryDrawing

COURSE = DrawnNode("a", "Kursus", NodeKind.ACTIVITY)
TRUST = DrawnNode("b", "Tillid", NodeKind.MECHANISM)
BELIEF = DrawnNode("c", "Tro på sig selv", NodeKind.SHORT_TERM)
LEADS, BUILDS = DrawnLink("1", "a", "b"), DrawnLink("2", "b", "c")
FIRST = TheoryDrawing("Familier", "", (COURSE, TRUST, BELIEF), (LEADS, BUILDS))


def test_a_theory_is_no_other_than_itself_wherever_its_nodes_stand() -> None:
    moved = replace(FIRST, nodes=tuple(replace(node, x=node.x + 200) for node in FIRST.nodes))
    assert not theory_difference(FIRST, FIRST)
    assert not theory_difference(FIRST, moved)


def test_what_came_and_went_is_told() -> None:
    ready = DrawnNode("d", "Skoleparat", NodeKind.LONG_TERM)
    later = TheoryDrawing("Familier", "", (COURSE, BELIEF, ready), (DrawnLink("3", "a", "c"),))
    found = theory_difference(FIRST, later)
    assert (found.added_nodes, found.removed_nodes, found.changed_nodes) == ((ready,), (TRUST,), ())
    assert (found.added_links, found.removed_links) == (later.links, (LEADS, BUILDS))
    back = theory_difference(later, FIRST)
    assert (back.added_nodes, back.removed_nodes) == (found.removed_nodes, found.added_nodes)
    assert (back.added_links, back.removed_links) == (found.removed_links, found.added_links)


def test_what_changed_is_told_with_how() -> None:
    trust = replace(TRUST, name="Tryghed", level=EffectLevel.AREA, party="Hus", kind=NodeKind.METHOD)
    leads = replace(LEADS, relation=LinkRelation.HINDERS, status=LinkStatus.EXPECTED, assumption="Fordi")
    builds = replace(BUILDS, second="a")
    found = theory_difference(FIRST, TheoryDrawing("Familier", "", (COURSE, trust, BELIEF), (leads, builds)))
    (node,) = found.changed_nodes
    assert (node.before, node.after, node.fields) == (TRUST, trust, ("name", "kind", "level", "party"))
    assert [(one.before, one.fields) for one in found.changed_links] == [
        (LEADS, ("relation", "assumption", "status")),
        (BUILDS, ("ends",)),
    ]
    assert not found.added_nodes + found.removed_nodes
    assert not found.added_links + found.removed_links
