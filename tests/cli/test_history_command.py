"""The command that tells the history, writes it and goes back in it."""

from pathlib import Path

from command_line import Run

from qualapp.store.project import Project


def coded(study: Path) -> int:
    """Let Jonas code in the study; returns his step."""
    with Project.open(study) as project:
        project.history.coder_id = project.coders.add("Jonas").id
        project.codes.add("Jonas’ kode")
        last = project.history.last()
        assert last is not None
        return last.id


def test_filters_choose_among_the_steps(run: Run, study: Path) -> None:
    step = coded(study)
    (told,) = run("history", study, "--coder", "Jonas", "--json").json
    assert (told["step"], told["label"], told["coder"]) == (step, "New code “Jonas’ kode”", "Jonas")
    assert told["details"] == ["Code “Jonas’ kode”: made"]
    assert told["touched"] == [{"kind": "code", "operation": "i", "count": 1}]
    (told,) = run("history", study, "--source", "Sundhedsplejerske", "--json").json
    assert told["label"] == "Import “Sundhedsplejerske”"
    assert [one["step"] for one in run("history", study, "--code", "Jonas’ kode", "--json").json] == [step]
    assert [one["step"] for one in run("history", study, "--words", "jonas KODE", "--json").json] == [step]
    assert run("history", study, "--since", "2999-01-01", "--json").json == []
    assert len(run("history", study, "--until", "31.12.2998", "--json").json) == 5


def test_a_name_that_is_not_there_is_said(run: Run, study: Path) -> None:
    answer = run("history", study, "--coder", "Nobody")
    assert answer.code == 1
    assert "Nobody" in answer.err


def test_it_is_written_to_a_file(run: Run, study: Path, tmp_path: Path) -> None:
    for ending in ("csv", "xlsx", "docx"):
        path = tmp_path / f"spor.{ending}"
        assert str(path) in run("history", study, "--output", path).out
        assert path.stat().st_size > 300
    assert run("history", study, "--output", tmp_path / "spor.pdf").code == 1


def test_the_project_as_it_was_is_written_as_a_copy(run: Run, study: Path, tmp_path: Path) -> None:
    step = coded(study)
    copy = tmp_path / "før.qualapp"
    assert "før.qualapp" in run("history", study, "--as-of", step - 1, "--save", copy).out
    assert [one["step"] for one in run("history", copy, "--json").json] == list(range(step - 1, 0, -1))
    assert run("check", copy).code == 0
    assert run("history", study, "--as-of", step).code == 2
    assert run("history", study, "--as-of", 999, "--save", copy).code == 1
