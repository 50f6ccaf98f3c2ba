"""The fields in which a source is described: name, kind, case, visit, date and activity."""

import datetime
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from qualapp.desktop.look.widgets import Choice, FormField, Segments
from qualapp.desktop.sources.choice_box import ChoiceBox, WrittenBox
from qualapp.desktop.sources.facts import Facts, shared
from qualapp.desktop.sources.written_dates import only_day
from qualapp.desktop.words import kind_word, word
from qualapp.formats import date
from qualapp.i18n import _, _n
from qualapp.model.source import SourceKind, Visit

_NONE = "none"


class SourceForm(QWidget):
    """Shows the facts of one or several sources; `changed` tells which fact a person changes, and to what."""

    changed = Signal(str, object)

    def __init__(self, cases: Sequence[str], activities: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = QLineEdit(self)
        self.kind = ChoiceBox([(kind, kind_word(kind)) for kind in SourceKind], _("Kind"), self)
        self.case = WrittenBox(_("Case"), self, placeholder=_("none"))
        self.case.offer(cases)
        self.visit = self._make_visit()
        self.date = QLineEdit(self)
        self.activity = WrittenBox(_("Activity"), self, placeholder=_("none"))
        self.activity.offer(activities)
        self._date_field = FormField(_("Date"), self.date, self)
        self._lay_out()
        self.name.textEdited.connect(lambda text: self.changed.emit("name", text))
        self.kind.chosen.connect(lambda kind: self.changed.emit("kind", kind))
        self.case.written.connect(lambda text: self.changed.emit("case", " ".join(text.split())))
        self.activity.written.connect(lambda text: self.changed.emit("activity", text))
        self.date.textEdited.connect(self._on_date)
        self.date.editingFinished.connect(self._show_date_error)

    def _make_visit(self) -> Segments:
        choices = [Choice(_NONE, _("none"))] + [Choice(visit, word(visit)) for visit in Visit]
        visit = Segments(choices, self, name=_("Visit"), height=36)
        visit.changed.connect(lambda value: self.changed.emit("visit", None if value == _NONE else value))
        return visit

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(FormField(_("Name"), self.name, self), 0, 0, 1, 3, top)
        grid.addWidget(FormField(_("Kind"), self.kind, self), 0, 3, top)
        grid.addWidget(FormField(_("Case"), self.case, self), 1, 0, top)
        grid.addWidget(FormField(_("Visit"), self.visit, self), 1, 1, top)
        grid.addWidget(self._date_field, 1, 2, top)
        grid.addWidget(FormField(_("Activity"), self.activity, self), 1, 3, top)
        grid.setColumnStretch(0, 5)
        grid.setColumnStretch(3, 4)
        self.date.setFixedWidth(112)

    def show_facts(self, facts: Sequence[Facts]) -> None:
        """Show what is said of one source, or what several have in common; their names stay their own."""
        name = shared(facts, "name")
        several = len(facts) > 1
        self.name.setReadOnly(several)
        keeps = _n("{n} text that keeps its name", "{n} texts, each keeps its name", len(facts)).format(n=len(facts))
        self._write(self.name, keeps if several else str(name or ""))
        self.kind.show_value(shared(facts, "kind"))
        for box, fact in ((self.case, "case"), (self.activity, "activity")):
            text = shared(facts, fact)
            box.show_text(None if text is None else str(text))
        visits = {one.visit for one in facts}
        self.visit.set_value((visits.pop() or _NONE) if len(visits) == 1 else None)
        self._show_date({one.date for one in facts})

    def offer_cases(self, cases: Sequence[str]) -> None:
        """Offer these cases to choose from."""
        self.case.offer(cases)

    def date_error(self) -> str:
        """What is wrong with the date, or nothing."""
        text = self.date.text().strip()
        if not text or only_day(text):
            return ""
        return _("Write the day as {example}.").format(example=date(datetime.date(2024, 3, 14)))

    def _show_date(self, days: set[datetime.date | None]) -> None:
        day = next(iter(days)) if len(days) == 1 else None
        if self.date.hasFocus() and only_day(self.date.text()) == day:
            return
        self.date.setPlaceholderText(_("none") if len(days) == 1 else _("different"))
        self._write(self.date, date(day) if day else "")
        self._date_field.show_error("")

    def _write(self, field: QLineEdit, text: str) -> None:
        if field.text() != text:
            field.setText(text)
            field.setCursorPosition(0)

    def _on_date(self, text: str) -> None:
        if not self.date_error():
            self._date_field.show_error("")
            self.changed.emit("date", only_day(text))

    def _show_date_error(self) -> None:
        if self._date_field.error() != self.date_error():
            self._date_field.show_error(self.date_error())
