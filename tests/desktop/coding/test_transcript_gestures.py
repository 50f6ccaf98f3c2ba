import pytest
from hands import LEFT, before, click, colour_at, drag, move, point_in
from interviews import INTERVIEW, codings, mark, place
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDragMoveEvent, QDropEvent, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolTip

from qualapp.desktop.coding.transfer import RANGE_MIME, code_data, range_in
from qualapp.model.text import TextRange

LANE = 140 + 552 + 16
NAME = 140 + 552 + 16 + 49 + 5 + 30


def on(words: str) -> TextRange:
    return place(INTERVIEW, words)


def handle(view, words: str, after: int = 0, end: bool = False) -> QPoint:
    """Where the round handle of a focused excerpt is that begins or ends before this letter."""
    letter = before(view, words, after)
    baseline = letter.y() + 8
    return QPoint(letter.x() + (0 if end else -2), baseline + (7 if end else -19))


def menu_at(view, point: QPoint) -> None:
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, view.viewport().mapToGlobal(point))
    QApplication.sendEvent(view.viewport(), event)


def test_a_click_focuses_the_excerpt_under_it(coded, qtbot):
    with qtbot.waitSignal(coded.excerpt_focused, check_params_cb=lambda found: found == 3):
        click(coded, point_in(coded, "Boligforeningen"))
    assert colour_at(coded, point_in(coded, "Boligforeningen", 2) + QPoint(0, -9)) == "#AC9CBD"


def test_clicking_again_goes_inwards_to_the_next_longer_and_round(coded):
    point = point_in(coded, "Den første måned", 4)
    met = []
    for _ in range(3):
        click(coded, point)
        met.append(coded.focused_excerpt)
    assert met == [2, 1, 2]


def test_a_click_elsewhere_takes_the_focus_away(coded):
    click(coded, point_in(coded, "Boligforeningen"))
    click(coded, point_in(coded, "Og hvem kommer"))
    assert coded.focused_excerpt is None


def test_selecting_words_leaves_the_focus(coded):
    coded.focus_excerpt(3)
    drag(coded, before(coded, "Og hvem"), before(coded, "kommer der nu"))
    assert coded.focused_excerpt == 3
    assert coded.selected_range() == on("Og hvem")


def test_the_mark_of_lost_words_can_be_clicked(coded):
    click(coded, before(coded, "kom selv"))
    assert coded.focused_excerpt == 10


def test_enter_takes_the_excerpt_at_the_caret_and_escape_leaves_it(coded):
    coded.select(TextRange(on("Den første").start, on("Den første").start))
    QTest.keyClick(coded, Qt.Key.Key_Return)
    assert coded.focused_excerpt == 2
    QTest.keyClick(coded, Qt.Key.Key_Return)
    assert coded.focused_excerpt == 1
    QTest.keyClick(coded, Qt.Key.Key_Escape)
    assert coded.focused_excerpt is None


def test_the_end_of_an_excerpt_is_dragged_by_its_handle(coded, qtbot):
    coded.focus_excerpt(4)
    with qtbot.waitSignal(coded.ends_moved) as told:
        drag(coded, handle(coded, "mig. To af", 4, end=True), before(coded, "To af dem", 5))
    assert told.args == [4, on("de lærer hinanden at lappe, før jeg når at rejse mig. To af")]


def test_the_beginning_is_dragged_by_the_other_handle_without_the_white_space(coded, qtbot):
    coded.focus_excerpt(4)
    with qtbot.waitSignal(coded.ends_moved) as told:
        drag(coded, handle(coded, "de lærer"), before(coded, " at lappe"))
    assert told.args == [4, on("at lappe, før jeg når at rejse mig.")]


def test_an_end_does_not_cross_the_other(coded, qtbot):
    coded.focus_excerpt(4)
    with qtbot.waitSignal(coded.ends_moved) as told:
        drag(coded, handle(coded, "mig. To af", 4, end=True), before(coded, "Mest drenge"))
    assert told.args == [4, TextRange(on("de lærer").start, on("de lærer").start + 1)]


def test_escape_lets_go_of_an_end(coded, qtbot):
    coded.focus_excerpt(4)
    with qtbot.assertNotEmitted(coded.ends_moved):
        start = handle(coded, "mig. To af", 4, end=True)
        QTest.mousePress(coded.viewport(), LEFT, pos=start)
        move(coded, before(coded, "To af dem", 5))
        QTest.keyClick(coded, Qt.Key.Key_Escape)
        QTest.mouseRelease(coded.viewport(), LEFT, pos=before(coded, "To af dem", 5))
    assert coded.focused_excerpt == 4


def test_an_end_put_back_tells_nothing(coded, qtbot):
    coded.focus_excerpt(4)
    with qtbot.assertNotEmitted(coded.ends_moved):
        start = handle(coded, "mig. To af", 4, end=True)
        drag(coded, start, start)
        drag(coded, start, start + QPoint(2, 1))


def test_a_handle_moved_sideways_stays_in_its_line(coded, qtbot):
    coded.focus_excerpt(4)
    start = handle(coded, "mig. To af", 4, end=True)
    with qtbot.waitSignal(coded.ends_moved) as told:
        drag(coded, start, QPoint(before(coded, "To af dem", 5).x(), start.y()))
    assert told.args == [4, on("de lærer hinanden at lappe, før jeg når at rejse mig. To af")]


