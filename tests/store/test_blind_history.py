"""While coders work blind, the history tells each what they coded themselves, and what others did to the project."""

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import gestures as g
import pytest
from copies import Team
from hypothesis import given, settings

from qualapp.errors import UserError
from qualapp.model.coding import Valence
from qualapp.model.text import TextRange
from qualapp.store.audit import AuditFilter
from qualapp.store.identity import guid_text
from qualapp.store.project import Project

CLAIMS = {"coding", "excerpt", "memo"}


@pytest.fixture
def study() -> Project:
    """Signe and Jonas share one interview; Signe made the project."""
    project = Project.create(coder="Signe")
    g.prepared(project)
    project.coders.add("Jonas")
    return project


def act(project: Project, name: str, gesture: Callable[[Project], object]) -> None:
    """Let a coder do something."""
    before = project.history.coder_id
    project.history.coder_id = project.coders.named(name).id
    gesture(project)
    project.history.coder_id = before


def code_named(project: Project, name: str) -> int:
    return next(code.id for code, _depth in project.codes.tree().walk() if code.name == name)


def labels(project: Project) -> list[str]:
    return [step.label for step in project.audit.steps()]


def coded(name: str = "Ledelse", start: int = 20) -> Callable[[Project], object]:
    def gesture(project: Project) -> None:
        place = TextRange(start, start + 9)
        project.codings.apply(code_named(project, name), project.sources.all()[0].id, place, Valence.BARRIER)

    return gesture


def coded_anew(project: Project) -> None:
    with project.history.step("New code on an excerpt"):
        code = project.codes.add("Egne ord")
        project.codings.apply(code.id, project.sources.all()[0].id, TextRange(20, 29))


def test_another_s_codings_and_memos_come_to_light_when_the_comparison_is_opened(study: Project) -> None:
    study.blinding.begin()
    before = labels(study)
    act(study, "Jonas", coded())
    act(study, "Jonas", lambda project: project.memos.write("Jonas’ tanke"))
    act(study, "Jonas", coded_anew)
    act(study, "Jonas", lambda project: project.history.undo())
    act(study, "Jonas", lambda project: project.history.redo())
    act(study, "Jonas", lambda project: project.codings.recode([1], code_named(project, "Opbakning")))
    assert labels(study) == before
    act(study, "Signe", coded("Mennesker"))
    assert labels(study) == ["Apply code “Mennesker”", *before]
    study.blinding.open_comparison()
    assert labels(study)[2:8] == [
        "Recode to “Opbakning”",
        "Redone: New code on an excerpt",
        "Undone: New code on an excerpt",
        "New code on an excerpt",
        "Write memo",
        "Apply code “Ledelse”",
    ]


def test_what_another_does_to_the_project_is_told_without_the_codings_that_it_touches(study: Project) -> None:
    act(study, "Jonas", coded("Opbakning"))
    act(study, "Signe", coded("Opbakning", 40))
    study.blinding.begin()
    act(study, "Jonas", lambda project: project.codes.describe(code_named(project, "Ledelse"), definition="Ledere."))
    act(study, "Jonas", lambda project: project.codes.delete(code_named(project, "Opbakning")))
    deleted, described = list(study.audit.steps())[:2]
    assert (described.coder, described.label) == ("Jonas", "Describe code “Ledelse”")
    assert (deleted.coder, deleted.label) == ("Jonas", "Delete code “Opbakning”")
    assert {(one.noun, one.count) for one in deleted.touched} == {("coding", 1), ("excerpt", 1), ("code", 1)}
    (own,) = (change for change in study.audit.details(deleted.id) if change.noun == "coding")
    assert own.place is not None
    assert own.place.start == 40
    study.blinding.open_comparison()
    assert sum(one.count for one in study.audit.load([deleted.id])[0].touched if one.noun == "coding") == 2


def test_a_step_that_is_not_told_cannot_be_asked_for_by_its_number_or_its_row(study: Project) -> None:
    study.blinding.begin()
    act(study, "Jonas", coded())
    last = study.history.last()
    assert last is not None
    (coding,) = study._db.execute("SELECT guid FROM coding").fetchone()
    assert study.audit.load([last.id]) == []
    assert study.audit.details(last.id) == []
    assert study.audit.of_row("coding", guid_text(coding)) == []
    jonas = study.coders.named("Jonas").id
    assert list(study.audit.steps(AuditFilter(coders=frozenset({jonas})))) == []
    study.history.coder_id = jonas
    assert [step.id for step in study.audit.steps(AuditFilter(coders=frozenset({jonas})))] == [last.id]
    assert len(study.audit.of_row("coding", guid_text(coding))) == 1


def test_a_merge_of_one_s_own_tells_nothing_of_the_codings_that_it_brought(tmp_path: Path) -> None:
    team = Team(tmp_path / "team", ["Signe", "Jonas"])
    with Project.open(team.folder / "start.qualapp", coder="Signe") as project:
        project.blinding.begin()
    signe, jonas = team.copy(), team.copy()
    with Project.open(jonas, coder="Jonas") as project:
        coded()(project)
        project.codes.describe(code_named(project, "Ledelse"), definition="Ledere.")
    with Project.open(signe, coder="Signe") as project:
        project.merging.merge([jonas])
        described, merged = list(project.audit.steps())[:2]
        if described.kind == "merge":
            described, merged = merged, described
        assert (merged.kind, described.label) == ("merge", "Describe code “Ledelse”")
        assert not {one.noun for one in (*merged.touched, *described.touched)} & CLAIMS
        assert {change.noun for change in project.audit.details(merged.id)} == {"code"}


GESTURES = [gesture for gesture in g.ALL if gesture not in {g.part_with_coder, g.work_blind}]


@given(moves=g.chosen([*GESTURES, *["undo"] * 3, *["redo"] * 2], most=14))
@settings(max_examples=30)
def test_whatever_is_done_nobody_is_told_of_another_s_claim(moves: list[tuple[Any, int, int]]) -> None:
    with Project.create(coder="Signe") as project:
        g.prepared(project)
        jonas = project.coders.add("Jonas").id
        for name in ("Ledelse", "Mennesker", "Opbakning"):
            act(project, "Jonas", coded(name))
        project.blinding.begin()
        signe, others = project.history.coder_id, owned(project, jonas)
        for number, (gesture, first, second) in enumerate(moves):
            is_undo = isinstance(gesture, str)
            project.history.coder_id = jonas if is_undo or number % 2 else signe
            with contextlib.suppress(UserError):
                if is_undo:
                    getattr(project.history, gesture)()
                else:
                    g.make(project, gesture, first, second)
            others |= owned(project, jonas) - owned(project, signe)
        project.history.coder_id = signe
        others -= owned(project, signe)
        told = [change for step in project.audit.steps() for change in project.audit.details(step.id)]
        assert not others & {change.guid for change in told}


def owned(project: Project, coder: int) -> set[bytes]:
    """The claims that are somebody's now."""
    asked = " UNION ".join(f"SELECT guid FROM {noun} WHERE coder_id = {coder}" for noun in sorted(CLAIMS))
    return {guid for (guid,) in project._db.execute(asked)}
