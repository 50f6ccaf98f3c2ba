"""The audit trail: who did what when, to what, and what it was before."""

import time
from pathlib import Path

import gestures as g
import pytest
from copies import Team
from hypothesis import given, settings
from project_content import Content, content_of

from qualapp.errors import UserError
from qualapp.model.coding import Valence
from qualapp.model.text import TextRange
from qualapp.store.audit import EVERYTHING, AuditFilter, AuditStep
from qualapp.store.project import Project
from qualapp.store.row_stories import CellChange, RowChange


@pytest.fixture
def study() -> Project:
    """Signe codes and changes her mind, Jonas writes."""
    project = Project.create(coder="Signe")
    g.prepared(project)
    return project


def code_named(project: Project, name: str) -> int:
    return next(code.id for code, _depth in project.codes.tree().walk() if code.name == name)


def labels(project: Project, wanted: AuditFilter = EVERYTHING) -> list[str]:
    return [step.label for step in project.audit.steps(wanted)]


def latest(project: Project) -> AuditStep:
    return next(project.audit.steps())


def test_a_step_tells_who_when_what_and_which_words(study: Project) -> None:
    source = study.sources.all()[0]
    before = time.time() * 1e6
    study.codings.apply(code_named(study, "Ledelse"), source.id, TextRange(0, 5), Valence.DRIVER)
    step = latest(study)
    assert (step.coder, step.kind, step.label) == ("Signe", "do", "Apply code “Ledelse”")
    assert before <= step.time <= time.time() * 1e6
    assert [named.name for named in step.sources] == [source.name]
    assert [named.name for named in step.codes] == ["Ledelse"]
    assert step.place is not None
    assert step.place.words == study.sources.text(source.id)[:5]
    assert {(one.noun, one.op, one.count) for one in step.touched} == {("excerpt", "i", 1), ("coding", "i", 1)}


def test_details_say_what_a_coding_was_before_also_after_it_changed_again(study: Project) -> None:
    source = study.sources.all()[0].id
    coding = study.codings.apply(code_named(study, "Opbakning"), source, TextRange(0, 5), Valence.DRIVER)
    study.codings.recode([coding.id], code_named(study, "Ledelse"))
    recoded = latest(study).id
    study.codings.describe([coding.id], valence=Valence.BARRIER, weight=40)
    described = latest(study).id
    study.codings.recode([coding.id], code_named(study, "Mennesker"))
    study.codings.remove([coding.id])
    removed = latest(study).id
    (change,) = study.audit.details(recoded)
    assert change.cells == (CellChange("code_id", "Opbakning", "Ledelse"),)
    assert change.place is not None
    assert change.place.words == study.sources.text(source)[:5]
    (change,) = study.audit.details(described)
    assert set(change.cells) == {CellChange("valence", "driver", "barrier"), CellChange("weight", None, 40)}
    assert change.code is not None
    assert change.code.name == "Ledelse"
    (change,) = study.audit.details(removed)
    assert (change.op, change.name) == ("d", "Mennesker")
    assert CellChange("weight", 40, None) in change.cells
    life = study.audit.of_row("coding", coding.guid)
    assert [change.op for _step, change in life] == ["i", "u", "u", "u", "d"]
    assert [change.name for _step, change in life][:2] == ["Opbakning", "Ledelse"]


def test_words_of_a_deleted_excerpt_are_those_it_had_then(study: Project) -> None:
    source = study.sources.all()[0].id
    text = study.sources.text(source)
    coding = study.codings.apply(code_named(study, "Ledelse"), source, TextRange(9, 20))
    study.texts.edit(source, TextRange(0, 0), "Før ")
    study.codings.remove([coding.id])
    removed = latest(study).id
    study.texts.edit(source, TextRange(2, 40), "noget andet")
    (change,) = study.audit.details(removed)
    assert change.place is not None
    assert change.place.words == text[9:20]
    assert change.place.excerpt_id is None


def test_filters_add_up_and_follow_what_once_belonged_there(study: Project) -> None:
    source = study.sources.all()[0].id
    ledelse, opbakning = code_named(study, "Ledelse"), code_named(study, "Opbakning")
    coding = study.codings.apply(ledelse, source, TextRange(0, 5))
    study.codings.recode([coding.id], opbakning)
    study.memos.write("Hvorfor?", "coding", coding.id)
    study.codings.remove([coding.id])
    jonas = study.coders.add("Jonas").id
    study.history.coder_id = jonas
    study.codes.describe(ledelse, definition="At gå foran")
    mine = AuditFilter(codes=frozenset({ledelse}))
    assert labels(study, mine) == [
        "Describe code “Ledelse”",
        "Take coding “Opbakning” away",
        "Recode to “Opbakning”",
        "Apply code “Ledelse”",
        "New code “Ledelse”",
    ]
    assert labels(study, AuditFilter(coders=frozenset({jonas}))) == labels(study)[:1]
    assert "Write memo" in labels(study, AuditFilter(codes=frozenset({opbakning})))
    assert "Write memo" in labels(study, AuditFilter(sources=frozenset({source})))
    assert labels(study, AuditFilter(codes=frozenset({ledelse}), coders=frozenset({jonas}))) == labels(study)[:1]
    assert labels(study, AuditFilter(words="recode opBAK")) == ["Recode to “Opbakning”"]
    moment = latest(study).time
    assert labels(study, AuditFilter(since=moment)) == labels(study)[:1]
    assert labels(study, AuditFilter(until=moment)) == labels(study)[1:]


