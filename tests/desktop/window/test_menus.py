"""The menus are short enough to be read; what belongs together stands together, and no key is lost."""

from itertools import pairwise

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from qualapp.desktop.main_window import MainWindow


def coding_menu(window: MainWindow) -> QMenu:
    (menu,) = (action.menu() for action in window.frame.header.menus.actions() if action.text() == "Coding")
    assert isinstance(menu, QMenu)
    return menu


def submenus(window: MainWindow) -> dict[str, QMenu]:
    found = {action.text(): action.menu() for action in coding_menu(window).actions() if action.menu()}
    return {name: menu for name, menu in found.items() if isinstance(menu, QMenu)}


def test_the_coding_menu_has_its_many_commands_in_submenus(window: MainWindow) -> None:
    first = ["Code to a dimension", "Valence", "What works for whom when", "Excerpt’s ends", "Go to"]
    assert list(submenus(window))[:5] == first
    assert len([action for action in coding_menu(window).actions() if not action.isSeparator()]) <= 26
    assert [len(menu.actions()) for menu in submenus(window).values()][:5] == [5, 9, 6, 5, 5]


def test_all_commands_of_coding_are_in_it_once_with_their_keys(window: MainWindow) -> None:
    menus = [coding_menu(window), *submenus(window).values()]
    listed = [action for menu in menus for action in menu.actions() if not action.isSeparator() and not action.menu()]
    expected = {command.id for command in window.commands if command.menu == "coding"}
    assert sorted(action.objectName() for action in listed) == sorted(expected)
    keys = {action.objectName(): action.shortcut() for action in listed}
    assert keys["coding.dimension.3"] == QKeySequence("3")
    assert keys["coding.end.on"] == QKeySequence("Alt+Right")
    assert keys["coding.next"] == QKeySequence("N")
    assert keys["coding.also.barrier"] == QKeySequence("Ctrl+-")


def test_no_menu_begins_or_ends_with_a_line_or_has_two_together(window: MainWindow) -> None:
    for menu in [coding_menu(window), *submenus(window).values()]:
        lines = [action.isSeparator() for action in menu.actions()]
        assert not lines[0]
        assert not lines[-1]
        assert (True, True) not in pairwise(lines)
