"""The hypothesis that is chosen: its words, origin and status to change, and what speaks for and against it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from qualapp import formats
from qualapp.desktop.evidence.cited_row import CitedRow
from qualapp.desktop.evidence.kept_field import KeptField
from qualapp.desktop.hypotheses.status_part import StatusPart
from qualapp.desktop.look import keys_in_use, ui_font
from qualapp.desktop.look.widgets import Button, Choice, EmptyView, IconButton, Segments
from qualapp.desktop.sources.choice_box import ChoiceBox
from qualapp.desktop.words import word
from qualapp.exporters.evidence_words import STANCE_GLYPHS, said
from qualapp.exporters.hypotheses_report import VISITS, ToldEvidence, ToldHypothesis
from qualapp.exporters.hypotheses_word import visit_name
from qualapp.exporters.nouns import counted
from qualapp.exporters.words import joined
from qualapp.i18n import _
from qualapp.model.theory import HypothesisOrigin, Stance, Theory

_ALL = "all"
_NO_THEORY = 0
_AT_FIRST = 4
"""So many of each stance are shown of a visit until all are wanted, so that none hides another."""


class HypothesisPanel(QWidget):
    """`described` tells the field and its new value; `place_wanted` the evidence whose words are to be seen."""

    described = Signal(str, object)
    decided = Signal(object)
    """Carries the status that it has from now on."""
    removed = Signal()
    place_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.told: ToldHypothesis | None = None
        self._stance: Stance | None = None
        self._shows_all = False
        self.setProperty("ground", "surface")
        self._empty = EmptyView("lightbulb", _("No hypothesis is chosen"), "", self)
        self._page = QWidget(self)
        self._page.setProperty("ground", "surface")
        self.text = KeptField(_("Hypothesis"), 66, self)
        self.text.left.connect(lambda words: self.described.emit("text", words))
        origins = [(origin, said(origin)) for origin in HypothesisOrigin]
        self.origin = ChoiceBox(origins, _("Origin"), self)
        self.origin.setMinimumWidth(132)
        self.origin.chosen.connect(lambda value: self.described.emit("origin", value))
        self.source = QLineEdit(self)
        self.source.setAccessibleName(_("Where it comes from, in words"))
        self.source.setPlaceholderText(_("Where it comes from, in words"))
        self.source.editingFinished.connect(self._keep_source)
        self.theory = ChoiceBox([(_NO_THEORY, _("no theory"))], _("Theory"), self)
        self.theory.chosen.connect(lambda value: self.described.emit("theory_id", value or None))
        self.standing = StatusPart(self)
        self.standing.decided.connect(self.decided)
        self.standing.described.connect(self.described)
        self.status = self.standing.status
        self.remove = IconButton("trash-2", _("Delete the hypothesis"), self, icon_size=16)
        self.remove.clicked.connect(self.removed)
        self.extent = QLabel(self)
        self.extent.setProperty("role", "secondary")
        self.extent.setProperty("small", True)
        self.which: Segments | None = None
        self._totals: list[int] = []
        self.rows: list[CitedRow] = []
        self._holder = QWidget(self)
        self._holder.setProperty("ground", "surface")
        self._list = QVBoxLayout(self._holder)
        self._list.setContentsMargins(0, 0, 6, 0)
        self._list.setSpacing(0)
        self._lay_out()

    def _lay_out(self) -> None:
        self._area = QScrollArea(self._page)
        self._area.setWidget(self._holder)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setProperty("ground", "surface")
        head = QHBoxLayout()
        head.addWidget(_group(_("Hypothesis")))
        head.addStretch(1)
        head.addWidget(self.remove)
        origin = QHBoxLayout()
        origin.setSpacing(8)
        origin.addWidget(self.origin)
        origin.addWidget(self.source, 1)
        self._evidence = QHBoxLayout()
        self._evidence.setContentsMargins(0, 10, 0, 0)
        self._evidence.addWidget(_group(_("Evidence")))
        self._evidence.addWidget(self.extent, 1)
        column = QVBoxLayout(self._page)
        column.setContentsMargins(20, 10, 14, 12)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.text)
        column.addWidget(_group(_("Origin"), above=6))
        column.addLayout(origin)
        self._theories = _group(_("Theory"), above=6)
        column.addWidget(self._theories)
        column.addWidget(self.theory)
        column.addWidget(self.standing)
        column.addLayout(self._evidence)
        column.addWidget(self._area, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.addWidget(self._empty, 1)
        outer.addWidget(self._page, 1)

    def offer_theories(self, theories: list[Theory]) -> None:
        """Let a hypothesis belong to one of these; without any there is nothing to choose."""
        self.theory.offer([(_NO_THEORY, _("no theory")), *((theory.id, theory.name) for theory in theories)])
        for widget in (self._theories, self.theory):
            widget.setVisible(bool(theories))

    def show_hypothesis(self, told: ToldHypothesis | None, *, read_only: bool) -> None:
        """Show a hypothesis, or none; what is being written of another is kept first."""
        other = self.told is None or told is None or told.hypothesis.id != self.told.hypothesis.id
        if self.told is not None and other:
            self.keep()
        if other:
            self._stance, self._shows_all = None, False
        same_evidence = not other and told is not None and self.told is not None and told.evidence == self.told.evidence
        self.told = told
        self._empty.setVisible(told is None)
        self._page.setVisible(told is not None)
        if told is None:
            return
        one = told.hypothesis
        self.text.show_words(one.text)
        self.origin.show_value(one.origin)
        self.theory.show_value(one.theory_id or _NO_THEORY)
        if not self.source.hasFocus():
            self.source.setText(one.source)
            self.source.setCursorPosition(0)
            self.source.setToolTip(one.source)
        self.standing.show_hypothesis(one, read_only=read_only)
        for control in (self.origin, self.theory, self.remove):
            control.setEnabled(not read_only)
        self.text.setReadOnly(read_only)
        self.source.setReadOnly(read_only)
        if not same_evidence:
            self._show_evidence(told)

    def show_stance(self, stance: Stance | None) -> None:
        """Show only the evidence of one stance; None shows all."""
        self._stance = stance
        if self.told is not None:
            self._show_evidence(self.told)

    def keep(self) -> None:
        """Store what is being written."""
        self.text.keep()
        self.standing.keep()
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
        self._offer_stances(told)
        wanted = [self._stance] if self._stance else list(Stance)
        for visit in VISITS:
            found = [one for stance in wanted for one in told.at(visit, stance)]
            if found:
                self._list.addWidget(_group(f"{visit_name(visit)}  {formats.number(len(found))}", above=8))
            first = [one for stance in wanted for one in told.at(visit, stance)[:_AT_FIRST]]
            for one in found if self._shows_all else first:
                self._list.addWidget(self._row(one))
            if len(found) > len(first) and not self._shows_all:
                self._list.addWidget(self._more(len(found)), 0, Qt.AlignmentFlag.AlignLeft)
        if not self.rows:
            self._list.addWidget(self._advice())
        self._list.addStretch(1)
        self._area.verticalScrollBar().setValue(0)

    def _more(self, count: int) -> Button:
        more = Button(_("Show all {n}").format(n=formats.number(count)), self._holder, kind="link", height=28)
        more.clicked.connect(self._show_all)
        return more

    def _show_all(self) -> None:
        self._shows_all = True
        if self.told is not None:
            at = self._area.verticalScrollBar().value()
            self._show_evidence(self.told)
            self._area.verticalScrollBar().setValue(at)

    def _offer_stances(self, told: ToldHypothesis) -> None:
        """All, or one stance alone, each with how many there are; and in how many sources they stand."""
        sources = len({one.cited.source.id for one in told.evidence})
        self.extent.setText(_("in {sources}").format(sources=counted("source", sources)) if sources else "")
        totals = [told.total(stance) for stance in Stance]
        if self._stance is not None and not told.total(self._stance):
            self._stance = None
        if self.which is not None and totals == self._totals:
            self.which.set_value(self._stance or _ALL)
            return
        self._totals = totals
        if self.which is not None:
            self._evidence.removeWidget(self.which)
            self.which.hide()
            self.which.deleteLater()
        choices = [Choice(_ALL, _("All"))]
        for stance in Stance:
            name = f"{said(stance)}: {counted('excerpt', told.total(stance))}"
            choices.append(Choice(stance, formats.number(told.total(stance)), glyph=STANCE_GLYPHS[stance], name=name))
        self.which = Segments(choices, self._page, name=_("Which evidence"), height=28)
        self.which.set_value(self._stance or _ALL)
        self.which.setVisible(bool(told.evidence))
        self.which.changed.connect(lambda value: self.show_stance(value if isinstance(value, Stance) else None))
        self._evidence.addWidget(self.which)

    def _advice(self) -> QLabel:
        sentence = _("No evidence yet. Select words while you code, and press {key}.")
        advice = QLabel(keys_in_use.fill(sentence, key="coding.evidence"), self._holder)
        advice.setProperty("role", "secondary")
        advice.setWordWrap(True)
        return advice

    def _row(self, one: ToldEvidence) -> CitedRow:
        kind = word(one.evidence.statement) if one.evidence.statement else ""
        note = joined(said(one.evidence.stance), kind, one.evidence.note, one.coder)
        row = CitedRow(one.cited, self._holder, glyph=STANCE_GLYPHS[one.evidence.stance], note=note)
        row.opened.connect(lambda: self.place_wanted.emit(one))
        self.rows.append(row)
        return row


def _group(text: str, *, above: int = 0) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", "group")
    label.setFont(ui_font(12, 600))
    label.setContentsMargins(0, above, 0, 0)
    return label
