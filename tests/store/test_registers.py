"""Registers of actors come into a project, each of their rows once."""

from pathlib import Path

import pytest
from copies import Team, content_of_path
from project_content import content_of

from qualapp.importers.actor_yaml import shipped_register
from qualapp.model.codebook import Words
from qualapp.model.register import ActorEntry, Register, RelationEntry
from qualapp.store.project import Project

MINE = Register(
    "mine",
    Words("Min", "Mine"),
    actors=(
        ActorEntry("kommune", Words("Kommune", "Municipality"), forms=("kommunen", "Kommunen", "KK")),
        ActorEntry("forvaltning", Words("Forvaltning", "Department"), within="kommune"),
    ),
    relations=(RelationEntry("styring", Words("Styring", "Steering"), is_directed=True),),
)


@pytest.mark.parametrize(
    ("language", "name", "other"), [("da", "Kommune", "Municipality"), ("en", "Municipality", "Kommune")]
)
def test_a_register_comes_in_the_language_of_the_project(
    language: str, name: str, other: str, project: Project
) -> None:
    assert project.registers.add(MINE, language) == (2, 1)
    town = project.actors.find("kommunen")
    assert (town.name, town.name_other, town.origin) == (name, other, "mine/kommune")
    assert [(form.form, form.is_exact) for form in project.actors.forms(town.id)] == [("kommunen", False), ("KK", True)]
    (below,) = [actor for actor in project.actors.all() if actor.parent_id == town.id]
    assert below.origin == "mine/forvaltning"
    assert [relation.is_directed for relation in project.relations.all()] == [True]


def test_adding_it_twice_adds_it_once_also_where_it_was_renamed(project: Project) -> None:
    project.registers.add(MINE, "da")
    project.actors.describe(project.actors.find("Kommune").id, name="Byen")
    before = content_of(project)
    assert project.registers.add(MINE, "da") == (0, 0)
    assert content_of(project) == before


def test_what_is_called_the_same_is_the_same(project: Project) -> None:
    own = project.actors.add("KOMMUNE")
    project.relations.add("styring")
    assert project.registers.add(MINE, "da") == (1, 0)
    assert project.actors.find("Forvaltning").parent_id == own.id


def test_one_undo_takes_the_shipped_register_away_and_adding_it_again_brings_it_back(project: Project) -> None:
    before = content_of(project)
    assert project.registers.add(shipped_register(), "da") == (75, 13)
    full = content_of(project)
    project.history.undo()
    assert content_of(project) == before
    assert project.registers.add(shipped_register(), "da") == (75, 13)
    assert content_of(project) == full
    assert project.check() == []


def test_two_copies_that_add_it_have_it_once_when_they_are_merged(tmp_path: Path) -> None:
    team = Team(tmp_path / "team", ["Signe", "Jonas"])
    signe, jonas = team.copy(), team.copy()
    for path, coder in ((signe, "Signe"), (jonas, "Jonas")):
        with Project.open(path, coder=coder) as project:
            project.registers.add(MINE, "da")
    both = team.merged(signe, jonas)
    assert content_of_path(both) == content_of_path(team.merged(jonas, signe))
    with Project.open(both) as project:
        assert [actor.name for actor in project.actors.all()] == ["Forvaltning", "Kommune"]
        assert len(project.relations.all()) == 1
        assert project.check() == []
