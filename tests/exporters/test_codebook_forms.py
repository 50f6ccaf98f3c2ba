"""Codebooks that leave in a form and come back: every form keeps all that a code says."""

import csv
import tempfile
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from qualapp import i18n
from qualapp.errors import UserError
from qualapp.exporters.codebook_files import write_codebook
from qualapp.exporters.codebook_report import CodebookReport
from qualapp.importers.codebook_files import read_codebook_file
from qualapp.importers.codebook_yaml import read_codebook, shipped_codebooks
from qualapp.importers.read_codebook import ReadCodebook
from qualapp.model.book import Book, book_of
from qualapp.model.codebook import Codebook, CodeEntry, CodeSet, Words
from qualapp.model.coding import Valence
from qualapp.progress import finish

DATA = Path(__file__).parents[1] / "data" / "refi"
NAMESPACE = {"q": "urn:QDA-XML:codebook:1.0"}
MADE = datetime(2024, 5, 6, 14, 32)

labelled = st.sampled_from(
    ["Medtag: møder", "\n\nInclude: x", "a\n\nUdelad: b\n\nEksempel: c", "Example: ", "?>", "]]>"]
)
hard = st.sampled_from(
    ["=1+1", "'=1", "-", "@x", "'", "''- x", "A > B", "_x0041_", "Løn\\tid", "“a;b”", 'a"b', "1", "true"]
)
prose = st.text(max_size=20) | labelled | hard | st.lists(st.text(max_size=5) | labelled, max_size=4).map("\n".join)
words = st.builds(Words, prose, prose)
names = st.builds(
    Words, st.sampled_from(["Ø", "👩‍👩‍👧 børn", "tid", "Tid", "1"]), st.sampled_from(["", "time", "Ø"])
) | st.builds(lambda name: Words(name.replace(">", "")), st.text(min_size=1, max_size=8) | hard).filter(bool)
colours = st.none() | st.integers(1, 24).map(str) | st.from_regex("#[0-9a-f]{6}", fullmatch=True) | st.just("#3778d7")


def _codes(below):
    return st.builds(
        lambda **said: CodeEntry("", **said),
        name=names.filter(bool),
        colour=colours,
        definition=words,
        include=words,
        exclude=words,
        example=words,
        is_codable=st.booleans(),
        codes=below,
    )


def with_guids(code: CodeEntry, guids) -> CodeEntry:
    return CodeEntry(
        str(next(guids)), code.name, code.colour, code.definition, code.include, code.exclude, code.example,
        code.is_codable, tuple(with_guids(below, guids) for below in code.codes),
    )  # fmt: skip


@st.composite
def codebooks(draw) -> Codebook:
    """A codebook whose codes have guids, as every project has."""
    tree = st.recursive(_codes(st.just(())), lambda codes: _codes(st.lists(codes, max_size=3).map(tuple)), max_leaves=6)
    top = draw(st.lists(tree, min_size=1, max_size=3))
    guids = iter(draw(st.lists(st.uuids(), min_size=60, max_size=60, unique=True)))
    return Codebook(str(next(guids)), draw(names), codes=tuple(with_guids(code, guids) for code in top))


def report(book: Codebook, language: str = "da", **more) -> CodebookReport:
    other = "en" if language == "da" else "da"
    return CodebookReport("Nord", "", book, "Signe", MADE, (language, other), **more)


