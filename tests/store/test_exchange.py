"""A project that travels as values from one file to another."""

from dataclasses import replace
from typing import Any

import gestures as g
from hypothesis import given, settings
from hypothesis import strategies as st
from project_content import Content, content_of
from travelling_project import Travelling, of_another_program

from qualapp.model.exchange import Person, TravellingVariable, derived_guid
from qualapp.progress import finish
from qualapp.store.project import Project

WORK = g.chosen([*g.ALL, *g.CLAIMS, *g.CLAIMS, *g.BOOK], numbers=st.integers(0, 40), most=25)


def leaving(project: Project) -> Travelling:
    """A project between two files."""
    return Travelling(project.exchange.head(), list(project.exchange.sources()))


def without_the_project(content: Content) -> dict[str, Any]:
    """What is said in a project, besides what it is called and who began it when."""
    return {table: rows for table, rows in content.items() if table not in {"project", "decision"}}


def worked(project: Project, moves: Any) -> Travelling:
    """A project in which somebody worked, as it leaves."""
    g.prepared(project)
    for gesture, a, b in moves:
        g.make(project, gesture, a, b)
    if project.blinding.is_on:
        project.blinding.open_comparison()
    return leaving(project)


def arrived(given: Travelling) -> Project:
    """A new project into which another came."""
    who = given.head.people[0]
    project = Project.create(coder=who.name, coder_guid=who.guid)
    finish(project.exchange.take_in(given))
    return project


@given(WORK)
@settings(max_examples=25)
def test_what_was_said_is_the_same_in_a_new_project(moves: Any) -> None:
    with Project.create(coder="Signe Krogh") as first, arrived(worked(first, moves)) as second:
        assert without_the_project(content_of(second)) == without_the_project(content_of(first))
        assert list(second.check()) == []


@given(WORK)
@settings(max_examples=10)
def test_coming_twice_is_coming_once_and_looking_changes_nothing(moves: Any) -> None:
    with Project.create(coder="Signe Krogh") as first, arrived(given := worked(first, moves)) as second:
        before, steps = content_of(second), len(second.history.steps())
        shown = finish(second.exchange.preview(given))
        assert content_of(second) == before
        report = finish(second.exchange.take_in(given))
        assert content_of(second) == before
        assert not report.taken
        assert (shown.taken, shown.known) == (report.taken, report.known)
        assert len(second.history.steps()) == steps


@given(WORK)
@settings(max_examples=10)
def test_taking_it_back_leaves_the_project_as_it_was(moves: Any) -> None:
    with Project.create(coder="Signe Krogh") as first, Project.create(coder="Jonas") as second:
        g.prepared(second)
        before = content_of(second)
        finish(second.exchange.take_in(worked(first, moves)))
        second.history.undo()
        assert content_of(second) == before
        second.history.redo()
        second.history.undo()
        assert content_of(second) == before


@given(WORK)
@settings(max_examples=10)
def test_without_our_own_rows_no_claim_is_lost_or_shifted(moves: Any) -> None:
    with Project.create(coder="Signe Krogh") as first:
        given = worked(first, moves)
        given.head = replace(given.head, own=())
        given.texts = [replace(source, own=(), own_text="") for source in given.texts]
        with arrived(given) as second:
            here, there = content_of(second), content_of(first)
            assert here["coding"] == there["coding"]
            coded = {row["excerpt_id"][1] for row in there["coding"].values()}
            assert {guid: here["excerpt"].get(guid) for guid in coded} == {
                guid: there["excerpt"][guid] for guid in coded
            }
            said = {guid: memo["text"] for guid, memo in here["memo"].items() if "Marked in" not in memo["text"][1]}
            assert said == {g: memo["text"] for g, memo in there["memo"].items() if "Marked in" not in memo["text"][1]}
            for column in ("name", "kind", "date", "activity", "fidelity", "text"):
                assert [row[column] for row in here["source"].values()] == [
                    row[column] for row in there["source"].values()
                ]
            assert list(second.check()) == []


def test_two_coders_of_one_name_stay_two_people(project: Project) -> None:
    given = of_another_program(1)
    twins = (
        Person(derived_guid("a"), "Anna"),
        Person(derived_guid("b"), "anna"),
        Person(derived_guid("c"), "Signe Krogh"),
    )
    given.head = replace(given.head, people=twins)
    report = finish(project.exchange.take_in(given))
    assert [coder.name for coder in project.coders.all()] == ["Signe Krogh", "Anna", "anna (2)"]
    assert any("anna (2)" in remark.sentence for remark in report.remarks)


def test_what_has_no_place_here_is_kept_and_leaves_again(project: Project) -> None:
    finish(project.exchange.take_in(of_another_program(1)))
    kinds = {kept.kind: kept for kept in project.exchange.head().kept}
    assert set(kinds) == {"Set", "Case"}
    assert derived_guid("code", "1") in kinds["Case"].xml


def test_a_selection_that_nobody_coded_becomes_a_memo(project: Project) -> None:
    finish(project.exchange.take_in(of_another_program(1)))
    assert "Marked in NVivo" in [memo.text for memo in project.memos.all()]


def test_the_report_counts_what_came_and_what_was_there(project: Project) -> None:
    report = finish(project.exchange.take_in(of_another_program(1)))
    assert {noun: report.taken[noun] for noun in ("source", "excerpt", "coding", "code", "case", "coder")} == {
        "source": 1, "excerpt": 3, "coding": 2, "code": 2, "case": 1, "coder": 1,
    }  # fmt: skip
    assert finish(project.exchange.take_in(of_another_program(1))).known["coding"] == 2


def test_another_programs_project_coming_twice_brings_nothing_new(project: Project) -> None:
    given = of_another_program(1)
    (source,) = given.texts
    first, second = source.selections[0].codings
    notes = (given.head.notes[0].guid,)
    codings = (replace(first, notes=notes), replace(second, notes=notes))
    selections = (replace(source.selections[0], codings=codings, notes=()), *source.selections[1:])
    unused = TravellingVariable(derived_guid("unused"), "Ubrugt", "Text")
    given.head = replace(given.head, variables=(*given.head.variables, unused))
    given.texts = [replace(source, selections=selections)]
    finish(project.exchange.take_in(given))
    before = content_of(project)
    report = finish(project.exchange.take_in(given))
    assert not report.taken
    assert report.known["variable"] == 2
    assert content_of(project) == before


def test_a_value_that_a_known_text_got_since_comes_in(project: Project) -> None:
    given = of_another_program(1)
    values = given.texts[0].values
    finish(project.exchange.take_in(Travelling(given.head, [replace(given.texts[0], values=())])))
    assert finish(project.exchange.take_in(given)).taken["value"] == len(values)


def test_a_source_that_changed_there_comes_in_beside_the_old_one(project: Project) -> None:
    given = of_another_program(1)
    finish(project.exchange.take_in(given))
    changed = replace(given.texts[0], text="Nyt: " + given.texts[0].text)
    report = finish(project.exchange.take_in(Travelling(given.head, [changed])))
    assert len(project.sources.all()) == 2
    assert any("another text" in remark.sentence for remark in report.remarks)
    assert list(project.check()) == []
