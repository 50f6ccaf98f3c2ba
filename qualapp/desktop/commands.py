"""Everything a person can do, each with a name, a key and a place in the menus; the palette lists the same."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from qualapp.desktop.look import keys_in_use, wear_icon
from qualapp.i18n import N_, _

MENUS = (
    ("project", N_("Project")),
    ("edit", N_("Edit")),
    ("coding", N_("Coding")),
    ("theory", N_("Theory")),
    ("analysis", N_("Analysis")),
    ("view", N_("View")),
    ("help", N_("Help")),
)
SECTIONS = (*MENUS[:3], ("codebook", N_("Codebook")), *MENUS[3:])
"""Where lists of keys have the commands: as in the menus, and those that only a part of the window has."""


@dataclass(frozen=True)
class Command:
    """An action with its id, its menu and, within the menu, its group; `usual` are the keys it comes with.

    Those of one `submenu` stand together below its name.
    """

    id: str
    action: QAction
    menu: str
    group: int
    usual: tuple[str, ...] = ()
    submenu: str = ""

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys it has now, as they are written in settings."""
        portable = QKeySequence.SequenceFormat.PortableText
        return tuple(key.toString(portable) for key in self.action.shortcuts())

    def meets(self, other: "Command") -> bool:
        """Whether both can be reached at once, so that they cannot share a key."""
        wide = Qt.ShortcutContext.WindowShortcut
        contexts = {self.action.shortcutContext(), other.action.shortcutContext()}
        return wide in contexts or self.action.parent() is other.action.parent()


class Commands(QObject):
    """The commands of one window; `keys` are the ones that a person has chosen, by the id of the command."""

    def __init__(self, window: QWidget, keys: Mapping[str, Sequence[str]] | None = None) -> None:
        super().__init__(window)
        self._keys = dict(keys or {})
        keys_in_use.choose(self._keys)
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
        submenu: str = "",
    ) -> QAction:
        """A command; its keys work in the whole window, or only `within` a widget that has the focus."""
        action = QAction(text, within or self._window)
        action.setObjectName(id)
        action.setCheckable(checkable)
        usual = tuple(written(key) for key in ((keys,) if isinstance(keys, str) else keys) if key)
        action.setShortcuts([QKeySequence(key) for key in self._keys.get(id, usual)])
        context = Qt.ShortcutContext
        action.setShortcutContext(context.WidgetWithChildrenShortcut if within else context.WindowShortcut)
        action.triggered.connect(lambda _checked=False: run())
        if icon:
            wear_icon(action, icon, size=16)
            action.setProperty("icon_name", icon)
            action.setIconVisibleInMenu(False)
        (within or self._window).addAction(action)
        self._remember(Command(id, action, menu, group, usual, submenu))
        return action

    def _remember(self, command: Command) -> None:
        """Know a command for as long as its action is there: it goes with the widget that it is within."""

        def gone() -> None:
            if self._commands.get(command.id) is command:
                del self._commands[command.id]

        self._commands[command.id] = command
        command.action.destroyed.connect(gone)
        keys_in_use.learn(command.id, command.usual)

    def wear_keys(self, keys: Mapping[str, Sequence[str]]) -> None:
        """Have these keys from now on, and the usual ones where none are named."""
        self._keys = dict(keys)
        keys_in_use.choose(self._keys)
        for command in self:
            command.action.setShortcuts([QKeySequence(key) for key in keys.get(command.id, command.usual)])

    def chosen_keys(self, id: str) -> tuple[str, ...]:
        """The keys that a person has chosen for a command, also for one that is not here now."""
        return tuple(self._keys.get(id, ()))

    def __contains__(self, id: str) -> bool:
        return id in self._commands

    def __getitem__(self, id: str) -> QAction:
        return self._commands[id].action

    def __iter__(self) -> Iterator[Command]:
        return iter(self._commands.values())

    def fill(self, bar: QMenuBar) -> None:
        """Put the commands that can be seen now into the menus of a bar, in the order in which they were added.

        Groups are parted by lines. Commands of a workspace may be there only while it is on screen.
        """
        bar.clear()
        for id, title in MENUS:
            members = sorted((c for c in self if c.menu == id and c.action.isVisible()), key=lambda c: c.group)
            if not members:
                continue
            menu = bar.addMenu(_(title))
            menu.setToolTipsVisible(True)
            _fill(menu, members)

    def forget(self, ids: set[str]) -> None:
        """Take commands away whose workspace is gone."""
        for id in ids & set(self._commands):
            self._commands.pop(id).action.deleteLater()


def _fill(menu: QMenu, members: Sequence[Command]) -> None:
    """Put commands into a menu, groups parted by lines, those of a submenu where the first of them stands."""
    submenus: dict[str, QMenu] = {}
    last: dict[str, int] = {}
    for command in members:
        if command.submenu and command.submenu not in submenus:
            _part(menu, last, "", command.group)
            submenus[command.submenu] = menu.addMenu(command.submenu)
        where = submenus.get(command.submenu, menu)
        _part(where, last, command.submenu, command.group)
        where.addAction(command.action)


def _part(menu: QMenu, last: dict[str, int], name: str, group: int) -> None:
    """Draw a line where another group begins; `last` remembers the group of each menu by its name."""
    if last.setdefault(name, group) != group:
        menu.addSeparator()
    last[name] = group


def written(keys: str) -> str:
    """Keys as settings have them.

    >>> written("ctrl+shift+h")
    'Ctrl+Shift+H'
    """
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.PortableText)
