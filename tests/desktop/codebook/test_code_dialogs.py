"""Describing, recolouring, merging and splitting codes through the user's hands, and taking each back."""

from collections.abc import Callable
from typing import TypeVar

import pytest
from codebook_hands import names, press_undo
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from qualapp.desktop.codebook import CodebookPanel
from qualapp.desktop.codebook.code_editor import CodeEditor
from qualapp.desktop.codebook.colour_popover import ColourPopover
from qualapp.desktop.codebook.merge_dialog import MergeDialog
from qualapp.desktop.codebook.split_dialog import SplitDialog
from qualapp.store.project import Project

Codes = dict[str, int]
Press = Callable[..., None]
KEY = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Window = TypeVar("Window", bound=QWidget)


def opened(panel: CodebookPanel, kind: type[Window]) -> Window:
    window = panel.findChild(kind)
    assert window is not None
    assert window.isVisible()
    QApplication.processEvents()
    return window


def is_gone(panel: CodebookPanel, kind: type[QWidget]) -> bool:
    window = panel.findChild(kind)
    return window is None or not window.isVisible()


class TestDescribing:
    def test_all_texts_are_kept_in_one_step(
        self, panel: CodebookPanel, coded: Codes, project: Project, press: Press
    ) -> None:
        panel.show_code(coded["Networks"])
        before = project.codes[coded["Networks"]]
        press(KEY.Key_F2, SHIFT)
        editor = opened(panel, CodeEditor)
        assert editor.lines["name"].hasFocus()
        QTest.keyClicks(editor.lines["name"], "Ties")
        QTest.keyClicks(editor.lines["name_other"], "Bånd")
        for key, words in (
            ("definition", "Who knows whom."),
            ("include", "kin"),
            ("exclude", "staff"),
            ("example", "a"),
        ):
            editor.texts[key].setFocus()
            QTest.keyClicks(editor.texts[key], words)
        editor.codable.click()
        QTest.keyClick(editor.texts["example"], KEY.Key_Return, CTRL)
        after = project.codes[coded["Networks"]]
        assert (after.name, after.name_other, after.definition) == ("Ties", "Bånd", "Who knows whom.")
        assert (after.include, after.exclude, after.example, after.is_codable) == ("kin", "staff", "a", False)
        assert panel.card.rows["include"][1].text() == "kin"
        assert panel.card.rows["exclude"][0].isVisible()
        project.history.undo()
        assert project.codes[coded["Networks"]] == before
        assert panel.card.name.text() == "Networks"

    def test_enter_in_a_longer_text_begins_a_line_and_tab_goes_on(
        self, panel: CodebookPanel, coded: Codes, press: Press
    ) -> None:
        panel.show_code(coded["Networks"])
        QTest.mouseClick(panel.card.pencil, Qt.MouseButton.LeftButton)
        editor = opened(panel, CodeEditor)
        editor.texts["definition"].setFocus()
        press(KEY.Key_A)
        press(KEY.Key_Return)
        press(KEY.Key_Tab)
        assert editor.isVisible()
        assert editor.texts["definition"].toPlainText() == "a\n"
        assert editor.texts["include"].hasFocus()
        press(KEY.Key_Escape)
        assert is_gone(panel, CodeEditor)

    def test_a_code_without_a_name_is_not_kept(
        self, panel: CodebookPanel, coded: Codes, project: Project, press: Press
    ) -> None:
        panel.show_code(coded["Networks"])
        press(KEY.Key_F2, SHIFT)
        editor = opened(panel, CodeEditor)
        editor.lines["name"].clear()
        editor.texts["definition"].setPlainText("Lost?")
        press(KEY.Key_Return)
        assert editor.isVisible()
        assert editor.name.error() == "A code needs a name."
        assert project.codes[coded["Networks"]].definition == ""
        editor.reject()

    def test_nothing_changed_leaves_no_step(
        self, panel: CodebookPanel, coded: Codes, project: Project, press: Press
    ) -> None:
        panel.show_code(coded["Trust"])
        steps = len(project.history.steps())
        press(KEY.Key_F2, SHIFT)
        press(KEY.Key_Return)
        assert is_gone(panel, CodeEditor)
        assert len(project.history.steps()) == steps


