"""What is told of a step to those who show it (rule 15)."""

from collections.abc import Callable

import pytest
from gestures import addition

from qualapp import i18n
from qualapp.errors import UserError
from qualapp.model.source import Reading
from qualapp.model.text import TextRange
from qualapp.progress import finish
from qualapp.store.changes import Changes
from qualapp.store.project import Project
from qualapp.store.sources import Addition


@pytest.fixture
def told(project: Project) -> list[Changes]:
    """All that has been told, once two interviews and two codes are there."""
    for name in ("Tillid", "Ledelse"):
        project.codes.add(name)
    for number in (4, 5):
        project.sources.add(addition(project, number))
    found: list[Changes] = []
    project.history.on_change.append(found.append)
    return found


def both_ways(project: Project, told: list[Changes], gesture: Callable[[], object]) -> Changes:
    """What is told of a gesture, and again when it is taken back and done again."""
    told.clear()
    gesture()
    project.history.undo()
    project.history.redo()
    assert len(told) == 3
    assert {changes.tables for changes in told} == {told[0].tables}
    assert {changes.sources for changes in told} == {told[0].sources}
    assert {changes.codes for changes in told} == {told[0].codes}
    assert {changes.label for changes in told} == {told[0].label}
    return told[0]


def test_a_coding_names_its_source_and_code(project: Project, told: list[Changes]) -> None:
    changes = both_ways(project, told, lambda: project.codings.apply(1, 2, TextRange(0, 4)))
    assert changes == Changes("Apply code “Tillid”", frozenset({"excerpt", "coding"}), frozenset({2}), frozenset({1}))
    assert changes.touches_source(2)
    assert not changes.touches_source(1)


def test_recoding_names_both_codes(project: Project, told: list[Changes]) -> None:
    coding = project.codings.apply(1, 2, TextRange(0, 4))
    changes = both_ways(project, told, lambda: project.codings.recode([coding.id], 2))
    assert (changes.tables, changes.sources, changes.codes) == ({"coding"}, {2}, {1, 2})


def test_moved_ends_name_their_source(project: Project, told: list[Changes]) -> None:
    coding = project.codings.apply(1, 2, TextRange(0, 4))
    changes = both_ways(project, told, lambda: project.codings.move_ends(coding.excerpt_id, TextRange(0, 6)))
    assert (changes.tables, changes.sources, changes.codes) == ({"excerpt", "coding"}, {2}, {1})


def test_a_memo_names_the_source_of_what_it_is_about(project: Project, told: list[Changes]) -> None:
    coding = project.codings.apply(1, 2, TextRange(0, 4))
    about = {"coding": (coding.id, {2}, {1}), "excerpt": (coding.excerpt_id, {2}, set()), "source": (1, {1}, set())}
    for noun, (number, sources, codes) in about.items():
        changes = both_ways(project, told, lambda noun=noun, number=number: project.memos.write("x", noun, number))
        assert (changes.tables, changes.sources, changes.codes) == ({"memo"}, sources, codes)
    assert both_ways(project, told, lambda: project.memos.write("x", "code", 2)).codes == {2}


def test_a_deleted_code_is_named_with_those_below_and_its_sources(project: Project, told: list[Changes]) -> None:
    below = project.codes.add("Under", 1).id
    project.codings.apply(below, 2, TextRange(0, 4))
    changes = both_ways(project, told, lambda: project.codes.delete(1))
    assert (changes.sources, changes.codes) == ({2}, {1, below})


def test_a_rename_touches_no_source(project: Project, told: list[Changes]) -> None:
    changes = both_ways(project, told, lambda: project.codes.describe(2, name="Leder"))
    assert changes == Changes("Rename code “Ledelse”", frozenset({"code"}), frozenset(), frozenset({2}))


def test_an_import_names_its_sources(project: Project, told: list[Changes]) -> None:
    several = [Addition(Reading(f"{number}", "Ord")) for number in range(3)]
    changes = both_ways(project, told, lambda: finish(project.sources.add_all(several)))
    assert (changes.label, changes.sources) == ("Import 3 sources", {3, 4, 5})


def test_more_than_is_worth_naming_is_not_named(project: Project, told: list[Changes]) -> None:
    with project.history.step("Many"):
        for number in range(2001):
            project.codes.add(f"{number}")
    assert told[-1].codes is None
    assert told[-1].sources == frozenset()
    assert Changes("x", frozenset({"source"})).touches_source(7)


def test_a_step_of_several_verbs_is_told_once_and_a_failed_one_never(project: Project, told: list[Changes]) -> None:
    with project.history.step("Several"):
        project.codings.apply(1, 1, TextRange(0, 4))
        project.codings.apply(2, 2, TextRange(0, 4))
        assert told == []
    assert [(changes.label, changes.sources) for changes in told] == [("Several", {1, 2})]
    told.clear()
    step = project.history.step("Fails")
    step.__enter__()
    project.codes.add("x")
    assert not step.__exit__(KeyError, KeyError(), None)
    with project.history.step("Nothing"):
        pass
    assert told == []


def test_nothing_is_taken_back_in_the_middle_of_a_step(project: Project, told: list[Changes]) -> None:
    with project.history.step("Import"), pytest.raises(UserError, match="Something is being written just now"):
        project.history.undo()


def test_labels_are_translated_when_shown(project: Project) -> None:
    project.codes.add("Tillid {x}")
    step = project.history.last()
    assert step is not None
    assert step.label == "New code “Tillid {x}”"
    i18n.speak("da")
    assert "Tillid {x}" in step.label


def test_what_was_read_in_a_failed_step_is_forgotten(project: Project) -> None:
    code = project.codes.add("Tillid").id
    step = project.history.step("Fails")
    step.__enter__()
    ghost = project.sources.add(Addition(Reading("a", "Spøgelse"))).id
    coding = project.codings.apply(code, ghost, TextRange(0, 4))
    assert next(project.excerpts.load([coding.id])).text == "Spøg"
    assert not step.__exit__(KeyError, KeyError(), None)
    with project.history.step("Works"):
        real = project.sources.add(Addition(Reading("b", "Virkelig"))).id
        coding = project.codings.apply(code, real, TextRange(0, 4))
        assert real == ghost
        assert next(project.excerpts.load([coding.id])).text == "Virk"
