"""Projects in the manner of the programs that people come from."""

import json
from hashlib import sha256

import pytest
from document_files import p as paragraph
from document_files import word_file
from refi_files import (
    code,
    codes,
    coding,
    content,
    described,
    guid,
    passage,
    project,
    qdpx,
    ref,
    sources,
    tag,
    text_source,
    texts,
    value,
    variable,
)

from qualapp.importers.refi import open_refi
from qualapp.model.exchange import Outcome, TravellingValue, derived_guid
from qualapp.model.exchange_marks import PROJECT_ENTRY, original_entry, source_entry

TALK = "I: Hvordan går det?\nKaren: Det går godt.\nI: Hvorfor?\nKaren: Fordi vi tog ud til dem.\n"


def read(path):
    """Head, sources by name, and remarks as (where, sentence)."""
    with open_refi(path) as found:
        by_name = {source.name: source for source in found.sources()}
        return found.head, by_name, [(one.where, one.sentence) for one in found.remarks]


def said(remarks, words, where=None):
    return any(words in sentence and where in (None, place) for place, sentence in remarks)


def test_nvivo_memos_are_notes_that_links_bind_to_passages_without_codings(tmp_path):
    xml = project(
        codes(code(1, "Tillid", code(2, "Tillid")), code(5, "Karen")),
        tag("Cases", tag("Case", guid=guid(5).upper(), name="Karen")),
        sources(text_source(3, passage(10, 0, 4, name=""), name="Interview")),
        tag("Notes", tag("Note", content("Et memo"), guid=guid(20), name="Memo", plainTextPath=None)),
        tag("Links", tag("Link", guid=guid(30), direction="Bidirectional", originGUID=guid(20), targetGUID=guid(10))),
        origin="NVivo 12.6.1.970 [Windows]",
        namespace="urn:QDA-XML:project:1.0",
    )
    head, found, remarks = read(qdpx(tmp_path / "p.qdpx", xml, {**texts(_3=TALK), "sources/.root": b""}))
    assert [(one.name, one.parent) for one in head.codes] == [("Tillid", ""), ("Tillid", guid(1)), ("Karen", "")]
    (selection,) = found["Interview"].selections
    assert (selection.codings, selection.name, selection.end) == ((), "", 4)
    assert selection.notes == (guid(20),)
    assert [note.text for note in head.notes] == ["Et memo"]
    assert f'targetGUID="{guid(10)}"' in head.kept[0].xml
    assert head.cases[0].codes == (guid(5),)
    assert said(remarks, "is also a code")


def test_links_bind_notes_to_codes_texts_and_passages_whichever_end_they_are(tmp_path):
    def link(number, origin, target):
        return tag("Link", guid=guid(number), direction="OneWay", originGUID=guid(origin).upper(), targetGUID=target)

    notes = [tag("Note", content(words), guid=guid(number)) for number, words in ((20, "Et"), (21, "To"))]
    links = (link(30, 20, guid(1)), link(31, 3, guid(21)), link(32, 10, guid(20)), link(33, 20, guid(21)))
    more = (link(34, 10, guid(1)), link(35, 10, guid(20)), link(36, 20, guid(99)), link(37, 20, None))
    xml = project(
        codes(code(1, "Tillid", ref("NoteRef", 21))),
        sources(text_source(3, passage(10, 0, 4, coding(11, 1)), name="Interview")),
        tag("Notes", *notes),
        tag("Links", *links, *more),
        origin="NVivo",
    )
    head, found, _remarks = read(qdpx(tmp_path / "p.qdpx", xml, texts(_3=TALK)))
    assert head.codes[0].notes == (guid(21), guid(20))
    assert found["Interview"].notes == (guid(21),)
    assert found["Interview"].selections[0].notes == (guid(20),)
    assert len(head.kept) == 8