def test_undone_steps_say_so_and_are_found_by_it(study: Project) -> None:
    study.codes.add("Ny")
    study.history.undo()
    assert labels(study, AuditFilter(words="undone ny")) == ["Undone: New code “Ny”"]
    assert latest(study).undoes is not None


def test_what_a_merge_brought_names_the_merge(tmp_path: Path) -> None:
    team = Team(tmp_path / "team", ["Signe", "Jonas"])
    theirs, ours = team.copy(), team.copy()
    with Project.open(theirs, coder="Jonas") as copy:
        code = copy.codes.add("Fra Jonas")
        copy.codes.describe(code.id, definition="Noget")
    with Project.open(ours) as project:
        project.merging.merge([theirs])
        merge, *brought = list(project.audit.steps())[:3]
        assert merge.kind == "merge"
        assert [step.came_with for step in brought] == [merge.id, merge.id]
        assert [step.coder for step in brought] == ["Jonas", "Jonas"]
        assert all(step.is_elsewhere for step in brought)
        (change,) = project.audit.details(brought[0].id)
        assert change.cells == (CellChange("definition", "", "Noget"),)
        (change,) = project.audit.details(brought[1].id)
        assert (change.op, change.cells) == ("i", ())


def assert_told(change: RowChange, before: Content, after: Content) -> None:
    was, has = change.guid in before[change.noun], change.guid in after[change.noun]
    assert (change.op == "i", change.op == "d") == (has and not was, was and not has)
    for cell in change.cells if change.op != "e" else ():
        for content, told in ((before, cell.before), (after, cell.after)):
            kind, stored = content[change.noun].get(change.guid, {}).get(cell.column, ("", None))
            assert kind == "row" or told == stored


@given(moves=g.chosen([*g.CLAIMS, *g.BOOK, g.edit_text, g.describe_case, *["undo"] * 4], most=20))
@settings(max_examples=20)
def test_before_and_after_are_what_the_file_said_before_and_after(moves: list[tuple[object, int, int]]) -> None:
    with Project.create(coder="Signe") as project:
        g.prepared(project)
        seen: dict[int, tuple[Content, Content]] = {}
        for move, a, b in moves:
            before, last = content_of(project), latest(project).id
            try:
                if isinstance(move, str):
                    project.history.undo()
                else:
                    g.make(project, move, a, b)
            except UserError:
                continue
            if latest(project).id == last + 1:
                seen[last + 1] = (before, content_of(project))
        for step, (before, after) in seen.items():
            for change in project.audit.details(step):
                assert_told(change, before, after)


def test_the_first_page_of_a_long_history_comes_at_once(tmp_path: Path) -> None:
    with Project.create(tmp_path / "p.qualapp") as project:
        code = project.codes.add("Tid").id
        for number in range(300):
            project.codes.describe(code, definition=str(number))
        pages = project.audit.steps()
        assert next(pages).id == 302
        assert [step.id for step in project.audit.steps(limit=3)] == [302, 301, 300]
        assert len(list(pages)) == 301
        assert len(list(project.audit.moments())) == 302


def test_a_step_on_many_words_names_no_single_place(study: Project) -> None:
    source = study.sources.all()[0].id
    code = code_named(study, "Ledelse")
    first, second = (study.codings.apply(code, source, TextRange(at, at + 4)).id for at in (0, 6))
    study.codings.describe([first, second], valence=Valence.BARRIER)
    step = latest(study)
    assert step.place is None
    assert [named.id for named in step.sources] == [source]
    study.codings.describe([first], weight=3)
    assert latest(study).place is not None


def test_a_step_that_was_given_up_leaves_nothing_in_the_audit(study: Project) -> None:
    code = code_named(study, "Ledelse")
    study.codes.describe(code, definition="A")
    study.audit.details(latest(study).id)
    with pytest.raises(g.FailureError):
        _give_up(study, code)
    study.codes.describe(code, definition="C")
    (change,) = study.audit.details(latest(study).id)
    assert change.cells == (CellChange("definition", "A", "C"),)
    (change,) = study.audit.details(latest(study).id - 1)
    assert change.cells == (CellChange("definition", "", "A"),)


def _give_up(study: Project, code: int) -> None:
    with study.history.step("Given up"):
        study.codes.describe(code, definition="B")
        study.audit.details(latest(study).id)
        raise g.FailureError
