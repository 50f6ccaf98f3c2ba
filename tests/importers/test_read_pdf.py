import contextlib
import io
from time import process_time

import pikepdf
import pytest
from fpdf import FPDF
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from PIL import Image

from qualapp.errors import UserError
from qualapp.importers import read, read_all
from qualapp.importers.page_lines import line_of
from qualapp.importers.pdf_file import Word
from qualapp.model.source import BlockKind, Reading
from qualapp.model.text import normalise
from qualapp.progress import finish

SAID = (
    "Det er mest os, der åbner døren, og når man kan mærke, at en mor går meget alene, så fortæller vi om kurset "
    "hjemme i stuen, mens naboen laver kaffe til dem, som kommer forbi efter arbejde."
)
BELOW = {"new_x": "LMARGIN", "new_y": "NEXT"}


class Paper(FPDF):
    """Pages as a word processor sets them, with a header and a footer where there are such."""

    def __init__(self, head="", foot="", **form):
        super().__init__(**form)
        self.head, self.foot = head, foot
        self.set_font("Helvetica", size=11)
        self.add_page()

    def header(self):
        if self.head:
            self.cell(0, 8, self.head.format(n=self.page_no()), **BELOW)
            self.ln(5)

    def footer(self):
        if self.foot:
            self.set_y(-15)
            self.cell(0, 8, self.foot.format(n=self.page_no()), align="C")

    def say(self, words, height=6.0, after=0.0):
        self.multi_cell(0, height, words, **BELOW)
        self.ln(after)
        return self

    def head_line(self, words, size=20):
        self.set_font("Helvetica", size=size)
        self.multi_cell(0, size * 0.5, words, **BELOW)
        self.set_font("Helvetica", size=11)


@pytest.fixture
def printed(tmp_path):
    """Read a document of which the pages or the bytes are given."""

    def write(paper):
        (tmp_path / "rapport.pdf").write_bytes(paper if isinstance(paper, bytes) else bytes(paper.output()))
        return read(tmp_path / "rapport.pdf")

    return write


def kinds(reading):
    return [(block.kind.value, block.level, block.range.of(reading.text)) for block in reading.blocks]


def words_of(reading):
    return reading.text.split()


def pages_of(reading):
    return [block.page for block in reading.blocks]


def changed(paper, change):
    """The document after something was done to it with another library."""
    found = pikepdf.open(io.BytesIO(bytes(paper.output())))
    change(found)
    written = io.BytesIO()
    found.save(written)
    return written.getvalue()


def test_paragraphs_keep_their_lines_and_are_told_by_the_space_between_them(printed):
    reading = printed(Paper().say(SAID, after=4).say(SAID))
    first, second = (words for _kind, _level, words in kinds(reading))
    assert reading.text == f"{first}\n\n{second}"
    assert first.count("\n") == 1
    assert " ".join(first.split()) == SAID
    assert (reading.name, reading.suffix, reading.notes) == ("rapport", ".pdf", ())


def test_a_line_that_ends_early_ends_its_paragraph(printed):
    reading = printed(Paper().say(SAID).say("Kort.").say(SAID))
    assert [words.replace("\n", " ") for _kind, _level, words in kinds(reading)] == [SAID, "Kort.", SAID]
    assert "\n\n" not in reading.text


def test_a_paragraph_may_begin_with_an_indent(printed):
    paper = Paper()
    for _number in range(3):
        paper.say("\xa0" * 8 + (SAID + " ") * 2 + "og så videre, og så videre, og så videre til linjen er slut.")
    assert len(printed(paper).blocks) == 3


def test_an_interview_has_turns_with_their_times(printed):
    paper = Paper()
    for number in range(5):
        paper.say("I: Hvordan kom I i gang?").say(f"B1: {SAID} {SAID} [00:12:3{number}]")
    reading = printed(paper)
    assert [turn.speaker for turn in reading.turns] == ["I", "B1"] * 5
    assert [turn.time for turn in reading.turns[1::2]] == [752_000 - 2000 + number * 1000 for number in range(5)]
    assert len(reading.blocks) == 10


def test_speakers_may_stand_in_a_column_of_their_own(printed):
    paper = Paper()
    for _number in range(4):
        for who, words in (("Interviewer:", "Hvordan kom I i gang?"), ("Projektleder:", SAID)):
            paper.cell(40, 6, who)
            paper.say(words, after=3)
    reading = printed(paper)
    assert [turn.speaker for turn in reading.turns] == ["Interviewer", "Projektleder"] * 4
    assert " ".join(reading.turns[1].speech.of(reading.text).split()) == SAID


