"""All commands with their keys, which can be changed."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QLabel, QTreeWidget, QTreeWidgetItem, QWidget

from qualapp.desktop.commands import SECTIONS, Command, Commands
from qualapp.desktop.keys.key_field import KeyField
from qualapp.desktop.keys.keymap import Keymap, Keys
from qualapp.desktop.look import key_text, ui_font
from qualapp.desktop.look.widgets import Button, Dialog, SearchField, allow
from qualapp.desktop.look.widgets.button import ENTER
from qualapp.i18n import _

_ROW = 28
_ID = Qt.ItemDataRole.UserRole
_NAMED_ALONE = ("edit.undo", "edit.redo")


class KeysDialog(Dialog):
    """Choose a command, press its new keys; `chosen` gives what is to be kept."""

    def __init__(self, commands: Commands, keys: Mapping[str, Sequence[str]], parent: QWidget | None = None) -> None:
        super().__init__(_("Keys"), _("Keep"), parent, width=640)
        self._map = Keymap(list(commands), keys)
        self._items: dict[str, QTreeWidgetItem] = {}
        self._heads: list[QTreeWidgetItem] = []
        self._wanted = ""
        self.filter = SearchField(_("Filter commands"), self)
        self.table = self._make_table()
        self.field = KeyField(self)
        self.none = Button(_("No keys"), self, height=36)
        self.reset = Button(_("Usual keys"), self, height=36)
        self.reset_all = Button(_("Usual keys for all"), self, kind="ghost", height=36)
        self.error = QLabel(self)
        self.error.setWordWrap(True)
        self.error.setProperty("role", "error")
        self.take = Button("", self, kind="link", height=28)
        self._fill_body()
        self.filter.textChanged.connect(self._narrow)
        self.table.currentItemChanged.connect(lambda: self._show_current())
        self.table.itemActivated.connect(lambda: self.field.setFocus())
        self.field.pressed.connect(self._on_pressed)
        self.none.clicked.connect(lambda: self._give(""))
        self.take.clicked.connect(lambda: self._give(self._wanted))
        self.reset.clicked.connect(self._on_reset)
        self.reset_all.clicked.connect(self._on_reset_all)
        self._fill()

    def chosen(self) -> Keys:
        """The keys that differ from the usual ones, by the id of the command."""
        return self._map.chosen()

    def choose(self, id: str) -> None:
        """Put the focus on a command."""
        self.table.setCurrentItem(self._items[id])

    def _make_table(self) -> QTreeWidget:
        table = QTreeWidget(self)
        table.setColumnCount(2)
        table.setHeaderHidden(True)
        table.setRootIsDecorated(False)
        table.setItemsExpandable(False)
        table.setIndentation(12)
        table.setUniformRowHeights(True)
        table.setMinimumHeight(340)
        table.setAccessibleName(_("Commands"))
        header = table.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        return table

    def _fill_body(self) -> None:
        self.body.addWidget(self.filter)
        self.body.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        row.addWidget(self.none)
        row.addWidget(self.reset)
        self.body.addLayout(row)
        told = QHBoxLayout()
        told.addWidget(self.error, 1)
        told.addWidget(self.take)
        self.body.addLayout(told)
        self.row.addWidget(self.reset_all)

    def _fill(self) -> None:
        listed = sorted(self._map, key=lambda command: command.group)
        for menu, title in (*SECTIONS, ("", _("Other"))):
            members = [command for command in listed if command.menu == menu]
            if members:
                head = QTreeWidgetItem(self.table, [_(title)])
                head.setFlags(Qt.ItemFlag.ItemIsEnabled)
                head.setFont(0, ui_font(12, 600))
                head.setSizeHint(0, QSize(0, _ROW))
                self._heads.append(head)
                for command in members:
                    item = QTreeWidgetItem(head, [command_name(command)])
                    item.setData(0, _ID, command.id)
                    item.setSizeHint(0, QSize(0, _ROW))
                    self._items[command.id] = item
        self.table.expandAll()
        self._show_keys()
        self.table.setCurrentItem(next(iter(self._items.values())))

    def _show_keys(self) -> None:
        for id, item in self._items.items():
            item.setText(1, "  ·  ".join(key_text(key) for key in self._map.keys(id)) or "–")
            for column in (0, 1):
                item.setFont(column, ui_font(13, 600 if self._map.is_changed(id) else 400))
        self._show_current()

    def _show_current(self) -> None:
        id = self._current()
        self._say("")
        self.field.setText("")
        for widget in (self.field, self.none):
            widget.setEnabled(id is not None)
        allow(self.reset, id is not None and self._map.is_changed(id), _("It has its usual keys."))
        allow(self.reset_all, any(map(self._map.is_changed, self._items)), _("All have their usual keys."))

    def _current(self) -> str | None:
        item = self.table.currentItem()
        return item.data(0, _ID) if item is not None and not item.isHidden() else None

    def _on_pressed(self, key: str) -> None:
        id = self._current()
        if id is None:
            return
        self._wanted = key
        if not self._map.suits(key, id):
            self._say(_("A letter alone would be typed. Press it together with Ctrl or Alt."))
            return
        holders = self._map.holders(key, id)
        if not holders:
            self._give(key)
            return
        names = ", ".join(f"“{command_name(one)}”" for one in holders)
        self._say(
            _("{keys} belongs to {commands}.").format(keys=key_text(key), commands=names), _("Take it from there")
        )

    def _give(self, key: str) -> None:
        id = self._current()
        if id is not None:
            self._map.give(id, key)
            self._show_keys()

    def _on_reset(self) -> None:
        id = self._current()
        if id is not None:
            self._map.reset(id)
            self._show_keys()

    def _on_reset_all(self) -> None:
        self._map.reset_all()
        self._show_keys()

    def _say(self, sentence: str, offer: str = "") -> None:
        self.error.setText(sentence)
        self.take.setText(offer)
        self.take.setVisible(bool(offer))

    def _narrow(self, typed: str) -> None:
        words = typed.casefold().split()
        for command, item in self._items.items():
            told = f"{item.text(0)} {' '.join(self._map.keys(command))}".casefold()
            item.setHidden(not all(word in told for word in words))
        for head in self._heads:
            head.setHidden(not any(item.parent() is head and not item.isHidden() for item in self._items.values()))
        first = next((item for item in self._items.values() if not item.isHidden()), None)
        if first is not None and self._current() is None:
            self.table.setCurrentItem(first)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter among the commands goes on to their keys."""
        if event.key() in ENTER and (self.filter.hasFocus() or self.table.hasFocus()):
            self.field.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)


def command_name(command: Command) -> str:
    """What a command is called, without the step that undo would take."""
    text = command.action.text().replace("&", "").rstrip("…")
    return text.split(":")[0] if command.id in _NAMED_ALONE else text
