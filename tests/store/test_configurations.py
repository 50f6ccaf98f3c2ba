"""What works for whom when, as one speaker tells it."""

import pytest
from project_content import content_of
from theory_material import two_cases

from qualapp.errors import UserError
from qualapp.model.text import TextRange
from qualapp.model.theory import ConfigurationPart
from qualapp.store.project import Project

CONTEXT, MECHANISM, OUTCOME = ConfigurationPart


def test_a_configuration_links_three_parts_to_their_excerpts(project: Project) -> None:
    first, _second = two_cases(project)
    case = project.sources[first].case_id
    one = project.configurations.add("Nye i gården", "Tryghed", "", case_id=case)
    project.configurations.describe(one.id, outcome="De bliver")
    later = project.configurations.cite(one.id, OUTCOME, first, TextRange(12, 20))
    sooner = project.configurations.cite(one.id, CONTEXT, first, TextRange(3, 9))
    assert project.configurations.parts(one.id) == [
        (sooner, CONTEXT, first, TextRange(3, 9)),
        (later, OUTCOME, first, TextRange(12, 20)),
    ]
    (now,) = project.configurations.all()
    assert (now.context, now.mechanism, now.outcome, now.case_id) == ("Nye i gården", "Tryghed", "De bliver", case)


def test_a_configuration_says_something(project: Project) -> None:
    with pytest.raises(UserError, match="at least a context, a mechanism or an outcome"):
        project.configurations.add(" ", "", "\n")
    one = project.configurations.add("", "Tryghed", "")
    before = content_of(project)
    for gone in ("", " \n"):
        with pytest.raises(UserError, match="at least a context, a mechanism or an outcome"):
            project.configurations.describe(one.id, mechanism=gone)
    assert content_of(project) == before
    project.configurations.describe(one.id, mechanism="", outcome="De bliver")
    with pytest.raises(ValueError, match="has no"):
        project.configurations.describe(one.id, coder_id=3)
    with pytest.raises(UserError, match="Select some words first"):
        project.configurations.cite(one.id, CONTEXT, two_cases(project)[0], TextRange(3, 3))
    assert project.configurations.parts(one.id) == []


def test_excerpts_leave_a_configuration_and_come_back(project: Project) -> None:
    first, _second = two_cases(project)
    one = project.configurations.add("Nye i gården", "", "").id
    cited = project.configurations.cite(one, MECHANISM, first, TextRange(3, 9))
    before = content_of(project)
    project.configurations.uncite([cited])
    assert (project.configurations.parts(one), project.counts()["excerpt"]) == ([], 0)
    project.history.undo()
    project.configurations.remove(one)
    assert (project.configurations.all(), project.counts()["excerpt"]) == ([], 0)
    project.history.undo()
    assert content_of(project) == before


def test_a_configuration_outlives_its_case(project: Project) -> None:
    first, _second = two_cases(project)
    case = project.sources[first].case_id
    assert case is not None
    one = project.configurations.add("Nye i gården", "", "", case_id=case).id
    project.configurations.cite(one, MECHANISM, first, TextRange(3, 9))
    before = content_of(project)
    project.delete_case(case, with_sources=False)
    assert (project.configurations[one].case_id, len(project.configurations.parts(one))) == (None, 1)
    project.history.undo()
    assert content_of(project) == before


def test_moving_the_ends_of_an_excerpt_moves_what_a_configuration_cites(project: Project) -> None:
    first, _second = two_cases(project)
    one = project.configurations.add("Nye i gården", "", "").id
    project.configurations.cite(one, MECHANISM, first, TextRange(3, 9))
    (excerpt,) = project.excerpts.in_source(first)
    project.codings.move_ends(excerpt.id, TextRange(3, 12))
    assert [part[3] for part in project.configurations.parts(one)] == [TextRange(3, 12)]


def test_blind_coders_see_their_own_configurations_only(project: Project) -> None:
    project.configurations.add("Signes", "", "")
    jonas = project.coders.add("Jonas").id
    project.blinding.begin()
    project.history.coder_id = jonas
    project.configurations.add("Jonas'", "", "")
    assert [one.context for one in project.configurations.all()] == ["Jonas'"]
