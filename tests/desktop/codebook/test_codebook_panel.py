"""The codebook panel through the user's hands: finding, choosing, naming and deleting codes."""

from collections.abc import Callable

import pytest
from codebook_hands import at, context_menu, enter, name_field, names, press_undo, said_in, shown
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qualapp.desktop.codebook import CodebookPanel
from qualapp.desktop.codebook.code_shape import Order
from qualapp.desktop.session import Session
from qualapp.model.text import TextRange
from qualapp.store.project import Project

Codes = dict[str, int]
Press = Callable[..., None]
KEY = Qt.Key
ALT, CTRL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


class TestChoosing:
    def test_enter_asks_for_the_code_under_focus(
        self, panel: CodebookPanel, coded: Codes, qtbot: QtBot, press: Press
    ) -> None:
        panel.show_code(coded["Trust"])
        with qtbot.waitSignal(panel.code_chosen) as chosen:
            press(KEY.Key_Return)
        assert chosen.args == [coded["Trust"]]
        with qtbot.waitSignal(panel.code_chosen):
            press(KEY.Key_Space, CTRL)

    def test_a_double_click_asks_for_a_code(self, panel: CodebookPanel, coded: Codes, qtbot: QtBot) -> None:
        with qtbot.waitSignal(panel.code_chosen) as chosen:
            QTest.mouseDClick(
                panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=at(panel, coded["Networks"]), delay=1
            )
        assert chosen.args == [coded["Networks"]]

    def test_a_code_that_only_gathers_others_opens_instead(
        self, panel: CodebookPanel, coded: Codes, project: Project, qtbot: QtBot, press: Press
    ) -> None:
        project.codes.let_be_coded(coded["People"], False)
        panel.show_code(coded["People"])
        assert panel.tree.isExpanded(panel.tree.currentIndex())
        with qtbot.assertNotEmitted(panel.code_chosen):
            press(KEY.Key_Return)
        assert not panel.tree.isExpanded(panel.tree.currentIndex())

    def test_a_press_on_the_arrow_closes_and_opens_a_branch(
        self, panel: CodebookPanel, coded: Codes, qtbot: QtBot
    ) -> None:
        people = panel.model.index_of(coded["People"])
        place = at(panel, coded["People"], x=18)
        QTest.mouseClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert not panel.tree.isExpanded(people)
        with qtbot.assertNotEmitted(panel.code_chosen):
            QTest.mouseDClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert panel.tree.isExpanded(people)

    def test_the_card_follows_the_focus(self, panel: CodebookPanel, coded: Codes, press: Press) -> None:
        panel.show_code(coded["People"])
        assert panel.card.definition.text() == "No definition yet."
        press(KEY.Key_Down)
        assert panel.current_code() == coded["Trust"]
        assert panel.card.name.text() == "Trust"
        assert panel.card.definition.text() == "That people rely on each other."
        assert not panel.card.rows["include"][0].isVisible()


