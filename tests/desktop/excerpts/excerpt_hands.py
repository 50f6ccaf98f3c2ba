"""What a researcher's hands do in the workspace of excerpts."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from qualapp.desktop.excerpts.filter_popover import FilterPopover, RecodePopover
from qualapp.desktop.excerpts.workspace import ExcerptsWorkspace

LEFT = Qt.MouseButton.LeftButton


def listed(workspace: ExcerptsWorkspace) -> set[int]:
    """The ids of the codings in the list."""
    return {row.coding_id for row in workspace.model.codings}


def popover(kind: type[FilterPopover] | type[RecodePopover]) -> FilterPopover | RecodePopover:
    """The card that is open."""
    (found,) = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, kind) and widget.isVisible()]
    return found


def choose(qtbot: QtBot, workspace: ExcerptsWorkspace, field: str, *names: str) -> None:
    """Open a filter by its chip, or under Add filter, and tick some of its values."""
    chip = workspace.filters.chips[field]
    if chip.isVisible():
        chip.click()
    else:
        offer(qtbot, workspace, chip.text())
    card = popover(FilterPopover)
    assert isinstance(card, FilterPopover)
    rows = card.tree.rows
    for name in names:
        (item,) = rows.findItems(name, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive)
        rows.scrollToItem(item)
        qtbot.mouseClick(rows.viewport(), LEFT, pos=rows.visualItemRect(item).center())
    card.close()


def offer(qtbot: QtBot, workspace: ExcerptsWorkspace, title: str) -> None:
    """Take a filter from Add filter."""
    qtbot.mouseClick(workspace.filters.more, LEFT)
    menu = next(widget for widget in workspace.filters.findChildren(QMenu) if widget.isVisible())
    action = next(action for action in menu.actions() if action.text() == title)
    menu.setActiveAction(action)
    qtbot.keyClick(menu, Qt.Key.Key_Return)


def press_row(
    qtbot: QtBot,
    workspace: ExcerptsWorkspace,
    coding_id: int,
    held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    *,
    twice: bool = False,
) -> None:
    """Click a coding in the list."""
    (row,) = workspace.model.rows_of([coding_id])
    index = workspace.model.index(row)
    workspace.list.scrollTo(index)
    place = workspace.list.visualRect(index).center()
    qtbot.mouseClick(workspace.list.viewport(), LEFT, held, place)
    if twice:
        qtbot.mouseDClick(workspace.list.viewport(), LEFT, held, place)


def type_words(qtbot: QtBot, workspace: ExcerptsWorkspace, words: str) -> None:
    """Type into the field for words and wait until it is heard."""
    workspace.filters.words.setFocus()
    workspace.filters.words.clear()
    qtbot.keyClicks(workspace.filters.words, words)
    qtbot.keyClick(workspace.filters.words, Qt.Key.Key_Return)
