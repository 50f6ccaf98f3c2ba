"""Handing out, blind coding and copies for colleagues, in the whole window."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from qualapp.desktop.coders.coder_dialog import CoderDialog
from qualapp.desktop.main_window import MainWindow
from qualapp.desktop.sources.source_model import Role
from qualapp.desktop.team.cells import Cell
from qualapp.desktop.team.evenly_dialog import EvenlyDialog
from qualapp.desktop.team.sharing_page import SharingPage
from qualapp.desktop.window.team_acts import CopyForDialog
from qualapp.model.text import TextRange
from qualapp.store.project import Project


def _page(window: MainWindow) -> SharingPage:
    QTest.keyClick(window, Qt.Key.Key_6, Qt.KeyboardModifier.ControlModifier)
    assert window.workspaces.current == "team"
    team = window.workspaces.wanted("team")
    team.show_tab("sharing")
    page = team.page("sharing")
    assert isinstance(page, SharingPage)
    return page


def _project(window: MainWindow) -> Project:
    assert window.session is not None
    return window.session.project


def _click(page: SharingPage, row: int, column: int) -> None:
    rect = page.grid.visualItemRect(page.grid.item(row, column))
    QTest.mouseClick(page.grid.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())


def test_a_tick_hands_a_source_out_and_undo_takes_it_back(
    qtbot: QtBot, open_window: Callable[[Path], MainWindow], study: Path
) -> None:
    window = open_window(study)
    page, project = _page(window), _project(window)
    _click(page, 0, 4)
    (one,) = project.assignments.all()
    assert project.coders[one.coder_id].name == "Jonas Møller"
    qtbot.waitUntil(lambda: page.grid.item(0, 4).data(Cell.TICK) == "given")
    assert page.progress.item(1, 1).text() == "1"
    page.grid.setCurrentCell(0, 3)
    QTest.keyClick(page.grid, Qt.Key.Key_Space)
    assert len(project.assignments.all()) == 2
    window.commands["edit.undo"].trigger()
    assert project.assignments.all() == [one]
    qtbot.waitUntil(lambda: page.grid.item(0, 3).data(Cell.TICK) == "")


def test_a_number_opens_its_sources_and_a_source_opens_in_coding(
    qtbot: QtBot, open_window: Callable[[Path], MainWindow], study: Path
) -> None:
    window = open_window(study)
    project = _project(window)
    ids = [source.id for source in project.sources.all()]
    signe = project.coders.named("Signe Krogh").id
    project.assignments.hand_out(ids[:3], signe)
    page = _page(window)
    number = page.progress.visualItemRect(page.progress.item(0, 1)).center()
    QTest.mouseClick(page.progress.viewport(), Qt.MouseButton.LeftButton, pos=number)
    assert {page.grid.item(row, 0).data(Cell.SOURCE) for row in range(page.grid.rowCount())} == set(ids[:3])
    assert page.chip.text() == "Handed out to Signe Krogh"
    wanted = page.grid.item(1, 0).data(Cell.SOURCE)
    page.grid.setCurrentCell(1, 0)
    QTest.keyClick(page.grid, Qt.Key.Key_Return)
    assert window.workspaces.current == "coding"
    assert window.coding is not None
    assert window.coding.source is not None
    assert window.coding.source.id == wanted
    page = _page(window)
    page.chip.removed.emit()
    assert page.grid.rowCount() == len(ids)


def test_what_is_shown_is_shared_evenly_and_some_go_to_two(
    open_window: Callable[[Path], MainWindow], study: Path
) -> None:
    window = open_window(study)
    page, project = _page(window), _project(window)
    page.case.setCurrentIndex(1)
    page.case.activated.emit(1)
    shown = [page.grid.item(row, 0).data(Cell.SOURCE) for row in range(page.grid.rowCount())]
    assert 2 < len(shown) < len(project.sources.all())
    dialog = EvenlyDialog(project, shown, project.coders.all(), window)
    dialog.twice.setValue(2)
    for box in dialog.coders.values():
        box.setChecked(False)
    dialog.accept()
    assert dialog.seed_field.error() == "Choose at least one coder."
    for box in dialog.coders.values():
        box.setChecked(True)
    dialog.seed.setValue(11)
    dialog.accept()
    assert dialog.result() == QDialog.DialogCode.Accepted
    given = project.assignments.all()
    assert {one.source_id for one in given} == set(shown)
    assert len(given) == len(shown) + 2
    assert {one.seed for one in given} == {11}


def test_the_consensus_is_nobody_who_can_be_given_work(open_window: Callable[[Path], MainWindow], study: Path) -> None:
    with Project.open(study, coder="Signe Krogh") as project:
        source = project.sources.all()[0].id
        row = project.codings.placed(source)[0]
        place = TextRange(row.start, row.stop)
        project.consensus.decide(source, place, [row.code_id], keep=[row.coding_id], note="as Signe")
        assert len(project.coders.all()) == 3
    window = open_window(study)
    page = _page(window)
    assert page.progress.rowCount() == 2
    heads = [page.grid.horizontalHeaderItem(column).text() for column in range(page.grid.columnCount())]
    assert heads == ["Source", "Case", "Words", "SK", "JM"]
    assert window.session is not None
    copying = CopyForDialog(window.session)
    assert [copying.coder.itemText(number) for number in range(copying.coder.count())] == ["Jonas Møller"]


def test_dialogs_begin_in_their_first_field_and_squeeze_nothing(
    qtbot: QtBot, open_window: Callable[[Path], MainWindow], study: Path
) -> None:
    with Project.open(study) as project:
        for number in range(12):
            project.coders.add(f"Koder {number}")
    window = open_window(study)
    project = _project(window)
    dialog = EvenlyDialog(project, [1, 2], project.consensus.people(), window)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    boxes = list(dialog.coders.values())
    assert dialog.focusWidget() is boxes[0]
    assert dialog.height() > dialog.screen().availableGeometry().height() * 2 / 3
    assert all(box.height() >= box.sizeHint().height() for box in boxes)
    assert window.session is not None
    copying = CopyForDialog(window.session)
    assert copying.focusWidget() is copying.coder


def test_only_my_sources_are_listed_and_ticked_off(open_window: Callable[[Path], MainWindow], study: Path) -> None:
    window = open_window(study)
    project = _project(window)
    assert window.coding is not None
    panel = window.coding.sources
    everything = panel.listed()
    panel.mine.click()
    assert panel.listed() == []
    ids = everything[:2]
    project.assignments.hand_out(ids, project.history.coder_id)
    assert panel.listed() == ids
    assert panel.mine.accessibleName() == "Only my sources: 2 of 2 left"
    menu = panel.menu_at(panel.model.index_of(ids[0]))
    next(action for action in menu.actions() if action.text() == "I am done with it").trigger()
    assert project.assignments.of_coder(project.history.coder_id)[0].done is not None
    assert panel.mine.accessibleName() == "Only my sources: 1 of 2 left"
    assert panel.model.index_of(ids[0]).data(Role.ICON) == "check"
    panel.mine.click()
    assert panel.listed() == everything


def test_working_blind_hides_the_others_everywhere_until_the_comparison_is_opened(
    qtbot: QtBot, open_window: Callable[[Path], MainWindow], study: Path
) -> None:
    window = open_window(study)
    project = _project(window)
    assert window.coding is not None
    assert window.session is not None
    signe, jonas = (project.coders.named(name).id for name in ("Signe Krogh", "Jonas Møller"))
    both = {coding.coder_id for source in project.sources.all() for coding in project.codings.in_source(source.id)}
    assert both == {signe, jonas}
    window.workspaces.show("excerpts")
    excerpts = window.workspaces.wanted("excerpts")
    qtbot.waitUntil(lambda: excerpts.list.model().rowCount() > 0)
    before = window.workspaces.status()
    window.commands["project.blind"].trigger()
    strip = window.frame.blind_strip
    assert strip.isVisible()
    assert "Signe Krogh" in strip.accessibleName()
    assert window.session.shown_coders == {signe}
    window.session.show_coders(frozenset({jonas}))
    assert window.session.shown_coders == {signe}
    qtbot.waitUntil(lambda: window.workspaces.status() != before)
    own = {source.id: len(project.codings.in_source(source.id)) for source in project.sources.all()}
    assert sum(own.values()) == project.counts("coding")["coding"] == sum(project.codes.counts().values())
    window.workspaces.show("memos")
    memos = window.workspaces.wanted("memos").model
    qtbot.waitUntil(lambda: memos.rowCount() == len(project.memos.all()))
    alone = memos.rowCount()
    window.workspaces.show("history")
    steps = window.workspaces.wanted("history").model
    own_steps = [number for number, _time in project.audit.moments()]
    qtbot.waitUntil(lambda: steps.ids == own_steps)
    window.workspaces.show("memos")
    window.session.code_as(jonas)
    qtbot.waitUntil(lambda: memos.rowCount() == len(project.memos.all()))
    window.session.code_as(signe)
    strip.button.click()
    assert not strip.isVisible()
    assert not project.blinding.is_on
    assert window.session.shown_coders == {jonas}
    qtbot.waitUntil(lambda: memos.rowCount() == len(project.memos.all()) > alone)
    window.workspaces.show("history")
    qtbot.waitUntil(lambda: len(steps.ids) > len(own_steps) + 1)


def test_somebody_else_cannot_open_the_comparison(open_window: Callable[[Path], MainWindow], study: Path) -> None:
    with Project.open(study, coder="Signe Krogh") as project:
        project.blinding.begin()
    window = open_window(study)
    assert window.session is not None
    window.session.code_as(_project(window).coders.named("Jonas Møller").id)
    assert "Jonas Møller" in window.frame.blind_strip.accessibleName()
    window.frame.blind_strip.button.click()
    assert _project(window).blinding.is_on
    assert window.frame.blind_strip.isVisible()


def test_a_copy_for_jonas_opens_with_jonas_on_signes_machine(
    open_window: Callable[[Path], MainWindow], study: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(study)
    copy = tmp_path / "for jonas.qualapp"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(copy), ""))
    monkeypatch.setattr(CopyForDialog, "exec", lambda dialog: dialog.coder.setEditText("Jonas Møller") or 1)
    window.commands["project.copy_for"].trigger()
    assert copy.is_file()
    assert window.open_project(copy)
    assert window.session is not None
    assert window.session.coder.name == "Jonas Møller"
    assert window.settings.coder == "Signe Krogh"


def test_choosing_another_coder_in_a_copy_asks_first(
    open_window: Callable[[Path], MainWindow], study: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "for jonas.qualapp"
    with Project.open(study) as project:
        project.save_copy_for(copy, "Jonas Møller")
    window = open_window(copy)
    assert window.session is not None
    asked: list[str] = []

    def answer(yes: bool) -> None:
        monkeypatch.setattr(
            "qualapp.desktop.coders.meant_for.Dialog.exec",
            lambda dialog: asked.append(dialog.primary.text()) or int(yes),
        )

    for yes, who in ((False, "Jonas Møller"), (True, "Signe Krogh")):
        answer(yes)
        dialog = CoderDialog(window.session, window)
        dialog.rows[0].here.setChecked(True)
        dialog.accept()
        assert window.session.coder.name == who
        dialog.deleteLater()
    assert asked == ["Code as Signe Krogh all the same"] * 2
