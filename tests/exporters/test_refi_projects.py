"""Projects as other programs read them: always valid, and the right words at every position."""

import json
import tracemalloc
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from lxml import etree
from travelling import NAMESPACE, TravellingProject, file_of, projects

from qualapp.errors import UserError
from qualapp.exporters.refi import write_refi
from qualapp.model.exchange import (
    CodeNode,
    Head,
    Kept,
    Note,
    Outcome,
    Person,
    Remark,
    Selection,
    TravellingCase,
    TravellingCoding,
    TravellingFile,
    TravellingSource,
    TravellingValue,
    TravellingVariable,
    derived_guid,
)
from qualapp.model.exchange_marks import VALENCE_CODES
from qualapp.model.source import Turn
from qualapp.model.text import TextRange
from qualapp.progress import finish

SCHEMA = Path(__file__).parent.parent / "data" / "refi" / "Project.xsd"
IN = {"q": NAMESPACE}
SIGNE = Person(derived_guid("signe"), "Signe Krogh", "SK")
HELP = CodeNode(derived_guid("help"), "Opbakning", colour="#1f77b4")


@cache
def schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(SCHEMA))


def write(project: TravellingProject, path: Path) -> list[Remark]:
    return finish(write_refi(project.head, iter(project.sources), path, len(project.sources)))


def tree(path: Path) -> Any:
    with zipfile.ZipFile(path) as archive, archive.open("project.qde") as stream:
        root = etree.parse(stream).getroot()
    schema().assertValid(root)
    return root


def content(path: Path, entry: str) -> bytes:
    with zipfile.ZipFile(path) as archive:
        return archive.read(entry)


def coding(number: int, **said: Any) -> TravellingCoding:
    return TravellingCoding(derived_guid("coding", str(number)), HELP.guid, SIGNE.guid, 1_700_000_000_000_000, **said)


def selection(start: int, end: int, *codings: TravellingCoding, **said: Any) -> Selection:
    return Selection(derived_guid("selection", str(start), str(end)), start, end, codings=codings, **said)


def source(text: str, *selections: Selection, **said: Any) -> TravellingSource:
    return TravellingSource(derived_guid("source", text), "Interview 1", text, selections=selections, **said)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "Helhedsplan.qdpx"


@pytest.fixture
def written(out: Path) -> Any:
    """Write a project with Signe and one code, and return its tree and what was said of it."""

    def make(*sources: TravellingSource, **said: Any) -> tuple[Any, list[Remark]]:
        head = Head("Helhedsplan", people=(SIGNE,), codes=(HELP,))
        remarks = write(TravellingProject(replace(head, **said), sources), out)
        return tree(out), remarks

    return make


def places(root: Any, path: Path) -> Iterator[tuple[str, str]]:
    """Each selection's guid, and the words where the file says that it is."""
    for text in root.iterfind(".//*[@plainTextPath]"):
        words = content(path, text.get("plainTextPath").replace("internal://", "sources/")).decode()
        points = {one.get("guid"): one.get("position") for one in text.iterfind("q:SyncPoint", IN)}
        for one in text.iterfind("q:PlainTextSelection", IN):
            yield one.get("guid"), words[int(one.get("startPosition")) : int(one.get("endPosition"))]
        for one in text.iterfind("q:TranscriptSelection", IN):
            yield one.get("guid"), words[int(points[one.get("fromSyncPoint")]) : int(points[one.get("toSyncPoint")])]


@given(project=projects())
def test_every_project_is_valid_and_quotes_the_right_words(project, tmp_path):
    path = tmp_path / "p.qdpx"

    assert write(project, path) == []

    said = {
        one.guid: text.text[one.start : one.end]
        for text in project.sources
        for one in text.selections
        if not one.is_whole
    }
    assert dict(places(tree(path), path)) == said


@given(project=projects(junk=True))
def test_what_no_file_can_hold_makes_it_no_less_valid(project, tmp_path):
    write(project, tmp_path / "p.qdpx")

    tree(tmp_path / "p.qdpx")