class TestFiltering:
    def test_typing_leaves_what_is_meant_and_enter_asks_for_it(
        self, panel: CodebookPanel, coded: Codes, qtbot: QtBot
    ) -> None:
        panel.focus_filter()
        QTest.keyClicks(QApplication.focusWidget(), "tillid")
        assert names(panel) == ["People", "  Trust"]
        assert panel.current_code() == coded["Trust"]
        with qtbot.waitSignal(panel.code_chosen) as chosen:
            QTest.keyClick(QApplication.focusWidget(), KEY.Key_Return)
        assert chosen.args == [coded["Trust"]]

    def test_arrows_in_the_field_step_through_what_is_meant(self, panel: CodebookPanel, coded: Codes) -> None:
        panel.focus_filter()
        field = panel.filter_row.field
        QTest.keyClicks(field, "re")
        assert names(panel) == ["Organisation", "  Recruitment", "  Retention"]
        QTest.keyClick(field, KEY.Key_Down)
        assert panel.current_code() == coded["Retention"]
        QTest.keyClick(field, KEY.Key_Down)
        assert panel.current_code() == coded["Retention"]
        QTest.keyClick(field, KEY.Key_Up)
        assert panel.current_code() == coded["Recruitment"]
        assert field.hasFocus()

    def test_esc_brings_back_all_codes_the_focus_and_the_branches(self, panel: CodebookPanel, coded: Codes) -> None:
        panel.show_code(coded["Backing"])
        panel.tree.setExpanded(panel.model.index_of(coded["People"]), False)
        panel.focus_filter()
        before = names(panel)
        QTest.keyClicks(panel.filter_row.field, "trust")
        assert panel.tree.isExpanded(panel.model.index_of(coded["People"]))
        QTest.keyClick(panel.filter_row.field, KEY.Key_Escape)
        assert panel.filter_row.field.text() == ""
        assert names(panel) == before
        assert panel.current_code() == coded["Backing"]
        assert not panel.tree.isExpanded(panel.model.index_of(coded["People"]))
        QTest.keyClick(panel.filter_row.field, KEY.Key_Escape)
        assert panel.tree.hasFocus()

    def test_a_code_picked_by_hand_in_the_filter_keeps_the_focus(self, panel: CodebookPanel, coded: Codes) -> None:
        panel.show_code(coded["Backing"])
        panel.focus_filter()
        QTest.keyClicks(panel.filter_row.field, "re")
        QTest.keyClick(panel.filter_row.field, KEY.Key_Down)
        QTest.keyClick(panel.filter_row.field, KEY.Key_Escape)
        assert panel.current_code() == coded["Retention"]

    def test_a_text_that_means_nothing_can_become_a_code(self, panel: CodebookPanel, project: Project) -> None:
        panel.focus_filter()
        QTest.keyClicks(panel.filter_row.field, "Childcare")
        assert panel.pages.currentWidget() is panel.no_such
        QTest.mouseClick(panel.no_such.view.button, Qt.MouseButton.LeftButton)
        field = name_field(panel)
        assert field.text() == "Childcare"
        enter(field)
        assert "Childcare" in names(panel)
        project.history.undo()
        assert "Childcare" not in names(panel)

    def test_a_code_that_the_filter_hides_can_be_shown(self, panel: CodebookPanel, coded: Codes) -> None:
        panel.filter_row.field.setText("backing")
        panel.show_code(coded["Trust"])
        assert panel.current_code() == coded["Trust"]
        assert panel.filter_row.field.text() == ""

    def test_the_view_can_be_ordered_and_the_codebook_stays(
        self, panel: CodebookPanel, coded: Codes, project: Project, qtbot: QtBot, press: Press
    ) -> None:
        before = [code.name for code, _depth in project.codes.tree().walk()]
        panel.filter_row.order_action(Order.COUNT).trigger()
        assert names(panel)[:4] == ["People", "  Trust", "  Networks", "  Motivation"]
        panel.show_code(coded["Networks"])
        with qtbot.waitSignal(panel.status) as said:
            press(KEY.Key_Up, ALT)
        assert "as in the codebook" in said.args[0]
        panel.filter_row.order_action(Order.CODEBOOK).trigger()
        assert [name.strip() for name in names(panel)] == before
        assert [code.name for code, _depth in project.codes.tree().walk()] == before


