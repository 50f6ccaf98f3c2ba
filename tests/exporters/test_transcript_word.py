"""A coded transcript in Word, read by code that shares nothing with the writer."""

import re
import zipfile
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kept_texts import kept_texts
from lxml import etree
from transcripts import coding, interview, transcript

from qualapp import i18n
from qualapp.errors import UserError
from qualapp.exporters.transcript_word import write_transcript
from qualapp.model.coding import Valence
from qualapp.progress import finish

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MARK = "QualappMark"


def document(path, name="word/document.xml"):
    with zipfile.ZipFile(path) as archive:
        return etree.fromstring(archive.read(name))


def style(element, kind="p"):
    found = element.find(f"{W}{kind}Pr/{W}{kind}Style")
    return found.get(f"{W}val") if found is not None else ""


def words(paragraph, marks=False):
    """The characters of a paragraph, without or with the numbers of excerpts."""
    signs = {"br": "\n", "tab": "\t", "softHyphen": "\u00ad"}
    said = []
    for run in paragraph.iter(f"{W}r"):
        if marks or style(run, "r") != MARK:
            for element in run:
                name = etree.QName(element).localname
                said.append(element.text or "" if name == "t" else signs.get(name, ""))
    return "".join(said)


def set_lines(path):
    """What stands in the column: text that Word numbers."""
    body = document(path).find(f"{W}body")
    kinds = ("QualappSpeech", "QualappQuestion", "Heading3", "Heading4")
    numbered = [p for p in body if style(p) in kinds and p.find(f"{W}pPr/{W}suppressLineNumbers") is None]
    return [words(paragraph) for paragraph in numbered]


@pytest.fixture(scope="session")
def write(tmp_path_factory):
    folder = tmp_path_factory.mktemp("transcripts")
    return lambda report: finish(write_transcript(report, folder / "transcript.docx"))


ranges = st.tuples(st.integers(0, 30), st.integers(1, 30)).map(lambda pair: coding(pair[0], pair[0] + pair[1]))


@settings(max_examples=40)
@given(text=kept_texts, codings=st.lists(ranges, max_size=5))
def test_the_very_characters_of_the_text_are_in_the_file(write, text, codings):
    path = write(transcript(text, *codings))
    assert set_lines(path) == [line for line in text.split("\n") if line and not line.isspace()]


def test_excerpts_stand_between_their_numbers(write):
    path = write(transcript("Ledelsen bakker op hver dag.", coding(0, 18), coding(9, 27)))
    said = [words(p, marks=True) for p in document(path).iter(f"{W}p") if style(p) == "QualappSpeech"]
    assert said[0] == "[1Ledelsen [2bakker op1] hver dag2]."


def test_each_coding_stands_in_the_margin_before_its_paragraph_with_valence_and_coder(write):
    report = interview(("I", "Hvordan går det?"), ("Hanne", "Vi mangler timer og en aftale."))
    at = report.text.index("timer")
    report = replace(
        report,
        codings=(
            coding(at, at + 5, code="Ledelse > Tid", valence=Valence.BARRIER, initials="JM"),
            coding(at, at + 5, code="Ledelse > Opbakning", valence=Valence.AMBIVALENT),
        ),
    )
    body = list(document(write(report)).find(f"{W}body").iter(f"{W}p"))
    styles = [style(p) for p in body]
    first = styles.index("QualappNote")
    assert styles[first - 1 : first + 3] == ["QualappSpeaker", "QualappNote", "QualappNote", "QualappSpeech"]
    notes = [words(p, marks=True) for p in body if style(p) == "QualappNote"]
    assert notes == ["1\t▌▼\tTid  JM", "\t▌◆\tOpbakning  SK"]
    frames = [p.find(f"{W}pPr/{W}framePr") for p in body if style(p) == "QualappNote"]
    assert len({etree.tostring(frame) for frame in frames}) == 1, "codes of one paragraph share a frame"
    assert all(p.find(f"{W}pPr/{W}suppressLineNumbers") is not None for p in body if style(p) == "QualappNote")


