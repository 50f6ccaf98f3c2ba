from datetime import datetime, timedelta

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kept_texts import kept_texts
from openpyxl.utils.datetime import from_excel

from qualapp import i18n
from qualapp.exporters import spreadsheet
from qualapp.model.coding import Statement, Valence
from qualapp.model.source import SourceKind


def rows_of(sheet):
    head, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def codings_in(path):
    return rows_of(openpyxl.load_workbook(path).worksheets[0])


@settings(max_examples=40)
@given(texts=st.lists(kept_texts.filter(lambda text: "x005F" not in text), min_size=1, max_size=10))
def test_words_are_read_back_as_they_were_and_never_as_a_formula(coded, report_of, write_to, texts):
    sheet = openpyxl.load_workbook(write_to(report_of(*[coded(text) for text in texts]), ".xlsx")).worksheets[0]
    assert [row["Wording"] for row in rows_of(sheet)] == texts
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d"}


@pytest.mark.parametrize("many", [0, 100])
def test_a_row_holds_all_that_a_coding_says_as_real_values(coded, report_of, write_to, monkeypatch, many):
    monkeypatch.setattr(spreadsheet, "_MANY_ROWS", many)
    said = {"statement": Statement.MEASURED, "is_result": True, "memo": "Spørg igen.", "code": "Ledelse > Tid"}
    excerpt = coded(weight=67, page=12, **said)
    (row,) = codings_in(write_to(report_of(excerpt), ".xlsx"))
    time = row.pop("Time in recording")
    assert (time if isinstance(time, timedelta) else from_excel(time, timedelta=True)) == timedelta(seconds=907.25)
    assert row == {
        "Top code": "Ledelse",
        "Code": "Ledelse > Tid",
        "Valence": "barrier",
        "Wording": "Vi ringede, men ingen kom.",
        "Paraphrase": "no",
        "Said by": "P3, sundhedsplejerske",
        "Pseudonym": "P3",
        "Role": "sundhedsplejerske",
        "Case": "Nordparken",
        "Visit": "revisit",
        "Date": datetime(2024, 3, 14),
        "Source": "Interview 3",
        "Kind of source": "interview",
        "Page": 12,
        "Start": 1205,
        "End": 1231,
        "Coder": "Signe",
        "Coded (UTC)": datetime(2024, 4, 2, 11, 20),
        "Weight": 67,
        "Level": None,
        "Horizon": None,
        "Statement": "measured",
        "Result in itself": "yes",
        "Memo": "Spørg igen.",
        "Identity": "guid-0",
    }


def test_a_weight_of_zero_is_a_number_and_no_weight_is_empty(coded, report_of, write_to):
    rows = codings_in(write_to(report_of(coded(weight=0), coded(weight=None)), ".xlsx"))
    assert [row["Weight"] for row in rows] == [0, None]


def test_days_that_excel_does_not_know_stay_as_they_are_written(coded, report_of, write_to):
    rows = codings_in(write_to(report_of(coded(date="1848-06-05"), coded(date="2024"), coded(date="")), ".xlsx"))
    assert [row["Date"] for row in rows] == ["1848-06-05", "2024", None]


def test_a_note_takers_words_are_marked(coded, report_of, write_to):
    rows = codings_in(write_to(report_of(coded(kind=SourceKind.MINUTES)), ".xlsx"))
    assert [(row["Paraphrase"], row["Kind of source"]) for row in rows] == [("yes", "minutes")]


@pytest.mark.parametrize("letter", ["a", "🙂"])
def test_what_is_too_long_for_a_cell_is_shortened_with_a_note(coded, report_of, write_to, letter):
    (row,) = codings_in(write_to(report_of(coded(letter * 40_000)), ".xlsx"))
    assert row["Wording"].endswith(f"{letter} […] [Shortened: a cell of Excel holds no more.]")
    assert 32_760 <= len(row["Wording"].encode("utf-16-le")) // 2 <= 32_767


def test_what_just_fits_a_cell_is_whole(coded, report_of, write_to):
    (row,) = codings_in(write_to(report_of(coded("a" * 32_767)), ".xlsx"))
    assert row["Wording"] == "a" * 32_767


def test_codes_are_counted_by_valence(coded, report_of, write_to):
    path = write_to(
        report_of(
            coded(code="Ledelse > Tid", code_id=1, valence=Valence.DRIVER),
            coded(code="Ledelse > Tid", code_id=1, valence=Valence.BARRIER),
            coded(code="Mennesker", code_id=2, valence=Valence.BARRIER, code_definition=""),
        ),
        ".xlsx",
    )
    sheet = openpyxl.load_workbook(path).worksheets[1]
    assert list(sheet.iter_rows(values_only=True)) == [
        ("Code", "▲ driver", "▼ barrier", "◆ ambivalent", "– no valence", "All", "Definition"),
        ("Ledelse > Tid", 1, 1, 0, 0, 2, "Hvordan arbejdet er delt."),
        ("Mennesker", 0, 1, 0, 0, 1, None),
        ("All", 1, 2, 0, 0, 3, None),
    ]


def test_the_third_sheet_tells_where_it_comes_from(coded, report_of, write_to):
    sheet = openpyxl.load_workbook(write_to(report_of(coded()), ".xlsx")).worksheets[2]
    about = dict(sheet.iter_rows(values_only=True))
    assert about["Project"] == "Helhedsplan Nord"
    assert about["Listed"] == "Code: Organisering"
    assert about["Exported"] == "6 May 2024 14:32 · Signe Krogh"
    assert "self-reported" in about["How to read it"]


def test_the_head_stays_in_sight_and_can_filter(coded, report_of, write_to):
    sheet = openpyxl.load_workbook(write_to(report_of(coded(), coded()), ".xlsx")).worksheets[0]
    assert sheet.freeze_panes == "C2"
    assert sheet.auto_filter.ref == f"A1:{openpyxl.utils.get_column_letter(sheet.max_column)}3"


def test_a_long_quotation_gets_a_high_row(coded, report_of, write_to):
    sheet = openpyxl.load_workbook(write_to(report_of(coded("kort"), coded("en linje\n" * 10)), ".xlsx")).worksheets[0]
    assert (sheet.row_dimensions[2].height or 15) == 15
    assert sheet.row_dimensions[3].height >= 150


def test_dates_look_danish_in_danish(coded, report_of, write_to):
    i18n.speak("da")
    sheet = openpyxl.load_workbook(write_to(report_of(coded()), ".xlsx")).worksheets[0]
    formats = {cell.value: cell.number_format for cell in sheet[2]}
    assert formats[datetime(2024, 3, 14)] == "dd\\.mm\\.yyyy"


def test_nothing_to_list_is_said(report_of, write_to):
    book = openpyxl.load_workbook(write_to(report_of(), ".xlsx"))
    assert book.worksheets[0]["A2"].value.startswith("No coding matches")
    assert len(book.worksheets) == 3
