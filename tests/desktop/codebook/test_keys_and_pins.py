"""The tree shows the keys that apply a code and which codes are pinned; its own keys can be changed."""

from collections.abc import Iterator

import pytest
from codebook_hands import name_field, shown
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qualapp.desktop.codebook import CodebookPanel
from qualapp.desktop.codebook.code_row import CodeRow
from qualapp.desktop.keys.code_commands import command_of
from qualapp.desktop.look import Theme, keys_in_use
from qualapp.desktop.session import Session
from qualapp.store.project import Project

Codes = dict[str, int]


@pytest.fixture(autouse=True)
def _usual_keys() -> Iterator[None]:
    yield
    keys_in_use.choose({})


@pytest.fixture
def panel(qtbot: QtBot, session: Session, coded: Codes, theme: Theme) -> CodebookPanel:
    return shown(qtbot, session)


def row(panel: CodebookPanel, code_id: int) -> CodeRow:
    found = panel.model.row(panel.model.index_of(code_id))
    assert found is not None
    return found


def seen(panel: CodebookPanel, code_id: int) -> bytes:
    """The row as it is painted."""
    QApplication.processEvents()
    rect = panel.tree.visualRect(panel.model.index_of(code_id))
    image = panel.tree.viewport().grab(rect.adjusted(0, 0, 0, 0)).toImage()
    return bytes(image.constBits())


def test_a_code_shows_the_key_that_it_was_given_and_the_digit_that_was_changed(
    panel: CodebookPanel, coded: Codes, project: Project
) -> None:
    before = seen(panel, coded["Trust"])
    trust = project.codes[coded["Trust"]]
    keys_in_use.choose({command_of(trust): ["Ctrl+Alt+T"], "coding.dimension.2": ["F7"], "coding.dimension.3": []})
    assert row(panel, coded["Trust"]).keys == ("Ctrl Alt T",)
    assert "key Ctrl Alt T" in row(panel, coded["Trust"]).said
    assert [row(panel, coded[name]).keys for name in ("Organisation", "Leadership", "People", "Methods")] == [
        ("1",),
        ("F7",),
        (),
        (),
    ]
    assert seen(panel, coded["Trust"]) != before
    tip = panel.model.index_of(trust.id).data(Qt.ItemDataRole.ToolTipRole)
    assert "Applied with Ctrl Alt T" in tip


@pytest.mark.usefixtures("theme")
def test_a_pinned_code_has_a_pin_until_it_is_pinned_no_longer(
    panel: CodebookPanel, coded: Codes, project: Project
) -> None:
    before = seen(panel, coded["Trust"])
    panel.show_pinned([project.codes[coded["Trust"]].guid])
    assert row(panel, coded["Trust"]).is_pinned
    assert "pinned" in row(panel, coded["Trust"]).said
    assert not row(panel, coded["Networks"]).is_pinned
    assert seen(panel, coded["Trust"]) != before
    panel.show_pinned([])
    assert seen(panel, coded["Trust"]) == before


def test_the_trees_keys_are_commands_and_follow_what_is_chosen(panel: CodebookPanel, coded: Codes) -> None:
    commands = panel.actions_by_id.commands
    assert {"codebook.rename", "codebook.delete", "codebook.up", "codebook.new"} <= {one.id for one in commands}
    assert panel.new_button.toolTip() == "New code   Ins"
    commands.wear_keys({"codebook.rename": ["F4"], "codebook.new": ["Ctrl+Shift+N"]})
    assert panel.new_button.toolTip() == "New code   Ctrl Shift N"
    panel.show_code(coded["Trust"])
    QTest.keyClick(panel.tree, Qt.Key.Key_F4)
    assert name_field(panel).text() == "Trust"
