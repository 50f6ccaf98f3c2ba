"""The tab that says how well coders agree."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from qualapp import formats
from qualapp.analysis.disagreement import Kind
from qualapp.desktop.look import ui_font
from qualapp.desktop.look.widgets import Button, ElidedLabel, EmptyView, Panes, ProgressBar, Widths
from qualapp.desktop.session import Session
from qualapp.desktop.team.agreement.asking import Asking
from qualapp.desktop.team.agreement.cell_card import CellCard
from qualapp.desktop.team.agreement.figures import VALENCE, Figures
from qualapp.desktop.team.agreement.legend import Legend
from qualapp.desktop.team.agreement.question import Found, answer
from qualapp.desktop.team.agreement.question_row import QuestionRow
from qualapp.desktop.team.agreement.saving import Saving
from qualapp.desktop.team.agreement.table import FiguresTable
from qualapp.desktop.team.workspace import TeamPage
from qualapp.i18n import _, _n
from qualapp.reports.agreement_words import COEFFICIENTS, unit_in_words
from qualapp.store.changes import Changes

_SHOWN = frozenset({"coding", "excerpt", "code", "source", "turn", "block", "informant", "coder", "case", "blinding"})
_SOON = 300


class AgreementPage(TeamPage):
    """The question above, the table of figures, and beside it what the chosen figure means."""

    places_wanted = Signal(object, int, object)
    """Carries where places are to be looked for (`Parted`), the code, if any, and the `Kind`, or None for all."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._stale = True
        self.found: Found | None = None
        self.question = QuestionRow(session, self)
        self.asking: Asking[Found] = Asking(session, _("Comparing coders"), self)
        self.table = FiguresTable(self)
        self.card = CellCard(self)
        self.saving = Saving(session, self)
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(self.ask)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        left = QWidget(self)
        left.setProperty("ground", "surface")
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._make_head(left))
        page = QWidget(left)
        self._pages = QStackedLayout(page)
        self._nothing = EmptyView("users", _("Nothing to compare yet"), "", page)
        for widget in (self.table, self._nothing):
            self._pages.addWidget(widget)
        column.addWidget(page, 1)
        self.legend = Legend(left)
        column.addWidget(self.legend)
        self.splitter = Panes(left, self.card, self, least=480, widths=Widths(320, 480, 364))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.question)
        outer.addWidget(self.splitter, 1)

    def _make_head(self, parent: QWidget) -> QHBoxLayout:
        title = ElidedLabel(_("Agreement between coders"), parent, font=ui_font(15, 600))
        self.basis = ElidedLabel("", parent, token="text-3", font=ui_font(12))
        self._bar = ProgressBar(parent, name=_("Comparing coders"))
        self._bar.setFixedWidth(120)
        self._bar.setRange(0, 0)
        self.stop = Button(_("Stop"), parent, kind="ghost", height=28)
        self.stop.clicked.connect(self.asking.stop)
        row = QHBoxLayout()
        row.setContentsMargins(20, 8, 12, 6)
        row.setSpacing(12)
        row.addWidget(title)
        row.addWidget(self.basis, 1)
        row.addWidget(self._bar)
        row.addWidget(self.stop)
        return row

    def _connect(self) -> None:
        self._session.changed.connect(self._on_changed)
        self._session.coder_changed.connect(self._on_coder_changed)
        self.question.changed.connect(self._on_question)
        self.asking.answered.connect(self._on_answered)
        self.asking.failed.connect(self._on_failed)
        self.asking.stopped.connect(self._on_stopped)
        self.asking.ended.connect(self._show_busy)
        self.table.chosen.connect(self._show_cell)
        self.table.places_wanted.connect(self._want_places)
        self.card.places_wanted.connect(self._want_places)
        self._show_busy()

    def acts(self) -> Sequence[QWidget]:
        return (self.saving.button,)

    def status(self) -> tuple[str, ...]:
        if self.found is None:
            return ("",)
        coders = len(self.found.agreement.coders)
        places = len(self.found.differences)
        return (
            _n("{n} coder", "{n} coders", coders).format(n=formats.number(coders)),
            _n("{n} place where coders part", "{n} places where coders part", places).format(n=formats.number(places)),
        )

    def ask(self) -> None:
        """Compute the figures, now or when the tab is next seen."""
        self._soon.stop()
        self._stale = not self.isVisible()
        if not self._stale:
            self.asking.ask(partial(answer, question=self.question.question))
            self._show_busy()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.ask()

    def _on_changed(self, changes: Changes) -> None:
        if _SHOWN & changes.tables:
            self.question.show_names()
            self._ask_soon()

    def _on_coder_changed(self) -> None:
        """Who works here decides what may be compared while coders work blind."""
        self._ask_soon()

    def _ask_soon(self) -> None:
        self._stale = True
        if self.isVisible():
            self._soon.start()

    def _on_question(self) -> None:
        """Another figure of the same comparison needs no new reading."""
        asked = self.question.question
        if self.found is not None and self.found.question.comparison() == asked.comparison():
            before = self.found.question
            same = (before.sources, before.cases, before.without_interviewers)
            if same == (asked.sources, asked.cases, asked.without_interviewers):
                self._show()
                return
        self.ask()

    def _on_answered(self, found: Found) -> None:
        self.found = found
        self.saving.offer(found)
        self._show()

    def _on_failed(self, sentence: str) -> None:
        self.found = None
        self.saving.offer(None)
        self._nothing.say(_("Nothing to compare yet"), sentence)
        self._pages.setCurrentWidget(self._nothing)
        self.card.hide()
        self.legend.hide()
        self.basis.setText("")
        self._show_busy()
        self.status_changed.emit()

    def _on_stopped(self) -> None:
        if self.found is None:
            self._on_failed(_("It was stopped. Change the question to begin anew."))
        self._show_busy()

    def _show(self) -> None:
        assert self.found is not None
        asked = self.question.question
        coders = self._session.project.coders.all()
        figures = Figures(self.found, self._session.tree, coders, asked.coefficient)
        self._pages.setCurrentWidget(self.table)
        self.card.show()
        self.legend.show()
        self.table.show_figures(figures)
        self.basis.setText(self._told(figures))
        self._show_busy()
        self.status_changed.emit()

    def _told(self, figures: Figures) -> str:
        assert self.found is not None
        agreement = self.found.agreement
        unit = unit_in_words(agreement.comparison.unit, agreement.comparison.threshold)
        text = _("only text that somebody coded") if agreement.comparison.coded_only else _("all text")
        parts = (
            _(COEFFICIENTS[figures.coefficient]),
            _("unit: {unit}").format(unit=unit),
            _n("{n} source", "{n} sources", agreement.sources).format(n=formats.number(agreement.sources)),
            text,
        )
        return " · ".join(parts)

    def _show_busy(self) -> None:
        for widget in (self._bar, self.stop):
            widget.setVisible(self.asking.is_busy)

    def _show_cell(self) -> None:
        figures, index = self.table.figures.figures, self.table.currentIndex()
        line = self.table.figures.line(index)
        if figures is not None and line is not None and figures.columns:
            self.card.show_cell(figures, line, self.table.figures.column(index) or figures.columns[-1])

    def _want_places(self) -> None:
        figures, index = self.table.figures.figures, self.table.currentIndex()
        line = self.table.figures.line(index)
        if figures is None or line is None or self.found is None:
            return
        column = self.table.figures.column(index)
        if not figures.places(line, column):
            return
        asked = self.found.question.parted(frozenset(self.found.sources))
        coders = (column.pair if column else None) or self.found.agreement.coders
        kind = Kind.OTHER_VALENCE if line.code == VALENCE else None
        wanted = replace(asked, coders=coders)
        self.places_wanted.emit(wanted, max(0, line.code), kind)
