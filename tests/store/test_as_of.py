"""The project as it was after any of its steps, as a copy."""

from pathlib import Path

import gestures as g
import pytest
from copies import Team
from hypothesis import given, settings
from hypothesis import strategies as st
from project_content import Content, content_of

from qualapp.errors import UserError
from qualapp.model.text import TextRange
from qualapp.progress import finish
from qualapp.store.project import Project

MOVES = g.chosen([*g.ALL, *["undo"] * 5, *["redo"] * 4], most=20)


def note_new(project: Project, seen: dict[int, Content]) -> None:
    """Remember the content after the last step; of a gesture of several steps only that is known."""
    last = project.history.last()
    assert last is not None
    seen[last.id] = content_of(project)


def do(project: Project, move: object, a: int, b: int) -> None:
    if isinstance(move, str):
        try:
            getattr(project.history, move)()
        except UserError:
            return
    else:
        g.make(project, move, a, b)


def copy_as_of(project: Project, step: int, path: Path) -> Content:
    """What the copy says; it is sound, leads its own history on and lies alone."""
    path.unlink(missing_ok=True)
    assert finish(project.save_as_of(path, step)) == path
    with Project.open(path) as copy:
        assert copy.check() == []
        last = copy.history.last()
        assert last is not None
        assert last.id == step
        assert copy.history.copy_id != project.history.copy_id
        found = content_of(copy)
        copy.codes.add("Ny kode")
        assert copy.check() == []
    assert not list(path.parent.glob(".then*"))
    return found


@given(moves=MOVES, picks=st.lists(st.integers(0, 99), min_size=2, max_size=3))
@settings(max_examples=12)
def test_a_copy_says_what_the_project_said_then(
    moves: list[tuple[object, int, int]], picks: list[int], tmp_path: Path
) -> None:
    with Project.create(coder="Signe") as project:
        seen: dict[int, Content] = {}
        note_new(project, seen)
        g.prepared(project)
        note_new(project, seen)
        for move, a, b in moves:
            do(project, move, a, b)
            note_new(project, seen)
        now = content_of(project)
        (tmp_path / "then").mkdir(exist_ok=True)
        for pick in picks:
            step = list(seen)[pick % len(seen)]
            assert copy_as_of(project, step, tmp_path / "then" / "then.qualapp") == seen[step]
        assert content_of(project) == now


@given(
    apart=g.chosen([*g.CLAIMS, *g.BOOK, g.edit_text], most=6),
    mine=g.chosen([*g.CLAIMS, g.edit_text], most=6),
    after=g.chosen([*g.CLAIMS, g.edit_text, "undo", "undo"], most=6),
)
@settings(max_examples=6)
def test_what_a_merge_brought_is_taken_back_with_it_and_can_come_in_again(
    apart: list[tuple[g.Gesture, int, int]],
    mine: list[tuple[g.Gesture, int, int]],
    after: list[tuple[object, int, int]],
    tmp_path: Path,
) -> None:
    team = Team(tmp_path / "team", ["Signe", "Jonas"])
    theirs, ours, then = team.copy(), team.copy(), tmp_path / "team" / "then.qualapp"
    with Project.open(theirs, coder="Jonas") as copy:
        copy.codes.add("Fra Jonas")
        for move, a, b in apart:
            g.make(copy, move, a, b)
    with Project.open(ours, coder="Signe") as project:
        for move, a, b in mine:
            g.make(project, move, a, b)
        last = project.history.last()
        assert last is not None
        before = content_of(project)
        project.merging.merge([theirs])
        merge = project.history.last()
        assert merge is not None
        merged = content_of(project)
        for move, a, b in after:
            do(project, move, a, b)
        brought = [step.id for step in project.audit.steps() if step.came_with == merge.id]
        assert copy_as_of(project, merge.id, then) == merged
        assert project.step_before(merge.id) == last.id
        for step in brought:
            assert project.step_before(step) == last.id
        assert copy_as_of(project, last.id, then) == before
        finish(project.save_as_of(then, last.id))
    with Project.open(then) as copy:
        copy.merging.merge([theirs])
        assert content_of(copy) == merged
        assert copy.check() == []


def test_a_step_that_a_merge_brought_stands_for_the_merge(tmp_path: Path) -> None:
    team = Team(tmp_path / "team", ["Signe", "Jonas"])
    theirs, ours = team.copy(), team.copy()
    with Project.open(theirs, coder="Jonas") as copy:
        copy.codes.add("Fra Jonas")
    with Project.open(ours) as project:
        project.merging.merge([theirs])
        merged = content_of(project)
        (brought,) = [step.id for step in project.audit.steps() if step.came_with is not None]
        finish(project.save_as_of(tmp_path / "then.qualapp", brought))
    with Project.open(tmp_path / "then.qualapp") as then:
        assert content_of(then) == merged


def test_what_was_imported_later_leaves_no_trace_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "then.qualapp"
    with Project.create(tmp_path / "p.qualapp") as project:
        first = project.history.last()
        assert first is not None
        g.import_source(project, 3, 1)
        source = project.sources.all()[0]
        project.codings.apply(project.codes.add("Hemmeligt navn").id, source.id, TextRange(0, 9))
        finish(project.save_as_of(path, first.id))
    written = path.read_bytes()
    assert b"Sundhedsplejersken" not in written
    assert b"Hemmeligt" not in written


def test_it_says_what_cannot_be_done_and_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "p.qualapp"
    other = tmp_path / "other.qualapp"
    other.write_bytes(b"mine")
    with Project.create(path) as project:
        with pytest.raises(UserError, match="no step 99"):
            finish(project.save_as_of(other, 99))
        with pytest.raises(UserError, match="cannot take the place"):
            finish(project.save_as_of(path, 1))
        with pytest.raises(UserError, match="written"):
            finish(project.save_as_of(tmp_path / "no" / "folder.qualapp", 1))
        assert project.step_before(1) is None
    assert other.read_bytes() == b"mine"
    assert sorted(place.name for place in tmp_path.iterdir()) == ["other.qualapp", "p.qualapp"]
