import docx
import pytest
from document_files import WORD, p, word_file, zipped
from docx.enum.text import WD_BREAK

from qualapp.importers import read

HEADING_STYLES = """
<w:style w:type="paragraph" w:styleId="Overskrift1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Tema"><w:name w:val="Tema"/><w:basedOn w:val="Overskrift1"/></w:style>
<w:style w:type="paragraph" w:styleId="Indhold"><w:name w:val="TOC Heading"/><w:basedOn w:val="Overskrift1"/>
  <w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Egen"><w:name w:val="Egen"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Ring"><w:name w:val="Ring"/><w:basedOn w:val="Ring"/></w:style>
"""


@pytest.fixture
def written(tmp_path):
    """Write a document with python-docx and read it."""

    def write(build):
        document = docx.Document()
        build(document)
        document.save(str(tmp_path / "interview.docx"))
        return read(tmp_path / "interview.docx")

    return write


@pytest.fixture
def raw(tmp_path):
    """Read a document of which the body is given as XML."""
    return lambda body, styles="": read(word_file(tmp_path / "raw.docx", body, styles))


def kinds(reading):
    return [(block.kind.value, block.level, block.range.of(reading.text)) for block in reading.blocks]


def test_paragraphs_headings_and_tables_come_in_the_order_of_the_document(written):
    def build(document):
        document.add_heading("Udskrift", 0)
        document.add_paragraph("Før")
        document.add_paragraph("")
        table = document.add_table(2, 2)
        for cell, words in zip(table._cells, ["a", "b", "c\nd", "e\tf"], strict=True):
            cell.text = words
        document.add_heading("Tema 2", 2)
        document.add_paragraph("Efter")

    reading = written(build)
    assert reading.text == "Udskrift\nFør\n\na\tb\nc d\te f\nTema 2\nEfter"
    assert kinds(reading) == [
        ("heading", 1, "Udskrift"),
        ("paragraph", 0, "Før"),
        ("table_row", 0, "a\tb"),
        ("table_row", 0, "c d\te f"),
        ("heading", 2, "Tema 2"),
        ("paragraph", 0, "Efter"),
    ]


def test_turns_after_line_breaks_within_a_paragraph_get_their_own_blocks(written):
    def build(document):
        run = document.add_paragraph().add_run("I: Hvad så?")
        run.add_break(WD_BREAK.LINE)
        run.add_text("B1: Ikke så meget.")
        document.add_paragraph("Og så lidt mere.")

    reading = written(build)
    assert reading.text == "I: Hvad så?\nB1: Ikke så meget.\nOg så lidt mere."
    assert [words for _kind, _level, words in kinds(reading)] == reading.text.split("\n")
    assert [turn.speech.of(reading.text) for turn in reading.turns] == [
        "Hvad så?",
        "Ikke så meget.\nOg så lidt mere.",
    ]


def test_a_page_break_before_a_heading_is_no_part_of_it(written):
    def build(document):
        document.add_paragraph("Slut")
        heading = document.add_heading("", 1)
        heading.add_run().add_break(WD_BREAK.PAGE)
        heading.add_run("Ny side")

    assert kinds(written(build)) == [("paragraph", 0, "Slut"), ("heading", 1, "Ny side")]


def test_merged_cells_come_once(written):
    def build(document):
        table = document.add_table(3, 3)
        for index, cell in enumerate(table._cells):
            cell.text = str(index)
        table.cell(0, 0).merge(table.cell(0, 1)).text = "bred"
        table.cell(1, 0).merge(table.cell(2, 0)).text = "høj"

    assert written(build).text == "bred\t2\nhøj\t4\t5\n\t7\t8"


def test_a_table_inside_a_cell_stays_in_its_row(written):
    def build(document):
        cell = document.add_table(1, 2).cell(0, 0)
        cell.text = "ydre"
        inner = cell.add_table(1, 2)
        inner.cell(0, 0).text, inner.cell(0, 1).text = "x", "y"

    assert written(build).text == "ydre x y\t"


def test_a_table_of_one_cell_is_a_frame_around_its_paragraphs(written):
    def build(document):
        cell = document.add_table(1, 1).cell(0, 0)
        cell.text = "I: Hvad?"
        cell.add_paragraph("B1: Det.")

    reading = written(build)
    assert reading.text == "I: Hvad?\nB1: Det."
    assert len(reading.turns) == 2


def test_headers_footers_and_comments_are_left_out(written):
    def build(document):
        document.add_paragraph("Selve teksten")
        document.sections[0].header.paragraphs[0].text = "Fortroligt"
        document.sections[0].footer.paragraphs[0].text = "Side 1"
        document.add_comment(document.paragraphs[0].runs, text="Spørg igen", author="LH")

    reading = written(build)
    assert (reading.text, reading.notes) == ("Selve teksten", ())


