"""Codebooks that people keep in spreadsheets."""

from pathlib import Path

import openpyxl
import pytest

from qualapp.errors import UserError
from qualapp.importers.codebook_columns import columns_of
from qualapp.importers.codebook_files import ReadCodebook, read_codebook_file
from qualapp.importers.codebook_table import codebook_of_table
from qualapp.importers.tables import Table
from qualapp.model.codebook import CodeEntry, Words
from qualapp.progress import finish


def read(*lines: str) -> ReadCodebook:
    """The codebook of lines whose cells are parted by `|`; the first has the titles."""
    titles, *rows = [tuple(cell.strip() for cell in line.split("|")) for line in lines]
    return codebook_of_table(Table("koder.xlsx", titles, tuple(rows)), "koder")


def tree(found: ReadCodebook) -> list[str]:
    return [f"{'  ' * len(above)}{code.name.da}" for code, above in found.codebook.walk()]


def one(found: ReadCodebook) -> CodeEntry:
    return found.codebook.codes[0]


TREE = ["Ledelse", "  Opbakning", "    Tid", "  Mod", "Mennesker"]


def test_levels_in_columns_make_a_tree() -> None:
    rows = ["Ledelse||", "|Opbakning|", "||Tid", "Ledelse|Mod|", "Mennesker||"]
    for titles in ("Niveau 1|Niveau 2|Niveau 3", "Hovedkode|Underkode|Under-underkode", "Level 1|Level 2|Level 3"):
        assert tree(read(titles, *rows)) == TREE


def test_paths_make_a_tree_and_codes_above_need_no_row() -> None:
    assert tree(read("Navn", "Ledelse > Opbakning > Tid", "Ledelse>Mod", "Mennesker")) == TREE


def test_parents_make_a_tree_in_whatever_order() -> None:
    rows = ["Tid|Opbakning", "Mod|ledelse", "Opbakning|Ledelse", "Ledelse|", "Mennesker|"]
    assert tree(read("Name|Parent", *rows)) == ["Ledelse", "  Opbakning", "    Tid", "  Mod", "Mennesker"]


def test_numbers_of_levels_make_a_tree() -> None:
    rows = ["Ledelse|1", "Opbakning|2", "Tid|3", "Mod|2", "Mennesker|1"]
    assert tree(read("Kode|Niveau", *rows)) == TREE


def test_a_dimension_beside_a_name_is_the_code_above() -> None:
    assert tree(read("Dimension|Kode", "Ledelse|Opbakning", "Ledelse|Mod")) == ["Ledelse", "  Opbakning", "  Mod"]


def test_columns_are_known_in_both_languages() -> None:
    code = one(
        read(
            "Kode|Navn (en)|Beskrivelse|Definition (en)|Medtag|Udelad|Eksempel|Farve|Kan kodes|Noter",
            "Ledelse|Leadership|Hvad ledere gør|What leaders do|møder|vejr|“Hun kom”|#AABBCC|nej|x",
        )
    )
    assert code.name == Words("Ledelse", "Leadership")
    assert (code.definition.en, code.include.da, code.exclude.da) == ("What leaders do", "møder", "vejr")
    assert (code.example.da, code.colour, code.is_codable) == ("“Hun kom”", "#aabbcc", False)


def test_what_says_nothing_of_codes_is_told() -> None:
    found = read("Code|Notes|Colour", "A|x|teal")
    assert found.unread == ("Notes",)
    assert one(found).colour is None
    assert not found.says_codable


def test_ids_count_where_each_code_has_its_own() -> None:
    found = read("id|name", "a|A", "b|B", "b|C", "not an id|D")
    assert [code.id for code in found.codebook.codes] == ["a", "", "", ""]


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        (["Farve|Vægt", "rød|1"], "has no column with the names of codes"),
        (["Navn", "A", "a"], "the code “a” has two rows"),
        (["Navn|Overkode", "A|B", "B|A"], "lies below itself"),
        (["Navn|Definition", "|x"], "There are no codes in"),
    ],
)
def test_a_table_that_is_no_codebook_is_told(lines: list[str], sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        read(*lines)


def test_a_workbook_is_read_by_its_ending(tmp_path: Path) -> None:
    path = tmp_path / "Koder 2024.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["Hovedkode", "Underkode", "Definition"], ["Ledelse", None, "Om ledere"], [None, "Mod", "=1+1"]):
        sheet.append(row)
    book.save(path)
    found = finish(read_codebook_file(path)).codebook
    assert (found.name.da, [code.name.da for code, _above in found.walk()]) == ("Koder 2024", ["Ledelse", "Mod"])
    with pytest.raises(UserError, match=r"no codebook that can be read. These can be: .yaml"):
        finish(read_codebook_file(tmp_path / "koder.docx"))


def test_one_column_of_levels_is_enough() -> None:
    assert columns_of(["Tema", "Definition"]).levels == (0,)
