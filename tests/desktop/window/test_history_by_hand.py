"""The history in the whole window: reached by key, exported, and gone back in."""

from pathlib import Path

import docx
import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from qualapp.desktop.main_window import MainWindow
from qualapp.store.project import Project


def answer(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(path), ""))


def test_the_trail_is_saved_as_it_is_filtered(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.commands["view.history"].trigger()
    history = window.workspaces.wanted("history")
    assert window.workspaces.current == "history"
    assert window.session is not None
    jonas = window.session.project.coders.named("Jonas Møller").id
    history.toolbar.choose(coders=frozenset({jonas}))
    answer(monkeypatch, tmp_path / "spor.docx")
    history.toolbar.export.menu().actions()[2].trigger()
    qtbot.waitUntil(lambda: "Saved “spor.docx”" in window.toast._text.text())
    lines = [paragraph.text for paragraph in docx.Document(str(tmp_path / "spor.docx")).paragraphs]
    assert any("Jonas Møller" in line for line in lines)
    assert not any(" · Signe Krogh · " in line for line in lines)


def test_a_copy_from_before_a_step_is_written_and_opened(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert window.session is not None
    before = window.session.project.codes.tree()
    window.session.project.codes.add("Fortrudt")
    window.workspaces.show("history")
    history = window.workspaces.wanted("history")
    qtbot.waitUntil(lambda: history.panel.step is not None and "Fortrudt" in history.panel.step.label)
    answer(monkeypatch, tmp_path / "før")
    history.panel.copy.click()
    qtbot.waitUntil(lambda: "før.qualapp" in window.toast._text.text(), timeout=15_000)
    with Project.open(tmp_path / "før.qualapp") as copy:
        assert [code.name for code, _depth in copy.codes.tree().walk()] == [c.name for c, _depth in before.walk()]
        assert copy.check() == []
    window.toast._button.click()
    assert window.session.project.path == tmp_path / "før.qualapp"


def test_a_step_opens_its_place_in_the_text(qtbot: QtBot, window: MainWindow) -> None:
    window.workspaces.show("history")
    history = window.workspaces.wanted("history")
    qtbot.waitUntil(lambda: history.model.rowCount() > 0)
    history.toolbar.words.setText("Personlige og relationelle")
    qtbot.waitUntil(lambda: history.panel.step is not None and history.panel.step.place is not None)
    step = history.panel.step
    history.panel.open.click()
    assert window.workspaces.current == "coding"
    assert window.coding is not None
    assert window.coding.source is not None
    assert window.coding.source.id == step.place.source_id