def test_another_coders_excerpt_has_no_handles(coded, qtbot):
    coded.focus_excerpt(7)
    with qtbot.assertNotEmitted(coded.ends_moved):
        drag(coded, handle(coded, "for vi lukker"), before(coded, "når de får"))


def test_a_stripe_focuses_its_excerpt(coded):
    click(coded, QPoint(LANE + 2, point_in(coded, "Boligforeningen").y()))
    assert coded.focused_excerpt == 3


def test_a_name_focuses_its_excerpt_and_does_not_move_the_caret(coded):
    caret = coded.textCursor().position()
    click(coded, QPoint(NAME, point_in(coded, "Vi stod uden").y()))
    assert coded.focused_excerpt == 1
    assert coded.textCursor().position() == caret


def test_the_pointer_on_a_stripe_outlines_its_excerpt_and_shows_a_hand(coded):
    letter = point_in(coded, "Boligforeningen") + QPoint(0, -14)
    bare = coded.viewport().grab().toImage()
    move(coded, QPoint(LANE + 2, point_in(coded, "Boligforeningen").y()), pressed=False)
    assert coded.viewport().grab().toImage() != bare
    assert coded.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor
    move(coded, letter, pressed=False)
    assert coded.viewport().cursor().shape() == Qt.CursorShape.IBeamCursor
    assert coded.viewport().grab().toImage() == bare


def test_a_tooltip_tells_path_coder_and_time(coded):
    point = QPoint(NAME, point_in(coded, "Hvad er deres rolle").y())
    help_event = QHelpEvent(QEvent.Type.ToolTip, point, coded.viewport().mapToGlobal(point))
    QApplication.sendEvent(coded.viewport(), help_event)
    assert "Rammer › Samarbejde med kommunen" in QToolTip.text()
    assert "Mads Berg" in QToolTip.text()
    assert "2024" in QToolTip.text()
    QToolTip.hideText()


def test_names_that_do_not_fit_open_as_a_list(page, qtbot):
    words = on("Boligforeningen")
    page.show_marks([mark(number, number, words, f"Kode {number} & mere") for number in range(1, 15)])
    click(page, QPoint(NAME, point_in(page, "Boligforeningen").y() + 21 * 5))
    menu = page.findChild(QMenu)
    assert menu is not None
    assert [action.text() for action in menu.actions()][-1] == "▲  Kode 14 && mere"
    menu.actions()[-1].trigger()
    assert page.focused_excerpt == 14
    menu.close()


def test_the_menu_is_asked_for_with_the_excerpt_under_the_pointer(coded, qtbot):
    point = point_in(coded, "Boligforeningen")
    with qtbot.waitSignal(coded.context_menu_requested) as told:
        menu_at(coded, point)
    assert told.args == [coded.viewport().mapToGlobal(point), 3]


def test_the_menu_keeps_the_selection_and_the_focus_that_is_here(coded, qtbot):
    coded.focus_excerpt(1)
    coded.select(on("første måned"))
    with qtbot.waitSignal(coded.context_menu_requested) as told:
        menu_at(coded, point_in(coded, "første måned"))
    assert told.args[1] == 1
    assert coded.selected_range() == on("første måned")


@pytest.fixture
def dragged_code():
    return code_data(42)


def drop(view, data: QMimeData, point: QPoint) -> bool:
    """Drag something in, over the point and let go; whether it was welcome."""
    place_in_view, actions, key = QPointF(point), Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(point, actions, data, LEFT, key)
    QApplication.sendEvent(view.viewport(), entered)
    QApplication.sendEvent(view.viewport(), QDragMoveEvent(point, actions, data, LEFT, key))
    view.viewport().grab()
    QApplication.sendEvent(view.viewport(), QDropEvent(place_in_view, actions, data, LEFT, key))
    return entered.isAccepted()


def test_a_code_dropped_on_an_excerpt_is_for_that_excerpt(coded, qtbot, dragged_code):
    with qtbot.waitSignal(coded.code_dropped) as told:
        assert drop(coded, dragged_code, point_in(coded, "Boligforeningen"))
    assert told.args == [42, codings()[2].range]


def test_a_code_dropped_on_the_selection_is_for_the_selection(coded, qtbot, dragged_code):
    coded.select(on("Boligforeningen betalte"))
    with qtbot.waitSignal(coded.code_dropped) as told:
        drop(coded, dragged_code, point_in(coded, "betalte", 2))
    assert told.args == [42, on("Boligforeningen betalte")]


def test_a_code_dropped_beside_words_has_no_place(coded, qtbot, dragged_code):
    with qtbot.waitSignal(coded.code_dropped) as told:
        drop(coded, dragged_code, point_in(coded, "Og hvem"))
    assert told.args == [42, None]


def test_anything_else_is_not_welcome(coded, qtbot):
    data = QMimeData()
    data.setText("42")
    with qtbot.assertNotEmitted(coded.code_dropped):
        assert not drop(coded, data, point_in(coded, "Boligforeningen"))


def test_dragged_words_carry_their_source_and_range(page):
    page.select(on("Boligforeningen betalte"))
    data = page.createMimeDataFromSelection()
    assert range_in(data) == (INTERVIEW.source_id, on("Boligforeningen betalte"))
    assert data.text() == "Boligforeningen betalte"
    broken = QMimeData()
    broken.setData(RANGE_MIME, b"{}")
    assert range_in(broken) is None
