"""The whole project is written for other programs beside the window, and what they see otherwise is told."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from exchange_hands import SAID, ByHand, Looked, report
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from qualapp.desktop.exchange.report_dialog import ReportDialog
from qualapp.desktop.main_window import MainWindow
from qualapp.importers.refi import open_refi
from qualapp.model.source import Reading
from qualapp.model.text import TextRange
from qualapp.progress import finish
from qualapp.store.project import Project
from qualapp.store.sources import Addition

Open = Callable[[Path | None], MainWindow]


def wait(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.session.job is None, timeout=20_000)


def test_a_project_is_written_where_somebody_says(
    open_window: Open, study: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    with Project.open(study) as project:
        source = project.sources.add(Addition(Reading("Interview", "Det går godt. 😀")))
        project.codings.apply(project.codes.add("Ledelse").id, source.id, TextRange(0, 12))
    window = open_window(study)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(tmp_path / "out"), ""))
    steps = len(window.session.project.history.steps())
    window.commands["project.export_refi"].trigger()
    wait(window, qtbot)
    assert window.toast.isVisible()
    assert not [dialog for dialog in window.findChildren(ReportDialog) if dialog.isVisible()], "there is nothing to say"
    with open_refi(tmp_path / "out.qdpx") as written:
        (text,) = written.sources()
    assert (text.name, text.text) == ("Interview", "Det går godt. 😀")
    assert [(one.start, one.end) for one in text.selections] == [(0, 12)]
    assert len(window.session.project.history.steps()) == steps


def test_what_others_do_not_see_is_told_and_can_be_kept(
    open_window: Open, study: Path, families: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    picture = '<PictureSource guid="00000000-0000-0000-0000-000000000040" name="Foto" path="internal://lost.jpg"/>'
    with zipfile.ZipFile(families) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(families, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data.replace(b"</Sources>", picture.encode() + b"</Sources>"))
    with Project.open(study) as project, open_refi(families) as given:
        finish(project.exchange.take_in(given))
    window = open_window(study)
    window.acts.exchange.write_project(tmp_path / "out.qdpx")
    wait(window, qtbot)
    shown = report(window)
    assert shown.windowTitle() == "Written for other programs"
    assert "1 file is missing; only what is said of it was written." in shown.text.toPlainText()
    assert "Foto" in shown.text.toPlainText()
    shown.write(tmp_path / "report.txt")
    assert "Project written for other programs" in (tmp_path / "report.txt").read_text(encoding="utf-8-sig")
    shown.accept()


def test_a_file_that_cannot_be_written_says_why(open_window: Open, study: Path, tmp_path: Path, qtbot: QtBot) -> None:
    window = open_window(study)
    window.acts.exchange.write_project(tmp_path / "nowhere" / "out.qdpx")
    wait(window, qtbot)
    assert window.toast.isVisible()
    assert not (tmp_path / "nowhere").exists()


def test_one_thing_at_a_time_is_done_beside_the_window(
    open_window: Open, study: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_window(study)
    window.acts.exchange.write_project(tmp_path / "one.qdpx")
    window.acts.exchange.write_project(tmp_path / "two.qdpx")
    wait(window, qtbot)
    assert (tmp_path / "one.qdpx").exists()
    assert not (tmp_path / "two.qdpx").exists()


def test_it_goes_out_and_comes_in_again_as_it_was(
    open_window: Open, study: Path, families: Path, by_hand: ByHand, looked: Looked, tmp_path: Path, qtbot: QtBot
) -> None:
    with Project.open(study) as project, open_refi(families) as given:
        finish(project.exchange.take_in(given))
    window = open_window(study)
    window.acts.exchange.write_project(tmp_path / "out.qdpx")
    wait(window, qtbot)
    with Project.create(tmp_path / "empty.qualapp", coder="Anna Lund") as _empty:
        pass
    assert window.open_project(tmp_path / "empty.qualapp")
    by_hand(lambda: window.acts.exchange.bring_in(tmp_path / "out.qdpx"), lambda dialog: looked(dialog).primary.click())
    assert window.session.project.counts("source", "coding") == {"source": 1, "coding": len(SAID)}
    for dialog in window.findChildren(ReportDialog):
        dialog.accept()


def test_what_is_changed_meanwhile_is_not_half_in_the_file(study: Path) -> None:
    with Project.open(study) as project:
        source = project.sources.add(Addition(Reading("Interview", "Det går godt.")))
        project.codings.apply(project.codes.add("Ledelse").id, source.id, TextRange(0, 3))
        with project.beside() as beside, beside.exchange.at_one_moment():
            codes = beside.exchange.head().codes
            project.sources.delete(source.id)
            project.codes.add("Later")
            (text,) = beside.exchange.sources()
            assert [one.codings[0].code for one in text.selections] == [codes[0].guid]
            assert beside.exchange.head().codes == codes
        with project.beside() as beside:
            assert not list(beside.exchange.sources())