def test_maxqda_has_values_on_texts_and_on_nameless_cases(tmp_path):
    xml = project(
        tag("Variables", variable(5, "Alder", "Integer"), variable(6, "By")),
        tag(
            "Cases",
            tag("Case", value(6, "Text", "Aarhus"), ref("SourceRef", 2), guid=guid(40)),
            tag("Case", value(5, "Integer", "50"), ref("SourceRef", 3), ref("SourceRef", 2), guid=guid(41)),
        ),
        sources(
            text_source(2, value(5, "Integer", "+47"), name="Karen"),
            text_source(3, passage(10, 3, 9, described("En kommentar")), name="Jens"),
        ),
        tag("Sets", tag("Set", ref("MemberSource", 2), guid=guid(50), name="Gruppe")),
        origin="MAXQDA 24.3",
    )
    head, found, remarks = read(qdpx(tmp_path / "p.qdpx", xml, texts(_2=TALK, _3=TALK)))
    assert found["Karen"].values == (TravellingValue(guid(5), "47"), TravellingValue(guid(6), "Aarhus"))
    assert [(case.guid, case.name) for case in head.cases] == [(guid(41), "Jens")]
    assert found["Jens"].selections[0].description == "En kommentar"
    assert said(remarks, "held values of a source")
    assert said(remarks, "called after its first source")


def test_f4_passages_have_notes_and_no_name_and_turns_are_found(tmp_path):
    xml = project(
        sources(text_source(2, passage(10, 0, 8, described("Hm"), ref("NoteRef", 20)), name="Karen")),
        tag("Notes", tag("Note", content("Husk"), guid=guid(20))),
        origin="f4analyse 3.4",
    )
    _head, found, _remarks = read(qdpx(tmp_path / "p.qdpx", xml, texts(_2=TALK)))
    (selection,) = found["Karen"].selections
    assert (selection.description, selection.notes) == ("Hm", (guid(20),))
    assert [turn.speaker for turn in found["Karen"].turns] == ["I", "Karen"] * 2
    assert len(found["Karen"].blocks) == 4


def test_qualcoder_puts_things_in_another_order_and_short_colours(tmp_path):
    representation = tag("Representation", passage(10, 0, 2, coding(70, 1)), guid=guid(4), plainTextPath="rep.txt")
    area = tag("PDFSelection", guid=guid(60), page="0", firstX="1.6", firstY="2", secondX="3", secondY="4")
    pdf = tag("PDFSource", representation, area, guid=guid(3), name="Bilag.pdf", path="internal://BILAG.pdf")
    xml = project(
        sources(text_source(2, coding(71, 1), name="Karen"), pdf),
        tag("Sets"),
        tag("Users", tag("User", guid=guid(8), name="default")),
        codes(code(1, "A", color="#F80"), code(7, "B", color="rgba(1, 2, 3, .5)"), code(9, "C", color="pænt")),
        origin="QualCoder-3.5",
    )
    files = {**texts(_2=TALK), "rep.txt": TALK, "bilag.PDF": b"%PDF-1.4"}
    head, found, remarks = read(qdpx(tmp_path / "p.qdpx", xml, files))
    assert [one.colour for one in head.codes] == ["#ff8800", "#010203", ""]
    assert found["Karen"].selections[0].is_whole
    assert found["Karen"].selections[0].guid == derived_guid("whole", guid(2))
    assert (found["Bilag.pdf"].kind, found["Bilag.pdf"].guid) == ("Representation", guid(3))
    (kept,) = head.kept
    assert kept.xml.index("<PDFSelection") < kept.xml.index("<Representation")
    assert 'firstX="2"' in kept.xml
    assert kept.files[0].name == "bilag.PDF"
    assert said(remarks, "colour could not be read")


def test_a_pdf_selection_may_have_the_guid_of_the_text_selection(tmp_path):
    area = tag("PDFSelection", coding(72, 1), guid=guid(10), page="0", firstX="1", firstY="2", secondX="3", secondY="4")
    inner = tag("Representation", passage(10, 0, 2, coding(70, 1)), content(TALK), guid=guid(4))
    pdf = tag("PDFSource", area, inner, coding(73, 1), guid=guid(3), name="B", path="internal://b.pdf")
    xml = project(codes(code(1, "A")), sources(pdf), origin="ATLAS.ti 26")
    head, found, remarks = read(qdpx(tmp_path / "p.qdpx", xml, {"b.pdf": b"%PDF-1.4"}))
    assert [one.guid for one in found["B"].selections] == [guid(10), derived_guid("whole", guid(3))]
    assert guid(10) in head.kept[0].xml
    assert guid(73) not in head.kept[0].xml
    assert not said(remarks, "given before")
    with open_refi(tmp_path / "p.qdpx") as again:
        (file,) = again.head.kept[0].files
        with file.open() as stream:
            assert (file.name, file.size, stream.read()) == ("b.pdf", 8, b"%PDF-1.4")


