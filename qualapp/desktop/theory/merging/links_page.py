"""The page on which links that both theories have are looked at, and decided where they differ."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from qualapp.analysis.theory_merging import MetLinks
from qualapp.desktop.books.offered_box import OfferedBox
from qualapp.desktop.look.widgets import FormField
from qualapp.desktop.theory.merging.link_table import MetModel, MetTable, said_of
from qualapp.desktop.theory.merging.plan import MergingPlan
from qualapp.i18n import _


class LinksPage(QWidget):
    """`changed` tells that something was decided otherwise."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan: MergingPlan | None = None
        self._met: MetLinks | None = None
        self._place = 0
        self.model = MetModel(self)
        self.table = MetTable(self.model, self)
        self.holds = OfferedBox([], _("What holds"), self)
        self.holds_field = FormField(_("What holds"), self.holds, self, room="panel")
        self.said = QLabel(self)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)
        self.said.setProperty("role", "secondary")
        self.nothing = QLabel(_("No link joins the same two nodes in both theories; all links stay as they are."), self)
        self.nothing.setProperty("role", "secondary")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.table, 1)
        for widget in (self.nothing, self.said, self.holds_field):
            column.addWidget(widget)
        column.addStretch()
        self.table.row_chosen.connect(self._show_row)
        self.table.toggled.connect(self._toggle)
        self.holds.chosen.connect(lambda theirs: self._let_hold(self._met, theirs=bool(theirs)))

    def show_plan(self, plan: MergingPlan) -> None:
        """Show how a plan stands; the row under focus stays so."""
        place = self._place
        self._plan = plan
        self.model.show_plan(plan)
        self.nothing.setVisible(not self.model.rows)
        self.table.setVisible(bool(self.model.rows))
        self.table.go_to(place)

    def _show_row(self, met: MetLinks | None) -> None:
        self._met = met
        plan = self._plan
        for widget in (self.said, self.holds_field):
            widget.setVisible(met is not None)
        if met is None or plan is None:
            return
        self._place = self.table.currentIndex().row()
        sides = ((False, plan.first, met.first), (True, plan.second, met.second))
        self.holds.offer([(theirs, f"{theory.name}: {said_of(link)}") for theirs, theory, link in sides])
        self.holds.show_value(plan.theirs_holds(met) if met.differ else None)
        self.holds.setPlaceholderText(_("Both stay") if met.is_turned else _("Both say the same"))
        self.holds.setEnabled(met.differ)
        told = [f"{theory.name}: {link.assumption or '–'}" for _theirs, theory, link in sides]
        if met.are_opposed:
            told.append(_("They say the opposite: only the evidence for the one that holds counts here."))
        self.said.setText("\n".join(told))

    def _toggle(self, met: MetLinks) -> None:
        if self._plan is not None:
            self._let_hold(met, theirs=not self._plan.theirs_holds(met))

    def _let_hold(self, met: MetLinks | None, *, theirs: bool) -> None:
        if self._plan is not None and met is not None and met.differ:
            self._plan.let_hold(met, theirs=theirs)
            self.changed.emit()
