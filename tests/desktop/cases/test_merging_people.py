"""Two informants who are one person, the excerpts behind an informant, and a case that is taken away."""

from PySide6.QtCore import QItemSelectionModel, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qualapp.desktop.cases import CasesWorkspace
from qualapp.desktop.cases.merge_dialog import MergeInformantDialog
from qualapp.desktop.look.widgets import Dialog
from qualapp.desktop.session import Session
from qualapp.model.excerpt import ExcerptFilter
from qualapp.model.text import TextRange


def two_annas(session: Session) -> tuple[int, int]:
    first, second = (who.id for who in session.project.informants.all() if who.name == "Anna")
    return first, second


def test_the_dialog_says_what_moves_and_merging_is_one_step(qtbot: QtBot, session: Session) -> None:
    project = session.project
    first, second = two_annas(session)
    project.informants.describe(second, pseudonym="A")
    dialog = MergeInformantDialog(session, (second, first))
    qtbot.addWidget(dialog)
    assert "1 turn in 1 source" in dialog.moves.text()
    steps = len(project.history.steps())
    dialog.accept()
    assert len(project.history.steps()) == steps + 1
    assert project.informants.turns()[first] == 2
    assert project.informants[first].pseudonym == "A"
    assert second not in {who.id for who in project.informants.all()}
    project.history.undo()
    assert (project.informants.turns()[first], project.informants.turns()[second]) == (1, 1)
    assert project.informants[first].pseudonym == ""


def test_nothing_is_merged_before_somebody_says_who_stays(qtbot: QtBot, session: Session) -> None:
    first, second = two_annas(session)
    dialog = MergeInformantDialog(session, (second,))
    qtbot.addWidget(dialog)
    assert not dialog.primary.isEnabled()
    steps = len(session.project.history.steps())
    dialog.accept()
    assert len(session.project.history.steps()) == steps
    dialog.stays.show_value(first)
    dialog.stays.chosen.emit(first)
    assert dialog.primary.isEnabled()
    assert second not in dialog.stays.values()


def test_the_two_chosen_rows_are_offered(qtbot: QtBot, workspace: CasesWorkspace, session: Session) -> None:
    workspace.show_table("informant")
    page = workspace.pages["informant"]
    for number in two_annas(session):
        row = page.model.row_of(number)
        assert row is not None
        index = page.model.index(row, 0)
        page.view.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Select)
    for row in range(page.model.shown):
        if page.model.id_of(row) not in two_annas(session):
            page.view.selectionModel().select(page.model.index(row, 0), QItemSelectionModel.SelectionFlag.Deselect)
    offered: list[set[object]] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, MergeInformantDialog)
        offered.append(set(dialog.stays.values()))
        dialog.reject()

    QTimer.singleShot(100, look)
    workspace.merge_informants()
    assert offered == [set(two_annas(session))]


def test_the_excerpts_behind_an_informant_open(qtbot: QtBot, workspace: CasesWorkspace, session: Session) -> None:
    project = session.project
    anna, other = two_annas(session)
    (source,) = project.informants.sources()[anna]
    (turn,) = [turn for turn in project.sources.turns(source) if turn.informant_id == anna]
    code = project.codes.add("Opbakning")
    project.codings.apply(code.id, source, TextRange(turn.speech.start, turn.speech.start + 4))
    assert len(project.excerpts.listed(ExcerptFilter(informants=frozenset({anna})))) == 1
    assert project.excerpts.listed(ExcerptFilter(informants=frozenset({other}))) == []
    workspace.show_table("informant")
    workspace.panel.show_row("informant", anna)
    assert workspace.panel.links[0].text() == "1 excerpt"
    with qtbot.waitSignal(workspace.excerpts_wanted) as told:
        workspace.panel.links[0].click()
    assert told.args == [ExcerptFilter(informants=frozenset({anna}))]


def test_a_case_is_taken_away_after_it_is_said_what_stays(
    qtbot: QtBot, workspace: CasesWorkspace, session: Session
) -> None:
    project = session.project
    case = project.cases.find("Lærkevangen").id
    project.memos.write("Ved åen", "case", case)
    page = workspace.pages["case"]
    page.view.go_to(case)
    losses = page.sheet.losses([case])
    assert "2 sources" in losses
    assert "1 memo" in losses
    answers = [Dialog.reject, Dialog.accept]

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, Dialog)
        answers.pop(0)(dialog)

    QTimer.singleShot(100, answer)
    page.remove_rows()
    assert project.cases.named("Lærkevangen") is not None
    QTimer.singleShot(100, answer)
    page.remove_rows()
    assert project.cases.named("Lærkevangen") is None
    assert len(project.sources.all()) == 2
    project.history.undo()
    assert [memo.text for memo in project.memos.on("case", case)] == ["Ved åen"]
