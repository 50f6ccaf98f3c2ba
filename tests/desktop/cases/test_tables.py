"""Tables that are filled in by hand."""

import time

import pytest
from case_material import interview
from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from qualapp.desktop.cases import CasesWorkspace
from qualapp.desktop.cases.sheet_page import SheetPage
from qualapp.desktop.cases.variable_dialog import VariableDialog
from qualapp.desktop.session import Session
from qualapp.model.excerpt import ExcerptFilter
from qualapp.model.source import Fidelity, SourceKind, Visit
from qualapp.model.text import TextRange
from qualapp.model.variable import VariableType

CTRL = Qt.KeyboardModifier.ControlModifier


def table(workspace: CasesWorkspace, noun: str) -> SheetPage:
    """Go to a table as by its segment."""
    workspace.toolbar.tables.set_value(noun)
    workspace.show_table(noun)
    page = workspace.pages[noun]
    page.view.setFocus()
    return page


def place(page: SheetPage, key: str) -> int:
    """Where a column is."""
    return [column.key for column in page.model.columns].index(key)


def stand(page: SheetPage, row: int, key: str) -> None:
    """Make a cell the current one."""
    page.view.setCurrentIndex(page.model.index(row, place(page, key)))


def column(page: SheetPage, key: str) -> list[str]:
    """All that a column shows."""
    return [row[place(page, key)] for row in page.model.texts()]


def type_over(qtbot: QtBot, page: SheetPage, text: str, end: Qt.Key = Qt.Key.Key_Return) -> None:
    """Open the current cell, write something else and leave it."""
    qtbot.keyClick(page.view, Qt.Key.Key_F2)
    (editor,) = [e for e in page.view.findChildren(QLineEdit) if e.isVisible() and e.hasFocus()]
    editor.selectAll()
    qtbot.keyClicks(editor, text)
    qtbot.keyClick(editor, end)
    QApplication.processEvents()


def choose(page: SheetPage, rows: tuple[int, int], key: str) -> None:
    """Choose cells of a column from one row to another."""
    first, last = (page.model.index(row, place(page, key)) for row in rows)
    page.view.selectionModel().select(QItemSelection(first, last), QItemSelectionModel.SelectionFlag.ClearAndSelect)
    page.view.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)


def test_a_name_is_written_with_f2_and_taken_back(qtbot: QtBot, workspace: CasesWorkspace, session: Session) -> None:
    page = table(workspace, "case")
    stand(page, 0, "name")
    type_over(qtbot, page, "Fjordengen Nord")
    assert [case.name for case in session.project.cases.all()] == ["Fjordengen Nord", "Lærkevangen"]
    session.project.history.undo()
    assert column(page, "name") == ["Fjordengen", "Lærkevangen"]


def test_tab_writes_and_goes_to_the_next_cell(qtbot: QtBot, workspace: CasesWorkspace, session: Session) -> None:
    page = table(workspace, "case")
    stand(page, 0, "name")
    type_over(qtbot, page, "Fjord", Qt.Key.Key_Tab)
    assert session.project.cases.named("Fjord") is not None
    assert page.view.currentIndex().column() == place(page, "description")


def test_what_cannot_be_is_refused_below_the_table(qtbot: QtBot, workspace: CasesWorkspace, session: Session) -> None:
    page = table(workspace, "source")
    stand(page, 0, "date")
    last = session.project.history.last()
    type_over(qtbot, page, "31.2.2024")
    assert page.error.isVisible()
    assert "“31.2.2024” is not a day" in page.error.text()
    assert session.project.history.last() == last
    type_over(qtbot, page, "1.2.2024")
    assert not page.error.isVisible()
    assert column(page, "date")[0] == "1 Feb 2024"


def test_choices_come_in_a_list(qtbot: QtBot, workspace: CasesWorkspace, session: Session) -> None:
    page = table(workspace, "source")
    stand(page, 0, "fidelity")
    qtbot.keyClick(page.view, Qt.Key.Key_F2)
    (box,) = [e for e in page.view.findChildren(QComboBox) if e.isVisible()]
    box.hidePopup()
    box.setCurrentIndex(box.findText("paraphrase"))
    box.activated.emit(box.currentIndex())
    assert session.project.sources[page.model.id_of(0)].fidelity is Fidelity.PARAPHRASE


