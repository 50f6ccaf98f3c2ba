import pytest

from qualapp.errors import UserError
from qualapp.importers import read

HEAD = (
    rb"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss\fcharset0 Arial;}{\f1\fcharset238 Arial CE;}{\f2\fcharset128 "
)
HEAD += rb"MS Mincho;}{\f3\ftech\fcharset2 Symbol;}{\f4\cpg1251 Kyrillisk;}}{\colortbl;\red255;}\uc1 "


@pytest.fixture
def raw(tmp_path):
    """Read a document of which the body is given as bytes."""

    def write(body, head=HEAD, tail=b"}"):
        (tmp_path / "interview.rtf").write_bytes(head + body + tail)
        return read(tmp_path / "interview.rtf")

    return write


def kinds(reading):
    return [(block.kind.value, block.level, block.range.of(reading.text)) for block in reading.blocks]


def test_paragraphs_line_breaks_and_turns(raw):
    reading = raw(
        rb"\pard I: Hvad s\'e5?\line B1: Ikke s\'e5 meget.\par" b"\r\n" rb"\pard Og \b s\b0\'e5 lidt mere.\par "
    )
    assert reading.text == "I: Hvad så?\nB1: Ikke så meget.\nOg så lidt mere."
    assert [words for _kind, _level, words in kinds(reading)] == reading.text.split("\n")
    assert [turn.speaker for turn in reading.turns] == ["I", "B1"]
    assert (reading.name, reading.suffix, reading.notes) == ("interview", ".rtf", ())


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (rb"L\'e6rke", "Lærke"),
        (rb"L\u230?rke", "Lærke"),
        (rb"L\u230\'e6rke", "Lærke"),
        (rb"\uc2 L\u230\'61\'65rke", "Lærke"),
        (rb"\uc0 L\u230 rke", "Lærke"),
        (rb"{\uc0 L\u230 }rke\u230?", "Lærkeæ"),
        (rb"\u-10179?\u-8704?!", "😀!"),
        (rb"\u128512?!", "😀!"),
        (rb"a\u-10179?b", "a\ufffdb"),
        (rb"{\f1 \'e6}\'e6", "ćæ"),
        (rb"{\f2 \'93\'fa\'96{\b \'7b}}", "日本"),
        (rb"{\f4 \'e6}", "ж"),
        (rb"{\f3 \'b7} punkt", "• punkt"),
        (rb"{\f1 \plain \'e6}", "æ"),
        ("Lærke".encode(), "Lærke"),
        ("Lærke".encode("cp1252"), "Lærke"),
        (rb"\{\\\}\~x\_y\-z", "{\\}\xa0x\u2011y\xadz"),
        (rb"a\tab b\emdash c\ldblquote d\rdblquote\bullet\u0?", "a\tb—c“d”•"),
    ],
)
def test_characters(raw, written, meant):
    assert raw(written + rb"\par ").text == meant


@pytest.mark.parametrize(
    ("declared", "written", "meant"),
    [
        (rb"\ansi\ansicpg1250", rb"\'e6", "ć"),
        (rb"\mac", rb"\'be", "æ"),
        (rb"\pca", rb"\'91", "æ"),
        (rb"\ansi\ansicpg65001", rb"\'c3\'a6", "æ"),
        (rb"\ansi\ansicpg4711", rb"\'e6", "æ"),
    ],
)
def test_code_pages_of_documents(raw, declared, written, meant):
    assert raw(written, head=rb"{\rtf1" + declared + b" ").text == meant


def test_what_is_no_text_is_left_out(raw):
    reading = raw(
        rb"{\info{\title Hemmeligt}{\author X}}{\*\generator Y;}{\header\pard Fortroligt\par}{\footer Side 1}"
        rb"{\pict\pngblip 89504e47}{\object{\*\objdata 0102}{\result Et ark}}"
        rb"{\field{\*\fldinst{HYPERLINK }{x}}{\fldrslt { et link}}}{\*\bkmkstart a}{\xe stikord}{\listtext 1.\tab}!\par"
    )
    assert (reading.text, reading.notes) == ("Et ark et link!", ())


def test_binary_data_may_hold_braces(raw):
    assert raw(rb"f\'f8r {\pict\bin5 }}{}\}efter \bin3 }}}slut").text == "før efter slut"


def test_hidden_text_is_left_out_with_a_note(raw):
    reading = raw(rb"Vist {\v skjult\par }\v ogs\'e5\v0  mere{\v a}\par")
    assert (reading.text, reading.notes) == ("Vist  mere", ("Hidden text was left out.",))
    assert raw(rb"{\v {\*\bkmkstart x}}Vist").notes == ()


def test_tracked_changes_are_read_as_accepted_and_said_in_a_note(raw):
    reading = raw(rb"Vi {\revised\revauth1 to }{\deleted tre \u230?\par }gik{\deleted\par}\par V\'e6k")
    assert reading.text == "Vi to gik\nVæk"
    assert "tracked changes" in reading.notes[0]


def test_footnotes_are_left_out_and_counted(raw):
    assert raw(rb"En{\footnote\pard note\par}").notes == ("1 footnote was left out.",)
    assert raw(rb"To{\footnote a}{\*\footnote b}").notes == ("2 footnotes were left out.",)


