"""Hypotheses: where they came from and how they stand."""

from datetime import date

import pytest
from project_content import content_of
from theory_material import drawn, two_cases

from qualapp.errors import UserError
from qualapp.model.text import TextRange
from qualapp.model.theory import HypothesisOrigin, HypothesisStatus, Stance
from qualapp.store.project import Project


def test_a_hypothesis_is_open_until_somebody_says_how_it_stands(project: Project) -> None:
    theory = drawn(project).id
    one = project.hypotheses.add("Kurset bygger tillid", HypothesisOrigin.FIRST, "Lederen, første besøg", theory)
    assert project.hypotheses.all() == [one]
    assert (one.status, one.origin, one.source, one.theory_id) == (
        HypothesisStatus.OPEN, HypothesisOrigin.FIRST, "Lederen, første besøg", theory,
    )  # fmt: skip
    project.hypotheses.describe(one.id, status=HypothesisStatus.WEAKENED, theory_id=None, text="Kurset skaber tillid")
    now = project.hypotheses[one.id]
    assert (now.status, now.theory_id, now.text, now.origin) == (
        HypothesisStatus.WEAKENED, None, "Kurset skaber tillid", HypothesisOrigin.FIRST,
    )  # fmt: skip


@pytest.mark.parametrize("text", ["", "  \n"])
def test_a_hypothesis_says_something(project: Project, text: str) -> None:
    one = project.hypotheses.add("Noget")
    before = content_of(project)
    with pytest.raises(UserError, match="needs words"):
        project.hypotheses.add(text)
    with pytest.raises(UserError, match="needs words"):
        project.hypotheses.describe(one.id, text=text)
    with pytest.raises(ValueError, match="has no"):
        project.hypotheses.describe(one.id, coder_id=2)
    assert content_of(project) == before


def test_a_hypothesis_goes_with_its_evidence_and_comes_back_with_it(project: Project) -> None:
    first, second = two_cases(project)
    one = project.hypotheses.add("Kurset bygger tillid").id
    given = [
        project.evidence.give(source, TextRange(3, 9), stance, hypothesis_id=one)
        for source, stance in ((first, Stance.SUPPORTS), (second, Stance.CONTRADICTS))
    ]
    placed = project.evidence.of_hypothesis(one)
    assert [(p.evidence, p.visit) for p in placed] == [(given[1], "revisit"), (given[0], "first")]
    before = content_of(project)
    project.hypotheses.remove(one)
    assert project.counts()["excerpt"] == 0
    assert project.hypotheses.all() == []
    project.history.undo()
    assert content_of(project) == before


def test_a_hypothesis_goes_with_the_theory_that_it_is_about(project: Project) -> None:
    theory = drawn(project).id
    project.hypotheses.add("Fri")
    project.hypotheses.add("Bundet", theory_id=theory)
    before = content_of(project)
    assert project.theories.hanging_on("theory", [theory])["hypothesis"] == 1
    project.theories.delete(theory)
    assert [one.text for one in project.hypotheses.all()] == ["Fri"]
    project.history.undo()
    assert content_of(project) == before


def test_how_it_stands_has_a_day_and_a_reason_and_an_older_reason_does_not_outlive_it(project: Project) -> None:
    one = project.hypotheses.add("Kurset bygger tillid")
    assert (one.reason, one.day) == ("", None)
    project.hypotheses.decide(one.id, HypothesisStatus.STRENGTHENED, " Tre steder siger det samme ", date(2025, 4, 10))
    now = project.hypotheses[one.id]
    assert (now.status, now.reason, now.day) == (
        HypothesisStatus.STRENGTHENED, "Tre steder siger det samme", date(2025, 4, 10),
    )  # fmt: skip
    before = content_of(project)
    project.hypotheses.decide(one.id, HypothesisStatus.REJECTED)
    now = project.hypotheses[one.id]
    assert (now.status, now.reason, now.day) == (HypothesisStatus.REJECTED, "", None)
    project.history.undo()
    assert content_of(project) == before
