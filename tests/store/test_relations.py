"""The sorts of ties that a project tells apart."""

import pytest
from gestures import addition
from project_content import content_of

from qualapp.errors import UserError
from qualapp.model.text import TextRange
from qualapp.store.project import Project


def names(project: Project) -> list[str]:
    return [relation.name for relation in project.relations.all()]


def test_relations_keep_the_order_in_which_they_came(project: Project) -> None:
    for name in ("Samarbejde", "Brobygning", "Finansiering"):
        project.relations.add(name)
    assert names(project) == ["Samarbejde", "Brobygning", "Finansiering"]


def test_a_relation_needs_a_name_and_ties_keep_their_direction_when_it_changes(project: Project) -> None:
    source = project.sources.add(addition(project, 5)).id
    relation = project.relations.add(" Delt  stilling ", "Shared post", is_directed=True)
    one, other = project.actors.add("A").id, project.actors.add("B").id
    tie = project.ties.claim(source, TextRange(0, 4), one, other, relation.id)
    project.relations.describe(relation.id, "Delestilling", "", is_directed=False)
    now = project.relations[relation.id]
    assert (now.name, now.name_other, now.is_directed) == ("Delestilling", "", False)
    assert project.ties[tie.id].is_directed
    with pytest.raises(UserError, match="needs a name"):
        project.relations.add(" ")
    with pytest.raises(UserError, match="needs a name"):
        project.relations.describe(relation.id, "", "", is_directed=True)


def test_merged_and_deleted_relations_come_back_with_their_ties(project: Project) -> None:
    source = project.sources.add(addition(project, 5)).id
    first, second = project.relations.add("Samarbejde"), project.relations.add("Koordinering")
    one, other = project.actors.add("A").id, project.actors.add("B").id
    tie = project.ties.claim(source, TextRange(0, 4), one, other, first.id)
    before = content_of(project)
    project.relations.merge(first.id, second.id)
    assert (names(project), project.ties[tie.id].relation_id) == (["Koordinering"], second.id)
    with pytest.raises(UserError, match="into itself"):
        project.relations.merge(second.id, second.id)
    project.relations.delete(second.id)
    assert (names(project), project.ties.all(), project.counts()["excerpt"]) == ([], [], 0)
    project.history.undo()
    project.history.undo()
    assert content_of(project) == before


def test_what_was_said_with_both_relations_is_said_once_when_they_are_one(project: Project) -> None:
    source = project.sources.add(addition(project, 9)).id
    first, second = project.relations.add("Samarbejde"), project.relations.add("Koordinering")
    one, other = project.actors.add("A").id, project.actors.add("B").id
    for strength, stop in ((3, 4), (4, 8)):
        project.ties.claim(source, TextRange(0, stop), one, other, first.id, strength=strength)
        project.ties.claim(source, TextRange(0, stop), one, other, second.id, strength=3)
    before = content_of(project)
    project.relations.merge(first.id, second.id)
    assert sorted(tie.strength or 0 for tie in project.ties.all()) == [3, 3, 4]
    assert {tie.relation_id for tie in project.ties.all()} == {second.id}
    project.history.undo()
    assert content_of(project) == before
