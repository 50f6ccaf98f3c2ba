"""Transcripts in documents, as Teams, Word, f4, oTranscribe, NVivo, MAXQDA and ATLAS.ti write them."""

import json

import docx
import pytest

from qualapp.errors import UserError
from qualapp.importers import Unread, read, read_all
from qualapp.model.source import BlockKind
from qualapp.progress import finish


@pytest.fixture
def written(tmp_path):
    """Write a Word document of paragraphs, headings as (level, words) and tables as lists of rows, and read it."""

    def write(*parts):
        document = docx.Document()
        for part in parts:
            if isinstance(part, str):
                document.add_paragraph(part)
            elif isinstance(part, tuple):
                document.add_heading(part[1], part[0])
            else:
                table = document.add_table(len(part), len(part[0]))
                for number, cells in enumerate(part):
                    for column, words in enumerate(cells):
                        table.cell(number, column).text = words
        document.save(str(tmp_path / "a.docx"))
        return read(tmp_path / "a.docx")

    return write


@pytest.fixture
def kept(tmp_path):
    def write(name, text):
        (tmp_path / name).write_text(text, "utf-8")
        return read(tmp_path / name)

    return write


def said(reading):
    return [(turn.speaker, turn.time, turn.speech.of(reading.text)) for turn in reading.turns]


def headings(reading):
    return [block.range.of(reading.text) for block in reading.blocks if block.kind is BlockKind.HEADING]


def test_teams_wrote_a_cue_in_each_paragraph(written):
    reading = written(
        "Projektmøde",
        "0:0:3.270 --> 0:0:4.250\nLone Holm\nØh.",
        "0:0:4.270 --> 0:0:8.250\nLone Holm\nVi begynder nu.",
        "0:1:9.0 --> 0:1:12.1\nAmina Yusuf\nJa, tak.",
    )
    assert said(reading) == [("Lone Holm", 3270, "Øh. Vi begynder nu."), ("Amina Yusuf", 69_000, "Ja, tak.")]
    assert reading.text.startswith("Projektmøde\n[00:00:03] Lone Holm: ")


def test_cues_in_word_without_names(written):
    reading = written("0:0:3.270 --> 0:0:4.250\nVi begyndte.", "0:0:9.0 --> 0:0:12.1\nSå kom der flere.")
    assert said(reading) == [("", 3270, "Vi begyndte."), ("", 9000, "Så kom der flere.")]


def test_teams_writes_name_and_time_above_the_words(written):
    reading = written(
        "Projektmøde-20240314_100012-Mødeoptagelse",
        "14. marts 2024, 10:00",
        "\nLone Holm   0:03\nHej alle sammen.",
        "\nAmina Yusuf   0:07\nHej.\nEr vi i gang?",
        "\nLone Holm   0:12\nJa.",
        "\nAmina Yusuf   1:02:07\nFint.",
    )
    assert said(reading) == [
        ("Lone Holm", 3000, "Hej alle sammen."),
        ("Amina Yusuf", 7000, "Hej.\nEr vi i gang?"),
        ("Lone Holm", 12_000, "Ja."),
        ("Amina Yusuf", 3_727_000, "Fint."),
    ]


@pytest.mark.parametrize("voice", ["Taler", "Speaker"])
@pytest.mark.parametrize("between", ["\n", None])
def test_word_numbers_the_voices_that_it_transcribes(written, voice, between):
    lines = [(f"00:00:00 {voice} 1", "Hvordan begyndte det?"), (f"00:00:05 {voice} 2", "Det var min nabo.")]
    paragraphs = ["\n".join(pair) for pair in lines] if between else [line for pair in lines for line in pair]
    reading = written("Lydfil", "interview.m4a", "", "Transskription", *paragraphs)
    assert said(reading) == [
        (f"{voice} 1", 0, "Hvordan begyndte det?"),
        (f"{voice} 2", 5000, "Det var min nabo."),
    ]


def test_a_programme_of_the_day_is_no_transcript(kept):
    text = "Program\n09:00 Velkomst\nVed lederen\n09:30 Oplæg\nVed forskeren\n10:00 Pause\nMed kaffe\n"
    assert said(kept("a.txt", text)) == []
    assert said(kept("b.txt", "(10:15) Vi kommer.\n(10:30) De spiser.\n(11:05) Vi går.\n")) == []


def test_f4_marks_the_time_at_the_end_of_paragraphs(kept):
    text = "I: Hvordan begyndte det? #00:00:05-2#\n\nB1: Det var min nabo. #00:00:12-7#\n\nI: Nå? #00:00:13-1#\n"
    assert said(kept("a.txt", text)) == [
        ("I", 5200, "Hvordan begyndte det?"),
        ("B1", 12_700, "Det var min nabo."),
        ("I", 13_100, "Nå?"),
    ]


