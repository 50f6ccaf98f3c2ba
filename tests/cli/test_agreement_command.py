"""The command that says how well coders agree."""

from pathlib import Path

import docx
import openpyxl
import pytest
from command_line import INTERVIEW, Run

from qualapp.model.coding import Valence
from qualapp.model.text import TextRange
from qualapp.store.project import Project

LEADING = "Ledelse > Ledelsesmæssig opbakning og prioritering"
TIME = "Ledelse > Tid og ressourcer afsat til samarbejdet"
BACKING = "Ledelsen har bakket op fra første dag."
LATER = "Nu mangler vi timer"


@pytest.fixture
def two(study: Path, run: Run) -> Path:
    """Signe and Jonas coded one interview: alike in one place, unlike in another."""
    with Project.open(study) as project:
        project.coders.add("Jonas Møller")
    for coder, words, code, valence in (
        ("Signe Krogh", BACKING, LEADING, "driver"),
        ("Jonas Møller", BACKING, LEADING, "barrier"),
        ("Signe Krogh", LATER, TIME, "barrier"),
        ("Jonas Møller", LATER, LEADING, "barrier"),
    ):
        with Project.open(study, read_only=True) as project:
            start = project.sources.text(project.sources.find("Sundhedsplejerske").id).index(words)
        place = ("--source", "Sundhedsplejerske", "--start", start, "--end", start + len(words))
        assert run("code", study, *place, "--code", code, "--valence", valence, "--coder", coder).code == 0
    return study


def row(told: list[dict], path: str) -> dict:
    return next(code for code in told if code["path"] == path)


def test_json_tells_figures_by_code_and_pair_with_the_unit(run: Run, two: Path) -> None:
    told = run("agreement", two, "--json").json
    assert (told["unit"], told["coders"], told["sources"]) == ("character", ["Signe Krogh", "Jonas Møller"], 1)
    leading = row(told["codes"], LEADING)
    assert leading["by_all"] == len(BACKING)
    assert leading["by_any"] == len(BACKING) + len(LATER)
    assert leading["holsti"]["value"] == pytest.approx(2 * len(BACKING) / (2 * len(BACKING) + len(LATER)))
    assert leading["uses"]["Jonas Møller"]["codings"] == 2
    assert row(told["codes"], "Mennesker")["cohen"] == {"value": None, "undefined": "nobody_coded"}
    (pair,) = told["pairs"]
    assert pair["coders"] == told["coders"]
    assert pair["cohen"] == told["overall"]["cohen"]
    assert told["confusions"] == [{"code": LEADING, "other": TIME, "units": len(LATER)}]
    assert told["valence"]["excerpts"] == 1
    assert told["valence"]["percent"]["value"] == 0


def test_weights_and_the_alpha_of_2004_are_told_by_name_and_year(run: Run, two: Path) -> None:
    assert run("agreement", two, "--json").json["unitising_2004"] is None
    told = run("agreement", two, "--unitising-2004", "--json").json
    assert told["unitising_2004"]["definition"] == "Krippendorff 2004"
    assert row(told["unitising_2004"]["codes"], TIME)["value"] < 0.1
    assert row(told["unitising_2004"]["codes"], "Mennesker")["undefined"] == "nobody_coded"
    assert told["weight"]["excerpts"] == 0
    assert told["weight"]["interval_alpha"] == {"value": None, "undefined": "nothing_shared"}
    out = run("agreement", two, "--unitising-2004").out
    assert "Unitising (2004) · unit: character" in out
    assert "Weight ·" not in out


def test_weights_of_what_both_coded_alike_have_a_table(run: Run, two: Path) -> None:
    for coder, weight in (("Signe Krogh", 80), ("Jonas Møller", 60)):
        with Project.open(two) as project:
            project.history.coder_id = project.coders.named(coder).id
            text = project.sources.find("Sundhedsplejerske").id
            start = project.sources.text(text).index(LATER)
            place = TextRange(start, start + len(LATER))
            project.codings.apply(project.codes.find(LEADING).id, text, place, Valence.AMBIVALENT, weight=weight)
    assert run("agreement", two, "--json").json["weight"]["points_apart"] == {"value": 20}
    out = run("agreement", two).out
    assert "Weight · unit: excerpts that both gave the same code and valence and that overlap by 50%" in out
    assert "α, interval" in out


def test_what_counts_as_text_leaves_out_labels_and_at_wish_interviewers(run: Run, two: Path) -> None:
    spoken = [line.split(": ", 1) for line in INTERVIEW.splitlines() if line]
    everything = run("agreement", two, "--json").json
    assert everything["units"] == sum(len(words) for _who, words in spoken)
    answers = run("agreement", two, "--unit", "turn", "--json").json
    assert answers["units"] == len(spoken)


