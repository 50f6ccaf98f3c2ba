"""Copies for colleagues, blind coding and handing out, as commands."""

from pathlib import Path

import pytest
from command_line import Run

from qualapp.store.project import Project


@pytest.fixture
def shared(built_demo: Path, tmp_path: Path, run: Run) -> Path:
    """A copy of the demo, in which Signe and Jonas have coded."""
    path = tmp_path / "shared.qualapp"
    assert run("copy", built_demo, path, "--coder", "Signe Krogh").code == 0
    return path


def test_a_copy_for_a_colleague_is_opened_with_that_coder(run: Run, shared: Path, tmp_path: Path) -> None:
    told = run("copy", shared, tmp_path / "lone", "--coder", "Lone Holm", "--json").json
    assert told["coder"] == "Lone Holm"
    with Project.open(Path(told["path"])) as copy:
        assert copy.coders[copy.history.coder_id].guid == told["coder_guid"]
    with Project.open(shared) as project:
        assert project.coders.named("Lone Holm").guid == told["coder_guid"]


def test_a_copy_needs_to_know_for_whom(run: Run, shared: Path, tmp_path: Path) -> None:
    assert run("copy", shared, tmp_path / "x").code == 2
    refused = run("copy", shared, shared, "--coder", "Lone")
    assert refused.code == 1
    assert "cannot take the place" in refused.err


def test_listings_show_one_coder_while_they_work_blind(run: Run, shared: Path) -> None:
    both = run("excerpts", shared, "--json").json
    assert {one["coder"] for one in both} == {"Signe Krogh", "Jonas Møller"}
    assert run("blind", shared, "--on", "--json").json == {"blind": True, "openers": ["Signe Krogh"]}
    mine = run("excerpts", shared, "--json")
    assert {one["coder"] for one in mine.json} == {"Signe Krogh"}
    assert "only what Signe Krogh coded" in mine.err
    theirs = run("excerpts", shared, "--coder", "Jonas Møller", "--json").json
    assert {one["coder"] for one in theirs} == {"Jonas Møller"}
    assert len(mine.json) + len(theirs) == len(both)
    refused = run("excerpts", shared, "--coder", "Jonas Møller", "--coder", "Signe Krogh")
    assert (refused.code, "one coder at a time" in refused.err) == (1, True)
    assert {one["coder"] for one in run("memos", shared, "--json").json} <= {"Signe Krogh"}
    counted = sum(code["codings"] for code in run("codes", shared, "--json").json)
    assert counted == len(mine.json) == run("info", shared, "--json").json["coding"]


def test_the_history_tells_one_coder_s_codings_while_they_work_blind(run: Run, shared: Path, tmp_path: Path) -> None:
    def coders_who_coded(*more: object) -> set[str]:
        told = run("history", shared, "--json", *more).json
        return {one["coder"] for one in told if {row["kind"] for row in one["touched"]} & {"coding", "memo"}}

    with Project.open(shared, coder="Jonas Møller") as project:
        project.memos.write("Jonas’ egen tanke")
    assert coders_who_coded() == {"Signe Krogh", "Jonas Møller"}
    run("blind", shared, "--on")
    assert coders_who_coded() == {"Signe Krogh"}
    assert "only what Signe Krogh coded" in run("history", shared).err
    run("history", shared, "--output", tmp_path / "h.csv")
    assert "Jonas’ egen tanke" not in (tmp_path / "h.csv").read_text(encoding="utf-8-sig")
    assert coders_who_coded("--coder", "Jonas Møller") == {"Jonas Møller"}
    run("blind", shared, "--off")
    assert coders_who_coded() == {"Signe Krogh", "Jonas Møller"}


def test_agreement_waits_for_the_comparison_and_only_who_may_opens_it(run: Run, shared: Path) -> None:
    run("blind", shared, "--on")
    waiting = run("agreement", shared)
    assert (waiting.code, "Signe Krogh can open the comparison" in waiting.err) == (1, True)
    refused = run("blind", shared, "--off", "--coder", "Jonas Møller")
    assert (refused.code, "Only Signe Krogh" in refused.err) == (1, True)
    assert "work blind; Signe Krogh can" in run("blind", shared).out
    assert run("blind", shared, "--off").code == 0
    assert run("agreement", shared).code == 0


def test_sources_are_shared_evenly_by_lots_that_can_be_drawn_again(run: Run, shared: Path) -> None:
    options = ("--to", "Signe Krogh", "--to", "Jonas Møller", "--twice", "2", "--seed", "7", "--json")
    dealt = run("assign", shared, *options)
    assert "seed 7" in dealt.err
    count = len(run("sources", shared, "--json").json)
    assert len(dealt.json) == count + 2
    assert {one["seed"] for one in dealt.json} == {7}
    run("undo", shared)
    assert run("assign", shared, "--json").json == []
    again = run("assign", shared, *options).json
    assert [(one["source"], one["coder"]) for one in again] == [(one["source"], one["coder"]) for one in dealt.json]


def test_one_is_handed_out_ticked_off_and_taken_back(run: Run, shared: Path) -> None:
    name = run("sources", shared, "--json").json[0]["name"]
    assert run("assign", shared, "--to", "Jonas Møller", "--source", name).code == 0
    refused = run("assign", shared, "--done", "--source", name)
    assert (refused.code, "handed out to the coder" in refused.err) == (1, True)
    (one,) = run("assign", shared, "--done", "--coder", "Jonas Møller", "--json").json
    assert one["done"]
    told = {one["coder"]: one for one in run("progress", shared, "--json").json}
    assert told["Jonas Møller"]["done"] == told["Jonas Møller"]["assigned"] == [name]
    assert "Jonas Møller" in run("progress", shared).out
    assert name in run("assign", shared).out
    run("assign", shared, "--to", "Jonas Møller", "--back")
    assert "Nothing is handed out" in run("assign", shared).err