@pytest.mark.parametrize("columns", [2, 3])
def test_columns_are_read_one_after_the_other(printed, columns):
    paper = Paper()
    paper.head_line("En titel på tværs")
    numbered = " ".join(f"ord{number}" for number in range(700))
    paper.say("Et resumé på tværs af siden. " + SAID, after=4)
    with paper.text_columns(ncols=columns, gutter=8, text_align="J") as flow:
        flow.write(numbered)
    reading = printed(paper)
    found = words_of(reading)
    assert [word for word in found if word.startswith("ord")] == numbered.split()
    assert found[:4] == ["En", "titel", "på", "tværs"]


def test_columns_that_were_printed_line_by_line_are_read_alike(printed):
    paper = Paper()
    for number in range(30):
        paper.cell(100, 6, f"venstre {number} lærer at gå i dybden")
        paper.cell(0, 6, f"højre {number} ser frem til at vide mere", **BELOW)
    found = [word for word in words_of(printed(paper)) if word in ("venstre", "højre")]
    assert found == ["venstre"] * 30 + ["højre"] * 30


def test_a_sentence_goes_on_from_one_column_to_the_next(printed):
    paper = Paper()
    for number in range(12):
        paper.cell(100, 6, f"linje {number} i spalten til venstre her")
        paper.cell(0, 6, f"og linje {number} i spalten til højre her", **BELOW)
    assert len(printed(paper).blocks) == 1


def test_tables_come_as_rows(printed):
    paper = Paper().say(SAID)
    with paper.table() as table:
        for cells in (("Hvem", "Hvad", "Hvornår"), ("Lone", "Åbner døren", "2024"), ("Amina", "Laver kaffe", "2025")):
            row = table.row()
            for cell in cells:
                row.cell(cell)
    assert kinds(printed(paper))[1:] == [
        ("table_row", 0, "Hvem\tHvad\tHvornår"),
        ("table_row", 0, "Lone\tÅbner døren\t2024"),
        ("table_row", 0, "Amina\tLaver kaffe\t2025"),
    ]


def test_headings_are_told_by_their_size(printed):
    paper = Paper()
    paper.head_line("En lang titel på en rapport, der fylder hele\nto linjer", 24)
    paper.say(SAID * 5, after=4)
    paper.head_line("Et afsnit", 16)
    paper.say(SAID * 5)
    reading = printed(paper)
    assert [found for found in kinds(reading) if found[0] == "heading"] == [
        ("heading", 1, "En lang titel på en rapport, der fylder hele\nto linjer"),
        ("heading", 2, "Et afsnit"),
    ]


def test_large_letters_all_through_are_no_headings(printed):
    paper = Paper()
    paper.head_line("\n\n".join(["I: Hvad så", "B1: Ikke så meget"] * 8), 16)
    paper.say("Lille skrift nederst. " * 20)
    assert {kind for kind, _level, _words in kinds(printed(paper))} == {"paragraph"}


def test_hyphens_at_line_ends_stay(printed):
    reading = printed(Paper().say("Det er et godt samar-\nbejde mellem par-\nter, der kender hinanden."))
    assert reading.text == "Det er et godt samar-\nbejde mellem par-\nter, der kender hinanden."


def test_each_block_knows_its_page(printed):
    paper = Paper().say("Første.")
    paper.add_page()
    paper.say("Anden, og her\ngår en sætning")
    paper.add_page()
    paper.say("videre på den tredje. " + SAID)
    reading = printed(paper)
    assert pages_of(reading) == [1, 2, 3]
    assert "går en sætning\nvidere på den tredje." in reading.text
    assert "Første.\n\nAnden" in reading.text


def test_turns_keep_their_pages(printed):
    paper = Paper()
    for number in range(6):
        paper.say("I: Nå?\nB1: Ja.")
        if number % 2:
            paper.add_page()
    reading = printed(paper)
    assert len(reading.turns) == 12
    assert pages_of(reading) == [1] * 4 + [2] * 4 + [3] * 4


def test_what_repeats_on_most_pages_is_left_out_and_said_in_a_note(printed):
    paper = Paper(head="Fortroligt - udkast", foot="Side {n} af 5")
    for number in range(5):
        paper.say(f"Her begynder side {number}. {SAID}")
        if number < 4:
            paper.add_page()
    reading = printed(paper)
    assert "Fortroligt" not in reading.text
    assert "Side" not in words_of(reading)
    assert reading.text.count("Her begynder side") == 5
    assert reading.notes == (
        "What repeats at the top or bottom of the pages was left out: “Fortroligt - udkast”, “Side 1 af 5”.",
    )


