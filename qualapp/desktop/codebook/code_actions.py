"""The actions of the code tree, each with its words and its key."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from qualapp.desktop.look import wear_icon
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


DEEDS = (
    Deed("apply", N_("Apply to the selected text"), ("Return", "Enter", "Ctrl+Return", "Ctrl+Space"), "highlighter"),
    Deed("excerpts", N_("Show its excerpts"), ("Ctrl+E",), "list-filter", writes=False),
    Deed("new", N_("New code"), ("Ins", "+"), "plus", needs_code=False),
    Deed("new-below", N_("New sub-code"), ("Shift+Ins",)),
    Deed("rename", N_("Rename"), ("F2",)),
    Deed("describe", N_("Describe…"), ("Shift+F2",), "pencil"),
    Deed("recolour", N_("Colour…"), ("Ctrl+Shift+C",), "palette"),
    Deed("codable", N_("Can be put on text"), checkable=True),
    Deed("up", N_("Move up"), ("Alt+Up",)),
    Deed("down", N_("Move down"), ("Alt+Down",)),
    Deed("in", N_("Make it a sub-code of the code above"), ("Alt+Right",)),
    Deed("out", N_("Move it out one level"), ("Alt+Left",)),
    Deed("merge", N_("Merge into…"), ("Ctrl+Shift+M",), "git-merge"),
    Deed("split", N_("Split…"), ("Ctrl+Shift+D",), "split"),
    Deed("delete", N_("Delete the code"), ("Del",), "trash-2"),
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
OF_THE_BOOK = (("new", "new-below"), ("open-all", "close-all"))


class CodeActions:
    """The actions by id; their keys work only while the tree has the focus."""

    def __init__(self, tree: QWidget) -> None:
        self._tree = tree
        self._actions = {deed.id: self._made(deed) for deed in DEEDS}

    def __getitem__(self, id: str) -> QAction:
        return self._actions[id]

    def all(self) -> list[QAction]:
        """All actions, for a palette; `objectName` is "codebook." and the id."""
        return list(self._actions.values())

    def run(self, id: str, deed: Callable[[], object]) -> None:
        """Say what an action does."""
        self._actions[id].triggered.connect(lambda _checked=False: deed())

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

    def _made(self, deed: Deed) -> QAction:
        action = QAction(_(deed.text), self._tree)
        action.setObjectName(f"codebook.{deed.id}")
        action.setCheckable(deed.checkable)
        action.setShortcuts([QKeySequence(key) for key in deed.keys])
        action.setShortcutVisibleInContextMenu(True)
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        if deed.icon:
            wear_icon(action, deed.icon, size=16)
            action.setIconVisibleInMenu(False)
        self._tree.addAction(action)
        return action
