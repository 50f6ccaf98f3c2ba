"""Commands that compare codebooks, merge them, and keep versions of them."""

from pathlib import Path

import docx
import pytest
from command_line import Run

from qualapp.store.project import Project

TABLE = """Hovedkode;Underkode;Definition;Noter
Organisering;;Hvem der gør hvad;x
;Aftaler;;
Ledelser;;;
Vejret;;Sol og regn;
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A codebook as a colleague wrote it in a spreadsheet."""
    path = tmp_path / "Kollega.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def names(path: Path) -> list[str]:
    with Project.open(path, read_only=True) as project:
        tree = project.codes.tree()
        return [tree.path(code.id) for code, _depth in tree.walk()]


def test_a_difference_is_told_as_one_tree(run: Run, study: Path, table: Path) -> None:
    answer = run("codebook", "diff", study, table)
    lines = answer.out.splitlines()
    assert lines[0] == "≠ Organisering · differs: definition"
    assert "+   Aftaler · only there" in lines
    assert "+ Vejret · only there" in lines
    assert any(line.startswith("+ Ledelser · like “Ledelse” (") for line in lines)
    assert "Noter" in answer.err
    assert "1 different" in answer.err


def test_a_difference_for_other_programs_has_both_sides(run: Run, study: Path, table: Path) -> None:
    told = run("codebook", "diff", study, table, "--json").json
    (changed,) = [row for row in told["codes"] if row["state"] == "changed"]
    assert changed["changes"][0]["other"] == "Hvem der gør hvad"
    (like,) = [row for row in told["codes"] if row["other"] and row["other"]["path"] == "Ledelser"]
    assert (like["proposals"][0]["path"], like["state"]) == ("Ledelse", "only_there")
    assert told["counts"]["changed"] == 1


def test_a_dry_run_writes_the_report_and_nothing_else(run: Run, study: Path, table: Path, tmp_path: Path) -> None:
    before = names(study)
    answer = run("codebook", "merge", study, table, "--dry-run", "--report", tmp_path / "r.docx")
    assert answer.out.endswith("Nothing is written yet.\n")
    assert names(study) == before
    document = docx.Document(str(tmp_path / "r.docx"))
    cells = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    assert ["Vejret", "Taken over as a new code", "", "0"] in cells
    assert any(row[:2] == ["Ledelser", "Is our “Ledelse”"] and "similar" in row[2] for row in cells)
    assert "Kollega" in "\n".join(paragraph.text for paragraph in document.paragraphs)


def test_codings_follow_and_one_undo_takes_all_back(run: Run, study: Path, table: Path) -> None:
    before = names(study)
    applied = run("code", study, "--source", "Sundhedsplejerske", "--code", "Kontekst", "--start", 40, "--end", 60)
    assert applied.code == 0, applied.err
    answer = run(
        "codebook", "merge", study, table, "--map", "Organisering > Aftaler=Organisering", "--leave", "Vejret",
        "--merge", "Kontekst=Ledelser", "--take", "--json",
    )  # fmt: skip
    assert answer.code == 0, answer.err
    assert answer.json["done"] == {"added": 0, "changed": 2, "merged": 1, "codings_moved": 1, "kept_places": []}
    assert {"act": "leave", "other": "Vejret"} in answer.json["decisions"]
    with Project.open(study, read_only=True) as project:
        assert [coded["code"] for coded in run("excerpts", study, "--json").json] == ["Ledelser"]
        assert project.codes.find("Organisering").definition == "Hvem der gør hvad"
    assert run("undo", study).code == 0
    assert names(study) == before


def test_codes_that_are_only_alike_can_be_kept_beside(run: Run, study: Path, table: Path) -> None:
    assert run("codebook", "merge", study, table, "--keep-both").code == 0
    assert {"Ledelse", "Ledelser", "Vejret", "Organisering > Aftaler"} <= set(names(study))


def test_another_project_is_only_read(run: Run, study: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.qualapp"
    run("new", other, "--codebook", "arbejdsmetoder")
    content = other.read_bytes()
    assert run("codebook", "merge", study, other).code == 0
    assert other.read_bytes() == content
    assert names(other)[0] in names(study)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--map", "Vejret"], "“Vejret” names no two codes"),
        (["--map", "Vejret=Nowhere"], "There is no code “Nowhere” in"),
        (["--leave", "Sne"], "There is no code “Sne” in “Kollega”"),
        (["--merge", "Kontekst=Vejret", "--leave", "Vejret"], "which is not taken over"),
        (["--report", "out.pdf"], "end in .docx"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_written(
    run: Run, study: Path, table: Path, arguments: list[str], sentence: str
) -> None:
    before = names(study)
    answer = run("codebook", "merge", study, table, *arguments)
    assert (answer.code, names(study)) == (1, before)
    assert sentence in answer.err


def test_a_file_that_is_no_codebook_is_refused(run: Run, study: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Farve;Vægt\nrød;1\n", encoding="utf-8")
    assert "has no column with the names of codes" in run("codebook", "diff", study, path).err
    assert "There is no codebook and no file called fixen" in run("codebook", "diff", study, "fixen").err
    assert "Name another codebook, or a version" in run("codebook", "diff", study).err


def test_versions_are_kept_listed_and_compared(run: Run, study: Path, table: Path) -> None:
    assert run("codebook", "freeze", study, "--name", "Runde 1", "--reason", "Efter pilot").code == 0
    run("codebook", "merge", study, table, "--take")
    run("codebook", "freeze", study, "--name", "Runde 2")
    run("code", study, "--source", "Sundhedsplejerske", "--code", "Vejret", "--start", 40, "--end", 60)
    told = run("codebook", "versions", study, "--json").json
    assert [(one["name"], one["reason"], one["codings"]) for one in told] == [
        (None, None, 0),
        ("Runde 1", "Efter pilot", 0),
        ("Runde 2", "", 1),
    ]
    assert told[2]["codings_by_code"] == {"Vejret": 1}
    assert "Runde 1" in run("codebook", "versions", study).out
    lines = run("codebook", "diff", study, "--from", "Runde 1", "--to", "runde 2").out.splitlines()
    assert "+ Vejret · added" in lines
    assert any(line.startswith("≠ Ledelse → Ledelser · differs: name") for line in lines)
    assert all(line.startswith("=") for line in run("codebook", "diff", study, "--from", "Runde 2").out.splitlines())
    assert "There is no version “3”" in run("codebook", "diff", study, "--from", "3").err