class TestRecolouring:
    def colour_of(self, panel: CodebookPanel, code_id: int) -> str:
        row = panel.model.row(panel.model.index_of(code_id))
        assert row is not None
        return row.colour

    def test_arrow_keys_choose_a_colour_and_say_its_name(
        self, panel: CodebookPanel, coded: Codes, project: Project, press: Press
    ) -> None:
        panel.show_code(coded["People"])
        assert self.colour_of(panel, coded["Trust"]) == "3"
        press(KEY.Key_C, CTRL | SHIFT)
        popover = opened(panel, ColourPopover)
        assert popover.name.text() == "ochre"
        assert not popover.above.isVisible()
        for key in (KEY.Key_Right, KEY.Key_Down):
            QTest.keyClick(popover.focusWidget(), key)
        assert popover.name.text() == "lavender"
        assert popover.focusWidget().accessibleName() == "lavender"
        QTest.keyClick(popover.focusWidget(), KEY.Key_Return)
        assert is_gone(panel, ColourPopover)
        assert self.colour_of(panel, coded["People"]) == "12"
        assert self.colour_of(panel, coded["Trust"]) == "12"
        project.history.undo()
        assert self.colour_of(panel, coded["Trust"]) == "3"

    def test_a_sub_code_gets_its_own_colour_and_gives_it_back(
        self, panel: CodebookPanel, coded: Codes, project: Project, press: Press
    ) -> None:
        panel.show_code(coded["Trust"])
        press(KEY.Key_C, CTRL | SHIFT)
        popover = opened(panel, ColourPopover)
        QTest.mouseClick(popover.swatches[15], Qt.MouseButton.LeftButton)
        assert project.codes[coded["Trust"]].colour == "16"
        press(KEY.Key_C, CTRL | SHIFT)
        QTest.mouseClick(opened(panel, ColourPopover).above, Qt.MouseButton.LeftButton)
        assert project.codes[coded["Trust"]].colour == ""
        assert self.colour_of(panel, coded["Trust"]) == "3"

    def test_a_colour_of_ones_own_is_six_digits(
        self, panel: CodebookPanel, coded: Codes, project: Project, press: Press
    ) -> None:
        panel.show_code(coded["Trust"])
        press(KEY.Key_C, CTRL | SHIFT)
        popover = opened(panel, ColourPopover)
        popover.own.setFocus()
        QTest.keyClicks(popover.own, "#2A7F6")
        QTest.keyClick(popover.own, KEY.Key_Return)
        assert popover.isVisible()
        assert "Six digits" in popover.own.accessibleDescription()
        QTest.keyClicks(popover.own, "2")
        QTest.keyClick(popover.own, KEY.Key_Return)
        assert project.codes[coded["Trust"]].colour == "#2a7f62"


class TestMerging:
    def test_what_moves_is_said_before_and_after(
        self, panel: CodebookPanel, coded: Codes, project: Project, press: Press
    ) -> None:
        panel.show_code(coded["Networks"])
        before = names(panel)
        press(KEY.Key_M, CTRL | SHIFT)
        dialog = opened(panel, MergeDialog)
        assert not dialog.primary.isEnabled()
        QTest.keyClicks(dialog.chooser.field, "people trust")
        assert dialog.moves.text() == "Moves to “Trust”: 2 codings. “Networks” goes."
        QTest.keyClick(dialog.chooser.field, KEY.Key_Return)
        assert is_gone(panel, MergeDialog)
        assert "  Networks" not in names(panel)
        assert panel.current_code() == coded["Trust"]
        assert project.codes.counts()[coded["Trust"]] == 5
        press_undo(panel)
        assert names(panel) == before
        assert project.codes.counts()[coded["Networks"]] == 2

    def test_a_code_is_not_offered_its_own_family(self, panel: CodebookPanel, coded: Codes, press: Press) -> None:
        panel.show_code(coded["People"])
        press(KEY.Key_M, CTRL | SHIFT)
        dialog = opened(panel, MergeDialog)
        offered = [dialog.chooser.list.item(row).text() for row in range(dialog.chooser.list.count())]
        assert offered == ["Organisation", "Recruitment", "Retention", "Leadership", "Backing", "Context",
                           "Intervention", "Methods"]  # fmt: skip
        QTest.keyClick(dialog.chooser.field, KEY.Key_Down)
        assert dialog.into() == coded["Organisation"]
        assert "Moves to “Organisation”: 1 coding and 3 sub-codes." in dialog.moves.text()
        press(KEY.Key_Escape)
        assert is_gone(panel, MergeDialog)

    def test_where_nothing_is_called_so_nothing_is_merged(
        self, panel: CodebookPanel, coded: Codes, press: Press, project: Project
    ) -> None:
        panel.show_code(coded["Networks"])
        press(KEY.Key_M, CTRL | SHIFT)
        dialog = opened(panel, MergeDialog)
        QTest.keyClicks(dialog.chooser.field, "xyz")
        QTest.keyClick(dialog.chooser.field, KEY.Key_Return)
        assert dialog.isVisible()
        assert coded["Networks"] in project.codes.tree()
        dialog.reject()


