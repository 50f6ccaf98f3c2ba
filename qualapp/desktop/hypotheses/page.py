"""The page of hypotheses: all of them with their evidence per visit, and the chosen one beside."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from qualapp import formats
from qualapp.desktop.evidence.table_page import TablePage
from qualapp.desktop.hypotheses.head import HypothesesHead
from qualapp.desktop.hypotheses.model import FIRST_VISIT, STATUS, CountsPainter, HypothesisModel, in_order
from qualapp.desktop.hypotheses.panel import HypothesisPanel
from qualapp.desktop.look.widgets import EmptyView
from qualapp.desktop.session import Session
from qualapp.exporters.hypotheses_report import ToldEvidence, ToldHypothesis
from qualapp.i18n import _, _n
from qualapp.model.theory import HypothesisStatus
from qualapp.reports.hypotheses import HypothesisFilter, told_hypotheses

_VISIT_WIDTH, _ORIGIN_WIDTH, _STATUS_WIDTH = 124, 104, 104
_ROOM_FOR_ORIGIN = 720


class HypothesesPage(TablePage):
    """A new one is written in the line above; status is set by hand; rows of evidence open their words."""

    shown = frozenset(
        {"hypothesis", "theory", "evidence", "excerpt", "source", "case", "visit", "turn", "informant", "coder"}
    )

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._everything: list[ToldHypothesis] = []
        self.model = HypothesisModel(self)
        self._make_columns()
        self.head = HypothesesHead(self)
        self.field = self.head.field
        self.field.returnPressed.connect(self.add)
        self.head.changed.connect(self._list)
        self.panel = HypothesisPanel(self)
        advice = _("What should the next visit show? Write it above; then give evidence for and against it with {key}.")
        nothing = EmptyView("lightbulb", _("No hypotheses yet"), advice, self, keys={"key": "coding.evidence"})
        self.lay_out(self.head, self.panel, nothing, self.head.show_all)
        for first, second in pairwise((self.head.field, *self.head.filters(), self.table, self.panel.text)):
            QWidget.setTabOrder(first, second)
        self.table.selectionModel().currentChanged.connect(lambda *_places: self._show_chosen())
        self.panel.described.connect(self._describe)
        self.panel.decided.connect(self._decide)
        self.panel.removed.connect(self.remove_chosen)
        self.panel.place_wanted.connect(self._open)

    def _make_columns(self) -> None:
        table = self.make_table(self.model, _("Hypotheses"))
        painter = CountsPainter(table)
        painter.wanted.connect(lambda _row, stance: self.panel.show_stance(stance))
        for column in range(FIRST_VISIT, STATUS):
            table.setItemDelegateForColumn(column, painter)
            table.setColumnWidth(column, _VISIT_WIDTH)
        table.setColumnWidth(1, _ORIGIN_WIDTH)
        table.setColumnWidth(STATUS, _STATUS_WIDTH)
        heads = table.horizontalHeader()
        heads.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        heads.setSectionsClickable(True)
        heads.sectionClicked.connect(lambda column: self.head.order_by(column))

    def wanted(self) -> HypothesisFilter:
        """Which hypotheses are listed, and whose evidence."""
        return replace(self.head.wanted(), coders=self._session.shown_coders)

    def add(self) -> None:
        """Write the hypothesis that stands in the field."""
        text = self.field.text()
        if not text.strip():
            return

        def _add() -> None:
            made = self._session.project.hypotheses.add(text)
            self.field.clear()
            self.head.show_all()
            self.reload()
            self.show_hypothesis(made.id)

        self.attempt(_add)

    def show_hypothesis(self, hypothesis_id: int) -> None:
        """Choose a hypothesis, also one that is not listed."""
        if self._stale:
            self.read()
        if self.model.row_of(hypothesis_id) < 0:
            self.head.show_all()
        self.show_rows(self.model.row_of(hypothesis_id))

    def read(self) -> None:
        self._stale = False
        self._everything = told_hypotheses(self._session.project, self._session.shown_coders)
        self.field.setReadOnly(self._session.project.read_only)
        self.panel.offer_theories(self._session.project.theories.all())
        self._list()

    def _list(self) -> None:
        """List those that are wanted, in the order that is wanted; the same one stays chosen."""
        chosen = self._chosen()
        wanted, column = self.head.wanted(), self.head.column()
        self.model.show(in_order([told for told in self._everything if wanted.lets(told)], column))
        self.show_order(column)
        self._fit_columns()
        self.show_rows(self.model.row_of(chosen), of=len(self._everything))
        self._show_chosen()

    def status(self) -> str:
        count, shown = len(self._everything), len(self.model.told)
        told = _n("{n} hypothesis", "{n} hypotheses", count).format(n=formats.number(count))
        return told if shown == count else _("{n} of {all}").format(n=formats.number(shown), all=told)

    def keep(self) -> None:
        """Store what is being written."""
        self.panel.keep()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Leave out what says nothing, and the origin where there is little room: the panel has it."""
        without = any(one.cited.visit is None for told in self._everything for one in told.evidence)
        self.table.setColumnHidden(STATUS - 1, not without)
        self.table.setColumnHidden(1, self.table.width() < _ROOM_FOR_ORIGIN)

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

    def _decide(self, status: HypothesisStatus) -> None:
        told = self.panel.told
        if told is not None:
            decide = self._session.project.hypotheses.decide
            self.attempt(lambda: decide(told.hypothesis.id, status, day=date.today()))

    def attend(self) -> None:
        first = next(iter(self.panel.rows), self.panel.text)
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def remove_chosen(self) -> None:
        told = self.panel.told
        if told is not None:
            self.attempt(lambda: self._session.project.hypotheses.remove(told.hypothesis.id))

    def _open(self, one: ToldEvidence) -> None:
        self.place_wanted.emit(one.cited.source.id, one.cited.range, one.evidence.excerpt_id)
