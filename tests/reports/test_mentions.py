"""A project's proposals: all places of its actors that this coder has not decided on."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from qualapp.errors import UserError
from qualapp.model.source import Reading, Turn
from qualapp.model.text import TextRange
from qualapp.progress import Progress, finish
from qualapp.reports.mentions import find_mentions, finder_of, forms_to_doubt, proposals_in, still_open
from qualapp.store.project import Project
from qualapp.store.sources import Addition

TEXT = "Skolen ringer til kommunen, og så ringer kommunen til skolen igen."


@pytest.fixture
def project() -> Project:
    project = Project.create()
    project.actors.add("Skole")
    municipality = project.actors.add("Kommune")
    project.actors.call(municipality.id, "rådhuset")
    return project


def source_of(project: Project, text: str, *turns: Turn) -> int:
    return project.sources.add(Addition(Reading("Interview", text, turns=turns))).id


def open_words(project: Project, source_id: int) -> list[str]:
    found = proposals_in(project, project.sources[source_id], finder_of(project))
    return [one.range.of(project.sources.text(source_id)) for one in found.open]


def test_names_and_forms_are_found_in_their_inflections(project: Project) -> None:
    source = source_of(project, "Skolen og rådhuset skrev til kommunerne.")
    assert open_words(project, source) == ["Skolen", "rådhuset", "kommunerne"]


def test_accepted_and_rejected_places_are_not_proposed_again(project: Project) -> None:
    source = source_of(project, TEXT)
    school, municipality = project.actors.find("Skole").id, project.actors.find("Kommune").id
    project.mentions.judge([(source, TextRange(0, 6), school)], is_meant=True)
    project.mentions.judge([(source, TextRange(18, 26), municipality)], is_meant=False)
    assert open_words(project, source) == ["kommunen", "skolen"]


def test_what_was_decided_stays_decided_after_the_text_was_corrected(project: Project) -> None:
    source = source_of(project, TEXT)
    school = project.actors.find("Skole").id
    project.mentions.judge([(source, TextRange(0, 6), school)], is_meant=True)
    project.texts.correct(source, TextRange(0, 0), "Altså: ")
    project.texts.correct(source, TextRange(13, 13), "s")
    assert project.sources.text(source).startswith("Altså: Skolens ringer")
    assert open_words(project, source) == ["kommunen", "kommunen", "skolen"]


def test_taking_a_judgement_back_proposes_the_words_again(project: Project) -> None:
    source = source_of(project, TEXT)
    project.mentions.judge([(source, TextRange(0, 6), project.actors.find("Skole").id)], is_meant=False)
    assert len(open_words(project, source)) == 3
    project.mentions.forget([mention.id for mention, _range in project.mentions.in_source(source)])
    assert len(open_words(project, source)) == 4


def test_each_coder_decides_for_themselves(project: Project) -> None:
    source = source_of(project, TEXT)
    project.mentions.judge([(source, TextRange(0, 6), project.actors.find("Skole").id)], is_meant=True)
    project.history.coder_id = project.coders.add("Bo").id
    assert len(open_words(project, source)) == 4


def test_labels_of_speakers_mention_nobody(project: Project) -> None:
    text = "Kommunen: Skolen er god.\nSkole: Kommunen er god."
    first = Turn(TextRange(0, 24), TextRange(10, 24), "Kommunen")
    second = Turn(TextRange(25, 48), TextRange(32, 48), "Skole")
    assert open_words(project, source_of(project, text, first, second)) == ["Skolen", "Kommunen"]


def test_a_project_without_actors_says_what_to_do() -> None:
    with pytest.raises(UserError, match="Add actors"):
        finder_of(Project.create())


def test_all_sources_are_read_one_by_one(project: Project) -> None:
    for _number in range(3):
        source_of(project, TEXT)
    work = find_mentions(project, project.sources.all())
    steps: list[Progress] = []
    found = finish(work, steps.append)
    assert [len(one.open) for one in found] == [4, 4, 4]
    assert [(step.done, step.total) for step in steps] == [(0, 3), (0, 3), (1, 3), (2, 3), (3, 3)]


def test_a_word_that_stands_everywhere_is_told_of(project: Project) -> None:
    project.actors.call(project.actors.find("Skole").id, "alle")
    source_of(project, "Alle kom, og alle gik. " + "Så sagde hun noget helt andet. " * 40)
    found = finish(find_mentions(project, project.sources.all()))
    assert [(one.form, one.count, one.is_small_word) for one in forms_to_doubt(project, found)] == [("alle", 2, True)]


@settings(max_examples=25)
@given(st.data())
def test_nothing_decided_comes_back_however_the_text_is_edited_elsewhere(data: DataObject) -> None:
    project = Project.create()
    school = project.actors.add("Skole").id
    source = source_of(project, TEXT)
    first, last = proposals_in(project, project.sources[source], finder_of(project)).open
    project.mentions.judge([(source, first.range, school)], is_meant=True)
    project.mentions.judge([(source, last.range, school)], is_meant=False)
    for _number in range(data.draw(st.integers(1, 4))):
        text = project.sources.text(source)
        places = [range for _mention, range in project.mentions.in_source(source)]
        start = data.draw(st.integers(0, len(text)))
        end = min(len(text), start + data.draw(st.integers(0, 4)))
        if any(range.start < end and start < range.end for range in places):
            continue
        project.texts.correct(source, TextRange(start, end), data.draw(st.sampled_from(["", " ja", "Nej. ", "x"])))
    found = proposals_in(project, project.sources[source], finder_of(project))
    assert still_open(project, source, found.found) == []
