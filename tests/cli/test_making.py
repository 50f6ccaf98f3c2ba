"""`qualapp new` and `qualapp import`."""

from pathlib import Path

import pytest
from command_line import INTERVIEW, Answer, Run

from qualapp.settings import Settings, save
from qualapp.store.project import Project


def test_a_new_project_has_a_codebook_and_a_coder(run: Run, tmp_path: Path) -> None:
    answer = run("new", tmp_path / "a.qualapp", "--codebook", "fixsen", "--coder", "Signe Krogh")
    assert answer.code == 0
    with Project.open(tmp_path / "a.qualapp", read_only=True) as project:
        assert [coder.name for coder in project.coders.all()] == ["Signe Krogh"]
        assert [code.name for code in project.codes.tree().children()][:2] == ["Organisering", "Ledelse"]
        assert f"{len(project.codes.tree())} codes" in answer.out


def test_the_material_is_danish_unless_told(run: Run, tmp_path: Path) -> None:
    run("new", tmp_path / "a", "--codebook", "fixsen")
    run("new", tmp_path / "b", "--codebook", "fixsen", "--language", "en")
    assert [run("info", tmp_path / name, "--json").json["language"] for name in "ab"] == ["da", "en"]
    assert run("codes", tmp_path / "b", "--json").json[0]["path"] == "Organisation"


def test_the_ending_may_be_left_out(run: Run, tmp_path: Path) -> None:
    run("new", tmp_path / "study")
    assert (tmp_path / "study.qualapp").is_file()
    assert run("info", tmp_path / "study", "--json").json["name"] == "study"


def test_several_codebooks_and_one_from_a_file(run: Run, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("qualapp-codebook: 1\nname: Own\ncodes:\n  - name: Mine\n", encoding="utf-8")
    run("new", tmp_path / "a", "--codebook", "arbejdsmetoder", "--codebook", own)
    assert run("codes", tmp_path / "a", "--json").json[-1]["path"] == "Mine"


def test_the_coder_of_the_settings_is_the_first(run: Run, tmp_path: Path) -> None:
    save(Settings(coder="Jonas Møller"))
    run("new", tmp_path / "a")
    with Project.open(tmp_path / "a.qualapp", read_only=True) as project:
        assert project.coders.all()[0].name == "Jonas Møller"


def test_an_existing_file_is_not_overwritten(run: Run, study: Path) -> None:
    before = study.read_bytes()
    answer = run("new", study)
    assert answer == Answer("", f"There is already a file “{study}”. Choose another name.\n", 1)
    assert study.read_bytes() == before


def test_an_unknown_codebook_leaves_no_project_behind(run: Run, tmp_path: Path) -> None:
    answer = run("new", tmp_path / "a", "--codebook", "fixen")
    assert answer.code == 1
    assert "fixen" in answer.err
    assert "arbejdsmetoder, fixsen" in answer.err
    assert not (tmp_path / "a.qualapp").exists()


def test_an_interview_comes_with_its_case_visit_and_speakers(run: Run, study: Path) -> None:
    with Project.open(study, read_only=True) as project:
        (source,) = project.sources.all()
        assert (source.name, source.case, source.visit) == ("Sundhedsplejerske", "Lærkevangen", "first")
        assert project.sources.original(source.id) == INTERVIEW.encode()
        roles = {who.name: (who.role, who.is_interviewer) for who in project.informants.all()}
    assert roles == {"Interviewer": ("", True), "Sundhedsplejerske": ("Sundhedsplejerske", False)}


def test_all_files_of_one_import_and_their_case_are_one_step(run: Run, study: Path, tmp_path: Path) -> None:
    folder = tmp_path / "field"
    folder.mkdir()
    for number in (1, 2, 10):
        (folder / f"Interview {number}.txt").write_text(f"I: Hvad {number}?\n\nB: Ja.\n", encoding="utf-8")
    answer = run("import", study, folder, "--case", "Fjordengen", "--json")
    assert [source["name"] for source in answer.json] == ["Interview 1", "Interview 2", "Interview 10"]
    assert {source["case"] for source in answer.json} == {"Fjordengen"}
    assert "Import 3 sources" in run("undo", study).out
    assert run("info", study, "--json").json["source"] == 1
    assert [case["name"] for case in run("cases", study, "--json").json] == ["Lærkevangen"]


def test_what_was_added_is_listed(run: Run, study: Path, tmp_path: Path) -> None:
    (tmp_path / "Mødre.txt").write_text(
        "Interviewer: Ja?\n\nAmina: Det er godt.\n\nInterviewer: Ja.\n", encoding="utf-8"
    )
    answer = run("import", study, tmp_path / "Mødre.txt", "--kind", "group_interview", "--case", "lærkevangen")
    heading, row = answer.out.splitlines()
    assert heading.split() == ["Source", "Case", "Words", "Speakers"]
    assert row.split() == ["Mødre", "Lærkevangen", "5", "Interviewer,", "Amina"]
    assert run("sources", study, "--json").json[0]["kind"] == "group_interview"


def test_the_same_file_is_imported_once(run: Run, study: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_text(INTERVIEW, encoding="utf-8")
    answer = run("import", study, copy)
    assert answer.err == "“copy.txt” was skipped: the same file is in the project already, as “Sundhedsplejerske”.\n"
    assert (answer.out, answer.code) == ("", 0)
    assert run("import", study, copy, "--json").json == []
    assert run("info", study, "--json").json["source"] == 1


def test_a_file_given_twice_under_two_names_comes_in_once(run: Run, study: Path, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("I: Ja?\n\nB: Nej.\n", encoding="utf-8")
    answer = run("import", study, tmp_path / "a.txt", tmp_path / "b.txt", "--json")
    assert [source["name"] for source in answer.json] == ["a"]
    assert answer.err == "“b.txt” was skipped: the same file is in the project already, as “a”.\n"


def test_an_unreadable_file_is_told_and_the_others_come_in(run: Run, study: Path, tmp_path: Path) -> None:
    (tmp_path / "broken.docx").write_bytes(b"PK\x03\x04 this is no zip")
    (tmp_path / "good.txt").write_text("I: Ja?\n\nB: Nej.\n", encoding="utf-8")
    answer = run("import", study, tmp_path / "broken.docx", tmp_path / "gone.txt", tmp_path / "good.txt", "--json")
    assert answer.code == 1
    assert [source["name"] for source in answer.json] == ["good"]
    broken, gone = answer.err.splitlines()
    assert "broken.docx" in broken
    assert "gone.txt" in gone


def test_nothing_readable_ends_with_1(run: Run, study: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    answer = run("import", study, tmp_path / "empty")
    assert answer == Answer("", "There is no file in there that can be read.\n", 1)
    assert run("import", study, tmp_path / "gone.txt").code == 1


def test_a_person_who_does_not_code_here_is_told_who_does(run: Run, study: Path, tmp_path: Path) -> None:
    answer = run("import", study, tmp_path, "--coder", "Jonas")
    assert answer.err == "There is no coder “Jonas” in the project. The coders are: Signe Krogh.\n"
    assert answer.code == 1


@pytest.mark.parametrize("arguments", [["import"], ["import", "a"], ["import", "a", "b", "--kind", "poem"], ["new"]])
def test_wrong_usage_ends_with_2(run: Run, arguments: list[str]) -> None:
    answer = run(*arguments)
    assert answer.code == 2
    assert answer.err.startswith("Usage: qualapp")
