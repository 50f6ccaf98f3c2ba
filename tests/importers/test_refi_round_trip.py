"""What we write of a project we read again, whatever is in it."""

import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from lxml import etree
from refi_files import PROJECT, code, codes, coding, content, guid, project, qdpx, sources, tag
from travelling import TravellingProject, projects, told

from qualapp.exporters.refi import write_refi
from qualapp.importers.refi import open_refi
from qualapp.model.exchange import Outcome
from qualapp.progress import finish

DATA = Path(__file__).parent.parent / "data" / "refi"


def written(made, path):
    finish(write_refi(made.head, made.sources, path, len(made.sources)))
    return path


@settings(max_examples=80)
@given(projects())
def test_what_is_written_is_read_again(tmp_path, made):
    with open_refi(written(made, tmp_path / "p.qdpx")) as found:
        again = TravellingProject(found.head, tuple(found.sources()))
        assert found.number_of_sources == len(again.sources)
        assert told(again) == told(made)
        assert [remark for remark in found.remarks if remark.outcome is not Outcome.TAKEN] == []


@settings(max_examples=30)
@given(projects(junk=True))
def test_what_is_read_of_any_file_of_ours_is_written_and_read_the_same(tmp_path, made):
    with open_refi(written(made, tmp_path / "p.qdpx")) as found:
        once = TravellingProject(found.head, tuple(found.sources()))
        with open_refi(written(once, tmp_path / "q.qdpx")) as again:
            assert told(TravellingProject(again.head, tuple(again.sources()))) == told(once)


@pytest.mark.parametrize("name", ["annex-a2-atlasti-8.4.qde", "annex-a3-transana-3.22.qde"])
def test_another_programs_project_is_valid_when_it_goes_on(tmp_path, name):
    xml = (DATA / name).read_text()
    texts = dict.fromkeys(re.findall(r'plainTextPath="internal:/+([^"]+)"', xml), "Nogle ord\r\n" * 100)
    media = dict.fromkeys(re.findall(r' path="internal:/+([^"]+)"', xml), b"Billede")
    with open_refi(qdpx(tmp_path / "p.qdpx", xml, {**texts, **media})) as found:
        came = TravellingProject(found.head, tuple(found.sources()))
        path = written(came, tmp_path / "q.qdpx")
    schema = etree.XMLSchema(etree.parse(DATA / "Project.xsd"))
    with zipfile.ZipFile(path) as archive:
        schema.assertValid(etree.fromstring(archive.read("project.qde")))
    with open_refi(path) as again:
        assert named_alike(TravellingProject(again.head, tuple(again.sources()))) == named_alike(came)


def named_alike(made):
    """A project as told, but for the program that wrote it and the names of its files."""
    kept = tuple(replace(one, files=()) for one in made.head.kept)
    return told(replace(made, head=replace(made.head, origin="", kept=kept)))


def test_what_is_kept_is_mended_until_it_is_valid(tmp_path):
    area = tag("PDFSelection", tag("Coding", guid="c1"), coding(70, 1), guid="x", page="1.0", firstX="1.6", color="red")
    wrong = tag("NoteRef"), tag("Unknown"), tag("Description", "B"), tag("Description", "A")
    pdf = tag("PDFSource", content("x"), area, *wrong, guid="y", creationDateTime="i går", path="internal://a.pdf")
    graph = tag("Graph", tag("Edge", guid="e"), tag("Vertex", guid="v", shape="oval", color="rgb(1,2,3)", firstX="a"))
    links = tag("Links", tag("Link", direction="oneway", guid="l"))
    sets = tag("Sets", tag("Set", tag("MemberNote"), tag("MemberCode", guid=guid(1)), guid="s", creatingUser="u"))
    xml = project(codes(code(1, "A")), sources(pdf), links, sets, tag("Graphs", graph), tag("Extra"))
    with open_refi(qdpx(tmp_path / "p.qdpx", xml)) as found:
        project_of = "".join(
            {"Link": "<Links>{}</Links>", "Set": "<Sets>{}</Sets>", "Graph": "<Graphs>{}</Graphs>"}.get(
                one.kind, "<Sources>{}</Sources>"
            ).format(one.xml)
            for one in sorted(found.head.kept, key=lambda one: ["PDFSource", "Link", "Set", "Graph"].index(one.kind))
        )
        assert {one.kind for one in found.head.kept} == {"PDFSource", "Link", "Set", "Graph"}
        sentences = " ".join(remark.sentence for remark in found.remarks)
    schema = etree.XMLSchema(etree.parse(DATA / "Project.xsd"))
    schema.assertValid(etree.fromstring(f'<Project xmlns="{PROJECT}" name="P">{project_of}</Project>'))
    assert "were mended" in sentences
    assert "that the standard does not know were left out" in sentences
