"""What stands in the Word document, read by code that shares nothing with the writer."""

import re
import zipfile
from datetime import datetime

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kept_texts import kept_texts
from lxml import etree

from qualapp import i18n
from qualapp.model.coding import EffectLevel, Horizon, Statement, Valence
from qualapp.model.source import SourceKind

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SIGNS = {"t": lambda element: element.text or "", "br": lambda _: "\n", "tab": lambda _: "\t"}
SIGNS["softHyphen"] = lambda _: "\u00ad"


def part(path, name):
    with zipfile.ZipFile(path) as archive:
        return etree.fromstring(archive.read(name))


def words_of(paragraph):
    """The characters of a paragraph as WordprocessingML means them."""
    found = []
    for element in paragraph.iter():
        name = etree.QName(element).localname
        if name == "t":
            kept = element.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
            assert kept or (element.text or "").strip() == (element.text or "")
        if name in SIGNS and etree.QName(element.getparent()).localname == "r":
            found.append(SIGNS[name](element))
    return "".join(found)


def style_names(path):
    return {
        style.get(f"{W}styleId"): style.find(f"{W}name").get(f"{W}val")
        for style in part(path, "word/styles.xml").iter(f"{W}style")
    }


def paragraphs(path):
    """Each paragraph of the document as (name of its style, its words, itself)."""
    names = style_names(path)
    for paragraph in part(path, "word/document.xml").iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        yield names[style.get(f"{W}val")] if style is not None else "", words_of(paragraph), paragraph


def in_style(path, *styles):
    return [words for style, words, _paragraph in paragraphs(path) if style in styles]


@settings(max_examples=40)
@given(texts=st.lists(kept_texts, min_size=1, max_size=10))
def test_a_quotation_has_the_very_characters_of_the_text(coded, report_of, write_to, texts):
    path = write_to(report_of(*[coded(text) for text in texts]), ".docx")
    assert in_style(path, "Quote") == [f"“{text}”" for text in texts]


@settings(max_examples=20)
@given(text=kept_texts)
def test_names_memos_and_definitions_keep_theirs_too(coded, report_of, write_to, text):
    report = report_of(coded(code=text.replace(" > ", ""), memo=text, code_definition=text), project=text)
    path = write_to(report, ".docx")
    assert in_style(path, "Title") == [text]
    assert in_style(path, "heading 1") == [text.replace(" > ", "")]
    assert in_style(path, "Code definition") == [text]
    assert in_style(path, "Excerpt memo") == [f"Memo: {text}"]


@pytest.mark.parametrize("character", [*map(chr, range(32)), "\ufffe", "\uffff", "\ud800"])
def test_characters_that_no_file_can_hold_never_stop_an_export(coded, report_of, write_to, character):
    odd = f"a{character}b"
    report = report_of(
        coded(odd, code=odd, memo=odd, source=odd, role=odd, case=odd, coder=odd, code_definition=odd),
        project=odd,
        description=odd,
        coder=odd,
        filters=(odd,),
    )
    for ending in (".docx", ".xlsx", ".csv", ".html"):
        assert write_to(report, ending).stat().st_size
    quotation = in_style(write_to(report, ".docx"), "Quote")[0]
    assert re.fullmatch("“a[\n\t]?b”", quotation)


def test_each_code_has_a_heading_as_deep_as_it_lies(coded, report_of, write_to):
    path = write_to(
        report_of(
            coded(code="Ledelse", code_id=1),
            coded(code="Ledelse > Opbakning > Tid", code_id=2),
            coded(code="Mennesker > Tillid", code_id=3),
        ),
        ".docx",
    )
    headings = [(style, words) for style, words, _ in paragraphs(path) if style.startswith("heading ")]
    assert headings == [
        ("heading 1", "Ledelse"),
        ("heading 2", "Opbakning"),
        ("heading 3", "Tid"),
        ("heading 1", "Mennesker"),
        ("heading 2", "Tillid"),
    ]
    assert in_style(path, "Code counts") == [
        "1 coding · ▼ 1 · 1 coding in sub-codes",
        "Ledelse > Opbakning · 1 coding in sub-codes",
        "Ledelse > Opbakning > Tid · 1 coding · ▼ 1",
        "1 coding in sub-codes",
        "Mennesker > Tillid · 1 coding · ▼ 1",
    ]


def test_codes_deeper_than_word_has_headings_are_printed(coded, report_of, write_to):
    names = [f"Kode {depth}" for depth in range(1, 13)]
    path = write_to(report_of(coded(code=" > ".join(names))), ".docx")
    assert [words for style, words, _ in paragraphs(path) if style.startswith("heading ")] == names


