"""A coded transcript as PDF, read back by a program that shares nothing with the painter."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from transcripts import coding, interview, transcript

from qualapp import i18n
from qualapp.desktop.coding.stripes import Stripe
from qualapp.desktop.paper.names import Name, pushed_apart
from qualapp.desktop.paper.sheet import BOTTOM, COLUMN, HEIGHT, NAMES, TEXT, TOP
from qualapp.desktop.paper.transcript_pdf import write_pdf
from qualapp.errors import UserError
from qualapp.exporters.transcript_report import TranscriptReport
from qualapp.model.coding import Valence
from qualapp.progress import finish

pytestmark = pytest.mark.usefixtures("dressed")
LONG = "Vi ringede til alle familierne i området, og det tog et halvt år at nå dem. "


@pytest.fixture(scope="session")
def printed(tmp_path_factory: pytest.TempPathFactory):
    """Print a transcript and open what came out."""
    folder = tmp_path_factory.mktemp("pdf")

    def make(report: TranscriptReport) -> pypdfium2.PdfDocument:
        return pypdfium2.PdfDocument(finish(write_pdf(report, folder / "t.pdf")).read_bytes())

    return make


def texts(document: pypdfium2.PdfDocument, left: float, right: float) -> Iterator[str]:
    """What is written between two distances from the left, page by page, head and foot left out."""
    for page in document:
        words = page.get_textpage()
        yield words.get_text_bounded(
            left=left / 10, right=right / 10, bottom=(HEIGHT - BOTTOM - 160) / 10, top=(HEIGHT - TOP + 110) / 10
        )


def column(document: pypdfium2.PdfDocument) -> str:
    """The words of the column, without white space."""
    return re.sub(r"\s", "", "".join(texts(document, TEXT - 5, TEXT + COLUMN + 5)))


def said(report: TranscriptReport) -> str:
    return re.sub(r"\s", "", "".join(passage.range.of(report.flowing) for passage in report.passages))


plain = st.text(
    st.sampled_from("abcdefghijklmnopqrstuvwxyzæøåÆØÅéäöü .,;:!?»«()–-0123456789 fi fl ffi\n"), max_size=300
)


@settings(max_examples=25)
@given(text=plain)
def test_the_very_characters_of_the_text_are_in_the_file(printed, text):
    report = transcript(f"Først {text} sidst")
    assert column(printed(report)).endswith(said(report))


def test_many_pages_lose_no_line_and_set_none_twice(printed):
    turns = [
        ("I", f"Spørgsmål {number}?") if number % 2 else ("Hanne", LONG * (number % 9 + 1)) for number in range(90)
    ]
    report = interview(*turns, time=61_000)
    document = printed(report)
    assert len(document) > 5
    assert column(document).endswith(said(report))
    numbers = re.findall(r"Spørgsmål (\d+)", "".join(texts(document, TEXT - 5, TEXT + COLUMN + 5)))
    assert [int(number) for number in numbers] == list(range(1, 90, 2))


def test_lines_are_numbered_by_five_through_all_pages(printed):
    document = printed(interview(*[("Hanne", LONG * 9) for _ in range(12)]))
    numbers = [int(n) for page in texts(document, 400, 520) for n in re.findall(r"\d+", page)]
    assert numbers == [5 * place for place in range(1, len(numbers) + 1)]
    assert len(numbers) > 15


def test_head_and_foot_tell_what_this_is_and_where_one_is(printed):
    document = printed(interview(*[("Hanne", LONG * 9) for _ in range(12)]))
    pages = [page.get_textpage().get_text_range() for page in document]
    assert all(f"Page {number} of {len(pages)}" in page for number, page in enumerate(pages, start=1))
    for page in pages:
        for told in ("Helhedsplan Nord", "Lærkevangen", "Sundhedsplejerske", "revisit 14 Mar 2024"):
            assert told in page


def test_the_name_of_a_code_stands_level_with_the_first_line_of_its_excerpt(printed):
    report = interview(("Hanne", LONG * 3 + "Nålestikket." + LONG))
    at = report.text.index("Nålestikket")
    report = replace(report, codings=(coding(at, at + 11, code="Ledelse > Tid", valence=Valence.BARRIER),))
    page = printed(report)[0].get_textpage()

    def height(words: str) -> float:
        place = page.search(words).get_next()
        assert place is not None, words
        _left, bottom, _right, top = page.get_charbox(place[0])
        return float(bottom + top) / 2

    assert height("Tid") == pytest.approx(height("Nålestikket"), abs=4)


def test_an_excerpt_that_goes_on_is_named_again_on_the_next_page(printed):
    report = interview(("Hanne", LONG * 70))
    report = replace(report, codings=(coding(10, len(report.text) - 5, code="Ledelse > Tid"),))
    document = printed(report)
    names = list(texts(document, NAMES, 5953))
    assert ["… Tid" in page for page in names] == [False, *[True] * (len(names) - 1)]
    assert len(names) > 1


def test_letters_are_embedded_and_nothing_is_a_picture(printed):
    document = printed(transcript("Ledelsen bakker op.", coding(0, 8)))
    kinds = {item.type for page in document for item in page.get_objects()}
    assert pdfium.FPDF_PAGEOBJ_TEXT in kinds
    assert pdfium.FPDF_PAGEOBJ_IMAGE not in kinds
    width, height = document[0].get_size()
    assert (width, height) == pytest.approx((595.3, 841.9), abs=0.5)


def test_a_dark_window_prints_on_white_paper(printed, theme):
    theme.follow("dark")
    picture = printed(transcript("Ledelsen bakker op.", coding(0, 8)))[0].render(scale=0.5)
    pixels = bytes(picture.buffer)
    assert max(set(pixels), key=pixels.count) == 255
    light = sum(value > 240 for value in pixels[:: picture.n_channels])
    assert light > 0.9 * len(pixels) / picture.n_channels


def test_right_to_left_emoji_and_forbidden_characters_stop_nothing(printed):
    text = "Hun sagde שלום שלום til os 🙂 og \ufdd0 ufffc \ufffc.\nالسلام عليكم\n\u00ad\u200b x"
    report = transcript(text, *[coding(start, start + 9) for start in range(0, len(text) - 9, 4)])
    assert len(printed(report)) == 1


def test_nothing_to_print_is_a_page_with_its_title(printed):
    document = printed(transcript(""))
    assert "Sundhedsplejerske" in document[0].get_textpage().get_text_range()


def test_danish_words_stand_around_a_danish_transcript(printed):
    i18n.speak("da")
    told = printed(transcript("Ja.", coding(0, 2)))[0].get_textpage().get_text_range()
    assert "Side 1 af 1" in told
    assert "Koder i denne udskrift" in told


def test_a_file_that_cannot_be_written_is_said_and_nothing_is_left(tmp_path: Path):
    with pytest.raises(UserError, match="There is no folder"):
        finish(write_pdf(transcript("Ja."), tmp_path / "gone" / "t.pdf"))
    work = write_pdf(transcript(LONG * 200), tmp_path / "t.pdf")
    next(work)
    work.close()
    assert list(tmp_path.iterdir()) == []


def name(y: float, lines: int) -> Name:
    return Name(coding(0, 1), Stripe(0, y, y + 100, y, (0,)), tuple("abc"[:lines]), "abc", y, goes_on=False)


wanted = st.lists(st.builds(name, st.floats(TOP, BOTTOM), st.integers(1, 3)), max_size=90)


@given(names=wanted)
def test_names_never_touch_and_never_leave_the_page(names):
    placed = pushed_apart(names)
    for before, after in pairwise(placed):
        assert after.y >= before.y + before.height - 0.01
    assert all(one.y > TOP - 0.01 and one.y + one.height < BOTTOM + 0.01 for one in placed)
    if sum(one.height + 18 for one in names) <= BOTTOM - TOP:
        assert len(placed) == len(names)
        assert [one.lines for one in placed] == [one.lines for one in sorted(names, key=lambda one: one.y)]


@given(y=st.floats(TOP, BOTTOM - 400))
def test_a_name_that_is_alone_stands_where_it_wants_to(y):
    assert pushed_apart([name(y, 2)])[0].y == y
