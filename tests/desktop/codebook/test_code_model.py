"""The model of the code tree: always what the project says, whatever happens to the codes."""

import contextlib
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from qualapp.desktop.codebook.code_filter import CodeFilter
from qualapp.desktop.codebook.code_model import CodeModel
from qualapp.desktop.codebook.code_shape import Order
from qualapp.desktop.session import Session
from qualapp.errors import UserError
from qualapp.model.text import TextRange
from qualapp.store.project import Project

Codes = dict[str, int]
WARN = QAbstractItemModelTester.FailureReportingMode.Warning


@pytest.fixture
def model(session: Session, coded: Codes) -> CodeModel:
    """The model, watched by Qt's own tester, whose warnings fail a test."""
    model = CodeModel(session, session)
    QAbstractItemModelTester(model, WARN, model)
    return model


def outline(model: CodeModel) -> list[tuple[int, str]]:
    """Depth and name of each row, through Qt's own face of the model."""
    found: list[tuple[int, str]] = []

    def walk(parent: QModelIndex, depth: int) -> None:
        for number in range(model.rowCount(parent)):
            index = model.index(number, 0, parent)
            found.append((depth, index.data()))
            assert model.parent(index) == parent
            walk(index, depth + 1)

    walk(QModelIndex(), 0)
    return found


def stored(project: Project) -> list[tuple[int, str]]:
    return [(depth, code.name) for code, depth in project.codes.tree().walk()]


def count_of(model: CodeModel, code_id: int) -> int:
    row = model.row(model.index_of(code_id))
    assert row is not None
    return row.count


def test_it_shows_the_codes_of_the_project(model: CodeModel, project: Project) -> None:
    assert outline(model) == stored(project)


def test_a_count_is_with_the_codes_below(model: CodeModel, coded: Codes) -> None:
    assert [count_of(model, coded[name]) for name in ("Trust", "Networks", "People", "Context")] == [3, 2, 6, 0]


def test_the_first_five_codes_at_the_top_have_keys(model: CodeModel, coded: Codes) -> None:
    rows = [model.row(model.index_of(coded[name])) for name in ("Organisation", "Intervention", "Methods", "Trust")]
    assert [row.keys for row in rows if row] == [("1",), ("5",), (), ()]


def test_one_more_coding_says_so_in_its_row_and_those_above_only(
    model: CodeModel, coded: Codes, project: Project, source: int
) -> None:
    told: list[int] = []
    model.dataChanged.connect(lambda index: told.append(index.internalId()))
    project.codings.apply(coded["Trust"], source, TextRange(400, 420))
    assert set(told) == {coded["Trust"], coded["People"]}
    assert count_of(model, coded["People"]) == 7
    project.history.undo()
    assert count_of(model, coded["People"]) == 6


