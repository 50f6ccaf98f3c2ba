"""A table of the project as Qt reads it: sorted, filtered, and written through the store's verbs."""

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from qualapp.desktop.cases.columns import Column
from qualapp.desktop.cases.sheets import Row, Sheet
from qualapp.errors import UserError
from qualapp.i18n import N_

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class SheetModel(QAbstractTableModel):
    """Shows the rows of a sheet. What is written in one go, however many cells, is one step."""

    refused = Signal(str)
    """A value could not be written: carries the sentence that says why."""
    written = Signal()

    def __init__(self, sheet: Sheet, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sheet = sheet
        self.columns: list[Column] = []
        self._all: list[Row] = []
        self._rows: list[Row] = []
        self._words = ""
        self._sorted: tuple[int, Qt.SortOrder] | None = None
        self.read()

    def read(self) -> None:
        """Read the project anew; rows stay where they are, new ones come last."""
        places = {row.id: place for place, row in enumerate(self._all)}
        columns = self.sheet.columns()
        rows = self.sheet.rows()
        if places:
            rows.sort(key=lambda row: places.get(row.id, len(places)))
        shown = [row for row in rows if self._lets_through(row, columns)]
        same = [row.id for row in shown] == [row.id for row in self._rows]
        same_columns = [column.key for column in columns] == [column.key for column in self.columns]
        if same and same_columns:
            self.columns, self._all, self._rows = columns, rows, shown
            if shown:
                self.dataChanged.emit(self.index(0, 0), self.index(len(shown) - 1, len(columns) - 1))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(columns) - 1)
            return
        self.beginResetModel()
        self.columns, self._all, self._rows = columns, rows, shown
        self.endResetModel()

    def show_only(self, words: str) -> None:
        """Show only rows in which all these words stand somewhere."""
        self.beginResetModel()
        self._words = words.casefold()
        self._rows = [row for row in self._all if self._lets_through(row, self.columns)]
        self.endResetModel()

    @property
    def shown(self) -> int:
        """How many rows are shown."""
        return len(self._rows)

    @property
    def total(self) -> int:
        """How many rows there are."""
        return len(self._all)

    def id_of(self, row: int) -> int:
        """The id of what a row shows."""
        return self._rows[row].id

    def row_of(self, id: int) -> int | None:
        """The place of what has this id, where it is shown."""
        return next((place for place, row in enumerate(self._rows) if row.id == id), None)

    def texts(self) -> list[list[str]]:
        """All that is shown, as it is read."""
        return [
            [column.shown(value) for column, value in zip(self.columns, row.values, strict=True)] for row in self._rows
        ]

    def write(self, cells: Iterable[tuple[int, int, str]]) -> bool:
        """Write texts into cells, given by row and column; all of it is one step, or none where one is refused."""
        try:
            changes = self._changes(cells)
            self._write(changes)
        except UserError as error:
            self.refused.emit(error.message)
            return False
        self.written.emit()
        return True

    def _changes(self, cells: Iterable[tuple[int, int, str]]) -> dict[tuple[int, str], list[int]]:
        """Which rows get which value in which column; cells that have it already are left out."""
        changes: dict[tuple[int, str], list[int]] = {}
        for row, place, text in cells:
            column = self.columns[place]
            if text == column.shown(self._rows[row].values[place]):
                continue
            stored = column.read(text)
            if stored != self._rows[row].values[place]:
                changes.setdefault((place, stored), []).append(self._rows[row].id)
        return changes

    def _write(self, changes: dict[tuple[int, str], list[int]]) -> None:
        number = sum(map(len, changes.values()))
        if not number:
            return
        if len(changes) == 1 and number == 1:
            (((place, stored), ids),) = changes.items()
            self.sheet.write(ids, self.columns[place], stored)
            return
        with self.sheet.project.history.step(N_("Change {number} cells"), number=str(number)):
            for (place, stored), ids in changes.items():
                self.sheet.write(ids, self.columns[place], stored)

    def _lets_through(self, row: Row, columns: Sequence[Column]) -> bool:
        if not self._words:
            return True
        text = "\n".join(column.shown(value) for column, value in zip(columns, row.values, strict=True)).casefold()
        return all(word in text for word in self._words.split())

    # What Qt asks

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.kind == "number" else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return column.title if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        column = self.columns[index.column()]
        stored = self._rows[index.row()].values[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.shown(stored).replace("\n", " ")
            case Qt.ItemDataRole.EditRole | Qt.ItemDataRole.ToolTipRole:
                return column.shown(stored)
            case Qt.ItemDataRole.TextAlignmentRole:
                side = Qt.AlignmentFlag.AlignRight if column.kind == "number" else Qt.AlignmentFlag.AlignLeft
                return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        return role == Qt.ItemDataRole.EditRole and self.write([(index.row(), index.column(), str(value))])

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags if self.columns[index.column()].is_fixed else flags | Qt.ItemFlag.ItemIsEditable

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if not 0 <= column < len(self.columns):
            return
        self.layoutAboutToBeChanged.emit()
        kept = [(index, self._rows[index.row()].id) for index in self.persistentIndexList()]
        self._sort(column, order)
        places = {row.id: place for place, row in enumerate(self._rows)}
        for index, id in kept:
            self.changePersistentIndex(index, self.index(places[id], index.column()))
        self.layoutChanged.emit()

    def _sort(self, place: int, order: Qt.SortOrder) -> None:
        column = self.columns[place]
        filled = [row for row in self._all if row.values[place]]
        empty = [row for row in self._all if not row.values[place]]
        down = order is Qt.SortOrder.DescendingOrder
        filled.sort(key=lambda row: column.order(row.values[place]), reverse=down)
        self._all = filled + empty
        self._rows = [row for row in self._all if self._lets_through(row, self.columns)]
