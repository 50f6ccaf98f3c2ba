"""Drawing theories of change: their nodes are codes, and what goes takes its evidence along."""

from collections.abc import Callable

import pytest
from project_content import content_of
from theory_material import LETTERS, DrawnTheory, drawn, two_cases

from qualapp.errors import UserError
from qualapp.model.coding import EffectLevel
from qualapp.model.text import TextRange
from qualapp.model.theory import LinkRelation, LinkStatus, NodeKind, Stance
from qualapp.store.project import Project


@pytest.fixture
def theory(project: Project) -> DrawnTheory:
    """A theory of four nodes and three links."""
    return drawn(project)


def test_a_node_is_a_code_that_can_be_coded_with(project: Project, theory: DrawnTheory) -> None:
    interview, _other = two_cases(project)
    trust = project.theories.node(theory.trust)
    coding = project.codings.apply(trust.code_id, interview, TextRange(0, 5))
    assert project.codings.with_code(trust.code_id) == [coding.id]
    tree = project.codes.tree()
    folder = tree[tree[trust.code_id].parent_id or 0]
    assert (folder.name, folder.is_codable) == ("Familier", False)
    assert {node.name for node in project.theories.nodes(theory.id)} == {c.name for c in tree.children(folder.id)}


def test_a_code_that_is_there_becomes_a_node_and_stays_where_it_is(project: Project, theory: DrawnTheory) -> None:
    code = project.codes.add("Ledelse", project.codes.add("Drivkræfter").id)
    node = project.theories.add_node(theory.id, NodeKind.CONDITION, code_id=code.id, level=EffectLevel.ORGANISATION)
    assert (node.name, node.code_id, node.kind, node.level) == (
        "Ledelse", code.id, NodeKind.CONDITION, EffectLevel.ORGANISATION,
    )  # fmt: skip
    assert project.codes[code.id].parent_id == code.parent_id
    with pytest.raises(UserError, match="“Ledelse” is a node of this theory already"):
        project.theories.add_node(theory.id, NodeKind.BARRIER, code_id=code.id)
    other = project.theories.add("Anden").id
    assert project.theories.add_node(other, NodeKind.BARRIER, code_id=code.id).code_id == code.id


def test_a_node_and_its_code_have_one_name(project: Project, theory: DrawnTheory) -> None:
    code = project.theories.node(theory.trust).code_id
    project.theories.rename_node(theory.trust, "  Tillid til  andre ")
    assert project.codes[code].name == "Tillid til andre"
    project.codes.describe(code, name="Tryghed")
    assert project.theories.node(theory.trust).name == "Tryghed"


def test_a_theory_and_the_code_above_its_nodes_have_one_name(project: Project, theory: DrawnTheory) -> None:
    parent = project.codes[project.theories.node(theory.trust).code_id].parent_id
    project.theories.describe(theory.id, "Småbørn", "Ny")
    assert (project.theories[theory.id].name, project.theories[theory.id].description) == ("Småbørn", "Ny")
    assert project.codes[parent or 0].name == "Småbørn"


@pytest.mark.parametrize("name", ["", "  ", "\n"])
def test_what_has_no_name_is_not_made(project: Project, theory: DrawnTheory, name: str) -> None:
    before = content_of(project)
    gestures: list[Callable[[], object]] = [
        lambda: project.theories.add(name),
        lambda: project.theories.describe(theory.id, name, ""),
        lambda: project.theories.add_node(theory.id, NodeKind.BARRIER, name),
        lambda: project.theories.rename_node(theory.trust, name),
    ]
    for gesture in gestures:
        with pytest.raises(UserError, match="needs a name"):
            gesture()
    with pytest.raises(UserError, match="cannot hold"):
        project.theories.add("Kurser > ro")  # its nodes would have no code to lie below
    assert content_of(project) == before


def test_a_cycle_can_be_drawn_but_no_link_to_itself_and_none_twice(project: Project, theory: DrawnTheory) -> None:
    back = project.theories.connect(theory.belief, theory.course, LinkRelation.COVARIES, status=LinkStatus.STATISTICAL)
    assert project.theories.link(back.id) == back
    with pytest.raises(UserError, match="“Tillid” cannot be linked to itself"):
        project.theories.connect(theory.trust, theory.trust)
    with pytest.raises(UserError, match="a link from “Familiekursus” to “Tillid” already"):
        project.theories.connect(theory.course, theory.trust, LinkRelation.HINDERS)
    assert project.theories.connect(theory.trust, theory.course).id
    elsewhere = drawn(project, "Anden")
    with pytest.raises(ValueError, match="two theories"):
        project.theories.connect(theory.course, elsewhere.belief)


