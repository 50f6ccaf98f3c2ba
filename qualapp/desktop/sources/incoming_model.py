"""The files of an import as a list with check marks."""

from collections.abc import Callable, Iterable
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from qualapp.desktop.sources.incoming import Incoming, State
from qualapp.desktop.words import kind_icon, kind_word
from qualapp.formats import number
from qualapp.i18n import _, _n

Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """What a row tells beside its name."""

    ICON = Qt.ItemDataRole.UserRole + 1
    TOKEN = Qt.ItemDataRole.UserRole + 2
    STATE = Qt.ItemDataRole.UserRole + 3


class IncomingModel(QAbstractListModel):
    """Files in the order in which they were found; `ticked` tells that some are wanted or no longer."""

    ticked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.files: list[Incoming] = []

    def append(self, files: Iterable[Incoming]) -> None:
        """List more files."""
        added = list(files)
        if added:
            first = len(self.files)
            self.beginInsertRows(QModelIndex(), first, first + len(added) - 1)
            self.files += added
            self.endInsertRows()

    def clear(self) -> None:
        """Let go of all files."""
        self.beginResetModel()
        self.files.clear()
        self.endResetModel()

    def wanted(self) -> list[Incoming]:
        """The files that are to be imported."""
        return [file for file in self.files if file.wanted and file.reading is not None]

    def want(self, rows: Iterable[int], wanted: bool) -> None:
        """Import these files, or leave them out; what could not be read stays out."""
        for row in rows:
            file = self.files[row]
            file.wanted = wanted and file.reading is not None
        self.refresh()
        self.ticked.emit()

    def refresh(self) -> None:
        """Show the rows anew."""
        if self.files:
            self.dataChanged.emit(self.index(0), self.index(len(self.files) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        return 0 if parent.isValid() else len(self.files)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsUserCheckable if self.files[index.row()].reading else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        file = self.files[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole:
            if file.reading is None:
                return None
            return Qt.CheckState.Checked if file.wanted else Qt.CheckState.Unchecked
        told = _TOLD.get(role)
        return told(file) if told else None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.want([index.row()], value in (Qt.CheckState.Checked, Qt.CheckState.Checked.value))
        return True


def state_of(file: Incoming) -> str:
    """How it stands with a file, in a sentence or a few words."""
    if file.state is State.UNREAD:
        return file.message
    if file.state is State.HERE:
        return _("is already here as “{name}”").format(name=file.same_as)
    if file.state is State.TWIN:
        return _("is the same as “{name}”").format(name=file.same_as)
    turns = sum(voice.turns for voice in file.voices.values() if voice.speaks)
    amount = _n("{n} turn", "{n} turns", turns) if turns else _("no speakers")
    return f"{kind_word(file.facts.kind)} · {amount.format(n=number(turns))}"


def _icon(file: Incoming) -> str:
    marks = {State.UNREAD: "circle-alert", State.HERE: "copy", State.TWIN: "copy"}
    return marks.get(file.state) or kind_icon(file.facts.kind)


def _token(file: Incoming) -> str:
    return {State.UNREAD: "danger", State.READY: "text-2"}.get(file.state, "warning")


def _tip(file: Incoming) -> str:
    notes = file.reading.notes if file.reading else ()
    return "\n".join((file.file_name, state_of(file), *notes))


_TOLD: dict[int, Callable[[Incoming], str]] = {
    Qt.ItemDataRole.DisplayRole: lambda file: file.file_name,
    Qt.ItemDataRole.ToolTipRole: _tip,
    Qt.ItemDataRole.AccessibleTextRole: lambda file: f"{file.file_name}, {state_of(file)}",
    Role.ICON: _icon,
    Role.TOKEN: _token,
    Role.STATE: state_of,
}
