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


ENDINGS = (".qdc", ".xlsx", ".csv", ".yaml")


def told(path: Path) -> list[tuple[str, ...]]:
    """All that the codes of a project say, with their places."""
    with Project.open(path, read_only=True) as project:
        tree = project.codes.tree()
        return [
            (
                tree.path(code.id),
                *(code.name_other, code.colour, code.definition, code.include, code.exclude, code.example),
                str(code.is_codable),
            )
            for code, _depth in tree.walk()
        ]


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_codebook_goes_through_every_form_into_an_empty_project(
    run: Run, study: Path, tmp_path: Path, ending: str
) -> None:
    out, other = tmp_path / f"bog{ending}", tmp_path / "other.qualapp"
    written = run("codebook", "export", study, out, "--json")
    assert (written.json["path"], written.json["codes"]) == (str(out), len(told(study)))
    run("new", other)
    answer = run("codebook", "import", other, out)
    assert answer.out.count("\n") == len(told(study))
    assert answer.err == f"{len(told(study))} codes were added.\n"
    assert told(other) == told(study)
    assert run("undo", other).code == 0
    assert told(other) == []


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_new_project_begins_with_a_codebook_of_every_form(run: Run, study: Path, tmp_path: Path, ending: str) -> None:
    out, other = tmp_path / f"bog{ending}", tmp_path / "other.qualapp"
    run("codebook", "export", study, out)
    assert run("new", other, "--codebook", out).code == 0
    assert told(other) == told(study)


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_code_is_known_again_under_any_name(run: Run, study: Path, tmp_path: Path, ending: str) -> None:
    """It travels to another project, is renamed and moved there, comes back, and goes there once more."""
    out, back, other = tmp_path / f"bog{ending}", tmp_path / f"back{ending}", tmp_path / "other.qualapp"
    run("codebook", "export", study, out)
    run("codebook", "import", study, out)
    before = told(study)
    run("new", other, "--codebook", out)
    with Project.open(other) as project:
        code = project.codes.find("Ledelse > Ledelsesmæssig opbakning og prioritering")
        project.codes.describe(code.id, name="Rygdækning", name_other="Cover")
        project.codes.move(code.id, project.codes.find("Kontekst").id)
    run("codebook", "export", other, back)
    answer = run("codebook", "import", study, back, "--json").json
    assert (answer["added"], answer["different"]) == ([], ["Ledelse > Ledelsesmæssig opbakning og prioritering"])
    assert told(study) == before
    assert run("codebook", "import", other, out, "--json").json["added"] == []
    assert f"codebook merge {study} {back}" in run("codebook", "import", study, back).err


def test_what_is_missing_is_added_where_it_belongs(run: Run, study: Path, table: Path) -> None:
    before = names(study)
    answer = run("codebook", "import", study, table)
    assert answer.code == 0, answer.err
    assert answer.out.splitlines() == ["+ Organisering > Aftaler", "+ Ledelser", "+ Vejret", "≠ Organisering"]
    assert "Noter" in answer.err
    assert "3 codes were added. 1 was here already." in answer.err
    assert set(names(study)) - set(before) == {"Organisering > Aftaler", "Ledelser", "Vejret"}
    again = run("codebook", "import", study, table, "--json").json
    assert (again["added"], len(again["known"])) == ([], 4)


def test_a_codebook_of_another_program_is_compared_and_merged(run: Run, study: Path, tmp_path: Path) -> None:
    out = tmp_path / "andre.qdc"
    out.write_text(
        '<?xml version="1.0"?><CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="Taguette"><Codes>'
        '<Code guid="c001" name="Ledelse" isCodable="true"/><Code guid="c002" name="Sne" isCodable="true"/>'
        '</Codes><Sets><Set guid="s1" name="Kerne"/></Sets></CodeBook>',
        encoding="utf-8",
    )
    answer = run("codebook", "diff", study, out)
    assert "+ Sne · only there" in answer.out.splitlines()
    assert "“Kerne”" in answer.err
    assert run("codebook", "merge", study, out).code == 0
    assert "Sne" in names(study)
    assert run("codebook", "import", study, out, "--json").json["added"] == []


@pytest.mark.parametrize("name", ["nothing.qdc", "koder.docx"])
def test_a_file_that_is_no_codebook_is_refused_in_a_sentence(run: Run, study: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "koder.docx").write_bytes(b"PK")
    before = names(study)
    answer = run("codebook", "import", study, tmp_path / name)
    assert (answer.code, answer.out, answer.err.count("\n")) == (1, "", 1)
    assert names(study) == before
