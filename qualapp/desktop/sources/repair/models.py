"""The groups of repairs and the places of one group, as lists with ticks."""

from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from qualapp.desktop.sources.repair.choice import Group, RepairChoice
from qualapp.formats import number
from qualapp.i18n import _

Index = QModelIndex | QPersistentModelIndex
Pieces = tuple[str, str, str, str]
"""The words before a place, what goes, what comes, and the words after."""

_AROUND = 90
_CHECK = Qt.ItemDataRole.CheckStateRole


class Role(IntEnum):
    """What a row tells beside its title."""

    GROUP = Qt.ItemDataRole.UserRole + 1
    COUNT = Qt.ItemDataRole.UserRole + 2
    PIECES = Qt.ItemDataRole.UserRole + 3


class _Ticked(QAbstractListModel):
    """A list whose rows stand for repairs."""

    def __init__(self, choice: RepairChoice, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.choice = choice
        choice.changed.connect(self._on_changed)

    def members(self, row: int) -> tuple[int, ...]:
        """The repairs of a row."""
        raise NotImplementedError

    def tick(self, rows: list[int], on: bool) -> None:
        """Want the repairs of some rows, or leave them out."""
        self.choice.want([member for row in rows for member in self.members(row)], on)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index) | Qt.ItemFlag.ItemNeverHasChildren | Qt.ItemFlag.ItemIsUserCheckable

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != _CHECK:
            return False
        self.tick([index.row()], Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def _on_changed(self) -> None:
        if self.rowCount():
            self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))


class GroupModel(_Ticked):
    """Kinds of repairs, and under each what changes and how often."""

    def group(self, row: int) -> Group:
        """The group of a row."""
        return self.choice.groups[row]

    def members(self, row: int) -> tuple[int, ...]:
        return self.choice.groups[row].members

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.choice.groups)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        group = self.choice.groups[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return group.title
        if role == _CHECK:
            return self.choice.state(group.members)
        if role == Role.GROUP:
            return group
        if role == Role.COUNT:
            return self._counted(group)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (group.title, self._counted(group), _doubt(group)) if part)
        return None

    def _counted(self, group: Group) -> str:
        wanted, all = self.choice.count(group.members), len(group.members)
        if 0 < wanted < all or group.is_kind:
            return _("{n} of {all}").format(n=number(wanted), all=number(all))
        return number(all) if all > 1 else ""


class PlaceModel(_Ticked):
    """The places of one group, each with the words around it."""

    def __init__(self, choice: RepairChoice, parent: QObject | None = None) -> None:
        super().__init__(choice, parent)
        self._members: tuple[int, ...] = ()

    def show_members(self, members: tuple[int, ...]) -> None:
        """List these repairs."""
        self.beginResetModel()
        self._members = members
        self.endResetModel()

    def members(self, row: int) -> tuple[int, ...]:
        return (self._members[row],)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._members)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        member = self._members[index.row()]
        if role == _CHECK:
            return self.choice.state([member])
        if role == Role.PIECES:
            return self._pieces(member)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            before, gone, new, after = self._pieces(member)
            return f"{before}{gone} → {new}{after}"
        return None

    def _pieces(self, member: int) -> Pieces:
        text, each = self.choice.text, self.choice.repairs[member]
        first, last = each.shown
        before = text[max(0, first - _AROUND) : first]
        after = text[last : last + _AROUND]
        return _plain(before).lstrip(), _seen(each.before(text)), _seen(each.after(text)), _plain(after).rstrip()


def _doubt(group: Group) -> str:
    return "" if group.is_sure else _("perhaps")


def _plain(words: str) -> str:
    return "".join(" " if letter.isspace() else letter for letter in words)


def _seen(words: str) -> str:
    """Words with their line ends to be seen."""
    return words.replace("\n", "¶").replace("\t", " ")
