"""Two theories become one, with the trace back to where each node came from and the evidence of both."""

from dataclasses import replace

import pytest
from project_content import content_of
from theory_material import DrawnTheory, drawn, two_cases

from qualapp.analysis.theory import tallies
from qualapp.analysis.theory_merging import planned_merge, proposed_mapping
from qualapp.errors import UserError
from qualapp.model.text import TextRange
from qualapp.model.theory import LinkRelation, LinkStatus, NodeKind, Stance
from qualapp.model.theory_drawing import DrawnLink, DrawnNode, TheoryDrawing, drawing_of
from qualapp.model.theory_merge import TheoryMerge
from qualapp.store.project import Project


@pytest.fixture
def families(project: Project) -> DrawnTheory:
    """Course → trust → belief, and a barrier."""
    return drawn(project)


@pytest.fixture
def mothers(project: Project) -> int:
    """Home visits → trust → belief, spelt otherwise, with an assumption."""
    theories = project.theories
    theory = theories.add("Netværksmødre").id
    visits = theories.add_node(theory, NodeKind.ACTIVITY, "Besøg i hjemmet").id
    trust = theories.add_node(theory, NodeKind.MECHANISM, "Tilliden").id
    belief = theories.add_node(theory, NodeKind.SHORT_TERM, "Tro på eget forældreskab").id
    theories.connect(visits, trust, assumption="De kommer igen")
    theories.connect(trust, belief, assumption="Nogen tror på dem")
    return theory


def _drawing(project: Project, theory: int) -> TheoryDrawing:
    return drawing_of(project.theory_versions.drawing(theory))


def _plan(project: Project, first: int, second: int, name: str = "Tema") -> TheoryMerge:
    one, other = _drawing(project, first), _drawing(project, second)
    return planned_merge(name, one, other, proposed_mapping(one, other))


def test_nodes_of_one_kind_that_are_called_alike_are_proposed(
    project: Project, families: DrawnTheory, mothers: int
) -> None:
    one, other = _drawing(project, families.id), _drawing(project, mothers)
    mapped = proposed_mapping(one, other)
    assert {other.node(theirs).name: one.node(mine).name for theirs, mine in mapped.items()} == {
        "Tilliden": "Tillid",
        "Tro på eget forældreskab": "Tro på eget forældreskab",
    }
    course = next(node for node in other.nodes if node.kind is NodeKind.ACTIVITY)
    elsewhere = replace(other, nodes=tuple(replace(node, kind=course.kind) for node in other.nodes))
    assert proposed_mapping(one, elsewhere) == {}


def test_a_merged_theory_has_all_nodes_once_and_knows_where_they_came_from(
    project: Project, families: DrawnTheory, mothers: int
) -> None:
    before = content_of(project)
    last = len(project.history.steps())
    merged = project.theories.merge(_plan(project, families.id, mothers))
    assert len(project.history.steps()) == last + 1
    nodes = {node.name: node for node in project.theories.nodes(merged.id)}
    assert set(nodes) == {
        "Familiekursus", "Tillid", "Tro på eget forældreskab", "Uro i gården", "Besøg i hjemmet",
    }  # fmt: skip
    names = {node.id: node.name for node in nodes.values()}
    links = {(names[one.from_id], names[one.to_id]): one for one in project.theories.links(merged.id)}
    assert set(links) == {
        ("Familiekursus", "Tillid"),
        ("Tillid", "Tro på eget forældreskab"),
        ("Uro i gården", "Tro på eget forældreskab"),
        ("Besøg i hjemmet", "Tillid"),
    }
    both = links["Tillid", "Tro på eget forældreskab"]
    assert (both.relation, both.assumption) == (LinkRelation.REQUIRES, "Nogen tror på dem")
    origins = project.theories.origins(merged.id)
    assert [origin[:2] for origin in origins[nodes["Tillid"].id]] == [
        ("Familier", "Tillid"), ("Netværksmødre", "Tilliden"),
    ]  # fmt: skip
    assert [origin[:2] for origin in origins[nodes["Besøg i hjemmet"].id]] == [("Netværksmødre", "Besøg i hjemmet")]
    assert nodes["Tillid"].code_id == project.theories.node(families.trust).code_id
    assert len({(node.x, node.y) for node in nodes.values()}) == 5
    project.history.undo()
    assert content_of(project) == before


