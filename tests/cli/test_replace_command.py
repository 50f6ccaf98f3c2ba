"""`qualapp replace`: a corrected file in the place of a coded text."""

from pathlib import Path

import pytest
from command_line import INTERVIEW, Run

from qualapp.store.project import Project

NAME = ("--source", "Sundhedsplejerske")


@pytest.fixture
def coded(run: Run, study: Path) -> Path:
    """The interview with two excerpts coded."""
    with Project.open(study) as project:
        text = project.sources.text(1)
    for words in ("Ledelsen har bakket op", "Det er guld værd."):
        start = text.index(words)
        place = ("--start", start, "--end", start + len(words))
        assert run("code", study, *NAME, *place, "--code", "Ledelse").code == 0
    return study


@pytest.fixture
def corrected(tmp_path: Path) -> Path:
    """The interview as it comes back from the transcriber."""
    path = tmp_path / "Rettet.txt"
    path.write_text(INTERVIEW.replace("Det er guld værd.", "Ja.").replace("timer", "tid"), encoding="utf-8")
    return path


def test_a_dry_run_tells_what_would_change_and_changes_nothing(run: Run, coded: Path, corrected: Path) -> None:
    before = coded.read_bytes()
    answer = run("replace", coded, corrected, *NAME, "--dry-run")
    assert answer.code == 0
    assert answer.out.splitlines() == [
        "2 places of the text change.",
        "1 coding stays on the same words.",
        "0 codings are on words that change a little.",
        "1 coding is doubtful.",
        "",
        "Ledelse",
        "- Det er guld værd.",
        "+ Ja.",
    ]
    assert coded.read_bytes() == before


def test_the_text_is_replaced_in_one_step_and_told_as_json(run: Run, coded: Path, corrected: Path) -> None:
    answer = run("replace", coded, corrected, *NAME, "--json").json
    assert (answer["source"], answer["file"]) == ("Sundhedsplejerske", "Rettet.txt")
    assert [answer[key] for key in ("changes", "same", "changed", "doubtful")] == [2, 1, 0, 1]
    (doubtful,) = answer["doubtful_excerpts"]
    assert doubtful["codes"] == ["Ledelse"]
    assert (doubtful["before"]["text"], doubtful["after"]["text"]) == ("Det er guld værd.", "Ja.")
    assert [one["text"] for one in run("excerpts", coded, "--json").json] == ["Ledelsen har bakket op", "Ja."]
    with Project.open(coded, read_only=True) as project:
        assert project.sources.original(1) == corrected.read_bytes()
    assert "Replace the text of “Sundhedsplejerske” by “Rettet.txt”" in run("undo", coded).out
    with Project.open(coded, read_only=True) as project:
        assert project.sources.original(1) == INTERVIEW.encode()
    assert run("check", coded).code == 0


def test_another_interview_is_refused_unless_it_is_meant(run: Run, coded: Path, tmp_path: Path) -> None:
    other = tmp_path / "Beboer.txt"
    other.write_text("I: Hvem er du?\n\nBeboer: Jeg går til fodbold hver onsdag.\n", encoding="utf-8")
    before = run("history", coded).out
    for extra in ([], ["--json"]):
        answer = run("replace", coded, other, *NAME, *extra)
        assert answer.code == 1
        assert answer.err.startswith("“Beboer.txt” looks like another text than “Sundhedsplejerske”")
        assert answer.err.endswith("Is it the right file? If it is, add --anyway.\n")
    assert run("history", coded).out == before
    assert "looks like another text" in run("replace", coded, other, *NAME, "--dry-run").err
    answer = run("replace", coded, other, *NAME, "--anyway")
    assert answer.code == 0
    assert "+ (no words left)" in answer.out
    assert len(run("excerpts", coded, "--json").json) == 2


def test_the_same_words_are_not_replaced(run: Run, coded: Path, tmp_path: Path) -> None:
    same = tmp_path / "Igen.txt"
    same.write_text(INTERVIEW + "\n\n", encoding="utf-8")
    answer = run("replace", coded, same, *NAME)
    assert answer.code == 1
    assert answer.err == (
        "“Igen.txt” says the same as “Sundhedsplejerske”, word for word. There is nothing to replace.\n"
    )