def test_headers_that_name_the_chapter_are_known_by_their_page_number(printed):
    paper = Paper(head="{n}    Kapitel")
    for number in range(8):
        paper.say(SAID)
        paper.head = f"{{n}}    Kapitel {chr(65 + number)}"
        if number < 7:
            paper.add_page()
    assert "Kapitel" not in printed(paper).text


def test_what_merely_looks_alike_stays(printed):
    two = Paper(head="Brev")
    two.say(SAID).add_page()
    assert printed(two.say(SAID)).text.count("Brev") == 2
    pages = Paper()
    for number in range(6):
        pages.set_y(20 + 9 * number)
        pages.say("I: Nå?").say(SAID)
        if number < 5:
            pages.add_page()
    assert printed(pages).text.count("I: Nå?") == 6


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_pages_that_lie_on_their_side_are_read_alike(printed, quarters):
    paper = Paper()
    with paper.rotation(90 * quarters, 105, 148):
        for number in range(4):
            paper.text(60, 100 + 6 * number, f"Linje {number} med nogle ord")
    assert printed(paper).text == "\n".join(f"Linje {number} med nogle ord" for number in range(4))


def test_words_across_the_page_are_left_out_and_said_in_a_note(printed):
    paper = Paper().say(SAID * 3)
    with paper.rotation(90, 20, 200):
        paper.text(20, 200, "UDKAST")
    reading = printed(paper)
    assert "UDKAST" not in reading.text
    assert reading.notes == ("Words that stand across the page were left out.",)


def test_lines_that_run_from_right_to_left_are_read_so():
    row = [Word("עולם", 10, 30, 0, 10), Word("שלום", 33, 50, 0, 10)]
    assert line_of(row).text == "שלום עולם"


def test_a_scanned_document_asks_for_text_recognition(printed):
    paper = Paper()
    for number in range(3):
        paper.image(Image.new("L", (60, 80), 200 + number), w=180)
        if number < 2:
            paper.add_page()
    with pytest.raises(
        UserError, match=r"“rapport\.pdf” holds pictures of pages and no text.*\(OCR\).*import that copy\."
    ):
        printed(paper)


def test_a_stamp_on_each_scanned_page_makes_it_no_text(printed):
    paper = Paper(foot="Scannet side {n}")
    for number in range(4):
        paper.image(Image.new("L", (60, 80), 200 + number), w=100)
        if number < 3:
            paper.add_page()
    with pytest.raises(UserError, match="pictures of pages"):
        printed(paper)


def test_single_pictures_and_blank_pages_do_no_harm(printed):
    paper = Paper().say(SAID)
    paper.add_page()
    paper.image(Image.new("L", (60, 80)), w=100)
    paper.add_page()
    paper.add_page()
    reading = printed(paper.say(SAID))
    assert pages_of(reading) == [1, 4]
    assert reading.notes == ("Page 2 holds a picture and no text, and was left out.",)


def test_a_document_without_words_is_called_empty(printed):
    with pytest.raises(UserError, match="is empty"):
        printed(Paper())


def test_a_document_without_pages_is_called_empty(printed):
    with pytest.raises(UserError, match="is empty"):
        printed(changed(Paper(), lambda document: document.pages.__delitem__(0)))


def locked_with(**passwords):
    found = pikepdf.open(io.BytesIO(bytes(Paper().say("Hemmeligt").output())))
    written = io.BytesIO()
    found.save(written, encryption=pikepdf.Encryption(**passwords))
    return written.getvalue()


def test_a_password_is_asked_to_be_taken_away(printed):
    with pytest.raises(UserError, match=r"“rapport\.pdf” is protected by a password; save a copy without"):
        printed(locked_with(user="nøgle", owner="x"))


def test_a_document_that_may_be_read_but_not_changed_is_read(printed):
    assert printed(locked_with(user="", owner="x")).text == "Hemmeligt"


@pytest.mark.parametrize("content", [b"%PDF-1.7\n", b"%PDF-1.7\n" + b"\x00\xff" * 5000])
def test_a_damaged_document_says_so(printed, content):
    with pytest.raises(UserError, match=r"“rapport\.pdf” is damaged or incomplete"):
        printed(content)


