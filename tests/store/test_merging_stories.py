"""Merges that once went wrong, each told as a small story."""

import itertools
from collections.abc import Callable
from pathlib import Path

import pytest
from copies import Team, content_of_path

from qualapp.model.source import Reading
from qualapp.model.text import TextRange
from qualapp.reports.hypotheses import told_hypotheses
from qualapp.store.project import Project
from qualapp.store.sources import Addition


@pytest.fixture
def team(tmp_path: Path) -> Team:
    """Signe and Jonas, who have the same project with one interview."""
    return Team(tmp_path / "team", ["Signe", "Jonas"])


def work(path: Path, coder: str, *gestures: Callable[[Project], object]) -> None:
    """Let a coder do something in a copy."""
    with Project.open(path, coder=coder) as project:
        for gesture in gestures:
            gesture(project)
        assert project.check() == []


def correct(words: str, other: str) -> Callable[[Project], object]:
    """A correction of words that stand in the first interview."""

    def corrected(project: Project) -> None:
        source = project.sources.all()[0].id
        start = project.sources.text(source).index(words)
        project.texts.correct(source, TextRange(start, start + len(words)), other)

    return corrected


def code(project: Project, name: str) -> int:
    """The number of a code."""
    return next(code.id for code, _depth in project.codes.tree().walk() if code.name == name)


def text_of(path: Path) -> str:
    """What the first interview reads."""
    with Project.open(path, read_only=True) as project:
        return project.sources.text(project.sources.all()[0].id)


def test_a_text_that_a_merge_had_changed_is_worked_on_after_the_merge_was_taken_back(team: Team) -> None:
    signe, jonas = team.copy(), team.copy()
    work(signe, "Signe", correct("manglede", "savnede"))
    work(jonas, "Jonas", correct("manglede", "manglede jo"))
    work(jonas, "Jonas", lambda project: project.merging.merge([signe]), lambda project: project.history.undo())
    work(jonas, "Jonas", correct("manglede jo", "mangler jo"))
    both = team.merged(signe, jonas)
    assert content_of_path(both) == content_of_path(team.merged(jonas, signe))
    assert "vi mangler jo “stole”" in text_of(both)


def test_a_code_that_one_moved_and_took_away_stays_with_the_one_it_was_moved_below(team: Team) -> None:
    signe, jonas = team.copy(), team.copy()

    def move_and_take_away(project: Project) -> None:
        project.codes.move(code(project, "Ledelse"), code(project, "Mennesker"))
        project.codes.delete(code(project, "Ledelse"))

    work(jonas, "Jonas", move_and_take_away)
    work(signe, "Signe", lambda project: project.codes.describe(code(project, "Ledelse"), definition="Dem øverst"))
    work(signe, "Signe", lambda project: project.codes.delete(code(project, "Mennesker")))
    both = team.merged(signe, jonas)
    assert content_of_path(both) == content_of_path(team.merged(jonas, signe))
    with Project.open(both) as project:
        assert project.check() == []
        assert project.codes[code(project, "Ledelse")].parent_id == code(project, "Mennesker")


def test_an_edited_interview_comes_in_again_after_the_merge_that_brought_it_was_taken_back(team: Team) -> None:
    signe, jonas = team.copy(), team.copy()
    work(signe, "Signe", lambda project: project.sources.add(Addition(Reading("Ny", "Alle var glade for kaffen."))))
    work(signe, "Signe", lambda project: project.texts.correct(2, TextRange(5, 8), "er"))
    work(jonas, "Jonas", lambda project: project.merging.merge([signe]), lambda project: project.history.undo())
    work(jonas, "Jonas", lambda project: project.merging.merge([signe]))
    with Project.open(jonas) as project:
        assert project.sources.text(2) == "Alle er glade for kaffen."


def test_a_claim_that_went_with_its_interview_comes_back_to_its_words_by_way_of_a_third_copy(team: Team) -> None:
    signe, jonas, between = team.copy(), team.copy(), team.copy()

    def claim(project: Project) -> None:
        start = project.sources.text(1).index("tyve kvinder")
        project.codings.apply(code(project, "Ledelse"), 1, TextRange(start, start + len("tyve kvinder")))

    work(signe, "Signe", claim, lambda project: project.sources.delete(1))
    work(jonas, "Jonas", correct("Så kom der", "Og så kom der"))
    every = [team.merged(between, signe, jonas), team.merged(signe, jonas), team.merged(jonas, signe)]
    for path in every:
        assert content_of_path(path) == content_of_path(every[0])
        with Project.open(path, read_only=True) as project:
            excerpt = project.excerpts.in_source(1)[0]
            assert excerpt.range.of(project.sources.text(1)) == "tyve kvinder"


