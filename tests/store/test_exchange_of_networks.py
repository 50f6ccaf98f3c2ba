"""The network of actors on its way to other programs: a graph, valid, and known again when it comes back."""

import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from travelling_project import Travelling

from qualapp.exporters.refi import write_refi
from qualapp.importers.refi import open_refi
from qualapp.model.coding import Valence
from qualapp.model.network import ActorKind
from qualapp.model.source import Reading
from qualapp.model.text import TextRange
from qualapp.progress import finish
from qualapp.store.project import Project
from qualapp.store.sources import Addition

SCHEMA = Path(__file__).parent.parent / "data" / "refi" / "Project.xsd"
IN = {"q": "urn:QDA-XML:project:1.0"}
TOLD = "Kommunen mødes med skolen.\nSkolen savner klubben."
FIRST, SECOND = TextRange(0, 26), TextRange(27, len(TOLD))


def _written(project: Project, path: Path) -> tuple[Any, list[object]]:
    sources = project.exchange.sources()
    remarks = finish(write_refi(project.exchange.head(), sources, path, project.exchange.number_of_sources))
    with zipfile.ZipFile(path) as archive, archive.open("project.qde") as stream:
        root = etree.parse(stream).getroot()
    etree.XMLSchema(etree.parse(SCHEMA)).assertValid(root)
    return root, list(remarks)


def _taken_in(project: Project, path: Path) -> list[str]:
    given = open_refi(path)
    report = finish(project.exchange.take_in(given))
    given.close()
    return [remark.sentence for remark in report.remarks]


@pytest.fixture
def network(project: Project) -> Project:
    """Three actors and two ties, and one actor that nobody told of."""
    (source,) = finish(project.sources.add_all([Addition(Reading("Interview", TOLD))]))
    names = ("Kommunen", 'Skolen "\x02<&>\ufffe"', "Klubben", "Politiet")
    town, school, club, _police = (project.actors.add(name, ActorKind.ORGANISATION).id for name in names)
    meets = project.relations.add("Møde", "Meeting").id
    pays = project.relations.add("Betaler", "Pays", is_directed=True).id
    project.ties.claim(source.id, FIRST, town, school, meets, valence=Valence.DRIVER, strength=3)
    project.ties.claim(source.id, SECOND, school, club, pays, valence=Valence.BARRIER)
    return project


def test_other_programs_see_actors_and_the_passages_that_tell_of_their_ties(network: Project, tmp_path: Path) -> None:
    root, remarks = _written(network, tmp_path / "p.qdpx")
    assert remarks == []
    (graph,) = root.iterfind(".//q:Graph", IN)
    shown = {vertex.get("guid"): vertex.get("name") for vertex in graph.iterfind("q:Vertex", IN)}
    assert sorted(shown.values()) == ["Klubben", "Kommunen", 'Skolen "<&>"']
    spots = {(vertex.get("firstX"), vertex.get("firstY")) for vertex in graph.iterfind("q:Vertex", IN)}
    assert len(spots) == 3
    passages = {
        one.get("guid"): (int(one.get("startPosition")), int(one.get("endPosition")))
        for one in root.iterfind(".//q:PlainTextSelection", IN)
    }
    edges = [
        (
            *(shown[edge.get(end)][:6] for end in ("sourceVertex", "targetVertex")),
            *(edge.get(said) for said in ("name", "direction", "lineStyle")),
            passages[edge.get("representedGUID")],
        )
        for edge in graph.iterfind("q:Edge", IN)
    ]
    assert edges == [
        ("Kommun", "Skolen", "Møde (3)", "Associative", "solid", (FIRST.start, FIRST.end)),
        ("Skolen", "Klubbe", "Betaler", "OneWay", "dashed", (SECOND.start, SECOND.end)),
    ]


def test_what_comes_back_to_us_is_the_network_and_no_second_drawing(network: Project, tmp_path: Path) -> None:
    _written(network, tmp_path / "p.qdpx")
    told = [(one.guid, one.valence, one.strength, one.is_directed) for one in network.ties.all()]
    with Project.create(coder="Jonas") as other:
        for _time in range(2):
            assert _taken_in(other, tmp_path / "p.qdpx") == []
            assert [(one.guid, one.valence, one.strength, one.is_directed) for one in other.ties.all()] == told
            assert {one.name for one in other.actors.all()} == {one.name for one in network.actors.all()}
            assert other.counts().get("kept", 0) == 0
        root, remarks = _written(other, tmp_path / "q.qdpx")
        assert (len(root.findall(".//q:Graph", IN)), remarks) == (1, [])


def test_what_lost_our_rows_on_the_way_is_kept_as_a_graph_once_and_leaves_again(
    network: Project, tmp_path: Path
) -> None:
    sources = [replace(source, own=(), own_text="") for source in network.exchange.sources()]
    given = Travelling(replace(network.exchange.head(), own=()), sources)
    with Project.create(coder="Jonas") as other:
        for _time in range(2):
            report = finish(other.exchange.take_in(given))
            assert [one.sentence for one in report.remarks] == ["1 graph is kept and exported again."]
            assert other.actors.all() == []
            assert [one.kind for one in other.exchange.head().kept] == ["Graph"]
        root, remarks = _written(other, tmp_path / "q.qdpx")
        assert remarks == []
        assert len(root.findall(".//q:Edge[@representedGUID]", IN)) == 2


def test_a_blind_coder_shows_only_their_own_ties(network: Project, tmp_path: Path) -> None:
    network.blinding.begin()
    network.history.coder_id = network.coders.add("Jonas").id
    root, remarks = _written(network, tmp_path / "none.qdpx")
    assert (root.findall(".//q:Graph", IN), remarks) == ([], [])
    (source,) = network.sources.all()
    ends = [actor.id for actor in network.actors.all()]
    network.ties.claim(source.id, FIRST, ends[2], ends[3], network.relations.all()[0].id)
    root, remarks = _written(network, tmp_path / "own.qdpx")
    assert (len(root.findall(".//q:Vertex", IN)), len(root.findall(".//q:Edge", IN)), remarks) == (2, 1, [])


def test_words_that_are_gone_leave_the_tie_without_a_passage(network: Project, tmp_path: Path) -> None:
    (source,) = network.sources.all()
    network.texts.edit(source.id, SECOND, "")
    root, remarks = _written(network, tmp_path / "p.qdpx")
    assert len(root.findall(".//q:Edge", IN)) == 2
    assert (len(root.findall(".//q:Edge[@representedGUID]", IN)), remarks) == (1, [])