def test_codes_stand_as_far_down_as_their_lines(write):
    long = "Det er en lang sætning om noget, der tager tid. " * 12
    path = write(transcript(long, coding(0, 10), coding(300, 320), coding(500, 520)))
    notes = [p for p in document(path).iter(f"{W}p") if style(p) == "QualappNote"]
    before = [int(p.find(f"{W}pPr/{W}spacing").get(f"{W}before")) for p in notes]
    tops = [sum(before[: place + 1]) + 230 * place for place in range(3)]
    lines = [top / 300 for top in tops]
    assert lines == pytest.approx([0, 300 / 72, 500 / 72], abs=1.2)


def test_a_paragraph_that_is_shorter_than_its_codes_keeps_room_for_them_on_its_page(write):
    path = write(transcript("Ja.\nNej.", *[coding(0, 2, code=f"Kode {number}") for number in range(6)]))
    paragraphs = [p for p in document(path).iter(f"{W}p") if style(p) == "QualappSpeech"]
    assert [words(p) for p in paragraphs] == ["Ja.", "", "Nej."]
    assert paragraphs[0].find(f"{W}pPr/{W}keepNext") is not None
    room = paragraphs[1].find(f"{W}pPr/{W}spacing")
    assert 300 + int(room.get(f"{W}line")) >= 6 * 230
    assert paragraphs[1].find(f"{W}pPr/{W}suppressLineNumbers") is not None


def test_the_head_tells_project_case_source_visit_and_date_and_the_foot_the_page(write):
    path = write(transcript("Ja.", coding(0, 2)))
    with zipfile.ZipFile(path) as archive:
        heads = [etree.fromstring(archive.read(n)) for n in archive.namelist() if re.search("word/header", n)]
        feet = [etree.fromstring(archive.read(n)) for n in archive.namelist() if re.search("word/footer", n)]
    told = ["".join(head.itertext()) for head in heads]
    assert "Helhedsplan NordLærkevangen · Sundhedsplejerske · revisit 14 Mar 2024" in told
    assert all([e.text.strip() for e in foot.iter(f"{W}instrText")] == ["PAGE", "NUMPAGES"] for foot in feet)
    numbers = document(path).find(f"{W}body/{W}sectPr/{W}lnNumType")
    assert numbers.get(f"{W}countBy") == "5"


def test_the_first_page_tells_who_coded_and_the_last_which_codes_are_used(write):
    codings = (
        coding(0, 2),
        coding(0, 2, valence=Valence.BARRIER),
        coding(3, 6, code="Mennesker", initials="JM", coder="Jonas"),
    )
    path = write(transcript("Ja. Nej.", *codings))
    told = [words(p) for p in document(path).iter(f"{W}p")]
    assert "Coded by\tJM = Jonas, SK = Signe Krogh" in told
    used = [words(p) for p in document(path).iter(f"{W}p") if style(p) == "QualappCodeUsed"]
    assert used == ["Ledelse > Opbakning\t2 codings · ▲ 1 · ▼ 1", "Mennesker\t1 coding · ▲ 1"]


def test_a_transcript_without_codings_and_one_without_words_are_written(write):
    assert set_lines(write(transcript("Ja."))) == ["Ja."]
    assert set_lines(write(transcript("  \n"))) == []


def test_danish_words_stand_around_a_danish_transcript(write):
    i18n.speak("da")
    told = [words(p) for p in document(write(transcript("Ja.", coding(0, 2)))).iter(f"{W}p")]
    assert {"Kodet af\tSK = Signe Krogh", "Koder i denne udskrift"} <= set(told)


def test_another_ending_is_refused_and_no_file_is_left(tmp_path):
    with pytest.raises(UserError, match=r"\.docx or \.pdf"):
        finish(write_transcript(transcript("Ja."), tmp_path / "a.odt"))
    assert list(tmp_path.iterdir()) == []