def sent(book: Codebook, ending: str, language: str = "da", **more) -> tuple[ReadCodebook, bytes]:
    """A codebook as it comes back, and the file in between."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"bog{ending}"
        finish(write_codebook(report(book, language, **more), path))
        return finish(read_codebook_file(path)), path.read_bytes()


def told(book: Codebook) -> list[Book]:
    """All that a codebook says in each language, but for its own name."""
    return [Book("", language, book_of(book, language).codes) for language in ("da", "en")]


def assert_valid(data: bytes) -> None:
    schema = etree.XMLSchema(etree.parse(DATA / "Codebook.xsd"))
    schema.assertValid(etree.fromstring(data))


@pytest.fixture(autouse=True)
def _english_again():
    yield
    i18n.speak("en")


@settings(deadline=None)
@given(codebooks(), st.sampled_from(["da", "en"]))
def test_what_other_programs_get_is_valid_and_comes_back_as_it_was(book, language):
    found, data = sent(book, ".qdc", language)
    assert_valid(data)
    assert found.codebook == book
    assert found.remarks == ()


@settings(deadline=None)
@given(codebooks())
def test_a_program_in_between_that_drops_what_it_does_not_know_loses_little(book):
    _found, data = sent(book, ".qdc")
    root = etree.fromstring(data)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bog.qdc"
        path.write_bytes(etree.tostring(root))
        found = finish(read_codebook_file(path)).codebook
    assert [(code.id, code.name.da, code.is_codable, len(above)) for code, above in found.walk()] == [
        (code.id, code.name.in_language("da"), code.is_codable, len(above)) for code, above in book.walk()
    ]


@settings(deadline=None)
@given(codebooks(), st.sampled_from([".xlsx", ".csv"]), st.sampled_from(["da", "en"]), st.sampled_from(["da", "en"]))
def test_tables_come_back_with_all_that_they_said_in_both_languages(book, ending, language, spoken):
    i18n.speak(spoken)
    found, _data = sent(book, ending, language)
    assert told(found.codebook) == told(Codebook("", Words("bog"), codes=book.codes))
    assert (found.unread, found.remarks, found.says_codable) == ((), (), True)


@pytest.mark.parametrize("path", shipped_codebooks(), ids=lambda path: path.stem)
@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_shipped_codebooks_come_back_from_tables_as_they_were(path, ending):
    book = read_codebook(path)
    assert told(sent(book, ending)[0].codebook) == told(Codebook("", book.name, codes=book.codes))


@pytest.mark.parametrize("path", shipped_codebooks(), ids=lambda path: path.stem)
def test_shipped_codebooks_keep_their_parts_also_where_a_program_stands_between(path, tmp_path):
    book = read_codebook(path)
    _found, data = sent(book, ".qdc")
    between = tmp_path / "between.qdc"
    between.write_bytes(etree.tostring(etree.fromstring(data)))
    found = finish(read_codebook_file(between)).codebook
    parts = ("definition", "include", "exclude", "example", "colour", "is_codable")
    for (here, _above), (there, _too) in zip(book.walk(), found.walk(), strict=True):
        for part in parts:
            said = getattr(here, part)
            assert getattr(there, part) == (Words(said.da, said.da) if isinstance(said, Words) else said), part


def test_other_programs_see_colours_and_one_text():
    below = CodeEntry("", Words("Tid"), definition=Words("Timer."), include=Words("møder"))
    book = Codebook("", Words("Bog"), codes=(CodeEntry("", Words("Led"), "1", codes=(below,), is_codable=False),))
    root = etree.fromstring(sent(book, ".qdc")[1])
    codes = root.findall(".//q:Code", NAMESPACE)
    assert [(code.get("name"), code.get("color"), code.get("isCodable")) for code in codes] == [
        ("Led", "#3778D7", "false"),
        ("Tid", "#3778D7", "true"),
    ]
    assert codes[1].findtext("q:Description", namespaces=NAMESPACE) == "Timer.\n\nMedtag: møder"


def test_sets_of_codes_go_out_with_the_codes_that_are_there():
    guids = ["00000000-0000-0000-0000-00000000000a", "00000000-0000-0000-0000-00000000000b"]
    book = Codebook("", Words("Bog"), codes=(CodeEntry(guids[0], Words("A")),))
    one = CodeSet(guids[1], "Kerne", "De vigtige", (guids[0], "gone"))
    found, data = sent(book, ".qdc", sets=(one,))
    assert_valid(data)
    members = etree.fromstring(data).findall(".//q:MemberCode", NAMESPACE)
    assert [member.get("guid") for member in members] == [guids[0]]
    assert found.remarks == ("1 set of codes has no place here and was left out: “Kerne”.",)


def test_an_empty_codebook_is_not_handed_on(tmp_path):
    with pytest.raises(UserError, match="no codes yet"):
        finish(write_codebook(report(Codebook("", Words("Bog"))), tmp_path / "bog.qdc"))
    assert list(tmp_path.iterdir()) == []


def test_an_independent_reader_finds_the_same_codes(tmp_path):
    from pyrefiqda import RefiCodebook

    book = read_codebook(shipped_codebooks()[0])
    finish(write_codebook(report(book), tmp_path / "bog.qdc"))
    codes = RefiCodebook.load(tmp_path / "bog.qdc").codes.code
    assert [(code.name, len(code.code)) for code in codes] == [(code.name.da, len(code.codes)) for code in book.codes]


COUNTED = Codebook(
    "",
    Words("Bog"),
    codes=(CodeEntry("a", Words("=Led", "Lead"), "1", Words("- en\nto"), codes=(CodeEntry("b", Words("Tid")),)),),
)


def test_a_table_has_a_row_for_each_code_with_its_path_and_codings():
    _found, data = sent(COUNTED, ".csv", counts={"b": {Valence.DRIVER: 2, Valence.BARRIER: 1}})
    rows = list(csv.reader(data.decode("utf-8-sig").splitlines(keepends=True)))
    assert rows == [
        ["Level", "Path", "Name", "Name (en)", "Colour", "Definition", "Include", "Exclude", "Example",
         "Can be coded", "Codings", "Guid"],
        ["1", "'=Led", "'=Led", "Lead", "1", "'- en\nto", "", "", "", "yes", "0", "a"],
        ["2", "'=Led > Tid", "Tid", "", "", "", "", "", "", "yes", "3", "b"],
    ]  # fmt: skip


def test_a_sheet_shows_the_colours_and_holds_text_not_formulas(tmp_path):
    path = finish(write_codebook(report(COUNTED), tmp_path / "bog.xlsx"))
    sheet = openpyxl.load_workbook(path).active
    assert sheet is not None
    assert (sheet["C2"].value, sheet["C2"].data_type, sheet["E2"].fill.fgColor.rgb) == ("=Led", "s", "FF3778D7")
    assert sheet.freeze_panes == "D2"


def test_a_text_that_no_cell_holds_is_told_and_nothing_is_written(tmp_path):
    book = Codebook("", Words("Bog"), codes=(CodeEntry("a", Words("A"), definition=Words("æ" * 40_000)),))
    with pytest.raises(UserError, match="longer than a cell of Excel holds"):
        finish(write_codebook(report(book), tmp_path / "bog.xlsx"))
    assert list(tmp_path.iterdir()) == []
    assert told(sent(book, ".csv")[0].codebook)[0].codes[0].definition == "æ" * 40_000


def test_rows_that_a_person_moved_lie_where_their_path_says(tmp_path):
    lines = ["Level,Path,Name,Guid", "1,A,A,a", "2,B > Tid,Tid,t", "1,B,B,b", "1,A > Ny,Ny,"]
    path = tmp_path / "bog.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    found = finish(read_codebook_file(path)).codebook
    assert [(code.name.da, [one.name.da for one in code.codes]) for code in found.codes] == [
        ("A", ["Ny"]),
        ("B", ["Tid"]),
    ]