@given(project=projects())
def test_a_project_is_written_alike_each_time(project, tmp_path):
    write(project, tmp_path / "p.qdpx")
    write(project, tmp_path / "q.qdpx")

    assert (tmp_path / "p.qdpx").read_bytes() == (tmp_path / "q.qdpx").read_bytes()


def test_other_readers_agree(written, out, tmp_path):
    import xmlschema

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pyrefiqda import RefiProject
    words = source("Vi 😀 ringede", selection(3, 4, coding(1, valence="driver")))
    written(words, notes=(Note(derived_guid("n"), "Husk"),), own_notes=(derived_guid("n"),))

    xmlschema.XMLSchema(SCHEMA).validate(BytesIO(content(out, "project.qde")))
    found = RefiProject.load(out, str(tmp_path / "unpacked"))
    assert found.users.user[0].name == "Signe Krogh"
    [text] = found.sources.text_source
    [stretch] = text.plain_text_selection
    assert (stretch.start_position, stretch.end_position, stretch.name) == (3, 4, "😀")
    assert [one.code_ref.target_guid for one in stretch.coding] == [HELP.guid, VALENCE_CODES["driver"]]


def test_an_empty_project_has_no_empty_containers(written):
    root, remarks = written(people=(), codes=())

    assert (len(root), remarks, root.get("origin")) == (0, [], "Qualapp")


def test_codes_are_a_tree_with_colours_that_all_programs_read(written):
    inner = CodeNode(
        derived_guid("inner"), "Fra ledelsen", HELP.guid, is_codable=False, description="Når lederen\nhjælper"
    )
    root, _ = written(codes=(HELP, inner))

    [top] = root.iterfind("q:CodeBook/q:Codes/q:Code", IN)
    assert (top.get("color"), top.get("isCodable")) == ("#1F77B4", "true")
    assert top.find("q:Code", IN).get("isCodable") == "false"
    assert top.findtext("q:Code/q:Description", namespaces=IN) == "Når lederen\nhjælper"


def test_valences_have_a_folder_only_where_there_are_any(written):
    plain, _ = written(source("Vi ringede", selection(0, 2, coding(1))))
    told, _ = written(source("Vi ringede", selection(0, 2, coding(1, valence="barrier", weight=40))))

    assert [one.get("name") for one in plain.iterfind("q:CodeBook/q:Codes/q:Code", IN)] == ["Opbakning"]
    folder = told.findall("q:CodeBook/q:Codes/q:Code", IN)[1]
    assert [one.get("name") for one in folder] == ["driver", "barrier", "ambivalent"]
    assert told.findtext("q:Notes/q:Note/q:PlainTextContent", namespaces=IN) == "weight: 40"
    noted = told.find(".//q:Coding/q:NoteRef", IN).get("targetGUID")
    assert noted == told.find("q:Notes/q:Note", IN).get("guid")


def test_a_selection_is_named_by_its_words_on_one_line_unless_it_has_a_title(written):
    long = "Vi ringede\n\n  mange gange " * 9
    titled = selection(0, 2, name="Første\nopkald")
    root, _ = written(source(long, selection(0, len(long)), titled, selection(0, 20)))

    names = [one.get("name") for one in root.iterfind(".//q:PlainTextSelection", IN)]
    assert names[1:] == ["Første\nopkald", "Vi ringede mange"]
    assert names[0].startswith("Vi ringede mange gange Vi ringede")
    assert len(names[0]) <= 100
    assert names[0].endswith("…")


def test_a_coding_of_the_whole_text_is_one_of_the_source_and_what_else_was_said_stays_an_annotation(written):
    note = Note(derived_guid("n"), "Et godt interview")
    whole = Selection(derived_guid("w"), 0, 10, codings=(coding(1),), notes=(note.guid,), is_whole=True)
    root, _ = written(source("Vi ringede", whole), notes=(note,))

    text = root.find("q:Sources/q:TextSource", IN)
    assert text.find("q:Coding/q:CodeRef", IN).get("targetGUID") == HELP.guid
    stretch = text.find("q:PlainTextSelection", IN)
    assert (stretch.get("startPosition"), stretch.get("endPosition")) == ("0", "10")
    assert stretch.find("q:Coding", IN) is None
    assert stretch.find("q:NoteRef", IN).get("targetGUID") == note.guid


