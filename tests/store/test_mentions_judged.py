"""Where actors are meant, as people have said."""

import pytest
from gestures import addition
from project_content import content_of

from qualapp.errors import UserError
from qualapp.model.text import TextRange
from qualapp.store.project import Project


@pytest.fixture
def source(project: Project) -> int:
    """A short interview."""
    return project.sources.add(addition(project, 5)).id


@pytest.fixture
def school(project: Project) -> int:
    """An actor."""
    return project.actors.add("Skolen").id


def test_several_proposals_are_judged_in_one_step(project: Project, source: int, school: int) -> None:
    other = project.actors.add("Klubben").id
    steps = len(project.history.steps())
    proposals = [
        (source, TextRange(8, 12), school),
        (source, TextRange(0, 4), other),
        (source, TextRange(0, 4), school),
    ]
    project.mentions.judge(proposals, is_meant=True)
    assert len(project.history.steps()) == steps + 1
    assert [(mention.actor_id, range.start) for mention, range in project.mentions.in_source(source)] == [
        (other, 0),
        (school, 0),
        (school, 8),
    ]
    assert project.mentions.counts() == {school: 2, other: 1}


def test_a_rejected_mention_is_remembered_but_not_counted(project: Project, source: int, school: int) -> None:
    project.mentions.judge([(source, TextRange(0, 4), school)], is_meant=False)
    assert [mention.is_meant for mention, _range in project.mentions.in_source(source)] == [False]
    assert project.mentions.counts() == {}
    assert project.mentions.of_actor(school) == []


def test_who_judges_again_has_changed_their_mind(project: Project, source: int, school: int) -> None:
    place = (source, TextRange(0, 4), school)
    project.mentions.judge([place], is_meant=False)
    project.mentions.judge([place], is_meant=True)
    assert [mention.is_meant for mention, _range in project.mentions.in_source(source)] == [True]


def test_two_coders_may_judge_the_same_words_differently(project: Project, source: int, school: int) -> None:
    place = (source, TextRange(0, 4), school)
    project.mentions.judge([place], is_meant=False)
    project.history.coder_id = project.coders.add("Jonas").id
    project.mentions.judge([place], is_meant=True)
    assert [mention.is_meant for mention, _range in project.mentions.in_source(source)] == [False, True]
    assert project.counts()["excerpt"] == 1
    (hers, _range), _his = project.mentions.in_source(source)
    with pytest.raises(UserError, match="another coder's judgement"):
        project.mentions.forget([hers.id])


def test_a_judgement_that_is_taken_back_leaves_nothing(project: Project, source: int, school: int) -> None:
    project.mentions.judge([(source, TextRange(0, 4), school)], is_meant=True)
    before = content_of(project)
    project.mentions.forget([mention.id for mention, _range in project.mentions.in_source(source)])
    assert project.mentions.in_source(source) == []
    assert project.counts()["excerpt"] == 0
    project.history.undo()
    assert content_of(project) == before


def test_mentions_move_with_their_words_when_the_text_is_edited(project: Project, source: int, school: int) -> None:
    project.mentions.judge([(source, TextRange(8, 12), school)], is_meant=True)
    project.texts.edit(source, TextRange(0, 0), "Og ")
    assert [range for _mention, range in project.mentions.in_source(source)] == [TextRange(11, 15)]
