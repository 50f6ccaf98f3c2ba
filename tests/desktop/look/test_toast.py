"""A toast tells and goes, and never stands in the way."""

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from qualapp.desktop.look.widgets import Button, Toast


@pytest.fixture
def window(qtbot, theme) -> QWidget:
    """An active window with a line that has the focus, and a floor."""
    result = QWidget()
    result.resize(800, 600)
    layout = QVBoxLayout(result)
    line, floor = QLineEdit(), QWidget()
    floor.setFixedHeight(200)
    layout.addWidget(line)
    layout.addStretch(1)
    layout.addWidget(floor)
    qtbot.addWidget(result)
    with qtbot.waitActive(result):
        result.show()
        result.activateWindow()
    line.setFocus()
    return result


@pytest.fixture
def toast(window: QWidget) -> Toast:
    result = Toast(window)
    result.findChild(QTimer).setInterval(60)
    return result


def test_it_stays_for_eight_seconds(window: QWidget) -> None:
    assert Toast(window).findChild(QTimer).interval() == 8000


def test_it_comes_and_goes(toast: Toast, qtbot) -> None:
    assert not toast.isVisible()
    toast.say("3 codings removed")
    assert toast.isVisible()
    qtbot.waitUntil(lambda: not toast.isVisible(), timeout=1000)


def test_it_never_takes_the_focus(window: QWidget, toast: Toast, qtbot) -> None:
    line = window.findChild(QLineEdit)
    toast.say("3 codings removed", "Undo", lambda: None)
    assert line.hasFocus()
    qtbot.waitUntil(lambda: not toast.isVisible(), timeout=1000)
    assert line.hasFocus()


def test_it_stays_while_the_keyboard_is_in_it_and_gives_it_back(window: QWidget, toast: Toast, qtbot) -> None:
    done: list[str] = []
    toast.say("3 codings removed", "Undo", lambda: done.append("undone"))
    button = toast.findChild(Button)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.wait(150)
    assert toast.isVisible()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert done == ["undone"]
    assert not toast.isVisible()
    assert window.findChild(QLineEdit).hasFocus()


def test_a_second_one_takes_the_place_of_the_first(toast: Toast, qtbot) -> None:
    done: list[str] = []
    toast.say("First", "Undo", lambda: done.append("first"))
    toast.say("Second", "Undo", lambda: done.append("second"))
    qtbot.mouseClick(toast.findChild(Button), Qt.MouseButton.LeftButton)
    assert done == ["second"]


def test_it_lies_above_the_floor_in_the_middle(window: QWidget, toast: Toast) -> None:
    floor = window.layout().itemAt(2).widget()
    toast.stay_above(floor)
    toast.say("3 codings removed", "Undo", lambda: None)
    card_bottom = toast.geometry().bottom() + 1 - 28
    assert floor.mapTo(window, QPoint(0, 0)).y() - card_bottom == 24
    assert abs(toast.geometry().center().x() - window.width() / 2) <= 1
    window.resize(1000, 700)
    assert abs(toast.geometry().center().x() - 500) <= 1
