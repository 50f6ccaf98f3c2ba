"""Everything a person can do, each with a name, a key and a place in the menus; the palette lists the same."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from qualapp.desktop.look import wear_icon
from qualapp.i18n import N_, _

MENUS = (
    ("project", N_("Project")),
    ("edit", N_("Edit")),
    ("coding", N_("Coding")),
    ("analysis", N_("Analysis")),
    ("view", N_("View")),
    ("help", N_("Help")),
)


@dataclass(frozen=True)
class Command:
    """An action with its id, its menu and, within the menu, its group."""

    id: str
    action: QAction
    menu: str
    group: int


class Commands(QObject):
    """The commands of one window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._commands: dict[str, Command] = {}
        self._menus: dict[str, QMenu] = {}

    def add(
        self,
        id: str,
        text: str,
        run: Callable[[], object],
        *,
        keys: str | tuple[str, ...] = (),
        icon: str = "",
        menu: str = "",
        group: int = 0,
        within: QWidget | None = None,
        checkable: bool = False,
    ) -> QAction:
        """A command; its keys work in the whole window, or only `within` a widget that has the focus."""
        action = QAction(text, within or self._window)
        action.setObjectName(id)
        action.setCheckable(checkable)
        action.setShortcuts([QKeySequence(key) for key in ((keys,) if isinstance(keys, str) else keys) if key])
        context = Qt.ShortcutContext
        action.setShortcutContext(context.WidgetWithChildrenShortcut if within else context.WindowShortcut)
        action.triggered.connect(lambda _checked=False: run())
        if icon:
            wear_icon(action, icon, size=16)
            action.setProperty("icon_name", icon)
            action.setIconVisibleInMenu(False)
        (within or self._window).addAction(action)
        self._commands[id] = Command(id, action, menu, group)
        return action

    def __getitem__(self, id: str) -> QAction:
        return self._commands[id].action

    def __iter__(self) -> Iterator[Command]:
        return iter(self._commands.values())

    def fill(self, bar: QMenuBar) -> None:
        """Put all commands into the menus of a bar, in the order in which they were added, groups parted by lines."""
        bar.clear()
        for id, title in MENUS:
            members = sorted((c for c in self if c.menu == id), key=lambda c: c.group)
            if not members:
                continue
            menu = bar.addMenu(_(title))
            menu.setToolTipsVisible(True)
            for before, command in zip([None, *members], members, strict=False):
                if before is not None and before.group != command.group:
                    menu.addSeparator()
                menu.addAction(command.action)

    def forget(self, ids: set[str]) -> None:
        """Take commands away whose workspace is gone."""
        for id in ids & set(self._commands):
            self._commands.pop(id).action.deleteLater()
