"""Backups in the window: made beside the work, looked into, restored."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from qualapp.desktop.backups.backups_dialog import LOOK, BackupsDialog
from qualapp.desktop.main_window import MainWindow
from qualapp.store.backups import backups, folder_of


def back_up(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.backups.made):
        window.backups.run()


def test_a_backup_is_restored_and_what_was_there_is_kept(
    window: MainWindow, qtbot: QtBot, project_file: Path, monkeypatch
) -> None:
    back_up(window, qtbot)
    sources = len(window.session.project.sources.all())
    window.session.project.sources.delete(window.coding.source.id)
    monkeypatch.setattr(BackupsDialog, "exec", lambda _dialog: 1)
    window.commands["project.backups"].trigger()
    assert window.session.project.path == project_file
    assert len(window.session.project.sources.all()) == sources
    assert len(backups(folder_of(project_file))) == 2
    assert window.session.project.check() == []


def test_a_backup_is_looked_into_without_being_changed(
    window: MainWindow, qtbot: QtBot, project_file: Path, monkeypatch
) -> None:
    back_up(window, qtbot)
    (made,) = backups(folder_of(project_file))
    monkeypatch.setattr(BackupsDialog, "exec", lambda _dialog: LOOK)
    window.commands["project.backups"].trigger()
    assert window.session.project.path == made.path
    assert window.session.project.read_only
    assert window.backups is None
    assert [recent.path for recent in window.settings.recent] == [str(project_file)]


def test_the_dialog_says_what_is_in_a_backup(window: MainWindow, qtbot: QtBot, project_file: Path) -> None:
    empty = BackupsDialog(project_file, window)
    assert not empty.primary.isEnabled()
    assert empty.inside.text().startswith("There is no backup yet.")
    back_up(window, qtbot)
    dialog = BackupsDialog(project_file, window)
    assert dialog.primary.isEnabled()
    assert "sources, " in dialog.inside.text()
    assert "The last step was “" in dialog.inside.text()
    backups(folder_of(project_file))[0].path.write_bytes(b"gone bad")
    damaged = BackupsDialog(project_file, window)
    assert not damaged.primary.isEnabled()
    assert "is not a Qualapp project" in damaged.inside.text()


def test_a_backup_that_cannot_be_written_is_said_once_and_work_goes_on(
    window: MainWindow, qtbot: QtBot, project_file: Path
) -> None:
    folder_of(project_file).write_text("in the way")
    told: list[str] = []
    window.backups.failed.connect(told.append)
    for _time in range(2):
        window.backups.run()
        qtbot.waitUntil(lambda: window.backups._job is None)
    (sentence,) = told
    assert sentence.startswith("No backup could be written")
    window.session.project.codes.add("Ny")