def test_headings_are_known_by_name_inheritance_and_outline_level(raw):
    reading = raw(
        p("Et", '<w:pStyle w:val="Overskrift1"/>')
        + p("To", '<w:pStyle w:val="Tema"/>')
        + p("Ikke", '<w:pStyle w:val="Indhold"/>')
        + p("Tre", '<w:pStyle w:val="Egen"/>')
        + p("Fire", '<w:outlineLvl w:val="3"/>')
        + p("Ukendt", '<w:pStyle w:val="Heading2"/>')
        + p("Rund", '<w:pStyle w:val="Ring"/>')
        + p("", '<w:pStyle w:val="Overskrift1"/>'),
        HEADING_STYLES,
    )
    assert kinds(reading) == [
        ("heading", 1, "Et"),
        ("heading", 1, "To"),
        ("paragraph", 0, "Ikke"),
        ("heading", 3, "Tre"),
        ("heading", 4, "Fire"),
        ("heading", 2, "Ukendt"),
        ("paragraph", 0, "Rund"),
    ]


def test_tracked_changes_are_read_as_accepted_and_said_in_a_note(raw):
    reading = raw(
        "<w:p><w:r><w:t>Vi </w:t></w:r><w:ins><w:r><w:t>to </w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>tre </w:delText></w:r></w:del><w:moveFrom><w:r><w:t>fire </w:t></w:r></w:moveFrom>"
        "<w:moveTo><w:r><w:t>gik</w:t></w:r></w:moveTo></w:p>"
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r><w:delText>Væk</w:delText></w:r></w:del></w:p>"
        "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p/></w:tc></w:tr>"
        "<w:tr><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"
    )
    assert reading.text == "Vi to gik\n\t"
    assert "tracked changes" in reading.notes[0]


def test_links_fields_and_content_controls_are_looked_through(raw):
    reading = raw(
        "<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>" + p("I en boks") + "</w:sdtContent></w:sdt>"
        "<w:p><w:hyperlink><w:r><w:t>et link</w:t></w:r></w:hyperlink>"
        '<w:r><w:fldChar/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:fldSimple w:instr="DATE"><w:r>'
        "<w:t> i dag</w:t></w:r></w:fldSimple><w:smartTag><w:r><w:t>!</w:t></w:r></w:smartTag></w:p>"
    )
    assert reading.text == "I en boks\net link i dag!"


def test_tabs_hyphens_and_signs(raw):
    reading = raw(
        "<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>a</w:t><w:tab/><w:t>b\nc</w:t><w:cr/>"
        '<w:noBreakHyphen/><w:softHyphen/><w:sym w:font="Symbol" w:char="2022"/><w:sym w:char="x"/></w:r></w:p>'
    )
    assert reading.text == "a\tb c\n\u2011\u00ad\u2022"


def test_footnotes_are_left_out_and_counted(raw):
    reference = "<w:r><w:footnoteReference/></w:r>"
    assert raw(f"<w:p><w:r><w:t>En</w:t></w:r>{reference}</w:p>").notes == ("1 footnote was left out.",)
    assert raw(f"<w:p><w:r><w:t>To</w:t></w:r>{reference * 2}</w:p>").notes == ("2 footnotes were left out.",)


def test_a_text_box_comes_once_after_its_paragraph(raw):
    box = f"<w:txbxContent>{p('I boksen')}</w:txbxContent>"
    reading = raw(
        "<w:p><w:r><w:t>Ved </w:t></w:r><w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r><w:r><w:t>ankeret</w:t></w:r></w:p>" + p("Efter")
    )
    assert reading.text == "Ved ankeret\nI boksen\nEfter"


def test_the_strict_edition_of_the_format_reads_alike(tmp_path):
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    path = word_file(tmp_path / "strict.docx", p("Hej", '<w:outlineLvl w:val="0"/>'), namespace=strict)
    assert kinds(read(path)) == [("heading", 1, "Hej")]


def test_the_main_part_may_have_another_name(tmp_path):
    relation = '<Relationship Type="http://x/officeDocument" Target="/word/document2.xml"/>'
    body = f'<w:document xmlns:w="{WORD}"><w:body>{p("Hej")}</w:body></w:document>'
    path = zipped(
        tmp_path / "online.docx",
        **{"_rels/.rels": f"<Relationships>{relation}</Relationships>", "word/document2.xml": body},
    )
    assert read(path).text == "Hej"
