"""Colleagues' copies merged in the window: looked at, brought in, decided, kept as a report."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from qualapp.desktop.look import Theme
from qualapp.desktop.main_window import MainWindow
from qualapp.desktop.team.merge.page import MergePage
from qualapp.desktop.team.merge.voice_card import VoiceCard
from qualapp.model.source import Reading
from qualapp.model.text import TextRange
from qualapp.settings import Settings
from qualapp.store.backups import backups, folder_of
from qualapp.store.project import Project
from qualapp.store.sources import Addition

TEXT = "Lederen siger ja til samarbejdet. Resten siger nej."
OURS, THEIRS = "Ledere støtter op.", "Ledere prioriterer."


@pytest.fixture
def copies(tmp_path: Path) -> tuple[Path, Path]:
    """Two copies: in both the code has got a definition, in that of Jonas an informant a sector and a text a coding."""
    mine, his = tmp_path / "mine.qualapp", tmp_path / "his.qualapp"
    with Project.create(mine, coder="Signe") as project:
        project.coders.add("Jonas")
        project.sources.add(Addition(Reading("Interview", TEXT)))
        project.codes.add("Ledelse")
        project.informants.add("Birthe")
    shutil.copy(mine, his)
    for path, coder, words, sector in ((mine, "Signe", OURS, "housing"), (his, "Jonas", THEIRS, "municipality")):
        with Project.open(path, coder=coder) as project:
            project.codes.describe(project.codes.find("Ledelse").id, definition=words)
            project.informants.describe(project.informants.all()[0].id, sector=sector)
    with Project.open(his, coder="Jonas") as project:
        project.codings.apply(project.codes.find("Ledelse").id, project.sources.find("Interview").id, TextRange(0, 7))
    return mine, his


@pytest.fixture
def window(
    qtbot: QtBot, theme: Theme, tmp_path: Path, copies: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> Iterator[MainWindow]:
    monkeypatch.setenv("QUALAPP_SETTINGS", str(tmp_path / "settings.json"))
    window = MainWindow(Settings(language="en", scheme="light"))
    window.resize(1280, 800)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    assert window.open_project(copies[0])
    yield window
    window.close()
    QApplication.processEvents()


@pytest.fixture
def page(window: MainWindow) -> MergePage:
    page = window.acts.merging.page()
    assert page is not None
    return page


Act = Callable[[], object]


@pytest.fixture
def wait(qtbot: QtBot, window: MainWindow, page: MergePage) -> Callable[[Act], None]:
    """Do something and wait until what runs beside the window is done."""

    def _wait(act: Act) -> None:
        act()
        qtbot.waitUntil(lambda: not page.desk.is_busy and window.session.job is None, timeout=10_000)

    return _wait


@pytest.fixture
def merged(page: MergePage, wait: Callable[[Act], None], copies: tuple[Path, Path]) -> MergePage:
    """The page after the copy of Jonas was merged."""
    wait(lambda: page.look_at([copies[1]]))
    wait(page.side.merge.click)
    return page


def words(card: VoiceCard) -> str:
    return card.words.toPlainText()


def show(page: MergePage, what: str) -> None:
    """Show a conflict by what it is about."""
    row = next(row for row in range(page.side.model.rowCount()) if page.side.model.index(row).data() == what)
    page.side.choose(row)


def side_words(page: MergePage) -> list[str]:
    items = (page.side.counts.itemAt(place).widget() for place in range(page.side.counts.count()))
    return [item.text().strip() for item in items]


def test_an_empty_page_says_how_teams_work(page: MergePage) -> None:
    assert page.empty.isVisible()
    assert not page.side.isVisible()


def test_looking_at_a_copy_changes_nothing(
    window: MainWindow, page: MergePage, wait: Callable[[Act], None], copies: tuple[Path, Path]
) -> None:
    mine, his = copies
    steps = len(window.session.project.history.steps())
    wait(lambda: page.look_at([his]))
    assert "1 coding" in side_words(page)
    assert page.side.merge.isVisible()
    assert page.status() == "preview, nothing is merged yet"
    assert len(window.session.project.history.steps()) == steps
    assert window.session.project.codings.in_source(1) == []
    page.side.cancel.click()
    assert page.empty.isVisible()
    assert backups(folder_of(mine)) == []


def test_a_copy_is_merged_and_undone(window: MainWindow, merged: MergePage, copies: tuple[Path, Path]) -> None:
    project = window.session.project
    assert len(project.codings.in_source(1)) == 1
    assert len(backups(folder_of(copies[0]))) == 1
    assert merged.side.decided.text() == "0 of 2 decided"
    window.commands["edit.undo"].trigger()
    assert project.codings.in_source(1) == []
    assert merged.side.model.rowCount() == 0
    assert merged.empty.isVisible()


def test_the_same_copy_twice_says_that_nothing_is_new(
    merged: MergePage, wait: Callable[[Act], None], copies: tuple[Path, Path]
) -> None:
    wait(lambda: merged.look_at([copies[1]]))
    assert merged.notice is not None
    assert merged.notice.isVisible()
    assert not merged.side.merge.isVisible()
    assert merged.side.model.rowCount() == 2


def test_the_chosen_conflict_is_shown_again_by_a_click(merged: MergePage) -> None:
    row = merged.side.list.currentIndex()
    merged.side.summary.click()
    assert merged.details.isVisible()
    where = merged.side.list.visualRect(row).center()
    QTest.mouseClick(merged.side.list.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert merged.conflict.isVisible()


def test_both_versions_stand_side_by_side_in_words_of_the_field(merged: MergePage) -> None:
    show(merged, "Sector")
    cards = {merged.conflict.stands.name.text(): merged.conflict.stands}
    cards[merged.conflict.lost.name.text()] = merged.conflict.lost
    assert words(cards["Signe"]) == "Housing organisation"
    assert words(cards["Jonas"]) == "Municipality"
    assert merged.conflict.thing.text() == "Informant “Birthe”"
    assert not merged.conflict.write.isVisible()


def test_words_that_differ_are_marked_without_colour_too(merged: MergePage) -> None:
    show(merged, "Definition")
    html = merged.conflict.stands.words.document().toHtml()
    assert "underline" in html
    assert html.count("underline") < html.count("span")


def test_a_conflict_is_decided_by_keys(window: MainWindow, merged: MergePage) -> None:
    show(merged, "Definition")
    other = words(merged.conflict.lost)
    merged.side.list.setFocus()
    QTest.keyClick(merged.side.list, Qt.Key.Key_2)
    assert window.session.project.codes.find("Ledelse").definition != other
    QTest.keyClick(merged.side.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.session.project.codes.find("Ledelse").definition == other
    assert merged.side.decided.text() == "1 of 2 decided"
    assert merged.conflict.title.text() == "Sector"
    window.commands["edit.undo"].trigger()
    assert merged.side.decided.text() == "0 of 2 decided"


def test_both_can_stand_or_words_written_now(window: MainWindow, merged: MergePage) -> None:
    show(merged, "Definition")
    QTest.keyClick(merged.side.list, Qt.Key.Key_3)
    assert merged.conflict.words.isVisible()
    merged.conflict.words.setFocus()
    merged.conflict.confirm()
    definition = window.session.project.codes.find("Ledelse").definition
    assert set(definition.split("\n\n")) == {OURS, THEIRS}
    assert window.session.project.decisions.taken()[0].choice == "both"
    window.commands["edit.undo"].trigger()
    show(merged, "Definition")
    merged.conflict.choose("own")
    merged.conflict.words.clear()
    QTest.keyClicks(merged.conflict.words, "123 n")
    merged.conflict.confirm()
    assert window.session.project.codes.find("Ledelse").definition == "123 n"


def test_next_and_previous_go_round(merged: MergePage) -> None:
    first = merged.conflict.title.text()
    QTest.keyClick(merged.side.list, Qt.Key.Key_N)
    assert merged.conflict.title.text() != first
    QTest.keyClick(merged.side.list, Qt.Key.Key_N)
    assert merged.conflict.title.text() == first
    QTest.keyClick(merged.side.list, Qt.Key.Key_P)
    assert merged.conflict.title.text() != first


def test_conflicts_wait_across_sessions_and_are_counted(
    window: MainWindow, merged: MergePage, copies: tuple[Path, Path]
) -> None:
    show(merged, "Definition")
    merged.conflict.confirm()
    window.close_project()
    assert window.open_project(copies[0])
    assert window.workspaces.current == "coding"
    assert "1 conflict to decide" in window.frame.status._where.text()
    assert "1 conflict to decide" in window.frame.rail._items["team"].toolTip()
    window.commands["team.conflicts"].trigger()
    page = window.acts.merging.page()
    assert page is not None
    assert page.conflict.title.text() == "Sector"
    assert page.side.decided.text() == "1 of 2 decided"
    page.conflict.confirm()
    assert "conflict" not in window.frame.status._where.text()


def test_a_conflict_opens_its_place(window: MainWindow, merged: MergePage) -> None:
    show(merged, "Definition")
    merged.conflict.open.click()
    assert window.workspaces.current == "coding"
    window.workspaces.show("team")
    show(merged, "Sector")
    merged.conflict.open.click()
    assert window.workspaces.current == "cases"
    assert window.workspaces.wanted("cases").noun == "informant"


def test_two_coders_of_one_name_become_one(
    window: MainWindow, page: MergePage, wait: Callable[[Act], None], copies: tuple[Path, Path]
) -> None:
    window.session.project.coders.add("Mette")
    with Project.open(copies[1]) as project:
        mette = project.coders.add("Mette")
        project.history.coder_id = mette.id
        code, source = project.codes.find("Ledelse"), project.sources.find("Interview")
        project.codings.apply(code.id, source.id, TextRange(8, 13))
    wait(lambda: page.look_at([copies[1]]))
    assert page.details.buttons == {}
    wait(page.side.merge.click)
    page.side.summary.click()
    page.details.buttons["Mette"].click()
    project = window.session.project
    (mette,) = [coder for coder in project.coders.all() if coder.name == "Mette"]
    assert [c.coder_id for c in project.codings.in_source(1)].count(mette.id) == 1
    assert page.details.buttons == {}


def test_a_file_that_is_no_project_is_refused_in_the_page(
    page: MergePage, wait: Callable[[Act], None], tmp_path: Path
) -> None:
    (tmp_path / "notes.qualapp").write_text("Ikke et projekt")
    wait(lambda: page.look_at([tmp_path / "notes.qualapp"]))
    assert page.notice is not None
    told = " ".join(label.text() for label in page.notice._texts)
    assert "This cannot be merged" in told
    assert "notes.qualapp" in told
    assert not page.side.isVisible()


def test_another_project_is_named_as_such_and_what_is_the_same_can_be_corrected(
    window: MainWindow, page: MergePage, wait: Callable[[Act], None], tmp_path: Path
) -> None:
    other = tmp_path / "other.qualapp"
    with Project.create(other, coder="Lise") as project:
        project.codes.add("Ledelse")
        project.codes.add("Tid")
    wait(lambda: page.look_at([other]))
    assert page.looked is not None
    assert "another project" in page.looked.warning
    (guid,) = [guid for guid, box in page.details.boxes.items() if box.text() == "Ledelse"]
    wait(page.details.boxes[guid].click)
    wait(page.side.merge.click)
    names = [code.name for code in window.session.project.codes.tree().children()]
    assert sorted(names) == ["Ledelse", "Ledelse", "Tid"]


def test_a_copy_is_received_by_dropping_it(
    page: MergePage, wait: Callable[[Act], None], copies: tuple[Path, Path]
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(copies[1]))])
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    wait(lambda: page.dropEvent(event))
    assert page.looked is not None


def test_several_copies_are_chosen_at_once(
    page: MergePage,
    window: MainWindow,
    wait: Callable[[Act], None],
    copies: tuple[Path, Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    third = Path(shutil.copy(copies[1], tmp_path / "third.qualapp"))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args: ([str(copies[1]), str(third)], ""))
    wait(window.commands["team.receive"].trigger)
    assert page.looked is not None
    assert page.looked.report.files == ("his.qualapp", "third.qualapp")


@pytest.mark.parametrize("ending", [".docx", ".txt", ".csv", ".xlsx"])
def test_the_report_is_kept_with_its_decisions(
    window: MainWindow, merged: MergePage, wait: Callable[[Act], None], tmp_path: Path, ending: str
) -> None:
    show(merged, "Definition")
    merged.conflict.choose("other")
    merged.conflict.confirm()
    path = tmp_path / f"report{ending}"
    wait(lambda: window.acts.merging.write_report(path))
    told = _text_of(path)
    for expected in (
        "his.qualapp",
        "1 coding",
        OURS,
        THEIRS,
        "the other version was taken",
        "not decided yet",
        "Jonas",
    ):
        assert expected in told


def _text_of(path: Path) -> str:
    if path.suffix == ".docx":
        from docx import Document

        return "\n".join(paragraph.text for paragraph in Document(str(path)).paragraphs)
    if path.suffix == ".xlsx":
        from openpyxl import load_workbook

        return "\n".join(str(cell) for row in load_workbook(path).active.values for cell in row)
    return path.read_text(encoding="utf-8-sig")


def test_a_project_open_for_reading_receives_nothing(window: MainWindow, copies: tuple[Path, Path]) -> None:
    window.close_project()
    assert window.open_project(copies[0], read_only=True)
    page = window.acts.merging.page()
    assert page is not None
    assert not page.receive.isEnabled()
    page.look_at([copies[1]])
    assert not page.desk.is_busy


def test_while_coders_work_blind_a_line_says_how_many_conflicts_wait(
    window: MainWindow, copies: tuple[Path, Path], tmp_path: Path
) -> None:
    mine, third = copies[0], tmp_path / "third.qualapp"
    window.close_project()
    with Project.open(mine, coder="Jonas") as project:
        project.memos.write("Om ledelse")
    shutil.copy(mine, third)
    for path, words in ((mine, "Om støtte"), (third, "Om hans støtte")):
        with Project.open(path, coder="Jonas") as project:
            project.memos.change(project.memos.all()[0].id, words)
    with Project.open(mine, coder="Signe") as project:
        project.merging.merge([third])
        project.blinding.begin()
    assert window.open_project(mine)
    page = window.acts.merging.page()
    assert page is not None
    assert page.side.model.rowCount() == 0
    assert "1 conflict is about what others coded or noted" in page.side.told.text()
    window.commands["project.blind"].trigger()
    assert page.side.model.rowCount() == 1
    assert page.side.told.text() == "1 conflict to decide"
    window.commands["project.blind"].trigger()
    assert page.side.model.rowCount() == 0
