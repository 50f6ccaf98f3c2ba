"""What would come in: where from and how much at the left, what to know and how it was read at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from qualapp.desktop.books.offered_box import OfferedBox
from qualapp.desktop.exchange.beginning_form import BeginningForm
from qualapp.desktop.exchange.looking import Looked
from qualapp.desktop.exchange.numbers_list import NumbersList
from qualapp.desktop.exchange.reading_cards import ReadingCards
from qualapp.desktop.exchange.report_text import ReportText
from qualapp.desktop.look import paint_frame, ui_font
from qualapp.desktop.look.widgets import Choice, ElidedLabel, FormField, Segments
from qualapp.i18n import _
from qualapp.model.text import kept
from qualapp.reports.exchange import counts_told, grouped

_LEFT = 320
REMARKS, READINGS = "remarks", "readings"


class PreviewDesk(QWidget):
    """`project_chosen` tells the number of another project in the file, `reading_chosen` another way of counting."""

    project_chosen = Signal(object)
    reading_chosen = Signal(object)

    def __init__(self, form: BeginningForm | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = form
        self.file = ElidedLabel("", self, font=ui_font(13, 600), lines=2)
        self.origin = ElidedLabel("", self, token="text-2", font=ui_font(12), lines=2)
        self.projects = OfferedBox((), _("Project in the file"), self)
        self.projects_field = FormField(_("Project in the file"), self.projects)
        self.numbers = NumbersList(self)
        self.remarks = ReportText(self)
        self.readings = ReadingCards(self)
        tabs = [Choice(REMARKS, _("What to know")), Choice(READINGS, _("How positions are read"))]
        self.tabs = Segments(tabs, self, value=REMARKS, name=_("What is shown"))
        self._lay_out()
        self.tabs.changed.connect(lambda id: self.show_tab(str(id)))
        self.projects.chosen.connect(self.project_chosen)
        self.readings.chosen.connect(lambda _reading: self.reading_chosen.emit(self.readings.chosen_reading()))

    def _lay_out(self) -> None:
        card = QFrame(self)
        card.setProperty("ground", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(14, 12, 4, 12)
        inside.addWidget(self.remarks)
        self.pages = QStackedWidget(self)
        self.pages.addWidget(card)
        self.pages.addWidget(self.readings)
        right = QVBoxLayout()
        right.setSpacing(12)
        head = QHBoxLayout()
        head.addWidget(self.tabs)
        head.addStretch(1)
        right.addLayout(head)
        right.addWidget(self.pages, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        row.addWidget(self._make_side())
        row.addLayout(right, 1)

    def _make_side(self) -> QWidget:
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(2)
        column.addWidget(self.file)
        column.addWidget(self.origin)
        column.addSpacing(10)
        column.addWidget(self.projects_field)
        if self.form is not None:
            column.addSpacing(4)
            column.addWidget(self.form)
        column.addSpacing(10)
        column.addWidget(self.numbers)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        inside.setAutoFillBackground(False)
        scroll.viewport().setAutoFillBackground(False)
        side = _Side(self)
        around = QVBoxLayout(side)
        around.setContentsMargins(1, 1, 1, 1)
        around.addWidget(scroll, 1)
        around.addWidget(self._make_promise(side))
        side.setFixedWidth(_LEFT)
        return side

    def _make_promise(self, parent: QWidget) -> QLabel:
        told = _("Nothing is written yet. All of it becomes one step, and one undo takes it back.")
        if self.form is not None:
            told = _("Nothing is written yet. The file of the other program stays as it is.")
        promise = QLabel(told, parent)
        promise.setProperty("role", "caption")
        promise.setWordWrap(True)
        promise.setContentsMargins(16, 8, 16, 12)
        return promise

    def show_looked(self, looked: Looked) -> None:
        """Show what would come in now; a choice that was made before stays."""
        report = looked.report
        self.file.setText(kept(looked.asked.path.name))
        program = report.origin or _("another program")
        self.origin.setText(_("“{name}” from {program}").format(name=report.name, program=program))
        self._show_projects(looked)
        self.numbers.show_counts(counts_told(report, _("Comes in"), _("Is here already")))
        self.remarks.show_sections(grouped(report.remarks), _("There is nothing to note: all comes in as it is."))

    def show_first(self, looked: Looked) -> None:
        """Show a project that was not shown before, and the ways of counting first where they are in doubt."""
        if self.form is not None:
            self.form.propose(looked.name, looked.people)
        tried = looked.tried
        has_choice = tried is not None and len(tried.readings) > 1
        self.tabs.setVisible(has_choice)
        if tried is not None and has_choice:
            self.readings.show_tried(tried)
        self.show_tab(READINGS if tried is not None and has_choice and tried.is_doubtful else REMARKS)

    def attend(self) -> None:
        """Have the keyboard where something was chosen just now."""
        if self.pages.currentWidget() is self.readings:
            self.readings.attend()
        else:
            self.projects.setFocus()

    def show_tab(self, id: str) -> None:
        """Show the remarks, or how positions are read."""
        self.tabs.set_value(id)
        self.pages.setCurrentIndex([REMARKS, READINGS].index(id))

    def _show_projects(self, looked: Looked) -> None:
        several: Sequence[tuple[int, str]] = looked.projects if len(looked.projects) > 1 else ()
        self.projects_field.setVisible(bool(several))
        if several:
            self.projects.offer((id, name or _("(nameless)")) for id, name in several)
            self.projects.show_value(looked.asked.project)


class _Side(QWidget):
    """The ground of the left part."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_frame(painter, QRectF(self.rect()), "app", "line", radius=8)
        painter.end()
