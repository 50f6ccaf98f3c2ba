"""How a hypothesis stands, since when and why: a status chosen anew holds from today, with a reason of its own."""

from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from qualapp.desktop.evidence.kept_field import KeptField
from qualapp.desktop.look import ui_font
from qualapp.desktop.look.widgets import Choice, Segments
from qualapp.exporters.evidence_words import said
from qualapp.i18n import _, language
from qualapp.model.theory import Hypothesis, HypothesisStatus

_NEVER = QDate(1900, 1, 1)


class StatusPart(QWidget):
    """`decided` tells a new status; `described` tells that its day or reason is another."""

    decided = Signal(object)
    described = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._one: Hypothesis | None = None
        statuses = [Choice(status, said(status)) for status in HypothesisStatus]
        self.status = Segments(statuses, self, name=_("Status"), height=30)
        self.status.changed.connect(self.decided)
        self.day = QDateEdit(self)
        self.day.setAccessibleName(_("Since when it stands so"))
        self.day.setToolTip(_("Since when it stands so"))
        self.day.setMinimumDate(_NEVER)
        self.day.setSpecialValueText(_("no date"))
        self.day.setDisplayFormat("dd.MM.yyyy" if language() == "da" else "d MMM yyyy")
        self.day.setCalendarPopup(True)
        self.day.setFixedWidth(132)
        self.day.editingFinished.connect(self._keep_day)
        self.reason = KeptField(_("Why it stands so"), 58, self)
        self.reason.setPlaceholderText(_("Why? What did the visit show?"))
        self.reason.left.connect(lambda words: self.described.emit("reason", words))
        title = QLabel(_("Status"), self)
        title.setProperty("role", "group")
        title.setFont(ui_font(12, 600))
        head = QHBoxLayout()
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self.day)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.status)
        column.addWidget(self.reason)

    def show_hypothesis(self, one: Hypothesis, *, read_only: bool) -> None:
        """Show how one stands."""
        self._one = one
        self.status.set_value(one.status)
        self.reason.show_words(one.reason)
        if not self.day.hasFocus() or self.day.date() != _shown(one.day):
            self.day.setDate(_shown(one.day))
        for control in (self.status, self.day):
            control.setEnabled(not read_only)
        self.reason.setReadOnly(read_only)

    def keep(self) -> None:
        """Store what is being written."""
        self.reason.keep()
        self._keep_day()

    def _keep_day(self) -> None:
        if self._one is not None and self.day.date() != _shown(self._one.day):
            day = self.day.date()
            self.described.emit("day", None if day == _NEVER else date(day.year(), day.month(), day.day()))


def _shown(day: date | None) -> QDate:
    return _NEVER if day is None else QDate(day.year, day.month, day.day)
