"""The commands of finding actors: one from anywhere in the window, the others while the panel has the focus."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from qualapp.desktop.commands import Commands
from qualapp.desktop.look.widgets import Button
from qualapp.i18n import _

if TYPE_CHECKING:
    from qualapp.desktop.mentions.finding import ActorFinding

Row = tuple[str, str, Callable[[], object], tuple[str, ...]]


def add_commands(finding: ActorFinding, commands: Commands) -> None:
    """Add what the menu and the keys do; the four that one needs most are also buttons below the list."""
    find = _("Find actors in the text")
    commands.add("mentions.find", find, finding.begin, keys="Ctrl+Shift+A", icon="users", menu="coding", group=8)
    panel, submenu = finding.panel, _("Proposed actors")
    often = _often(finding)
    for id, text, run, keys in [*often, *_seldom(finding)]:
        commands.add(id, text, run, keys=keys, menu="coding", group=8, within=panel, submenu=submenu)
    words = (_("Accept"), _("Reject"), _("Another…"), _("Next"))
    for place, (word, (id, _text, run, _keys)) in enumerate(zip(words, often, strict=True)):
        button = Button(word, panel, kind="ghost", command=id, height=28)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(partial(_press, run))
        panel.keys.addWidget(button, place // 2, place % 2)


def _often(finding: ActorFinding) -> list[Row]:
    deciding, panel = finding.deciding, finding.panel
    return [
        ("mentions.accept", _("Accept the proposed actor"), deciding.accept, ("A", "Return", "Enter")),
        ("mentions.reject", _("Reject the proposed actor"), deciding.reject, ("X",)),
        ("mentions.correct", _("Another actor is meant…"), deciding.correct, ("C",)),
        ("mentions.next", _("Next proposal"), partial(panel.step, 1), ("Tab", "N")),
    ]


def _seldom(finding: ActorFinding) -> list[Row]:
    deciding, panel = finding.deciding, finding.panel
    return [
        ("mentions.previous", _("Previous proposal"), partial(panel.step, -1), ("Shift+Tab", "P")),
        ("mentions.accept_form", _("Accept all of this form here"), deciding.accept_form, ("Shift+A",)),
        ("mentions.reject_form", _("Reject all of this form here"), deciding.reject_form, ("Shift+X",)),
        ("mentions.take_back", _("Take the decision back"), deciding.take_back, ("Delete", "Backspace")),
        ("mentions.leave", _("Back to the text"), finding.leave, ("Esc",)),
    ]


def _press(run: Callable[[], object], _checked: bool = False) -> None:
    run()
