"""The hypothesis that is chosen: its words, origin and status to change, and what speaks for and against it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from qualapp.desktop.evidence.cited_row import CitedRow
from qualapp.desktop.evidence.kept_field import KeptField
from qualapp.desktop.look import keys_in_use, ui_font
from qualapp.desktop.look.widgets import Choice, EmptyView, FormField, IconButton, Segments
from qualapp.desktop.sources.choice_box import ChoiceBox
from qualapp.desktop.words import word
from qualapp.exporters.evidence_words import STANCE_GLYPHS, said
from qualapp.exporters.words import joined
from qualapp.i18n import _
from qualapp.model.theory import HypothesisOrigin, HypothesisStatus, Stance
from qualapp.reports.hypotheses import VISITS, ToldEvidence, ToldHypothesis


class HypothesisPanel(QWidget):
    """`described` tells the field and its new value; `place_wanted` the evidence whose words are to be seen."""

    described = Signal(str, object)
    removed = Signal()
    place_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.told: ToldHypothesis | None = None
        self.setProperty("ground", "surface")
        self._empty = EmptyView("lightbulb", _("No hypothesis is chosen"), "", self)
        self._page = QWidget(self)
        self._page.setProperty("ground", "surface")
        self.text = KeptField(_("Hypothesis"), 92, self)
        self.text.left.connect(lambda words: self.described.emit("text", words))
        origins = [(origin, said(origin)) for origin in HypothesisOrigin]
        self.origin = ChoiceBox(origins, _("Origin"), self)
        self.origin.setMinimumWidth(150)
        self.origin.chosen.connect(lambda value: self.described.emit("origin", value))
        self.source = QLineEdit(self)
        self.source.setAccessibleName(_("Where it comes from, in words"))
        self.source.setPlaceholderText(_("Where it comes from, in words"))
        self.source.editingFinished.connect(self._keep_source)
        statuses = [Choice(status, said(status)) for status in HypothesisStatus]
        self.status = Segments(statuses, self, name=_("Status"), height=30)
        self.status.changed.connect(lambda value: self.described.emit("status", value))
        self.remove = IconButton("trash-2", _("Delete the hypothesis"), self, icon_size=16)
        self.remove.clicked.connect(self.removed)
        self.rows: list[CitedRow] = []
        self._holder = QWidget(self)
        self._holder.setProperty("ground", "surface")
        self._list = QVBoxLayout(self._holder)
        self._list.setContentsMargins(0, 0, 6, 0)
        self._list.setSpacing(0)
        self._lay_out()

    def _lay_out(self) -> None:
        area = QScrollArea(self._page)
        area.setWidget(self._holder)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setProperty("ground", "surface")
        origin = QHBoxLayout()
        origin.setSpacing(8)
        origin.addWidget(self.origin)
        origin.addWidget(self.source, 1)
        status = QHBoxLayout()
        status.addWidget(self.status)
        status.addStretch(1)
        status.addWidget(self.remove)
        column = QVBoxLayout(self._page)
        column.setContentsMargins(20, 16, 14, 12)
        column.setSpacing(10)
        column.addWidget(FormField(_("Hypothesis"), self.text, self._page))
        column.addWidget(_group(_("Origin")))
        column.addLayout(origin)
        column.addWidget(_group(_("Status")))
        column.addLayout(status)
        column.addWidget(area, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.addWidget(self._empty, 1)
        outer.addWidget(self._page, 1)

    def show_hypothesis(self, told: ToldHypothesis | None, *, read_only: bool) -> None:
        """Show a hypothesis, or none; what is being written of another is kept first."""
        if self.told is not None and (told is None or told.hypothesis.id != self.told.hypothesis.id):
            self.keep()
        self.told = told
        self._empty.setVisible(told is None)
        self._page.setVisible(told is not None)
        if told is None:
            return
        one = told.hypothesis
        self.text.show_words(one.text)
        self.origin.show_value(one.origin)
        if not self.source.hasFocus():
            self.source.setText(one.source)
        self.status.set_value(one.status)
        for control in (self.origin, self.status, self.remove):
            control.setEnabled(not read_only)
        self.text.setReadOnly(read_only)
        self.source.setReadOnly(read_only)
        self._show_evidence(told)

    def keep(self) -> None:
        """Store what is being written."""
        self.text.keep()
        self._keep_source()

    def _keep_source(self) -> None:
        if self.told is not None and self.source.text() != self.told.hypothesis.source:
            self.described.emit("source", self.source.text())

    def _show_evidence(self, told: ToldHypothesis) -> None:
        while self._list.count():
            item = self._list.takeAt(0)
            if item is not None and (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = []
        for visit in VISITS:
            found = [one for stance in Stance for one in told.at(visit, stance)]
            if found:
                self._list.addWidget(_group(word(visit).capitalize() if visit else _("No visit")))
            for one in found:
                self._list.addWidget(self._row(one))
        if not self.rows:
            sentence = _("No evidence yet. Select words while you code, and press {key}.")
            advice = QLabel(keys_in_use.fill(sentence, key="coding.evidence"), self._holder)
            advice.setProperty("role", "secondary")
            advice.setWordWrap(True)
            self._list.addWidget(advice)
        self._list.addStretch(1)

    def _row(self, one: ToldEvidence) -> CitedRow:
        kind = word(one.evidence.statement) if one.evidence.statement else ""
        note = joined(said(one.evidence.stance), kind, one.evidence.note, one.coder)
        row = CitedRow(one.cited, self._holder, glyph=STANCE_GLYPHS[one.evidence.stance], note=note)
        row.opened.connect(lambda: self.place_wanted.emit(one))
        self.rows.append(row)
        return row


def _group(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", "group")
    label.setFont(ui_font(12, 600))
    label.setContentsMargins(0, 8, 0, 2)
    return label
