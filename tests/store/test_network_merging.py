"""Actors and ties of two people who worked in copies, or began apart."""

from collections.abc import Callable
from pathlib import Path

import pytest
from copies import Team, content_of_path
from gestures import reading

from qualapp.errors import UserError
from qualapp.model.network import ActorKind
from qualapp.model.text import TextRange
from qualapp.store.project import Project
from qualapp.store.sources import Addition


@pytest.fixture
def team(tmp_path: Path) -> Team:
    """Signe and Jonas, who have the same project with an interview, three actors and a tie."""
    team = Team(tmp_path / "team", ["Signe", "Jonas"])
    with Project.open(team.folder / "start.qualapp") as project:
        town, club, board = (project.actors.add(name).id for name in ("Kommunen", "Klubben", "Bestyrelsen"))
        source = project.sources.all()[0].id
        project.ties.claim(source, TextRange(0, 4), town, club, project.relations.add("Samarbejde").id)
        project.actors.seat(board, club)
    return team


def work(path: Path, coder: str, *gestures: Callable[[Project], object]) -> None:
    """Let a coder do something in a copy."""
    with Project.open(path, coder=coder) as project:
        for gesture in gestures:
            gesture(project)
        assert project.check() == []


def grouped(name: str, parent: str) -> Callable[[Project], object]:
    return lambda project: project.actors.group([project.actors.find(name).id], project.actors.find(parent).id)


def merged(name: str, into: str) -> Callable[[Project], object]:
    return lambda project: project.actors.merge(project.actors.find(name).id, project.actors.find(into).id)


def test_two_who_group_actors_below_each_other_get_a_tree_and_the_later_move_can_be_decided_on(team: Team) -> None:
    signe, jonas = team.copy(), team.copy()
    work(signe, "Signe", grouped("Kommunen", "Klubben"))
    work(jonas, "Jonas", grouped("Klubben", "Bestyrelsen"), grouped("Bestyrelsen", "Kommunen"))
    both = team.merged(signe, jonas)
    assert content_of_path(both) == content_of_path(team.merged(jonas, signe))
    with Project.open(both) as project:
        assert project.check() == []
        parents = {actor.name: actor.parent_id for actor in project.actors.all()}
        assert list(parents.values()).count(None) == 1
        (conflict,) = [one for one in project.decisions.open() if one.kind == "ring"]
        assert conflict.noun == "actor"
        with pytest.raises(UserError, match="actor would belong to itself"):
            project.decisions.decide(conflict.key, "other")


def test_a_tie_whose_ends_were_merged_in_two_copies_is_not_shown_until_one_is_taken_back(team: Team) -> None:
    signe, jonas = team.copy(), team.copy()
    work(signe, "Signe", merged("Kommunen", "Bestyrelsen"))
    work(jonas, "Jonas", merged("Klubben", "Bestyrelsen"))
    both = team.merged(signe, jonas)
    assert content_of_path(both) == content_of_path(team.merged(jonas, signe))
    with Project.open(both, coder="Signe") as project:
        assert project.check() == []
        assert [actor.name for actor in project.actors.all()] == ["Bestyrelsen"]
        assert project.ties.all() == []
        assert project.ties.in_source(project.sources.all()[0].id) == []
        assert project.actors.members() == []


def test_a_tie_claimed_to_an_actor_that_a_colleague_merged_away_keeps_it(team: Team) -> None:
    signe, jonas = team.copy(), team.copy()
    work(signe, "Signe", merged("Klubben", "Bestyrelsen"))

    def claim(project: Project) -> None:
        ends = [project.actors.find(name).id for name in ("Klubben", "Bestyrelsen")]
        project.ties.claim(project.sources.all()[0].id, TextRange(4, 9), *ends, project.relations.all()[0].id)

    work(jonas, "Jonas", claim)
    both = team.merged(signe, jonas)
    assert content_of_path(both) == content_of_path(team.merged(jonas, signe))
    with Project.open(both) as project:
        names = {actor.id: actor.name for actor in project.actors.all()}
        assert {(names[tie.from_id], names[tie.to_id]) for tie in project.ties.all()} == {
            ("Kommunen", "Bestyrelsen"),
            ("Klubben", "Bestyrelsen"),
        }


def begun(path: Path, coder: str, strength: int) -> Path:
    with Project.create(path, coder=coder) as project:
        town, group = project.actors.add("Kommunen"), project.actors.add("Styregruppen", ActorKind.BODY)
        project.actors.call(town.id, "kommunen")
        project.actors.seat(group.id, town.id, role="formand")
        source = project.sources.add(Addition(reading(3))).id
        works = project.relations.add("Samarbejde")
        project.ties.claim(source, TextRange(0, 4), town.id, group.id, works.id, strength=strength)
        project.mentions.judge([(source, TextRange(0, 4), town.id)], is_meant=True)
    return path


def test_actors_of_projects_begun_apart_are_one_and_the_ties_of_both_are_there(tmp_path: Path) -> None:
    mine, hers = begun(tmp_path / "mine.qualapp", "Signe", 2), begun(tmp_path / "hers.qualapp", "Mette", 4)
    with Project.open(mine) as project:
        report = project.merging.merge([hers], another=True)
        named = {(match.noun, match.name) for match in report.matches}
        assert named >= {("actor", "Kommunen"), ("actor", "Styregruppen"), ("relation", "Samarbejde")}
        assert [actor.name for actor in project.actors.all()] == ["Kommunen", "Styregruppen"]
        assert (len(project.actors.forms()), len(project.actors.members())) == (1, 1)
        assert [tie.strength for tie in project.ties.all()] == [2, 4]
        assert project.check() == []
        assert project.merging.merge([hers], another=True).is_empty
