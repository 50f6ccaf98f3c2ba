"""The whole window on a copy of the demo, driven by keys and mouse."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qualapp.demo import build_demo
from qualapp.desktop.look import Theme
from qualapp.desktop.main_window import MainWindow
from qualapp.progress import finish
from qualapp.settings import Settings


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo project, built once."""
    path = tmp_path_factory.mktemp("demo") / "demo.qualapp"
    finish(build_demo(path))
    return path


@pytest.fixture
def project_file(demo: Path, tmp_path: Path) -> Path:
    """A copy of the demo that a test may change."""
    return Path(shutil.copy(demo, tmp_path / "study.qualapp"))


@pytest.fixture
def open_window(
    qtbot: QtBot, theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[Path | None], MainWindow]]:
    """Open the window, on a project where one is given, and close it after the test."""
    monkeypatch.setenv("QUALAPP_SETTINGS", str(tmp_path / "settings.json"))
    opened: list[MainWindow] = []

    def _open(path: Path | None) -> MainWindow:
        window = MainWindow(Settings(language="en", scheme="light"))
        window.resize(1600, 1000)
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        opened.append(window)
        if path is not None:
            assert window.open_project(path)
            qtbot.waitUntil(lambda: window.coding is not None and window.coding.source is not None)
        return window

    yield _open
    for window in opened:
        window.close()
    QApplication.processEvents()


@pytest.fixture
def window(open_window: Callable[[Path | None], MainWindow], project_file: Path) -> MainWindow:
    """The window on a copy of the demo, with the health visitor's interview open."""
    window = open_window(project_file)
    assert window.coding is not None
    source = next(s for s in window.session.project.sources.all() if s.name == "Sundhedsplejerske")  # type: ignore[union-attr]
    window.coding.open_source(source.id)
    window.coding.view.setFocus()
    return window
