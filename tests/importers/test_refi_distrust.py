"""Projects that are damaged, or made to do harm: one sentence, nothing read beside the archive, little memory."""

import io
import struct
import tracemalloc
import zipfile

import pytest
from refi_files import code, codes, content, guid, project, qdpx, sources, tag, text_source, texts

from qualapp.errors import UserError
from qualapp.importers.refi import open_refi
from qualapp.importers.refi.package import Package
from qualapp.model.exchange import Outcome

GOOD = project(codes(code(1, "A")), sources(text_source(2)))
WORDS = texts(_2="Vi ringede.")


def refusal(path):
    """The sentence with which a file is refused, at the latest when its texts are read."""
    tracemalloc.start()
    try:
        with pytest.raises(UserError) as refused, open_refi(path) as found:
            list(found.sources())
        _now, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    sentence = refused.value.message
    assert f"“{path.name}”" in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert most < 60_000_000
    return sentence


@pytest.fixture
def file(tmp_path):
    def write(content, name="p.qdpx"):
        (tmp_path / name).write_bytes(content.encode() if isinstance(content, str) else content)
        return tmp_path / name

    return write


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"Bare tekst", "plain text"),
        (b"\xff\xd8\xff\xe0", "begins like a JPEG picture"),
        (b"PK\x03\x04 and no more", "damaged or incomplete"),
        (b"PK\x05\x06" + bytes(18), "holds no project"),
        ("<Project", "damaged or incomplete"),
        (GOOD[:-30], "damaged or incomplete"),
        (GOOD.replace("</Sources>", "</Source>"), "damaged or incomplete"),
        ("<html><body/></html>", "is no REFI-QDA project"),
        ('<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes/></CodeBook>', "is a codebook and no project"),
    ],
)
def test_a_file_that_is_no_project_is_told_by_what_it_is(file, content, said):
    assert said in refusal(file(content))


def test_a_file_that_is_not_there_is_said_to_be_gone(tmp_path):
    assert "is no longer there" in refusal(tmp_path / "p.qdpx")


@pytest.mark.parametrize("part", [0.2, 0.5, 0.9, 0.99])
def test_half_an_archive_is_called_incomplete(tmp_path, file, part):
    whole = qdpx(tmp_path / "whole.qdpx", GOOD, WORDS).read_bytes()
    assert "damaged or incomplete" in refusal(file(whole[: int(len(whole) * part)]))


def test_flipped_bytes_in_a_text_are_not_taken_for_words(tmp_path, file):
    whole = qdpx(tmp_path / "whole.qdpx", GOOD, texts(_2=bytes(range(32, 127)) * 40))
    with zipfile.ZipFile(whole) as archive:
        start = archive.getinfo(f"sources/{guid(2)}.txt").header_offset
    data = bytearray(whole.read_bytes())
    for index in range(start + 100, start + 130):
        data[index] ^= 0xFF
    assert "damaged or incomplete" in refusal(file(bytes(data)))


def encrypted(path):
    """An archive whose entries say that they are encrypted."""
    data = bytearray(path.read_bytes())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = -1
        while (start := data.find(mark, start + 1)) >= 0:
            data[start + place] |= 1
    path.write_bytes(bytes(data))
    return path


def test_an_encrypted_archive_is_said_to_be_locked(tmp_path):
    assert "protected by a password" in refusal(encrypted(qdpx(tmp_path / "p.qdpx", GOOD, WORDS)))


@pytest.mark.parametrize("entries", [["other.xml"], ["sources/a.txt"], ["__MACOSX/._project.qde"]])
def test_an_archive_without_project_says_so(tmp_path, entries):
    path = tmp_path / "p.qdpx"
    with zipfile.ZipFile(path, "w") as archive:
        for entry in entries:
            archive.writestr(entry, "<x/>")
    assert "holds no project" in refusal(path)


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("second", ["project.qde", "PROJECT.QDE"])
def test_two_projects_in_one_archive_are_refused(tmp_path, second):
    path = tmp_path / "p.qdpx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("project.qde", GOOD)
        archive.writestr(second, GOOD)
    assert "several projects" in refusal(path)


