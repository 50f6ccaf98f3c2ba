"""Codebooks that people keep in spreadsheets."""

from pathlib import Path

import openpyxl
import openpyxl.styles
import pytest

from qualapp.errors import UserError
from qualapp.importers.codebook_columns import columns_of
from qualapp.importers.codebook_files import read_codebook_file
from qualapp.importers.codebook_table import codebook_of_table
from qualapp.importers.read_codebook import ReadCodebook
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


def test_a_list_of_maxqda_has_parents_as_paths_and_counts_that_are_left_aside() -> None:
    found = read(
        "Color|Parent code|Code|Cod. seg. (all documents)|% Cod. seg. (all documents)|Memo",
        "#FF0000||Ledelse|12|40,0|Om ledere",
        "#00FF00|Ledelse|Opbakning|3|10.5 %|",
        "#00FF00|Ledelse\\Opbakning|Tid|0|0|Timer",
    )
    assert tree(found) == TREE[:3]
    assert found.unread == ()
    assert (one(found).colour, one(found).definition.da) == ("#ff0000", "Om ledere")


def test_a_list_of_nvivo_has_hierarchical_names() -> None:
    found = read(
        "Name|Hierarchical Name|Description|Files|References|Created On",
        "Ledelse|Nodes\\\\Ledelse|Hvad ledere gør|4|20|1.2.2024",
        "Opbakning|Nodes\\\\Ledelse\\Opbakning||2|3|1.2.2024",
        "Tid|Nodes\\\\Ledelse\\Opbakning\\Tid||1|1|1.2.2024",
    )
    assert tree(found) == TREE[:3]
    assert found.unread == ("Created On",)


def test_ids_of_parents_make_a_tree_also_where_names_are_the_same() -> None:
    rows = ["1||0|Ledelse", "2|1|1|Tid", "3||0|Mennesker", "4|3|1|Tid", "5|4|2|Timer"]
    assert tree(read("Id|Parent Id|Depth|Title", *rows)) == ["Ledelse", "  Tid", "Mennesker", "  Tid", "    Timer"]
    with pytest.raises(UserError, match="lies below itself"):
        read("Id|Parent Id|Title", "1|2|A", "2|1|B")


def test_tags_and_comments_are_codes_and_definitions() -> None:
    taguette = read("tag|description|number of highlights", "ledelse|Hvad ledere gør|7")
    atlas = read("Code|Comment|Code Group 1|Grounded|Density", "ledelse|Hvad ledere gør|Kerne|7|0")
    assert one(taguette).definition == one(atlas).definition == Words("Hvad ledere gør", "Hvad ledere gør")
    assert (taguette.unread, atlas.unread) == ((), ("Code Group 1",))
    both = read("Code|Memo|Definition", "ledelse|til os selv|Hvad ledere gør")
    assert (one(both).definition.da, both.unread) == ("Hvad ledere gør", ("Memo",))


def test_a_column_that_only_sounds_like_numbers_is_told() -> None:
    assert read("Code|References", "A|12", "B|Krogh 2019").unread == ("References",)


def test_names_are_indented_with_spaces_or_by_excel(tmp_path: Path) -> None:
    text = tmp_path / "koder.csv"
    text.write_text("Name,Files\nLedelse,1\n  Opbakning,1\n    Tid,1\n  Mod,1\nMennesker,1\n", encoding="utf-8")
    assert tree(finish(read_codebook_file(text))) == TREE
    path = tmp_path / "koder.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["Name", "Description"],
        ["Ledelse", None],
        ["Opbakning", " x "],
        ["Tid", 3],
        ["Mod", None],
        ["Mennesker", None],
    ):
        sheet.append(row)
    for place, indent in ((3, 1), (4, 2), (5, 1)):
        sheet.cell(place, 1).alignment = openpyxl.styles.Alignment(indent=indent)
    book.save(path)
    found = finish(read_codebook_file(path))
    assert tree(found) == TREE
    assert [code.definition.da for code, _above in found.codebook.walk()] == ["", "x", "3", "", ""]


def test_codes_of_one_name_are_two_where_their_ids_differ() -> None:
    found = read("Path|Guid", "Løn|a", "Løn > Tid|b", "Løn|c", "Løn > Tid|d")
    assert tree(found) == ["Løn", "  Tid", "Løn", "  Tid"]


def test_guids_are_known_however_they_are_written() -> None:
    found = read("Name|Guid", "A|{AD68FBE7-E1EE-4A82-A279-23CC698C89EB}")
    assert one(found).id == "ad68fbe7-e1ee-4a82-a279-23cc698c89eb"


def test_colours_that_cannot_be_read_are_told() -> None:
    found = read("Name|Colour", "A|rgb(1,2,3)", "B|teal", "C|24")
    assert [code.colour for code in found.codebook.codes] == ["#010203", None, "24"]
    assert found.remarks == ("1 colour could not be read.",)


def test_codes_that_lie_absurdly_deep_are_refused() -> None:
    with pytest.raises(UserError, match="further below each other"):
        read("Path", ">".join(["a"] * 5000))
    rows = [f"a|{depth}" for depth in range(5000)]
    with pytest.raises(UserError, match="further below each other"):
        read("Name|Level", *rows)
