"""Subtitles and automatic transcripts: what Teams, Zoom, Whisper and noScribe write becomes turns with times."""

import pytest
import srt
import webvtt
from hypothesis import given
from hypothesis import strategies as st

from qualapp.errors import UserError
from qualapp.importers import read
from qualapp.model.text import normalise

TEAMS = """WEBVTT

6f2c1b1e-0d4f-4a55-9d7e-1f0e6c1b7a10/17-0
00:00:03.270 --> 00:00:05.250
<v Carlos Far&#237;as>Goddag, og tak fordi
du ville være med.</v>

6f2c1b1e-0d4f-4a55-9d7e-1f0e6c1b7a10/17-1
00:00:05.100 --> 00:00:08.000
<v Carlos Far&#237;as>Vi skal tale om børn &amp; forældre.</v>

6f2c1b1e-0d4f-4a55-9d7e-1f0e6c1b7a10/21-0
00:00:07.500 --> 00:00:09.900
<v Holm, Lone (Kommunen)>Ja, det er fint.</v>
"""
GRAPH = """WEBVTT

0:0:0.0 --> 0:0:5.320
<v Lone Holm>Det begyndte i foråret.</v>

0:1:2.5 --> 0:1:9.0
<v Amina>Jeg kom til senere.</v>
"""
NOSCRIBE = """WEBVTT Interview med Lone

NOTE
Lavet med noScribe
media: lone.m4a

00:00:00.000 --> 00:00:02.000
<v S00>Hvordan begyndte det?

00:00:02.500 --> 00:00:05.000
<v S01>Det var //S00: mm// min nabo,

00:00:05.500 --> 00:00:07.000
<v S01>der spurgte.
"""
ZOOM = """WEBVTT

1
00:00:00.000 --> 00:00:02.000
Signe Krogh: Hej alle.

2
00:00:02.000 --> 00:00:04.000
Signe Krogh: Er I klar?

3
00:00:04.000 --> 00:00:05.000
Mettes iPad: Ja. Klokken er 10:30.
"""
WHISPER = """1
00:00:00,000 --> 00:00:02,000
Det var i foråret,

2
00:00:02,000 --> 00:00:04,000
at vi begyndte.

3
00:00:09,500 --> 00:00:12,000
Og så kom der flere.
"""


