"""What excerpts say of how actors relate to one another, and whose claim it is."""

from collections.abc import Callable
from datetime import date

import pytest
from case_material import interview
from gestures import addition
from project_content import content_of

from qualapp.errors import UserError
from qualapp.model.coding import Valence
from qualapp.model.network import Relation
from qualapp.model.source import Visit
from qualapp.model.text import TextRange
from qualapp.store.project import Project

WORDS = TextRange(2, 9)


@pytest.fixture
def source(project: Project) -> int:
    """A short interview."""
    return project.sources.add(addition(project, 5)).id


@pytest.fixture
def pair(project: Project) -> tuple[int, int]:
    """Two actors."""
    return project.actors.add("Kommunen").id, project.actors.add("Klubben").id


@pytest.fixture
def works(project: Project) -> Relation:
    """A relation without a direction."""
    return project.relations.add("Samarbejde")


@pytest.fixture
def jonas(project: Project) -> int:
    """A second coder."""
    return project.coders.add("Jonas").id


def test_a_tie_has_all_that_was_said_of_it(
    project: Project, source: int, pair: tuple[int, int], works: Relation
) -> None:
    tie = project.ties.claim(
        source, WORDS, *pair, works.id, valence=Valence.BARRIER, strength=0, day=date(2024, 3, 1), note="Uenige",
        is_directed=True,
    )  # fmt: skip
    assert project.ties[tie.id] == tie
    assert (tie.valence, tie.strength, tie.day, tie.note) == (Valence.BARRIER, 0, date(2024, 3, 1), "Uenige")
    assert project.excerpts[tie.excerpt_id].range == WORDS
    assert project.ties.all() == project.ties.in_source(source) == [tie]


@pytest.mark.parametrize("is_directed", [True, False])
def test_a_tie_is_directed_as_its_relation_where_nothing_is_said(
    is_directed: bool, project: Project, source: int, pair: tuple[int, int]
) -> None:
    relation = project.relations.add("Styring", is_directed=is_directed)
    assert project.ties.claim(source, WORDS, *pair, relation.id).is_directed is is_directed


def test_nobody_is_tied_to_themselves(
    project: Project, source: int, pair: tuple[int, int], works: Relation, jonas: int
) -> None:
    tie = project.ties.claim(source, WORDS, *pair, works.id)
    before = content_of(project)
    gestures: list[Callable[[], object]] = [
        lambda: project.ties.claim(source, WORDS, pair[0], pair[0], works.id),
        lambda: project.ties.describe([tie.id], to_id=pair[0]),
        lambda: project.ties.describe([tie.id], from_id=pair[1]),
    ]
    for gesture in gestures:
        with pytest.raises(UserError, match="cannot be tied to itself"):
            gesture()
    assert content_of(project) == before
    project.ties.describe([tie.id], from_id=pair[1], to_id=pair[0])
    assert (project.ties[tie.id].from_id, project.ties[tie.id].to_id) == pair[::-1]


@pytest.mark.parametrize(("start", "end"), [(3, 3), (5000, 5001), (0, 5000)])
def test_a_tie_needs_words(
    start: int, end: int, project: Project, source: int, pair: tuple[int, int], works: Relation
) -> None:
    with pytest.raises(UserError, match=r"Select some words first|lies outside it"):
        project.ties.claim(source, TextRange(start, end), *pair, works.id)
    assert project.counts()["excerpt"] == 0


def test_to_claim_the_same_again_changes_what_was_said(
    project: Project, source: int, pair: tuple[int, int], works: Relation, jonas: int
) -> None:
    tie = project.ties.claim(source, WORDS, *pair, works.id, strength=1)
    again = project.ties.claim(source, WORDS, *pair, works.id, strength=4)
    assert (again.id, again.strength) == (tie.id, 4)
    other_way = project.ties.claim(source, WORDS, *pair[::-1], works.id)
    project.history.coder_id = jonas
    his = project.ties.claim(source, WORDS, *pair, works.id)
    assert len({tie.id, other_way.id, his.id}) == 3
    assert len({tie.excerpt_id, other_way.excerpt_id, his.excerpt_id}) == 1


