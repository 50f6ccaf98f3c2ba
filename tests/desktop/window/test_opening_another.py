"""Opening one project upon another, as fast as a hand can."""

import shutil
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qualapp.desktop.main_window import MainWindow


def test_a_project_can_be_left_for_another_before_its_first_text_is_shown(
    qtbot: QtBot, open_window: Callable[[Path | None], MainWindow], project_file: Path, tmp_path: Path
) -> None:
    other = Path(shutil.copy(project_file, tmp_path / "other.qualapp"))
    window = open_window(None)
    assert window.open_project(project_file)
    first = window.coding
    assert window.open_project(other)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    with qtbot.captureExceptions() as said:
        for _turn in range(5):
            QApplication.processEvents()
    assert said == []
    assert window.coding is not first
    assert window.session is not None
    assert window.session.project.path == other
    qtbot.waitUntil(lambda: window.coding is not None and window.coding.source is not None)