class TestNaming:
    def test_insert_makes_room_behind_the_code_under_focus(
        self, panel: CodebookPanel, coded: Codes, project: Project, press: Press
    ) -> None:
        panel.show_code(coded["Trust"])
        press(KEY.Key_Insert)
        QTest.keyClicks(name_field(panel), "Doubt 1+2")
        press(KEY.Key_Return)
        assert names(panel)[5:9] == ["People", "  Trust", "  Doubt 1+2", "  Networks"]
        current = panel.current_code()
        assert current is not None
        assert project.codes[current].name == "Doubt 1+2"
        assert panel.tree.hasFocus()
        assert project.history.undo().label == "New code “Doubt 1+2”"
        assert "  Doubt 1+2" not in names(panel)

    def test_shift_insert_makes_a_code_below_and_plus_beside(
        self, panel: CodebookPanel, coded: Codes, press: Press
    ) -> None:
        panel.show_code(coded["Context"])
        press(KEY.Key_Insert, SHIFT)
        QTest.keyClicks(name_field(panel), "Laws")
        press(KEY.Key_Return)
        press(KEY.Key_Plus)
        QTest.keyClicks(name_field(panel), "Housing")
        press(KEY.Key_Return)
        at_context = names(panel).index("Context")
        assert names(panel)[at_context : at_context + 3] == ["Context", "  Laws", "  Housing"]

    @pytest.mark.parametrize("key", [KEY.Key_Escape, KEY.Key_Return])
    def test_a_code_without_a_name_is_not_made(
        self, panel: CodebookPanel, coded: Codes, project: Project, press: Press, key: Qt.Key
    ) -> None:
        panel.show_code(coded["Trust"])
        before, steps = names(panel), len(project.history.steps())
        press(KEY.Key_Insert)
        press(key)
        assert names(panel) == before
        assert panel.current_code() == coded["Trust"]
        assert len(project.history.steps()) == steps

    def test_f2_names_in_place(self, panel: CodebookPanel, coded: Codes, project: Project, press: Press) -> None:
        panel.show_code(coded["Trust"])
        press(KEY.Key_F2)
        field = name_field(panel)
        assert field.selectedText() == "Trust"
        QTest.keyClicks(field, "Confidence")
        press(KEY.Key_Return)
        assert project.codes[coded["Trust"]].name == "Confidence"
        assert panel.card.name.text() == "Confidence"
        project.history.undo()
        assert panel.card.name.text() == "Trust"

    def test_a_name_that_cannot_be_stays_to_be_mended(
        self, panel: CodebookPanel, coded: Codes, project: Project, press: Press
    ) -> None:
        panel.show_code(coded["Trust"])
        press(KEY.Key_F2)
        QTest.keyClicks(name_field(panel), "a > b")
        press(KEY.Key_Return)
        assert "cannot hold" in said_in(panel)
        assert name_field(panel).text() == "a > b"
        press(KEY.Key_Escape)
        assert project.codes[coded["Trust"]].name == "Trust"

    def test_no_key_of_the_tree_works_while_a_name_is_typed(
        self, panel: CodebookPanel, coded: Codes, project: Project, press: Press
    ) -> None:
        panel.show_code(coded["Trust"])
        press(KEY.Key_F2)
        field = name_field(panel)
        QTest.keyClick(field, KEY.Key_End)
        QTest.keyClick(field, KEY.Key_Home)
        QTest.keyClick(field, KEY.Key_Delete)
        QTest.keyClick(field, KEY.Key_Down, ALT)
        assert field.text() == "rust"
        assert coded["Trust"] in project.codes.tree()
        press(KEY.Key_Escape)

    def test_an_undo_elsewhere_while_a_name_is_typed_does_no_harm(
        self, panel: CodebookPanel, project: Project, press: Press, coded: Codes
    ) -> None:
        fresh = project.codes.add("Fresh").id
        panel.show_code(fresh)
        press(KEY.Key_Insert, SHIFT)
        project.history.undo()
        QApplication.processEvents()
        assert "Fresh" not in names(panel)
        panel.show_code(coded["Trust"])
        panel.tree.setFocus()
        press(KEY.Key_Insert)
        QTest.keyClicks(name_field(panel), "Later")
        press(KEY.Key_Return)
        assert "  Later" in names(panel)


class TestMoving:
    def test_alt_and_arrows_move_a_code(
        self, panel: CodebookPanel, coded: Codes, project: Project, press: Press
    ) -> None:
        panel.show_code(coded["Networks"])
        before = names(panel)
        for key, place, line in (
            (KEY.Key_Up, 6, "  Networks"),
            (KEY.Key_Down, 7, "  Networks"),
            (KEY.Key_Right, 7, "    Networks"),
            (KEY.Key_Left, 7, "  Networks"),
            (KEY.Key_Left, 8, "Networks"),
        ):
            press(key, ALT)
            assert names(panel)[place] == line
            assert panel.current_code() == coded["Networks"]
        for _step in range(5):
            project.history.undo()
        assert names(panel) == before

    def test_open_branches_and_focus_outlive_every_change(
        self, panel: CodebookPanel, coded: Codes, project: Project
    ) -> None:
        panel.tree.setExpanded(panel.model.index_of(coded["Organisation"]), False)
        panel.show_code(coded["Trust"])
        project.codes.move(coded["People"], None, coded["Organisation"])
        project.codes.delete(coded["Leadership"])
        project.codes.merge(coded["Networks"], coded["Organisation"])
        assert panel.current_code() == coded["Trust"]
        assert not panel.tree.isExpanded(panel.model.index_of(coded["Organisation"]))
        assert panel.tree.isExpanded(panel.model.index_of(coded["People"]))
        project.codes.delete(coded["People"])
        project.history.undo()
        assert panel.tree.isExpanded(panel.model.index_of(coded["People"]))


