"""What excerpts say about links, nodes and hypotheses, and whose evidence it is."""

from collections.abc import Callable

import pytest
from project_content import content_of
from theory_material import DrawnTheory, drawn, two_cases

from qualapp.errors import UserError
from qualapp.model.coding import Statement
from qualapp.model.text import TextRange
from qualapp.model.theory import EvidenceFilter, Stance
from qualapp.store.project import Project

WORDS = TextRange(3, 9)


@pytest.fixture
def theory(project: Project) -> DrawnTheory:
    """A theory of four nodes and three links."""
    return drawn(project)


@pytest.fixture
def jonas(project: Project) -> int:
    """A second coder."""
    return project.coders.add("Jonas").id


def _turn(project: Project, source: int, label: str) -> TextRange:
    return next(turn.speech for turn in project.sources.turns(source) if turn.speaker == label)


def test_evidence_holds_all_that_was_said(project: Project, theory: DrawnTheory) -> None:
    first, _second = two_cases(project)
    one = project.evidence.give(
        first, WORDS, Stance.CONTRADICTS, strength=80, statement=Statement.EXPECTED, note="Tøver", link_id=theory.leads
    )
    assert project.evidence[one.id] == one
    assert (one.link_id, one.node_id, one.hypothesis_id) == (theory.leads, None, None)
    assert (one.stance, one.strength, one.statement, one.note) == (
        Stance.CONTRADICTS, 80, Statement.EXPECTED, "Tøver",
    )  # fmt: skip
    assert project.excerpts[one.excerpt_id].range == WORDS
    assert project.evidence.in_source(first) == [one]


def test_who_speaks_again_of_the_same_words_changes_what_they_said(project: Project, theory: DrawnTheory) -> None:
    first, _second = two_cases(project)
    one = project.evidence.give(first, WORDS, Stance.SUPPORTS, note="Ja", link_id=theory.leads)
    again = project.evidence.give(first, WORDS, Stance.OPEN, link_id=theory.leads)
    assert (again.id, again.stance, again.note) == (one.id, Stance.OPEN, "")
    project.evidence.give(first, WORDS, Stance.OPEN, node_id=theory.trust)
    assert len(project.evidence.in_source(first)) == 2
    assert project.counts()["excerpt"] == 1


@pytest.mark.parametrize(("start", "end"), [(3, 3), (5000, 5001), (0, 5000)])
def test_nothing_is_evidence_of_nothing(project: Project, theory: DrawnTheory, start: int, end: int) -> None:
    first, _second = two_cases(project)
    before = content_of(project)
    with pytest.raises(UserError, match=r"Select some words first|lies outside it"):
        project.evidence.give(first, TextRange(start, end), Stance.OPEN, link_id=theory.leads)
    assert content_of(project) == before


def test_only_what_evidence_has_can_be_said_of_it(project: Project, theory: DrawnTheory) -> None:
    first, _second = two_cases(project)
    one = project.evidence.give(first, WORDS, Stance.SUPPORTS, link_id=theory.leads)
    gestures: list[Callable[[], object]] = [
        lambda: project.evidence.give(first, WORDS, Stance.OPEN, coder_id=1),
        lambda: project.evidence.describe([one.id], link_id=1),
        lambda: project.evidence.describe([one.id]),
    ]
    for gesture in gestures:
        with pytest.raises(ValueError, match="evidence"):
            gesture()
    assert project.evidence[one.id] == one


def test_nobody_changes_anothers_evidence(project: Project, theory: DrawnTheory, jonas: int) -> None:
    first, _second = two_cases(project)
    mine = project.evidence.give(first, WORDS, Stance.SUPPORTS, link_id=theory.leads)
    project.history.coder_id = jonas
    own = project.evidence.give(first, WORDS, Stance.CONTRADICTS, link_id=theory.leads)
    assert own.id != mine.id
    assert own.excerpt_id == mine.excerpt_id
    before = content_of(project)
    gestures: list[Callable[[], object]] = [
        lambda: project.evidence.describe([own.id, mine.id], stance=Stance.OPEN),
        lambda: project.evidence.remove([own.id, mine.id]),
    ]
    for gesture in gestures:
        with pytest.raises(UserError, match="another coder's evidence"):
            gesture()
    assert content_of(project) == before


def test_evidence_that_goes_takes_the_bare_excerpt_and_comes_back(
    project: Project, theory: DrawnTheory, jonas: int
) -> None:
    first, _second = two_cases(project)
    one = project.evidence.give(first, WORDS, Stance.SUPPORTS, link_id=theory.leads)
    before = content_of(project)
    project.evidence.remove([one.id, one.id])
    assert project.counts()["excerpt"] == 0
    project.history.undo()
    assert content_of(project) == before
    project.history.coder_id = jonas
    project.codings.apply(project.theories.node(theory.trust).code_id, first, WORDS)
    project.history.coder_id = one.coder_id
    project.evidence.remove([one.id])
    assert project.counts()["excerpt"] == 1


def test_removing_a_coding_leaves_the_evidence_on_the_same_words(project: Project, theory: DrawnTheory) -> None:
    first, _second = two_cases(project)
    coding = project.codings.apply(project.theories.node(theory.trust).code_id, first, WORDS)
    one = project.evidence.give(first, WORDS, Stance.SUPPORTS, link_id=theory.leads)
    project.codings.remove([coding.id])
    assert project.excerpts[one.excerpt_id].range == WORDS


