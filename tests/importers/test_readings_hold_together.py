"""Whatever is in a file: positions lie inside the text, in order, and the text is the file's."""

from xml.sax.saxutils import escape

import docx
import pytest
from document_files import opendocument_file
from hypothesis import assume, example, given
from hypothesis import strategies as st

from qualapp.errors import UserError
from qualapp.importers import read
from qualapp.importers.speaker_tables import turns_of_table
from qualapp.model.source import BlockKind
from qualapp.model.text import TextRange, normalise

LABELS = [
    "I: ",
    "B1: ",
    "Lone Holm: ",
    "[00:01:02] B1: ",
    "I (00:01): ",
    "#00:00:01-2#\nI: ",
    "B1:\n",
    "Lone  0:12\n",
    "**I:** ",
]
WORDS = [
    "ja",
    "nej, altså",
    "å\u0308h",
    "👩‍👧 hej",
    "e\u0301",
    "#00:01:02-3#",
    "",
    "\t",
    "a\tb",
    "- punkt",
    "\u00ad",
    "\xa0",
    "# tema",
]
ENDS = ["\n", "\r\n", "\r", "\n\n", "\r\n\r\n", "\u2028", "\f", " "]
lines = st.lists(st.tuples(st.sampled_from(["", *LABELS]), st.sampled_from(WORDS), st.sampled_from(ENDS)), max_size=25)
transcripts = lines.map(lambda found: "".join(part for line in found for part in line))
texts = st.one_of(transcripts, st.text(max_size=200))


def read_text(folder, text, suffix=".txt"):
    path = folder / f"a{suffix}"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    try:
        return read(path)
    except UserError:
        assume(False)


def check(reading):
    end = 0
    for block in reading.blocks:
        assert block.range.start >= end
        assert block.range, "a block has at least one character"
        assert reading.text[block.range.end : block.range.end + 1] in ("", "\n")
        end = block.range.end
    assert end <= len(reading.text)
    end = 0
    for turn in reading.turns:
        assert turn.range.start >= end
        assert turn.range.start <= turn.speech.start <= turn.speech.end <= turn.range.end
        assert turn.speaker == turn.speaker.strip() != ""
        end = turn.range.end
    assert end <= len(reading.text)
    for block in reading.blocks:
        for turn in reading.turns:
            if block.range.contains(turn.range.start):
                assert not reading.text[block.range.start : turn.range.start].strip(), "a turn begins inside a block"


@pytest.mark.parametrize("suffix", [".txt", ".md"])
@given(text=texts)
@example(text="I: a\n\nB1:\n\n\n")
@example(text="\x00\ufeffHej")
def test_plain_texts(tmp_path, suffix, text):
    assume(all(not 0xD800 <= ord(character) < 0xE000 for character in text))
    reading = read_text(tmp_path, text, suffix)
    assert reading.text == normalise(reading.original.decode("utf-8-sig")).text.lstrip("\ufeff")
    assert normalise(reading.text).text == reading.text
    check(reading)
    assert read(tmp_path / f"a{suffix}") == reading


@given(text=transcripts)
def test_every_word_is_in_a_block(tmp_path, text):
    reading = read_text(tmp_path, text)
    blocks = "".join(block.range.of(reading.text) for block in reading.blocks)
    assert blocks.split() == blocks.split()
    assert "".join(blocks.split()) == "".join(reading.text.split())


@given(paragraphs=st.lists(transcripts, min_size=1, max_size=8), rows=st.lists(st.sampled_from(WORDS), max_size=6))
def test_word_documents(tmp_path, paragraphs, rows):
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph.replace("\f", "\n").replace("\u2028", "\n"))
    for words in rows:
        document.add_table(1, 2).cell(0, 1).text = words
    document.save(str(tmp_path / "a.docx"))
    assume("".join(paragraphs).strip() or "".join(rows).strip())
    reading = read(tmp_path / "a.docx")
    assert normalise(reading.text).text == reading.text
    assert sum(block.kind is BlockKind.TABLE_ROW for block in reading.blocks) <= len(rows)
    check(reading)
    assert read(tmp_path / "a.docx") == reading


@given(paragraphs=st.lists(transcripts, min_size=1, max_size=8))
def test_opendocuments(tmp_path, paragraphs):
    assume("".join(paragraphs).strip())
    found = "".join(f"<text:p>{escape(words)}</text:p>".replace("\f", "<text:line-break/>") for words in paragraphs)
    reading = read(opendocument_file(tmp_path / "a.odt", found))
    assert normalise(reading.text).text == reading.text
    check(reading)


WRITTEN_IN_RTF = [
    "ja ", "I: ", "B1: ", "\\par ", "\\line ", "\\cell ", "\\row ", "\\intbl ", "\\pard ", "\\plain ", "{", "}", "\\v ",
    "\\v0 ", "\\u230?", "\\u-10179?", "\\'e6", "\\uc2 ", "\\deleted ", "{\\*\\x ", "{\\shptxt ", "{\\footnote ",
    "\\outlinelevel1 ", "\\sect ", "\\page ", "\\tab ", "\\bin3 ", "\\", "\n", "\\~", "\\*", "æ",
]  # fmt: skip


@given(st.lists(st.sampled_from(WRITTEN_IN_RTF), max_size=40))
@example(["{\\shptxt ", "ja ", "\\cell ", "}"])
def test_rich_texts(tmp_path, parts):
    path = tmp_path / "a.rtf"
    path.write_bytes(("{\\rtf1\\ansi " + "".join(parts) + "}").encode())
    try:
        reading = read(path)
    except UserError:
        assume(False)
    assert normalise(reading.text).text == reading.text
    check(reading)


ELEMENTS = [
    "p",
    "div",
    "h2",
    "table",
    "tr",
    "td",
    "ul",
    "li",
    "pre",
    "b",
    "br",
    "nav",
    "span hidden",
    "td rowspan=3",
    "html",
]
TAGS = [f"<{close}{name}>" for name in ELEMENTS for close in ("", "/")]


@given(
    st.lists(
        st.sampled_from([*TAGS, *TAGS, "ja", "I: ", "B1: ", " ", "\n", "\r\n", "&nbsp;", "&#8232;", "&#0;", "<", "&"])
    )
)
def test_web_pages(tmp_path, parts):
    path = tmp_path / "a.html"
    path.write_text("".join(parts), "utf-8")
    try:
        reading = read(path)
    except UserError:
        assume(False)
    assert normalise(reading.text).text == reading.text
    check(reading)


@given(
    st.lists(
        st.lists(st.sampled_from(["I", "B1", "", "[00:01:02]", "12", "ord ord ord ord", "a #00:01:02-3#"])), max_size=8
    )
)
def test_tables(rows):
    text = "\n".join("\t".join(row) for row in rows)
    ranges, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            ranges.append(TextRange(start, start + len(line)))
        start += len(line) + 1
    assume(ranges)
    for turn in turns_of_table(text, ranges):
        assert any(row.start <= turn.range.start and turn.range.end <= row.end for row in ranges)
        assert turn.range.start <= turn.speech.start <= turn.speech.end <= turn.range.end