@pytest.mark.parametrize("namespace", ["urn:QDA-XML:project:0:4", "urn:QDA-XML:project:0:10", ""])
@pytest.mark.parametrize("entry", ["project.qde", "Mit projekt.qde", "Project.QDE", "Mappe/project.qde"])
def test_namespace_and_name_of_the_project_file_do_not_matter(tmp_path, namespace, entry):
    xml = project(sources(text_source(2)), namespace=namespace)
    files = {f"Sources/{guid(2)}.TXT": TALK}
    assert "Text 2" in read(qdpx(tmp_path / "p.qdpx", xml, files, entry))[1]


@pytest.mark.parametrize(
    "path", ["internal://t 1.txt", "t 1.txt", "internal:///T 1.TXT", "sources/t 1.txt", "internal://t%201.txt"]
)
def test_texts_are_found_however_their_path_is_written(tmp_path, path):
    xml = project(sources(text_source(2, plainTextPath=path)))
    assert read(qdpx(tmp_path / "p.qdpx", xml, {"t 1.txt": TALK}))[1]["Text 2"].text == TALK


def test_guids_in_braces_and_capitals_are_the_same_and_junk_is_replaced_everywhere(tmp_path):
    braced = "{" + guid(1).upper().replace("0001", "000A") + "}"
    plain = braced.strip("{}").lower()
    xml = project(
        codes(tag("Code", guid=braced, name="A", isCodable="1"), tag("Code", guid="c001", name="B", isCodable="false")),
        sources(text_source(2, passage(10, 0, 2, coding(70, plain.upper()), coding(71, "c001")))),
    )
    head, found, remarks = read(qdpx(tmp_path / "p.qdpx", xml, texts(_2=TALK)))
    assert [one.guid for one in head.codes] == [plain, derived_guid("junk", "c001")]
    assert [one.is_codable for one in head.codes] == [True, False]
    assert [one.code for one in found["Text 2"].selections[0].codings] == [one.guid for one in head.codes]
    assert said(remarks, "1 identifier was no GUID")


def test_what_happens_to_codes_and_to_passages_alike_is_said_once(tmp_path):
    marked = passage(10, 0, 4, coding(11, "c1"), guid="p1")
    xml = project(codes(tag("Code", guid="c1", name="A", isCodable="true")), sources(text_source(3, marked)))
    _head, _found, remarks = read(qdpx(tmp_path / "p.qdpx", xml, texts(_3=TALK)))
    assert [sentence for _where, sentence in remarks if "GUID" in sentence] == [
        "2 identifiers were no GUIDs and got new ones."
    ]


def test_of_things_with_the_same_guid_the_first_keeps_it(tmp_path):
    xml = project(
        codes(code(1, "A"), code(1, "B"), code(1, "C")),
        sources(text_source(2, passage(10, 0, 2), passage(10, 2, 4), name="X"), text_source(2, name="Y")),
    )
    head, found, remarks = read(qdpx(tmp_path / "p.qdpx", xml, texts(_2=TALK)))
    assert [one.guid for one in head.codes] == [guid(1), derived_guid(guid(1), "2"), derived_guid(guid(1), "3")]
    assert [one.guid for one in found["X"].selections] == [guid(10), derived_guid(guid(10), "2")]
    assert found["Y"].guid == derived_guid(guid(2), "2")
    assert said(remarks, "4 identifiers had been given before")


def test_what_refers_to_nothing_is_left_out_and_said_so(tmp_path):
    xml = project(
        codes(code(1, "A")),
        tag("Cases", tag("Case", ref("CodeRef", 99), ref("SourceRef", 98), guid=guid(40), name="K")),
        sources(text_source(2, passage(10, 0, 2, coding(70, 99), coding(71, 1), tag("Coding", guid=guid(72))))),
    )
    head, found, remarks = read(qdpx(tmp_path / "p.qdpx", xml, texts(_2=TALK)))
    assert [one.guid for one in found["Text 2"].selections[0].codings] == [guid(71)]
    assert (head.cases[0].codes, head.cases[0].sources) == ((), ())
    assert said(remarks, "2 codings name a code that is not in the file", "Text 2")
    assert said(remarks, "2 references to something", "K")