def test_a_step_that_names_no_codes_makes_all_be_counted_again(
    model: CodeModel, coded: Codes, project: Project, source: int, qtbot: QtBot
) -> None:
    with project.history.step("Much"):
        for number in range(700):
            project.codings.apply(coded["Context"], source, TextRange(number % 800, number % 800 + 1 + number // 800))
    qtbot.waitUntil(lambda: count_of(model, coded["Context"]) == 700)


def test_only_codings_of_shown_coders_count(
    model: CodeModel, coded: Codes, project: Project, session: Session, source: int, qtbot: QtBot
) -> None:
    first = project.history.coder_id
    other = project.coders.add("Bo Berg").id
    session.code_as(other)
    project.codings.apply(coded["Trust"], source, TextRange(0, 15))
    assert count_of(model, coded["Trust"]) == 4
    session.show_coders(frozenset({other}))
    qtbot.waitUntil(lambda: count_of(model, coded["Trust"]) == 1)
    session.show_coders(frozenset({first}))
    qtbot.waitUntil(lambda: count_of(model, coded["Trust"]) == 3)


def test_a_row_that_moves_stays_the_same_row(model: CodeModel, coded: Codes, project: Project) -> None:
    trust = QPersistentModelIndex(model.index_of(coded["Trust"]))
    project.codes.move(coded["Trust"], coded["Context"])
    project.codes.move(coded["Context"], coded["Organisation"], coded["Retention"])
    assert trust.isValid()
    assert trust.data() == "Trust"
    assert trust.parent().data() == "Context"
    assert outline(model) == stored(project)


def test_parent_and_child_can_change_places(model: CodeModel, coded: Codes, project: Project) -> None:
    with project.history.step("Swap"):
        project.codes.move(coded["Trust"], None)
        project.codes.move(coded["People"], coded["Trust"])
    assert outline(model) == stored(project)
    project.history.undo()
    assert outline(model) == stored(project)


def test_codes_can_be_seen_by_count_and_by_name(model: CodeModel, coded: Codes) -> None:
    model.order_by(Order.COUNT)
    assert next(name for depth, name in outline(model) if depth == 0) == "People"
    model.order_by(Order.NAME)
    top = [name for depth, name in outline(model) if depth == 0]
    assert top == sorted(top)
    model.order_by(Order.CODEBOOK)
    assert next(name for depth, name in outline(model) if depth == 0) == "Organisation"


def test_nothing_moves_while_somebody_codes(model: CodeModel, coded: Codes, project: Project, source: int) -> None:
    model.order_by(Order.COUNT)
    before = outline(model)
    for number in range(9):
        project.codings.apply(coded["Methods"], source, TextRange(number, 300 + number))
    assert count_of(model, coded["Methods"]) == 9
    assert outline(model) == before


def test_danish_letters_come_last_by_name(project: Project, session: Session) -> None:
    for name in ("Åbenhed", "Ø-fællesskab", "Zonen", "Ansvar", "Ældre"):
        project.codes.add(name)
    model = CodeModel(session, session)
    model.order_by(Order.NAME)
    assert [name for _depth, name in outline(model)] == ["Ansvar", "Zonen", "Ældre", "Ø-fællesskab", "Åbenhed"]


def test_a_screen_reader_hears_name_count_and_key(model: CodeModel, coded: Codes, project: Project) -> None:
    said = model.data(model.index_of(coded["People"]), Qt.ItemDataRole.AccessibleTextRole)
    assert said == "People, 6 codings, key 3"
    project.codes.let_be_coded(coded["People"], False)
    said = model.data(model.index_of(coded["People"]), Qt.ItemDataRole.AccessibleTextRole)
    assert said.endswith("only gathers other codes")


def test_the_tooltip_has_path_definition_and_no_markup_of_others(
    model: CodeModel, coded: Codes, project: Project
) -> None:
    project.codes.describe(coded["Trust"], definition="<b>Rely</b>")
    tip = model.data(model.index_of(coded["Trust"]), Qt.ItemDataRole.ToolTipRole)
    assert "People &gt; Trust" in tip
    assert "&lt;b&gt;Rely" in tip
    assert "3 codings" in tip


def _add(project: Project, codes: list[int], a: int, b: int) -> None:
    project.codes.add(f"New {a}", codes[b] if codes and a % 3 else None)


def _move(project: Project, codes: list[int], a: int, b: int) -> None:
    if codes:
        siblings = project.codes.tree().children(codes[b])
        project.codes.move(codes[a], codes[b], siblings[0].id if siblings else None)


def _to_top(project: Project, codes: list[int], a: int, b: int) -> None:
    if codes:
        project.codes.move(codes[a], None, codes[b] if a % 2 else None)


def _merge(project: Project, codes: list[int], a: int, b: int) -> None:
    if codes:
        project.codes.merge(codes[a], codes[b])


def _delete(project: Project, codes: list[int], a: int, b: int) -> None:
    if codes:
        project.codes.delete(codes[a])


def _undo(project: Project, codes: list[int], a: int, b: int) -> None:
    project.history.undo()


def _redo(project: Project, codes: list[int], a: int, b: int) -> None:
    project.history.redo()


Verb = Callable[[Project, list[int], int, int], None]
VERBS: list[Verb] = [_add, _add, _move, _move, _to_top, _merge, _delete, _undo, _redo]


@settings(max_examples=25)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(VERBS), st.integers(0, 99), st.integers(0, 99), st.sampled_from(["", "", "t", "ne", "1"])
        ),
        max_size=25,
    )
)
def test_whatever_is_done_the_model_is_the_project(steps: list[tuple[Verb, int, int, str]]) -> None:
    with Project.create(name="Test", coder="Signe") as project:
        session = Session(project)
        model = CodeModel(session, session)
        QAbstractItemModelTester(model, WARN, model)
        for verb, a, b, typed in steps:
            codes = [code.id for code, _depth in project.codes.tree().walk()]
            model.show_only(CodeFilter.typed(typed))
            with contextlib.suppress(UserError):
                verb(project, codes, a % len(codes) if codes else 0, b % len(codes) if codes else 0)
            tree = project.codes.tree()
            kept = model.filter.kept(tree) if model.filter else {code.id for code, _depth in tree.walk()}
            wanted = [(depth, code.name) for code, depth in tree.walk() if code.id in kept]
            assert outline(model) == wanted
        session.deleteLater()
