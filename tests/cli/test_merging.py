"""Colleagues' copies on the command line."""

import contextlib
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from command_line import INTERVIEW, Run

from qualapp.errors import UserError
from qualapp.model.text import TextRange
from qualapp.model.theory import LinkRelation, NodeKind, Stance
from qualapp.store.project import Project


@pytest.fixture
def copies(tmp_path: Path, run: Run) -> tuple[Path, Path]:
    """Two copies of a project, in one of which Jonas has coded, and in both of which a code has got a definition."""
    mine, his = tmp_path / "mine.qualapp", tmp_path / "his.qualapp"
    with Project.create(mine, coder="Signe") as project:
        project.coders.add("Jonas")
        project.codes.add("Ledelse")
    (tmp_path / "interview.txt").write_text(INTERVIEW, encoding="utf-8")
    assert run("import", mine, tmp_path / "interview.txt").code == 0
    shutil.copy(mine, his)
    for path, coder, words in ((mine, "Signe", "Ledere støtter op."), (his, "Jonas", "Ledere prioriterer.")):
        with Project.open(path, coder=coder) as project:
            project.codes.describe(project.codes.find("Ledelse").id, definition=words)
    run("code", his, "--source", "interview", "--start", 54, "--end", 60, "--code", "Ledelse", "--coder", "Jonas")
    return mine, his


def test_a_merge_says_what_came_and_twice_is_once(copies: tuple[Path, Path], run: Run) -> None:
    mine, his = copies
    before = his.read_bytes()
    answer = run("merge", mine, his)
    assert answer.code == 0
    assert "1 coding by Jonas" in answer.out
    assert his.read_bytes() == before
    again = run("merge", mine, his)
    assert "Nothing new" in again.err
    assert run("excerpts", mine, "--json").json[0]["coder"] == "Jonas"


def test_what_both_drew_is_told_of_and_made_one_by_hand(copies: tuple[Path, Path], run: Run) -> None:
    mine, his = copies
    with Project.open(mine) as project:
        theory = project.theories.add("Kursus").id
        ends = [project.theories.add_node(theory, NodeKind.ACTIVITY, name).id for name in ("Møder", "Tillid")]
        shared = project.codes.add("Ro").id
    shutil.copy(mine, his)
    drawn = []
    for path, assumption in ((mine, "Fordi"), (his, "")):
        with Project.open(path) as project:
            link = project.theories.connect(*ends, assumption=assumption)
            node = project.theories.add_node(theory, NodeKind.SHORT_TERM, code_id=shared)
            drawn.append({link.guid, node.guid})
            project.evidence.give(1, TextRange(54, 60), Stance.SUPPORTS, link_id=link.id)
            project.evidence.give(1, TextRange(61, 66), Stance.SUPPORTS, node_id=node.id)
    said = "stands twice in “Kursus”. Select both in the drawing and choose “Make them one”."
    answer = run("merge", mine, his)
    assert f"“Møder → Tillid” {said}" in answer.err
    assert f"“Ro” {said}" in answer.err
    with Project.open(mine) as project:
        theories = project.theories
        before = [placed.evidence.guid for placed in project.evidence.of_theory(theory)]
        links, doubled = theories.links(theory), [one.id for one in theories.nodes(theory) if one.code_id == shared]
        theories.join_links([link.id for link in links])
        theories.join_nodes(doubled)
        (left,) = theories.links(theory)
        assert left.assumption == "Fordi"
        assert [one.id for one in theories.nodes(theory) if one.code_id == shared] == [min(doubled)]
        after = project.evidence.of_theory(theory)
        assert [placed.evidence.guid for placed in after] == before
        assert {placed.evidence.link_id for placed in after} == {None, left.id}
        project.history.undo()
        project.history.undo()
        assert theories.links(theory) == links
        theories.describe_link(links[0].id, relation=LinkRelation.HINDERS)
        with pytest.raises(UserError, match="say different things"):
            theories.join_links([link.id for link in links])
        with pytest.raises(UserError, match="Only nodes of one code"):
            theories.join_nodes(ends)


def test_a_dry_run_changes_nothing(copies: tuple[Path, Path], run: Run) -> None:
    mine, his = copies
    told = run("merge", mine, his, "--dry-run", "--json").json
    assert told["added"] == {"coding": 1, "excerpt": 1}
    assert told["conflicts"] == 1
    assert run("excerpts", mine, "--json").json == []
    assert run("merge", mine, his, "--json").json["added"] == told["added"]


