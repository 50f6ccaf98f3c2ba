"""While coders work blind, conflicts about others' codings and memos wait until the comparison is opened."""

import shutil
from pathlib import Path

import pytest

from qualapp.errors import UserError
from qualapp.model.coding import Valence
from qualapp.model.source import Reading
from qualapp.model.text import TextRange
from qualapp.reports.merges import merge_story
from qualapp.store.project import Project
from qualapp.store.sources import Addition


@pytest.fixture
def merged(tmp_path: Path) -> Path:
    """Signe's project, into which two copies came in which Jonas weighed a coding and wrote a memo differently."""
    first, second = tmp_path / "first.qualapp", tmp_path / "second.qualapp"
    with Project.create(first, coder="Signe") as project:
        jonas = project.coders.add("Jonas").id
        source = project.sources.add(Addition(Reading("Interview", "Lederen siger ja til samarbejdet.")))
        code = project.codes.add("Ledelse")
        project.blinding.begin()
        project.history.coder_id = jonas
        project.codings.apply(code.id, source.id, TextRange(0, 7), Valence.DRIVER)
        project.memos.write("Om ja")
    shutil.copy(first, second)
    for path, weight, words in ((first, 20, "Om et ja"), (second, 80, "Om et nej")):
        with Project.open(path, coder="Jonas") as project:
            project.codings.describe([project.codings.in_source(1)[0].id], weight=weight)
            project.memos.change(project.memos.all()[0].id, words)
            project.codes.describe(project.codes.find("Ledelse").id, definition=f"Vægt {weight}")
    with Project.open(first, coder="Signe") as project:
        project.merging.merge([second])
    return first


def test_others_see_how_many_wait_and_no_words_of_them(merged: Path) -> None:
    with Project.open(merged, coder="Signe") as project:
        (conflict,) = project.decisions.open()
        assert (conflict.noun, conflict.cell) == ("code", "definition")
        assert project.decisions.hidden() == 2
        last = project.decisions.last_merge()
        assert last is not None
        story = merge_story(project, last.report, last.coder, last.time)
        assert len(story.conflicts) == 1
        assert "2 conflicts are about what others coded or noted" in story.notes[-1][1][0]
        assert "et nej" not in repr(story)


def test_whose_they_are_sees_and_decides_them(merged: Path) -> None:
    with Project.open(merged, coder="Jonas") as project:
        keys = {conflict.noun: conflict.key for conflict in project.decisions.open()}
        assert sorted(keys) == ["code", "coding", "memo"]
        assert project.decisions.hidden() == 0
        project.decisions.decide(keys["coding"], "kept")
        project.history.coder_id = project.coders.named("Signe").id
        with pytest.raises(UserError, match="waits until the comparison is opened"):
            project.decisions.decide(keys["memo"], "kept")
        assert project.decisions.taken() == []
        assert project.decisions.hidden() == 1


def test_opening_the_comparison_brings_them_to_light(merged: Path) -> None:
    with Project.open(merged, coder="Signe") as project:
        project.blinding.open_comparison()
        assert {conflict.noun for conflict in project.decisions.open()} == {"code", "coding", "memo"}
        assert project.decisions.hidden() == 0


def test_one_side_can_be_preferred_unseen(merged: Path) -> None:
    with Project.open(merged, coder="Signe") as project:
        last = project.decisions.last_merge()
        assert last is not None
        assert project.decisions.decide_all("mine", last.report.merge) == 3
        assert (project.decisions.open(), project.decisions.hidden()) == ([], 0)
        project.blinding.open_comparison()
        assert project.memos.all()[0].text == "Om et ja"
