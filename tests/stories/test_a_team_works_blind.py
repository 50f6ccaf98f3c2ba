"""A team codes blind: sources handed out, a copy for a colleague, merged back, and the comparison opened."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from qualapp.cli import cli
from qualapp.demo import build_demo
from qualapp.desktop.look import theme
from qualapp.desktop.main_window import MainWindow
from qualapp.desktop.session import Session
from qualapp.desktop.window.team_acts import CopyForDialog
from qualapp.model.text import TextRange
from qualapp.progress import finish
from qualapp.settings import Settings


def _window(qtbot: QtBot, path: Path) -> tuple[MainWindow, Session]:
    window = MainWindow(Settings(language="en", scheme="light", coder="Signe Krogh"))
    window.resize(1280, 800)
    qtbot.addWidget(window, before_close_func=lambda shown: shown.close_project())
    with qtbot.waitExposed(window):
        window.show()
    assert window.open_project(path)
    assert window.session is not None
    return window, window.session


def test_lone_codes_in_her_copy_and_meets_signe_when_the_comparison_is_opened(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUALAPP_SETTINGS", str(tmp_path / "settings.json"))
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.install(app, "light")
    study, copy = tmp_path / "study.qualapp", tmp_path / "study – Lone Holm.qualapp"
    finish(build_demo(study))

    window, session = _window(qtbot, study)
    window.commands["project.blind"].trigger()
    monkeypatch.setattr(CopyForDialog, "exec", lambda dialog: dialog.coder.setEditText("Lone Holm") or 1)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(copy), ""))
    source = session.project.sources.all()[0]
    session.project.assignments.hand_out([source.id], session.project.coders.add("Lone Holm").id)
    window.commands["project.copy_for"].trigger()
    window.close_project()

    window, session = _window(qtbot, copy)
    lone = session.coder
    assert lone.name == "Lone Holm"
    assert window.coding is not None
    window.coding.sources.mine.click()
    assert window.coding.sources.listed() == [source.id]
    window.coding.open_source(source.id)
    assert session.project.codings.in_source(source.id) == []
    cursor = window.coding.view.textCursor()
    cursor.setPosition(0)
    cursor.setPosition(12, cursor.MoveMode.KeepAnchor)
    window.coding.view.setTextCursor(cursor)
    window.coding.view.setFocus()
    QTest.keyClick(window.coding.view, Qt.Key.Key_1)
    (made,) = session.project.codings.in_source(source.id)
    assert session.project.excerpts[made.excerpt_id].range.overlaps(TextRange(0, 12))
    session.project.assignments.tick(source.id, done=True)
    window.close_project()

    merged = CliRunner().invoke(cli, ["merge", str(study), str(copy)])
    assert merged.exit_code == 0, merged.output

    window, session = _window(qtbot, study)
    assert session.coder.name == "Signe Krogh"
    assert made.guid not in {coding.guid for coding in session.project.codings.in_source(source.id)}
    progress = {one.coder_id: one for one in session.project.assignments.progress()}
    theirs = progress[session.project.coders.named("Lone Holm").id]
    assert (theirs.done, theirs.begun, theirs.coded > 0) == ((source.id,), (source.id,), True)
    assert window.frame.blind_strip.isVisible()
    window.frame.blind_strip.button.click()
    assert made.guid in {coding.guid for coding in session.project.codings.in_source(source.id)}
    window.close_project()