def test_variables_whose_values_are_of_another_kind_become_text(tmp_path):
    values = [
        value(5, "Integer", "ca. 40"),
        value(6, "Float", "1,5"),
        value(7, "Date", "2024-02-31"),
        value(8, "Boolean", "True"),
    ]
    named = [
        variable(5, "Alder", "Integer"),
        variable(6, "Grad", "Float"),
        variable(7, "Dag", "Date"),
        variable(8, "Ja", "Boolean"),
    ]
    more = [value(5, "Integer", "9" * 4999), value(8, "Boolean", None), value(99, "Text", "x")]
    xml = project(tag("Variables", *named), sources(text_source(2, *values), text_source(3, *more)))
    head, found, remarks = read(qdpx(tmp_path / "p.qdpx", xml, texts(_2=TALK, _3=TALK)))
    assert [one.type for one in head.variables] == ["Text", "Float", "Text", "Boolean"]
    assert [one.text for one in found["Text 2"].values] == ["ca. 40", "1.5", "2024-02-31", "true"]
    assert [len(one.text) for one in found["Text 3"].values] == [4999]
    assert said(remarks, "became one of text", "Alder")
    assert said(remarks, "names a variable that is not in the file", "Text 3")


def test_times_that_are_none_are_left_open_and_those_without_zone_are_utc(tmp_path):
    passages = [
        passage(10, 0, 2, creationDateTime="2018-10-04T22:56:11"),
        passage(11, 0, 2, creationDateTime="2018-10-05T00:56:11.5000000+02:00"),
        passage(12, 0, 2, creationDateTime="i går"),
        passage(13, 0, 2, creationDateTime="0001-01-01T00:00:00"),
    ]
    xml = project(sources(text_source(2, *passages)))
    _head, found, remarks = read(qdpx(tmp_path / "p.qdpx", xml, texts(_2=TALK)))
    times = [one.at for one in found["Text 2"].selections]
    assert times == [1538693771_000000, 1538693771_500000, None, None]
    assert said(remarks, "1 time could not be read")


def test_coders_who_are_not_listed_are_still_told_apart(tmp_path):
    passages = [passage(10, 0, 2, coding(70, 1, creatingUser=guid(8)), coding(71, 1, creatingUser=guid(9)))]
    users = tag("Users", tag("User", guid=guid(8), name="Signe", id="SK"))
    xml = project(users, codes(code(1, "A")), sources(text_source(2, *passages)))
    head, found, remarks = read(qdpx(tmp_path / "p.qdpx", xml, texts(_2=TALK)))
    assert [(one.guid, one.name, one.initials) for one in head.people] == [
        (guid(8), "Signe", "SK"),
        (guid(9), "Coder 1", ""),
    ]
    assert [one.by for one in found["Text 2"].selections[0].codings] == [guid(8), guid(9)]
    assert said(remarks, "is not listed")


def test_a_text_that_is_only_a_word_document_is_read_by_our_own_reader(tmp_path):
    document = word_file(tmp_path / "x.docx", "".join(paragraph(line) for line in TALK.split("\n"))).read_bytes()
    rich = text_source(2, passage(10, 0, 2), plainTextPath=None, richTextPath=f"internal://{guid(2)}.docx")
    both = text_source(3, richTextPath=f"internal://{guid(3)}.docx", name="Begge")
    files = {f"{guid(2)}.docx": document, f"{guid(3)}.DOCX": b"PK whatever", **texts(_3="Hej")}
    _head, found, remarks = read(qdpx(tmp_path / "p.qdpx", project(sources(rich, both)), files))
    assert found["Text 2"].text.startswith("I: Hvordan går det?\nKaren:")
    assert len(found["Text 2"].turns) == 4
    assert said(remarks, "read from a document", "Text 2")
    assert found["Begge"].text == "Hej"
    assert found["Begge"].original.name == "Begge.DOCX"