@pytest.fixture
def recorded(tmp_path):
    def write(text, name="a.vtt", encoding="utf-8"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
        return read(path)

    return write


def said(reading):
    return [(turn.speaker, turn.time, turn.speech.of(reading.text)) for turn in reading.turns]


def test_teams_names_its_speakers_with_entities_and_parts_what_they_say_into_cues(recorded):
    reading = recorded(TEAMS)
    assert said(reading) == [
        ("Carlos Farías", 3270, "Goddag, og tak fordi du ville være med. Vi skal tale om børn & forældre."),
        ("Holm, Lone (Kommunen)", 7500, "Ja, det er fint."),
    ]
    assert reading.text.split("\n")[1] == "[00:00:07] Holm, Lone (Kommunen): Ja, det er fint."
    assert reading.speakers() == {"Carlos Farías": 1, "Holm, Lone (Kommunen)": 1}


def test_times_with_single_digits(recorded):
    assert said(recorded(GRAPH)) == [
        ("Lone Holm", 0, "Det begyndte i foråret."),
        ("Amina", 62_500, "Jeg kom til senere."),
    ]


def test_noscribe_leaves_voices_open_and_marks_who_speaks_at_the_same_time(recorded):
    assert said(recorded(NOSCRIBE)) == [
        ("S00", 0, "Hvordan begyndte det?"),
        ("S01", 2500, "Det var //S00: mm// min nabo, der spurgte."),
    ]


def test_zoom_writes_the_name_before_the_words(recorded):
    assert said(recorded(ZOOM)) == [
        ("Signe Krogh", 0, "Hej alle. Er I klar?"),
        ("Mettes iPad", 4000, "Ja. Klokken er 10:30."),
    ]


def test_a_name_holds_until_another_one_comes(recorded):
    cues = ["Host: Velkommen.", "Vi begynder.", "Lone Holm: Tak.", "Host: Nå?", "Lone Holm: Ja.", "Det var det."]
    text = "\n\n".join(f"{n}\n00:00:0{n},000 --> 00:00:0{n},900\n{cue}" for n, cue in enumerate(cues, 1))
    assert [(who, words) for who, _time, words in said(recorded(text, "a.srt"))] == [
        ("Host", "Velkommen. Vi begynder."),
        ("Lone Holm", "Tak."),
        ("Host", "Nå?"),
        ("Lone Holm", "Ja. Det var det."),
    ]


def test_a_word_with_a_colon_is_no_name(recorded):
    cues = ["Det var sådan her: vi mødtes.", "Og så sagde han: Nej.", "Ja.", "Jo."]
    text = "\n\n".join(f"{n}\n00:00:0{n},000 --> 00:00:0{n},900\n{cue}" for n, cue in enumerate(cues, 1))
    assert recorded(text, "a.srt").speakers() == {}
    once = "1\n00:00:01,000 --> 00:00:02,000\nDet var en helt almindelig sætning: vi mødtes.\n"
    assert recorded(once, "b.srt").speakers() == {}


def test_without_speakers_paragraphs_end_at_pauses_and_keep_their_time(recorded):
    reading = recorded(WHISPER, "a.srt")
    assert said(reading) == [
        ("", 0, "Det var i foråret, at vi begyndte."),
        ("", 9500, "Og så kom der flere."),
    ]
    assert reading.speakers() == {}
    assert len(reading.blocks) == 2


def test_without_speakers_and_pauses_paragraphs_end_with_a_sentence(recorded):
    cues = ["Vi gik derhen hver eneste dag, og", "det blev vi ved med hele sommeren."] * 40
    text = "\n\n".join(f"{n}\n00:{n:02}:00,000 --> 00:{n + 1:02}:00,000\n{cue}" for n, cue in enumerate(cues[:58]))
    words = [words for _who, _time, words in said(recorded(text, "a.srt"))]
    assert len(words) > 2
    assert all(len(one) < 700 and one.endswith("sommeren.") for one in words)


def test_a_long_answer_is_one_turn_of_several_paragraphs(recorded):
    cues = [f"00:{n:02}:00.000 --> 00:{n:02}:59.900\n<v Lone>{'Vi gik derhen hver dag. ' * 5}" for n in range(20)]
    reading = recorded("WEBVTT\n\n" + "\n\n".join(cues))
    assert len(reading.turns) == 1
    assert 3 <= len(reading.blocks) <= 6


def test_a_dash_begins_with_somebody_else(recorded):
    text = "1\n00:00:01,000 --> 00:00:02,000\n- Kommer du?\n\n2\n00:00:02,000 --> 00:00:03,000\n- Ja.\n"
    assert [words for *_who, words in said(recorded(text, "a.srt"))] == ["- Kommer du?", "- Ja."]


def test_a_cue_may_hold_two_voices(recorded):
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v.loud Lone>Nej!</v> <v Amina>Jo, <i>da</i>.</v>\n"
    assert said(recorded(text)) == [("Lone", 1000, "Nej!"), ("Amina", 1000, "Jo, da.")]


def test_signs_that_are_no_tags_stay(recorded):
    text = '1\n00:00:01,000 --> 00:00:02,000\n<font color="#fff">Jeg <3 det</font>, <navn> & R&D {\\an8}\n'
    assert said(recorded(text, "a.srt"))[0][2] == "Jeg <3 det, <navn> & R&D"


def test_subtitles_that_roll_say_each_line_once(recorded):
    text = (
        "WEBVTT\nKind: captions\nLanguage: da\n\n"
        "00:00:00.000 --> 00:00:02.000 align:start position:0%\n \nvi<00:00:00.500><c> mødtes</c>\n\n"
        "00:00:02.000 --> 00:00:02.010 align:start position:0%\nvi mødtes\n \n\n"
        "00:00:02.010 --> 00:00:04.000 align:start position:0%\nvi mødtes\nhver<00:00:03.000><c> fredag</c>\n"
    )
    assert said(recorded(text)) == [("", 0, "vi mødtes hver fredag")]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends(recorded, encoding, line_end):
    assert said(recorded(TEAMS.replace("\n", line_end), encoding=encoding)) == said(recorded(TEAMS))


def test_what_is_malformed_stays_as_text(recorded):
    text = WHISPER.replace("00:00:02,000 -->", "00:00:0x,000 -->") + "\n4\n\nOg en linje uden tid\n"
    reading = recorded(text, "a.srt")
    for words in ("00:00:0x,000 --> 00:00:04,000", "at vi begyndte.", "Og en linje uden tid"):
        assert words in reading.text
    assert reading.notes == ("1 time cannot be understood; its line stands in the text.",)


def test_lines_before_the_first_time_and_empty_lines_within_a_cue_stay(recorded):
    first = "1\n00:00:01,000 --> 00:00:02,000\nJa,\n\ndet gjorde vi.\n"
    text = f"Interview med Lone\n\n{first}2\n00:00:02,000 --> 00:00:03,000\nSe.\n"
    reading = recorded(text, "a.srt")
    assert reading.text == "Interview med Lone\n[00:00:01] Ja, det gjorde vi. Se."


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "“a.vtt” is empty; there is no text to import."),
        (b"WEBVTT\n\n00:01.000 --> 00:02.000\n\n", "“a.vtt” is empty; there is no text to import."),
        (
            b"WEBVTT\n\nBare en tekst uden tider",
            "“a.vtt” has none of the times that a file of this kind has; rename it to .txt to import its text.",
        ),
        (b"\xff\xd8\xff\xe0", "“a.vtt” is not a text file; it begins like a JPEG picture."),
        (bytes(range(1, 9)) * 400, "“a.vtt” holds no text but other data; choose a document."),
    ],
)
def test_files_that_hold_nothing_to_read_are_told_in_a_sentence(recorded, data, message):
    with pytest.raises(UserError) as told:
        recorded(data)
    assert told.value.message == message


