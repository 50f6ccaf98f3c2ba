"""What the workspaces are made of is loaded before anybody looks into them."""

import threading
from importlib.util import find_spec

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from qualapp.desktop import readying


def test_workspaces_are_loaded_at_rest_beside_the_window(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded: list[tuple[str, str]] = []
    monkeypatch.setattr(readying, "_REST", 0)
    monkeypatch.setattr(readying, "import_module", lambda name: loaded.append((name, threading.current_thread().name)))
    owner = QObject()
    readying.load_ahead(owner)
    assert not loaded
    qtbot.waitUntil(lambda: len(loaded) == len(readying._AHEAD))
    assert {"qualapp.desktop.theory.workspace", "qualapp.desktop.network.workspace"} <= {name for name, _by in loaded}
    assert all(find_spec(name) is not None for name, _by in loaded)
    assert {by for _name, by in loaded} == {"load ahead"}