def test_recordings_keep_their_file_and_give_their_transcripts_times(tmp_path):
    points = [
        tag("SyncPoint", guid=guid(60 + place), position=position, timeStamp=time)
        for place, (position, time) in enumerate([(0, 0), (21, 2000), (43, 4000), (9999, 9000)])
    ]
    clip = tag("TranscriptSelection", coding(70, 1), guid=guid(10), fromSyncPoint=guid(61), toSyncPoint=guid(62))
    open_end = tag("TranscriptSelection", guid=guid(11), fromSyncPoint=guid(62))
    lost = tag("TranscriptSelection", guid=guid(12), fromSyncPoint=guid(99))
    one = tag("Transcript", *points, clip, open_end, lost, guid=guid(4), name="Ord", plainTextPath="t.txt")
    two = tag("Transcript", guid=guid(5), name="Billeder", plainTextPath="mangler.txt")
    area = tag("VideoSelection", coding(73, 1), guid=guid(90), begin="5", end="5")
    video = tag(
        "VideoSource", one, two, area, coding(71, 1), value(6, "Text", "ja"), guid=guid(3), path="internal://v.mp4"
    )
    cases = tag("Cases", tag("Case", ref("SourceRef", 3), guid=guid(40), name="K"))
    xml = project(codes(code(1, "A")), tag("Variables", variable(6, "V")), cases, sources(video))
    crlf = TALK.replace("\n", "\r\n")
    head, found, remarks = read(qdpx(tmp_path / "p.qdpx", xml, {"t.txt": crlf, "v.mp4": b"film"}))
    source = found["Ord"]
    assert (source.guid, source.kind, source.values[0].text) == (guid(4), "Transcript", "ja")
    assert [turn.time for turn in source.turns] == [0, 2000, 4000, None]
    assert [source.text[one.start : one.end] for one in source.selections[:2]] == [
        "Karen: Det går godt.\n",
        source.text[source.text.index("I: Hvorfor") :],
    ]
    assert source.selections[2].is_whole
    assert head.cases[0].sources == (guid(4),)
    (kept,) = head.kept
    assert kept.texts == (guid(4),)
    assert f'guid="{guid(61)}" timeStamp="2000" position="20"' in kept.xml
    assert 'path="kept://0"' in kept.xml
    assert guid(71) not in kept.xml
    assert 'plainTextPath="mangler.txt"' in kept.xml
    assert said(remarks, "does not say where it is", "Ord")


def test_pictures_are_kept_with_their_text_as_a_source(tmp_path):
    area = tag("PictureSelection", coding(70, 1), guid=guid(10), firstX="6", firstY="186", secondX="150", secondY="3")
    text = tag("TextDescription", passage(11, 0, 3), content("Et hus"), guid=guid(4))
    picture = tag("PictureSource", text, area, guid=guid(3), name="Hus.png", path="internal://hus.png")
    alone = tag(
        "PictureSource",
        area.replace(guid(10), guid(12)),
        coding(71, 1),
        guid=guid(5),
        name="Bil",
        path="absolute:///C:/b.png",
    )
    head, found, remarks = read(
        qdpx(tmp_path / "p.qdpx", project(codes(code(1, "A")), sources(picture, alone)), {"hus.png": b"x"})
    )
    assert (found["Hus.png"].kind, found["Hus.png"].text, len(found)) == ("TextDescription", "Et hus", 1)
    assert [len(one.files) for one in head.kept] == [1, 0]
    assert guid(71) in head.kept[1].xml
    assert 'path="absolute:///C:/b.png"' in head.kept[1].xml
    assert said(remarks, "was not looked for elsewhere", "Bil")


def test_a_note_with_codings_is_a_text_and_those_who_refer_to_it_find_its_twin(tmp_path):
    note = tag("Note", content("Et langt memo"), passage(10, 3, 8, coding(70, 1)), guid=guid(20), name="Memo")
    xml = project(codes(code(1, "A", ref("NoteRef", 20))), sources(text_source(2)), tag("Notes", note), tag("NoteRef"))
    head, found, _remarks = read(qdpx(tmp_path / "p.qdpx", xml, texts(_2=TALK)))
    assert (found["Memo"].kind, found["Memo"].guid) == ("Note", guid(20))
    twin = derived_guid("note", guid(20))
    assert head.codes[0].notes == (twin,)
    assert [(one.guid, one.text) for one in head.notes] == [(twin, "Et langt memo")]


