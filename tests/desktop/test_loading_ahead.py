"""What the workspaces are made of is loaded before anybody looks into them."""

import threading
from importlib.util import find_spec
from typing import cast

import pytest
from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qualapp.desktop import readying


class Leaving(QObject):
    """As much of an application as says that it is left."""

    aboutToQuit = Signal()  # noqa: N815


def test_workspaces_are_loaded_at_rest_beside_the_window(
    qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded: list[tuple[str, str]] = []
    monkeypatch.setattr(readying, "_REST", 0)
    monkeypatch.setattr(readying, "import_module", lambda name: loaded.append((name, threading.current_thread().name)))
    readying.load_ahead(qapp)
    assert not loaded
    qtbot.waitUntil(lambda: len(loaded) == len(readying._AHEAD))
    assert {"qualapp.desktop.theory.workspace", "qualapp.desktop.network.workspace"} <= {name for name, _by in loaded}
    assert all(find_spec(name) is not None for name, _by in loaded)
    assert {by for _name, by in loaded} == {"load ahead"}


def test_loading_ends_when_the_program_is_left(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    app, begun, go = Leaving(), threading.Event(), threading.Event()
    loaded: list[str] = []
    monkeypatch.setattr(readying, "_REST", 0)

    def load(name: str) -> None:
        loaded.append(name)
        begun.set()
        go.wait(10)

    monkeypatch.setattr(readying, "import_module", load)
    readying.load_ahead(cast(QCoreApplication, app))
    qtbot.waitUntil(begun.is_set)
    app.aboutToQuit.emit()
    go.set()
    qtbot.waitUntil(lambda: all(one.name != "load ahead" for one in threading.enumerate()))
    assert loaded == ["qualapp.desktop.theory.workspace"]