@pytest.mark.parametrize(
    "name", ["../outside.txt", "sources/../../outside.txt", "/etc/outside.txt", "..\\outside.txt", "C:\\outside.txt"]
)
def test_names_that_lead_out_of_the_archive_are_refused(tmp_path, name):
    path = tmp_path / "p.qdpx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("project.qde", GOOD)
        archive.writestr(name, "x")
    assert "would land outside" in refusal(path)


@pytest.mark.parametrize(
    "path",
    [
        "relative:///secret.txt",
        "absolute://{folder}/secret.txt",
        "absolute:///{folder}/secret.txt",
        "file://{folder}/secret.txt",
        "{folder}/secret.txt",
        "internal://../secret.txt",
        "internal://{folder}/secret.txt",
        "http://localhost:1/secret.txt",
        "../secret.txt",
    ],
)
def test_nothing_is_read_beside_the_archive(tmp_path, path):
    (tmp_path / "secret.txt").write_text("Hemmeligt")
    source = text_source(2, plainTextPath=path.format(folder=tmp_path))
    written = qdpx(tmp_path / "p.qdpx", project(sources(source), basePath=str(tmp_path)))
    with open_refi(written) as found:
        assert list(found.sources()) == []
        (remark,) = [one for one in found.remarks if one.where == "Text 2"]
        assert remark.outcome is Outcome.LEFT_OUT
        assert "is not in the project file" in remark.sentence
        assert "Hemmeligt" not in found.head.kept[0].xml


LAUGHS = "<!DOCTYPE x [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {name} '{f'&{inner};' * 10}'>" for inner, name in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    "xml",
    [
        f"{LAUGHS}]>{GOOD.partition('?>')[2]}".replace("Forsøg", "&i;"),
        f"{LAUGHS}]>{GOOD.partition('?>')[2]}".replace("<Sources>", "<Description>&i;</Description><Sources>"),
        "<!DOCTYPE Project [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>"
        + GOOD.partition("?>")[2].replace("<Sources>", "<Description>&x;</Description><Sources>"),
        "<!DOCTYPE Project SYSTEM 'http://localhost:1/x.dtd'>" + GOOD.partition("?>")[2],
        "<!DOCTYPE Project>" + GOOD.partition("?>")[2],
    ],
)
@pytest.mark.parametrize("is_bare", [True, False])
def test_entities_are_not_followed(tmp_path, file, xml, is_bare):
    sentence = refusal(file(xml, "p.qde") if is_bare else qdpx(tmp_path / "p.qdpx", xml))
    assert any(words in sentence for words in ("instructions", "damaged", "more in one place"))


@pytest.mark.parametrize("name", ["Code", "Description", "x", "TextSource"])
def test_xml_that_is_a_hundred_thousand_deep_is_refused(tmp_path, name):
    inner = f"<{name}>" * 100_000 + f"</{name}>" * 100_000
    path = qdpx(tmp_path / "p.qdpx", project(codes(inner), sources(text_source(2))))
    assert "more in one place" in refusal(path)


def test_a_text_of_many_megabytes_in_the_xml_itself_is_refused_for_its_size(tmp_path):
    source = tag("TextSource", content("Linje med ord.\n" * 800_000), guid=guid(2), name="Lang")
    assert "more in one place" in refusal(qdpx(tmp_path / "p.qdpx", project(sources(source))))


def test_codes_may_be_nested_deeper_than_anybody_nests_them(tmp_path):
    nested = ""
    for number in range(200, 0, -1):
        nested = code(number, f"K{number}", nested)
    with open_refi(qdpx(tmp_path / "p.qdpx", project(codes(nested)))) as found:
        above = {one.guid: one.parent for one in found.head.codes}
        assert above[guid(200)] == guid(199)
        assert [one.name for one in found.head.codes] == [f"K{number}" for number in range(1, 201)]