def test_half_a_document_is_called_damaged_or_read_as_far_as_it_goes(printed):
    whole = Paper(head="Udkast {n}")
    for _number in range(20):
        whole.say(SAID * 3).add_page()
    data = bytes(whole.output())
    parts = (SAID * 3).split()
    for share in (0.1, 0.5, 0.9):
        with contextlib.suppress(UserError):
            assert set(words_of(printed(data[: int(len(data) * share)]))) <= {"Udkast", *map(str, range(30)), *parts}


def test_flipped_bytes_end_in_a_sentence_or_a_text(printed):
    data = bytearray(bytes(Paper().say(SAID * 3).output()))
    for start in range(0, len(data) - 20, max(1, len(data) // 60)):
        broken = bytearray(data)
        for place in range(start, start + 20):
            broken[place] ^= 0x55
        with contextlib.suppress(UserError):
            reading = printed(bytes(broken))
            assert normalise(reading.text).text == reading.text


def test_a_page_that_is_missing_is_said_in_a_note(printed):
    def break_page(document):
        document.Root.Pages.Kids[1] = pikepdf.Dictionary(Type=pikepdf.Name.Nonsense)

    paper = Paper().say("En." + SAID)
    paper.add_page()
    paper.say("To." + SAID).add_page()
    reading = printed(changed(paper.say("Tre." + SAID), break_page))
    assert [reading.text.count(words) for words in ("En.", "To.", "Tre.")] == [1, 0, 1]


def test_a_file_that_is_something_else_is_told_by_what_it_is(printed):
    for content, said in ((b"", "is empty"), (b"PK\x03\x04", "begins like a zip"), (b"Hej", "begins like plain text")):
        with pytest.raises(UserError, match=said):
            printed(content)


def test_long_documents_tell_how_far_they_are_and_can_be_stopped(tmp_path):
    paper = Paper()
    for number in range(34):
        paper.say(f"Side {number}")
        paper.add_page()
    (tmp_path / "a.pdf").write_bytes(bytes(paper.output()))
    (tmp_path / "b.txt").write_text("Tekst")
    told = []
    first, second = finish(read_all([tmp_path / "a.pdf", tmp_path / "b.txt"]), told.append)
    assert isinstance(first, Reading)
    assert second.text == "Tekst"
    shares = [progress.done / progress.total for progress in told]
    assert shares == sorted(shares)
    assert sum(0 < share < 0.5 for share in shares) >= 3
    work = read_all([tmp_path / "a.pdf"])
    for _step in range(3):
        next(work)
    work.close()
    assert read(tmp_path / "a.pdf") == first


def test_the_same_document_reads_alike_and_its_blocks_lie_in_the_text(printed):
    paper = Paper(head="Hoved {n}")
    for number in range(3):
        paper.head_line(f"Tema {number}")
        for _turn in range(6):
            paper.say("I: Hvad så?").say(f"B1: {SAID}", after=3)
    reading = printed(paper)
    assert printed(reading.original) == reading
    end = 0
    for block in reading.blocks:
        assert end <= block.range.start < block.range.end <= len(reading.text)
        assert reading.text[block.range.end : block.range.end + 1] in ("", "\n")
        end = block.range.end
    assert all(block.kind is not BlockKind.TABLE_ROW for block in reading.blocks)


places = st.sets(st.tuples(st.integers(0, 4), st.integers(0, 30)), max_size=60)


@settings(max_examples=60)
@given(pages=st.lists(places, min_size=1, max_size=2), wide=st.booleans())
def test_wherever_words_stand_each_is_read_once(tmp_path_factory, pages, wide):
    paper = Paper()
    said = []
    for number, found in enumerate(pages):
        for column, row in sorted(found):
            said.append(f"{'ord' * (1 + 2 * wide)}{number}x{column}x{row}")
            paper.text(15 + 37 * column, 20 + 8 * row, said[-1])
        paper.add_page()
    assume(said)
    path = tmp_path_factory.mktemp("pages") / "a.pdf"
    path.write_bytes(bytes(paper.output()))
    reading = read(path)
    assert sorted(reading.text.split()) == sorted(said)
    assert "".join("".join(block.range.of(reading.text) for block in reading.blocks).split()) == "".join(
        reading.text.split()
    )
    assert all(f"{block.page - 1}x" in block.range.of(reading.text) for block in reading.blocks)


def test_a_page_full_of_words_takes_no_longer_than_it_must(printed):
    paper = Paper(format=(3000, 3000))
    paper.set_font("Helvetica", size=5)
    for number in range(12_000):
        paper.text(20 + (number * 7919) % 2900, 20 + (number % 1200) * 2.4, f"o{number}")
    start = process_time()
    assert len(printed(paper).text.split()) > 11_000
    assert process_time() - start < 10
