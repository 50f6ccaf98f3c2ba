"""Projects of other programs, from the command line."""

import zipfile
from pathlib import Path

import pytest
from case_material import interview
from command_line import Run

from qualapp.model.coding import Valence
from qualapp.model.source import Visit
from qualapp.model.text import TextRange
from qualapp.store.project import Project


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A project with two coders' codings."""
    path = tmp_path / "p.qualapp"
    with Project.create(path, name="Lærkevangen", coder="Signe Krogh") as project:
        case = project.cases.add("Lærkevangen").id
        source = interview(project, "Interview 1", case, Visit.FIRST, "Leder", "Frivillig")
        code = project.codes.add("Tillid 😀", definition="At stole på", colour="3").id
        project.codings.apply(code, source, TextRange(3, 12), Valence.BARRIER, weight=40)
        project.history.coder_id = project.coders.add("Jonas Møller").id
        project.codings.apply(code, source, TextRange(3, 12), Valence.DRIVER)
        project.memos.write("Husk", "code", code)
    return path


def test_a_project_goes_out_and_makes_the_same_project_anew(run: Run, path: Path, tmp_path: Path) -> None:
    out, anew = tmp_path / "out.qdpx", tmp_path / "q.qualapp"
    assert run("export", path, out, "--json").json["remarks"] == []
    report = run("new", anew, "--from", out, "--json").json[0]
    assert (report["origin"], report["taken"]["coding"]) == ("Qualapp", 2)
    assert run("excerpts", anew, "--json").json == run("excerpts", path, "--json").json
    assert run("check", anew).code == 0
    with Project.open(anew) as project:
        assert [coder.name for coder in project.coders.all()] == ["Signe Krogh", "Jonas Møller"]


def test_what_is_there_already_does_not_come_twice(run: Run, path: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.qdpx"
    run("export", path, out)
    report = run("import", path, out, "--json").json[0]
    assert report["taken"] == {}
    assert report["known"]["coding"] == 2
    assert "was here already" in run("import", path, out).out


def test_an_empty_project_is_said_to_hold_nothing(run: Run, tmp_path: Path) -> None:
    empty = tmp_path / "p.qde"
    empty.write_text('<Project xmlns="urn:QDA-XML:project:1.0" name="Tom" origin="Quirkos"/>', "utf-8")
    assert run("new", tmp_path / "p.qualapp", "--from", empty).out.startswith("There is nothing in “Tom” from Quirkos.")


def test_a_dry_run_of_texts_changes_nothing(run: Run, path: Path, tmp_path: Path) -> None:
    (tmp_path / "Ny.txt").write_text("I: Hvad nu?\n", "utf-8")
    before = run("sources", path, "--json").json
    assert run("import", path, tmp_path / "Ny.txt", "--dry-run").out == "Ny\n"
    (told,) = run("import", path, tmp_path / "Ny.txt", "--dry-run", "--json").json
    assert told["name"] == "Ny"
    assert run("sources", path, "--json").json == before


def test_of_several_projects_none_comes_in_where_one_is_damaged(run: Run, path: Path, tmp_path: Path) -> None:
    sound, damaged, other = tmp_path / "a.qdpx", tmp_path / "b.qdpx", tmp_path / "other.qualapp"
    run("export", path, sound)
    damaged.write_bytes(sound.read_bytes()[:200])
    run("new", other, "--coder", "Mette")
    answer = run("import", other, sound, damaged)
    assert answer.code == 1
    assert "b.qdpx" in answer.err
    assert run("excerpts", other, "--json").json == []
    assert run("sources", other, "--json").json == []


def test_a_dry_run_tells_and_changes_nothing(run: Run, path: Path, tmp_path: Path) -> None:
    out, other = tmp_path / "out.qdpx", tmp_path / "other.qualapp"
    run("export", path, out)
    run("new", other, "--coder", "Mette")
    told = run("import", other, out, "--dry-run").out
    assert "2 codings" in told
    assert run("excerpts", other, "--json").json == []
    run("import", other, out)
    assert len(run("excerpts", other, "--json").json) == 2
    run("undo", other, "--coder", "Mette")
    assert run("excerpts", other, "--json").json == []


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", b"no archive", b"<Project"])
def test_a_damaged_file_leaves_no_project(run: Run, content: bytes, tmp_path: Path) -> None:
    bad = tmp_path / "bad.qdpx"
    bad.write_bytes(content)
    made = run("new", tmp_path / "q.qualapp", "--from", bad)
    assert made.code == 1
    assert len(made.err.strip().splitlines()) == 1
    assert list(tmp_path.iterdir()) == [bad]


def test_an_archive_without_a_project_says_so(run: Run, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "empty.qdpx", "w") as archive:
        archive.writestr("sources/a.txt", "Hej")
    assert "project.qde" in run("new", tmp_path / "q.qualapp", "--from", tmp_path / "empty.qdpx").err


def test_filters_and_whole_projects_do_not_go_together(run: Run, path: Path, tmp_path: Path) -> None:
    refused = run("export", path, tmp_path / "o.qdpx", "--code", "Tillid 😀")
    assert refused.code == 1
    assert not (tmp_path / "o.qdpx").exists()


@pytest.mark.parametrize(
    ("name", "program"),
    [("p.nvp", "NVivo"), ("p.NVPX", "NVivo"), ("p.atlproj", "ATLAS.ti"), ("p.mx22", "MAXQDA"), ("p.qrk", "Quirkos")],
)
def test_what_only_another_program_reads_is_to_be_exported_there_first(
    name: str, program: str, run: Run, path: Path, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(b"something of its own")
    answer = run("import", path, tmp_path / name)
    assert answer.code == 1
    assert f"Only {program} can read “{name}”. Open it there, export the project as REFI-QDA" in answer.err


@pytest.mark.parametrize(
    "option", [("--case", "Ny"), ("--visit", "first"), ("--kind", "minutes"), ("--repair", "sure")]
)
def test_what_is_said_of_texts_is_not_quietly_dropped_for_a_project(
    option: tuple[str, str], run: Run, path: Path, tmp_path: Path
) -> None:
    out, other = tmp_path / "out.qdpx", tmp_path / "other.qualapp"
    run("export", path, out)
    run("new", other)
    answer = run("import", other, out, *option)
    assert (answer.code, "leave --case, --kind, --visit and --repair out" in answer.err) == (1, True)
    assert run("sources", other, "--json").json == []


def test_texts_and_projects_are_imported_apart(run: Run, path: Path, tmp_path: Path) -> None:
    out, text = tmp_path / "out.qdpx", tmp_path / "t.txt"
    run("export", path, out)
    text.write_text("Hej", encoding="utf-8")
    assert "one after the other" in run("import", path, out, text).err