def test_values_are_typed_and_those_of_another_type_are_text_with_a_remark(written):
    number = TravellingVariable(derived_guid("v1"), "Alder", "Integer")
    share = TravellingVariable(derived_guid("v2"), "Andel", "Float")
    day = TravellingVariable(derived_guid("v3"), "Dag", "Date")
    values = (
        TravellingValue(number.guid, "ca. 40"),
        TravellingValue(share.guid, "1.5e3"),
        TravellingValue(day.guid, "2024-02-30"),
    )
    root, remarks = written(source("Tekst", values=values), variables=(number, share, day))

    found = root.findall(".//q:TextSource/q:VariableValue", IN)
    assert [(etree.QName(one[1]).localname, one[1].text) for one in found] == [
        ("TextValue", "ca. 40"),
        ("FloatValue", "1500"),
        ("TextValue", "2024-02-30"),
    ]
    assert [(one.outcome, one.where) for one in remarks] == [(Outcome.ADAPTED, "Alder"), (Outcome.ADAPTED, "Dag")]


def test_originals_lie_beside_the_standard_once_and_a_pdf_in_it(written, out):
    letter = file_of("Brev.DOCX", b"PK brev")
    pdf = source("Rapport", selection(0, 7, coding(1)), original=file_of("Rapport æ.pdf", b"%PDF"))
    root, _ = written(source("Del 1", original=letter), source("Del 2", original=letter), pdf)

    inner = root.find("q:Sources/q:PDFSource/q:Representation", IN)
    assert inner.get("guid") == derived_guid("representation", pdf.guid)
    assert content(out, f"sources/{pdf.guid}.pdf") == b"%PDF"
    names = zipfile.ZipFile(out).namelist()
    assert len([name for name in names if name.startswith("qualapp/originals/")]) == 1
    told = json.loads(content(out, f"qualapp/{pdf.guid}.json"))
    assert told["original"] == {"name": "Rapport æ.pdf", "entry": f"sources/{pdf.guid}.pdf"}
    told = json.loads(content(out, f"qualapp/{derived_guid('source', 'Del 2')}.json"))
    assert content(out, told["original"]["entry"]) == b"PK brev"


def recording(*texts: TravellingSource, inner: str = "", after: str = "", path: str = "kept://0") -> Kept:
    guid = derived_guid("recording")
    empty = "".join(f'<Transcript guid="{one.guid}" name="Interview 1">{inner}</Transcript>' for one in texts)
    xml = f'<AudioSource xmlns="{NAMESPACE}" guid="{guid}" name="Lyd" path="{path}">{empty}{after}</AudioSource>'
    return Kept(
        guid, "AudioSource", xml, "Lyd", texts=tuple(one.guid for one in texts), files=(file_of("a.m4a", b"ftyp"),)
    )


def transcript(text: str, *selections: Selection, **said: Any) -> TravellingSource:
    return source(text, *selections, kind="Transcript", **said)


def test_selections_of_a_transcript_lie_between_points_whose_times_follow_from_the_turns(written, out):
    turns = tuple(
        Turn(TextRange(at, at + 10), TextRange(at, at + 10), "I", time) for at, time in ((0, 1000), (10, 3000))
    )
    text = transcript("Vi ringede til hver", selection(5, 10), selection(10, 19), turns=turns)
    root, remarks = written(text, kept=(recording(text),))

    points = [(one.get("position"), one.get("timeStamp")) for one in root.iterfind(".//q:SyncPoint", IN)]
    assert points == [("0", "1000"), ("5", "2000"), ("10", "3000"), ("19", "3000")]
    assert content(out, f"sources/{derived_guid('recording')}.m4a") == b"ftyp"
    assert remarks == []