def test_nobody_touches_anothers_tie(
    project: Project, source: int, pair: tuple[int, int], works: Relation, jonas: int
) -> None:
    hers = project.ties.claim(source, WORDS, *pair, works.id)
    project.history.coder_id = jonas
    his = project.ties.claim(source, TextRange(0, 4), *pair, works.id)
    before = content_of(project)
    gestures: list[Callable[[], object]] = [
        lambda: project.ties.describe([his.id, hers.id], strength=1),
        lambda: project.ties.remove([his.id, hers.id]),
    ]
    for gesture in gestures:
        with pytest.raises(UserError, match="another coder's tie"):
            gesture()
    with pytest.raises(ValueError, match="a tie has no"):
        project.ties.describe([his.id], coder_id=1)
    assert content_of(project) == before


def test_moving_the_ends_takes_ones_own_ties_along_and_leaves_others(
    project: Project, source: int, pair: tuple[int, int], works: Relation, jonas: int
) -> None:
    hers = project.ties.claim(source, WORDS, *pair, works.id)
    project.mentions.judge([(source, WORDS, pair[0])], is_meant=True)
    project.history.coder_id = jonas
    his = project.ties.claim(source, WORDS, *pair, works.id)
    project.codings.move_ends(his.excerpt_id, TextRange(0, 12))
    assert project.excerpts[project.ties[his.id].excerpt_id].range == TextRange(0, 12)
    assert project.excerpts[project.ties[hers.id].excerpt_id].range == WORDS
    assert [range for _mention, range in project.mentions.in_source(source)] == [WORDS]
    with pytest.raises(UserError, match="Only the coder who made"):
        project.codings.move_ends(hers.excerpt_id, TextRange(0, 3))


def test_an_excerpt_goes_with_its_last_claim(
    project: Project, source: int, pair: tuple[int, int], works: Relation
) -> None:
    tie = project.ties.claim(source, WORDS, *pair, works.id)
    coding = project.codings.apply(project.codes.add("Tillid").id, source, WORDS)
    assert coding.excerpt_id == tie.excerpt_id
    project.codings.remove([coding.id])
    assert project.counts()["excerpt"] == 1
    before = content_of(project)
    project.ties.remove([tie.id])
    assert project.counts()["excerpt"] == 0
    project.history.undo()
    assert content_of(project) == before


def test_blind_coders_see_their_own_ties_and_judgements_only(
    project: Project, source: int, pair: tuple[int, int], works: Relation, jonas: int
) -> None:
    project.ties.claim(source, WORDS, *pair, works.id)
    project.mentions.judge([(source, WORDS, pair[0])], is_meant=True)
    project.blinding.begin()
    project.history.coder_id = jonas
    assert project.ties.all() == project.ties.in_source(source) == []
    assert project.mentions.in_source(source) == project.mentions.of_actor(pair[0]) == []
    assert project.mentions.counts() == {}
    his = project.ties.claim(source, WORDS, *pair, works.id)
    assert project.ties.all() == [his]


def test_a_deleted_source_takes_its_ties(project: Project, source: int, pair: tuple[int, int], works: Relation) -> None:
    project.ties.claim(source, WORDS, *pair, works.id)
    before = content_of(project)
    project.sources.delete(source)
    assert project.ties.all() == []
    project.history.undo()
    assert content_of(project) == before


def test_a_placed_tie_tells_who_said_it_where_and_when(
    project: Project, pair: tuple[int, int], works: Relation
) -> None:
    case = project.cases.add("Lærkevangen").id
    source = interview(project, "Besøg", case, Visit.REVISIT, "Leder")
    text = project.sources.text(source)
    told = [
        project.ties.claim(source, TextRange(text.index(words), text.index(words) + 3), *pair, works.id)
        for words in ("begyndte hos Leder", "begyndte hos I")
    ]
    interviewers, leaders = project.ties.placed()
    assert [interviewers.tie, leaders.tie] == told[::-1]
    assert (leaders.case_id, leaders.visit, leaders.role) == (case, "revisit", "frivillig")
    assert leaders.informant_id in {informant.id for informant in project.informants.all()}
    assert (interviewers.informant_id, interviewers.role) == (None, "")
    assert leaders.range.of(text) == "beg"
