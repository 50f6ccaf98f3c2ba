"""What can be done in the workspace of theories: in its menu, in the palette, and by keys that can be changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction

from qualapp.desktop.commands import Commands
from qualapp.desktop.look import keys_in_use
from qualapp.i18n import _

if TYPE_CHECKING:
    from qualapp.desktop.theory.workspace import TheoryWorkspace

Row = tuple[str, str, Callable[[], object], str, str]


def add_commands(theory: TheoryWorkspace, commands: Commands) -> dict[str, QAction]:
    """The commands by id; plain letters are keys while the drawing has the focus."""
    acts: dict[str, QAction] = {}
    with keys_in_use.at_once():
        for group, rows in enumerate((_in_drawing(theory), _of_theories(theory))):
            for id, text, run, keys, icon in rows:
                within = theory.canvas if group == 0 else None
                acts[id] = commands.add(id, text, run, keys=keys, icon=icon, menu="theory", group=group, within=within)
                acts[id].setVisible(False)
    return acts


def _in_drawing(theory: TheoryWorkspace) -> list[Row]:
    desk, canvas = theory.desk, theory.canvas
    return [
        ("theory.node", _("New node"), desk.add_here, "N", "plus"),
        ("theory.link", _("Link to…"), desk.begin_link, "L", "arrow-right"),
        ("theory.rename", _("Rename the node"), desk.rename_here, "F2", "pencil"),
        ("theory.excerpts", _("Excerpts to give as evidence"), theory.show_excerpts, "E", "list-filter"),
        ("theory.arrange", _("Arrange"), desk.arrange, "", "table-2"),
        ("theory.fit", _("Fit"), canvas.fit, "Ctrl+0", "maximize-2"),
    ]


def _of_theories(theory: TheoryWorkspace) -> list[Row]:
    chooser = theory.chooser
    return [
        ("theory.new", _("New theory…"), chooser.add, "", "plus"),
        ("theory.describe", _("Name and description…"), lambda: chooser.describe(theory.theory_id), "", "pencil"),
        ("theory.versions", _("Versions…"), lambda: chooser.show_versions(theory.theory_id), "", "history"),
        ("theory.merge", _("Merge with another theory…"), lambda: chooser.merge(theory.theory_id), "", "git-merge"),
        ("theory.delete", _("Delete the theory"), lambda: chooser.delete(theory.theory_id), "", "trash-2"),
    ]
