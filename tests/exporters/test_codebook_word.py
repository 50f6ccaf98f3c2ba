"""A codebook in Word and as YAML."""

import zipfile
from datetime import datetime

import docx
import pytest

from qualapp.errors import UserError
from qualapp.exporters.codebook_files import write_codebook
from qualapp.exporters.codebook_report import CodebookReport, numbered
from qualapp.importers.codebook_yaml import read_codebook
from qualapp.model.codebook import Codebook, CodeEntry, Words
from qualapp.model.coding import Valence
from qualapp.progress import finish

BOOK = Codebook(
    "bog",
    Words("Bog", "Book"),
    codes=(
        CodeEntry(
            "led",
            Words("Ledelse", "Leadership"),
            "2",
            definition=Words("Hvad ledere gør.", "What leaders do."),
            include=Words("Møder"),
            exclude=Words("Vejr"),
            example=Words("▲ Hun kom.\n▼ Hun gik."),
            codes=(
                CodeEntry("opb", Words("Opbakning", "Backing")),
                CodeEntry("tid", Words("Tid", ""), codes=(CodeEntry("tim", Words("Timer")),)),
            ),
        ),
        CodeEntry("men", Words("Mennesker", "People"), "5", is_codable=False),
    ),
)
COUNTS = {"opb": {Valence.DRIVER: 3, Valence.BARRIER: 1}}


def report(*languages: str) -> CodebookReport:
    made = datetime(2024, 5, 6, 14, 32)
    return CodebookReport(
        "Nord", "Tre besøg.", BOOK, "Signe", made, languages or ("da",), COUNTS, {"led": "1"}, {"opb": 3}
    )


def written(report: CodebookReport, path) -> list[tuple[str, str]]:
    found = docx.Document(str(finish(write_codebook(report, path))))
    return [(paragraph.style.name, paragraph.text) for paragraph in found.paragraphs]


def test_codes_are_numbered_as_a_tree():
    assert [(code.number, code.code.name.da, code.colour) for code in numbered(BOOK)] == [
        ("1", "Ledelse", "2"),
        ("1.1", "Opbakning", "2"),
        ("1.2", "Tid", "2"),
        ("1.2.1", "Timer", "2"),
        ("2", "Mennesker", "5"),
    ]


def test_each_code_has_its_guidance_and_how_often_it_is_used(tmp_path):
    found = written(report(), tmp_path / "bog.docx")
    headings = [text for style, text in found if style.startswith("Heading")]
    assert headings == ["1  Ledelse", "1.1  Opbakning", "1.2  Tid", "1.2.1  Timer", "2  Mennesker"]
    texts = [text for _style, text in found]
    assert [text for style, text in found if style == "Code counts"] == [
        "key 1 · 0 codings",
        "Ledelse · 3 excerpts · 4 codings · ▲ 3 · ▼ 1",
        "Ledelse · 0 codings",
        "Ledelse > Tid · 0 codings",
        "only gathers others · 0 codings",
    ]
    for told in ("Hvad ledere gør.", "Include\tMøder", "Exclude\tVejr", "Example\t▲ Hun kom.\n▼ Hun gik."):
        assert told in texts
    assert "What leaders do." not in texts
    assert "Extent\t2 main codes · 3 sub-codes" in texts


def test_both_languages_stand_together_where_both_are_known(tmp_path):
    found = written(report("da", "en"), tmp_path / "bog.docx")
    texts = [text for _style, text in found]
    assert texts[texts.index("Hvad ledere gør.") + 1] == "What leaders do."
    counts = [text for style, text in found if style == "Code counts"]
    assert counts[0] == "Leadership · key 1 · 0 codings"
    assert counts[2] == "Ledelse · 0 codings", "a name that is only known in one language is not repeated"
    assert texts.count("Include\tMøder") == 1


def test_the_colour_of_a_code_stands_beside_its_name(tmp_path):
    finish(write_codebook(report(), tmp_path / "bog.docx"))
    with zipfile.ZipFile(tmp_path / "bog.docx") as archive:
        xml = archive.read("word/document.xml").decode()
    assert xml.count('w:color="4B286F"') == 4
    assert xml.count('w:color="005E28"') == 1


def test_yaml_can_be_read_again(tmp_path):
    path = finish(write_codebook(report(), tmp_path / "bog.yaml"))
    assert read_codebook(path) == BOOK


def test_another_ending_is_refused(tmp_path):
    with pytest.raises(UserError, match=r"one of these: \.docx, "):
        finish(write_codebook(report(), tmp_path / "bog.pdf"))
    assert list(tmp_path.iterdir()) == []
