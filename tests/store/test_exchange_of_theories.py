"""Theories on their way to other programs: graphs of codes, valid, and known again when they come back."""

import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from theory_material import LETTERS, DrawnTheory, drawn, two_cases
from travelling_project import Travelling

from qualapp.exporters.refi import write_refi
from qualapp.importers.refi import open_refi
from qualapp.model.theory import LinkRelation, NodeKind, Stance
from qualapp.progress import finish
from qualapp.store.project import Project

SCHEMA = Path(__file__).parent.parent / "data" / "refi" / "Project.xsd"
IN = {"q": "urn:QDA-XML:project:1.0"}


def _written(project: Project, path: Path) -> tuple[Any, list[object]]:
    sources = project.exchange.sources()
    remarks = finish(write_refi(project.exchange.head(), sources, path, project.exchange.number_of_sources))
    with zipfile.ZipFile(path) as archive, archive.open("project.qde") as stream:
        root = etree.parse(stream).getroot()
    etree.XMLSchema(etree.parse(SCHEMA)).assertValid(root)
    return root, list(remarks)


@pytest.fixture
def theory(project: Project) -> DrawnTheory:
    """A theory with evidence."""
    made = drawn(project)
    first, _second = two_cases(project)
    project.evidence.give(first, LETTERS, Stance.SUPPORTS, link_id=made.leads)
    return made


def test_other_programs_see_a_graph_of_codes_and_links_between_them(
    project: Project, theory: DrawnTheory, tmp_path: Path
) -> None:
    project.theories.connect(theory.course, theory.barrier, LinkRelation.COVARIES)
    root, remarks = _written(project, tmp_path / "p.qdpx")
    assert remarks == []
    codes = {code.get("guid").lower(): code.get("name") for code in root.iterfind(".//q:Code", IN)}
    (graph,) = root.iterfind(".//q:Graph", IN)
    assert graph.get("name") == "Familier"
    vertices = {vertex.get("guid"): vertex for vertex in graph.iterfind("q:Vertex", IN)}
    shown = {guid: codes[vertex.get("representedGUID").lower()] for guid, vertex in vertices.items()}
    assert set(shown.values()) == {"Familiekursus", "Tillid", "Tro på eget forældreskab", "Uro i gården"}
    edges = [
        (shown[edge.get("sourceVertex")], shown[edge.get("targetVertex")], edge.get("direction"), edge.get("name"))
        for edge in graph.iterfind("q:Edge", IN)
    ]
    assert edges == [
        ("Familiekursus", "Tillid", "OneWay", "De mødes hver uge"),
        ("Tillid", "Tro på eget forældreskab", "OneWay", "requires"),
        ("Uro i gården", "Tro på eget forældreskab", "OneWay", "hinders"),
        ("Familiekursus", "Uro i gården", "Associative", "covaries"),
    ]
    links = {
        link.get("guid"): (codes[link.get("originGUID").lower()], codes[link.get("targetGUID").lower()])
        for link in root.iterfind(".//q:Link", IN)
    }
    represented = [links[edge.get("representedGUID")] for edge in graph.iterfind("q:Edge", IN)]
    assert represented == [edge[:2] for edge in edges]
    at = next(vertex for vertex in vertices.values() if vertex.get("name") == "Tillid")
    assert (int(at.get("firstX")) + int(at.get("secondX"))) / 2 == 200


def test_what_comes_back_to_us_is_the_theory_and_no_second_drawing(
    project: Project, theory: DrawnTheory, tmp_path: Path
) -> None:
    _written(project, tmp_path / "p.qdpx")
    drawing = project.theory_versions.drawing(theory.id)
    with Project.create(coder="Jonas") as other:
        for _time in range(2):
            given = open_refi(tmp_path / "p.qdpx")
            finish(other.exchange.take_in(given))
            given.close()
            (there,) = other.theories.all()
            assert other.theory_versions.drawing(there.id) == drawing
            assert other.counts().get("kept", 0) == 0
            assert len(other.evidence.of_theory(there.id)) == 1
        assert _written(other, tmp_path / "q.qdpx")[1] == []


def test_what_lost_our_rows_on_the_way_is_kept_as_a_graph_and_leaves_again(
    project: Project, theory: DrawnTheory, tmp_path: Path
) -> None:
    given = Travelling(replace(project.exchange.head(), own=()), list(project.exchange.sources()))
    with Project.create(coder="Jonas") as other:
        finish(other.exchange.take_in(given))
        assert other.theories.all() == []
        assert sorted(one.kind for one in other.exchange.head().kept) == ["Graph", "Link", "Link", "Link"]
        root, remarks = _written(other, tmp_path / "q.qdpx")
        assert remarks == []
        assert len(root.findall(".//q:Vertex", IN)) == 4


def test_names_that_no_file_can_hold_leave_the_file_valid(project: Project, tmp_path: Path) -> None:
    theory = project.theories.add("\x01\"<&>'\ufffe").id
    ends = [project.theories.add_node(theory, NodeKind.BARRIER, f"{n}\x02 \"<&>' 😀", at=(n, -1e6)).id for n in (1, 2)]
    project.theories.connect(*ends, assumption="to\nlinjer\x0b")
    root, _remarks = _written(project, tmp_path / "p.qdpx")
    assert len(root.findall(".//q:Edge", IN)) == 1
