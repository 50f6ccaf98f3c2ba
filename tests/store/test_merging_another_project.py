"""Projects that were begun apart, of the same interviews and the same codebook, merged."""

from pathlib import Path

import pytest
from project_content import content_of

from qualapp.errors import UserError
from qualapp.model.coding import Valence
from qualapp.model.source import Block, BlockKind, Reading, Speaker, Turn
from qualapp.model.text import TextRange
from qualapp.store.project import Project
from qualapp.store.sources import Addition

TEXT = "Leder: Vi mangler timer. Ledelsen bakker op."


def begun(path: Path, coder: str, places: list[tuple[int, int]], definition: str = "") -> Path:
    with Project.create(path, coder=coder) as project:
        code = project.codes.add("Ledelse", definition=definition)
        below = project.codes.add("Opbakning", code.id)
        whole = TextRange(0, len(TEXT))
        turn = Turn(whole, TextRange(7, len(TEXT)), "Leder")
        reading = Reading("Interview 1", TEXT, (Block(BlockKind.PARAGRAPH, whole),), (turn,))
        source = project.sources.add(Addition(reading, speakers=[Speaker("Leder")]))
        for start, end in places:
            project.codings.apply(below.id, source.id, TextRange(start, end), Valence.DRIVER)
    return path


def quotations(project: Project) -> list[tuple[str, str]]:
    texts = {source.id: project.sources.text(source.id) for source in project.sources.all()}
    return sorted(
        (project.coders[placed.coder_id].name, texts[number][placed.start : placed.stop])
        for number in texts
        for placed in project.codings.placed(number)
    )


def test_the_same_interview_and_code_are_one_and_the_codings_of_both_are_there(tmp_path: Path) -> None:
    mine = begun(tmp_path / "mine.qualapp", "Signe", [(7, 24)])
    hers = begun(tmp_path / "hers.qualapp", "Mette", [(25, 44), (7, 24)])
    before = hers.read_bytes()
    with Project.open(mine) as project:
        report = project.merging.merge([hers], another=True)
        assert {(match.noun, match.name) for match in report.matches} >= {
            ("source", "Interview 1"),
            ("code", "Ledelse > Opbakning"),
        }
        assert quotations(project) == [
            ("Mette", "Ledelsen bakker op."),
            ("Mette", "Vi mangler timer."),
            ("Signe", "Vi mangler timer."),
        ]
        assert len(project.sources.all()) == 1
        assert [code.name for code, _depth in project.codes.tree().walk()] == ["Ledelse", "Opbakning"]
        assert project.check() == []
        now = content_of(project)
        assert project.merging.merge([hers], another=True).is_empty
        assert content_of(project) == now
    assert hers.read_bytes() == before


def test_what_is_worked_on_further_comes_with_the_next_merge(tmp_path: Path) -> None:
    mine = begun(tmp_path / "mine.qualapp", "Signe", [])
    hers = begun(tmp_path / "hers.qualapp", "Mette", [(25, 44)])
    with Project.open(mine) as project:
        project.merging.merge([hers], another=True)
    with Project.open(hers) as project:
        source = project.sources.all()[0].id
        code = project.codes.find("Ledelse > Opbakning").id
        project.codings.apply(code, source, TextRange(7, 9), Valence.BARRIER)
    with Project.open(mine) as project:
        project.merging.merge([hers], another=True)
        assert quotations(project) == [("Mette", "Ledelsen bakker op."), ("Mette", "Vi")]
        assert project.check() == []


def test_other_definitions_of_one_code_are_to_be_decided(tmp_path: Path) -> None:
    mine = begun(tmp_path / "mine.qualapp", "Signe", [], "Ledere støtter op.")
    hers = begun(tmp_path / "hers.qualapp", "Mette", [], "Ledere prioriterer.")
    with Project.open(mine) as project:
        project.merging.merge([hers], another=True)
        (conflict,) = [conflict for conflict in project.decisions.open() if conflict.cell == "definition"]
        assert {conflict.stands.words, conflict.lost.words} == {"Ledere støtter op.", "Ledere prioriterer."}


def test_what_is_not_the_same_can_be_kept_apart(tmp_path: Path) -> None:
    mine = begun(tmp_path / "mine.qualapp", "Signe", [])
    hers = begun(tmp_path / "hers.qualapp", "Mette", [(25, 44)])
    with Project.open(mine) as project:
        looked = project.merging.preview([hers], another=True)
        apart = [match.theirs for match in looked.matches if match.name == "Ledelse > Opbakning"]
        project.merging.merge([hers], another=True, apart=apart)
        names = [code.name for code, _depth in project.codes.tree().walk()]
        assert sorted(names) == ["Ledelse", "Opbakning", "Opbakning"]
        assert project.check() == []


def test_without_being_asked_for_another_project_stays_out(tmp_path: Path) -> None:
    mine = begun(tmp_path / "mine.qualapp", "Signe", [])
    hers = begun(tmp_path / "hers.qualapp", "Mette", [])
    with Project.open(mine) as project:
        before = content_of(project)
        with pytest.raises(UserError, match="is another project"):
            project.merging.merge([hers])
        assert content_of(project) == before
