"""The start page leads to the last project, a new one or the demo, by hands and by keys."""

from datetime import datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog

from qualapp import i18n
from qualapp.desktop.start.places import file_name, folder_words, project_folder
from qualapp.desktop.start.recent_painter import cross_of
from qualapp.desktop.start.recent_words import coded, holds, when
from qualapp.desktop.start.start_page import StartPage
from qualapp.settings import Recent, Settings

NOW = datetime(2024, 3, 14, 15, 0)


@pytest.fixture
def recents(tmp_path: Path) -> tuple[Recent, ...]:
    found = []
    for name in ("Families", "Safety", "Jobs"):
        path = tmp_path / f"{name}.qualapp"
        path.touch()
        found.append(Recent(str(path), name, "2024-03-14T14:32", 18, 4, 0.47))
    return tuple(found)


@pytest.fixture
def show(qtbot, theme):
    """Show a start page in an active window."""
    pages = []

    def shown(settings: Settings, width: int = 1500, height: int = 900) -> StartPage:
        page = StartPage(settings)
        pages.append(page)
        qtbot.addWidget(page)
        page.resize(width, height)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        return page

    yield shown
    pages.clear()


def row_of(page: StartPage, number: int) -> QPoint:
    recent = page.recent.list
    return recent.visualRect(recent.model().index(number, 0)).center()


def drop(widget, *paths: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    widget.dropEvent(QDropEvent(QPointF(20, 20), copy, mime, left, none))


def test_enter_in_the_empty_name_opens_the_last_project(show, qtbot, recents) -> None:
    page = show(Settings(recent=recents))
    assert page.form.name.hasFocus()
    with qtbot.waitSignal(page.project_wanted) as wanted:
        qtbot.keyClick(page.form.name, Qt.Key.Key_Return)
    assert wanted.args == [Path(recents[0].path)]


def test_down_and_enter_in_the_list_open_the_second_project(show, qtbot, recents) -> None:
    page = show(Settings(recent=recents))
    page.recent.list.setFocus()
    qtbot.keyClick(page.recent.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.project_wanted) as wanted:
        qtbot.keyClick(page.recent.list, Qt.Key.Key_Return)
    assert wanted.args == [Path(recents[1].path)]


def test_a_click_opens_a_project(show, qtbot, recents) -> None:
    page = show(Settings(recent=recents))
    with qtbot.waitSignal(page.project_wanted) as wanted:
        qtbot.mouseClick(page.recent.list.viewport(), Qt.MouseButton.LeftButton, pos=row_of(page, 2))
    assert wanted.args == [Path(recents[2].path)]


def test_a_missing_file_is_said_not_opened_and_can_be_taken_off(show, qtbot, recents) -> None:
    Path(recents[1].path).unlink()
    page = show(Settings(recent=recents))
    recent = page.recent.list
    index = recent.model().index(1, 0)
    qtbot.waitUntil(lambda: "no longer" in (index.data(Qt.ItemDataRole.ToolTipRole) or ""))
    assert "Safety.qualapp" in index.data(Qt.ItemDataRole.ToolTipRole)
    with qtbot.assertNotEmitted(page.project_wanted, wait=50):
        qtbot.mouseClick(recent.viewport(), Qt.MouseButton.LeftButton, pos=row_of(page, 1))
        qtbot.keyClick(recent, Qt.Key.Key_Return)
    with qtbot.waitSignal(page.recent_changed) as changed:
        qtbot.mouseClick(recent.viewport(), Qt.MouseButton.LeftButton, pos=cross_of(recent.visualRect(index)).center())
    assert changed.args == [(recents[0], recents[2])]


def test_enter_passes_over_a_missing_project_and_its_folder_is_not_proposed(show, qtbot, recents, tmp_path) -> None:
    gone = Recent(str(tmp_path / "stick" / "Gone.qualapp"), "Gone", "2024-03-14T14:32")
    page = show(Settings(recent=(gone, *recents)))
    qtbot.waitUntil(lambda: page.recent.list.currentIndex().row() == 1)
    assert page.form.folder.folder == tmp_path
    with qtbot.waitSignal(page.project_wanted) as wanted:
        qtbot.keyClick(page.form.name, Qt.Key.Key_Return)
    assert wanted.args == [Path(recents[0].path)]


def test_the_files_that_are_there_stay_as_they_were(show, qtbot, recents) -> None:
    Path(recents[2].path).unlink()
    page = show(Settings(recent=recents))
    model = page.recent.list.model()
    qtbot.waitUntil(lambda: "no longer" in model.index(2, 0).data(Qt.ItemDataRole.ToolTipRole))
    assert model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole) == recents[0].path


def test_delete_takes_a_project_off_the_list_and_it_can_be_put_back(show, qtbot, recents) -> None:
    page = show(Settings(recent=recents))
    page.recent.list.setFocus()
    with qtbot.waitSignal(page.recent_changed) as changed:
        qtbot.keyClick(page.recent.list, Qt.Key.Key_Delete)
    assert changed.args == [recents[1:]]
    assert Path(recents[0].path).exists()
    back = page.recent._back
    assert back.isVisible()
    with qtbot.waitSignal(page.recent_changed) as changed:
        qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    assert changed.args == [recents]
    assert page.recent.list.recents() == recents


