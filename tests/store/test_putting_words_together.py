"""Words put under the parts of a configuration in one gesture, and what is asked of evidence while one codes."""

import pytest

from qualapp.errors import UserError
from qualapp.model.source import Reading, SourceKind
from qualapp.model.text import TextRange
from qualapp.model.theory import ConfigurationPart, NodeKind, Stance
from qualapp.store.project import Project
from qualapp.store.sources import Addition

CONTEXT, MECHANISM, OUTCOME = ConfigurationPart
TEXT = "Det var svært i blokken, men de mødtes\n og så kom de igen."


@pytest.fixture
def source(project: Project) -> int:
    """An interview of a case."""
    case = project.cases.add("Nord")
    project.sources.add(Addition(Reading("Hanne", TEXT), case.id, SourceKind.INTERVIEW))
    return 1


def test_the_first_words_begin_a_configuration_of_the_source_s_case_as_a_draft(project: Project, source: int) -> None:
    made = project.configurations.put(MECHANISM, source, TextRange(25, 52))
    assert (made.context, made.mechanism, made.outcome) == ("", "men de mødtes og så kom de", "")
    assert made.case_id == 1
    assert [(part, range) for _id, part, _source, range in project.configurations.parts(made.id)] == [
        (MECHANISM, TextRange(25, 52))
    ]


def test_later_words_join_it_and_a_sentence_that_is_written_stays(project: Project, source: int) -> None:
    made = project.configurations.put(CONTEXT, source, TextRange(0, 24))
    project.configurations.describe(made.id, context="Udsathed")
    project.configurations.put(OUTCOME, source, TextRange(44, 57), made.id)
    again = project.configurations.put(CONTEXT, source, TextRange(4, 13), made.id)
    assert (again.context, again.mechanism, again.outcome) == ("Udsathed", "", TEXT[44:57])
    assert len(project.configurations.parts(made.id)) == 3


def test_the_same_words_are_cited_once_under_a_part(project: Project, source: int) -> None:
    made = project.configurations.put(CONTEXT, source, TextRange(0, 24))
    project.configurations.put(CONTEXT, source, TextRange(0, 24), made.id)
    assert len(project.configurations.parts(made.id)) == 1


def test_one_undo_takes_the_whole_gesture_back(project: Project, source: int) -> None:
    project.configurations.put(CONTEXT, source, TextRange(0, 24))
    project.history.undo()
    assert project.configurations.all() == []
    assert project.excerpts.in_source(source) == []


def test_no_words_leave_nothing_behind(project: Project, source: int) -> None:
    with pytest.raises(UserError):
        project.configurations.put(CONTEXT, source, TextRange(5, 5))
    with pytest.raises(UserError):
        project.configurations.put(CONTEXT, source, TextRange(50, 5000))
    assert project.configurations.all() == []
    assert project.excerpts.in_source(source) == []


def test_the_latest_in_a_source_is_one_s_own_that_was_cited_last(project: Project, source: int) -> None:
    assert project.configurations.latest_in(source) is None
    first = project.configurations.put(CONTEXT, source, TextRange(0, 5))
    second = project.configurations.put(CONTEXT, source, TextRange(6, 12))
    assert project.configurations.latest_in(source) == second
    project.configurations.put(OUTCOME, source, TextRange(13, 20), first.id)
    latest = project.configurations.latest_in(source)
    assert latest is not None
    assert latest.id == first.id
    project.history.coder_id = project.coders.add("Jonas").id
    assert project.configurations.latest_in(source) is None


def test_what_is_cited_in_a_source_is_told_by_place(project: Project, source: int) -> None:
    made = project.configurations.put(OUTCOME, source, TextRange(13, 20))
    project.configurations.put(CONTEXT, source, TextRange(0, 5), made.id)
    assert [part for _id, part, _one, _excerpt in project.configurations.cited_in(source)] == [CONTEXT, OUTCOME]


def test_what_evidence_was_given_about_last_comes_first_and_once(project: Project, source: int) -> None:
    theory = project.theories.add("T")
    node = project.theories.add_node(theory.id, NodeKind.MECHANISM, "Tillid")
    hypothesis = project.hypotheses.add("Det virker")
    project.evidence.give(source, TextRange(0, 3), Stance.OPEN, node_id=node.id)
    project.evidence.give(source, TextRange(4, 7), Stance.OPEN, hypothesis_id=hypothesis.id)
    project.evidence.give(source, TextRange(8, 12), Stance.OPEN, node_id=node.id)
    assert project.evidence.latest_about() == [("node_id", node.id), ("hypothesis_id", hypothesis.id)]
    assert project.evidence.latest_about(1) == [("node_id", node.id)]
    project.history.coder_id = project.coders.add("Jonas").id
    assert project.evidence.latest_about() == []


def test_words_with_evidence_alone_are_seen_without_a_coding_and_only_one_s_own_while_blind(
    project: Project, source: int
) -> None:
    hypothesis = project.hypotheses.add("Det virker")
    signe = project.history.coder_id
    project.evidence.give(source, TextRange(0, 3), Stance.OPEN, hypothesis_id=hypothesis.id)
    project.history.coder_id = project.coders.add("Jonas").id
    project.configurations.put(CONTEXT, source, TextRange(4, 7))
    assert [excerpt.range for excerpt in project.excerpts.uncoded(source)] == [TextRange(0, 3), TextRange(4, 7)]
    project.history.coder_id = signe
    project.blinding.begin()
    assert [excerpt.range for excerpt in project.excerpts.uncoded(source)] == [TextRange(0, 3)]


def test_evidence_of_an_excerpt_is_told_in_its_order(project: Project, source: int) -> None:
    first, second = project.hypotheses.add("En"), project.hypotheses.add("To")
    given = [
        project.evidence.give(source, TextRange(0, 3), Stance.OPEN, hypothesis_id=one.id) for one in (second, first)
    ]
    project.evidence.give(source, TextRange(4, 7), Stance.OPEN, hypothesis_id=first.id)
    assert project.evidence.of_excerpt(given[0].excerpt_id) == given


def test_an_excerpt_with_a_memo_is_noted(project: Project, source: int) -> None:
    memo = project.memos.write_at("Husk", source, TextRange(0, 3))
    hypothesis = project.hypotheses.add("Det virker")
    project.evidence.give(source, TextRange(4, 7), Stance.OPEN, hypothesis_id=hypothesis.id)
    assert project.memos.noted(source) == {memo.about_id}
