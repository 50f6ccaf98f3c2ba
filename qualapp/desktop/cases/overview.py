"""The overview: persons and interviews by activity and role, counted apart."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QStackedLayout,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from qualapp import formats
from qualapp.analysis.attendance import AttendanceTable, Count, attendance_table
from qualapp.desktop.cases.export_button import ExportButton
from qualapp.desktop.look import ui_font
from qualapp.desktop.look.widgets import Choice, EmptyView, Segments, allow
from qualapp.desktop.session import Session
from qualapp.errors import UserError
from qualapp.exporters.plain_table import Cell, write_plain_table
from qualapp.i18n import _
from qualapp.store.changes import Changes

_WIDEST = 220
_READ = {"source", "turn", "informant"}
_BOTH, _PERSONS, _INTERVIEWS = "both", "persons", "interviews"


class Overview(QWidget):
    """A table with activities down and roles across; each person and each interview counts once."""

    failed = Signal(str)
    saved = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._stale = True
        self.counted = attendance_table([])
        choices = [
            Choice(_BOTH, _("Persons / interviews")),
            Choice(_PERSONS, _("Persons")),
            Choice(_INTERVIEWS, _("Interviews")),
        ]
        self.what = Segments(choices, self, value=_BOTH, name=_("Count"))
        self.what.changed.connect(lambda _value: self._fill())
        self.export = ExportButton(_("Export the overview"), self._name, self)
        self.export.chosen.connect(self.export_to)
        self.table = QTableWidget(self)
        self.table.setAccessibleName(_("Persons and interviews by activity and role"))
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.table.verticalHeader().setDefaultSectionSize(38)
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setMaximumSectionSize(_WIDEST)
        header.setMinimumSectionSize(96)
        self.table.setCornerButtonEnabled(False)
        self._lay_out()
        session.changed.connect(self._on_changed)

    def _lay_out(self) -> None:
        note = QLabel(
            _(
                "Persons are counted once, however often they were asked; a group interview is one interview."
                " Interviewers are left out. Confirm who speaks in each source first."
            ),
            self,
        )
        note.setProperty("role", "caption")
        note.setWordWrap(True)
        note.setContentsMargins(16, 8, 16, 10)
        bar = QHBoxLayout()
        bar.setContentsMargins(16, 8, 12, 8)
        bar.addWidget(self.what)
        bar.addStretch(1)
        bar.addWidget(self.export)
        page = QWidget(self)
        page.setProperty("ground", "surface")
        self._pages = QStackedLayout(page)
        self._empty = EmptyView(
            "users", _("Nobody has been asked yet"), _("Import interviews with speakers; they are counted here."), page
        )
        self._pages.addWidget(self.table)
        self._pages.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(page, 1)
        column.addWidget(note)

    def read(self) -> None:
        """Count anew."""
        self._stale = False
        self.counted = attendance_table(self._session.project.cases.attendances())
        is_empty = not self.counted.activities
        self._pages.setCurrentWidget(self._empty if is_empty else self.table)
        allow(self.export, not is_empty, _("There is nothing to export yet."))
        self._fill()

    def _on_changed(self, changes: Changes) -> None:
        if _READ & changes.tables:
            self._stale = True
            if self.isVisible():
                self.read()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.read()

    def _fill(self) -> None:
        counted = self.counted
        self.table.setColumnCount(len(counted.roles) + 1)
        self.table.setRowCount(len(counted.activities) + 1)
        self.table.setHorizontalHeaderLabels([*(role or _("no role") for role in counted.roles), _("In all")])
        self.table.setVerticalHeaderLabels([*(name or _("no activity") for name in counted.activities), _("In all")])
        for down, counts in enumerate(counts_of(counted)):
            for across, count in enumerate(counts):
                item = QTableWidgetItem(self._shown(count))
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                is_total = down == len(counted.activities) or across == len(counted.roles)
                item.setFont(ui_font(13, 600 if is_total else 400, tabular=True))
                self.table.setItem(down, across, item)
        self.table.resizeColumnsToContents()

    def _shown(self, count: Count) -> str:
        if not count.persons:
            return ""
        persons, interviews = formats.number(count.persons), formats.number(count.interviews)
        return {_PERSONS: persons, _INTERVIEWS: interviews}.get(str(self.what.value()), f"{persons} / {interviews}")

    def _name(self) -> str:
        return _("{project} – persons and interviews").format(project=self._session.project.name)

    def export_to(self, path: Path) -> None:
        """Write persons and interviews, each in columns of their own, in the format of the path's ending."""
        try:
            write_plain_table(path, _("Persons and interviews"), rows_of(self.counted))
        except UserError as error:
            self.failed.emit(error.message)
            return
        self.saved.emit(path)


def counts_of(counted: AttendanceTable) -> list[list[Count]]:
    """The counts row by row, with the totals at the right and below."""
    rows = [
        [*(counted.cells[activity, role] for role in counted.roles), counted.by_activity[activity]]
        for activity in counted.activities
    ]
    return [*rows, [*(counted.by_role[role] for role in counted.roles), counted.total]]


def rows_of(counted: AttendanceTable) -> list[list[Cell]]:
    """The table as it is exported."""
    heads = [*(role or _("no role") for role in counted.roles), _("In all")]
    titles: list[Cell] = [_("Activity")]
    for head in heads:
        titles += [_("{role}: persons").format(role=head), _("{role}: interviews").format(role=head)]
    names = [*(name or _("no activity") for name in counted.activities), _("In all")]
    rows: list[list[Cell]] = [titles]
    for name, counts in zip(names, counts_of(counted), strict=True):
        row: list[Cell] = [name]
        for count in counts:
            row += [count.persons, count.interviews]
        rows.append(row)
    return rows
