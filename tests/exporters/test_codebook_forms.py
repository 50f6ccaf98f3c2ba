"""Codebooks that leave in a form and come back: every form keeps all that a code says."""

import tempfile
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from qualapp import i18n
from qualapp.errors import UserError
from qualapp.exporters.codebook_files import write_codebook
from qualapp.exporters.codebook_report import CodebookReport
from qualapp.importers.codebook_files import ReadCodebook, read_codebook_file
from qualapp.importers.codebook_yaml import read_codebook, shipped_codebooks
from qualapp.model.book import Book, book_of
from qualapp.model.codebook import Codebook, CodeEntry, CodeSet, Words
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
