"""The actions of the code tree, each with its words and its key."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from qualapp.desktop.commands import Commands
from qualapp.i18n import N_, _


@dataclass(frozen=True)
class Deed:
    """An action: its id, words, keys and icon; what it needs: a `code`, a `writable` project, or both."""

    id: str
    text: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    needs_code: bool = True
    writes: bool = True
    checkable: bool = False


_APPLY = ("Return", "Enter", "Ctrl+Return", "Ctrl+Space")
DEEDS = (
    Deed("apply", N_("Apply the code to the selected text"), _APPLY, "highlighter"),
    Deed("excerpts", N_("Show the code's excerpts"), ("Ctrl+E",), "list-filter", writes=False),
    Deed("new", N_("New code"), ("Ins", "+"), "plus", needs_code=False),
    Deed("new-below", N_("New sub-code"), ("Shift+Ins",)),
    Deed("rename", N_("Rename the code"), ("F2",)),
    Deed("describe", N_("Describe the code…"), ("Shift+F2",), "pencil"),
    Deed("recolour", N_("Colour of the code…"), ("Ctrl+Shift+C",), "palette"),
    Deed("codable", N_("The code can be put on text"), checkable=True),
    Deed("up", N_("Move the code up"), ("Alt+Up",)),
    Deed("down", N_("Move the code down"), ("Alt+Down",)),
    Deed("in", N_("Make the code a sub-code of the one above"), ("Alt+Right",)),
    Deed("out", N_("Move the code out one level"), ("Alt+Left",)),
    Deed("merge", N_("Merge the code into…"), ("Ctrl+Shift+M",), "git-merge"),
    Deed("split", N_("Split the code…"), ("Ctrl+Shift+D",), "split"),
    Deed("delete", N_("Delete the code"), ("Del",), "trash-2"),
    Deed("compare", N_("Compare and merge codebooks…"), icon="git-merge", needs_code=False, writes=False),
    Deed("versions", N_("Versions of the codebook…"), icon="history", needs_code=False, writes=False),
    Deed("open-all", N_("Open all branches"), ("Ctrl+Shift+Right",), needs_code=False, writes=False),
    Deed("close-all", N_("Close all branches"), ("Ctrl+Shift+Left",), needs_code=False, writes=False),
)
OF_A_CODE = (
    ("apply", "excerpts"),
    ("new", "new-below"),
    ("rename", "describe", "recolour", "codable"),
    ("up", "down", "in", "out"),
    ("merge", "split"),
    ("delete",),
)
OF_THE_BOOK = (("new", "new-below"), ("compare", "versions"), ("open-all", "close-all"))


class CodeActions:
    """The actions by id, among the commands of the window; their keys work only while the tree has the focus."""

    def __init__(self, tree: QWidget, commands: Commands) -> None:
        self.commands = commands
        self._deeds: dict[str, Callable[[], object]] = {}
        self._actions = {deed.id: self._made(deed, group, tree) for group, deed in enumerate(DEEDS)}

    def __getitem__(self, id: str) -> QAction:
        return self._actions[id]

    def run(self, id: str, deed: Callable[[], object]) -> None:
        """Say what an action does."""
        self._deeds[id] = deed

    def allow(self, has_code: bool, read_only: bool) -> None:
        """Let only those be done that can be done now."""
        why = _("The project is open for reading only.") if read_only else _("Choose a code first.")
        for deed in DEEDS:
            can = (has_code or not deed.needs_code) and not (read_only and deed.writes)
            action = self._actions[deed.id]
            action.setEnabled(can)
            action.setToolTip(action.text() if can else why)

    def fill(self, menu: QMenu, groups: tuple[tuple[str, ...], ...]) -> None:
        """Put groups of actions into a menu, parted by lines."""
        menu.setToolTipsVisible(True)
        for group in groups:
            if not menu.isEmpty():
                menu.addSeparator()
            menu.addActions([self._actions[id] for id in group])

    def _made(self, deed: Deed, group: int, tree: QWidget) -> QAction:
        action = self.commands.add(
            f"codebook.{deed.id}",
            _(deed.text),
            lambda: self._deeds[deed.id](),
            keys=deed.keys,
            icon=deed.icon,
            menu="codebook",
            group=group,
            within=tree,
            checkable=deed.checkable,
        )
        action.setShortcutVisibleInContextMenu(True)
        return action
