"""A table from elsewhere: what its rows and columns are, and what they would change."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QGridLayout,
    QLabel,
    QScrollArea,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from qualapp import formats
from qualapp.desktop.cases.sheets import SHEETS
from qualapp.desktop.cases.table_columns import LEAVE_OUT, NEW, Recognised, Target, proposed_targets, recognised
from qualapp.desktop.cases.table_plan import Fate, Plan, carry_out, carry_out_beside, plan
from qualapp.desktop.cases.variable_dialog import TYPES
from qualapp.desktop.jobs import Job
from qualapp.desktop.look.widgets import Choice, Dialog, FormField, Segments, allow
from qualapp.desktop.session import Session
from qualapp.desktop.sources.choice_box import ChoiceBox
from qualapp.desktop.sources.work_line import WorkLine
from qualapp.errors import UserError
from qualapp.i18n import N_, _, _n
from qualapp.importers.tables import Table
from qualapp.model.variable import VariableType
from qualapp.progress import finish
from qualapp.store.changes import Changes

_WIDTH = 980
_AIR = 56
_MOST_SHOWN = 200
_AT_ONCE = 2000
_GRID_HEIGHT = 190
_BESIDE = 8
_WIDEST = 280
_FATES = {
    Fate.NEW: N_("new"),
    Fate.CHANGED: N_("changes"),
    Fate.SAME: N_("the same"),
    Fate.UNCLEAR: N_("left out"),
}
_ACTS = {
    "case": N_("Import as cases"),
    "source": N_("Import as sources"),
    "informant": N_("Import as informants"),
}


class TableDialog(Dialog):
    """Matches the columns, shows what would be new and what would change, and writes it in one step."""

    imported = Signal(int)
    """Carries how many rows were written."""

    def __init__(self, session: Session, table: Table, noun: str, parent: QWidget | None = None) -> None:
        super().__init__(_("Import “{name}”").format(name=table.name), _("Import"), parent, width=640)
        self.setFixedWidth(_WIDTH + _AIR)
        self._session = session
        self._table = table
        self.plan: Plan | None = None
        self._comparing: Job[Plan] | None = None
        self._writing: Job[tuple[int, list[Changes]]] | None = None
        self.work = WorkLine(self)
        self.row.takeAt(self.row.count() - 1)
        self.row.addWidget(self.work, 1)
        self.targets: list[Target] = []
        self.boxes: list[ChoiceBox] = []
        nouns = [("case", _("Cases")), ("source", _("Sources")), ("informant", _("Informants"))]
        found = recognised(session.project, table, noun)
        self.noun = Segments([Choice(*pair) for pair in nouns], self, value=found.noun, name=_("The rows are"))
        self.noun.changed.connect(lambda _value: self._propose())
        self._grid_area = QScrollArea(self)
        self._grid_area.setWidgetResizable(True)
        self.summary = QLabel(self)
        self.summary.setProperty("role", "strong")
        self.summary.setWordWrap(True)
        self.preview = QTableWidget(self)
        self.preview.setAccessibleName(_("Preview"))
        self.preview.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.preview.verticalHeader().hide()
        self.preview.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.preview.setFixedHeight(240)
        notes = QLabel("\n".join(table.notes), self)
        notes.setProperty("role", "caption")
        notes.setWordWrap(True)
        notes.setVisible(bool(table.notes))
        self.kind = FormField(_("The rows are"), self.noun, self, hint=_why(found))
        for widget in (self.kind, self._grid_area, self.summary, self.preview, notes):
            self.body.addWidget(widget)
        self._propose()

    def _propose(self) -> None:
        """Match the columns anew, as for rows of this kind."""
        noun = str(self.noun.value())
        self.primary.setText(_(_ACTS[noun]))
        sheet = SHEETS[noun](self._session.project)
        self.targets = proposed_targets(sheet, self._table)
        choices: list[tuple[object, str]] = [(LEAVE_OUT, _("leave out"))]
        choices += [(column.key, column.title) for column in sheet.columns() if not column.is_fixed]
        choices += [((NEW, type), _("new variable: {type}").format(type=_(name))) for type, name in TYPES.items()]
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 12, 0)
        grid.setHorizontalSpacing(16)
        self.boxes = []
        for place, title in enumerate(self._table.titles):
            self._add_column(grid, place, title, choices)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(len(self._table.titles), 1)
        self._grid_area.setWidget(holder)
        holder.setAutoFillBackground(False)
        self._grid_area.viewport().setAutoFillBackground(False)
        self._grid_area.setFixedHeight(min(_GRID_HEIGHT, holder.sizeHint().height()))
        self._show_plan()

    def _add_column(self, grid: QGridLayout, place: int, title: str, choices: list[tuple[object, str]]) -> None:
        name = title or _("Column {number}").format(number=place + 1)
        label = QLabel(name)
        label.setProperty("role", "strong")
        sample = QLabel(", ".join([row[place] for row in self._table.rows if row[place]][:3])[:80])
        sample.setProperty("role", "secondary")
        box = ChoiceBox(choices, _("Where “{column}” goes").format(column=name))
        box.setMinimumWidth(270)
        target = self.targets[place]
        box.show_value((NEW, target.type) if target.key == NEW else target.key)
        box.chosen.connect(lambda value, place=place: self._choose(place, value))
        grid.addWidget(label, place, 0)
        grid.addWidget(sample, place, 1)
        grid.addWidget(box, place, 2)
        self.boxes.append(box)

    def _choose(self, place: int, value: object) -> None:
        if isinstance(value, tuple):
            self.targets[place] = Target(NEW, VariableType(value[1]))
        else:
            self.targets[place] = Target(str(value))
        self._show_plan()

    def _show_plan(self) -> None:
        """Hold the table against the project; a long one on a thread beside the window."""
        self._stop_comparing()
        try:
            work = plan(self._session.project, str(self.noun.value()), self._table, self.targets)
        except UserError as error:
            self._show_nothing(error.message)
            return
        if len(self._table.rows) <= _AT_ONCE:
            self._take_plan(finish(work))
            return
        self._show_nothing(_("The table is held against the project…"))
        job = Job(_("Comparing"), lambda: work, self._take_plan, None, self._session)
        self._comparing = job
        job.finished.connect(lambda: self._on_compared(job))
        self.work.watch(job)
        job.start()

    def _stop_comparing(self) -> None:
        job, self._comparing = self._comparing, None
        if job is not None:
            job.stop(wait=True)

    def _on_writing_ended(self) -> None:
        self._writing = None
        allow(self.primary, True)

    def _on_compared(self, job: Job[Plan]) -> None:
        if self._comparing is job:
            self._comparing = None
            self._show_nothing(_("Stopped. Choose where a column goes to compare again."))

    def _show_nothing(self, why: str) -> None:
        self.plan = None
        self.summary.setText(why)
        self.preview.setRowCount(0)
        allow(self.primary, False, why)

    def done(self, result: int) -> None:
        """Leave; what is going on is stopped, and nothing of it is written."""
        self._stop_comparing()
        if self._writing is not None:
            self._writing.stop(wait=True)
        super().done(result)

    def _take_plan(self, planned: Plan) -> None:
        self.plan = planned
        counts = planned.counts()
        self.summary.setText(
            _("{new} new · {changed} changed · {same} the same · {unclear} left out").format(
                **{fate.value: formats.number(counts[fate]) for fate in Fate}
            )
        )
        allow(self.primary, bool(counts[Fate.NEW] + counts[Fate.CHANGED]), _("There is nothing new in the table."))
        self._fill_preview(planned)

    def _fill_preview(self, planned: Plan) -> None:
        """What is left out first: that is what somebody has to look at."""
        order = [Fate.UNCLEAR, Fate.CHANGED, Fate.NEW, Fate.SAME]
        rows = sorted(zip(planned.rows, self._table.rows, strict=True), key=lambda pair: order.index(pair[0].fate))
        self.preview.setColumnCount(len(self._table.titles) + 2)
        self.preview.setHorizontalHeaderLabels(["", *self._table.titles, _("Why")])
        self.preview.setRowCount(min(len(rows), _MOST_SHOWN))
        for place, (row, cells) in enumerate(rows[:_MOST_SHOWN]):
            for across, text in enumerate((_(_FATES[row.fate]), *cells, row.why)):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.preview.setItem(place, across, item)
        last = len(self._table.titles) + 1
        self.preview.setColumnHidden(last, not any(row.why for row, _cells in rows[:_MOST_SHOWN]))
        self._share_room(last)

    def _share_room(self, last: int) -> None:
        """Each column as wide as what stands in it; the last takes the room that is left."""
        self.preview.horizontalHeader().setStretchLastSection(True)
        for across in range(last):
            self.preview.resizeColumnToContents(across)
            self.preview.setColumnWidth(across, min(self.preview.columnWidth(across) + _BESIDE, _WIDEST))

    def accept(self) -> None:
        """Write, behind the notice in the status bar where the project is a file."""
        planned = self.plan
        if planned is None:
            return
        project = self._session.project
        if project.path is None:
            self._on_written((finish(carry_out(project, planned)), []))
            return
        allow(self.primary, False)
        title = _("Import “{name}”").format(name=self._table.name)
        job = self._session.run(title, lambda: carry_out_beside(project, planned), self._on_written, self._on_failed)
        self._writing = job
        job.finished.connect(self._on_writing_ended)
        self.work.watch(job)

    def _on_written(self, result: tuple[int, list[Changes]]) -> None:
        number, changes = result
        for change in changes:
            self._session.project.history.announce(change)
        self.imported.emit(number)
        super().accept()

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self.summary.setText(error.message)
        allow(self.primary, True)


def rows_written(number: int) -> str:
    """How many rows came in, as a sentence."""
    return _n("{n} row imported", "{n} rows imported", number).format(n=formats.number(number))


def _why(found: Recognised) -> str:
    """Why the rows are taken for what they are proposed to be."""
    if not found.headings:
        return _("The headings do not tell it for certain. Choose what the rows are.")
    return _("Proposed by the headings: {headings}.").format(headings=", ".join(found.headings))