def test_sync_points_go_where_their_turns_have_gone(written):
    came = '<SyncPoint guid="{0}" timeStamp="500" position="4"/><SyncPoint guid="{1}" timeStamp="700" position="9"/>'
    came = came.format(derived_guid("a"), derived_guid("b"))
    turn = Turn(TextRange(10, 30), TextRange(10, 30), "I", 500)
    text = transcript("Indsat ord. Vi ringede til hver af dem", turns=(turn,))
    root, _ = written(text, kept=(recording(text, inner=came),))

    points = {one.get("guid"): one.get("position") for one in root.iterfind(".//q:SyncPoint", IN)}
    assert points == {derived_guid("a"): "10", derived_guid("b"): "15"}


def test_what_was_said_of_a_recording_stands_on_it(written):
    age = TravellingVariable(derived_guid("v"), "Alder", "Integer")
    whole = Selection(derived_guid("w"), 0, 5, codings=(coding(1),), is_whole=True)
    first = transcript("Først", whole, values=(TravellingValue(age.guid, "40"),))
    later = transcript("Siden", replace(whole, guid=derived_guid("w2"), codings=(coding(2),)), values=first.values)
    case = TravellingCase(derived_guid("case"), "Lærkevangen", sources=(first.guid, later.guid))
    after = f'<NoteRef targetGUID="{derived_guid("n")}"/>'
    root, remarks = written(
        later, first, kept=(recording(first, later, after=after),), variables=(age,), cases=(case,),
        notes=(Note(derived_guid("n"), "Husk"),),
    )  # fmt: skip

    host = root.find("q:Sources/q:AudioSource", IN)
    assert [etree.QName(one).localname for one in host] == [
        "Transcript",
        "Transcript",
        "Coding",
        "NoteRef",
        "VariableValue",
    ]
    assert host.find("q:Coding", IN).get("guid") == coding(1).guid
    assert host[1].find("q:TranscriptSelection/q:Coding", IN).get("guid") == coding(2).guid
    referred = [one.get("targetGUID") for one in root.iterfind("q:Cases/q:Case/q:SourceRef", IN)]
    assert referred == [host.get("guid")]
    assert {one.outcome for one in remarks} == {Outcome.ADAPTED, Outcome.LEFT_OUT}


def test_a_recording_whose_transcript_is_gone_stays_and_one_that_is_missing_is_not_named(written):
    gone = transcript("Væk")
    root, remarks = written(kept=(recording(gone, path="internal://x.m4a"),))

    host = root.find("q:Sources/q:AudioSource", IN)
    assert (len(host), host.get("path")) == (0, None)
    assert [one.sentence for one in remarks] == ["1 file is missing; only what is said of it was written."]


def test_a_transcript_without_its_recording_is_a_text(written):
    root, remarks = written(transcript("Vi ringede", selection(0, 2)))

    assert root.find("q:Sources/q:TextSource/q:PlainTextSelection", IN) is not None
    assert [one.outcome for one in remarks] == [Outcome.ADAPTED]


def test_what_was_kept_refers_to_nothing_that_is_not_there(written):
    guids = {name: derived_guid(name) for name in ("set", "link", "other", "graph", "one", "gone")}
    text = source("Vi ringede", selection(0, 2))
    members = f'<MemberCode targetGUID="{HELP.guid}"/><MemberSource targetGUID="{guids["gone"]}"/>'
    ends = 'guid="{}" originGUID="{}" targetGUID="{}"'
    links = [
        f"<Link xmlns='{NAMESPACE}' {ends.format(guids['link'], text.selections[0].guid, HELP.guid)}/>",
        f"<Link xmlns='{NAMESPACE}' {ends.format(guids['other'], text.guid, guids['gone'])}/>",
    ]
    vertex = f'<Vertex guid="{guids["one"]}" representedGUID="{guids["other"]}" firstX="1" firstY="1"/>'
    kept = (
        Kept(
            guids["graph"],
            "Graph",
            f'<Graph xmlns="{NAMESPACE}" guid="{guids["graph"]}" name="G">{vertex}</Graph>',
            "G",
        ),
        Kept(guids["set"], "Set", f'<Set xmlns="{NAMESPACE}" guid="{guids["set"]}" name="S">{members}</Set>', "S"),
        *(Kept(guids["link"], "Link", link, "L") for link in links),
        Kept(guids["gone"], "Hologram", "<Hologram/>", "H"),
    )
    root, remarks = written(text, kept=kept)

    assert [etree.QName(one).localname for one in root.find("q:Sets/q:Set", IN)] == ["MemberCode"]
    assert [one.get("guid") for one in root.find("q:Links", IN)] == [guids["link"]]
    assert root.find("q:Graphs/q:Graph/q:Vertex", IN).get("representedGUID") is None
    assert sorted((one.outcome, one.where) for one in remarks) == [("left_out", where) for where in ("", "G", "H", "S")]


