import re

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kept_texts import kept_texts

from qualapp import i18n
from qualapp.model.source import SourceKind


def page(path):
    return lxml.html.document_fromstring(path.read_bytes(), parser=lxml.html.HTMLParser(encoding="utf-8"))


def texts_of(tree, path):
    return [element.text_content() for element in tree.xpath(path)]


@settings(max_examples=60)
@given(texts=st.lists(kept_texts, min_size=1, max_size=10))
def test_a_quotation_has_the_very_characters_of_the_text(coded, report_of, write_to, texts):
    tree = page(write_to(report_of(*[coded(text, memo=text) for text in texts]), ".html"))
    assert texts_of(tree, "//blockquote") == [f"“{text}”" for text in texts]
    assert texts_of(tree, "//p[@class='memo']") == [f"Memo: {text}" for text in texts]


def test_codes_are_headings_that_the_contents_lead_to(coded, report_of, write_to):
    tree = page(
        write_to(
            report_of(
                coded(code="Ledelse", code_id=1), coded(code="Ledelse > Tid <og> rum", code_id=2, colour="#112233")
            ),
            ".html",
        )
    )
    assert texts_of(tree, "//main/h2") == ["Ledelse"]
    assert texts_of(tree, "//main/h3") == ["Tid <og> rum"]
    for link in tree.xpath("//nav//a"):
        (heading,) = tree.xpath(f"//*[@id='{link.get('href')[1:]}']")
        assert heading.text_content() == link.text_content()
    assert "#code-1 { --ink: #112233; }" in tree.xpath("//style")[0].text


def test_below_a_quotation_stands_where_it_comes_from(coded, report_of, write_to):
    tree = page(write_to(report_of(coded(weight=67)), ".html"))
    assert texts_of(tree, "//figcaption/p") == [
        "▼ barrier · P3, sundhedsplejerske · Nordparken · revisit 14 Mar 2024",
        "Interview 3 (interview) · 15:07 · characters 1,205–1,231 · coded by Signe · weight 67",
    ]


def test_the_page_of_a_report_stands_beside_its_words(coded, report_of, write_to):
    tree = page(write_to(report_of(coded(time=None, page=12)), ".html"))
    assert "Interview 3 (interview) · p. 12 · characters 1,205–1,231" in texts_of(tree, "//figcaption/p")[1]


def test_a_note_takers_words_are_no_quotation(coded, report_of, write_to):
    tree = page(write_to(report_of(coded(kind=SourceKind.OBSERVATION)), ".html"))
    assert texts_of(tree, "//blockquote[@class='paraphrase']") == ["Vi ringede, men ingen kom."]


def test_the_page_fetches_and_runs_nothing(coded, report_of, write_to):
    written = write_to(
        report_of(coded("<script>alert(1)</script>", memo='"><img src=x onerror=a>')), ".html"
    ).read_text()
    tree = lxml.html.document_fromstring(written)
    assert not tree.xpath("//script | //link | //img | //iframe | //@onerror")
    assert not re.search(r"url\(|@import|https?://", written)


def test_the_front_says_what_is_listed_and_counts_valences(coded, report_of, write_to):
    tree = page(write_to(report_of(coded()), ".html"))
    assert texts_of(tree, "//h1") == ["Helhedsplan Nord"]
    assert texts_of(tree, "//dd") == [
        "Code: Organisering",
        "1 coding · 1 excerpt · 1 source · 1 case",
        "6 May 2024 14:32 · Signe Krogh",
    ]
    assert dict(zip(texts_of(tree, "//th"), texts_of(tree, "//td"), strict=True)) == {
        "▲ driver": "0",
        "▼ barrier": "1",
        "◆ ambivalent": "0",
        "– no valence": "0",
    }


@pytest.mark.parametrize(("language", "quotation"), [("da", "»Hej«"), ("en", "“Hej”")])
def test_the_page_is_in_the_language_of_the_program(coded, report_of, write_to, language, quotation):
    i18n.speak(language)
    tree = page(write_to(report_of(coded("Hej")), ".html"))
    assert tree.get("lang") == language
    assert texts_of(tree, "//blockquote") == [quotation]


def test_nothing_to_list_is_said(report_of, write_to):
    tree = page(write_to(report_of(), ".html"))
    assert texts_of(tree, "//p[@class='caveat']") == [
        "No coding matches what was asked for. Widen the filters and export again."
    ]
    assert not tree.xpath("//nav | //table | //figure")
