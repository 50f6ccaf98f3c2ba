"""REFI-QDA codebooks of other programs, each with its peculiarities, and such as nobody should open."""

import zipfile
from pathlib import Path

import pytest

from qualapp.errors import UserError
from qualapp.importers.codebook_files import read_codebook_file
from qualapp.importers.read_codebook import ReadCodebook
from qualapp.model.codebook import Words
from qualapp.progress import finish

DATA = Path(__file__).parents[1] / "data" / "refi"
A, B, C = ("00000000-0000-0000-0000-00000000000" + end for end in "abc")
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'


@pytest.fixture
def read(tmp_path: Path):
    """Read a codebook from what stands in it."""

    def _read(inner: str | bytes, namespace: str = "urn:QDA-XML:codebook:1.0", more: str = "") -> ReadCodebook:
        path = tmp_path / "Koder fra øst.qdc"
        if isinstance(inner, str):
            book = f'<CodeBook xmlns="{namespace}" origin="x"><Codes>{inner}</Codes>{more}</CodeBook>'
            inner = (HEAD + book).encode()
        path.write_bytes(inner)
        return finish(read_codebook_file(path))

    return _read


def code(guid: str, name: str, inner: str = "", **more: str) -> str:
    told = "".join(f' {key}="{value}"' for key, value in {"isCodable": "true", **more}.items())
    return f'<Code guid="{guid}" name="{name}"{told}>{inner}</Code>'


def tree(found: ReadCodebook) -> list[str]:
    return [f"{'  ' * len(above)}{code.name.da}" for code, above in found.codebook.walk()]


def test_the_example_of_the_standard_comes_in_whole():
    found = finish(read_codebook_file(DATA / "annex-a1-codebook.qdc"))
    codes = found.codebook.codes
    assert [one.name.da for one in codes] == [
        "Topics", "Economy", "Health care", "Values", "Conservatives", "Liberals",
    ]  # fmt: skip
    assert [one.is_codable for one in codes] == [False, True, True, False, True, True]
    assert [one.colour for one in codes] == [None, "#ffff00", "#33cc33", None, "#ff0000", "#0000ff"]
    assert codes[1].id == "d7aa29da-519b-4946-9b90-253b6db8fd0a", "without braces, so that it is known again"
    assert codes[2].definition.da == "Health care issues, doctor, patients, etc."
    assert found.remarks == ()


@pytest.mark.parametrize(
    "namespace",
    ["urn:QDA-XML:codebook:1.0", "urn:QDA-XML:codebook:0:4", "urn:QDA-XML:codebook:1:0", "urn:QDA-XML:project:1.0"],
)
def test_every_edition_of_the_standard_is_read(read, namespace):
    found = read(code(A, "Led", code(B, "Tid", code(C, "Timer"))), namespace)
    assert tree(found) == ["Led", "  Tid", "    Timer"]
    assert found.codebook.name == Words("Koder fra øst", "Koder fra øst")


def test_a_byte_order_mark_and_lines_before_the_declaration_do_no_harm(read):
    book = f"{HEAD}<CodeBook><Codes>{code(A, 'Æblegård')}</Codes></CodeBook>"
    assert tree(read(b"\xef\xbb\xbf\r\n" + book.encode())) == ["Æblegård"]
    assert tree(read(book.replace("UTF-8", "UTF-16").encode("utf-16"))) == ["Æblegård"]


def test_empty_containers_are_tolerated(read):
    assert tree(read(code(A, "tag"), more="<Sets/>")) == ["tag"]


def test_codes_that_stand_beside_their_container_are_found(read):
    assert tree(read(f"<CodeBook>{code(A, 'uden')}</CodeBook>".encode())) == ["uden"]


def test_guids_are_made_where_there_are_none_and_always_the_same(read):
    found = read(code("c001", "A") + code("c001", "B") + code(A.upper(), "C") + code(A, "D"))
    ids = [one.id for one in found.codebook.codes]
    assert len(set(ids)) == 4
    assert ids[2] == A
    assert ids == [
        one.id for one in read(code("c001", "A") + code("c001", "B") + code(A, "C") + code(A, "D")).codebook.codes
    ]
    assert found.remarks == (
        "2 identifiers were no GUIDs and got new ones.",
        "2 identifiers had been given before; the later things got new ones.",
    )


@pytest.mark.parametrize(
    ("written", "colour"),
    [
        ("#F08", "#ff0088"),
        ("rgb(1, 2, 3)", "#010203"),
        ("rgba(255,0,128,0.5)", "#ff0080"),
        ("#FF008080", "#ff0080"),
        ("#3778D7", "1"),
        ("teal", None),
        ("", None),
    ],
)
def test_colours_of_every_writing_are_understood(read, written, colour):
    found = read(code(A, "x", color=written))
    assert found.codebook.codes[0].colour == colour
    assert found.remarks == (("1 colour could not be read.",) if written == "teal" else ())


