"""Tables in .xlsx and .csv, as people save them."""

import datetime
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from qualapp.errors import UserError
from qualapp.importers.tables import Table, read_table
from qualapp.progress import finish


def excel(path: Path, *rows: list[object], merged: str = "") -> Path:
    """A workbook with an empty sheet before the one with these rows."""
    book = Workbook()
    sheet = book.create_sheet("Data")
    for row in rows:
        sheet.append(row)
    if merged:
        sheet.merge_cells(merged)
    book.save(path)
    return path


def read(path: Path) -> Table:
    return finish(read_table(path))


def test_a_workbook_gives_its_values_as_text(tmp_path: Path) -> None:
    path = excel(
        tmp_path / "a.xlsx",
        [],
        ["Navn", "Beboere", "Andel", "Start", "Aktiv", "Set"],
        ["Lærkevangen", 1200, 0.5, datetime.date(2016, 4, 1), True, datetime.datetime(2016, 4, 1, 9, 30)],
        [None, None, None, None, None, None],
        [" Fjordengen ", "1.200", 3.0, "1.4.2016", None, None],
    )
    table = read(path)
    assert table.titles == ("Navn", "Beboere", "Andel", "Start", "Aktiv", "Set")
    assert table.rows == (
        ("Lærkevangen", "1200", "0.5", "2016-04-01", "true", "2016-04-01 09:30:00"),
        ("Fjordengen", "1.200", "3", "1.4.2016", "", ""),
    )


def test_a_merged_cell_stands_once_and_a_column_without_title_is_told(tmp_path: Path) -> None:
    path = excel(tmp_path / "a.xlsx", ["Navn", None], ["Lærkevangen", "nord"], ["x", None], merged="A2:A3")
    table = read(path)
    assert table.titles == ("Navn", "")
    assert table.rows[0] == ("Lærkevangen", "nord")
    assert table.notes == ("1 column has no title and is left out unless you choose it.",)


def test_a_formula_that_was_never_counted_is_empty(tmp_path: Path) -> None:
    table = read(excel(tmp_path / "a.xlsx", ["Navn", "Sum"], ["Lærkevangen", "=1+1"]))
    assert table.titles == ("Navn", "Sum")
    assert table.rows == (("Lærkevangen", ""),)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_a_text_is_divided_and_decoded_by_what_is_in_it(tmp_path: Path, encoding: str, delimiter: str) -> None:
    path = tmp_path / "a.csv"
    rows = [["Navn", "Rolle", "Note"], ["Åse", "sundhedsplejerske", '"ja; nej, måske"'], ["Bo", "", "to"]]
    path.write_bytes("\r\n".join(delimiter.join(row) for row in rows).encode(encoding))
    table = read(path)
    assert table.titles == ("Navn", "Rolle", "Note")
    assert table.rows == (("Åse", "sundhedsplejerske", "ja; nej, måske"), ("Bo", "", "to"))


def test_rows_of_different_length_are_filled_up(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("sep=;\nNavn;Rolle\nAnna\nBo;leder;for meget\n\n;;\n", encoding="utf-8")
    assert read(path).rows == (("Anna", "", ""), ("Bo", "leder", "for meget"))


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("a.docx", b"PK", "is no table that can be read"),
        ("a.xlsx", b"Navn;Rolle", "is not an Excel workbook"),
        ("a.xlsx", b"", "is empty"),
        ("a.csv", b"", "needs a row of titles"),
        ("a.csv", b"Navn;Rolle\n", "needs a row of titles"),
        ("a.csv", b"a;b\n" + b"x;y\n" * 100_001, "has more than 100000 rows"),
        ("a.csv", b";".join([b"x"] * 501) + b"\n" + b";".join([b"y"] * 501), "has more than 500 columns"),
    ],
)
def test_what_is_no_table_is_refused_in_a_sentence(tmp_path: Path, name: str, data: bytes, sentence: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(UserError, match=sentence):
        read(path)


def test_a_hundred_thousand_rows_are_read_with_progress(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Navn;Nr\n" + "".join(f"Person {n};{n}\n" for n in range(100_000)), encoding="utf-8")
    assert len(read(path).rows) == 100_000
    assert sum(1 for _progress in read_table(path)) > 100


def test_titles_that_stand_twice_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Navn;Rolle;rolle;Rolle\nAnna;leder;mor;nabo\n", encoding="utf-8")
    table = read(path)
    assert table.titles == ("Navn", "Rolle", "rolle (2)", "Rolle (3)")
    assert table.notes == ("Several columns have the same title; those after the first have a number behind it.",)


def test_a_hidden_sheet_is_read_only_where_no_other_says_anything(tmp_path: Path) -> None:
    book = Workbook()
    hidden = book.active
    assert hidden is not None
    hidden.append(["Gemt"])
    hidden.append(["x"])
    hidden.sheet_state = "hidden"
    shown = book.create_sheet("Vist")
    book.save(tmp_path / "only.xlsx")
    assert read(tmp_path / "only.xlsx").titles == ("Gemt",)
    shown.append(["Navn"])
    shown.append(["Anna"])
    book.save(tmp_path / "both.xlsx")
    assert read(tmp_path / "both.xlsx").titles == ("Navn",)


def test_a_workbook_without_rows_and_one_that_is_broken_off_are_refused(tmp_path: Path) -> None:
    Workbook().save(tmp_path / "empty.xlsx")
    with pytest.raises(UserError, match="needs a row of titles"):
        read(tmp_path / "empty.xlsx")
    whole = excel(tmp_path / "a.xlsx", ["Navn"], *([f"Person {n}"] for n in range(500))).read_bytes()
    for share in (0.3, 0.6, 0.95):
        (tmp_path / "cut.xlsx").write_bytes(whole[: int(len(whole) * share)])
        with pytest.raises(UserError, match=r"cut\.xlsx"):
            read(tmp_path / "cut.xlsx")


def test_a_workbook_whose_sheet_is_no_xml_is_refused(tmp_path: Path) -> None:
    path = excel(tmp_path / "a.xlsx", ["Navn"], ["Anna"])
    with zipfile.ZipFile(path) as whole, zipfile.ZipFile(tmp_path / "bad.xlsx", "w") as broken:
        for name in whole.namelist():
            data = whole.read(name)
            broken.writestr(name, data[: len(data) // 2] if name.startswith("xl/worksheets/sheet") else data)
    with pytest.raises(UserError, match=r"bad\.xlsx"):
        read(tmp_path / "bad.xlsx")
