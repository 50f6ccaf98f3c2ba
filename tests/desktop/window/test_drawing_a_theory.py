"""A theory drawn from nothing in the whole window, with keys as they come from a keyboard."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from qualapp.analysis.theory_layout import COLUMNS
from qualapp.desktop.main_window import MainWindow
from qualapp.desktop.theory.workspace import TheoryWorkspace
from qualapp.model.coding import EffectLevel
from qualapp.model.theory import NodeKind, TheoryNode
from qualapp.store.project import Project

LEFT, CTRL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot, open_window: Callable[[Path | None], MainWindow], tmp_path: Path) -> MainWindow:
    """The window on a project with nothing in it."""
    path = tmp_path / "new.qualapp"
    Project.create(path, coder="Karen Holm").close()
    window = open_window(None)
    window.resize(1366, 768)
    assert window.open_project(path)
    return window


@pytest.fixture
def theory(window: MainWindow, qtbot: QtBot) -> TheoryWorkspace:
    """A new theory, to be drawn."""
    window.workspaces.show("theory")
    theory = window.findChild(TheoryWorkspace)
    assert theory is not None
    qtbot.waitUntil(theory.canvas.isVisible if theory.reading is not None else theory.empty.isVisible)
    theory.chooser.make("Det åbne landbibliotek")
    qtbot.waitUntil(theory.canvas.hasFocus)
    return theory


def focus() -> QWidget:
    """Where the keyboard is."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def key(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the keyboard is."""
    QTest.keyClick(focus(), key, held)
    QApplication.processEvents()


def write(name: str, end: Qt.Key = Qt.Key.Key_Return) -> None:
    QTest.keyClicks(focus(), name)
    key(end)


def double_click(theory: TheoryWorkspace, x: float, y: float) -> None:
    QTest.mouseDClick(theory.canvas.viewport(), LEFT, pos=theory.canvas.mapFromScene(QPointF(x, y)))


def nodes(theory: TheoryWorkspace) -> dict[str, TheoryNode]:
    assert theory.reading is not None
    return {node.name: node for node in theory.reading.nodes}


def test_n_and_a_name_again_and_again_makes_a_node_each_time(theory: TheoryWorkspace) -> None:
    double_click(theory, 208, 0)
    for name, end in (
        ("Åbent rum", Qt.Key.Key_Return),
        ("Et navn der er så langt at det står på flere linjer", Qt.Key.Key_Tab),
        ("Læsevenner", Qt.Key.Key_Enter),
    ):
        if theory.drawing.nodes:
            key(Qt.Key.Key_N)
        write(name, end)
        assert not theory.desk.field.isVisible()
        assert theory.canvas.hasFocus()
    made = list(nodes(theory).values())
    assert [node.name for node in made][::2] == ["Åbent rum", "Læsevenner"]
    assert {node.kind for node in made} == {NodeKind.ACTIVITY}
    assert {node.level for node in made} == {EffectLevel.ORGANISATION}
    assert {node.x for node in made} == {208.0}
    boxes = [theory.drawing.nodes[node.id].box() for node in made]
    assert all(20 <= below.top() - above.bottom() <= 34 for above, below in pairwise(boxes))


def test_keys_pressed_while_a_name_is_written_do_nothing_to_the_drawing(theory: TheoryWorkspace) -> None:
    double_click(theory, 0, 0)
    write("Bevilling")
    before = nodes(theory)
    key(Qt.Key.Key_F2)
    for pressed in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_F2):
        key(pressed)
    QTest.keyClicks(focus(), "Noget andet")
    key(Qt.Key.Key_Escape)
    assert nodes(theory) == before
    assert theory.canvas.hasFocus()
    assert not theory.desk.field.isVisible()
    key(Qt.Key.Key_F2)
    write("Flerårig bevilling")
    assert list(nodes(theory)) == ["Flerårig bevilling"]
    assert theory.canvas.hasFocus()
    assert not theory.desk.field.isVisible()


def test_zooming_while_a_name_is_written_loses_nothing(theory: TheoryWorkspace) -> None:
    double_click(theory, 624, 200)
    QTest.keyClicks(focus(), "Til")
    theory.canvas.zoom_by(1.3)
    write("lid")
    assert list(nodes(theory)) == ["Tillid"]


def test_a_theory_is_built_column_by_column_and_lane_by_lane(theory: TheoryWorkspace, window: MainWindow) -> None:
    for size in ((1600, 1000), (1366, 768)):
        window.resize(*size)
        QApplication.processEvents()
        grid = theory.board.head.headings()
        assert len(grid) == len(COLUMNS)
        assert all(one.box.left() >= 0 and one.box.right() <= theory.board.head.width() for one in grid)
        assert all(" ".join(one.lines) == one.whole for one in grid)
    levels = (EffectLevel.ORGANISATION, EffectLevel.AREA, EffectLevel.INDIVIDUAL)
    for number in (3, 0, 5, 1, 4, 2):
        level = levels[number % 3]
        double_click(theory, 208 * number + 25, 200 * (number % 3) + 10)
        write(f"Led {number}")
        made = nodes(theory)[f"Led {number}"]
        assert made.kind in COLUMNS[number]
        assert made.level is level
        assert [one.whole for one in theory.board.head.headings()] == [one.whole for one in grid]
        assert [lane.level for lane in theory.board.ground.lanes] == list(levels)
    key(Qt.Key.Key_0, CTRL)
    assert [one.whole for one in theory.board.head.headings()] == [one.whole for one in grid]