def test_what_two_said_differently_is_listed_and_decided(copies: tuple[Path, Path], run: Run) -> None:
    mine, his = copies
    (conflict,) = run("merge", mine, his, "--json").json["open_conflicts"]
    assert {conflict["stands"]["words"], conflict["lost"]["words"]} == {"Ledere støtter op.", "Ledere prioriterer."}
    assert {conflict["stands"]["coder"], conflict["lost"]["coder"]} == {"Signe", "Jonas"}
    assert run("decide", mine, conflict["key"], "--choose", "other").code == 0
    assert run("conflicts", mine, "--json").json == []
    with Project.open(mine) as project:
        assert project.codes.find("Ledelse").definition == conflict["lost"]["words"]
    assert run("undo", mine).code == 0
    assert len(run("conflicts", mine, "--json").json) == 1


def test_a_decision_travels_with_the_next_merge(copies: tuple[Path, Path], run: Run) -> None:
    mine, his = copies
    (conflict,) = run("merge", mine, his, "--json").json["open_conflicts"]
    run("decide", mine, conflict["key"], "--choose", "own", "--words", "Ledere støtter og prioriterer.")
    run("merge", his, mine)
    assert run("conflicts", his, "--json").json == []
    with Project.open(his) as project:
        assert project.codes.find("Ledelse").definition == "Ledere støtter og prioriterer."


@pytest.mark.parametrize(("prefer", "words"), [("mine", "Ledere støtter op."), ("theirs", "Ledere prioriterer.")])
def test_one_side_can_be_preferred(copies: tuple[Path, Path], run: Run, prefer: str, words: str) -> None:
    mine, his = copies
    assert run("merge", mine, his, "--prefer", prefer, "--json").json["open_conflicts"] == []
    with Project.open(mine) as project:
        assert project.codes.find("Ledelse").definition == words


def test_both_can_stand(copies: tuple[Path, Path], run: Run) -> None:
    mine, his = copies
    run("merge", mine, his, "--prefer", "both")
    with Project.open(mine) as project:
        definition = project.codes.find("Ledelse").definition
    assert sorted(definition.split("\n\n")) == ["Ledere prioriterer.", "Ledere støtter op."]


def test_another_project_is_refused(copies: tuple[Path, Path], run: Run, tmp_path: Path) -> None:
    Project.create(tmp_path / "other.qualapp", coder="Signe").close()
    answer = run("merge", copies[0], tmp_path / "other.qualapp")
    assert answer.code == 1
    assert "is another project" in answer.err


def cut_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:4096])


def wrong_in_the_middle(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[:8192] + bytes(8192) + whole[16384:])


def no_project(path: Path) -> None:
    path.write_bytes(b"Interview")


def of_a_newer_program(path: Path) -> None:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")


@pytest.mark.parametrize("spoil", [cut_off, wrong_in_the_middle, no_project, of_a_newer_program, Path.unlink])
def test_a_file_that_cannot_come_in_is_named_among_several(
    copies: tuple[Path, Path], run: Run, tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    mine, his = copies
    shutil.copy(his, tmp_path / "hers.qualapp")
    spoil(tmp_path / "hers.qualapp")
    before = run("history", mine, "--json").json
    answer = run("merge", mine, his, tmp_path / "hers.qualapp")
    assert answer.code == 1
    assert "hers.qualapp" in answer.err
    assert "his.qualapp" not in answer.err
    assert "Traceback" not in answer.err
    assert run("history", mine, "--json").json == before


def test_while_coders_work_blind_others_words_wait(copies: tuple[Path, Path], run: Run) -> None:
    mine, his = copies
    with Project.open(mine, coder="Jonas") as project:
        project.memos.write("Om ledelse")
    run("blind", mine, "--on")
    shutil.copy(mine, his)
    for path, words in ((mine, "Om støtte"), (his, "Om hans støtte")):
        with Project.open(path, coder="Jonas") as project:
            project.memos.change(project.memos.all()[0].id, words)
    for answer in (run("merge", mine, his, "--json"), run("conflicts", mine, "--json"), run("conflicts", mine)):
        assert "støtte" not in answer.out
        assert "1 conflict is about what others coded or noted" in answer.err
    assert "Nothing waits" not in run("conflicts", mine).err
    run("blind", mine, "--off")
    assert "Om hans støtte" in run("conflicts", mine).out
