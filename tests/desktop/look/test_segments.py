"""Segments are chosen by mouse and keys, one at a time."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QRadioButton, QWidget

from qualapp.desktop.look.widgets import Choice, Segments

VALENCES = [Choice(name, glyph=name, name=name.title()) for name in ("driver", "barrier", "ambivalent", "none")]


@pytest.fixture
def row(qtbot, theme) -> QWidget:
    """An active window with a line, segments and a line."""
    window = QWidget()
    layout = QHBoxLayout(window)
    for widget in (QLineEdit(), Segments(VALENCES, value="barrier", name="Valence"), QLineEdit()):
        layout.addWidget(widget)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


@pytest.fixture
def segments(row: QWidget) -> Segments:
    return row.findChild(Segments)


def _press(segments: Segments, qtbot, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(segments.window().focusWidget(), key)


def test_arrows_choose_the_neighbour_and_stop_at_the_ends(segments: Segments, qtbot) -> None:
    told: list[object] = []
    segments.changed.connect(told.append)
    segments.setFocus()
    right, left = Qt.Key.Key_Right, Qt.Key.Key_Left
    _press(segments, qtbot, right, right, right, left, Qt.Key.Key_Home, left, Qt.Key.Key_End)
    assert told == ["ambivalent", "none", "ambivalent", "driver", "none"]
    assert segments.value() == "none"


def test_tab_stops_once_at_the_chosen_one(row: QWidget, segments: Segments, qtbot) -> None:
    before, behind = row.findChildren(QLineEdit)
    before.setFocus()
    qtbot.keyClick(before, Qt.Key.Key_Tab)
    assert row.focusWidget().accessibleName() == "Barrier"
    qtbot.keyClick(row.focusWidget(), Qt.Key.Key_Tab)
    assert behind.hasFocus()


def test_a_click_chooses(segments: Segments, qtbot) -> None:
    driver = segments.findChildren(QRadioButton)[0]
    with qtbot.waitSignal(segments.changed, timeout=500) as told:
        qtbot.mouseClick(driver, Qt.MouseButton.LeftButton)
    assert told.args == ["driver"]
    assert [button.isChecked() for button in segments.findChildren(QRadioButton)] == [True, False, False, False]


def test_the_chosen_one_stays_where_one_is_needed(segments: Segments, qtbot) -> None:
    barrier = segments.findChildren(QRadioButton)[1]
    with qtbot.assertNotEmitted(segments.changed, wait=20):
        qtbot.mouseClick(barrier, Qt.MouseButton.LeftButton)
        segments.setFocus()
        _press(segments, qtbot, Qt.Key.Key_Delete)
    assert segments.value() == "barrier"


def test_none_can_be_chosen_where_that_is_allowed(qtbot, theme) -> None:
    segments = Segments(VALENCES, value="driver", optional=True)
    qtbot.addWidget(segments)
    segments.show()
    told: list[object] = []
    segments.changed.connect(told.append)
    driver, barrier = segments.findChildren(QRadioButton)[:2]
    qtbot.mouseClick(driver, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(barrier, Qt.MouseButton.LeftButton)
    qtbot.keyClick(barrier, Qt.Key.Key_Delete)
    assert told == [None, "barrier", None]


def test_setting_a_value_tells_nobody(segments: Segments, qtbot) -> None:
    with qtbot.assertNotEmitted(segments.changed, wait=20):
        segments.set_value("none")
        segments.set_value(None)
    assert segments.value() is None


def test_choosing_moves_nothing(qtbot, theme) -> None:
    segments = Segments([Choice(1, "Individual"), Choice(2, "Area"), Choice(3, "Organisation")])
    qtbot.addWidget(segments)
    segments.show()

    def places() -> list[object]:
        return [button.geometry() for button in segments.findChildren(QRadioButton)]

    before = places()
    segments.set_value(2)
    qtbot.wait(10)
    assert places() == before


def test_every_segment_has_a_name_to_be_read_out(segments: Segments) -> None:
    names = [button.accessibleName() for button in segments.findChildren(QRadioButton)]
    assert names == ["Driver", "Barrier", "Ambivalent", "None"]
    assert segments.accessibleName() == "Valence"