@pytest.mark.parametrize("who_deletes", ["Signe", "Jonas"])
def test_an_interview_edited_here_and_deleted_there_is_one_thing_to_decide(team: Team, who_deletes: str) -> None:
    signe, jonas = team.copy(), team.copy()
    deletes, edits = (signe, jonas) if who_deletes == "Signe" else (jonas, signe)
    work(deletes, who_deletes, lambda project: project.sources.delete(project.sources.all()[0].id))
    work(edits, "Signe" if who_deletes == "Jonas" else "Jonas", correct("manglede", "savnede"))
    with Project.open(signe) as project:
        report = project.merging.merge([jonas])
        (conflict,) = project.decisions.open()
        assert (conflict.kind, conflict.noun, conflict.lost.coder) == ("deleted", "source", who_deletes)
        assert report.conflicts == 1
        project.decisions.decide(conflict.key, "other")
        assert project.decisions.open() == []
        assert (project.sources.all(), project.informants.all()) == ([], [])
        assert project.check() == []
        project.history.undo()
        assert "savnede" in project.sources.text(project.sources.all()[0].id)
        assert project.check() == []


def test_words_coded_by_another_are_no_question_where_one_took_her_last_coding_of_them_away(team: Team) -> None:
    def coded(project: Project) -> None:
        words = TextRange(10, 19)
        project.codings.apply(code(project, "Ledelse"), project.sources.all()[0].id, words)

    work(team.folder / "start.qualapp", "Signe", coded)
    signe, jonas = team.copy(), team.copy()
    work(signe, "Signe", lambda project: project.codings.remove([project.codings.in_source(1)[0].id]))
    work(jonas, "Jonas", coded)
    with Project.open(signe) as project:
        assert project.merging.merge([jonas]).conflicts == 0
        (coding,) = project.codings.in_source(project.sources.all()[0].id)
        assert project.coders[coding.coder_id].name == "Jonas"


def test_a_memo_that_two_wrote_differently_is_one_thing_to_decide(team: Team) -> None:
    def write(words: str) -> Callable[[Project], object]:
        return lambda project: project.memos.change(project.memos.all()[0].id, words)

    work(team.folder / "start.qualapp", "Signe", lambda project: project.memos.write("Om ledelse"))
    signe, also_signe = team.copy(), team.copy()
    work(signe, "Signe", write("Om støtte"))
    work(also_signe, "Signe", write("Om opbakning"))
    with Project.open(signe) as project:
        report = project.merging.merge([also_signe])
        (conflict,) = project.decisions.open()
        assert (conflict.cell, report.conflicts) == ("text", 1)
        kept = project.decisions.last_merge()
        assert kept is not None
        assert kept.report.conflicts == 1


def say(old: str, new: str) -> Callable[[Project], object]:
    """Other words in the place of some, as one piece."""

    def said(project: Project) -> None:
        start = project.sources.text(1).index(old)
        project.texts.edit(1, TextRange(start, start + len(old)), new)

    return said


def claim(words: str) -> Callable[[Project], object]:
    """A claim about words of the first interview."""

    def claimed(project: Project) -> None:
        start = project.sources.text(1).index(words)
        project.codings.apply(code(project, "Ledelse"), 1, TextRange(start, start + len(words)))

    return claimed


def claimed_in(path: Path) -> list[str]:
    """The words that claims are about."""
    with Project.open(path, read_only=True) as project:
        return [excerpt.range.of(project.sources.text(1)) for excerpt in project.excerpts.in_source(1)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(("kom der tyve", "ankom så mange"), ("tyve kvinder", "et par mænd"), id="overlapping"),
        pytest.param(("kom der tyve kvinder", "skete det"), ("tyve", "tredive"), id="one inside the other"),
        pytest.param(("tyve", "tredive"), ("kom der tyve kvinder", "skete det"), id="one around the other"),
        pytest.param((" kom der tyve kvinder", ""), ("der tyve", "der hele tyve"), id="in what was taken away"),
        pytest.param(("der tyve", "der hele tyve"), (" kom der tyve kvinder", ""), id="taken away around it"),
    ],
)
@pytest.mark.parametrize("is_mine_later", [True, False])
def test_of_words_that_both_wrote_anew_one_version_stands_and_the_other_is_told_by_its_writer(
    team: Team, first: tuple[str, str], second: tuple[str, str], is_mine_later: bool
) -> None:
    signe, jonas = team.copy(), team.copy()
    before = text_of(signe)
    earlier, later = (jonas, signe) if is_mine_later else (signe, jonas)
    names = ("Jonas", "Signe") if is_mine_later else ("Signe", "Jonas")
    work(earlier, names[0], claim("manglede"), say(*first))
    work(later, names[1], claim("begyndte"), claim("manglede"), say(*second))
    both, other = team.merged(signe, jonas), team.merged(jonas, signe)
    assert content_of_path(both) == content_of_path(other)
    assert text_of(both) == before.replace(*second)
    assert sorted(claimed_in(both)) == ["begyndte", "manglede", "manglede"]
    for path in (both, other):
        with Project.open(path) as project:
            (conflict,) = project.decisions.open()
            assert (conflict.lost.coder, conflict.stands.coder) == names
            assert 0 < conflict.lost.time < conflict.stands.time
            assert conflict.came == ((path == both) == is_mine_later)
            project.decisions.decide(conflict.key, "other")
            assert project.sources.text(1) == before.replace(*first)
            assert project.check() == []