def test_the_contents_are_a_field_with_every_code_that_needs_no_update(coded, report_of, write_to):
    path = write_to(
        report_of(coded(code="Ledelse", code_id=1), *[coded(code="Ledelse > Opbakning", code_id=2)] * 2), ".docx"
    )
    document = part(path, "word/document.xml")
    fields = [element.text.strip() for element in document.iter(f"{W}instrText")]
    assert fields == ['TOC \\o "1-3" \\h \\z \\u']
    marks = [element.get(f"{W}fldCharType") for element in document.iter(f"{W}fldChar")]
    assert marks == ["begin", "separate", "end"]
    assert in_style(path, "toc 1", "toc 2") == ["Ledelse\t3 codings", "Opbakning\t2 codings"]
    targets = [link.get(f"{W}anchor") for link in document.iter(f"{W}hyperlink")]
    bookmarks = {mark.get(f"{W}name"): words_of(mark.getparent()) for mark in document.iter(f"{W}bookmarkStart")}
    assert [bookmarks[target] for target in targets] == ["Ledelse", "Opbakning"]


def test_word_is_not_told_to_ask_about_fields(coded, report_of, write_to):
    path = write_to(report_of(coded()), ".docx")
    assert part(path, "word/settings.xml").find(f"{W}updateFields") is None
    assert not [element for element in part(path, "word/document.xml").iter() if element.get(f"{W}dirty")]


def test_below_a_quotation_stands_all_that_the_coding_says(coded, report_of, write_to):
    path = write_to(
        report_of(
            coded(
                weight=67,
                level=EffectLevel.AREA,
                horizon=Horizon.SHORT_TERM,
                statement=Statement.EXPERIENCED,
                is_result=True,
                memo="Spørg igen.",
            )
        ),
        ".docx",
    )
    assert in_style(path, "Excerpt source") == [
        "▼ barrier · P3, sundhedsplejerske · Nordparken · revisit 14 Mar 2024\n"
        "Interview 3 (interview) · 15:07 · characters 1,205–1,231 · coded by Signe · weight 67"
        " · effect: area, short term, experienced · a result in itself"
    ]
    assert in_style(path, "Excerpt memo") == ["Memo: Spørg igen."]


def test_what_a_coding_does_not_say_is_left_out(coded, report_of, write_to):
    bare = coded(valence=Valence.NONE, visit=None, date="", case="", time=None, weight=0)
    assert in_style(write_to(report_of(bare), ".docx"), "Excerpt source") == [
        "– no valence · P3, sundhedsplejerske\n"
        "Interview 3 (interview) · characters 1,205–1,231 · coded by Signe · weight 0"
    ]


def test_nobody_is_named_who_has_a_pseudonym_or_a_role(coded, report_of, write_to):
    for ending in (".docx", ".xlsx", ".csv", ".html"):
        path = write_to(report_of(coded(), coded(pseudonym=""), coded(role="")), ending)
        if ending in (".docx", ".xlsx"):
            with zipfile.ZipFile(path) as archive:
                written = b"".join(archive.read(name) for name in archive.namelist())
        else:
            written = path.read_bytes()
        assert b"Karen" not in written


def test_a_speaker_with_neither_is_printed_as_written(coded, report_of, write_to):
    path = write_to(report_of(coded(pseudonym="", role="")), ".docx")
    assert "· Karen Jensen ·" in in_style(path, "Excerpt source")[0]


@pytest.mark.parametrize("kind", [SourceKind.MINUTES, SourceKind.OBSERVATION])
def test_a_note_takers_words_are_no_quotation(coded, report_of, write_to, kind):
    path = write_to(report_of(coded(kind=kind)), ".docx")
    assert in_style(path, "Quote") == []
    assert in_style(path, "Excerpt paraphrase") == ["Vi ringede, men ingen kom."]
    assert "paraphrase, not the speaker’s own words" in in_style(path, "Excerpt source")[0]
    assert any("Do not quote them as speech" in words for words in in_style(path, "Report caveat"))


def test_an_excerpt_whose_words_were_deleted_says_so(coded, report_of, write_to):
    path = write_to(report_of(coded("")), ".docx")
    assert in_style(path, "Excerpt paraphrase") == ["[The words of this excerpt are no longer in the source.]"]


def test_an_excerpt_with_two_codes_is_printed_under_each(coded, report_of, write_to):
    path = write_to(report_of(coded(), coded(code="Ledelse", code_id=2)), ".docx")
    assert [words for style, words, _ in paragraphs(path) if style in ("heading 1", "Quote")] == [
        "Organisering",
        "“Vi ringede, men ingen kom.”",
        "Ledelse",
        "“Vi ringede, men ingen kom.”",
    ]


def test_a_quotation_stays_on_the_page_of_its_source_and_memo(coded, report_of, write_to):
    path = write_to(report_of(coded(memo="Notat")), ".docx")
    kept = {style for style, _words, paragraph in paragraphs(path) if paragraph.find(f"{W}pPr/{W}keepNext") is not None}
    assert {"Quote", "Excerpt source"} <= kept
    assert "Excerpt memo" not in kept