def own_files(words, **changed):
    """Our own rows beside a text."""
    row = {"noun": "turn", "guid": guid(77), "start": 0}
    original = {"name": "Karen.docx", "entry": original_entry("ab" * 32, ".docx")}
    told = {"format": 1, "text_sha256": sha256(words.encode()).hexdigest(), "rows": [row], "original": original}
    whole = {"format": 1, "rows": [{"noun": "visit", "guid": guid(78)}], "qde_origin": "Qualapp"}
    files = {PROJECT_ENTRY: whole, source_entry(guid(2)): {**told, **changed}}
    return {**{name: json.dumps(each) for name, each in files.items()}, original_entry("ab" * 32, ".docx"): b"docx"}


def test_our_own_rows_and_originals_come_along(tmp_path):
    xml = project(sources(text_source(2)), origin="Qualapp")
    with open_refi(qdpx(tmp_path / "p.qdpx", xml, {**texts(_2=TALK), **own_files(TALK)})) as found:
        (source,) = found.sources()
        assert [row["noun"] for row in (*found.head.own, *source.own)] == ["visit", "turn"]
        assert source.own_text == sha256(TALK.encode()).hexdigest()
        assert (source.blocks, source.turns) == ((), ())
        with source.original.open() as stream:
            assert (source.original.name, stream.read()) == ("Karen.docx", b"docx")
        assert [one for one in found.remarks if one.outcome is not Outcome.TAKEN] == []


def test_blocks_and_turns_are_found_anew_where_the_text_was_changed_elsewhere(tmp_path):
    xml = project(sources(text_source(2)), origin="Qualapp")
    _head, found, _remarks = read(qdpx(tmp_path / "p.qdpx", xml, {**texts(_2=TALK), **own_files("Andet")}))
    assert len(found["Text 2"].turns) == 4


@pytest.mark.parametrize(
    ("origin", "damage"),
    [
        ("NVivo", {}),
        ("Qualapp", {"rows": [{"noun": "turn"}]}),
        ("Qualapp", {"rows": [{"noun": "turn", "guid": guid(1), "x": {"deep": 1}}]}),
        ("Qualapp", {"rows": [{"noun": "turn", "guid": guid(1), "x": 2**64}]}),
        ("Qualapp", {"rows": "many"}),
        ("Qualapp", {"rows": [{"noun": "turn", "guid": guid(1), "x": float("nan")}]}),
        ("Qualapp", {"rows": [{"noun": "turn", "guid": "\ud800"}]}),
        ("Qualapp", {"format": 2}),
    ],
)
def test_own_rows_that_are_damaged_or_another_programs_are_left_out(tmp_path, origin, damage):
    xml = project(sources(text_source(2)), origin=origin)
    _head, found, remarks = read(qdpx(tmp_path / "p.qdpx", xml, {**texts(_2=TALK), **own_files(TALK, **damage)}))
    assert found["Text 2"].own == ()
    assert found["Text 2"].text == TALK
    assert said(remarks, "What only Qualapp knows")


@pytest.mark.parametrize("damage", ["[" * 200_000, "{", "9" * 9999, "null", "\ud83d".encode("utf-8", "surrogatepass")])
def test_own_rows_that_are_no_json_do_no_harm(tmp_path, damage):
    xml = project(sources(text_source(2)), origin="Qualapp")
    files = {**texts(_2=TALK), **own_files(TALK), source_entry(guid(2)): damage}
    _head, found, remarks = read(qdpx(tmp_path / "p.qdpx", xml, files))
    assert found["Text 2"].own == ()
    assert said(remarks, "What only Qualapp knows", "Text 2")


def test_originals_are_only_taken_from_where_we_put_them(tmp_path):
    original = {"name": "../../x.txt", "entry": "project.qde"}
    xml = project(sources(text_source(2)), origin="Qualapp")
    files = {**texts(_2=TALK), **own_files(TALK, original=original)}
    assert read(qdpx(tmp_path / "p.qdpx", xml, files))[1]["Text 2"].original is None


def test_sources_can_be_read_twice_and_remarks_are_said_once(tmp_path):
    xml = project(sources(text_source(2, passage(10, 0, 999), passage(10, 0, 2))))
    with open_refi(qdpx(tmp_path / "p.qdpx", xml, texts(_2=TALK))) as found:
        once, remarks = list(found.sources()), list(found.remarks)
        assert [list(found.sources()), list(found.remarks)] == [once, remarks]
        assert len(remarks) == len(set(remarks))
