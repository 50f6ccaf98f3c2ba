"""What stands above the table of hypotheses: a line for a new one, and which of them are listed in which order."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from qualapp.desktop.hypotheses.model import FIRST_VISIT, STATUS
from qualapp.desktop.look.widgets import SearchField
from qualapp.desktop.sources.choice_box import ChoiceBox
from qualapp.exporters.evidence_words import said
from qualapp.exporters.hypotheses_report import VISITS
from qualapp.exporters.hypotheses_word import visit_name
from qualapp.i18n import _
from qualapp.model.theory import HypothesisOrigin, HypothesisStatus
from qualapp.reports.hypotheses import HypothesisFilter

_ALL = "all"


class HypothesesHead(QWidget):
    """`changed` tells that others are wanted, or another order."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(_("Write a new hypothesis, and press Enter"))
        self.field.setAccessibleName(_("New hypothesis"))
        self.words = SearchField(_("Filter hypotheses"), self)
        self.words.setMinimumWidth(120)
        self.words.textChanged.connect(self.changed)
        statuses = [(_ALL, _("All statuses")), *((status, said(status)) for status in HypothesisStatus)]
        origins = [(_ALL, _("All origins")), *((origin, said(origin)) for origin in HypothesisOrigin)]
        visits = [(FIRST_VISIT + place, visit_name(visit)) for place, visit in enumerate(VISITS)]
        orders: list[tuple[object, str]] = [
            (-1, _("As written")),
            (0, _("By name")),
            (1, _("By origin")),
            *((column, _("Most evidence: {visit}").format(visit=name.lower())) for column, name in visits),
            (STATUS, _("By status")),
        ]
        self.status = self._box(statuses, _("Status"))
        self.origin = self._box(origins, _("Origin"))
        self.order = self._box(orders, _("Order"))
        filters = QHBoxLayout()
        filters.setSpacing(8)
        filters.addWidget(self.words, 3)
        for box in (self.status, self.origin, self.order):
            filters.addWidget(box, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addLayout(filters)

    def filters(self) -> tuple[QWidget, ...]:
        """What is gone through by Tab after the field, from left to right."""
        return (self.words, self.status, self.origin, self.order)

    def wanted(self) -> HypothesisFilter:
        """Which hypotheses are to be listed."""
        status, origin = self.status.value(), self.origin.value()
        return HypothesisFilter(
            frozenset({status}) if isinstance(status, HypothesisStatus) else frozenset(),
            frozenset({origin}) if isinstance(origin, HypothesisOrigin) else frozenset(),
            words=self.words.text().strip(),
        )

    def column(self) -> int:
        """By which column they are ordered; -1 is as they were written."""
        value = self.order.value()
        return value if isinstance(value, int) else -1

    def order_by(self, column: int) -> None:
        """Order by a column, or again as they were written."""
        self.order.show_value(-1 if column == self.column() else column)
        self.changed.emit()

    def show_all(self) -> None:
        """Let all through."""
        self.words.blockSignals(True)
        self.words.clear()
        self.words.blockSignals(False)
        for box in (self.status, self.origin):
            box.setCurrentIndex(0)
        self.changed.emit()

    def _box(self, choices: Iterable[tuple[object, str]], name: str) -> ChoiceBox:
        box = ChoiceBox(choices, name, self)
        box.setCurrentIndex(0)
        box.chosen.connect(lambda _value: self.changed.emit())
        return box