def test_what_is_written_from_right_to_left_is_marked_so(coded, report_of, write_to):
    path = write_to(report_of(coded("Hun sagde السلام عليكم til os"), coded("שלום, שלום!")), ".docx")
    mixed, hebrew = [paragraph for style, _words, paragraph in paragraphs(path) if style == "Quote"]
    assert mixed.find(f"{W}pPr/{W}bidi") is None
    assert hebrew.find(f"{W}pPr/{W}bidi") is not None
    assert [words_of(run) for run in mixed.iter(f"{W}r") if run.find(f"{W}rPr/{W}rtl") is not None] == ["السلام عليكم"]


def test_a_soft_hyphen_is_the_element_that_word_hyphenates_at(coded, report_of, write_to):
    path = write_to(report_of(coded("sundheds\u00adplejerske")), ".docx")
    ((_style, words, paragraph),) = [found for found in paragraphs(path) if found[0] == "Quote"]
    assert words == "“sundheds\u00adplejerske”"
    assert len(list(paragraph.iter(f"{W}softHyphen"))) == 1
    assert not [text for text in paragraph.iter(f"{W}t") if "\u00ad" in text.text]


def test_the_front_page_says_what_is_listed_by_whom_and_when(coded, report_of, write_to):
    path = write_to(report_of(coded(), coded(excerpt_id=2, valence=Valence.DRIVER)), ".docx")
    assert in_style(path, "Title", "Subtitle", "Report fact") == [
        "Helhedsplan Nord",
        "Coded excerpts",
        "Listed\tCode: Organisering",
        "Extent\t2 codings · 2 excerpts · 1 source · 1 case",
        "Exported\t6 May 2024 14:32 · Signe Krogh",
    ]
    figures = dict(zip(in_style(path, "Report figure label"), in_style(path, "Report figure"), strict=True))
    assert figures == {"▲ driver": "1", "▼ barrier": "1", "◆ ambivalent": "0", "– no valence": "0"}
    assert any("self-reported" in words for words in in_style(path, "Report caveat"))


def test_nothing_to_list_is_said(report_of, write_to):
    path = write_to(report_of(), ".docx")
    assert in_style(path, "Report caveat") == [
        "No coding matches what was asked for. Widen the filters and export again."
    ]
    assert not list(part(path, "word/document.xml").iter(f"{W}fldChar"))


def test_pages_are_a4_and_numbered(coded, report_of, write_to):
    path = write_to(report_of(coded()), ".docx")
    size = part(path, "word/document.xml").find(f"{W}body/{W}sectPr/{W}pgSz")
    assert (size.get(f"{W}w"), size.get(f"{W}h")) == ("11906", "16838")
    with zipfile.ZipFile(path) as archive:
        footers = [name for name in archive.namelist() if re.fullmatch(r"word/footer\d*\.xml", name)]
    assert footers
    for footer in footers:
        assert {element.text.strip() for element in part(path, footer).iter(f"{W}instrText")} == {"PAGE", "NUMPAGES"}


@pytest.mark.parametrize(
    ("language", "proofing", "quotation"),
    [("da", "da-DK", "»Vi ringede, men ingen kom.«"), ("en", "en-GB", "“Vi ringede, men ingen kom.”")],
)
def test_the_document_is_in_the_language_of_the_program(coded, report_of, write_to, language, proofing, quotation):
    i18n.speak(language)
    path = write_to(report_of(coded()), ".docx")
    tongue = part(path, "word/styles.xml").find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    assert tongue.get(f"{W}val") == proofing
    assert docx.Document(str(path)).core_properties.language == proofing
    assert in_style(path, "Quote") == [quotation]


def test_the_file_says_whose_it_is(coded, report_of, write_to):
    properties = docx.Document(str(write_to(report_of(coded()), ".docx"))).core_properties
    assert properties.title == "Helhedsplan Nord: Coded excerpts"
    assert properties.author == properties.last_modified_by == "Signe Krogh"
    assert properties.created.replace(tzinfo=None) == _utc(datetime(2024, 5, 6, 14, 32))
    assert properties.comments == ""


def test_every_style_that_is_used_is_there_once(coded, report_of, write_to):
    path = write_to(report_of(coded(memo="x"), coded(kind=SourceKind.MINUTES)), ".docx")
    styles = part(path, "word/styles.xml")
    ids = [style.get(f"{W}styleId") for style in styles.iter(f"{W}style")]
    names = [style.find(f"{W}name").get(f"{W}val").lower() for style in styles.iter(f"{W}style")]
    used = {
        element.get(f"{W}val")
        for tag in ("pStyle", "rStyle")
        for element in part(path, "word/document.xml").iter(f"{W}{tag}")
    }
    assert used <= set(ids)
    assert len(ids) == len(set(ids))
    assert len(names) == len(set(names))


def _utc(moment):
    from datetime import UTC

    return moment.astimezone(UTC).replace(tzinfo=None)