def test_what_is_drawn_is_told_as_it_was_said(project: Project, theory: DrawnTheory) -> None:
    project.theories.describe_nodes(
        [theory.course, theory.trust], kind=NodeKind.METHOD, level=EffectLevel.AREA, party="Hus"
    )
    project.theories.describe_link(
        theory.leads, relation=LinkRelation.REQUIRES, assumption=" fordi ", status=LinkStatus.CONTRADICTED
    )
    project.theories.move_nodes({theory.course: (5, 7.5), theory.belief: (400, 0)})
    course, trust, belief, _barrier = project.theories.nodes(theory.id)
    assert (course.kind, course.level, course.party) == (trust.kind, trust.level, trust.party)
    assert (course.kind, course.level, course.party) == (NodeKind.METHOD, EffectLevel.AREA, "Hus")
    assert [(node.x, node.y) for node in (course, trust, belief)] == [(5, 7.5), (200, 0), (400, 0)]
    link = project.theories.link(theory.leads)
    assert (link.relation, link.status) == (LinkRelation.REQUIRES, LinkStatus.CONTRADICTED)
    project.theories.describe_nodes([theory.course], level=None)
    assert project.theories.node(theory.course).level is None


def test_only_what_nodes_and_links_have_can_be_said_of_them(project: Project, theory: DrawnTheory) -> None:
    before = content_of(project)
    gestures: list[Callable[[], object]] = [
        lambda: project.theories.describe_nodes([theory.trust], **{"x = 1 --": 1}),
        lambda: project.theories.describe_nodes([theory.trust]),
        lambda: project.theories.describe_link(theory.leads, from_id="1"),
        lambda: project.theories.describe_link(theory.leads),
    ]
    for gesture in gestures:
        with pytest.raises(ValueError, match="has no"):
            gesture()
    assert content_of(project) == before


def test_moving_nodes_to_where_they_are_is_no_step(project: Project, theory: DrawnTheory) -> None:
    last = project.history.last()
    project.theories.move_nodes({theory.trust: (200, 0)})
    assert project.history.last() == last


def _with_evidence(project: Project, theory: DrawnTheory) -> None:
    first, second = two_cases(project)
    jonas = project.coders.add("Jonas").id
    project.evidence.give(first, TextRange(3, 9), Stance.SUPPORTS, link_id=theory.leads)
    project.evidence.give(first, TextRange(4, 9), Stance.OPEN, node_id=theory.trust)
    project.evidence.give(second, TextRange(3, 9), Stance.CONTRADICTS, link_id=theory.hinders)
    signe, project.history.coder_id = project.history.coder_id, jonas
    project.evidence.give(first, TextRange(3, 9), Stance.CONTRADICTS, link_id=theory.leads)
    project.history.coder_id = signe
    project.theory_versions.save(theory.id, "Før")


def test_what_goes_with_a_node_is_told_before(project: Project, theory: DrawnTheory) -> None:
    _with_evidence(project, theory)
    assert project.theories.hanging_on("theory_node", [theory.trust]) == {
        "theory_node": 1, "theory_link": 2, "evidence": 3,
    }  # fmt: skip
    assert project.theories.hanging_on("theory_link", [theory.builds]) == {"theory_link": 1}
    assert project.theories.hanging_on("theory", [theory.id]) == {
        "theory": 1, "theory_node": 4, "theory_link": 3, "theory_version": 1, "evidence": 4,
    }  # fmt: skip


@pytest.mark.parametrize("way", ["node", "link", "theory", "code", "folder"])
def test_what_is_deleted_while_evidence_hangs_on_it_comes_back_whole(
    project: Project, theory: DrawnTheory, way: str
) -> None:
    _with_evidence(project, theory)
    code = project.theories.node(theory.trust).code_id
    gestures: dict[str, Callable[[], None]] = {
        "node": lambda: project.theories.delete_nodes([theory.trust]),
        "link": lambda: project.theories.delete_links([theory.leads, theory.builds]),
        "theory": lambda: project.theories.delete(theory.id),
        "code": lambda: project.codes.delete(code),
        "folder": lambda: project.codes.delete(project.codes[code].parent_id or 0),
    }
    before = content_of(project)
    gestures[way]()
    assert all(theory.leads != link.id for link in project.theories.links(theory.id))
    assert project.check() == []
    project.history.undo()
    assert content_of(project) == before


def test_excerpts_go_with_the_last_evidence_on_them_and_stay_where_something_rests(
    project: Project, theory: DrawnTheory
) -> None:
    first, _second = two_cases(project)
    code = project.codes.add("Andet").id
    project.codings.apply(code, first, TextRange(3, 9))
    project.evidence.give(first, TextRange(3, 9), Stance.SUPPORTS, link_id=theory.leads)
    project.evidence.give(first, TextRange(4, 9), Stance.OPEN, node_id=theory.trust)
    assert project.counts()["excerpt"] == 2
    project.theories.delete(theory.id)
    assert (project.counts()["excerpt"], project.evidence.in_source(first)) == (1, [])
    assert project.theories.all() == []
    assert project.codes.tree()  # the codes stay


