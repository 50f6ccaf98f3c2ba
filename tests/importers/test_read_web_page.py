import pytest

from qualapp.errors import UserError
from qualapp.importers import read


@pytest.fixture
def page(tmp_path):
    """Read a web page."""

    def write(content, suffix=".html"):
        (tmp_path / f"side{suffix}").write_bytes(content.encode() if isinstance(content, str) else content)
        return read(tmp_path / f"side{suffix}")

    return write


def kinds(reading):
    return [(block.kind.value, block.level, block.range.of(reading.text)) for block in reading.blocks]


def test_headings_paragraphs_lists_and_loose_words_come_in_the_order_of_the_page(page):
    reading = page(
        "<!doctype html><title>Fane</title><h1>En <b>titel</b></h1>Løst<p>Et\n  afsnit<div>indre <p>Et til</div>hale"
        "<ul><li>a<ol><li>b</ol><li>c</ul><h3>Tema</h3><dl><dt>d<dd>e</dl>"
    )
    assert kinds(reading) == [
        ("heading", 1, "En titel"),
        ("paragraph", 0, "Løst"),
        ("paragraph", 0, "Et afsnit"),
        ("paragraph", 0, "indre"),
        ("paragraph", 0, "Et til"),
        ("paragraph", 0, "hale"),
        *(("paragraph", 0, letter) for letter in "abc"),
        ("heading", 3, "Tema"),
        *(("paragraph", 0, letter) for letter in "de"),
    ]
    assert reading.text == "\n".join(words for _kind, _level, words in kinds(reading))
    assert (reading.name, reading.suffix, reading.notes) == ("side", ".html", ())


def test_turns_after_line_breaks_get_their_own_blocks(page):
    reading = page("<p>I: Hvad så? <br>\n B1: Ikke så meget.</p>", ".htm")
    assert reading.text == "I: Hvad så?\nB1: Ikke så meget."
    assert [turn.speaker for turn in reading.turns] == ["I", "B1"]
    assert len(reading.blocks) == 2


def test_what_a_browser_does_not_show_is_left_out(page):
    reading = page(
        "<head><style>p {}</style><script>var a = '<p>nej</p>'</script></head><nav><a>Menu</a></nav>"
        "<p hidden>skjult</p><p>Vist<span style='color:red; display : none'>nej</span><noscript>nej</noscript>"
        "<!-- nej --><svg><text>nej</text></svg><button>nej</button> hale</p><div style='VISIBILITY:hidden'>nej</div>"
        "<template><p>nej</p></template><select><option>nej</select><p>Slut"
    )
    assert reading.text == "Vist hale\nSlut"


def test_entities_and_spaces(page):
    assert page("<p>&aelig;&#248;&#xe5; &amp;&lt;b&gt;&nbsp;&nbsp;x&shy;y &ukendt; 5 < 6").text == (
        "æøå &<b>\xa0\xa0x\xady &ukendt; 5 < 6"
    )


def test_text_that_is_shown_as_it_is_written_keeps_its_lines(page):
    reading = page("<pre>\nI: Hvad?\n\n  B1:  Det.\n</pre><p>a\n b")
    assert reading.text == "I: Hvad?\n\n  B1:  Det.\na b"


def test_tables_come_as_rows(page):
    reading = page(
        "<table><caption>Tabel 1</caption><thead><tr><th>Hvem<th>Hvad</thead><tbody>"
        "<tr><td rowspan=2>I<td>Hvad<br>så?<tr><td><p>Et<p>To</table>efter"
    )
    assert kinds(reading) == [
        ("paragraph", 0, "Tabel 1"),
        ("table_row", 0, "Hvem\tHvad"),
        ("table_row", 0, "I\tHvad så?"),
        ("table_row", 0, "\tEt To"),
        ("paragraph", 0, "efter"),
    ]