def test_a_case_gets_back_what_there_is_no_place_for_here(written):
    text = source("Vi ringede", selection(0, 2))
    case = TravellingCase(derived_guid("case"), "Lærkevangen", sources=(text.guid, derived_guid("gone")))
    more = (
        f'<Case xmlns="{NAMESPACE}" guid="{case.guid}"><CodeRef targetGUID="{HELP.guid}"/>'
        f'<SelectionRef targetGUID="{text.selections[0].guid}"/></Case>'
    )
    root, remarks = written(text, cases=(case,), kept=(Kept(derived_guid("k"), "Case", more, about=case.guid),))

    parts = [(etree.QName(one).localname, one.get("targetGUID")) for one in root.find("q:Cases/q:Case", IN)]
    assert parts == [("CodeRef", HELP.guid), ("SourceRef", text.guid), ("SelectionRef", text.selections[0].guid)]
    assert [(one.outcome, one.where) for one in remarks] == [(Outcome.LEFT_OUT, "Lærkevangen")]


def test_rows_of_ours_lie_beside_the_standard(written, out):
    row = {"noun": "visit", "guid": derived_guid("r"), "day": "2024-03-14", "number": 3}
    written(source("Vi ringede", own=(row,)), own=(row,))

    assert json.loads(content(out, "qualapp/project.json")) == {"format": 1, "rows": [row], "qde_origin": "Qualapp"}
    told = json.loads(content(out, f"qualapp/{derived_guid('source', 'Vi ringede')}.json"))
    assert (told["rows"], told["original"], len(told["text_sha256"])) == ([row], None, 64)


def test_sources_that_break_off_leave_the_old_file_as_it_was(out):
    def sources() -> Iterator[TravellingSource]:
        yield source("Vi ringede")
        raise UserError("Projektet er lukket.")

    out.write_bytes(b"old")
    with pytest.raises(UserError, match="lukket"):
        finish(write_refi(Head("P"), sources(), out, 2))

    assert out.read_bytes() == b"old"
    assert list(out.parent.iterdir()) == [out]


def test_a_full_disk_is_one_sentence_and_no_half_file(out):
    def refuse() -> Any:
        raise OSError(28, "No space left on device")

    out.write_bytes(b"old")
    broken = source("Vi ringede", original=TravellingFile("a.docx", 5, refuse))
    with pytest.raises(UserError, match="because the disk is full"):
        write(TravellingProject(Head("P"), (broken,)), out)

    assert out.read_bytes() == b"old"
    assert list(out.parent.iterdir()) == [out]


def test_no_folder_is_one_sentence(tmp_path):
    with pytest.raises(UserError, match="There is no folder"):
        write(TravellingProject(Head("P"), ()), tmp_path / "nowhere" / "p.qdpx")


def test_memory_does_not_grow_with_the_sources(out):
    def sources() -> Iterator[TravellingSource]:
        for number in range(30):
            text = f"{number} " + "Vi ringede, men ingen kom. " * 40_000
            yield TravellingSource(derived_guid(str(number)), "Interview", text, selections=(selection(number, 400),))

    finish(write_refi(Head("P"), iter([]), out, 0))
    tracemalloc.start()
    try:
        finish(write_refi(Head("P"), sources(), out, 30))
        _now, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert peak < 12_000_000
