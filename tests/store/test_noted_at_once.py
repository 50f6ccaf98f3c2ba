"""Many rows that are noted by one statement leave the history, and the file, as if each had been noted by itself."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext

import pytest
from sqlite_utils import Database

from qualapp.store.identity import new_guid
from qualapp.store.project import Project
from qualapp.store.triggers import noted_at_once


def _triggers(project: Project) -> set[tuple[str, str]]:
    return set(project._db.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"))


def _put_in(project: Project, number: int) -> list[bytes]:
    guids = [new_guid() for _number in range(number)]
    project._db.conn.executemany(
        "INSERT INTO \"case\" (guid, name, description) VALUES (?, ?, '')", [(guid, guid.hex()) for guid in guids]
    )
    return guids


def _give_up(project: Project) -> None:
    _put_in(project, 30)
    raise RuntimeError


def _one_by_one(_db: Database, _noun: str) -> AbstractContextManager[None]:
    return nullcontext()


@pytest.mark.parametrize("way", [_one_by_one, noted_at_once])
def test_each_row_is_noted_after_what_the_step_had_done(
    way: Callable[[Database, str], AbstractContextManager[None]],
) -> None:
    with Project.create(None, coder="Signe") as project:
        project.cases.add("There before")
        before = _triggers(project)
        with project.history.step("Bring in"):
            project.cases.add("First of the step")
            with way(project._db, "case"):
                guids = _put_in(project, 30)
            project.cases.add("Last of the step")
        (step,) = project._db.execute("SELECT max(id) FROM step").fetchone()
        noted = project._db.execute("SELECT place, noun, row, op, old, exact FROM change WHERE step_id = ?", (step,))
        rows = noted.fetchall()
        assert _triggers(project) == before
        assert [row[0] for row in rows] == list(range(32))
        assert [row[2] for row in rows[1:-1]] == guids
        assert {(row[1], *row[3:]) for row in rows} == {("case", "i", None, None)}
        project.history.undo()
        assert [case.name for case in project.cases.all()] == ["There before"]


def test_where_it_fails_nothing_is_left_and_rows_are_noted_as_before() -> None:
    with Project.create(None, coder="Signe") as project:
        before = _triggers(project)
        with pytest.raises(RuntimeError), project.history.step("Bring in"), noted_at_once(project._db, "case"):
            _give_up(project)
        assert _triggers(project) == before
        assert not project.cases.all()
        project.cases.add("Grønby")
        project.history.undo()
        assert not project.cases.all()