def test_evidence_for_what_was_merged_counts_in_the_merged_theory(
    project: Project, families: DrawnTheory, mothers: int
) -> None:
    first, second = two_cases(project)
    theirs = project.theories.links(mothers)[1].id
    project.evidence.give(first, TextRange(3, 9), Stance.SUPPORTS, link_id=families.builds)
    project.evidence.give(second, TextRange(3, 9), Stance.CONTRADICTS, link_id=theirs)
    project.evidence.give(second, TextRange(3, 9), Stance.OPEN, node_id=families.trust)
    theme = project.theories.merge(_plan(project, families.id, mothers)).id
    both = next(one for one in project.theories.links(theme) if one.assumption == "Nogen tror på dem").id
    project.evidence.give(first, TextRange(4, 9), Stance.SUPPORTS, link_id=both)
    counted = tallies(project.evidence.of_theory(theme))
    trust = next(one.id for one in project.theories.nodes(theme) if one.name == "Tillid")
    assert (counted.link(both).supports, counted.link(both).contradicts, counted.node(trust).open) == (2, 1, 1)
    assert set(counted.links) == {both}
    again = project.theories.merge(_plan(project, theme, project.theories.add("Tom").id, "Igen")).id
    link = next(one for one in project.theories.links(again) if one.assumption == "Nogen tror på dem").id
    assert tallies(project.evidence.of_theory(again)).link(link) == counted.link(both)
    assert tallies(project.evidence.of_theory(families.id)).link(families.builds).supports == 1
    assert [one.evidence.link_id for one in project.evidence.of_theory(mothers)] == [theirs]


def test_a_node_that_is_called_otherwise_or_shares_its_code_has_one_of_its_own(
    project: Project, families: DrawnTheory
) -> None:
    twin = project.theories.add("Tvilling").id
    code = project.theories.node(families.trust).code_id
    project.theories.add_node(twin, NodeKind.CONDITION, code_id=code)
    one, other = _drawing(project, families.id), _drawing(project, twin)
    plan = planned_merge("Tema", one, other, {})
    course = plan.nodes[0]
    renamed = replace(plan, nodes=(replace(course, node=replace(course.node, name="Forløb")), *plan.nodes[1:]))
    merged = project.theories.merge(renamed)
    trusts = [node for node in project.theories.nodes(merged.id) if node.name == "Tillid"]
    assert (trusts[0].code_id, len({node.code_id for node in trusts})) == (code, 2)
    (forloeb,) = [node for node in project.theories.nodes(merged.id) if node.name == "Forløb"]
    assert forloeb.code_id != project.theories.node(families.course).code_id
    assert project.theories.node(families.course).name == "Familiekursus"


def test_a_plan_whose_nodes_have_gone_is_refused_whole(project: Project, families: DrawnTheory, mothers: int) -> None:
    plan = _plan(project, families.id, mothers)
    project.theories.delete_nodes([families.barrier])
    before = content_of(project)
    with pytest.raises(UserError, match="Begin the merging anew"):
        project.theories.merge(plan)
    assert content_of(project) == before


def test_a_drawing_becomes_a_theory_in_one_step(project: Project) -> None:
    drawing = TheoryDrawing(
        "Familier",
        "Småbørn",
        (
            DrawnNode("a", "Kursus", NodeKind.ACTIVITY, x=4, y=8, name_other="Course", definition="Hver uge"),
            DrawnNode("b", "Tillid", NodeKind.MECHANISM, party="Hus"),
        ),
        (DrawnLink("1", "a", "b", LinkRelation.HINDERS, "Fordi", LinkStatus.CONTRADICTED),),
    )
    before = content_of(project)
    theory = project.theories.draw(drawing, "familier")
    course, trust = project.theories.nodes(theory.id)
    (link,) = project.theories.links(theory.id)
    code = project.codes[course.code_id]
    assert (code.name, code.name_other, code.definition, course.x, course.y) == ("Kursus", "Course", "Hver uge", 4, 8)
    assert (trust.party, theory.origin, theory.description) == ("Hus", "familier", "Småbørn")
    assert (link.relation, link.assumption, link.status) == (LinkRelation.HINDERS, "Fordi", LinkStatus.CONTRADICTED)
    project.history.undo()
    assert content_of(project) == before


def test_a_drawing_with_a_link_to_itself_is_refused_whole(project: Project) -> None:
    before = content_of(project)
    node = DrawnNode("a", "Kursus", NodeKind.ACTIVITY)
    with pytest.raises(UserError, match="linked to itself"):
        project.theories.draw(TheoryDrawing("Familier", "", (node,), (DrawnLink("1", "a", "a"),)))
    assert content_of(project) == before
