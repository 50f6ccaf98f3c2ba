"""A QualCoder project comes in with codes, codings, memos, cases and files, and nothing in its folder changes."""

import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from qualapp.errors import UserError
from qualapp.importers.qualcoder import open_qualcoder
from qualapp.importers.qualcoder.text_positions import Positions
from qualapp.model.exchange import Exchanged, Outcome, Selection, TravellingSource

SCHEMA_FILE = Path(__file__).parents[1] / "data" / "refi" / "Project.xsd"
NOW = "2024-03-05 10:20:30"
TABLES = {
    "project": "databaseversion text, date text, memo text,about text, bookmarkfile integer, bookmarkpos integer,"
    " codername text, recently_used_codes text",
    "source": "id integer primary key, name text, fulltext text, mediapath text, memo text, owner text, date text,"
    " av_text_id integer, risid integer, unique(name)",
    "code_image": "imid integer primary key,id integer,x1 integer, y1 integer, width integer, height integer,"
    " cid integer, memo text, date text, owner text, important integer, pdf_page integer",
    "code_av": "avid integer primary key,id integer,pos0 integer, pos1 integer, cid integer, memo text, date text,"
    " owner text, important integer",
    "annotation": "anid integer primary key, fid integer,pos0 integer, pos1 integer, memo text, owner text, date text,"
    " unique(fid,pos0,pos1,owner)",
    "attribute_type": "name text primary key, date text, owner text, memo text, caseOrFile text, valuetype text",
    "attribute": "attrid integer primary key, name text, attr_type text, value text, id integer, date text, owner text,"
    " unique(name,attr_type,id)",
    "case_text": "id integer primary key, caseid integer, fid integer, pos0 integer, pos1 integer, owner text,"
    " date text, memo text",
    "cases": "caseid integer primary key, name text, memo text, owner text,date text, constraint ucm unique(name)",
    "code_cat": "catid integer primary key, name text, owner text, date text, memo text, supercatid integer,"
    " unique(name)",
    "code_text": "ctid integer primary key, cid integer, fid integer,seltext text, pos0 integer, pos1 integer,"
    " owner text, date text, memo text, avid integer, important integer, unique(cid,fid,pos0,pos1, owner)",
    "code_name": "cid integer primary key, name text, memo text, catid integer, owner text,date text, color text,"
    " supercid integer, unique(name)",
    "journal": "jid integer primary key, name text, jentry text, date text, owner text, unique(name)",
}
OLDER = {
    "project": "databaseversion text, date text, memo text,about text",
    "source": "id integer primary key, name text, fulltext text, mediapath text, memo text, owner text, date text",
    "annotation": TABLES["annotation"],
    "case_text": TABLES["case_text"],
    "cases": TABLES["cases"],
    "code_cat": TABLES["code_cat"],
    "code_name": "cid integer primary key, name text, memo text, catid integer, owner text,date text, color text",
    "code_text": "cid integer, fid integer,seltext text, pos0 integer, pos1 integer, owner text, date text, memo text",
}

Rows = Mapping[str, Iterable[Mapping[str, object]]]


def project(
    folder: Path, rows: Rows, tables: Mapping[str, str] = TABLES, version: str = "v17", name: str = "Aftenskole.qda"
) -> Path:
    """A project folder as QualCoder makes it, with these rows."""
    place = folder / name
    for inner in ("documents", "images", "audio", "video"):
        (place / inner).mkdir(parents=True)
    with closing(sqlite3.connect(place / "data.qda")) as database, database:
        for table, columns in tables.items():
            database.execute(f"CREATE TABLE {table} ({columns})")
        said = {"databaseversion": version, "date": NOW, "memo": "Om skolen", "about": "QualCoder 3.7"}
        for table, found in {"project": [said], **rows}.items():
            for row in found:
                marks = ", ".join("?" * len(row))
                database.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", tuple(row.values()))
    return place


def source(number: int, text: str | None, name: str = "", **more: object) -> dict[str, object]:
    return {
        "id": number, "name": name or f"Interview {number}", "fulltext": text, "owner": "Anna", "date": NOW, **more
    }  # fmt: skip


