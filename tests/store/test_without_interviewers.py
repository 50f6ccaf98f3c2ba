"""Interviewers' words can be left out of counts of words and of coding shares."""

from qualapp.model.source import Reading, Speaker, Turn
from qualapp.model.text import TextRange
from qualapp.store.project import Project
from qualapp.store.sources import Addition

TEXT = "Noter her.\nI: Hvad så nu?\nB: Tre hele år."
ASKED, ANSWERED = TextRange(14, 25), TextRange(29, 41)


def add(project: Project) -> int:
    turns = (Turn(TextRange(11, 25), ASKED, "I"), Turn(TextRange(26, 41), ANSWERED, "B"))
    speakers = (Speaker("I", is_interviewer=True), Speaker("B"))
    return project.sources.add(Addition(Reading("A", TEXT, (), turns), speakers=speakers)).id


def test_words_are_counted_with_and_without_those_who_ask(project: Project) -> None:
    source = add(project)
    assert project.sources.words(source) == 8
    assert project.sources.words(source, without_interviewers=True) == 5


def test_what_interviewers_say_is_neither_text_nor_coded(project: Project) -> None:
    source, code = add(project), project.codes.add("Tid").id
    share = project.excerpts.coded_share
    project.codings.apply(code, source, ASKED)
    assert share(source) == 11 / 33
    assert share(source, without_interviewers=True) == 0
    project.codings.apply(code, source, ANSWERED)
    assert share(source, without_interviewers=True) == 12 / 22


def test_who_asks_can_be_said_later(project: Project) -> None:
    source = add(project)
    answering = next(one for one in project.informants.all() if one.name == "B")
    project.informants.describe(answering.id, is_interviewer=True)
    assert project.sources.words(source, without_interviewers=True) == 2


def test_a_source_of_questions_alone_is_not_coded_at_all(project: Project) -> None:
    text = "I: Hvad?"
    turn = Turn(TextRange(0, 8), TextRange(3, 8), "I")
    reading = Reading("A", text, (), (turn,))
    source = project.sources.add(Addition(reading, speakers=(Speaker("I", is_interviewer=True),))).id
    assert project.excerpts.coded_share(source, without_interviewers=True) == 0
