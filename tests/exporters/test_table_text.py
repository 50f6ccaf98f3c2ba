import csv
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kept_texts import kept_texts

from qualapp import i18n


def rows_of(path, delimiter=","):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def meant(cell):
    """The text of a cell that may have been kept from being calculated."""
    return cell[1:] if re.match("'+[=+\\-@\t\r\n]", cell) else cell


@settings(max_examples=60)
@given(texts=st.lists(kept_texts, min_size=1, max_size=10))
@pytest.mark.parametrize(("language", "delimiter", "words"), [("en", ",", 3), ("da", ";", 3)])
def test_words_are_read_back_as_they_were(coded, report_of, write_to, language, delimiter, words, texts):
    i18n.speak(language)
    path = write_to(report_of(*[coded(text) for text in texts]), ".csv")
    with path.open(encoding="utf-8-sig", newline="") as file:
        _head, *rows = csv.reader(file, delimiter=delimiter)
    assert [meant(row[words]) for row in rows] == texts
    assert not [cell for row in rows for cell in row if cell[:1] in ("=", "+", "-", "@", "\t", "\r", "\n") and cell]


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("- det kom senere", "'- det kom senere"),
        ("=2+5", "'=2+5"),
        ("@alle", "'@alle"),
        ("'=2+5", "''=2+5"),
        ("'t er sent", "'t er sent"),
        ("han sagde - nej", "han sagde - nej"),
        ("–", "–"),
    ],
)
def test_only_what_a_spreadsheet_would_calculate_gets_an_apostrophe(coded, report_of, write_to, text, cell):
    (row,) = rows_of(write_to(report_of(coded(text)), ".csv"))
    assert row["Wording"] == cell


def test_a_row_holds_all_that_a_coding_says(coded, report_of, write_to):
    (row,) = rows_of(write_to(report_of(coded(weight=67, is_result=True, memo="To\nlinjer")), ".csv"))
    assert row["Date"] == "2024-03-14"
    assert row["Time in recording"] == "0:15:07"
    assert row["Coded (UTC)"] == "2024-04-02 11:20:00"
    assert (row["Start"], row["End"], row["Weight"]) == ("1205", "1231", "67")
    assert (row["Paraphrase"], row["Result in itself"]) == ("no", "yes")
    assert row["Memo"] == "To\nlinjer"
    assert row["Level"] == ""


def test_excel_sees_that_it_is_unicode(coded, report_of, write_to):
    assert write_to(report_of(coded()), ".csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_nothing_to_list_leaves_the_head(report_of, write_to):
    path = write_to(report_of(), ".csv")
    assert rows_of(path) == []
    assert path.read_text(encoding="utf-8-sig").startswith("Top code,Code,Valence,Wording,")
