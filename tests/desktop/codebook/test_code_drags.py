"""Codes and stretches of text dragged over the code tree."""

import pytest
from codebook_hands import at, names
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qualapp.desktop.codebook import CodebookPanel
from qualapp.desktop.codebook.merge_dialog import MergeDialog
from qualapp.desktop.coding.transfer import code_data, code_in, range_data
from qualapp.desktop.look import Theme
from qualapp.model.text import TextRange
from qualapp.store.project import Project

Codes = dict[str, int]
BOTH = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


def drag(panel: CodebookPanel, data: QMimeData, place: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> bool:
    """Hold something over a place in the tree; whether it could be let go there."""
    port = panel.tree.viewport()
    QApplication.sendEvent(port, QDragEnterEvent(place, BOTH, data, LEFT, modifiers))
    over = QDragMoveEvent(place, BOTH, data, LEFT, modifiers)
    QApplication.sendEvent(port, over)
    return over.isAccepted()


def drop(panel: CodebookPanel, data: QMimeData, place: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> bool:
    """Let something go over a place in the tree; whether it was taken."""
    drag(panel, data, place, modifiers)
    event = QDropEvent(QPointF(place), BOTH, data, LEFT, modifiers)
    QApplication.sendEvent(panel.tree.viewport(), event)
    QApplication.processEvents()
    return event.isAccepted()


def test_a_stretch_of_text_let_go_on_a_code_asks_for_it(panel: CodebookPanel, coded: Codes, qtbot: QtBot) -> None:
    data = range_data(1, TextRange(0, 5), "words")
    with qtbot.waitSignal(panel.range_dropped) as dropped:
        assert drop(panel, data, at(panel, coded["Networks"]))
    assert dropped.args == [coded["Networks"]]


def test_a_code_that_only_gathers_others_takes_no_text(
    panel: CodebookPanel, coded: Codes, project: Project, qtbot: QtBot
) -> None:
    project.codes.let_be_coded(coded["Networks"], False)
    with qtbot.assertNotEmitted(panel.range_dropped):
        assert not drop(panel, range_data(1, TextRange(0, 5), "words"), at(panel, coded["Networks"]))


def test_what_is_dragged_out_is_the_code(panel: CodebookPanel, coded: Codes) -> None:
    data = panel.model.mimeData([panel.model.index_of(coded["Trust"])])
    assert code_in(data) == coded["Trust"]
    assert data.text() == "Trust"


def test_a_code_let_go_on_another_goes_below_it(panel: CodebookPanel, coded: Codes, project: Project) -> None:
    assert drop(panel, code_data(coded["Trust"]), at(panel, coded["Context"]))
    assert project.codes[coded["Trust"]].parent_id == coded["Context"]
    assert panel.current_code() == coded["Trust"]
    assert panel.tree.isExpanded(panel.model.index_of(coded["Context"]))
    project.history.undo()
    assert project.codes[coded["Trust"]].parent_id == coded["People"]


def test_a_code_let_go_between_two_stands_there(panel: CodebookPanel, coded: Codes, project: Project) -> None:
    assert drop(panel, code_data(coded["Motivation"]), at(panel, coded["Networks"], 0.1))
    assert names(panel)[5:9] == ["People", "  Trust", "  Motivation", "  Networks"]
    project.history.undo()
    assert names(panel)[5:9] == ["People", "  Trust", "  Networks", "  Motivation"]


def test_a_code_let_go_under_all_rows_comes_last_at_the_top(panel: CodebookPanel, coded: Codes) -> None:
    assert drop(panel, code_data(coded["Trust"]), at(panel, coded["Methods"]) + QPoint(0, 60))
    assert names(panel)[-1] == "Trust"


def test_a_code_is_not_let_go_below_itself(panel: CodebookPanel, coded: Codes) -> None:
    before = names(panel)
    assert not drop(panel, code_data(coded["People"]), at(panel, coded["Trust"]))
    assert not drop(panel, code_data(987), at(panel, coded["Trust"]))
    assert names(panel) == before


def test_the_place_is_shown_while_a_code_is_held_over_it(panel: CodebookPanel, coded: Codes, theme: Theme) -> None:
    data = code_data(coded["Motivation"])
    accent = theme.colour("accent").name()

    def accents() -> set[tuple[int, int]]:
        image = panel.tree.viewport().grab().toImage()
        return {
            (x, y)
            for y in range(image.height())
            for x in range(0, image.width(), 3)
            if image.pixelColor(x, y).name() == accent
        }

    panel.show_code(coded["Context"])
    plain = accents()
    drag(panel, data, at(panel, coded["Networks"], 0.1))
    line = {y for _x, y in accents() - plain}
    top = panel.tree.visualRect(panel.model.index_of(coded["Networks"])).top()
    assert line
    assert all(abs(y - top) <= 4 for y in line)
    drag(panel, data, at(panel, coded["Leadership"]))
    row = panel.tree.visualRect(panel.model.index_of(coded["Leadership"]))
    frame = {y for _x, y in accents() - plain}
    assert {row.top(), row.bottom()} <= frame
    QApplication.sendEvent(panel.tree.viewport(), QDragLeaveEvent())
    assert accents() == plain


@pytest.mark.usefixtures("qtbot")
def test_with_ctrl_a_code_is_merged_after_asking(panel: CodebookPanel, coded: Codes, project: Project) -> None:
    assert drop(panel, code_data(coded["Networks"]), at(panel, coded["Trust"]), CTRL)
    dialog = panel.findChild(MergeDialog)
    assert dialog is not None
    assert dialog.into() == coded["Trust"]
    dialog.primary.click()
    assert coded["Networks"] not in project.codes.tree()
    assert project.codes.counts()[coded["Trust"]] == 5
