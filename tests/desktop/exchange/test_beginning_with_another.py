"""A new project begins with one of another program: from the start page, with a name, a folder and a person."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from exchange_hands import SAID, ByHand, Looked, drop, report
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from refi_files import code, codes, content, project, qdpx, sources, text_source

from qualapp.desktop.exchange.bring_in_dialog import BringInDialog
from qualapp.desktop.main_window import MainWindow
from qualapp.store.project import Project

Open = Callable[[Path | None], MainWindow]


@pytest.fixture
def start(open_window: Open) -> MainWindow:
    """The window with its start page."""
    return open_window(None)


@pytest.fixture
def two_of_taguette(tmp_path: Path) -> Path:
    """A Taguette database with two projects, of which the second has a text."""
    path = tmp_path / "taguette.sqlite3"
    tables = (
        "CREATE TABLE projects (id INTEGER PRIMARY KEY, name TEXT, description TEXT, created TEXT)",
        "CREATE TABLE documents (id INTEGER PRIMARY KEY, name TEXT, description TEXT, filename TEXT, created TEXT,"
        " project_id INTEGER, text_direction TEXT, contents TEXT)",
        "CREATE TABLE highlights (id INTEGER PRIMARY KEY, document_id INTEGER, start_offset INTEGER,"
        " end_offset INTEGER, snippet TEXT)",
        "CREATE TABLE tags (id INTEGER PRIMARY KEY, project_id INTEGER, path TEXT, description TEXT)",
        "CREATE TABLE highlight_tags (highlight_id INTEGER, tag_id INTEGER)",
        "CREATE TABLE project_members (project_id INTEGER, user_login TEXT, privileges TEXT)",
        "CREATE TABLE commands (id INTEGER PRIMARY KEY, date TEXT, user_login TEXT, project_id INTEGER,"
        " document_id INTEGER, payload TEXT)",
    )
    with closing(sqlite3.connect(path)) as database, database:
        for table in tables:
            database.execute(table)
        now = "2024-03-05 10:20:30"
        database.execute("INSERT INTO projects VALUES (1, 'Et', '', ?), (2, 'To', '', ?)", (now, now))
        said = (2, "Samtale", "", "", now, 2, "LEFT_TO_RIGHT", "<p>Det går godt.</p>")
        database.execute("INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?)", said)
    return path


def fill_in(dialog: BringInDialog, folder: Path, name: str = "", coder: str = "") -> None:
    form = dialog.desk.form
    assert form is not None
    form.folder.show_folder(folder)
    if name:
        form.name.setText(name)
    if coder:
        form.coder.setEditText(coder)


def test_the_start_page_begins_with_a_project_of_another_program(
    start: MainWindow,
    by_hand: ByHand,
    looked: Looked,
    families: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a: (str(families), ""))

    def hand(dialog: BringInDialog) -> None:
        dialog.choice.button.click()
        looked(dialog)
        form = dialog.desk.form
        assert form.name.text() == "Forsøg"
        assert form.coder.currentText() == "Anna Lund", "who works on this machine worked there too"
        assert [form.coder.itemText(row) for row in range(form.coder.count())] == ["Anna Lund", "Bo"]
        numbers = dialog.desk.numbers.words()
        assert "2 coders" in numbers
        assert "Is here already" not in numbers
        qtbot.mouseClick(dialog.desk.readings.cards[1], Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: not dialog.is_busy and dialog.desk.isEnabled(), timeout=20_000)
        fill_in(dialog, tmp_path, "Families 2023")
        qtbot.keyClick(form.name, Qt.Key.Key_Return)

    by_hand(lambda: start.start.form.other_button.click(), hand)
    made = start.session.project
    assert made.path == tmp_path / "Families 2023.qualapp"
    assert made.name == "Families 2023"
    assert start.session.coder.name == "Anna Lund"
    assert [coder.name for coder in made.coders.all()] == ["Anna Lund", "Bo"], "she is not there twice"
    assert made.counts("coding") == {"coding": len(SAID)}
    assert start.settings.recent[0].path == str(made.path)
    report(start).accept()


def test_somebody_who_did_not_code_there_writes_a_name(
    start: MainWindow, by_hand: ByHand, looked: Looked, families: Path, tmp_path: Path
) -> None:
    def hand(dialog: BringInDialog) -> None:
        looked(dialog)
        fill_in(dialog, tmp_path, "New", "Mette")
        dialog.primary.click()

    by_hand(lambda: start.acts.exchange.begin(families), hand)
    assert start.session.coder.name == "Mette"
    assert {coder.name for coder in start.session.project.coders.all()} == {"Mette", "Anna Lund", "Bo"}
    assert start.settings.coder == "Mette"
    report(start).accept()


def test_what_is_wrong_with_the_form_is_said_below_its_fields(
    start: MainWindow, by_hand: ByHand, looked: Looked, families: Path, tmp_path: Path
) -> None:
    (tmp_path / "Taken.qualapp").touch()

    def hand(dialog: BringInDialog) -> None:
        looked(dialog)
        form = dialog.desk.form
        for name, coder, place, words in (
            ("Taken", "Mette", form.name, "There is already a file Taken.qualapp"),
            (" ", "Mette", form.name, "Give the project a name"),
            ("Free", " ", form.coder, "Write your name"),
        ):
            fill_in(dialog, tmp_path, name, coder)
            dialog.primary.click()
            assert dialog.isVisible()
            assert words in place.accessibleDescription()
        assert not (tmp_path / "Free.qualapp").exists()

    by_hand(lambda: start.acts.exchange.begin(families), hand)
    assert start.session is None


def test_dropped_on_the_start_page_it_begins_a_project(
    start: MainWindow, by_hand: ByHand, looked: Looked, families: Path
) -> None:
    def hand(dialog: BringInDialog) -> None:
        looked(dialog)
        assert dialog.desk.form is not None
        assert dialog.path == families

    by_hand(lambda: drop(start.start, families), hand)
    by_hand(lambda: drop(start.start.recent._empty, families), hand)


def test_stopped_on_the_way_nothing_is_left_of_it(
    start: MainWindow, by_hand: ByHand, looked: Looked, tmp_path: Path, qtbot: QtBot
) -> None:
    many = [text_source(100 + n, content("Ord " * 50), plainTextPath=None, name=f"T {n}") for n in range(400)]
    file = qdpx(tmp_path / "many.qdpx", project(codes(code(1, "A")), sources(*many)))

    def hand(dialog: BringInDialog) -> None:
        looked(dialog)
        fill_in(dialog, tmp_path, "Stopped")
        dialog.primary.click()
        dialog.work.stop.click()
        qtbot.waitUntil(lambda: not dialog.is_busy, timeout=20_000)
        assert dialog.primary.isEnabled()
        dialog.primary.click()
        dialog.reject()

    by_hand(lambda: start.acts.exchange.begin(file), hand)
    assert not list(tmp_path.glob("Stopped*"))
    assert start.session is None


def test_one_of_several_projects_in_a_file_is_chosen(
    start: MainWindow, by_hand: ByHand, looked: Looked, two_of_taguette: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    def hand(dialog: BringInDialog) -> None:
        looked(dialog)
        projects = dialog.desk.projects
        assert projects.isVisible()
        assert [projects.itemText(row) for row in range(projects.count())] == ["Et", "To"]
        assert projects.currentText() == "Et"
        assert "1 source" not in dialog.desk.numbers.words()
        projects.setCurrentIndex(1)
        projects.activated.emit(1)
        qtbot.waitUntil(lambda: not dialog.is_busy and dialog.desk.isEnabled(), timeout=20_000)
        assert projects.currentText() == "To"
        assert dialog.desk.form.name.text() == "To"
        assert "1 source" in dialog.desk.numbers.words()
        assert not dialog.desk.tabs.isVisible()
        fill_in(dialog, tmp_path, coder="Mette")
        dialog.primary.click()

    by_hand(lambda: start.acts.exchange.begin(two_of_taguette), hand)
    assert [source.name for source in start.session.project.sources.all()] == ["Samtale"]
    report(start).accept()


def test_without_an_open_project_bringing_one_in_begins_with_it(
    start: MainWindow, by_hand: ByHand, looked: Looked, families: Path
) -> None:
    def hand(dialog: BringInDialog) -> None:
        looked(dialog)
        assert dialog.desk.form is not None

    by_hand(lambda: start.acts.exchange.bring_in(families), hand)


def test_the_project_that_was_open_is_left_as_it_is(
    open_window: Open, study: Path, by_hand: ByHand, looked: Looked, families: Path, tmp_path: Path
) -> None:
    window = open_window(study)

    def hand(dialog: BringInDialog) -> None:
        looked(dialog)
        fill_in(dialog, tmp_path, "Beside")
        dialog.primary.click()

    by_hand(lambda: window.acts.exchange.begin(families), hand)
    assert window.session.project.name == "Beside"
    report(window).accept()
    window.close_project()
    with Project.open(study, read_only=True) as before:
        assert before.counts("source") == {"source": 0}
