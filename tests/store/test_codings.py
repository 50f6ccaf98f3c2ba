"""What coders claim, and whose it is (rule 9)."""

from collections.abc import Callable

import pytest
from gestures import addition
from project_content import content_of

from qualapp.errors import UserError
from qualapp.model.coding import EffectLevel, Horizon, Statement, Valence
from qualapp.model.source import Reading
from qualapp.model.text import TextRange
from qualapp.store.project import Project
from qualapp.store.sources import Addition


@pytest.fixture
def interview(project: Project) -> int:
    """A short interview."""
    return project.sources.add(addition(project, 5)).id


@pytest.fixture
def trust(project: Project) -> int:
    """A code."""
    return project.codes.add("Tillid").id


@pytest.fixture
def jonas(project: Project) -> int:
    """A second coder."""
    return project.coders.add("Jonas").id


def test_a_claim_holds_all_that_was_said(project: Project, interview: int, trust: int) -> None:
    coding = project.codings.apply(
        trust, interview, TextRange(2, 9), Valence.BARRIER, weight=0, level=EffectLevel.AREA,
        horizon=Horizon.LONG_TERM, statement=Statement.MEASURED, is_result=True,
    )  # fmt: skip
    assert project.codings[coding.id] == coding
    assert (coding.valence, coding.weight, coding.level) == (Valence.BARRIER, 0, EffectLevel.AREA)
    assert (coding.horizon, coding.statement, coding.is_result) == (Horizon.LONG_TERM, Statement.MEASURED, True)
    assert project.excerpts[coding.excerpt_id].range == TextRange(2, 9)


def test_what_was_claimed_is_not_claimed_twice(project: Project, interview: int, trust: int, jonas: int) -> None:
    stretch = TextRange(2, 9)
    first = project.codings.apply(trust, interview, stretch)
    assert project.codings.apply(trust, interview, stretch) == first
    assert project.codings.apply(trust, interview, stretch, Valence.NONE) == first
    second = project.codings.apply(trust, interview, stretch, Valence.DRIVER)
    assert second.excerpt_id == first.excerpt_id
    assert project.codings.apply(trust, interview, stretch) == first
    project.history.coder_id = jonas
    third = project.codings.apply(trust, interview, stretch)
    assert third.excerpt_id == first.excerpt_id
    assert project.counts()["coding"] == 3


@pytest.mark.parametrize(("start", "end"), [(3, 3), (0, 0), (5000, 5001), (0, 5000)])
def test_a_code_is_not_applied_to_nothing(start: int, end: int, project: Project, interview: int, trust: int) -> None:
    with pytest.raises(UserError, match=r"Select some words first|lies outside it"):
        project.codings.apply(trust, interview, TextRange(start, end))
    assert project.counts()["excerpt"] == 0


def test_only_what_a_coding_has_can_be_said_of_it(project: Project, interview: int, trust: int) -> None:
    coding = project.codings.apply(trust, interview, TextRange(0, 4))
    before = content_of(project)
    gestures: list[Callable[[], object]] = [
        lambda: project.codings.apply(trust, interview, TextRange(0, 5), **{"x) --": 1}),
        lambda: project.codings.describe([coding.id], **{"code_id = 7 --": 1}),
        lambda: project.codings.describe([coding.id]),
    ]
    for gesture in gestures:
        with pytest.raises(ValueError, match="a coding has no"):
            gesture()
    assert content_of(project) == before


def test_what_is_not_there_is_a_key_error(project: Project, interview: int, trust: int) -> None:
    gestures: list[Callable[[], object]] = [
        lambda: project.codings[99],
        lambda: project.codings.apply(99, interview, TextRange(0, 4)),
        lambda: project.codings.apply(trust, 99, TextRange(0, 4)),
        lambda: project.codings.move_ends(99, TextRange(0, 4)),
        lambda: project.excerpts[99],
        lambda: project.sources.text(99),
        lambda: project.codes[99],
        lambda: project.memos[99],
        lambda: project.cases[99],
        lambda: project.coders[99],
    ]
    for gesture in gestures:
        with pytest.raises(KeyError):
            gesture()