@pytest.mark.parametrize("unit", ["character", "sentence", "turn", "overlap", "source", "case"])
def test_every_heading_names_its_unit(run: Run, two: Path, unit: str) -> None:
    answer = run("agreement", two, "--unit", unit)
    assert answer.code == 0
    headings = [line for line in answer.out.splitlines() if " · unit: " in line]
    assert len(headings) >= 4
    assert any(line.startswith("Agreement by code") for line in headings)


def test_at_the_top_level_sub_codes_agree(run: Run, two: Path) -> None:
    told = run("agreement", two, "--level", 1, "--json").json
    assert {code["path"] for code in told["codes"]} == {"Organisering", "Ledelse", "Mennesker", "Kontekst", "Indsats"}
    assert row(told["codes"], "Ledelse")["cohen"]["value"] == 1
    assert told["confusions"] == []


def test_codes_and_coders_and_coded_text_can_be_chosen(run: Run, two: Path) -> None:
    told = run("agreement", two, "--codes", TIME, "--coded-only", "--json").json
    assert [code["path"] for code in told["codes"]] == [TIME]
    assert told["units"] == len(LATER)
    answer = run("agreement", two, "--coders", "Signe Krogh")
    assert (answer.code, answer.out) == (1, "")
    assert "at least two coders" in answer.err


def test_intervals_are_alike_for_one_seed(run: Run, two: Path) -> None:
    one, again = (run("agreement", two, "--bootstrap", 50, "--seed", 3, "--json").json for _time in range(2))
    assert one == again
    percent = one["overall"]["percent"]
    assert percent["low"] <= percent["value"] <= percent["high"]


def test_figures_that_raise_questions_are_answered(run: Run, two: Path) -> None:
    out = run("agreement", two).out
    assert "How much does this figure mean?" in out
    assert f"{LEADING}: It rests on 3 codings." in out


def test_a_workbook_holds_numbers(run: Run, two: Path, tmp_path: Path) -> None:
    path = tmp_path / "agreement.xlsx"
    assert run("agreement", two, "--output", path).out == f"Wrote “{path}”.\n"
    book = openpyxl.load_workbook(path)
    sheet = book["Agreement by code"]
    rows = {cells[0]: cells[1:] for cells in sheet.iter_rows(min_row=2, values_only=True) if cells[0]}
    assert sheet["A1"].value == "Agreement by code · unit: character"
    told = run("agreement", two, "--json").json
    kappa = rows["Code"].index("Cohen’s κ")
    assert rows[LEADING][kappa] == pytest.approx(row(told["codes"], LEADING)["cohen"]["value"])
    assert {"Coder by coder", "What costs agreement", "Answers", "About"} <= set(book.sheetnames)
    heat = book["Coder by coder"]
    assert heat["C3"].value == pytest.approx(told["overall"]["cohen"]["value"])
    assert heat["C3"].value == heat["B4"].value


def test_a_document_holds_the_tables_and_the_answers(run: Run, two: Path, tmp_path: Path) -> None:
    path = tmp_path / "agreement.docx"
    assert run("agreement", two, "--output", path, "--bootstrap", 20).code == 0
    document = docx.Document(str(path))
    headings = [one.text for one in document.paragraphs if one.style.name == "Heading 2"]
    assert headings[:2] == ["Agreement by code · unit: character", "Coder by coder: Cohen’s κ · unit: character"]
    assert "Questions that the figures raise" in headings
    cells = [cell.text for cell in document.tables[0].columns[0].cells]
    assert cells == ["Code", "All codes, pooled", LEADING, TIME]


def test_another_ending_is_refused_in_a_sentence(run: Run, two: Path, tmp_path: Path) -> None:
    answer = run("agreement", two, "--output", tmp_path / "agreement.pdf")
    assert (answer.code, answer.err) == (
        1,
        "Agreement cannot be written to “agreement.pdf”. Let its name end in .docx or .xlsx.\n",
    )


def test_names_that_are_not_there_are_refused(run: Run, two: Path) -> None:
    assert "There is no coder “Ib”" in run("agreement", two, "--coders", "Ib").err
    assert "There is no code “Mars”" in run("agreement", two, "--codes", "Mars").err


def test_in_danish_the_unit_stands_in_the_headings_too(run: Run, two: Path) -> None:
    out = run("--language", "da", "agreement", two, "--unit", "turn").out
    assert "Enighed efter kode · enhed: taletur" in out
