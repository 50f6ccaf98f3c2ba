"""How far each coder has come: numbers that open the sources they count."""

from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from qualapp import formats
from qualapp.desktop.team.cells import Cell, number_cell, put_headings, put_in_rows
from qualapp.i18n import _
from qualapp.model.assignment import CoderProgress
from qualapp.model.coding import Coder

_ROW = 44
_ROWS_SEEN = 5
_BESIDE = 5


class ProgressTable(QTableWidget):
    """A row for each coder; `sources_wanted` tells what a number counts, and in which words."""

    sources_wanted = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Progress of each coder"))
        put_in_rows(self, _ROW)
        self.cellActivated.connect(self._open)
        self.cellClicked.connect(self._open)

    def show_progress(self, progress: Sequence[CoderProgress], coders: dict[int, Coder]) -> None:
        """Show how far these coders have come."""
        work = [_("Handed out"), _("Begun"), _("Done"), _("Left"), _("Beside"), _("Words"), _("Coded")]
        headings = [_("Coder"), *work, _("Last worked")]
        self.clear()
        self.setColumnCount(len(headings))
        self.setRowCount(len(progress))
        put_headings(self, headings, 1, {_BESIDE: _("Coded by a coder to whom they are not handed out")})
        for row, one in enumerate(progress):
            self._fill_row(row, one, coders[one.coder_id])
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(84)
        self.setFixedHeight(header.sizeHint().height() + _ROW * min(max(len(progress), 1), _ROWS_SEEN) + 2)

    def _fill_row(self, row: int, one: CoderProgress, coder: Coder) -> None:
        name = QTableWidgetItem(coder.name)
        name.setToolTip(coder.name)
        name.setData(Cell.FACE, (coder.initials, coder.colour))
        self.setItem(row, 0, name)
        for column, (some, said) in enumerate(_counted(one), 1):
            item = number_cell(formats.number(len(some)), "accent" if some else "text-3")
            if some:
                item.setData(Cell.LEADS, (frozenset(some), said.format(name=coder.name)))
                item.setToolTip(_("Show these sources"))
            self.setItem(row, column, item)
        last = formats.date_time(datetime.fromtimestamp(one.latest / 1_000_000, UTC)) if one.latest else "–"
        share = formats.percent(one.coded) if one.assigned else "–"
        for column, text in enumerate((formats.number(one.words), share, last), _BESIDE + 1):
            self.setItem(row, column, number_cell(text))

    def _open(self, row: int, column: int) -> None:
        item = self.item(row, column)
        if item is not None and item.data(Cell.LEADS):
            self.sources_wanted.emit(*item.data(Cell.LEADS))


def _counted(one: CoderProgress) -> Sequence[tuple[Sequence[int], str]]:
    """What the numbers of a coder count, with the words for it."""
    left = [number for number in one.assigned if number not in one.done]
    return (
        (one.assigned, _("Handed out to {name}")),
        (one.begun, _("Begun by {name}")),
        (one.done, _("Done by {name}")),
        (left, _("Left for {name}")),
        (one.beside, _("Coded by {name}, handed out to others or nobody")),
    )