def test_tables_come_as_rows(raw):
    reading = raw(
        rb"F\'f8r\par\trowd\cellx1\cellx2\pard\intbl I\cell Hvad\par nu\line s\'e5|\cell\row"
        rb"\trowd\pard\intbl B\cell\cell\row\pard Efter\par"
    )
    assert kinds(reading) == [
        ("paragraph", 0, "Før"),
        ("table_row", 0, "I\tHvad nu så|"),
        ("table_row", 0, "B\t"),
        ("paragraph", 0, "Efter"),
    ]


def test_a_table_of_one_cell_is_a_frame_around_its_paragraphs(raw):
    reading = raw(rb"\trowd\pard\intbl I: Hvad?\par B1: Det.\cell\row\pard")
    assert reading.text == "I: Hvad?\nB1: Det."
    assert len(reading.turns) == 2


def test_a_table_inside_a_cell_stays_in_its_row(raw):
    reading = raw(
        rb"\trowd\pard\intbl ydre\par\pard\intbl\itap2 x\nestcell y\nestcell{\*\nesttableprops\trowd\nestrow}"
        rb"{\nonesttables\par}\pard\intbl\cell to\cell\row"
    )
    assert reading.text == "ydre x y\tto"


def test_words_are_kept_though_their_table_is_never_ended(raw):
    assert raw(rb"\pard\intbl En\par To\cell Tre").text == "En\nTo\nTre"
    assert raw(rb"\pard\intbl En\par\pard To\par").text == "En\nTo"


def test_headings_are_known_by_outline_level_and_by_the_name_of_their_style(raw):
    styles = (
        rb"{\stylesheet{\ql Normal;}{\s1\b\outlinelevel1 Eget;}{\s2{\*\keycode x}\fs36 Overskrift 1;}{\*\cs3 Tegn;}}"
    )
    reading = raw(
        styles + rb"\pard\s1 Et\par\pard\s2 To\par\pard\outlinelevel2 Tre\par\outlinelevel9 Fire\par\pard\s7 Fem\par"
        rb"\pard\s2\par\pard\s2 Sidst"
    )
    assert kinds(reading) == [
        ("heading", 2, "Et"),
        ("heading", 1, "To"),
        ("heading", 3, "Tre"),
        ("paragraph", 0, "Fire"),
        ("paragraph", 0, "Fem"),
        ("heading", 1, "Sidst"),
    ]


def test_a_text_box_comes_once_after_its_paragraph(raw):
    box = rb"{\shp{\*\shpinst\shpleft1{\sp{\sn a}{\sv b}}{\shptxt\pard I boksen\par}}"
    box += rb"{\shprslt{\*\do\dptxbx{\dptxbxtext I boksen\par}}}}"
    assert raw(rb"Ved " + box + rb"ankeret\par Efter\par").text == "Ved ankeret\nI boksen\nEfter"
    assert raw(rb"{\*\do\dptxbx{\dptxbxtext Gammel boks\par}}Anker\par").text == "Anker\nGammel boks"
    assert raw(rb"\trowd\pard\intbl a" + box + rb"\cell b\cell\row").text == "a I boksen\tb"


def test_sections_and_page_breaks(raw):
    reading = raw(rb"En\par\sect\sectd\pard To\sect\page Tre")
    assert reading.text == "En\nTo\n\nTre"
    assert [words for _kind, _level, words in kinds(reading)] == ["En", "To", "Tre"]


def test_what_follows_the_last_brace_is_no_text(raw):
    assert raw(b"Hej", tail=b"}\x00\r\n}{sjusk").text == "Hej"


def test_a_file_without_its_last_brace_is_read_with_a_note(raw):
    reading = raw(rb"En\par To", tail=b"")
    assert (reading.text, reading.notes) == ("En\nTo", ("The file breaks off; check that its end is there.",))


@pytest.mark.parametrize(
    "body", [rb"En {\b to", rb"En {\pict 89504e", rb"{\pict\bin99999999 }", b"{" * 20_000, rb"{\*\x" + b"{" * 20_000]
)
def test_a_file_that_breaks_off_inside_is_called_damaged(raw, body):
    with pytest.raises(UserError, match=r"“interview\.rtf” is damaged or incomplete"):
        raw(body, tail=b"")


def test_thousands_of_braces_are_no_danger(raw):
    assert raw(b"{" * 9000 + b"Dybt" + b"}" * 9000).text == "Dybt"
    assert raw(rb"{\*\x" + b"{" * 300_000 + b"}" * 300_001 + b"Ja").text == "Ja"
    assert raw(rb"Nej}" + b"}" * 9000).text == "Nej"


def test_numbers_beyond_all_reason_are_no_danger(raw):
    assert raw(rb"\u9999999999?\f9999999999\fs-9999999999\uc-5 a\ansicpg9999999999\'e6").text[-2:] == "aæ"


def test_a_file_that_is_something_else_is_told_by_what_it_is(tmp_path):
    for content, said in ((b"", "is empty"), (b"PK\x03\x04", "begins like a zip"), (b"Hej", "begins like plain text")):
        (tmp_path / "a.rtf").write_bytes(content)
        with pytest.raises(UserError, match=said):
            read(tmp_path / "a.rtf")