def test_a_bomb_is_not_unpacked(tmp_path):
    with zipfile.ZipFile(tmp_path / "p.qdpx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("project.qde", GOOD)
        with archive.open(f"sources/{guid(2)}.txt", "w") as member:
            for _megabyte in range(50):
                member.write(b" " * 1_000_000)
    assert "would unpack to far more" in refusal(tmp_path / "p.qdpx")


def test_many_small_bombs_are_one(tmp_path):
    with zipfile.ZipFile(tmp_path / "p.qdpx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("project.qde", GOOD)
        for number in range(20):
            archive.writestr(f"sources/{number}.txt", b" " * 5_000_000)
    assert "would unpack to far more" in refusal(tmp_path / "p.qdpx")


def declaring(path, name, size, packed):
    """An archive in whose list an entry says that it is so large."""
    with zipfile.ZipFile(path) as archive:
        start = archive.start_dir
    data = bytearray(path.read_bytes())
    while data[start : start + 4] == b"PK\x01\x02":
        lengths = struct.unpack("<HHH", data[start + 28 : start + 34])
        if data[start + 46 : start + 46 + lengths[0]].decode() == name:
            data[start + 20 : start + 28] = struct.pack("<II", packed, size)
        start += 46 + sum(lengths)
    path.write_bytes(bytes(data))
    return path


@pytest.mark.parametrize("packed", [50, 4_200_000_000])
def test_gigabytes_that_are_only_declared_are_refused(tmp_path, packed):
    path = declaring(qdpx(tmp_path / "p.qdpx", GOOD, WORDS), f"sources/{guid(2)}.txt", 4_200_000_000, packed)
    sentence = refusal(path)
    assert "would unpack" in sentence or "damaged" in sentence


def test_one_part_of_the_xml_may_not_grow_without_end(tmp_path, monkeypatch):
    monkeypatch.setattr("qualapp.importers.refi.xml_units._MOST_AT_ONCE", 300_000)
    endless = "".join(f"<x{number}/>" for number in range(100_000))
    path = qdpx(tmp_path / "p.qdpx", project(sources(text_source(2, endless))), WORDS)
    assert "more in one place" in refusal(path)
    many = sources(*(text_source(number) for number in range(2, 5000)))
    with open_refi(qdpx(tmp_path / "many.qdpx", project(many))) as found:
        assert found.number_of_sources == 0


@pytest.mark.parametrize(
    "data",
    [b"\x89PNG" + bytes(range(256)) * 50, b"\x00\x01\x02" * 5000, b"\r\n" * 2_100_000],
)
def test_a_text_that_is_no_text_is_left_out_and_said_so(tmp_path, data):
    path = qdpx(tmp_path / "p.qdpx", GOOD, {f"{guid(2)}.txt": data + bytes(range(256))})
    with open_refi(path) as found:
        assert list(found.sources()) == []
        assert [one.where for one in found.remarks if "could not be read" in one.sentence] == ["Text 2"]


def test_control_characters_in_the_xml_become_spaces(tmp_path):
    xml = GOOD.replace("Forsøg", "For\x01søg\x0b")
    with open_refi(qdpx(tmp_path / "p.qdpx", xml, WORDS)) as found:
        assert found.head.name == "For søg "
        assert len(list(found.sources())) == 1


@pytest.mark.parametrize("before", range(65_400, 65_560, 7))
def test_characters_that_there_are_not_may_be_written_by_their_numbers(tmp_path, before):
    xml = GOOD.replace("Forsøg", "F&#11;o&#x1F;r&#0;&#65;&#xD83D;&#xDE00;&#xFFFF;&#10;!&#xD83D;")
    xml = xml.replace("?>", f"?><!--{'x' * (before - 60)}-->", 1)
    with open_refi(qdpx(tmp_path / "p.qdpx", xml, WORDS)) as found:
        assert found.head.name == "F o r A😀 \n!\ufffd"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "iso-8859-1"])
def test_xml_may_have_another_encoding(tmp_path, encoding):
    named = encoding.removesuffix("-sig")
    path = qdpx(tmp_path / "p.qdpx", GOOD.replace("utf-8", named).encode(encoding), WORDS)
    with open_refi(path) as found:
        assert found.head.name == "Forsøg"


def test_white_space_before_the_xml_does_no_harm(tmp_path):
    with open_refi(qdpx(tmp_path / "p.qdpx", f"\n  {GOOD}", WORDS)) as found:
        assert found.head.name == "Forsøg"


def test_a_closed_project_lets_go_of_its_file(tmp_path):
    path = qdpx(tmp_path / "p.qdpx", GOOD, WORDS)
    package = Package(path)
    stream = package.stream(package.inside(f"internal://{guid(2)}.txt"))
    assert isinstance(stream, io.BufferedReader)
    assert stream.read() == b"Vi ringede."
    stream.close()
    package.close()
    path.unlink()
