"""The page of hypotheses: all of them with their evidence per visit, and the chosen one beside."""

from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QLineEdit, QWidget

from qualapp import formats
from qualapp.desktop.evidence.table_page import TablePage
from qualapp.desktop.hypotheses.model import FIRST_VISIT, STATUS, CountsPainter, HypothesisModel
from qualapp.desktop.hypotheses.panel import HypothesisPanel
from qualapp.desktop.look.widgets import EmptyView
from qualapp.desktop.session import Session
from qualapp.i18n import _, _n
from qualapp.reports.hypotheses import ToldEvidence, told_hypotheses

_VISIT_WIDTH = 142


class HypothesesPage(TablePage):
    """A new one is written in the line above; status is set by hand; rows of evidence open their words."""

    shown = frozenset({"hypothesis", "evidence", "excerpt", "source", "case", "visit", "turn", "informant", "coder"})

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.model = HypothesisModel(self)
        table = self.make_table(self.model, _("Hypotheses"))
        painter = CountsPainter(table)
        for column in range(FIRST_VISIT, STATUS):
            table.setItemDelegateForColumn(column, painter)
            table.setColumnWidth(column, _VISIT_WIDTH)
        table.setColumnWidth(1, 120)
        table.setColumnWidth(STATUS, 110)
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(_("Write a new hypothesis, and press Enter"))
        self.field.setAccessibleName(_("New hypothesis"))
        self.field.returnPressed.connect(self.add)
        self.panel = HypothesisPanel(self)
        head = QWidget(self)
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 10, 16, 10)
        row.addWidget(self.field)
        advice = _("What should the next visit show? Write it above; then give evidence for and against it with {key}.")
        nothing = EmptyView("lightbulb", _("No hypotheses yet"), advice, self, keys={"key": "coding.evidence"})
        self.lay_out(head, self.panel, nothing)
        table.selectionModel().currentChanged.connect(lambda *_places: self._show_chosen())
        self.panel.described.connect(self._describe)
        self.panel.removed.connect(self._remove)
        self.panel.place_wanted.connect(self._open)

    def add(self) -> None:
        """Write the hypothesis that stands in the field."""
        text = self.field.text()
        if not text.strip():
            return

        def _add() -> None:
            made = self._session.project.hypotheses.add(text)
            self.field.clear()
            self.reload()
            self.show_hypothesis(made.id)

        self.attempt(_add)

    def show_hypothesis(self, hypothesis_id: int) -> None:
        """Choose a hypothesis."""
        self.show_rows(self.model.row_of(hypothesis_id))

    def read(self) -> None:
        chosen = self._chosen()
        shown = self._session.shown_coders
        self.model.show(told_hypotheses(self._session.project, shown))
        self.field.setReadOnly(self._session.project.read_only)
        row = self.model.row_of(chosen)
        self.show_rows(row)
        self._show_chosen()

    def status(self) -> str:
        count = len(self.model.told)
        return _n("{n} hypothesis", "{n} hypotheses", count).format(n=formats.number(count))

    def keep(self) -> None:
        """Store what is being written."""
        self.panel.keep()

    def _chosen(self) -> int | None:
        return self.panel.told.hypothesis.id if self.panel.told else None

    def _show_chosen(self) -> None:
        row = self.table.currentIndex().row()
        told = self.model.told[row] if 0 <= row < len(self.model.told) else None
        self.panel.show_hypothesis(told, read_only=self._session.project.read_only)

    def _describe(self, field: str, value: object) -> None:
        told = self.panel.told
        if told is not None:
            self.attempt(lambda: self._session.project.hypotheses.describe(told.hypothesis.id, **{field: value}))  # type: ignore[arg-type]

    def _remove(self) -> None:
        told = self.panel.told
        if told is not None:
            self.attempt(lambda: self._session.project.hypotheses.remove(told.hypothesis.id))

    def _open(self, one: ToldEvidence) -> None:
        self.place_wanted.emit(one.cited.source.id, one.cited.range, one.evidence.excerpt_id)
