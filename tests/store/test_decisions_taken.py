"""What was decided after a merge can be told afterwards: what stood, what was chosen, by whom."""

import shutil
from pathlib import Path

import pytest

from qualapp.errors import UserError
from qualapp.i18n import _
from qualapp.model.source import Reading
from qualapp.model.text import TextRange
from qualapp.reports.conflict_words import said
from qualapp.store.project import Project
from qualapp.store.sources import Addition

TEXT = "Lederen siger ja til samarbejdet. Resten siger nej."


@pytest.fixture
def copies(tmp_path: Path) -> tuple[Path, Path]:
    """Two copies in which Signe and Jonas have said different things of one code and of one word."""
    mine, his = tmp_path / "mine.qualapp", tmp_path / "his.qualapp"
    with Project.create(mine, coder="Signe") as project:
        project.coders.add("Jonas")
        source = project.sources.add(Addition(Reading("Interview", TEXT)))
        code = project.codes.add("Ledelse")
        project.codes.add("Tillid")
        project.codings.apply(code.id, source.id, TextRange(0, 7))
    shutil.copy(mine, his)
    for path, coder, words in ((mine, "Signe", "Ledere støtter."), (his, "Jonas", "Ledere prioriterer.")):
        with Project.open(path, coder=coder) as project:
            project.codes.describe(project.codes.find("Ledelse").id, definition=words)
    return mine, his


def definition(project: Project) -> str:
    return project.codes.find("Ledelse").definition


@pytest.mark.parametrize("choice", ["kept", "other", "both", "own"])
def test_a_decision_tells_what_stood_before_it(copies: tuple[Path, Path], choice: str) -> None:
    mine, his = copies
    with Project.open(mine) as project:
        project.merging.merge([his])
        (conflict,) = project.decisions.open()
        project.decisions.decide(conflict.key, choice, "Vi enes.")
        (decided,) = project.decisions.taken()
        assert decided.conflict.stands == conflict.stands
        assert decided.conflict.lost == conflict.lost
        assert (decided.choice, decided.coder) == (choice, "Signe")
        assert decided.words == definition(project)
        assert project.decisions.open() == []


def test_a_decision_that_was_taken_back_is_open_again(copies: tuple[Path, Path]) -> None:
    mine, his = copies
    with Project.open(mine) as project:
        project.merging.merge([his])
        before = project.decisions.open()
        project.decisions.decide(before[0].key, "other")
        project.history.undo()
        assert project.decisions.taken() == []
        assert project.decisions.open() == before


def test_words_of_a_text_can_be_written_anew(copies: tuple[Path, Path]) -> None:
    mine, his = copies
    for path, words in ((mine, "mumler"), (his, "råber")):
        with Project.open(path) as project:
            project.texts.correct(project.sources.find("Interview").id, TextRange(8, 13), words)
    with Project.open(mine) as project:
        project.merging.merge([his])
        conflict = next(one for one in project.decisions.open() if one.kind == "text")
        project.decisions.decide(conflict.key, "own", "hvisker")
        text = project.sources.text(project.sources.find("Interview").id)
        assert "hvisker" in text
        assert conflict.stands.words not in text


@pytest.mark.parametrize(("words", "sentence"), [("  ", "A name cannot be empty")])
def test_a_name_that_is_written_anew_is_not_empty(copies: tuple[Path, Path], words: str, sentence: str) -> None:
    mine, his = copies
    for path, name in ((mine, "Lederskab"), (his, "Ledelsen")):
        with Project.open(path) as project:
            project.codes.describe(project.codes.find("Ledelse").id, name=name)
    with Project.open(mine) as project:
        project.merging.merge([his])
        conflict = next(one for one in project.decisions.open() if one.cell == "name")
        with pytest.raises(UserError, match=sentence):
            project.decisions.decide(conflict.key, "own", words)
        with pytest.raises(UserError, match="only one of the two"):
            project.decisions.decide(conflict.key, "both")
        assert conflict in project.decisions.open()


def test_a_thing_deleted_after_all_is_told_by_its_name(copies: tuple[Path, Path]) -> None:
    mine, his = copies
    with Project.open(his, coder="Jonas") as project:
        project.codings.apply(project.codes.find("Tillid").id, project.sources.find("Interview").id, TextRange(0, 7))
    with Project.open(mine) as project:
        project.codes.delete(project.codes.find("Tillid").id)
        project.merging.merge([his])
        conflict = next(one for one in project.decisions.open() if one.kind == "deleted")
        project.decisions.decide(conflict.key, "other")
        (decided,) = project.decisions.taken()
        assert (decided.conflict.kind, decided.conflict.name) == ("deleted", "Tillid")
        assert decided.conflict.lost.coder == "Signe"
        told = [said(project, decided.conflict, one) for one in (decided.conflict.stands, decided.conflict.lost)]
        assert told == [_("It stays."), _("It was deleted.")]


def test_the_last_merge_is_known_until_it_is_taken_back(copies: tuple[Path, Path]) -> None:
    mine, his = copies
    with Project.open(mine) as project:
        assert project.decisions.last_merge() is None
        report = project.merging.merge([his])
    with Project.open(mine) as project:
        merged = project.decisions.last_merge()
        assert merged is not None
        assert (merged.report, merged.coder) == (report, "Signe")
        project.history.undo()
        assert project.decisions.last_merge() is None


def test_it_is_noticed_when_conflicts_come_go_or_are_decided(copies: tuple[Path, Path]) -> None:
    mine, his = copies
    with Project.open(mine) as project:
        seen = [project.decisions.noted()]
        project.merging.merge([his])
        seen.append(project.decisions.noted())
        project.decisions.decide(project.decisions.open()[0].key, "kept")
        seen.append(project.decisions.noted())
        project.codes.add("Ny")
        assert len(set(seen)) == 3
        assert project.decisions.noted() == seen[-1]


def test_a_claim_knows_where_it_stands(copies: tuple[Path, Path]) -> None:
    mine, his = copies
    for path, weight in ((mine, 10), (his, 20)):
        with Project.open(path, coder="Signe") as project:
            coding = project.codings.in_source(project.sources.find("Interview").id)[0]
            project.codings.describe([coding.id], weight=weight)
    with Project.open(mine) as project:
        project.merging.merge([his])
        conflict = next(one for one in project.decisions.open() if one.noun == "coding")
        assert (conflict.range, conflict.name) == (TextRange(0, 7), "Lederen")
        assert conflict.row == coding.id
