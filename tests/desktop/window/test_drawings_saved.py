"""Drawings that are painted in the window and written while it goes on, in the whole window."""

import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import docx
import pytest
from pytestqt.qtbot import QtBot

from qualapp.desktop.canvas import painted
from qualapp.desktop.main_window import MainWindow
from qualapp.desktop.network.page import NetworkPage
from qualapp.desktop.window.network_acts import NetworkActs


@pytest.fixture
def network(qtbot: QtBot, window: MainWindow) -> NetworkPage:
    """The network of the demo, drawn."""
    window.workspaces.show("network")
    page = window.workspaces.wanted("network").page("network")
    assert isinstance(page, NetworkPage)
    qtbot.waitUntil(lambda: page.computed is not None, timeout=20_000)
    return page


@pytest.fixture
def writing(monkeypatch: pytest.MonkeyPatch) -> tuple[threading.Event, list[str]]:
    """Lets the writing go on when it is set; and the names of the threads that wrote."""
    go_on, threads = threading.Event(), []

    def waiting(own: Callable[..., Any], given: object) -> Any:
        threads.append(threading.current_thread().name)
        assert go_on.wait(10)
        return own(given)

    for name in ("_png", "draft_of"):
        monkeypatch.setattr(painted, name, partial(waiting, getattr(painted, name)))
    return go_on, threads


def save(window: MainWindow, page: NetworkPage, path: Path) -> None:
    acts = window.workspaces.wanted("network").findChild(NetworkActs)
    assert isinstance(acts, NetworkActs)
    acts.write(page, path)


@pytest.mark.parametrize("name", ["net.svg", "net.docx"])
def test_a_network_is_saved_beside_the_window(
    qtbot: QtBot,
    window: MainWindow,
    network: NetworkPage,
    writing: tuple[threading.Event, list[str]],
    tmp_path: Path,
    name: str,
) -> None:
    path, (go_on, threads) = tmp_path / name, writing
    save(window, network, path)
    qtbot.waitUntil(lambda: bool(threads))
    assert not path.exists()
    assert window.frame.status._work.text() == f"Write “{name}”"
    assert window.frame.status._stop.isVisible()
    go_on.set()
    qtbot.waitUntil(lambda: f"Saved “{name}”" in window.toast._text.text())
    assert threading.current_thread().name not in threads
    begins = {".svg": b"<?xml", ".docx": b"PK"}
    assert path.read_bytes().startswith(begins[path.suffix])
    if path.suffix == ".docx":
        assert len(docx.Document(str(path)).inline_shapes) == 1


def test_a_drawing_whose_writing_is_stopped_leaves_the_file_as_it_was(
    qtbot: QtBot, window: MainWindow, writing: tuple[threading.Event, list[str]], tmp_path: Path
) -> None:
    path, (go_on, threads) = tmp_path / "teori.png", writing
    path.write_text("before")
    window.workspaces.show("theory")
    window.acts.theory.write_picture(window.workspaces.wanted("theory"), path)
    qtbot.waitUntil(lambda: bool(threads))
    window.frame.status._stop.click()
    go_on.set()
    qtbot.waitUntil(lambda: window.session is not None and window.session.job is None)
    assert path.read_text() == "before"
    assert "Saved" not in window.toast._text.text()
    assert not list(tmp_path.glob(".qualapp-*"))


def test_a_folder_that_is_gone_is_told_of(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    window.workspaces.show("theory")
    window.acts.theory.write_picture(window.workspaces.wanted("theory"), tmp_path / "gone" / "teori.pdf")
    qtbot.waitUntil(lambda: "There is no folder" in window.toast._text.text())
