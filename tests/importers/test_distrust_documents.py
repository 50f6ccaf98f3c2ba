"""Files that are not what their ending says, damaged ones, and those made to do harm."""

import zipfile

import pytest
from document_files import opendocument_file, opendocument_xml, p, word_file, word_xml, zipped

from qualapp.errors import UserError
from qualapp.importers import read

LAUGHS = "<!DOCTYPE x [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {name} '{f'&{inner};' * 10}'>" for inner, name in zip("abcdefgh", "bcdefghi", strict=True)
)


def refusal(path):
    with pytest.raises(UserError) as refused:
        read(path)
    sentence = refused.value.message
    assert f"“{path.name}”" in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


@pytest.fixture
def file(tmp_path):
    def write(content, name="interview.docx"):
        (tmp_path / name).write_bytes(content)
        return tmp_path / name

    return write


@pytest.mark.parametrize("name", ["interview.docx", "interview.odt"])
@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"\xff\xd8\xff\xe0", "begins like a JPEG picture"),
        (b"%PDF-1.4", "begins like a PDF document"),
        (b"Bare tekst", "begins like plain text"),
        (b"\x9f\x88\x01", "begins like no document known here"),
        (b"PK\x03\x04 and no more", "damaged or incomplete"),
        (b"\xd0\xcf\x11\xe0" + "WordDocument".encode("utf-16-le"), "Word's old format"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
    ],
)
def test_a_file_that_is_no_document_is_told_by_what_it_is(file, name, content, said):
    assert said in refusal(file(content, name))


def test_half_a_document_is_called_incomplete(tmp_path, file):
    whole = word_file(tmp_path / "whole.docx", p("Hej " * 1000)).read_bytes()
    assert "incomplete" in refusal(file(whole[: len(whole) // 2]))


def test_a_document_with_flipped_bytes_is_called_damaged(tmp_path, file):
    whole = bytearray(word_file(tmp_path / "whole.docx", p("".join(map(str, range(3000))))).read_bytes())
    for index in range(200, 400):
        whole[index] ^= 0x55
    assert "damaged" in refusal(file(bytes(whole)))


def test_a_zip_of_something_else_is_no_word_document(tmp_path):
    assert "is not a Word document" in refusal(zipped(tmp_path / "a.docx", readme="hej"))
    assert "is not an OpenDocument text" in refusal(zipped(tmp_path / "a.odt", readme="hej"))
    sheet = opendocument_xml("").replace("office:text>", "office:spreadsheet>")
    assert "is not an OpenDocument text" in refusal(zipped(tmp_path / "b.odt", content_x=sheet))


def test_broken_xml_is_called_damaged(tmp_path):
    assert "damaged" in refusal(zipped(tmp_path / "a.docx", word__document_x="<w:document><w:body>"))
    assert "damaged" in refusal(zipped(tmp_path / "a.odt", content_x="<office:body/>&"))


def test_a_document_without_words_is_called_empty(tmp_path):
    assert "is empty" in refusal(word_file(tmp_path / "a.docx", p(" ") + "<w:p/>"))
    assert "is empty" in refusal(opendocument_file(tmp_path / "a.odt", "<text:p/>"))


def test_an_encrypted_opendocument_asks_for_a_copy_without_password(tmp_path):
    manifest = "<manifest><file-entry><encryption-data/></file-entry></manifest>"
    path = zipped(tmp_path / "a.odt", content_x=b"\x01\x02", **{"META-INF/manifest.xml": manifest})
    assert "protected by a password" in refusal(path)


def test_an_encrypted_zip_asks_for_a_copy_without_password(tmp_path, file):
    data = bytearray(word_file(tmp_path / "a.docx", p("Hej")).read_bytes())
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = data.find(mark)
        while start >= 0:
            data[start + flags] |= 1
            start = data.find(mark, start + 4)
    assert "protected by a password" in refusal(file(bytes(data)))


def test_entities_that_multiply_are_refused(tmp_path):
    word = LAUGHS + "]>" + word_xml(p("&i;")).partition("?>")[2]
    assert "damaged" in (said := refusal(zipped(tmp_path / "a.docx", word__document_x=word))) or "instructions" in said
    text = LAUGHS + "]>" + opendocument_xml("<text:p>&i;</text:p>")
    assert "damaged" in (said := refusal(zipped(tmp_path / "a.odt", content_x=text))) or "instructions" in said


def test_an_entity_that_names_a_file_brings_nothing_in(tmp_path):
    (tmp_path / "secret.txt").write_text("hemmeligt")
    declared = f'<!DOCTYPE x [<!ENTITY s SYSTEM "{(tmp_path / "secret.txt").as_uri()}">]>'
    word = declared + word_xml(p("&s;")).partition("?>")[2]
    assert "holds instructions" in refusal(zipped(tmp_path / "a.docx", word__document_x=word))


def test_a_part_that_unpacks_to_far_more_than_a_document_is_not_opened(tmp_path):
    path = zipped(tmp_path / "bomb.docx", word__document_x=b" " * 30_000_000)
    assert "would unpack to far more" in refusal(path)


def test_many_parts_that_together_unpack_to_too_much_are_not_opened(tmp_path):
    path = tmp_path / "bomb.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(27):
            archive.writestr(f"{number}", b"\0" * 19_000_000)
    assert "would unpack to far more" in refusal(path)


def test_a_part_is_read_only_as_far_as_documents_go(tmp_path, monkeypatch):
    monkeypatch.setattr("qualapp.importers.archive._MOST_XML", 1000)
    assert "would unpack to far more" in refusal(word_file(tmp_path / "a.docx", p("ord " * 1000)))


def test_rows_that_repeat_rows_stop_at_what_one_source_holds(tmp_path, monkeypatch):
    monkeypatch.setattr("qualapp.importers.content.MOST_CHARACTERS", 1_000_000)
    cell = '<table:table-cell table:number-columns-repeated="1000"/>' * 5
    rows = f'<table:table-row table:number-rows-repeated="1000">{cell}</table:table-row>' * 5
    assert "more than 1 million characters" in refusal(
        opendocument_file(tmp_path / "a.odt", f"<table:table>{rows}</table:table>")
    )


def test_deep_nesting_ends_in_a_sentence_or_a_text(tmp_path):
    nested = "<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc>" * 80 + p("Dybt") + "</w:tc></w:tr></w:tbl>" * 80
    assert read(word_file(tmp_path / "a.docx", nested)).text.split() == ["Dybt"]
    controls = "<w:sdt><w:sdtContent>" * 3000 + p("Dybt") + "</w:sdtContent></w:sdt>" * 3000
    assert "damaged" in refusal(word_file(tmp_path / "b.docx", controls))