def test_a_version_stands_again_when_what_it_lost_to_loses_in_a_third_copy(team: Team) -> None:
    signe, jonas, between = team.copy(), team.copy(), team.copy()
    before = text_of(signe)
    work(signe, "Signe", say("kom der", "dukkede"))
    work(jonas, "Jonas", claim("manglede"), say("der tyve", "mange"))
    work(between, "Signe", claim("manglede"), claim("begyndte"), say("tyve kvinder", "alle mænd"))
    assert text_of(team.merged(signe, jonas)) == before.replace("der tyve", "mange")
    every = [team.merged(*order) for order in itertools.permutations([signe, jonas, between])]
    every.append(team.merged(signe, team.merged(jonas, between)))
    for path in every:
        assert content_of_path(path) == content_of_path(every[0])
        assert text_of(path) == before.replace("kom der", "dukkede").replace("tyve kvinder", "alle mænd")
        with Project.open(path) as project:
            assert [(one.lost.coder, one.lost.words) for one in project.decisions.open()] == [
                ("Jonas", "kom mange kvinder")
            ]


def test_work_goes_on_in_a_text_of_which_one_version_lost(team: Team) -> None:
    signe, jonas = team.copy(), team.copy()
    before = text_of(signe)
    work(signe, "Signe", say("kom der tyve", "ankom så mange"))
    work(jonas, "Jonas", claim("manglede"), say("tyve kvinder", "et par mænd"))
    both, other = team.merged(signe, jonas), team.merged(jonas, signe)
    work(both, "Signe", say("et par", "to"), claim("to mænd"))
    work(other, "Jonas", say("manglede", "savnede"))
    again = team.merged(both, other)
    assert content_of_path(again) == content_of_path(team.merged(other, both))
    assert text_of(again) == before.replace("tyve kvinder", "to mænd").replace("manglede", "savnede")
    assert "to mænd" in claimed_in(again)


def test_taking_a_merge_back_brings_back_the_version_that_lost(team: Team) -> None:
    signe, jonas = team.copy(), team.copy()
    work(signe, "Signe", claim("tyve kvinder"), say("der tyve", "da mange"), claim("mange kvinder"))
    work(jonas, "Jonas", *[claim("manglede")] * 3, say("kom der tyve kvinder", "skete det"))
    before = content_of_path(signe)
    with Project.open(signe) as project:
        project.merging.merge([jonas])
        project.history.undo()
    assert content_of_path(signe) == before
    assert content_of_path(team.merged(signe, jonas)) == content_of_path(team.merged(jonas, signe))


def test_a_coder_who_was_parted_with_is_back_with_what_they_made_meanwhile_until_it_is_given_away(team: Team) -> None:
    signe, jonas = team.copy(), team.copy()

    def part(project: Project) -> None:
        project.coders.merge(project.coders.named("Jonas").id, project.coders.named("Signe").id)

    work(signe, "Signe", part)
    work(jonas, "Jonas", claim("manglede"), lambda project: project.hypotheses.add("Stolene mangler"))
    with Project.open(signe, coder="Signe") as project:
        assert [coder.name for coder in project.coders.all()] == ["Signe"]
        project.merging.merge([jonas])
        assert [coder.name for coder in project.coders.all()] == ["Signe", "Jonas"]
        assert [told.coder for told in told_hypotheses(project)] == ["Jonas"]
        part(project)
        assert [coder.name for coder in project.coders.all()] == ["Signe"]
        project.history.undo()
        assert [coder.name for coder in project.coders.all()] == ["Signe", "Jonas"]