names = st.sampled_from(["Lone Holm", "S01", "Mør, Ib (Å)", "👩‍👧 e\u0301", "Speaker 1"])
words = st.sampled_from(
    ["Ja.", "nej, altså", "👩‍👧 hej", "e\u0301 og å\u0308", "10:30", "a & b", "\u00ad", "Hvad?", "\xa0x", "7"]
)
cues = st.lists(st.tuples(names, words, st.integers(0, 9_000_000), st.integers(1, 90_000)), min_size=1, max_size=20)


def clock(milliseconds, point):
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}{point}{rest:03}"


@given(cues)
def test_every_word_of_every_voice_is_there_as_another_reader_finds_it(tmp_path, found):
    body = "\n\n".join(
        f"{clock(start, '.')} --> {clock(start + length, '.')}\n<v {who}>{said.replace('&', '&amp;')}</v>"
        for who, said, start, length in found
    )
    path = tmp_path / "a.vtt"
    path.write_text(f"WEBVTT\n\n{body}\n", "utf-8")
    reading = read(path)
    assert normalise(reading.text).text == reading.text
    theirs: list[list[str]] = []
    for caption in webvtt.read(str(path)):
        words = caption.text.replace("&amp;", "&").split()
        if theirs and theirs[-1][0] == caption.voice:
            theirs[-1] += words
        else:
            theirs.append([caption.voice, *words])
    assert [[turn.speaker, *turn.speech.of(reading.text).split()] for turn in reading.turns] == theirs


@given(cues)
def test_every_word_of_subtitles_is_there_as_another_reader_finds_it(tmp_path, found):
    body = "\n".join(
        f"{number}\n{clock(start, ',')} --> {clock(start + length, ',')}\n{said}\n"
        for number, (_who, said, start, length) in enumerate(found, 1)
    )
    path = tmp_path / "a.srt"
    path.write_text(body, "utf-8")
    reading = read(path)
    theirs = [subtitle.content for subtitle in srt.parse(body)]
    spoken = " ".join(turn.speech.of(reading.text) for turn in reading.turns)
    assert spoken.replace("\n", " ").split() == " ".join(theirs).split()
    assert reading.turns[0].time == found[0][2]