def test_cells_are_copied_and_pasted_as_in_a_spreadsheet(
    qtbot: QtBot, workspace: CasesWorkspace, session: Session
) -> None:
    page = table(workspace, "informant")
    QGuiApplication.clipboard().setText("Anna B\tFjordengen\trådgiver\nBo C\tFjordengen\tleder\n")
    row = column(page, "name").index("Anna")
    stand(page, row, "name")
    steps = len(session.project.history.steps())
    qtbot.keyClick(page.view, Qt.Key.Key_V, CTRL)
    assert column(page, "name")[row : row + 2] == ["Anna B", "Bo C"]
    assert column(page, "case")[row : row + 2] == ["Fjordengen", "Fjordengen"]
    assert len(session.project.history.steps()) == steps + 1
    choose(page, (row, row + 1), "role")
    qtbot.keyClick(page.view, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "rådgiver\nleder"
    qtbot.keyClick(page.view, Qt.Key.Key_Delete)
    assert column(page, "role")[row : row + 2] == ["", ""]


def test_a_paste_with_one_bad_cell_writes_nothing(qtbot: QtBot, workspace: CasesWorkspace, session: Session) -> None:
    page = table(workspace, "visit")
    QGuiApplication.clipboard().setText("1.4.2016\t3.4.2016\n5.4.2016\tsnart")
    stand(page, 0, "starts")
    last = session.project.history.last()
    qtbot.keyClick(page.view, Qt.Key.Key_V, CTRL)
    assert session.project.history.last() == last
    assert "snart" in page.error.text()


def test_one_value_goes_into_all_chosen_rows_in_one_step(
    qtbot: QtBot, workspace: CasesWorkspace, session: Session
) -> None:
    page = table(workspace, "source")
    choose(page, (0, 1), "kind")
    assert page.bulk.isVisible()
    assert page.bulk.count.text() == "2 rows chosen"
    page.bulk.value.setEditText("Group interview")
    steps = len(session.project.history.steps())
    qtbot.mouseClick(page.bulk.write, Qt.MouseButton.LeftButton)
    assert {source.kind for source in session.project.sources.all()} == {SourceKind.GROUP_INTERVIEW}
    assert len(session.project.history.steps()) == steps + 1


def test_the_filter_and_the_order_are_as_asked(qtbot: QtBot, workspace: CasesWorkspace) -> None:
    page = table(workspace, "informant")
    qtbot.keyClicks(page.bar.filter, "anna")
    assert column(page, "name") == ["Anna", "Anna"]
    assert page.bar.count.text() == "2 of 5 rows"
    page.bar.filter.clear()
    page.view.sortByColumn(place(page, "name"), Qt.SortOrder.DescendingOrder)
    assert column(page, "name") == ["I", "I", "Bo", "Anna", "Anna"]


def test_a_variable_is_a_column_of_its_own(qtbot: QtBot, workspace: CasesWorkspace, session: Session) -> None:
    page = table(workspace, "case")

    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, VariableDialog)
        dialog.name.setText("Beboere")
        dialog.type.show_value(VariableType.INTEGER)
        dialog.accept()

    QTimer.singleShot(0, fill)
    page.add_variable()
    (variable,) = session.project.variables.all("case")
    assert page.model.columns[-1].title == "Beboere"
    workspace.activateWindow()
    qtbot.waitUntil(workspace.isActiveWindow)
    page.view.setFocus()
    stand(page, 0, page.model.columns[-1].key)
    type_over(qtbot, page, "mange")
    assert "not a whole number" in page.error.text()
    type_over(qtbot, page, "1200")
    assert session.project.variables.table("case") == {page.model.id_of(0): {variable.id: "1200"}}
    session.project.variables.remove(variable.id)
    assert len(page.model.columns) == 4


def test_a_row_is_added_and_taken_away(qtbot: QtBot, workspace: CasesWorkspace, session: Session) -> None:
    page = table(workspace, "case")
    qtbot.mouseClick(page.bar.add, Qt.MouseButton.LeftButton)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    qtbot.keyClicks(editor, "Åparken")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert column(page, "name")[-1] == "Åparken"
    stand(page, 2, "name")
    qtbot.mouseClick(page.bar.remove, Qt.MouseButton.LeftButton)
    assert session.project.cases.named("Åparken") is None


def test_a_double_click_opens_a_source_and_a_count_its_excerpts(
    qtbot: QtBot, workspace: CasesWorkspace, session: Session
) -> None:
    page = table(workspace, "source")
    number = page.model.id_of(1)
    code = session.project.codes.add("Tillid").id
    session.project.codings.apply(code, number, TextRange(3, 9))
    stand(page, 1, "name")
    point = page.view.visualRect(page.view.currentIndex()).center()
    with qtbot.waitSignal(workspace.place_wanted) as opened:
        qtbot.mouseDClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert opened.args == [number]
    qtbot.waitUntil(lambda: "1 excerpt" in {link.text() for link in workspace.panel.links})
    (link,) = [link for link in workspace.panel.links if link.text() == "1 excerpt"]
    with qtbot.waitSignal(workspace.excerpts_wanted) as wanted:
        link.click()
    assert wanted.args == [ExcerptFilter(sources=frozenset({number}))]


def test_two_thousand_sources_and_five_hundred_informants_are_there_at_once(
    qtbot: QtBot, workspace: CasesWorkspace, session: Session
) -> None:
    with session.project.history.step("Many"):
        case = session.project.cases.add("Stor").id
        for number in range(2000):
            interview(
                session.project, f"Interview {number}", case, Visit.FIRST, *(("Anna",) if number % 4 == 0 else ())
            )
    page = table(workspace, "source")
    assert page.model.total == 2002
    started = time.process_time()
    page.read()
    assert time.process_time() - started < 1
    stand(page, 1500, "name")
    started = time.process_time()
    type_over(qtbot, page, "Andet navn")
    assert time.process_time() - started < 2
    assert page.view.currentIndex().row() == 1500


@pytest.mark.parametrize("noun", ["case", "source", "informant", "visit"])
def test_every_table_is_empty_and_says_so_in_a_new_project(qtbot: QtBot, noun: str) -> None:
    from qualapp.store.project import Project

    with Project.create(coder="S") as empty:
        session = Session(empty)
        workspace = CasesWorkspace(session)
        qtbot.addWidget(workspace)
        with qtbot.waitExposed(workspace):
            workspace.show()
        page = table(workspace, noun)
        assert page.bar.count.text() == "0 rows"
        assert not page.view.isVisible()
        session.deleteLater()