def test_tables_that_only_lay_out_the_page_are_looked_through(page):
    inner = "<table><tr><td>I<td>Hvad?<tr><td>B<td>Det.</table>"
    reading = page(f"<table><tr><td><h2>Titel</h2><td>Venstre<tr><td>{inner}</table><table><tr><td>Kun en</table>")
    assert [kind for kind, _level, _words in kinds(reading)] == [
        *("heading", "paragraph", "table_row", "table_row", "paragraph")
    ]
    assert page("<table role=presentation><tr><td>a<td>b</table>").text == "a\nb"


def test_cells_that_reach_far_down_cost_nothing(page):
    reading = page(f"<table><tr>{'<td rowspan=65534>a' * 20}<tr><td>b<td>c</table>")
    assert reading.text.split("\n")[1] == "\t" * 20 + "b\tc"


@pytest.mark.parametrize(
    ("content", "meant"),
    [
        (b"<meta charset=utf-8><p>L\xc3\xa6rke", "Lærke"),
        (b"<meta charset='iso-8859-1'><p>L\xe6rke \x96", "Lærke –"),
        (b"<META http-equiv=Content-Type content='text/html; charset=windows-1250'><p>\xe6", "ć"),
        (b"<?xml version='1.0' encoding='iso-8859-1'?><html><p>L\xe6rke</p></html>", "Lærke"),
        (b"<meta charset=iso-8859-1>".join([b"\xef\xbb\xbf", "<p>Lærke".encode()]), "Lærke"),
        (b"<meta charset=utf-16><p>L\xc3\xa6rke", "Lærke"),
        ("<meta charset=utf-16><p>Lærke".encode("utf-16"), "Lærke"),
        (b"<meta charset=findes-ikke><p>L\xc3\xa6rke", "Lærke"),
        (b"<meta charset=hex><p>L\xc3\xa6rke", "Lærke"),
        (b"<p>L\xc3\xa6rke", "Lærke"),
        (b"<p>a\x00b", "ab"),
    ],
)
def test_characters(page, content, meant):
    reading = page(content)
    assert (reading.text, reading.notes) == (meant, ())


def test_an_encoding_that_is_guessed_is_said_in_a_note(page):
    reading = page(b"<p>L\xe6rke")
    assert reading.text == "Lærke"
    assert "read as Windows-1252" in reading.notes[0]
    assert page(b"<meta charset=utf-8><p>L\xe6rke").text == "Lærke"


def test_pictures_inside_the_file_are_no_burden(page):
    picture = "A" * 12_000_000
    assert page(f"<p>Før<img src='data:image/png;base64,{picture}'>efter").text == "Føre" + "fter"


def test_files_on_the_disk_and_elsewhere_are_left_alone(page, tmp_path):
    (tmp_path / "secret.txt").write_text("hemmeligt")
    uri = (tmp_path / "secret.txt").as_uri()
    declared = f'<!DOCTYPE html [<!ENTITY s SYSTEM "{uri}">]>'
    assert (
        "hemmeligt" not in page(f"{declared}<p>Hej &s;<iframe src='{uri}'></iframe><object data='{uri}'></object>").text
    )


def test_nesting_without_end_is_called_damaged_and_no_word_is_lost_in_silence(page):
    assert page("<div>" * 1500 + "Dybt").text == "Dybt"
    with pytest.raises(UserError, match=r"“side\.html” is damaged"):
        page("<div>" * 5000 + "Dybt")


@pytest.mark.parametrize("content", [b"", b" \n", b"<p> </p>", b"<script>x</script>", b"<!-- x -->", b"\xef\xbb\xbf"])
def test_a_page_without_words_is_called_empty(page, content):
    with pytest.raises(UserError, match="is empty"):
        page(content)


def test_a_file_that_is_something_else_is_told_by_what_it_is(page):
    with pytest.raises(UserError, match="is not a web page; it begins like a PDF document"):
        page(b"%PDF-1.7")
