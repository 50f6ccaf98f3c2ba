"""The command that lists where two coders part."""

import zipfile
from pathlib import Path

from command_line import Run
from test_agreement_command import BACKING, LATER, LEADING, TIME, two

from qualapp.progress import finish
from qualapp.reports.disagreements import Parted, Verdict, decide, disagreements_of
from qualapp.store.project import Project

__all__ = ["two"]


def test_json_tells_every_place(run: Run, two: Path) -> None:
    told = run("disagreements", two, "--json").json
    assert [(one["kinds"], one["text"]) for one in told] == [(["other_valence"], BACKING), (["other_code"], LATER)]
    assert [claim["code"] for claim in (*told[1]["first"], *told[1]["second"])] == [TIME, LEADING]
    assert told[1]["coders"] == ["Signe Krogh", "Jonas Møller"]
    assert told[1]["decision"] is None


def test_the_coders_can_be_named_the_other_way_round(run: Run, two: Path) -> None:
    (told,) = run(
        "disagreements", two, "--coders", "Jonas Møller", "Signe Krogh", "--kind", "other_code", "--json"
    ).json
    assert told["first"][0]["code"] == LEADING


def test_only_one_code_or_kind_is_listed_where_it_is_asked_for(run: Run, two: Path) -> None:
    (told,) = run("disagreements", two, "--code", TIME, "--json").json
    assert told["kinds"] == ["only_first"]
    assert run("disagreements", two, "--kind", "other_edges", "--json").json == []


def test_people_read_who_says_what_and_what_was_decided(run: Run, two: Path) -> None:
    with Project.open(two) as project:
        place = next(one for one in finish(disagreements_of(project, Parted())) if "other_code" in one.kinds)
        decide(project, place, Verdict.SECOND)
    answer = run("disagreements", two)
    assert answer.out.startswith("Signe Krogh and Jonas Møller part in 2 places")
    assert f"  Signe Krogh: {TIME} ▼\n  Jonas Møller: {LEADING} ▼\n  Consensus: as Jonas Møller\n" in answer.out
    assert LATER not in run("disagreements", two, "--open").out


def test_what_the_consensus_notes_for_itself_is_shown_and_written_nowhere(run: Run, two: Path, tmp_path: Path) -> None:
    with Project.open(two) as project:
        place = next(one for one in finish(disagreements_of(project, Parted())) if "other_code" in one.kinds)
        decide(project, place, Verdict.SECOND, why="Hun siger det selv")
        decide(project, place, Verdict.FIRST, why="Nej, han")
        (memo,) = project.memos.all()
        assert memo.text.endswith("Nej, han")
    for command in ("memos", "history", "excerpts", "disagreements"):
        answer = run(command, two, "--json")
        assert "Consensus: as Signe Krogh" in answer.out
        assert "[#" not in answer.out
    assert "[#" not in run("memos", two).out
    for command, name in (("memos", "m.docx"), ("history", "h.csv"), ("history", "h.docx"), ("export", "e.csv")):
        out = tmp_path / name
        assert run(command, two, *(("--output", out) if command == "history" else (out,))).code == 0
        parts = [out.read_bytes()] if out.suffix == ".csv" else [zipfile.ZipFile(out).read("word/document.xml")]
        assert b"Consensus: as" in parts[0]
        assert b"[#" not in parts[0]


def test_a_note_of_the_consensus_that_is_written_anew_still_says_what_was_decided(two: Path) -> None:
    with Project.open(two) as project:
        place = next(one for one in finish(disagreements_of(project, Parted())) if "other_code" in one.kinds)
        decide(project, place, Verdict.SECOND)
        before = project.consensus.decided()
        consensus = project.consensus.coder()
        assert consensus is not None
        project.history.coder_id = consensus.id
        (memo,) = project.memos.all()
        project.memos.change(memo.id, "Vi hørte optagelsen igen.")
        assert project.memos[memo.id].text == "Vi hørte optagelsen igen."
        assert project.consensus.decided() == dict.fromkeys(before, "Vi hørte optagelsen igen.")


def test_the_two_coders_must_be_known(run: Run, two: Path) -> None:
    with Project.open(two) as project:
        third = project.coders.add("Lene Holm")
        project.history.coder_id = third.id
        source = project.sources.all()[0].id
        project.codings.apply(project.codes.find(TIME).id, source, project.sources.blocks(source)[0].range)
    answer = run("disagreements", two)
    assert answer.code == 1
    assert "--coders" in answer.err
    assert run("disagreements", two, "--coders", "Lene Holm", "Signe Krogh").code == 0
