"""The demo as two people have coded it, in a window."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from qualapp.demo import build_demo
from qualapp.desktop.look.theme import Theme
from qualapp.desktop.main_window import MainWindow
from qualapp.progress import finish
from qualapp.settings import Settings
from qualapp.store.project import Project


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("demo") / "demo.qualapp"
    finish(build_demo(path))
    return path


@pytest.fixture
def study(demo: Path, tmp_path: Path) -> Path:
    """A copy of the demo, in which Signe and Jonas have coded."""
    with Project.open(demo, read_only=True) as project:
        project.save_copy(tmp_path / "study.qualapp")
    return tmp_path / "study.qualapp"


@pytest.fixture
def open_window(
    qtbot: QtBot, theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[Path], MainWindow]:
    """Open the window on a project, as Signe works on this machine."""
    monkeypatch.setenv("QUALAPP_SETTINGS", str(tmp_path / "settings.json"))

    def _open(path: Path) -> MainWindow:
        window = MainWindow(Settings(language="en", scheme="light", coder="Signe Krogh"))
        window.resize(1280, 800)
        qtbot.addWidget(window, before_close_func=lambda shown: shown.close_project())
        with qtbot.waitExposed(window):
            window.show()
        assert window.open_project(path)
        return window

    return _open
