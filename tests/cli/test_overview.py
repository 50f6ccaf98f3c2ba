"""Commands that only read: info, sources, cases, codes, history, check."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from command_line import Answer, Run

from qualapp.store.connection import MIGRATIONS
from qualapp.store.project import NOUNS, Project

READING = ("info", "sources", "cases", "codes", "history", "check", "excerpts")


def test_info_counts_every_noun(run: Run, study: Path) -> None:
    told = run("info", study, "--json").json
    assert (told["name"], told["language"], told["schema_version"]) == ("study", "da", MIGRATIONS)
    assert {noun: told[noun] for noun in NOUNS if noun not in ("code", "block")} == {
        "case": 1,
        "visit": 1,
        "source": 1,
        "turn": 4,
        "informant": 2,
        "excerpt": 0,
        "coding": 0,
        "memo": 0,
        "variable": 0,
        "value": 0,
        "assignment": 0,
        "theory": 0,
        "evidence": 0,
        "actor": 0,
        "tie": 0,
        "coder": 1,
    }
    assert told["code"] > 60
    assert told["block"] >= 4


def test_info_is_aligned_and_names_the_coders(run: Run, built_demo: Path) -> None:
    lines = run("info", built_demo).out.splitlines()
    assert lines[0] == "Familieindsatser i tre områder"
    table = lines[lines.index("") + 1 :]
    assert {line[: len("Informants   ")].strip() for line in table} >= {"Cases", "Codings", "Coders"}
    assert table[-1].endswith("2  Signe Krogh, Jonas Møller")
    assert len({len(line) for line in table[:-1]}) == 1


def test_sources_tell_what_they_are_and_how_far_they_are_coded(run: Run, built_demo: Path) -> None:
    told = run("sources", built_demo, "--json").json
    assert [source["case"] for source in told] == sorted(source["case"] for source in told)
    (nurse,) = [source for source in told if source["name"] == "Sundhedsplejerske"]
    assert (nurse["kind"], nurse["case"], nurse["visit"], nurse["date"]) == (
        "interview",
        "Lærkevangen",
        "first",
        "2024-03-14",
    )
    assert nurse["file"] == "Lærkevangen - sundhedsplejerske.docx"
    assert 0.1 < nurse["coded"] < 0.9
    assert nurse["words"] > 1000
    heading, *rows = run("sources", built_demo).out.splitlines()
    case = heading.index("Case")
    assert {row[case:].split()[0] for row in rows} == {"Bøgelunden", "Fjordengen", "Lærkevangen"}


def test_cases_name_their_sources_and_visits(run: Run, built_demo: Path) -> None:
    told = run("cases", built_demo, "--json").json
    assert [case["name"] for case in told] == ["Bøgelunden", "Fjordengen", "Lærkevangen"]
    assert told[2]["sources"] == [
        *("Caserapport, genbesøg", "Daginstitutionsleder", "Projektleder, genbesøg", "Sundhedsplejerske")
    ]
    assert told[2]["visits"] == ["first", "revisit"]
    assert "Projektleder, genbesøg; Sundhedsplejerske" in run("cases", built_demo).out


def test_codes_are_told_in_both_languages_with_their_use(run: Run, built_demo: Path) -> None:
    told = run("codes", built_demo, "--json").json
    by_path = {code["path"]: code for code in told}
    leadership = by_path["Ledelse > Ledelsesmæssig opbakning og prioritering"]
    assert leadership["path_other"].startswith("Leadership > ")
    assert leadership["codings"] == 4
    assert sum(code["codings"] for code in told) == run("info", built_demo, "--json").json["coding"]


def test_codes_are_written_as_a_tree(run: Run, study: Path) -> None:
    lines = run("codes", study).out.splitlines()
    assert lines[1].startswith("Organisering")
    assert lines[2].startswith("  Tilrettelæggelse og systematik")
    assert len({len(line) for line in lines}) == 1


def test_history_is_newest_first_and_says_who(run: Run, study: Path) -> None:
    told = run("history", study, "--json").json
    assert [step["label"] for step in told] == [
        "Import “Sundhedsplejerske”",
        "Add codebook “Fixsens fem dimensioner”",
        "New project “study”",
    ]
    assert {step["coder"] for step in told} == {"Signe Krogh"}
    assert told[0]["kind"] == "do"
    assert run("history", study, "--limit", 1).out.splitlines()[1].endswith("Signe Krogh  Import “Sundhedsplejerske”")
    assert len(run("history", study, "--limit", 2, "--json").json) == 2


def test_an_undone_step_says_so(run: Run, study: Path) -> None:
    run("undo", study)
    assert "Undone: Import “Sundhedsplejerske”" in run("history", study).out
    run("redo", study)
    assert "Redone: Import “Sundhedsplejerske”" in run("history", study).out


def test_a_sound_project_is_said_to_be(run: Run, study: Path) -> None:
    assert run("check", study) == Answer("“study.qualapp” is sound.\n", "", 0)
    assert run("check", study, "--json").json == []


def test_what_is_wrong_is_told_and_ends_with_1(run: Run, study: Path) -> None:
    with closing(sqlite3.connect(study)) as db, db:
        db.execute("PRAGMA foreign_keys = OFF")
        db.execute("DROP TRIGGER IF EXISTS source_u")
        db.execute("UPDATE source SET text = substr(text, 5), characters = characters - 4")
    answer = run("check", study)
    assert answer.code == 1
    assert answer.out == ""
    assert answer.err
    told = run("check", study, "--json")
    assert told.code == 1
    assert len(told.json) == len(answer.err.splitlines())


@pytest.mark.parametrize("command", READING)
def test_reading_works_while_somebody_has_the_project_open(run: Run, study: Path, command: str) -> None:
    with Project.open(study) as open_elsewhere, open_elsewhere.history.step("Half a step"):
        assert run(command, study).code == 0


@pytest.mark.parametrize("command", READING)
def test_reading_leaves_the_folder_as_it_was(run: Run, study: Path, command: str) -> None:
    before = {path.name: path.read_bytes() for path in study.parent.iterdir() if path.is_file()}
    run(command, study)
    assert {path.name: path.read_bytes() for path in study.parent.iterdir() if path.is_file()} == before


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_reading_works_in_a_folder_that_cannot_be_written(run: Run, study: Path) -> None:
    study.parent.chmod(0o500)
    try:
        assert run("info", study).code == 0
    finally:
        study.parent.chmod(0o700)


@pytest.mark.parametrize("command", READING)
def test_what_is_no_project_is_refused_in_a_sentence(run: Run, tmp_path: Path, command: str) -> None:
    (tmp_path / "Interview.txt").write_text("I: Ja?\n", encoding="utf-8")
    answer = run(command, tmp_path / "Interview.txt")
    assert answer.code == 1
    assert answer.err == (
        "“Interview.txt” is not a Qualapp project. To add an interview, open a project and import it.\n"
    )
    missing = run(command, tmp_path / "gone")
    assert missing == Answer("", f"There is no file “{tmp_path / 'gone.qualapp'}”.\n", 1)
