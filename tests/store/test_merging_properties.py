"""Random work in two and three copies, merged in every order."""

import itertools
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import gestures as g
from copies import Team, content_of_path
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from project_content import content_of

from qualapp.errors import UserError
from qualapp.store.project import Project

MANY = int(os.environ.get("QUALAPP_MERGES", "8"))
"""How many random works are tried; many in a hunt."""

PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
"""Without making a failure smaller, which takes minutes where each try opens twenty files."""


Moves = list[tuple[Any, int, int]]

WORK = g.chosen([*g.ALL, *g.CLAIMS, *g.CLAIMS, *g.BOOK, "undo", "undo", "redo"], numbers=st.integers(0, 40), most=12)

BEFORE = g.chosen(
    [gesture for gesture in g.ALL if gesture is not g.part_with_coder], numbers=st.integers(0, 40), most=8
)

TEXTS = g.chosen(
    [
        *[g.edit_text, g.correct_text, g.apply_code] * 3,
        *(g.change_turns, g.move_ends, g.remove_coding, "undo", "redo"),
    ],
    numbers=st.integers(0, 60),
    most=8,
)


def work(path: Path, place: int, moves: Moves) -> None:
    """Let one of the coders work in a copy, by the order in which they came into the project."""
    with Project.open(path) as project:
        coders = project.coders.all()
        project.history.coder_id = coders[min(place, len(coders) - 1)].id
        for move, a, b in moves:
            if isinstance(move, str):
                try:
                    getattr(project.history, move)()
                except UserError:
                    continue
            else:
                g.make(project, move, a, b)
        assert project.check() == []


def alike(paths: Sequence[Path]) -> None:
    contents = [content_of_path(path) for path in paths]
    for path, content in zip(paths[1:], contents[1:], strict=True):
        for table, rows in content.items():
            for guid in rows.keys() | contents[0][table].keys():
                assert rows.get(guid) == contents[0][table].get(guid), f"{table} {guid.hex()} in {path.name}"


@given(before=BEFORE, first=WORK, second=WORK)
@settings(max_examples=MANY, phases=PHASES)
def test_two_copies_say_the_same_whichever_is_merged_into_which(
    before: Moves, first: Moves, second: Moves, tmp_path: Path
) -> None:
    team = Team(tmp_path / "team", ["Signe", "Jonas"])
    work(team.folder / "start.qualapp", 0, before)
    a, b = team.copy(), team.copy()
    work(a, 0, first)
    work(b, 1, second)
    ab, ba = team.merged(a, b), team.merged(b, a)
    for path in (ab, ba):
        with Project.open(path) as project:
            assert project.check() == []
    alike([ab, ba])
    with Project.open(ab) as project:
        again = content_of(project)
        assert project.merging.merge([b]).is_empty
        assert project.merging.merge([ba]).is_empty
        assert content_of(project) == again


@given(first=WORK, second=WORK, third=WORK, later=WORK)
@settings(max_examples=MANY, phases=PHASES)
def test_three_copies_say_the_same_in_every_order(
    first: Moves, second: Moves, third: Moves, later: Moves, tmp_path: Path
) -> None:
    team = Team(tmp_path / "team", ["Signe", "Jonas", "Mette"])
    copies = [team.copy() for _name in team.names]
    for place, (path, moves) in enumerate(zip(copies, (first, second, third), strict=True)):
        work(path, place, moves)
    middle = team.merged(copies[0], copies[1])
    work(middle, 0, later)
    every = [team.merged(*order) for order in itertools.permutations([middle, copies[1], copies[2]])]
    every += [team.merged(*order) for order in itertools.permutations([middle, team.merged(copies[2], copies[1])])]
    for path in every:
        with Project.open(path) as project:
            assert project.check() == []
    alike(every)


@given(first=WORK, second=WORK)
@settings(max_examples=MANY, phases=PHASES)
def test_one_undo_takes_a_merge_back_cell_by_cell(first: Moves, second: Moves, tmp_path: Path) -> None:
    team = Team(tmp_path / "team", ["Signe", "Jonas"])
    a, b = team.copy(), team.copy()
    work(a, 0, first)
    work(b, 1, second)
    with Project.open(a) as project:
        before = content_of(project)
        report = project.merging.merge([b])
        after = content_of(project)
        if report.is_empty:
            return
        project.history.undo()
        assert content_of(project) == before
        assert project.check() == []
        project.merging.merge([b])
        assert content_of(project) == after


@given(before=TEXTS, first=TEXTS, second=TEXTS, third=TEXTS)
@settings(max_examples=MANY, phases=PHASES)
def test_texts_edited_and_coded_in_three_copies_become_one(
    before: Moves, first: Moves, second: Moves, third: Moves, tmp_path: Path
) -> None:
    team = Team(tmp_path / "team", ["Signe", "Jonas", "Mette"])
    work(team.folder / "start.qualapp", 0, before)
    copies = [team.copy() for _name in team.names]
    for place, (path, moves) in enumerate(zip(copies, (first, second, third), strict=True)):
        work(path, place, moves)
    every = [team.merged(*order) for order in itertools.permutations(copies)]
    every.append(team.merged(copies[0], team.merged(copies[1], copies[2])))
    for path in every:
        with Project.open(path) as project:
            assert project.check() == []
    alike(every)
