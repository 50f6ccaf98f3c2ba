"""The help names commands that there are, with the keys that they come with."""

from PySide6.QtGui import QKeySequence

from qualapp.desktop.help.pages import KEY
from qualapp.desktop.main_window import MainWindow
from qualapp.desktop.window.team_table import team_tabs
from qualapp.shipped import data_path


def test_every_command_that_the_help_names_is_there_with_this_key(window: MainWindow) -> None:
    team = window.workspaces.wanted("team")
    for tab in team_tabs(window):
        team.page(tab.id)
    window.workspaces.wanted("theory")
    usual = {command.id: command.usual for command in window.commands}
    named = [
        (path.parent.name, path.name, found["command"], found["usual"])
        for path in sorted(data_path("resources", "help").glob("*/*.md"))
        for found in KEY.finditer(path.read_text(encoding="utf-8"))
    ]
    assert len(named) > 50
    wrong = [one for one in named if not any(_same(one[3], key) for key in usual.get(one[2], ()))]
    assert wrong == []


def test_no_two_commands_that_can_be_meant_at_once_come_with_the_same_key(window: MainWindow) -> None:
    commands = list(window.commands)
    clashes = [
        (one.id, other.id, key)
        for place, one in enumerate(commands)
        for other in commands[place + 1 :]
        for key in one.usual
        if key in other.usual and one.meets(other)
    ]
    assert clashes == []


def _same(one: str, other: str) -> bool:
    return QKeySequence(one) == QKeySequence(other)