def test_times_at_the_ends_of_paragraphs_that_name_nobody(kept):
    text = "Hvordan begyndte det? #00:00:05-2#\n\nDet var min nabo.\nHun spurgte. #00:00:12-7#\n\nTak.\n"
    assert said(kept("a.txt", text)) == [
        ("", 5200, "Hvordan begyndte det?"),
        ("", 12_700, "Det var min nabo.\nHun spurgte."),
    ]


def test_atlas_and_maxqda_mark_the_time_at_the_start(kept):
    text = "#00:12:34.567#Hvordan begyndte det?\n\n#00:12:44.567# Det var min nabo.\nHun spurgte.\n"
    assert said(kept("a.txt", text)) == [
        ("", 754_567, "Hvordan begyndte det?"),
        ("", 764_567, "Det var min nabo.\nHun spurgte."),
    ]


def test_a_single_time_in_a_report_is_none_of_a_transcript(kept):
    assert said(kept("a.txt", "[00:12:34] er stedet.\n" + "Noget andet.\n" * 20)) == []


OTRANSCRIBE = (
    '<p><span class="timestamp" contenteditable="false" data-timestamp="123.456">2:03</span>&nbsp;I: Hvornår?</p>'
    '<p><span class="timestamp" data-timestamp="2:10">2:10</span>B1: Det var i <b>foråret</b>.<br />Ja.</p>'
    "<p>I: Nå?</p>"
)


def test_otranscribe_in_both_ways_of_writing_times(kept):
    reading = kept("a.otr", json.dumps({"text": OTRANSCRIBE, "media": "lone.mp3", "media-time": 3.5}))
    assert said(reading) == [("I", 123_000, "Hvornår?"), ("B1", 130_000, "Det var i foråret.\nJa."), ("I", None, "Nå?")]
    assert reading.text.startswith("[00:02:03] I: Hvornår?")


def test_otranscribe_without_speakers(kept):
    reading = kept("a.otr", json.dumps({"text": OTRANSCRIBE.replace("I: ", "").replace("B1: ", "")}))
    assert said(reading) == [("", 123_000, "Hvornår?"), ("", 130_000, "Det var i foråret.\nJa.\nNå?")]


def test_whisper_tells_segments_in_seconds(kept):
    segments = [
        {"id": 0, "start": 0.0, "end": 2.5, "text": " Det begyndte"},
        {"id": 1, "start": 2.5, "end": 4.0, "text": " i foråret."},
        {"id": 2, "start": 9, "end": 11, "text": " Så kom der flere."},
    ]
    assert said(kept("a.json", json.dumps({"text": "", "segments": segments, "language": "da"}))) == [
        ("", 0, "Det begyndte i foråret."),
        ("", 9000, "Så kom der flere."),
    ]


def test_relatives_of_whisper_tell_speakers_and_milliseconds(kept):
    spoken = [
        {"start": 0.0, "end": 2.5, "text": "Hvornår?", "speaker": "SPEAKER_00"},
        {"start": 2.5, "end": 4.0, "text": "I foråret.", "speaker": "SPEAKER_01"},
    ]
    assert said(kept("a.json", json.dumps(spoken))) == [
        ("SPEAKER_00", 0, "Hvornår?"),
        ("SPEAKER_01", 2500, "I foråret."),
    ]
    offsets = [{"offsets": {"from": 1500, "to": 2000}, "text": " Ja."}]
    assert said(kept("b.json", json.dumps({"transcription": offsets}))) == [("", 1500, "Ja.")]


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.otr", "[" * 200_000, "“a.otr” is damaged or incomplete; fetch it again from where it came."),
        ("a.json", "{", "“a.json” is damaged or incomplete; fetch it again from where it came."),
        ("a.json", "1" * 6000, "“a.json” is damaged or incomplete; fetch it again from where it came."),
        ("a.otr", '{"media": ""}', "“a.otr” is not a transcript from oTranscribe; it holds no text."),
        ("a.otr", '{"text": "<p></p>"}', "“a.otr” is empty; there is no text to import."),
        ("a.json", '{"segments": [{"text": " "}]}', "“a.json” is empty; there is no text to import."),
        (
            "a.json",
            '{"segments": [1, null, {}]}',
            "“a.json” is not a transcript that Whisper or a like program wrote; it has no segments of speech.",
        ),
        ("a.json", "", "“a.json” is empty; there is no text to import."),
    ],
)
def test_data_that_are_no_transcript_are_told_in_a_sentence(kept, name, text, message):
    with pytest.raises(UserError) as told:
        kept(name, text)
    assert told.value.message == message


