"""Who codes what: sources down, coders across, a tick where a source is handed out."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from qualapp import formats
from qualapp.desktop.team.cells import Cell, number_cell, put_headings, put_in_rows
from qualapp.i18n import _
from qualapp.model.assignment import Assignment
from qualapp.model.coding import Coder
from qualapp.model.source import Source

_ROW = 36
_FIRST = 3
_PRESS = {Qt.Key.Key_Space}
_OPEN = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class SharingGrid(QTableWidget):
    """Ticks are set by a click or by Space; Enter or a double click on a name opens the source."""

    toggled = Signal(int, int, bool)
    """Carries the ids of a source and a coder, and whether it is to be handed out."""
    source_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Who codes which source"))
        put_in_rows(self, _ROW)
        self.cellClicked.connect(self._press)
        self.cellDoubleClicked.connect(self._open)

    def show_sources(self, sources: Sequence[Source], coders: Sequence[Coder], given: Sequence[Assignment]) -> None:
        """Show these sources and who codes them; the place in the table stays."""
        place = self.currentRow(), self.currentColumn(), self.verticalScrollBar().value()
        by_place = {(one.source_id, one.coder_id): one for one in given}
        self.clear()
        self.setColumnCount(_FIRST + len(coders))
        self.setRowCount(len(sources))
        headings = [_("Source"), _("Case"), _("Words"), *(coder.initials for coder in coders)]
        put_headings(self, headings, 2, {column: coder.name for column, coder in enumerate(coders, _FIRST)})
        for column in range(_FIRST, len(headings)):
            if (head := self.horizontalHeaderItem(column)) is not None:
                head.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
        for row, source in enumerate(sources):
            self._fill_row(row, source, coders, by_place)
        self._size_columns(len(coders))
        self.setCurrentCell(min(place[0], len(sources) - 1), place[1])
        self.verticalScrollBar().setValue(place[2])

    def _size_columns(self, coders: int) -> None:
        header = self.horizontalHeader()
        header.setMinimumSectionSize(64)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in range(_FIRST, _FIRST + coders):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            self.setColumnWidth(column, 72)

    def _fill_row(
        self, row: int, source: Source, coders: Sequence[Coder], given: dict[tuple[int, int], Assignment]
    ) -> None:
        for column, text in enumerate((source.name, source.case)):
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            item.setData(Cell.TOKEN, "text-2" if column else "text")
            self.setItem(row, column, item)
        self.setItem(row, _FIRST - 1, number_cell(formats.number(source.words)))
        for column, coder in enumerate(coders, _FIRST):
            one = given.get((source.id, coder.id))
            item = QTableWidgetItem()
            item.setData(Cell.TICK, "" if one is None else "done" if one.done is not None else "given")
            item.setData(Cell.CODER, coder.id)
            said = _tick_words(one).format(source=source.name, name=coder.name)
            item.setToolTip(said)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
            self.setItem(row, column, item)
        for column in range(self.columnCount()):
            if (cell := self.item(row, column)) is not None:
                cell.setData(Cell.SOURCE, source.id)

    def _press(self, row: int, column: int) -> None:
        item = self.item(row, column)
        if item is not None and item.data(Cell.TICK) is not None:
            self.toggled.emit(item.data(Cell.SOURCE), item.data(Cell.CODER), not item.data(Cell.TICK))

    def _open(self, row: int, column: int) -> None:
        item = self.item(row, column)
        if item is not None and column < _FIRST:
            self.source_wanted.emit(item.data(Cell.SOURCE))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _PRESS:
            self._press(self.currentRow(), self.currentColumn())
        elif key in _OPEN and (item := self.currentItem()) is not None:
            self.source_wanted.emit(item.data(Cell.SOURCE))
        else:
            super().keyPressEvent(event)


def _tick_words(one: Assignment | None) -> str:
    if one is None:
        return _("“{source}” is not handed out to {name}")
    if one.done is not None:
        return _("“{source}” is handed out to {name}, who is done with it")
    return _("“{source}” is handed out to {name}")
