import odfdo
import pytest
from document_files import opendocument_file

from qualapp.importers import read


@pytest.fixture
def raw(tmp_path):
    """Read a document of which the body is given as XML."""
    return lambda body, styles="": read(opendocument_file(tmp_path / "raw.odt", body, styles))


def kinds(reading):
    return [(block.kind.value, block.level, block.range.of(reading.text)) for block in reading.blocks]


def test_a_document_of_odfdo(tmp_path):
    document = odfdo.Document("text")
    document.body.clear()
    document.body.append(odfdo.Header(2, "Tema 1"))
    document.body.append(odfdo.Paragraph("I: Hvad  så?"))
    document.body.append(odfdo.Paragraph(""))
    document.body.append(odfdo.Paragraph("B1: Ikke\tså\nmeget."))
    document.save(tmp_path / "interview.odt")
    reading = read(tmp_path / "interview.odt")
    assert reading.text == "Tema 1\nI: Hvad  så?\n\nB1: Ikke\tså\nmeget."
    assert kinds(reading)[0] == ("heading", 2, "Tema 1")
    assert [turn.speech.of(reading.text) for turn in reading.turns] == ["Hvad  så?", "Ikke\tså\nmeget."]
    assert reading.original == (tmp_path / "interview.odt").read_bytes()


def test_white_space_is_drawn_together_where_the_format_does_not_mean_it(raw):
    reading = raw('<text:p>\n  Hej <text:span> du</text:span><text:s text:c="3"/>der<text:tab/>\n ok</text:p>')
    assert reading.text == "Hej du   der\t ok"


def test_headings_by_element_and_by_style(raw):
    styles = '<style:style style:name="P1" style:parent-style-name="Heading_20_2"/>'
    reading = raw(
        '<text:h text:outline-level="3">Tre</text:h><text:h>Uden</text:h><text:p text:style-name="P1">To</text:p>'
        '<text:p text:style-name="Title">Titel</text:p><text:p text:style-name="Standard">Brødtekst</text:p>',
        styles,
    )
    assert kinds(reading) == [
        ("heading", 3, "Tre"),
        ("heading", 1, "Uden"),
        ("heading", 2, "To"),
        ("heading", 1, "Titel"),
        ("paragraph", 0, "Brødtekst"),
    ]


def test_lists_sections_and_contents_are_looked_through(raw):
    item = "<text:list-item><text:p>punkt</text:p></text:list-item>"
    reading = raw(f"<text:section><text:list>{item * 2}</text:list></text:section><text:p>slut</text:p>")
    assert reading.text == "punkt\npunkt\nslut"


def test_rows_and_merged_cells(raw):
    def cell(words, more=""):
        return f"<table:table-cell {more}><text:p>{words}</text:p></table:table-cell>"

    covered = "<table:covered-table-cell/>"
    wide, high = cell("bred", 'table:number-columns-spanned="2"'), cell("høj", 'table:number-rows-spanned="2"')
    rows = [wide + covered + cell("a"), high + cell("b") + cell("c"), covered + cell("d") + cell("e")]
    header, *others = [f"<table:table-row>{cells}</table:table-row>" for cells in rows]
    table = f"<table:table-header-rows>{header}</table:table-header-rows>{''.join(others)}"
    reading = raw(f"<text:p>før</text:p><table:table>{table}</table:table><text:p>efter</text:p>")
    assert reading.text == "før\nbred\ta\nhøj\tb\tc\n\td\te\nefter"
    assert [kind for kind, _level, _words in kinds(reading)].count("table_row") == 3


def test_repeated_cells_are_bounded(raw):
    cell = '<table:table-cell table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell>'
    reading = raw(f"<table:table><table:table-row>{cell}</table:table-row></table:table>")
    assert len(reading.text) < 3000


def test_comments_notes_and_tracked_deletions_are_left_out(raw):
    reading = raw(
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>slettet</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        "<text:p>Vi<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>fod</text:p>"
        "</text:note-body></text:note> gik<office:annotation><text:p>hvorfor?</text:p></office:annotation>"
        '<text:change text:change-id="c1"/> hjem</text:p>'
    )
    assert reading.text == "Vi gik hjem"
    assert reading.notes == (
        "1 footnote was left out.",
        "The document has tracked changes; it was read as if all were accepted.",
    )


def test_a_text_box_comes_after_its_paragraph(raw):
    box = "<draw:frame><draw:text-box><text:p>I boksen</text:p></draw:text-box></draw:frame>"
    assert raw(f"<text:p>Ved {box}ankeret</text:p><text:p>Efter</text:p>").text == "Ved ankeret\nI boksen\nEfter"