def test_taking_the_last_one_off_leaves_the_empty_view(show, qtbot, recents) -> None:
    page = show(Settings(recent=recents[:1]))
    page.recent.list.setFocus()
    qtbot.keyClick(page.recent.list, Qt.Key.Key_Delete)
    assert page.recent._empty.isVisible()
    assert not page.recent.list.isVisible()


def test_a_new_project_is_asked_for_with_all_that_was_chosen(show, qtbot, tmp_path, recents) -> None:
    page = show(Settings(recent=recents))
    qtbot.keyClicks(page.form.name, "  Area 1/2:  revisit ")
    page.form.language.setCurrentIndex(1)
    page.form.codebooks.rows()[1].click()
    with qtbot.waitSignal(page.new_wanted) as wanted:
        qtbot.keyClick(page.form.name, Qt.Key.Key_Return)
    path, name, language, codebooks, _coder = wanted.args
    assert path == tmp_path / "Area 1-2- revisit.qualapp"
    assert (name, language) == ("Area 1/2: revisit", "en")
    assert [book.stem for book in codebooks] == ["fixsen", "arbejdsmetoder"]


def test_who_codes_is_asked_and_proposed_as_last_time(show, qtbot) -> None:
    page = show(Settings(coder="Signe Krogh"))
    assert page.form.coder.text() == "Signe Krogh"
    page.form.coder.clear()
    qtbot.keyClicks(page.form.name, "New")
    with qtbot.assertNotEmitted(page.new_wanted, wait=50):
        qtbot.keyClick(page.form.name, Qt.Key.Key_Return)
    assert page.form._coder_field.error() == "Write your name: it stands by all that you code."
    assert page.form.coder.hasFocus()
    qtbot.keyClicks(page.form.coder, " Ida  Holm ")
    with qtbot.waitSignal(page.new_wanted) as wanted:
        qtbot.keyClick(page.form.coder, Qt.Key.Key_Return)
    assert wanted.args[4] == "Ida Holm"


def test_at_first_the_account_tells_who_codes(show, monkeypatch) -> None:
    account = SimpleNamespace(pw_name="ih", pw_gecos="Ida Holm,room 4,,")
    monkeypatch.setattr("pwd.getpwuid", lambda _number: account)
    assert show(Settings()).form.coder.text() == "Ida Holm"


@pytest.mark.parametrize("gecos", ["", "ida.holm", ",,,"])
def test_without_a_full_name_the_login_is_written_like_one(show, monkeypatch, gecos: str) -> None:
    monkeypatch.setattr("pwd.getpwuid", lambda _number: SimpleNamespace(pw_name="ida.holm", pw_gecos=gecos))
    monkeypatch.setattr("getpass.getuser", lambda: "ida.holm")
    assert show(Settings()).form.coder.text() == "Ida Holm"


def test_a_machine_that_knows_nobody_leaves_the_name_to_be_written(show, monkeypatch) -> None:
    def unknown(*_given: object) -> str:
        raise KeyError("no such user")

    monkeypatch.setattr("pwd.getpwuid", unknown)
    monkeypatch.setattr("getpass.getuser", unknown)
    assert show(Settings()).form.coder.text() == ""


def test_only_the_dimensions_are_ticked_at_first_and_say_what_they_hold(show, qtbot) -> None:
    page = show(Settings())
    assert [path.stem for path in page.form.codebooks.chosen()] == ["fixsen"]
    row = page.form.codebooks.rows()[0]
    qtbot.waitUntil(lambda: row.accessibleName() == "Fixsen’s five dimensions, 5 dimensions, 65 sub-codes")


def test_an_empty_name_is_said_when_it_has_been_typed_and_taken_away(show, qtbot) -> None:
    page = show(Settings())
    assert not page.form._name_field.error()
    qtbot.keyClicks(page.form.name, "a")
    qtbot.keyClick(page.form.name, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: page.form._name_field.error() == "Give the project a name.")


def test_a_name_that_is_taken_is_said_while_it_is_typed_and_makes_nothing(show, qtbot, recents) -> None:
    page = show(Settings(recent=recents))
    qtbot.keyClicks(page.form.name, "Families")
    qtbot.waitUntil(lambda: "Families.qualapp" in page.form._name_field.error())
    with qtbot.assertNotEmitted(page.new_wanted, wait=50):
        qtbot.mouseClick(page.form.create_button, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(page.form.name, " 2")
    qtbot.waitUntil(lambda: not page.form._name_field.error())


def test_another_folder_is_where_the_project_is_made(show, qtbot, tmp_path, monkeypatch) -> None:
    other = tmp_path / "other"
    other.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_given: str(other))
    page = show(Settings())
    page.form.folder.click()
    qtbot.keyClicks(page.form.name, "New")
    assert page.form.path == other / "New.qualapp"


