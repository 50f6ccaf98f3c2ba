"""Whatever is in a file: positions lie inside the text, in order, and the text is the file's."""

import json
import re
from xml.sax.saxutils import escape

import docx
import pytest
from document_files import opendocument_file
from hypothesis import assume, example, given
from hypothesis import strategies as st

from qualapp.errors import UserError
from qualapp.importers import read, read_all
from qualapp.importers.speaker_tables import turns_of_table
from qualapp.model.source import BlockKind, Reading
from qualapp.model.text import TextRange, normalise
from qualapp.progress import finish

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
        assert turn.speaker == turn.speaker.strip()
        assert turn.speaker or turn.time is not None, "who speaks is known, or when"
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


HEADINGS = ["Interviewer", "Lone", "Spørgsmål 1", "B1:", "\t", "Baggrund"]


@given(
    st.lists(st.one_of(st.tuples(st.integers(1, 3), st.sampled_from(HEADINGS)), transcripts), min_size=1, max_size=12)
)
def test_headings_that_may_be_speakers(tmp_path, parts):
    document = docx.Document()
    for part in parts:
        if isinstance(part, tuple):
            document.add_heading(part[1], part[0])
        else:
            document.add_paragraph(part.replace("\f", "\n").replace("\u2028", "\n"))
    document.save(str(tmp_path / "a.docx"))
    assume("".join(part if isinstance(part, str) else part[1] for part in parts).strip())
    reading = read(tmp_path / "a.docx")
    check(reading)
    words = "".join(block.range.of(reading.text) for block in reading.blocks)
    assert "".join(words.split()) == "".join(reading.text.split())


CUES = [
    "WEBVTT", "WEBVTT Titel", "", "", "1", "NOTE", "NOTE om lyden", "STYLE", "00:00:01.000 --> 00:00:02.000",
    "0:0:3.27 --> 0:0:9.0", "00:00:09,000 --> 00:00:03,000", "99:99:99,9 --> 1:1", "00:00:0x --> 00:00:05", "-->",
    "<v Lone>ja", "<v Lone Holm>hej</v> <v Amina>nej", "<v >", "</v>", "<v.a.b \u2028>x", "Lone: ja", "Amina: nej",
    "//S02: mm//", "- ja", ">> Lone: nej", "&amp;&#0;&#55296;&lt;", "👩‍👧", "e\u0301", "\ufeff", "\x07", "\u00ad",
    "\xa0", "<00:00:01.000><c>",
]  # fmt: skip


@pytest.mark.parametrize("suffix", [".vtt", ".srt"])
@given(lines=st.lists(st.sampled_from(CUES), max_size=30), end=st.sampled_from(["\n", "\r\n", "\r"]))
def test_subtitles(tmp_path, suffix, lines, end):
    reading = read_text(tmp_path, end.join(lines), suffix)
    assert normalise(reading.text).text == reading.text
    check(reading)
    assert read(tmp_path / f"a{suffix}") == reading


SAID = st.one_of(st.none(), st.booleans(), st.floats(), st.text(max_size=12), st.sampled_from(WORDS))
SEGMENTS = st.lists(st.dictionaries(st.sampled_from(["start", "end", "text", "speaker", "offsets"]), SAID), max_size=8)


@given(SEGMENTS)
def test_recognised_speech(tmp_path, segments):
    reading = read_text(tmp_path, json.dumps({"segments": segments}), ".json")
    assert normalise(reading.text).text == reading.text
    check(reading)


STAMPS = ["<span class='timestamp' data-timestamp='12.5'>0:12</span>", "<span class='timestamp' data-timestamp='2:10'>"]


@given(st.lists(st.sampled_from([*TAGS, *STAMPS, "I: ", "B1: ", "ja", "&nbsp;", "\n", "<br />"]), max_size=30))
def test_transcripts_from_otranscribe(tmp_path, parts):
    reading = read_text(tmp_path, json.dumps({"text": "".join(parts)}), ".otr")
    assert normalise(reading.text).text == reading.text
    check(reading)


@given(st.lists(st.sampled_from(["#TEXT Lone", "#TEXT", " #TEXT  A\tB ", "#TEXTIL", "I: ja", "B1: nej", "", " "])))
def test_several_texts_in_one_file_hold_all_words(tmp_path, lines):
    path = tmp_path / "a.txt"
    path.write_text("\n".join(lines))
    readings = [reading for reading in finish(read_all([path])) if isinstance(reading, Reading)]
    for reading in readings:
        check(reading)
    is_mark = re.compile(r"\s*#TEXT(\s.*)?")
    said = " ".join(line for line in lines if not is_mark.fullmatch(line)).split()
    if said:
        assert " ".join(reading.text for reading in readings).split() == said


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