def test_a_second_valence_stays_on_the_very_excerpt(project: Project, interview: int, trust: int) -> None:
    older = project.codings.apply(trust, interview, TextRange(0, 8), level=EffectLevel.AREA)
    other = project.codings.apply(project.codes.add("x").id, interview, TextRange(0, 4))
    moved = project.codings.move_ends(older.excerpt_id, TextRange(0, 4))
    assert moved != other.excerpt_id
    for coding in (project.codings[other.id], project.codings[older.id]):
        second = project.codings.add_valence(coding.id, Valence.BARRIER)
        assert second.excerpt_id == coding.excerpt_id
        assert (second.code_id, second.level) == (coding.code_id, coding.level)
        assert project.codings.add_valence(coding.id, Valence.BARRIER) == second


def test_nobody_changes_anothers_claim(project: Project, interview: int, trust: int, jonas: int) -> None:
    mine = project.codings.apply(trust, interview, TextRange(0, 4))
    project.history.coder_id = jonas
    own = project.codings.apply(trust, interview, TextRange(4, 8))
    before = content_of(project)
    gestures: list[Callable[[], object]] = [
        lambda: project.codings.describe([own.id, mine.id], weight=3),
        lambda: project.codings.recode([mine.id], trust),
        lambda: project.codings.remove([own.id, mine.id]),
        lambda: project.codings.move_ends(mine.excerpt_id, TextRange(0, 2)),
    ]
    for gesture in gestures:
        with pytest.raises(UserError, match=r"another coder's coding|Only the coder who made"):
            gesture()
    assert content_of(project) == before


def test_taking_a_coding_away_leaves_others_memos_on_its_excerpt(
    project: Project, interview: int, trust: int, jonas: int
) -> None:
    coding = project.codings.apply(trust, interview, TextRange(0, 4))
    project.memos.write("Min egen", "coding", coding.id)
    signe = project.history.coder_id
    project.history.coder_id = jonas
    memo = project.memos.write("Det ser jeg anderledes", "coding", coding.id)
    project.history.coder_id = signe
    before = content_of(project)
    project.codings.remove([coding.id])
    (left,) = project.memos.all()
    assert (left.id, left.text, left.about, left.about_id) == (memo.id, memo.text, "excerpt", coding.excerpt_id)
    project.history.undo()
    assert content_of(project) == before


def test_taking_the_last_coding_away_takes_the_excerpt(project: Project, interview: int, trust: int) -> None:
    first = project.codings.apply(trust, interview, TextRange(0, 4))
    second = project.codings.add_valence(first.id, Valence.DRIVER)
    project.codings.remove([first.id])
    assert project.counts()["excerpt"] == 1
    project.codings.remove([second.id])
    assert project.counts()["excerpt"] == 0
    project.codings.remove([])


def test_moving_ends_moves_ones_own_excerpt(project: Project, interview: int, trust: int) -> None:
    coding = project.codings.apply(trust, interview, TextRange(0, 4))
    moved = project.codings.move_ends(coding.excerpt_id, TextRange(1, 6))
    assert project.codings[coding.id].excerpt_id == moved
    assert project.excerpts[moved].range == TextRange(1, 6)
    assert project.counts("excerpt") == {"excerpt": 1}
    last = project.history.last()
    assert project.codings.move_ends(moved, TextRange(1, 6)) == moved
    assert project.history.last() == last
    with pytest.raises(UserError, match="Select some words"):
        project.codings.move_ends(moved, TextRange(3, 3))


@pytest.mark.parametrize("claim", ["coding", "memo"])
def test_moving_ends_copies_what_others_claims_rest_on(
    claim: str, project: Project, interview: int, trust: int, jonas: int
) -> None:
    mine = project.codings.apply(trust, interview, TextRange(0, 4))
    memo = project.memos.write("Mit", "excerpt", mine.excerpt_id)
    signe = project.history.coder_id
    project.history.coder_id = jonas
    if claim == "coding":
        theirs = project.codings.apply(trust, interview, TextRange(0, 4)).excerpt_id
    else:
        theirs = project.memos.write("Deres", "excerpt", mine.excerpt_id).about_id or 0
    assert theirs == mine.excerpt_id
    project.history.coder_id = signe
    before = content_of(project)
    copy = project.codings.move_ends(mine.excerpt_id, TextRange(1, 6))
    assert copy != mine.excerpt_id
    assert project.excerpts[copy].range == TextRange(1, 6)
    assert project.excerpts[theirs].range == TextRange(0, 4)
    assert project.codings[mine.id].excerpt_id == project.memos[memo.id].about_id == copy
    assert project.check() == []
    project.history.undo()
    assert content_of(project) == before