def test_nvivo_puts_recordings_into_tables(written):
    rows = [["1", "0:00,0 - 0:07,2", "Hvornår?"], ["2", "0:07,2 - 0:12,0", "I foråret."]]
    speakers = ["Interviewer", "Lone"]
    table = [[*row, who] for row, who in zip(rows, speakers, strict=True)]
    reading = written([["", "Timespan", "Content", "Speaker"], *table])
    assert said(reading) == [("Interviewer", 0, "Hvornår?"), ("Lone", 7200, "I foråret.")]
    assert said(written([["", "Timespan", "Content"], *rows])) == [("", 0, "Hvornår?"), ("", 7200, "I foråret.")]


def test_the_agenda_of_a_meeting_is_no_recording(written):
    rows = [["Tid", "Indhold", "Hvem"], ["09:00-09:30", "Velkomst", "Lone"], ["09:30-10:00", "Oplæg", "Amina"]]
    assert said(written(rows)) == []
    assert said(written([row[:2] for row in rows])) == []


def test_headings_that_come_back_are_speakers_and_questions_stay_headings(written):
    reading = written(
        (1, "Spørgsmål 1: Begyndelsen"),
        (2, "Interviewer"),
        "Hvordan begyndte det?",
        (2, "Lone"),
        "Det var min nabo.",
        "Hun spurgte.",
        (1, "Spørgsmål 2: Siden"),
        (2, "Interviewer"),
        "Og så?",
        (2, "Lone"),
        "Så kom der flere.",
    )
    assert [(who, words) for who, _time, words in said(reading)] == [
        ("Interviewer", "Hvordan begyndte det?"),
        ("Lone", "Det var min nabo.\nHun spurgte."),
        ("Interviewer", "Og så?"),
        ("Lone", "Så kom der flere."),
    ]
    assert headings(reading) == ["Spørgsmål 1: Begyndelsen", "Spørgsmål 2: Siden"]


def test_a_focus_group_of_headings(written):
    parts = []
    for who in ("Lone", "Amina", "Lone", "Emil", "Amina"):
        parts += [(1, who), f"Det siger {who} noget om."]
    assert [who for who, *_rest in said(written(*parts))] == ["Lone", "Amina", "Lone", "Emil", "Amina"]


def test_sections_that_come_back_in_each_case_stay_headings(written):
    parts = []
    for case in ("Lærkevangen", "Fjordengen", "Søparken"):
        parts += [(1, case), (2, "Baggrund"), "Noget.", (2, "Medarbejdere"), "Mere."]
    reading = written(*parts)
    assert reading.turns == ()
    assert len(headings(reading)) == 9


STRUCTURED = (
    "#TEXT Lone Holm\nI: Hvad?\nB1: Ja.\n\n#TEXT\nI: Nå?\nB1: Nej.\n#TEXT Tom\n\n#TEXT Lone Holm\nI: Igen?\nB1: Jo.\n"
)


def test_each_line_with_text_begins_another_source(tmp_path):
    (tmp_path / "a.txt").write_text("Fælles ord\n" + STRUCTURED)
    readings = finish(read_all([tmp_path / "a.txt"]))
    assert [(one.name, one.text) for one in readings] == [
        ("a 1", "Fælles ord"),
        ("Lone Holm", "I: Hvad?\nB1: Ja."),
        ("a 3", "I: Nå?\nB1: Nej."),
        ("Lone Holm (2)", "I: Igen?\nB1: Jo."),
    ]
    assert [one.speakers() for one in readings[1:]] == [{"I": 1, "B1": 1}] * 3
    assert [one.original.decode() for one in readings] == [one.text for one in readings]
    assert "holds 4 texts; this is number 2" in readings[1].notes[0]


def test_each_line_with_text_in_word_begins_another_source(tmp_path):
    document = docx.Document()
    for line in ("#TEXT Lone Holm", "Spørgsmål", "I: Hvad?", "B1: Ja.", "#TEXT Amina", "I: Nå?", "B1: Nej."):
        document.add_paragraph(line)
    document.paragraphs[1].style = "Heading 1"
    document.save(str(tmp_path / "a.docx"))
    lone, amina = finish(read_all([tmp_path / "a.docx"]))
    assert (lone.name, lone.text, headings(lone)) == ("Lone Holm", "Spørgsmål\nI: Hvad?\nB1: Ja.", ["Spørgsmål"])
    assert (amina.name, [who for who, *_rest in said(amina)]) == ("Amina", ["I", "B1"])


def test_a_single_marked_text_is_the_file_under_that_name(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("#TEXT Lone\nI: Hvad?\nB1: Ja.\n")
    reading = read(path)
    assert (reading.name, reading.suffix, reading.original) == ("Lone", ".txt", path.read_bytes())
    assert reading.notes == ()


def test_a_file_of_several_texts_takes_the_place_of_none(tmp_path):
    (tmp_path / "a.txt").write_text(STRUCTURED)
    with pytest.raises(UserError, match="holds 3 texts; import it, and they become 3 sources"):
        read(tmp_path / "a.txt")
    assert not any(isinstance(one, Unread) for one in finish(read_all([tmp_path / "a.txt"])))
