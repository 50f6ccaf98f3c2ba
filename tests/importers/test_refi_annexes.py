"""The projects printed in the standard: with texts for which their quotations hold, every passage has its words."""

import re
from pathlib import Path

import pytest
from refi_files import qdpx

from qualapp.errors import UserError
from qualapp.importers.refi import Breaks, Ends, PositionReading, open_refi
from qualapp.model.exchange import Outcome

DATA = Path(__file__).parent.parent / "data" / "refi"
ATLAS = DATA / "annex-a2-atlasti-8.4.qde"
TRANSANA = DATA / "annex-a3-transana-3.22.qde"
SELECTION = re.compile(r'<PlainTextSelection startPosition="(\d+)"[^>]*endPosition="(\d+)"[^>]*name="([^"]*)"')
TEXT = re.compile(r'plainTextPath="internal:/+([^"]+)"[^>]*>(.*?)(?=plainTextPath|</Sources>)', re.DOTALL)


def words_of_atlas():
    """Texts in which each quotation stands at its place, as long as it is told to be, with CRLF line ends."""
    found = {}
    for name, inside in TEXT.findall(ATLAS.read_text()):
        letters = list(" Lorem ipsum dolor\n" * 60)
        for start, end, quote in SELECTION.findall(inside):
            if quote == "damage done by fatty foods":
                continue
            words = quote.removesuffix("…")
            letters[int(start) : int(start) + len(words)] = words
            assert int(end) - int(start) >= len(words)
        found.setdefault(name, "".join(letters).replace("\n", "\r\n"))
    return found


def test_quotations_of_the_atlas_project_are_the_printed_ones(tmp_path):
    path = qdpx(tmp_path / "a2.qdpx", ATLAS.read_bytes(), words_of_atlas(), entry="ATLAS.ti standard project.qde")
    with open_refi(path) as found:
        assert found.reading == PositionReading(breaks=Breaks.ONE)
        sources = list(found.sources())
        quoted = {source.text[one.start : one.end][:40]: one for source in sources for one in source.selections}
        by_name = {source.name: source for source in sources}
        assert len(sources) == found.number_of_sources == 11
    assert {one[:20] for one in quoted} == {
        "Oh, that was great. ",
        "For some reason babi",
        "I'm a single mum wit",
        quoted_title(by_name["Simon.docx"])[:20],
        "I did try the gluten",
        "But to be honest, I ",
        "favoritos. Dificulta",
        "granola",
    }
    simon = by_name["Simon.docx"]
    assert [one.name for one in simon.selections] == ["damage done by fatty foods", "", ""]
    assert simon.selections[0].description == "why does Simon feel the need to do this?"
    single = next(one for words, one in quoted.items() if words.startswith("I'm a single"))
    assert len(single.codings) == 3
    assert {source.kind for source in sources} == {"TextSource", "Representation", "Transcript"}


def quoted_title(source):
    one = source.selections[0]
    return source.text[one.start : one.end]


def test_what_the_atlas_project_holds_beside_its_texts_is_kept(tmp_path):
    path = qdpx(tmp_path / "a2.qdpx", ATLAS.read_bytes(), words_of_atlas())
    with open_refi(path) as found:
        head = found.head
        kinds = [element.kind for element in head.kept]
    assert {kind: kinds.count(kind) for kind in kinds} == {
        "PictureSource": 1,
        "PDFSource": 2,
        "AudioSource": 1,
        "VideoSource": 2,
        "Link": 1,
        "Set": 16,
        "Graph": 1,
    }
    assert [len(head.people), len(head.codes), len(head.notes)] == [3, 14, 2]
    assert head.notes[0].text.startswith("day to day log about this amazing project\n\nThis is a great")
    pdf = next(element for element in head.kept if "Granola" in element.name)
    assert pdf.xml.count("<PDFSelection") == 4
    assert "PlainTextSelection" not in pdf.xml
    assert '<Representation guid="142eb46d-612e-4593-a385-d0e5d04d1288"' in pdf.xml
    assert pdf.texts == ("2065d8ab-d724-40c9-b4e9-6eb8dab73541",)
    video = next(element for element in head.kept if element.name.startswith("1994"))
    assert video.xml.count("<SyncPoint") == 11
    assert 'position="139" timeStamp' not in video.xml
    assert 'timeStamp="37268" position="139"' in video.xml
    assert 'path="relative:///DAD05D08-38E7-4F58-BF6D-9AAE714F2F50.mp4"' in video.xml


@pytest.mark.parametrize(("path", "texts"), [(ATLAS, 9), (TRANSANA, 6)])
def test_a_project_without_its_archive_keeps_what_was_said_of_its_texts(path, texts):
    with open_refi(path) as found:
        assert list(found.sources()) == []
        assert found.number_of_sources == 0
        kept = [element for element in found.head.kept if element.kind == "TextSource"]
        missing = [one for one in found.remarks if "text “internal" in one.sentence]
    assert len(kept) == len(missing) == 6
    assert all(one.outcome is Outcome.LEFT_OUT for one in missing)
    assert sum(element.xml.count("<PlainTextSelection") for element in kept) == {9: 6, 6: 15}[texts]


def test_the_transana_project_comes_in_with_another_namespace_and_its_own_ways(tmp_path):
    xml = TRANSANA.read_text()
    texts = {
        name: "".join(chr(ord("a") + place % 26) for place in range(900))
        for name in re.findall(r'plainTextPath="internal://([^"]+)"', xml)
    }
    with open_refi(qdpx(tmp_path / "a3.qdpx", xml, texts)) as found:
        head, sources = found.head, list(found.sources())
        assert found.reading.ends is Ends.EXCLUSIVE
    assert head.origin == "Transana 3.22b2-QDE-Win"
    english = next(source for source in sources if source.name == "English Document 1")
    (quote,), (whole,) = [[one for one in english.selections if one.is_whole is wanted] for wanted in (False, True)]
    assert (quote.start, quote.end, quote.name) == (2, 16, "English Quote 1")
    assert [len(quote.codings), len(quote.notes), len(whole.codings)] == [2, 1, 1]
    assert (whole.start, whole.end) == (0, 900)
    clip = next(source for source in sources if source.name == "English Transcript 1").selections[0]
    assert (clip.start, clip.end, clip.name) == (2, 17, "English Clip 1")
    library = next(element for element in head.kept if element.name == "English Library 1")
    assert library.xml.count("<MemberSource targetGUID=") == 2
    assert '<MemberNote targetGUID="07569629-7c9b-4417-aa62-988d78e9a0bc"/>' in library.xml
    assert all(note.text for note in head.notes)


def test_a_codebook_is_sent_where_codebooks_go():
    with pytest.raises(UserError, match="is a codebook"):
        open_refi(DATA / "annex-a1-codebook.qdc")