def test_ends_are_moved_back_and_anothers_claim_stays(project: Project, interview: int, trust: int, jonas: int) -> None:
    mine = project.codings.apply(trust, interview, TextRange(0, 4))
    moved = project.codings.move_ends(mine.excerpt_id, TextRange(1, 6))
    signe = project.history.coder_id
    project.history.coder_id = jonas
    theirs = project.codings.apply(trust, interview, TextRange(1, 6))
    assert theirs.excerpt_id == moved
    project.history.coder_id = signe
    project.history.undo()
    assert project.excerpts[project.codings[mine.id].excerpt_id].range == TextRange(0, 4)
    assert project.excerpts[project.codings[theirs.id].excerpt_id].range == TextRange(1, 6)


def test_memos_say_something_belong_to_one_and_are_about_what_there_is(
    project: Project, interview: int, jonas: int
) -> None:
    memo = project.memos.write("  Tanke\r\n", "source", interview)
    assert memo.text == "  Tanke\n"
    gestures: list[tuple[type[Exception], Callable[[], object]]] = [
        (UserError, lambda: project.memos.write(" \0\n")),
        (ValueError, lambda: project.memos.write("x", "coder", 1)),
        (ValueError, lambda: project.memos.write("x", "project", 1)),
        (ValueError, lambda: project.memos.write("x", "code")),
        (ValueError, lambda: project.memos.on("1 = 1 OR code")),
    ]
    for kind, gesture in gestures:
        with pytest.raises(kind):
            gesture()
    project.history.coder_id = jonas
    for gesture in (lambda: project.memos.change(memo.id, "x"), lambda: project.memos.remove(memo.id)):
        with pytest.raises(UserError, match="another coder's memo"):
            gesture()
    assert project.memos.on("source", interview) == [memo]


def test_a_memo_without_words_is_taken_away_and_its_bare_excerpt_too(project: Project, interview: int) -> None:
    memo = project.memos.write_at("Her sker noget", interview, TextRange(2, 6))
    assert project.counts()["excerpt"] == 1
    project.memos.change(memo.id, "   ")
    assert project.memos.all() == []
    assert project.counts()["excerpt"] == 0


def test_coders_are_told_apart_by_name(project: Project, jonas: int) -> None:
    for name in ("jonas", " JONAS\n", "Signe  Krogh"):
        with pytest.raises(UserError, match="There is already a coder"):
            project.coders.add(name)
    with pytest.raises(UserError, match="There is already a coder"):
        project.coders.rename(jonas, "signe krogh")
    with pytest.raises(UserError, match="A coder needs a name"):
        project.coders.rename(jonas, " ")
    project.coders.rename(jonas, " Jonas  Ø. ")
    assert project.coders.named("jonas ø.").initials == "JØ"
    with pytest.raises(UserError, match="There is no coder “Jon” in the project"):
        project.coders.named("Jon")


def test_the_coder_at_work_is_one_of_the_project(project: Project) -> None:
    with pytest.raises(ValueError, match="there is no coder 99"):
        project.history.coder_id = 99
    with project.history.step("x"), pytest.raises(ValueError, match="one coder from beginning to end"):
        project.history.coder_id = project.history.coder_id


def test_a_coder_who_has_done_something_stays(project: Project, jonas: int) -> None:
    signe = project.history.coder_id
    project.history.coder_id = jonas
    project.codes.add("Fra Jonas")
    project.history.undo()
    project.history.coder_id = signe
    with pytest.raises(UserError, match="“Add coder Jonas” cannot be undone, because Jonas has done “New code"):
        project.history.undo()
    assert project.coders[jonas].name == "Jonas"


def test_undoing_a_coding_leaves_the_excerpt_that_another_coder_has_coded_since(project: Project) -> None:
    source = project.sources.add(Addition(Reading("Interview", "Hun kom igen. Det gjorde de andre ikke.")))
    trust, time = project.codes.add("Tillid"), project.codes.add("Tid")
    first, second = project.history.coder_id, project.coders.add("Jonas Møller").id
    project.codings.apply(trust.id, source.id, TextRange(0, 12))
    project.history.coder_id = second
    theirs = project.codings.apply(time.id, source.id, TextRange(0, 12))
    project.history.coder_id = first
    while project.history.undo().message != "Apply code “{name}”":
        pass
    assert project.codings.in_source(source.id) == [theirs]
    assert project.excerpts[theirs.excerpt_id].range == TextRange(0, 12)
    assert project.check() == []