def test_a_code_with_the_colour_of_the_one_above_has_none_of_its_own(read):
    below = code(B, "Tid", code(C, "Timer", color="#ff0000"), color="#ff0000")
    led = read(code(A, "Led", below, color="#FF0000")).codebook.codes[0]
    assert (led.colour, led.codes[0].colour, led.codes[0].codes[0].colour) == ("#ff0000", None, None)


def test_same_names_folders_and_nameless_codes_come_in(read):
    found = read(code(A, "Løn", code(B, "Løn"), isCodable="false") + code(C, "Løn") + '<Code guid="x" isCodable="0"/>')
    assert tree(found) == ["Løn", "  Løn", "Løn", "(nameless)"]
    assert [one.is_codable for one, _above in found.codebook.walk()] == [False, True, True, False]


def test_a_sign_that_parts_paths_is_replaced_and_told(read):
    found = read(code(A, "Fra &gt; til"))
    assert tree(found) == ["Fra › til"]
    assert found.remarks == ("The code “Fra > til” had “>” in its name, which parts the names of a path here.",)


def test_descriptions_keep_lines_and_signs_and_know_our_own_parts(read):
    told = "<Description>Én\r\nto &amp; tre 😊\n\nInclude: møder\n\nExample: “hun”</Description>"
    found = read(code(A, "x", told)).codebook.codes[0]
    assert (found.definition.da, found.include.da, found.example.da) == ("Én\nto & tre 😊", "møder", "“hun”")


def test_what_was_changed_elsewhere_counts_and_not_what_we_knew(read):
    own = (
        f'<?qualapp {{"codebook":1,"language":"da","id":"bog","name":["Bog","Book"],"codes":{{"{A}":'
        '{"colour":"3","name":["Led","Lead"],"texts":{"definition":["gammel","old"]}}}}?>'
    )
    book = (
        f"{HEAD}<CodeBook><Codes>{code(A, 'Led', '<Description>ny</Description>', color='#123456')}</Codes></CodeBook>"
    )
    found = read((book + own).encode()).codebook
    assert (found.id, found.name, found.codes[0].name) == ("bog", Words("Bog", "Book"), Words("Led", "Lead"))
    assert (found.codes[0].definition, found.codes[0].colour) == (Words("ny", "ny"), "#123456")


@pytest.mark.parametrize(
    "own", ["{", "[1]", "[" * 99999, '{"codebook":9}', '{"codebook":1,"language":"da","codes":[1]}']
)
def test_what_we_wrote_for_ourselves_may_be_damaged(read, own):
    book = f"{HEAD}<CodeBook><Codes>{code(A, 'Led')}</Codes></CodeBook><?qualapp {own}?>"
    assert tree(read(book.encode())) == ["Led"]


def test_a_whole_project_gives_its_codebook(read):
    found = read((DATA / "annex-a2-atlasti-8.4.qde").read_bytes())
    assert found.codebook.code_count > 0


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is damaged or incomplete"),
        (b"%PDF-1.4", "begins like a PDF document"),
        (b"<CodeBook><Codes>", "is damaged or incomplete"),
        (b"<html><body/></html>", "is no REFI-QDA codebook"),
        (b"<CodeBook><Codes/></CodeBook>", "There are no codes in"),
        (f'<!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]><CodeBook><Code name="&l9;"/></CodeBook>'.encode(), "instructions"),
        (b'<!DOCTYPE x [<!ENTITY p SYSTEM "file:///etc/hosts">]><CodeBook><Code>&p;</Code></CodeBook>', "instructions"),
        (b"<CodeBook><Codes>" + b'<Code name="a">' * 100_000, "damaged"),
        (b"<CodeBook><Codes>" + b'<Code name="a">' * 150 + b"</Code>" * 150 + b"</Codes></CodeBook>", "further below"),
        (b"<CodeBook><Codes>" + b'<Code name="a"/>' * 30_000 + b"</Codes></CodeBook>", "more codes"),
    ],
)  # fmt: skip
def test_what_nobody_should_open_is_told_in_one_sentence(read, content, sentence):
    with pytest.raises(UserError, match=sentence) as told:
        read(content)
    assert str(told.value).count("\n") == 0


def test_a_huge_file_is_not_even_read(tmp_path):
    path = tmp_path / "stor.qdc"
    with path.open("wb") as file:
        file.truncate(5_000_000_000)
    with pytest.raises(UserError, match="larger than 20 MB"):
        finish(read_codebook_file(path))


def test_a_zip_is_named(tmp_path):
    path = tmp_path / "bog.qdc"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("project.qde", "<Project/>")
    with pytest.raises(UserError, match="it begins like a zip archive"):
        finish(read_codebook_file(path))
