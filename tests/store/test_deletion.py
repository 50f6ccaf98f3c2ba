"""Deleting sources, cases and coders: what goes is said before, and undo brings all of it back."""

import gestures as g
import pytest
from hypothesis import given
from project_content import content_of

from qualapp.errors import UserError
from qualapp.model.source import Visit
from qualapp.model.text import TextRange
from qualapp.store.project import Project

COUNTED = ("source", "turn", "block", "excerpt", "coding", "memo", "informant")


@pytest.fixture
def coded(project: Project) -> Project:
    """Two interviews of one case; the first coded by two, with memos everywhere."""
    case = project.cases.add("Lærkevangen").id
    for number in (3, 7):
        project.sources.add(g.addition(project, number))
    first, second = (source.id for source in project.sources.all())
    for source in (first, second):
        held = project.sources[source]
        project.sources.describe(source, name=held.name, kind=held.kind, case_id=case, visit=Visit.REVISIT, date=None)
    code = project.codes.add("Ledelse").id
    coding = project.codings.apply(code, first, TextRange(0, 5))
    project.codings.apply(code, second, TextRange(0, 5))
    project.memos.write("Om kodningen", "coding", coding.id)
    project.memos.write("Om stedet", "excerpt", coding.excerpt_id)
    project.memos.write("Om kilden", "source", first)
    project.memos.write("Om sagen", "case", case)
    signe = project.history.coder_id
    project.history.coder_id = project.coders.add("Jonas").id
    project.codings.apply(code, first, TextRange(0, 5))
    project.codings.apply(code, first, TextRange(3, 9))
    project.history.coder_id = signe
    return project


def test_deleting_a_source_takes_just_what_was_said_before_and_undo_brings_it_back(coded: Project) -> None:
    first = coded.sources.all()[0].id
    hanging = coded.sources.hanging_on(first)
    before, counts, found = content_of(coded), coded.counts(), coded.search.tally("hvordan")
    coded.sources.delete(first)
    gone = {noun: counts[noun] - left for noun, left in coded.counts().items()}
    assert {noun: hanging.get(noun, 0) for noun in COUNTED} == {noun: gone[noun] for noun in COUNTED}
    assert (hanging["coding"], hanging["memo"], hanging["coders"]) == (3, 3, 2)
    assert first in found
    assert first not in coded.search.tally("hvordan")
    assert coded.check() == []
    after = content_of(coded)
    coded.history.undo()
    assert content_of(coded) == before
    assert coded.check() == []
    coded.history.redo()
    assert content_of(coded) == after
    assert coded.check() == []


def test_one_who_speaks_in_another_source_too_stays(coded: Project) -> None:
    first, second = (source.id for source in coded.sources.all())
    (speaker, *_others) = [turn.informant_id for turn in coded.sources.turns(first)]
    with coded.history.step("The same person"):
        coded._db.execute("UPDATE turn SET informant_id = ? WHERE id = ?", (speaker, coded.sources.turns(second)[0].id))
    coded.sources.delete(first)
    assert speaker in {informant.id for informant in coded.informants.all()}


def test_a_case_goes_and_leaves_its_sources_without_one(coded: Project) -> None:
    (case,) = coded.cases.all()
    before = content_of(coded)
    coded.delete_case(case.id, with_sources=False)
    assert coded.cases.all() == []
    assert [(source.case_id, source.visit) for source in coded.sources.all()] == [(None, Visit.REVISIT)] * 2
    assert coded.memos.on("case", case.id) == []
    assert coded.check() == []
    coded.history.undo()
    assert content_of(coded) == before


def test_a_case_goes_with_its_sources_in_one_step(coded: Project) -> None:
    (case,) = coded.cases.all()
    before = content_of(coded)
    coded.delete_case(case.id, with_sources=True)
    assert coded.counts("case", "source", "coding", "excerpt", "visit") == dict.fromkeys(
        ("case", "source", "coding", "excerpt", "visit"), 0
    )
    assert coded.history.undo().label == "Delete case “Lærkevangen”"
    assert content_of(coded) == before


def test_a_coder_with_claims_stays_until_they_are_given_to_another(coded: Project) -> None:
    signe, jonas = (coder.id for coder in coded.coders.all())
    assert coded.coders.hanging_on(jonas) == {"coding": 2, "excerpt": 1}
    with pytest.raises(UserError, match="Jonas has made things in the project"):
        coded.coders.delete(jonas)
    before = content_of(coded)
    coded.coders.merge(jonas, signe)
    assert [coder.name for coder in coded.coders.all()] == ["Signe Krogh"]
    assert {coding.coder_id for source in coded.sources.all() for coding in coded.codings.in_source(source.id)} == {
        signe
    }
    assert coded.coders[jonas].name == "Jonas"
    assert {step.coder_id for step in coded.history.steps()} == {signe, jonas}
    assert coded.check() == []
    coded.history.undo()
    assert content_of(coded) == before


def test_a_coder_who_did_nothing_goes_without_a_trace(project: Project) -> None:
    before = content_of(project)
    project.coders.delete(project.coders.add("Jonas").id)
    assert content_of(project) == before


def test_the_name_of_a_coder_who_has_gone_is_free(coded: Project) -> None:
    signe, jonas = (coder.id for coder in coded.coders.all())
    coded.coders.merge(jonas, signe)
    with pytest.raises(UserError, match="no coder “Jonas”"):
        coded.coders.named("Jonas")
    assert coded.coders.add("Jonas").id != jonas


def test_the_coder_at_work_does_not_go(coded: Project) -> None:
    signe, jonas = (coder.id for coder in coded.coders.all())
    with pytest.raises(UserError, match="codes here now"):
        coded.coders.merge(signe, jonas)
    with pytest.raises(UserError, match="codes here now"):
        coded.coders.delete(signe)
    with pytest.raises(UserError, match="with themselves"):
        coded.coders.merge(jonas, jonas)


@given(moves=g.chosen([*g.CLAIMS, g.import_source, g.settle_speakers], most=12), which=g.NUMBERS)
def test_whatever_hangs_on_a_source_it_goes_and_comes_back(moves: list[tuple[g.Gesture, int, int]], which: int) -> None:
    with Project.create(coder="Signe") as project:
        g.prepared(project)
        for gesture, a, b in moves:
            g.make(project, gesture, a, b)
        before = content_of(project)
        g.delete_source(project, which, 0)
        assert project.check() == []
        project.history.undo()
        assert content_of(project) == before
        assert project.check() == []
