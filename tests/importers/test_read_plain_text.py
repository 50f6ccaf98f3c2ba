import codecs

import pytest

from qualapp.errors import UserError
from qualapp.importers import read
from qualapp.model.source import BlockKind


@pytest.fixture
def reading_of(tmp_path):
    def write(content, name="interview.txt"):
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return read(path)

    return write


def words(reading, kind=BlockKind.PARAGRAPH):
    return [block.range.of(reading.text) for block in reading.blocks if block.kind is kind]


def test_the_text_is_the_file_with_its_final_line_break_and_blank_lines(reading_of):
    reading = reading_of("Udskrift\r\n\r\nI: Hej\r\nB1: Dav\r\n")
    assert reading.text == "Udskrift\n\nI: Hej\nB1: Dav\n"
    assert words(reading) == ["Udskrift", "I: Hej", "B1: Dav"]
    assert (reading.name, reading.suffix) == ("interview", ".txt")


def test_the_bytes_of_the_file_are_kept(reading_of):
    given = "\ufeffLærke\r\n".encode()
    assert reading_of(given).original == given


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman", "cp865"],
)
def test_danish_letters_survive_every_encoding_in_use(reading_of, encoding):
    danish = "Sundhedsplejersken på Lærkevangen sagde, at børnene fik øvet sig – på Ærø også. Når vi ser på ét år. " * 4
    danish = danish.replace("–", "-") if encoding == "cp865" else danish
    assert reading_of(danish.encode(encoding)).text == danish


def test_utf_16_with_a_mark_of_the_other_kind(reading_of):
    assert reading_of(codecs.BOM_UTF16_BE + "Hej på dig".encode("utf-16-be")).text == "Hej på dig"


@pytest.mark.parametrize("short", ["æ", "ÆØÅ", "Så", "blå mænd", "don’t", "“Yes”", "5 °C", "§ 3"])
def test_few_windows_letters_are_enough(reading_of, short):
    assert reading_of(short.encode("cp1252")).text == short


def test_a_guessed_encoding_is_said_in_a_note(reading_of):
    assert reading_of("Lærke".encode()).notes == ()
    assert "Windows-1252" in reading_of("Lærke".encode("cp1252")).notes[0]
    assert "Mac Roman" in reading_of("Så rørte lærken på sig".encode("mac_roman")).notes[0]


def test_text_in_other_alphabets_is_left_to_the_statistics(reading_of):
    russian = "Мы пришли в дом, где живут семьи, и говорили с матерями о курсе и о школе. " * 5
    assert reading_of(russian.encode("cp1251")).text == russian


def test_a_broken_byte_in_utf_8_does_not_spoil_the_rest(reading_of):
    reading = reading_of(
        "Når børnene får øvet sig, ".encode() + "så".encode("cp1252") + " går det bedre på Ærø".encode()
    )
    assert reading.text == "Når børnene får øvet sig, så går det bedre på Ærø"
    assert "damaged" in reading.notes[0]


def test_nuls_go_and_the_words_stay(reading_of):
    assert reading_of(b"\0\0Hej\0 me\0\0\0d dig\0").text == "Hej med dig"


@pytest.mark.parametrize("nothing", [b"", b" \r\n\t\n", b"\0" * 50, b"\xef\xbb\xbf", b"\0 \n\0", "\xa0\n".encode()])
def test_a_file_without_words_is_called_empty(reading_of, nothing):
    with pytest.raises(UserError, match=r"“interview\.txt” is empty"):
        reading_of(nothing)


@pytest.mark.parametrize(
    ("first", "kind"),
    [(b"\xff\xd8\xff\xe0 pixels", "JPEG picture"), (b"%PDF-1.7", "PDF"), (b"{\\rtf1", "RTF"), (b"PK\x03\x04", "zip")],
)
def test_another_kind_of_file_with_the_wrong_ending_is_named(reading_of, first, kind):
    with pytest.raises(UserError, match=kind):
        reading_of(first)


def test_data_that_is_no_text_is_refused(reading_of):
    with pytest.raises(UserError, match="holds no text"):
        reading_of(bytes(range(1, 256)) * 20)


def test_more_than_one_source_can_hold_is_refused(reading_of, monkeypatch):
    monkeypatch.setattr("qualapp.importers.content.MOST_CHARACTERS", 1_000_000)
    with pytest.raises(UserError, match="more than 1 million characters; split it"):
        reading_of("a" * 1_000_001)


def test_each_line_is_a_paragraph_when_lines_are_not_wrapped(reading_of):
    lines = ["Første afsnit er langt. " * 10, "Andet er kort.", "Tredje. " * 30]
    assert words(reading_of("\n".join(lines))) == lines


WRAPPED = """Evalueringen bygger på besøg i seks boligområder,
hvor vi har talt med forældre, pædagoger og
medarbejdere i helhedsplanen om, hvad der får
familierne til at komme igen.

Den anden del handler om ledelsen. Her har vi sam-
menlignet de områder, hvor lederen selv er med på
gulvet, med dem, hvor hun ikke er det.
- en liste
- med to punkter
"""


def test_hard_wrapped_lines_make_one_paragraph(reading_of):
    first, second, *items = words(reading_of(WRAPPED))
    assert (first[:12], first[-11:]) == ("Evalueringen", "komme igen.")
    assert (second[:9], second[-12:]) == ("Den anden", "ikke er det.")
    assert items == ["- en liste", "- med to punkter"]


def test_a_turn_begins_a_block_in_wrapped_text(reading_of):
    reading = reading_of(
        "I: Hvordan kom du med på kurset, og hvad fik dig\ntil at blive ved med at komme?\n"
        "B1: Det var min nabo, der tog mig med. Hun sagde,\nat der var kaffe, og at man ikke behøvede at\nsige noget.\n"
        "I: Og hvad skete der så, da du kom der første\ngang?\n"
        "B1: Så sagde jeg noget alligevel. Det kom ligesom\naf sig selv, tror jeg nok.\n"
    )
    assert [turn.range for turn in reading.turns] == [block.range for block in reading.blocks]
    assert len(reading.turns) == 4


def test_markdown_marks_make_headings_and_stay_in_the_text(reading_of):
    reading = reading_of("# Tema 1\n\nTekst\n\n### Under\nEn titel\n========\n\n```\n# kode\n```\n#hashtag", "noter.md")
    assert words(reading, BlockKind.HEADING) == ["# Tema 1", "### Under", "En titel\n========"]
    assert [block.level for block in reading.blocks if block.kind is BlockKind.HEADING] == [1, 3, 1]
    assert "# kode" in words(reading)
    assert "#hashtag" in words(reading)


def test_a_number_sign_is_no_heading_in_plain_text(reading_of):
    assert words(reading_of("# ikke en overskrift"), BlockKind.HEADING) == []


def test_markdown_tables_are_rows(reading_of):
    reading = reading_of("| Taler | Tekst |\n| --- | --- |\n| I | Hvorfor? |\n| B1 | Derfor. |\n", "tabel.md")
    assert len(words(reading, BlockKind.TABLE_ROW)) == 4
    assert [(turn.speaker, turn.speech.of(reading.text)) for turn in reading.turns] == [
        ("I", "Hvorfor?"),
        ("B1", "Derfor."),
    ]