def code(number: int, name: str, **more: object) -> dict[str, object]:
    return {"cid": number, "name": name, "owner": "Anna", "date": NOW, "color": "#FF8800", **more}


def coding(number: int, words: str, start: int, end: int, **more: object) -> dict[str, object]:
    first = {"ctid": number, "cid": 1, "fid": 1, "seltext": words, "pos0": start, "pos1": end}
    return {**first, "owner": "Anna", "date": NOW, "memo": "", "important": 0, **more}


@pytest.fixture
def opened(tmp_path: Path) -> Iterator["Opener"]:
    opener = Opener(tmp_path)
    yield opener
    for found in opener.all:
        found.close()


class Opener:
    """Makes projects and opens them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.all: list[Exchanged] = []

    def __call__(self, rows: Rows, tables: Mapping[str, str] = TABLES, version: str = "v17") -> Exchanged:
        return self.at(project(self.folder, rows, tables, version))

    def at(self, place: Path) -> Exchanged:
        self.all.append(open_qualcoder(place))
        return self.all[-1]


def only(found: Exchanged) -> TravellingSource:
    (one,) = found.sources()
    return one


def words(text: TravellingSource) -> list[str]:
    return [text.text[selection.start : selection.end] for selection in text.selections]


def with_codings(found: TravellingSource) -> list[Selection]:
    return [selection for selection in found.selections if selection.codings]


def told(found: Exchanged, outcome: Outcome) -> list[str]:
    return [remark.sentence for remark in found.remarks if remark.outcome is outcome]


def test_codes_come_below_their_categories_which_are_no_codes(opened: Opener) -> None:
    found = opened(
        {
            "code_cat": [
                {"catid": 1, "name": "Drivere", "memo": "Det der hjælper", "date": NOW},
                {"catid": 2, "name": "Ledelse", "supercatid": 1, "date": NOW},
            ],
            "code_name": [
                code(1, "Økonomi", catid=1, memo="Penge"),
                code(2, "Nærvær", catid=2, color="#abc"),
                code(3, "Tillid", supercid=2, catid=None, color="rød"),
                code(4, "Andet", catid=77),
            ],
        }
    )
    nodes = found.head.codes
    names = {node.guid: node.name for node in nodes}
    assert [(node.name, names.get(node.parent, ""), node.is_codable, node.colour) for node in nodes] == [
        ("Drivere", "", False, ""),
        ("Ledelse", "Drivere", False, ""),
        ("Nærvær", "Ledelse", True, "#aabbcc"),
        ("Tillid", "Nærvær", True, ""),
        ("Økonomi", "Drivere", True, "#ff8800"),
        ("Andet", "", True, "#ff8800"),
    ]
    assert [node.description for node in nodes if node.description] == ["Det der hjælper", "Penge"]
    assert any("Andet" in remark.where for remark in found.remarks)


def test_categories_that_lie_in_each_other_come_in_once_each(opened: Opener) -> None:
    found = opened(
        {
            "code_cat": [
                {"catid": 1, "name": "A", "supercatid": 2},
                {"catid": 2, "name": "B", "supercatid": 1},
                {"catid": 3, "name": "C", "supercatid": 3},
            ],
            "code_name": [code(1, "D", supercid=2), code(2, "E", supercid=1)],
        }
    )
    seen: set[str] = {""}
    for node in found.head.codes:
        assert node.parent in seen
        seen.add(node.guid)
    assert sorted(node.name for node in found.head.codes) == ["A", "B", "C", "D", "E"]


def test_codings_say_who_coded_what_and_when(opened: Opener) -> None:
    text = "Åse sagde: 😀 det går 👩‍👧 fint.\nOg så gik hun."
    at = text.index("fint")
    found = opened(
        {
            "source": [source(1, text, memo="Optaget hjemme")],
            "code_name": [code(1, "Trivsel"), code(2, "Uro")],
            "code_text": [
                coding(1, "fint", at, at + 4, memo="Tydeligt"),
                coding(2, "fint", at, at + 4, cid=2, owner="Bo", important=1),
                coding(3, "Åse sagde", 0, 9),
                coding(4, "sagde: 😀", 4, 12),
            ],
        }
    )
    people = {person.guid: person.name for person in found.head.people}
    notes = {note.guid: note for note in found.head.notes}
    one = only(found)
    assert one.text == text
    assert one.description == "Optaget hjemme"
    assert words(one) == ["Åse sagde", "sagde: 😀", "fint"]
    first, second = one.selections[-1].codings
    assert (people[first.by], people[second.by]) == ("Anna", "Bo")
    assert first.at == second.at is not None
    assert [notes[guid].text for guid in first.notes] == ["Tydeligt"]
    assert [notes[guid].name for guid in second.notes] == ["Important"]


def test_the_same_project_has_the_same_guids_the_next_time_and_a_diverged_copy_others(opened: Opener) -> None:
    rows = {"source": [source(1, "Et ord")], "code_name": [code(1, "A")], "code_text": [coding(1, "ord", 3, 6)]}
    place = project(opened.folder, rows)
    first, again = opened.at(place), opened.at(place)
    assert first.head == again.head
    assert list(first.sources()) == list(again.sources()) == list(first.sources())
    other = project(opened.folder, {**rows, "code_name": [code(1, "B", date="2024-04-01 09:00:00")]}, name="Kopi.qda")
    assert opened.at(other).head.codes[0].guid != first.head.codes[0].guid


@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_positions_that_qt_counted_are_recounted_by_the_words_kept(opened: Opener, line_break: str) -> None:
    text = f"\ufeffGlæde 😀😀 først.{line_break}Siden 🎈 kom sorgen.{line_break}Og håbet."
    as_qt = text.replace("\r\n", "\n")
    codings = []
    for number, quoted in enumerate(["Glæde", "først", "sorgen", "Og håbet"], 1):
        at = len(as_qt[: as_qt.index(quoted)].encode("utf-16-le")) // 2
        codings.append(coding(number, quoted, at, at + len(quoted)))
    at = len(as_qt[: as_qt.index("kom")].encode("utf-16-le")) // 2
    found = opened(
        {
            "source": [source(1, text)],
            "code_name": [code(1, "A")],
            "code_text": codings,
            "annotation": [{"anid": 1, "fid": 1, "pos0": at, "pos1": at + 3, "memo": "Hvornår?", "owner": "Bo"}],
        }
    )
    assert words(only(found)) == ["Glæde", "først", "kom", "sorgen", "Og håbet"]
    assert any("recounted" in sentence for sentence in told(found, Outcome.ADAPTED))


def test_one_coding_counted_otherwise_than_the_rest_is_placed_by_its_words(opened: Opener) -> None:
    text = "😀 alfa beta gamma"
    found = opened(
        {
            "source": [source(1, text)],
            "code_name": [code(1, "A")],
            "code_text": [coding(1, "alfa", 2, 6), coding(2, "beta", 7, 11), coding(3, "gamma", 13, 18)],
        }
    )
    assert words(only(found)) == ["alfa", "beta", "gamma"]
    assert any("counted otherwise than" in sentence for sentence in told(found, Outcome.ADAPTED))


@given(
    text=st.text(st.sampled_from("aæ 😀🎈\r\n\ufeff̈e"), min_size=1, max_size=60),
    ends=st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), min_size=1, max_size=6),
    reading=st.sampled_from(["characters", "utf-16", "qt"]),
)
@settings(max_examples=150)
def test_whatever_was_counted_the_stretch_has_its_words(text: str, ends: list[tuple[int, int]], reading: str) -> None:
    def counted(position: int) -> int:
        before = text[:position] if reading != "qt" else text[:position].replace("\r\n", "\n")
        return len(before) if reading == "characters" else len(before.encode("utf-16-le")) // 2

    class Quoted:
        def __init__(self, first: int, last: int) -> None:
            self.start, self.end, self.words = counted(first), counted(last), text[first:last]

    quoted = [Quoted(min(pair), min(max(pair), len(text))) for pair in ends if min(pair) < len(text)]
    positions = Positions(text, quoted)
    for found in quoted:
        where, _how = positions.of(found)
        assert where.of(text).split() == found.words.split()


def test_annotations_are_stretches_with_a_note_and_no_code(opened: Opener) -> None:
    found = opened(
        {
            "source": [source(1, "Først en. Så to.")],
            "code_name": [code(1, "A")],
            "code_text": [coding(1, "Først en", 0, 8)],
            "annotation": [
                {"anid": 1, "fid": 1, "pos0": 10, "pos1": 15, "memo": "Se\r\nher", "owner": "Bo", "date": NOW},
                {"anid": 2, "fid": 99, "pos0": 0, "pos1": 5, "memo": "Løs", "owner": "Bo", "date": NOW},
            ],
        }
    )
    one = only(found)
    coded, annotated = one.selections
    assert [coded.notes, annotated.codings] == [(), ()]
    notes = {note.guid: note.text for note in found.head.notes}
    assert [notes[guid] for guid in annotated.notes] == ["Se\nher"]
    assert "Løs" in notes.values()
    assert any("annotation" in sentence for sentence in told(found, Outcome.LEFT_OUT))


def test_cases_have_whole_files_and_parts_of_files(opened: Opener) -> None:
    text = "Bo: Jeg kom i maj.\nIda: Jeg kom i juni 😀."
    at = text.index("Ida")
    units = len(text.encode("utf-16-le")) // 2
    links = [(1, 1, 0, len(text)), (2, 1, at, len(text)), (3, 1, 0, len(text) - 1), (4, 1, 0, units), (1, 2, 0, 0)]
    found = opened(
        {
            "source": [source(1, text), source(2, None, "foto.jpg", mediapath="/images/foto.jpg")],
            "code_name": [code(1, "A")],
            "cases": [
                {"caseid": number, "name": name, "memo": f"Om {name}", "owner": "Anna", "date": NOW}
                for number, name in enumerate(["Bo", "Ida", "Per", "Eva"], 1)
            ],
            "case_text": [
                {"id": number, "caseid": case, "fid": file, "pos0": start, "pos1": end, "memo": f"led {number}"}
                for number, (case, file, start, end) in enumerate([*links, (77, 1, 0, 3)], 1)
            ],
        }
    )
    bo, ida, per, eva = found.head.cases
    one = only(found)
    assert bo.description == "Om Bo"
    assert [case.sources for case in (per, eva, ida)] == [(one.guid,), (one.guid,), ()]
    assert bo.sources == (one.guid, found.head.kept[0].guid)
    (selection,) = one.selections
    assert ida.selections == (selection.guid,)
    assert one.text[selection.start : selection.end].startswith("Ida: Jeg")
    notes = {note.guid: note.text for note in found.head.notes}
    assert [notes[guid] for guid in selection.notes] == ["led 2"]
    assert {notes[guid] for guid in one.notes} == {"led 1", "led 3", "led 4"}
    assert any("leads nowhere" in sentence for sentence in told(found, Outcome.LEFT_OUT))


def test_attributes_become_variables_of_the_type_that_their_values_have(opened: Opener) -> None:
    kinds = {"Alder": "numeric", "Løn": "numeric", "Antal": "numeric", "By": "character", "Tom": "numeric"}
    values = [
        ("Alder", "case", "58", 1), ("Løn", "case", "3.5", 1), ("Antal", "case", "mange", 1), ("By", "file", "12", 1),
        ("Tom", "case", "", 1), ("By", "journal", "x", 1),
    ]  # fmt: skip
    found = opened(
        {
            "source": [source(1, "Ord")],
            "cases": [{"caseid": 1, "name": "Bo"}],
            "attribute_type": [
                {"name": name, "caseOrFile": "file" if name == "By" else "case", "valuetype": kind, "memo": "!"}
                for name, kind in kinds.items()
            ],
            "attribute": [
                {"name": name, "attr_type": of, "value": value, "id": number} for name, of, value, number in values
            ],
        }
    )
    types = {variable.name: variable.type for variable in found.head.variables}
    assert types == {"Alder": "Integer", "Løn": "Float", "Antal": "Text", "By": "Text", "Tom": "Integer"}
    names = {variable.guid: variable.name for variable in found.head.variables}
    case_values = {names[value.variable]: value.text for value in found.head.cases[0].values}
    assert case_values == {"Alder": "58", "Løn": "3.5", "Antal": "mange"}
    assert [(names[value.variable], value.text) for value in only(found).values] == [("By", "12")]
    assert len(told(found, Outcome.LEFT_OUT)) == 1


def test_journals_are_notes_on_the_project(opened: Opener) -> None:
    found = opened({"journal": [{"jid": 1, "name": "Uge 3", "jentry": "Vi var på besøg.", "owner": "Bo", "date": NOW}]})
    head = found.head
    assert (head.name, head.origin, head.description) == ("Aftenskole", "QualCoder 3.7", "Om skolen")
    (note,) = head.notes
    assert (note.name, note.text, head.own_notes) == ("Uge 3", "Vi var på besøg.", (note.guid,))


def test_originals_come_along_and_nothing_outside_the_folder_is_read(opened: Opener) -> None:
    secret = opened.folder / "hemmelig.txt"
    secret.write_text("kodeord")
    place = project(
        opened.folder,
        {
            "source": [
                source(1, "Ord", "a.txt"),
                source(2, "Ord", "b.docx", mediapath="/docs/b.docx"),
                source(3, "Ord", "c.txt", mediapath=f"docs:{secret}"),
                source(4, "Ord", "d.txt", mediapath="/docs/../../hemmelig.txt"),
                source(5, "Ord", "e.txt", mediapath="/docs/e.txt"),
                source(6, "Ord", "f.txt", mediapath="/docs/..\\..\\hemmelig.txt"),
            ]
        },
    )
    (place / "documents" / "a.txt").write_bytes(b"a")
    (place / "documents" / "b.docx").write_bytes(b"docx")
    (place / "documents" / "e.txt").symlink_to(secret)
    found = opened.at(place)
    originals = {one.name: one.original for one in found.sources()}
    assert {name for name, original in originals.items() if original} == {"a.txt", "b.docx"}
    docx = originals["b.docx"]
    assert docx is not None
    assert (docx.name, docx.size) == ("b.docx", 4)
    with docx.open() as file:
        assert file.read() == b"docx"
    assert len(told(found, Outcome.LEFT_OUT)) == 2


def test_pictures_recordings_and_areas_of_pages_are_kept_as_refi_writes_them(opened: Opener) -> None:
    place = project(
        opened.folder,
        {
            "source": [
                source(1, "Siden siger ja.", "rapport.pdf", mediapath="/docs/rapport.pdf", memo="Om rapporten"),
                source(2, None, "foto.jpg", mediapath="/images/foto.jpg", memo="Gården"),
                source(3, None, "lyd.mp3", mediapath="/audio/lyd.mp3", av_text_id=4),
                source(4, "[00:00:01] Hej", "lyd.mp3.txt"),
                source(5, None, "film.mp4", mediapath="video:/langt/væk/film.mp4"),
                source(6, "Uden felter", "notat.pdf", mediapath="/docs/notat.pdf"),
                source(7, None, "tom.txt"),
            ],
            "code_name": [code(1, "A")],
            "code_text": [coding(1, "siger", 6, 11), coding(2, "Hej", 11, 14, fid=4, avid=1)],
            "code_image": [
                {"imid": 1, "id": 1, "x1": 1, "y1": 2, "width": 3, "height": 4, "cid": 1, "pdf_page": 2, "date": NOW},
                {
                    "imid": 2,
                    "id": 2,
                    "x1": 5,
                    "y1": 6.4,
                    "width": 7,
                    "height": 8,
                    "cid": 1,
                    "memo": "Her",
                    "owner": "Bo",
                },
                {"imid": 3, "id": 2, "x1": 5, "y1": 6, "width": 7, "height": 8, "cid": 66},
            ],
            "code_av": [{"avid": 1, "id": 3, "pos0": 5000, "pos1": 1000, "cid": 1, "important": 1}],
            "attribute_type": [{"name": "Sted", "caseOrFile": "file", "valuetype": "character"}],
            "attribute": [
                {"name": "Sted", "attr_type": "file", "value": value, "id": number}
                for number, value in [(2, "Gård & have"), (3, "Hjemme")]
            ],
        },
    )
    for name in ("documents/rapport.pdf", "documents/notat.pdf", "images/foto.jpg", "audio/lyd.mp3"):
        (place / name).write_bytes(name.encode())
    found = opened.at(place)
    texts = {one.name: one for one in found.sources()}
    assert {name: one.kind for name, one in texts.items()} == {
        "rapport.pdf": "Representation",
        "lyd.mp3.txt": "Transcript",
        "notat.pdf": "TextSource",
    }
    assert found.number_of_sources == 3
    assert texts["notat.pdf"].original is not None
    assert [value.text for value in texts["lyd.mp3.txt"].values] == ["Hjemme"]
    assert words(texts["rapport.pdf"]) == ["siger"]
    kept = {element.name: element for element in found.head.kept}
    assert {name: (element.kind, element.texts) for name, element in kept.items()} == {
        "rapport.pdf": ("PDFSource", (texts["rapport.pdf"].guid,)),
        "foto.jpg": ("PictureSource", ()),
        "lyd.mp3": ("AudioSource", (texts["lyd.mp3.txt"].guid,)),
        "film.mp4": ("VideoSource", ()),
    }
    assert kept["rapport.pdf"].guid == texts["rapport.pdf"].guid
    assert [len(element.files) for element in kept.values()] == [1, 1, 1, 0]
    assert '<PDFSelection guid="' in kept["rapport.pdf"].xml
    assert 'page="2" firstX="1" firstY="2" secondX="4" secondY="6"' in kept["rapport.pdf"].xml
    assert 'begin="1000" end="5000"' in kept["lyd.mp3"].xml
    assert "Gård &amp; have" in kept["foto.jpg"].xml
    left = " ".join(told(found, Outcome.LEFT_OUT))
    for part in ("outside the project", "no text", "no code or no source", "linked to a stretch"):
        assert part in left
    schema = etree.XMLSchema(etree.parse(SCHEMA_FILE))
    namespace = "urn:QDA-XML:project:1.0"
    whole = etree.Element(f"{{{namespace}}}Project", name="x")
    sources = etree.SubElement(whole, f"{{{namespace}}}Sources")
    for element in kept.values():
        sources.append(etree.fromstring(element.xml))
    schema.assertValid(whole)


def test_codings_that_point_nowhere_are_told_and_not_made_up(opened: Opener) -> None:
    text = "Kort tekst med ét unikt sted."
    found = opened(
        {
            "source": [source(1, text)],
            "code_name": [code(1, "A")],
            "code_text": [
                coding(1, "unikt sted", 900, 910),
                coding(2, "findes ikke", 900, 911),
                coding(3, "", 5, 5),
                coding(4, "andre ord", 0, 4),
                coding(5, "Kort", 0, 4, cid=9),
                coding(6, "Kort", 0, 4, fid=9),
            ],
        }
    )
    assert words(only(found)) == ["Kort", "unikt sted"]
    adapted, left = " ".join(told(found, Outcome.ADAPTED)), " ".join(told(found, Outcome.LEFT_OUT))
    assert "1 coding pointed outside" in adapted
    assert "1 coding stands on other words" in adapted
    assert "2 codings lie outside" in left
    assert "2 codings have no code or no source" in left


def test_an_older_project_lacks_columns_and_comes_in_all_the_same(opened: Opener) -> None:
    row = {name: value for name, value in coding(1, "ord", 3, 6).items() if name not in ("ctid", "important")}
    found = opened(
        {"source": [source(1, "Et ord")], "code_name": [code(1, "A")], "code_text": [row, {**row, "owner": "Bo"}]},
        OLDER,
        "v1",
    )
    (selection,) = only(found).selections
    assert len({one.guid for one in selection.codings}) == 2


def test_a_newer_project_is_read_as_far_as_it_is_known(opened: Opener) -> None:
    found = opened({"source": [source(1, "Et ord")]}, version="v99")
    assert only(found).text == "Et ord"
    assert any("newer QualCoder" in sentence for sentence in told(found, Outcome.ADAPTED))


def test_a_newer_project_without_the_known_tables_is_refused(opened: Opener) -> None:
    tables = {**TABLES, "code_text": "segment integer"}
    with pytest.raises(UserError, match="newer QualCoder"):
        opened({}, tables, "v99")


def test_opening_and_reading_leaves_the_folder_as_it_was(opened: Opener) -> None:
    place = project(opened.folder, {"source": [source(1, "Et ord")]})
    before = {path: path.stat().st_mtime_ns for path in place.rglob("*")}
    data = (place / "data.qda").read_bytes()
    found = opened.at(place / "data.qda")
    assert only(found).text == "Et ord"
    found.close()
    assert {path: path.stat().st_mtime_ns for path in place.rglob("*")} == before
    assert (place / "data.qda").read_bytes() == data


def test_what_lies_in_a_write_ahead_log_comes_in_and_the_log_stays(opened: Opener) -> None:
    place = project(opened.folder, {"source": [source(1, "Et ord")]})
    with closing(sqlite3.connect(place / "data.qda")) as writer:
        writer.execute("PRAGMA journal_mode = WAL")
        writer.execute("UPDATE source SET fulltext = 'Nyt ord'")
        writer.commit()
        names = {path.name: path.read_bytes() for path in place.iterdir() if path.is_file()}
        found = opened.at(place)
        assert only(found).text == "Nyt ord"
        found.close()
        assert {path.name: path.read_bytes() for path in place.iterdir() if path.is_file()} == names


def test_a_project_that_is_being_written_says_so(opened: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qualapp.importers.foreign_database._PATIENCE", 0.05)
    place = project(opened.folder, {})
    with closing(sqlite3.connect(place / "data.qda", isolation_level=None)) as writer:
        writer.execute("BEGIN EXCLUSIVE")
        with pytest.raises(UserError, match="close the project there"):
            opened.at(place)
        writer.execute("ROLLBACK")


def test_a_project_that_changes_while_it_is_read_says_so(opened: Opener) -> None:
    place = project(opened.folder, {"source": [source(1, "Et ord")]})
    found = opened.at(place)
    with closing(sqlite3.connect(place / "data.qda")) as writer, writer:
        writer.execute("UPDATE source SET fulltext = 'x'")
    with pytest.raises(UserError, match="changed in QualCoder"):
        list(found.sources())


@pytest.mark.parametrize("spoil", ["cut", "noise", "text", "other tables", "view"])
def test_what_is_no_sound_project_is_one_sentence(opened: Opener, spoil: str) -> None:
    place = project(opened.folder, {"source": [source(number, "ord " * 3000) for number in range(1, 9)]})
    file = place / "data.qda"
    data = file.read_bytes()
    if spoil == "cut":
        file.write_bytes(data[: len(data) // 3])
    elif spoil == "noise":
        file.write_bytes(data[:100] + b"\xa5" * (len(data) - 100))
    elif spoil == "text":
        file.write_bytes(b"just words")
    else:
        with closing(sqlite3.connect(file)) as database, database:
            database.execute("DROP TABLE code_text")
            if spoil == "view":
                database.execute("CREATE VIEW code_text AS SELECT 1 AS cid, 1 AS fid, 0 AS pos0, 1 AS pos1")
    with pytest.raises(UserError) as refusal:
        list(opened.at(place).sources())
    assert "\n" not in refusal.value.message


def test_values_of_any_kind_in_any_column_break_nothing(opened: Opener) -> None:
    odd = b"\xff\xfe\x00odd"
    lax = {name: re.sub(r",\s*(constraint|unique).*|primary key", "", columns) for name, columns in TABLES.items()}
    found = opened(
        {
            "source": [source(1, "Et ord"), {"id": odd, "name": odd, "fulltext": odd, "date": 1e300}],
            "code_name": [code(1, "A"), {"cid": "x", "name": None, "catid": odd}],
            "code_text": [coding(1, "ord", 3, 6, pos1="seks", date=odd), coding(2, "ord", -5, 10**18, memo=7)],
            "annotation": [{"anid": None, "fid": "1", "pos0": 1e999, "pos1": 2, "memo": odd}],
            "case_text": [{"id": 1, "caseid": odd, "fid": 1.0, "pos0": None, "pos1": None}],
        },
        lax,
    )
    one = next(found.sources())
    assert words(one) == ["Et", "Et ord", "ord"]


def test_a_folder_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"data\.qda"):
        open_qualcoder(tmp_path)
