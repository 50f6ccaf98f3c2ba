"""Versions of the codebook through the user's hands."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qualapp.desktop.books.difference_table import STATE
from qualapp.desktop.books.versions_dialog import VersionsDialog
from qualapp.desktop.codebook import CodebookPanel
from qualapp.model.excerpt import ExcerptFilter
from qualapp.model.text import TextRange
from qualapp.store.project import Project

Codes = dict[str, int]


@pytest.fixture
def dialog(panel: CodebookPanel) -> VersionsDialog:
    panel.resize(1280, 800)
    found = panel.books.versions()
    QApplication.processEvents()
    return found


def cells(dialog: VersionsDialog) -> list[list[str]]:
    table = dialog.list
    return [
        [item.text() if (item := table.item(row, column)) else "" for column in (0, 3, 4)]
        for row in range(table.rowCount())
    ]


def codings(dialog: VersionsDialog) -> dict[str, str]:
    table = dialog.codings
    found = {}
    for row in range(table.rowCount()):
        name, count = table.item(row, 0), table.item(row, 1)
        assert name is not None
        assert count is not None
        found[name.text()] = count.text()
    return found


def freeze(dialog: VersionsDialog, name: str, reason: str) -> None:
    dialog.name.setFocus()
    QTest.keyClicks(dialog.name, name)
    QTest.keyClicks(dialog.reason, reason)
    QTest.keyClick(dialog.reason, Qt.Key.Key_Return)
    QApplication.processEvents()


def test_before_the_first_version_all_codings_are_there(dialog: VersionsDialog) -> None:
    assert cells(dialog) == [["Before the first version", "6", ""]]
    assert codings(dialog) == {"People": "1", "People > Trust": "3", "People > Networks": "2"}
    assert "Freeze the codebook" in dialog.told.text()
    dialog.reject()


def test_a_version_is_frozen_with_its_reason_and_listed_first(dialog: VersionsDialog, project: Project) -> None:
    freeze(dialog, "Round 1", "After the pilot")
    assert dialog.isVisible()
    assert cells(dialog) == [["Round 1", "0", "After the pilot"], ["Before the first version", "6", ""]]
    assert dialog.told.text() == "Nothing has changed."
    freeze(dialog, "round 1", "")
    assert "There is already a version" in dialog.name_field.error()
    assert [version.name for version in project.codebooks.versions()] == ["Round 1"]
    dialog.reject()


def test_a_version_is_compared_with_the_codebook_now(panel: CodebookPanel, project: Project, coded: Codes) -> None:
    project.codebooks.freeze("Round 1")
    project.codes.describe(coded["Trust"], name="Confidence")
    project.codes.merge(coded["Networks"], coded["Trust"])
    dialog = panel.books.versions()
    assert dialog.told.text() == "0 added, 1 removed, 1 changed"
    assert dialog.table is not None
    model = dialog.table.model()
    assert [model.index(row, STATE).data() for row in range(model.rowCount())] == ["= the same", "≠ name", "− removed"]
    dialog.reject()


def test_the_codings_under_a_version_open_as_excerpts(
    qtbot: QtBot, panel: CodebookPanel, project: Project, coded: Codes, source: int
) -> None:
    version = project.codebooks.freeze("Round 1")
    project.codings.apply(coded["Trust"], source, TextRange(300, 320))
    dialog = panel.books.versions()
    assert codings(dialog) == {"People > Trust": "1"}
    item = dialog.codings.item(0, 0)
    assert item is not None
    dialog.codings.setFocus()
    dialog.codings.setCurrentItem(item)
    with qtbot.waitSignal(panel.books.excerpts_wanted) as told:
        dialog.codings.itemActivated.emit(item)
    wanted: Any = told.args[0]
    assert isinstance(wanted, ExcerptFilter)
    assert (wanted.codes, wanted.versions, wanted.with_subcodes) == ({coded["Trust"]}, {version.id}, False)
    assert [row.start for row in project.excerpts.listed(wanted)] == [300]


def test_all_codings_before_the_first_version_open_too(
    qtbot: QtBot, panel: CodebookPanel, project: Project, coded: Codes, source: int
) -> None:
    project.codebooks.freeze("Round 1")
    project.codings.apply(coded["Trust"], source, TextRange(300, 320))
    dialog = panel.books.versions()
    dialog.list.setCurrentCell(1, 0)
    with qtbot.waitSignal(panel.books.excerpts_wanted) as told:
        QTest.mouseClick(dialog.open_button, Qt.MouseButton.LeftButton)
    assert len(project.excerpts.ids(told.args[0])) == 6