def test_who_deletes_the_code_of_a_node_is_told_what_goes_with_it(project: Project, theory: DrawnTheory) -> None:
    first, _second = two_cases(project)
    project.evidence.give(first, LETTERS, Stance.SUPPORTS, link_id=theory.leads)
    project.evidence.give(first, LETTERS, Stance.OPEN, node_id=theory.trust)
    told = project.codes.hanging_on(project.theories.node(theory.trust).code_id)
    assert (told["nodes"], told["evidence"]) == (1, 2)
    project.codes.delete(project.theories.node(theory.trust).code_id)
    assert project.evidence.in_source(first) == []


def test_a_node_goes_over_to_the_code_that_its_own_is_merged_into(project: Project, theory: DrawnTheory) -> None:
    code = project.theories.node(theory.trust).code_id
    into = project.codes.add("Fortrolighed").id
    before = content_of(project)
    project.codes.merge(code, into)
    node = project.theories.node(theory.trust)
    assert (node.code_id, node.name) == (into, "Fortrolighed")
    project.history.undo()
    assert content_of(project) == before


def test_two_nodes_whose_codes_are_merged_become_one_with_the_evidence_of_both(
    project: Project, theory: DrawnTheory
) -> None:
    first, _second = two_cases(project)
    other = project.theories.add_node(theory.id, NodeKind.MECHANISM, "Fortrolighed").id
    same = project.theories.connect(theory.course, other, assumption="Fordi").id
    project.theories.connect(other, theory.trust)
    onward = project.theories.connect(other, theory.barrier).id
    for link, start in ((same, 3), (theory.leads, 4)):
        project.evidence.give(first, TextRange(start, 9), Stance.SUPPORTS, link_id=link)
    project.evidence.give(first, TextRange(3, 9), Stance.OPEN, node_id=other)
    before = content_of(project)
    project.codes.merge(project.theories.node(other).code_id, project.theories.node(theory.trust).code_id)
    assert [node.id for node in project.theories.nodes(theory.id)] == [
        theory.course, theory.trust, theory.belief, theory.barrier,
    ]  # fmt: skip
    ends = {(link.from_id, link.to_id): link.id for link in project.theories.links(theory.id)}
    assert ends == {
        (theory.course, theory.trust): theory.leads,
        (theory.trust, theory.belief): theory.builds,
        (theory.barrier, theory.belief): theory.hinders,
        (theory.trust, theory.barrier): onward,
    }
    about = [(placed.evidence.link_id, placed.evidence.node_id) for placed in project.evidence.of_theory(theory.id)]
    assert about == [(theory.leads, None), (None, theory.trust), (theory.leads, None)]
    assert project.check() == []
    project.history.undo()
    assert content_of(project) == before


def test_what_hinders_stays_apart_from_what_furthers_when_nodes_become_one(
    project: Project, theory: DrawnTheory
) -> None:
    first, _second = two_cases(project)
    other = project.theories.add_node(theory.id, NodeKind.MECHANISM, "Mistillid").id
    against = project.theories.connect(theory.course, other, LinkRelation.HINDERS).id
    project.evidence.give(first, LETTERS, Stance.SUPPORTS, link_id=against)
    project.codes.merge(project.theories.node(other).code_id, project.theories.node(theory.trust).code_id)
    between = [
        (link.id, link.relation)
        for link in project.theories.links(theory.id)
        if (link.from_id, link.to_id) == (theory.course, theory.trust)
    ]
    assert between == [(theory.leads, LinkRelation.FURTHERS), (against, LinkRelation.HINDERS)]
    assert [placed.evidence.link_id for placed in project.evidence.of_theory(theory.id)] == [against]


def test_a_theory_is_found_by_its_name_part_of_it_or_its_guid(project: Project, theory: DrawnTheory) -> None:
    other = project.theories.add("Familier i by")
    assert project.theories.find("familier").id == theory.id
    assert project.theories.find("i by") == other
    assert project.theories.find(other.guid) == other
    with pytest.raises(UserError, match=r"no theory “Nej”. There are: Familier .*; Familier i by"):
        project.theories.find("Nej")
    with pytest.raises(UserError, match="Several theories are called “ami”"):
        project.theories.find("ami")


def test_what_is_not_there_is_a_key_error(project: Project) -> None:
    gestures: list[Callable[[], object]] = [
        lambda: project.theories[99],
        lambda: project.theories.node(99),
        lambda: project.theories.link(99),
        lambda: project.theory_versions[99],
        lambda: project.hypotheses[99],
        lambda: project.evidence[99],
        lambda: project.configurations[99],
    ]
    for gesture in gestures:
        with pytest.raises(KeyError):
            gesture()