def test_a_codebook_of_ones_own_is_added_ticked(show, tmp_path, monkeypatch) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("qualapp-codebook: 1\nname: Own\ncodes:\n- name: Trust\n- name: Doubt\n", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_given: (str(own), ""))
    page = show(Settings())
    page.form.own_button.click()
    page.form.own_button.click()
    assert page.form.codebooks.chosen()[1:] == [own]
    assert page.form.codebooks.rows()[-1].accessibleName() == "Own, 2 codes"


def test_a_codebook_of_another_program_is_added_ticked(show, tmp_path, monkeypatch) -> None:
    own = tmp_path / "Fra NVivo.qdc"
    own.write_text('<CodeBook><Codes><Code guid="a" name="Trust"/></Codes></CodeBook>', encoding="utf-8")
    asked: list[str] = []

    def choose(*given: object) -> tuple[str, str]:
        asked.append(str(given[-1]))
        return str(own), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    page = show(Settings())
    page.form.own_button.click()
    assert "*.qdc" in asked[0]
    assert page.form.codebooks.chosen()[1:] == [own]
    assert page.form.codebooks.rows()[-1].accessibleName() == "Fra NVivo, 1 code"


def test_a_codebook_with_a_mistake_is_told_with_its_line(show, tmp_path, monkeypatch) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("qualapp-codebook: 1\nname: Own\ncodes:\n- nam: Trust\n", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_given: (str(own), ""))
    page = show(Settings())
    page.form.own_button.click()
    assert page.form._error.isVisible()
    assert "own.yaml, line 4" in page.form._error.text()
    assert len(page.form.codebooks.chosen()) == 1


def test_on_a_new_machine_the_demo_stands_first_with_the_only_primary_button(show, qtbot) -> None:
    page = show(Settings())
    assert page.demo.button.kind == "primary"
    assert page.form.create_button.kind == "plain"
    assert page.demo.mapTo(page, QPoint(0, 0)).x() < page.form.mapTo(page, QPoint(0, 0)).x()
    with qtbot.waitSignal(page.demo_wanted):
        qtbot.mouseClick(page.demo.button, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(page.form.name, "New")
    assert page.form.create_button.kind == "primary"


def test_enter_on_a_new_machine_asks_for_a_name(show, qtbot) -> None:
    page = show(Settings())
    with qtbot.assertNotEmitted(page.project_wanted, wait=20):
        qtbot.keyClick(page.form.name, Qt.Key.Key_Return)
    assert page.form._name_field.error()


def test_a_project_that_is_dropped_is_opened_and_another_file_is_not(show, qtbot, tmp_path) -> None:
    page = show(Settings())
    with qtbot.waitSignal(page.project_wanted) as wanted:
        drop(page.recent._empty, tmp_path / "study.qualapp")
    assert wanted.args == [tmp_path / "study.qualapp"]
    with qtbot.assertNotEmitted(page.project_wanted, wait=20):
        drop(page.recent._empty, tmp_path / "interview.docx")
    assert "interview.docx" in page.recent._said.text()


def test_a_project_can_be_dropped_anywhere_on_the_page(show, qtbot, recents, tmp_path) -> None:
    page = show(Settings(recent=recents))
    with qtbot.waitSignal(page.project_wanted):
        drop(page, tmp_path / "study.qualapp")


@pytest.mark.parametrize(("width", "height"), [(883, 546), (1203, 726), (1523, 926)])
@pytest.mark.parametrize("empty", [False, True])
def test_nothing_is_wider_than_the_window(show, recents, width, height, empty) -> None:
    i18n.speak("da")
    page = show(Settings() if empty else Settings(recent=recents), width, height)
    for card in (page.form, page.demo, page.recent):
        left = card.mapTo(page, QPoint(0, 0)).x()
        assert left >= 24
        assert left + card.width() <= width - 10
    for button in (page.form.own_button, page.demo.button):
        assert button.width() >= button.sizeHint().width()


def test_the_day_is_said_as_people_say_it() -> None:
    i18n.speak("da")
    assert when("2024-03-14T14:32", NOW).endswith(" 14.32")
    assert when("2024-02-02T09:00", NOW) == "02.02.2024"
    i18n.speak("en")
    assert when("2024-03-14T14:32", NOW) == "today 14:32"
    assert when("2024-03-13T23:59", NOW) == "yesterday"
    assert when("2024-03-12T23:59", NOW) == "12 Mar 2024"
    assert when("whenever", NOW) == ""


def test_what_a_project_held_is_told_with_its_nouns() -> None:
    recent = Recent("x", "X", "", sources=1, cases=0, coded=0.474)
    assert holds(recent) == "0 cases, 1 source"
    assert coded(recent) == "47% coded"


@pytest.mark.parametrize(
    ("name", "file"),
    [("con", "con-.qualapp"), ("com1.x", "com1.x-.qualapp"), ("...", "Project.qualapp"), ("Ø/Å", "Ø-Å.qualapp")],
)
def test_a_projects_file_has_a_name_that_every_system_takes(name, file) -> None:
    assert file_name(name) == file


def test_a_new_project_is_proposed_beside_the_last_one(recents, tmp_path) -> None:
    assert project_folder(recents) == tmp_path
    assert folder_words(project_folder(())) == "Documents"