class TestSplitting:
    def test_ticked_codings_go_to_the_new_code(
        self, panel: CodebookPanel, coded: Codes, project: Project, press: Press
    ) -> None:
        panel.show_code(coded["Trust"])
        press(KEY.Key_D, CTRL | SHIFT)
        dialog = opened(panel, SplitDialog)
        assert dialog.codings.rowCount() == 3
        assert not dialog.primary.isEnabled()
        QTest.keyClicks(dialog.line, "Doubt")
        row = dialog.list.visualRect(dialog.codings.index(1))
        QTest.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
        dialog.list.setFocus()
        QTest.keyClick(dialog.list, KEY.Key_Down)
        QTest.keyClick(dialog.list, KEY.Key_Space)
        assert dialog.all.text() == "To the new code: 2 of 3 codings"
        dialog.primary.click()
        new = panel.current_code()
        assert new is not None
        assert project.codes[new].name == "Doubt"
        assert names(panel)[5:9] == ["People", "  Trust", "  Doubt", "  Networks"]
        assert (project.codes.counts()[coded["Trust"]], project.codes.counts()[new]) == (1, 2)
        project.history.undo()
        assert project.codes.counts()[coded["Trust"]] == 3
        assert "  Doubt" not in names(panel)

    def test_a_press_on_the_tick_ticks_once(self, panel: CodebookPanel, coded: Codes, press: Press) -> None:
        panel.show_code(coded["Trust"])
        press(KEY.Key_D, CTRL | SHIFT)
        dialog = opened(panel, SplitDialog)
        row = dialog.list.visualRect(dialog.codings.index(0))
        for ticked in (1, 0):
            QTest.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=row.topLeft() + QPoint(18, 20))
            assert len(dialog.codings.ticked()) == ticked
        dialog.reject()

    def test_without_a_name_it_says_so_and_stays(
        self, panel: CodebookPanel, coded: Codes, project: Project, press: Press
    ) -> None:
        panel.show_code(coded["Trust"])
        press(KEY.Key_D, CTRL | SHIFT)
        dialog = opened(panel, SplitDialog)
        dialog.all.click()
        assert len(dialog.codings.ticked()) == 3
        QTest.keyClick(dialog.line, KEY.Key_Return)
        assert dialog.isVisible()
        assert dialog.name.error() == "A code needs a name."
        assert project.codes.counts()[coded["Trust"]] == 3
        dialog.reject()

    def test_a_row_says_quotation_source_and_coder(self, panel: CodebookPanel, coded: Codes, press: Press) -> None:
        panel.show_code(coded["Trust"])
        press(KEY.Key_D, CTRL | SHIFT)
        dialog = opened(panel, SplitDialog)
        said = dialog.codings.data(dialog.codings.index(0), Qt.ItemDataRole.AccessibleTextRole)
        assert said == "We opened the d. Nurse · coded by Signe Krogh"
        dialog.reject()


@pytest.mark.parametrize("id", ["describe", "recolour", "merge", "split"])
def test_without_a_code_under_focus_there_is_nothing_to_ask(
    panel: CodebookPanel, project: Project, coded: Codes, id: str
) -> None:
    for code in project.codes.tree().children():
        project.codes.delete(code.id)
    assert not panel.actions_by_id[id].isEnabled()
    panel.actions_by_id[id].trigger()
    assert QApplication.activeModalWidget() is None