class TestDeleting:
    def test_delete_says_what_hung_on_the_code_and_the_toast_takes_it_back(
        self, panel: CodebookPanel, coded: Codes, project: Project, press: Press
    ) -> None:
        panel.show_code(coded["People"])
        before = names(panel)
        press(KEY.Key_Delete)
        assert said_in(panel) == "“People” is deleted, with 3 sub-codes and 6 codings."
        assert "People" not in names(panel)
        assert panel.current_code() == coded["Context"]
        press_undo(panel)
        assert names(panel) == before
        assert project.codes.counts()[coded["Trust"]] == 3

    def test_the_toast_takes_nothing_else_back(
        self, panel: CodebookPanel, coded: Codes, project: Project, press: Press
    ) -> None:
        panel.show_code(coded["Context"])
        press(KEY.Key_Delete)
        project.codes.add("Later")
        press_undo(panel)
        assert "Undo those first" in said_in(panel)
        assert "Later" in names(panel)
        assert "Context" not in names(panel)

    def test_the_menu_says_what_goes(self, panel: CodebookPanel, coded: Codes) -> None:
        panel.show_code(coded["People"])
        menu = context_menu(panel)
        texts = {action.objectName(): action.text() for action in menu.actions()}
        assert texts["codebook.delete"] == "Delete the code with 3 sub-codes and 6 codings"
        keys = [action for action in menu.actions() if not action.isSeparator() and not action.isCheckable()]
        assert all(not action.shortcut().isEmpty() for action in keys)
        menu.close()


@pytest.mark.usefixtures("theme")
class TestStates:
    def test_an_empty_codebook_offers_two_ways_to_begin(self, qtbot: QtBot, session: Session, project: Project) -> None:
        panel = shown(qtbot, session)
        assert panel.pages.currentWidget() is panel.empty
        with qtbot.waitSignal(panel.codebook_wanted) as wanted:
            QTest.mouseClick(panel.empty.fixsen, Qt.MouseButton.LeftButton)
        assert wanted.args == ["fixsen"]
        QTest.mouseClick(panel.empty.view.button, Qt.MouseButton.LeftButton)
        QTest.keyClicks(name_field(panel), "First")
        enter(name_field(panel))
        assert names(panel) == ["First"]
        project.history.undo()
        assert panel.pages.currentWidget() is panel.empty

    def test_keys_work_in_the_tree_only(self, panel: CodebookPanel, coded: Codes) -> None:
        panel.show_code(coded["Trust"])
        field = panel.filter_row.field
        panel.focus_filter()
        before = names(panel)
        for key, modifier in (
            (KEY.Key_Insert, Qt.KeyboardModifier.NoModifier),
            (KEY.Key_Delete, Qt.KeyboardModifier.NoModifier),
            (KEY.Key_Down, ALT),
            (KEY.Key_F2, Qt.KeyboardModifier.NoModifier),
        ):
            QTest.keyClick(field, key, modifier)
        QTest.keyClick(field, KEY.Key_Plus)
        assert field.text() == "+"
        field.clear()
        assert names(panel) == before

    def test_a_coding_is_counted_at_once(
        self, panel: CodebookPanel, coded: Codes, project: Project, source: int
    ) -> None:
        project.codings.apply(coded["Trust"], source, TextRange(500, 520))
        row = panel.model.row(panel.model.index_of(coded["People"]))
        assert row is not None
        assert row.count == 7

    def test_every_control_has_a_name(self, panel: CodebookPanel) -> None:
        for widget in (panel.tree, panel.filter_row.field, panel.filter_row.button, panel.card.pencil):
            assert widget.accessibleName()
        assert panel.new_button.accessibleName() == "New code"
        assert panel.more_button.accessibleName() == "More about codes"


@pytest.mark.usefixtures("coded", "theme")
class TestReadOnly:
    @pytest.fixture
    def read_only(self, project: Project, qtbot: QtBot) -> CodebookPanel:
        project.read_only = True
        project.history._writable = False
        session = Session(project)
        panel = shown(qtbot, session)
        session.setParent(panel)
        return panel

    def test_nothing_is_offered_that_cannot_be_done(self, read_only: CodebookPanel, coded: Codes) -> None:
        read_only.show_code(coded["Trust"])
        before = names(read_only)
        for key in (KEY.Key_Insert, KEY.Key_Delete, KEY.Key_F2):
            QTest.keyClick(read_only.tree, key)
        assert names(read_only) == before
        assert not read_only.new_button.isEnabled()
        assert "reading only" in read_only.actions_by_id["delete"].toolTip()
