"""Commands that claim and take back: code, undo, redo."""

from pathlib import Path

import pytest
from command_line import Answer, Run
from hypothesis import given, settings
from hypothesis import strategies as st

from qualapp.model.text import TextRange
from qualapp.store.project import Project

LEADERSHIP = "Ledelse > Ledelsesmæssig opbakning og prioritering"
WORDS = "Ledelsen har bakket op"


def place(study: Path, words: str = WORDS) -> list[str]:
    """The options that name where the words stand in the one interview."""
    with Project.open(study, read_only=True) as project:
        start = project.sources.text(project.sources.all()[0].id).index(words)
    return ["--source", "Sundhedsplejerske", "--start", str(start), "--end", str(start + len(words))]


def test_coding_prints_the_words_and_the_guid(run: Run, study: Path) -> None:
    answer = run("code", study, *place(study), "--code", LEADERSHIP, "--valence", "driver")
    words, guid = answer.out.splitlines()
    (excerpt,) = run("excerpts", study, "--json").json
    assert (words, guid) == (WORDS, excerpt["guid"])
    assert (excerpt["code"], excerpt["valence"], excerpt["coder"]) == (LEADERSHIP, "driver", "Signe Krogh")
    assert (excerpt["speaker"], excerpt["role"]) == ("Sundhedsplejerske", "Sundhedsplejerske")


def test_coding_tells_json_as_excerpts_do(run: Run, study: Path) -> None:
    told = run("code", study, *place(study), "--code", "Leadership", "--json").json
    assert run("excerpts", study, "--json").json == [told]
    assert told["valence"] == "none"


def test_positions_count_characters_not_bytes(run: Run, study: Path) -> None:
    assert run("code", study, *place(study, "timer 😊 og"), "--code", "Ledelse").out.splitlines()[0] == "timer 😊 og"


def test_the_same_claim_is_made_once(run: Run, study: Path) -> None:
    first = run("code", study, *place(study), "--code", "Ledelse", "--valence", "driver")
    again = run("code", study, *place(study), "--code", "Ledelse", "--valence", "driver")
    assert again == Answer(first.out, "These words have been coded so already.\n", 0)
    opposite = run("code", study, *place(study), "--code", "Ledelse", "--valence", "barrier")
    assert opposite.err == ""
    assert len(run("excerpts", study, "--json").json) == 2


def test_each_coder_takes_back_their_own_step(run: Run, study: Path) -> None:
    with Project.open(study) as project:
        project.coders.add("Jonas Møller")
    run("code", study, *place(study), "--code", "Ledelse", "--coder", "Jonas Møller")
    run("code", study, *place(study, "guld værd"), "--code", "Kontekst")
    assert run("undo", study, "--coder", "jonas møller").out == "Undone: Apply code “Ledelse”\n"
    assert [excerpt["code"] for excerpt in run("excerpts", study, "--json").json] == ["Kontekst"]
    assert run("redo", study, "--coder", "Jonas Møller").out == "Redone: Apply code “Ledelse”\n"
    assert {excerpt["coder"] for excerpt in run("excerpts", study, "--json").json} == {"Jonas Møller", "Signe Krogh"}


def test_undo_ends_where_nothing_is_left(run: Run, study: Path) -> None:
    assert [run("undo", study).code for _step in range(3)] == [0, 0, 1]
    assert run("undo", study).err == "There is nothing to undo.\n"
    assert [run("redo", study).code for _step in range(3)] == [0, 0, 1]
    assert run("redo", study).err == "There is nothing to redo.\n"
    assert run("info", study, "--json").json["source"] == 1


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--source", "Læge"], "There is no source “Læge”. There are: Sundhedsplejerske."),
        (["--code", "Vejret"], "There is no code “Vejret”. Did you mean:"),
        (["--start", "30", "--end", "20"], "The end (20) lies before the start (30)."),
        (["--end", "0", "--start", "0"], "Select some words first: a code cannot be applied to nothing."),
        (["--end", "99999"], "The text ends at position "),
        (["--coder", "Ib"], "There is no coder “Ib” in the project. The coders are: Signe Krogh."),
    ],
)
def test_what_cannot_be_coded_is_told(run: Run, study: Path, options: list[str], sentence: str) -> None:
    answer = run("code", study, *place(study), "--code", "Ledelse", *options)
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith(sentence)
    assert run("info", study, "--json").json["coding"] == 0


@pytest.mark.parametrize("options", [["--start", "-1"], ["--end", "x"], ["--valence", "good"], ["--nothing"]])
def test_wrong_options_end_with_2(run: Run, study: Path, options: list[str]) -> None:
    assert run("code", study, *place(study), "--code", "Ledelse", *options).code == 2


def test_a_name_that_two_have_lists_both(run: Run, study: Path, tmp_path: Path) -> None:
    folder = tmp_path / "again"
    folder.mkdir()
    (folder / "Sundhedsplejerske.txt").write_text("I: Hej?\n\nB: Ja.\n", encoding="utf-8")
    run("import", study, folder)
    guids = [source["guid"] for source in run("sources", study, "--json").json]
    answer = run("code", study, *place(study, "Ja"), "--code", "Ledelse")
    assert answer.code == 1
    assert all(guid in answer.err for guid in guids)
    by_guid = run("code", study, "--source", guids[0], "--start", 0, "--end", 1, "--code", "Ledelse")
    assert by_guid.code == 0


def test_nobody_writes_while_the_window_has_the_project(run: Run, study: Path) -> None:
    options = place(study)
    with Project.open(study, coder="Signe Krogh"):
        answer = run("code", study, *options, "--code", "Ledelse")
    assert answer.code == 1
    assert answer.err.startswith("Signe Krogh has had “study.qualapp” open on ")


@pytest.mark.parametrize("command", ["undo", "redo"])
def test_a_project_that_cannot_be_written_is_not_said_to_have_no_steps(
    run: Run, study: Path, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qualapp.store.project.can_be_written", lambda _path: False)
    sentence = "The project is open for reading only, so nothing can be changed in it.\n"
    assert run(command, study) == Answer("", sentence, 1)


@settings(max_examples=20)
@given(ends=st.tuples(st.integers(0, 250), st.integers(0, 250)).map(sorted))
def test_the_words_printed_are_those_between_the_ends(run: Run, study: Path, ends: list[int]) -> None:
    start, end = ends
    with Project.open(study, read_only=True) as project:
        text = project.sources.text(project.sources.all()[0].id)
    answer = run(
        "code", study, "--source", "Sundhedsplejerske", "--start", start, "--end", end, "--code", "Ledelse", "--json"
    )
    if start < end <= len(text):
        assert answer.json["text"] == TextRange(start, end).of(text)
    else:
        assert (answer.code, answer.out) == (1, "")