def test_moving_the_ends_takes_own_evidence_along_and_leaves_others(
    project: Project, theory: DrawnTheory, jonas: int
) -> None:
    first, _second = two_cases(project)
    mine = project.evidence.give(first, WORDS, Stance.SUPPORTS, link_id=theory.leads)
    signe, project.history.coder_id = project.history.coder_id, jonas
    theirs = project.evidence.give(first, WORDS, Stance.OPEN, link_id=theory.leads)
    project.history.coder_id = signe
    before = content_of(project)
    moved = project.codings.move_ends(mine.excerpt_id, TextRange(3, 12))
    assert project.evidence[mine.id].excerpt_id == moved
    assert project.excerpts[moved].range == TextRange(3, 12)
    assert project.excerpts[project.evidence[theirs.id].excerpt_id].range == WORDS
    project.history.undo()
    assert content_of(project) == before


def test_blind_coders_see_and_count_their_own_evidence_only(project: Project, theory: DrawnTheory, jonas: int) -> None:
    first, _second = two_cases(project)
    mine = project.evidence.give(first, WORDS, Stance.SUPPORTS, link_id=theory.leads)
    hypothesis = project.hypotheses.add("Det virker").id
    project.evidence.give(first, WORDS, Stance.OPEN, hypothesis_id=hypothesis)
    project.blinding.begin()
    project.history.coder_id = jonas
    assert project.evidence.in_source(first) == []
    assert project.evidence.of_theory(theory.id) == []
    assert project.evidence.of_hypothesis(hypothesis) == []
    own = project.evidence.give(first, WORDS, Stance.CONTRADICTS, link_id=theory.leads)
    assert [placed.evidence for placed in project.evidence.of_theory(theory.id)] == [own]
    project.history.coder_id = mine.coder_id
    project.blinding.open_comparison()
    assert [placed.evidence for placed in project.evidence.of_theory(theory.id)] == [mine, own]


def test_evidence_is_told_with_who_says_it_and_where(project: Project, theory: DrawnTheory) -> None:
    first, second = two_cases(project)
    project.evidence.give(second, _turn(project, second, "Cecilie"), Stance.OPEN, node_id=theory.trust)
    project.evidence.give(first, _turn(project, first, "Bo"), Stance.SUPPORTS, link_id=theory.leads)
    project.evidence.give(first, _turn(project, first, "Anna"), Stance.CONTRADICTS, link_id=theory.leads)
    names = {who.id: who.name for who in project.informants.all()}
    cases = {case.id: case.name for case in project.cases.all()}
    placed = project.evidence.of_theory(theory.id)
    assert [(names[p.informant_id or 0], cases[p.case_id or 0], p.visit, p.role) for p in placed] == [
        ("Cecilie", "Bakkegården", "revisit", "frivillig"),
        ("Anna", "Lærkevangen", "first", "frivillig"),
        ("Bo", "Lærkevangen", "first", "frivillig"),
    ]
    assert [TextRange(p.start, p.stop) for p in placed[1:]] == [_turn(project, first, who) for who in ("Anna", "Bo")]


def test_evidence_is_asked_for_by_case_visit_role_and_coder(project: Project, theory: DrawnTheory, jonas: int) -> None:
    first, second = two_cases(project)
    project.evidence.give(first, _turn(project, first, "Anna"), Stance.SUPPORTS, link_id=theory.leads)
    project.evidence.give(first, WORDS, Stance.OPEN, link_id=theory.leads)
    project.history.coder_id = jonas
    project.evidence.give(second, _turn(project, second, "Cecilie"), Stance.CONTRADICTS, link_id=theory.leads)
    case = project.sources[second].case_id or 0

    def stances(wanted: EvidenceFilter) -> set[Stance]:
        return {placed.evidence.stance for placed in project.evidence.of_theory(theory.id, wanted)}

    assert stances(EvidenceFilter()) == set(Stance)
    assert stances(EvidenceFilter(cases=frozenset({case}))) == {Stance.CONTRADICTS}
    assert stances(EvidenceFilter(visits=frozenset({"first"}))) == {Stance.SUPPORTS, Stance.OPEN}
    assert stances(EvidenceFilter(roles=frozenset({"frivillig"}))) == {Stance.SUPPORTS, Stance.CONTRADICTS}
    assert stances(EvidenceFilter(coders=frozenset({jonas}))) == {Stance.CONTRADICTS}
    assert stances(EvidenceFilter(cases=frozenset({case}), visits=frozenset({"first"}))) == set()


def test_evidence_follows_the_words_when_the_text_is_edited(project: Project, theory: DrawnTheory) -> None:
    first, _second = two_cases(project)
    one = project.evidence.give(first, WORDS, Stance.SUPPORTS, link_id=theory.leads)
    words = WORDS.of(project.sources.text(first))
    project.texts.edit(first, TextRange(0, 0), "Nå. ")
    (placed,) = project.evidence.of_theory(theory.id)
    assert placed.evidence.id == one.id
    assert TextRange(placed.start, placed.stop).of(project.sources.text(first)) == words
