"""An excerpt whose words were all deleted is still listed, attributed, and told to be without words."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from qualapp.cli import cli
from qualapp.exporters import words
from qualapp.exporters.columns import COLUMNS
from qualapp.model.excerpt import ExcerptFilter
from qualapp.model.source import Reading, Speaker, Turn
from qualapp.model.text import TextRange
from qualapp.reports import report_of
from qualapp.reports.transcripts import transcript_of
from qualapp.store.project import Project
from qualapp.store.sources import Addition

TEXT = "Hanne: Vi mangler timer. Og en aftale.\nI: Ja?"
GONE = TextRange(TEXT.index(" Og en aftale."), TEXT.index("\n"))
KEPT = TextRange(7, 24)


def fill(project: Project) -> int:
    """An interview with two codings, the second at the very end of a turn; its words are then deleted."""
    turns = (
        Turn(TextRange(0, GONE.end), TextRange(7, GONE.end), "Hanne", 61_000),
        Turn(TextRange(GONE.end + 1, len(TEXT)), TextRange(GONE.end + 4, len(TEXT)), "I", 62_000),
    )
    people = [Speaker("Hanne", "sundhedsplejerske"), Speaker("I", is_interviewer=True)]
    source = project.sources.add(Addition(Reading("Hanne", TEXT, turns=turns), speakers=people)).id
    code = project.codes.add("Tid").id
    project.codings.apply(code, source, KEPT)
    project.codings.apply(code, source, GONE)
    project.texts.edit(source, GONE, "")
    return source


@pytest.fixture
def source(project: Project) -> int:
    return fill(project)


def test_only_emptied_excerpts_can_be_asked_for(project: Project, source: int) -> None:
    assert [row.is_empty for row in project.excerpts.listed(ExcerptFilter())] == [False, True]
    (found,) = project.excerpts.find(ExcerptFilter(emptied_only=True))
    assert (found.is_empty, found.text, found.range) == (True, "", TextRange(GONE.start, GONE.start))
    project.history.undo()
    assert project.excerpts.find(ExcerptFilter(emptied_only=True)) == []


def test_words_deleted_at_the_end_of_a_turn_were_said_by_who_spoke_there(project: Project, source: int) -> None:
    (found,) = project.excerpts.find(ExcerptFilter(emptied_only=True))
    assert (found.speaker, found.role, found.time) == ("Hanne", "sundhedsplejerske", 61_000)
    assert len(project.excerpts.find(ExcerptFilter(roles=frozenset({"sundhedsplejerske"})))) == 2
    assert project.excerpts.informants([found.coding_id]) == 1


def test_a_report_says_that_words_are_gone(project: Project, source: int) -> None:
    report = report_of(project, ExcerptFilter())
    assert any("The words of 1 coding were deleted" in sentence for sentence in words.caveats(report))
    wording = next(column for column in COLUMNS if column.heading == "Wording")
    assert [wording.value(excerpt) for excerpt in report.excerpts] == ["Vi mangler timer.", words.missing_words()]
    assert report_of(project, ExcerptFilter(emptied_only=True)).filters == ("Only excerpts whose words were deleted",)
    project.history.undo()
    assert not any("deleted" in sentence for sentence in words.caveats(report_of(project, ExcerptFilter())))


def test_a_transcript_on_paper_still_has_the_coding_where_its_words_were(project: Project, source: int) -> None:
    emptied = [note for note in transcript_of(project, source).notes if not note.range]
    assert [(note.range.start, [coding.code for coding in note.codings]) for note in emptied] == [(GONE.start, ["Tid"])]


def test_a_filter_of_what_is_gone_from_the_project_can_still_be_told(project: Project, source: int) -> None:
    gone = frozenset({999})
    wanted = ExcerptFilter(codes=gone, cases=gone, sources=gone, coders=gone, results_only=True)
    assert report_of(project, wanted).filters == ("Only what is a result in itself",)


def test_the_command_marks_them_for_other_programs(tmp_path: Path) -> None:
    path = tmp_path / "study.qualapp"
    with Project.create(path, name="Study", coder="Signe Krogh") as project:
        fill(project)
    answer = CliRunner().invoke(cli, ["excerpts", str(path), "--json"])
    assert [(row["text"], row["is_empty"]) for row in json.loads(answer.output)] == [
        ("Vi mangler timer.", False),
        ("", True),
    ]
    shown = CliRunner().invoke(cli, ["excerpts", str(path)])
    assert "no longer in the source" in shown.output or "ikke længere i kilden" in shown.output
