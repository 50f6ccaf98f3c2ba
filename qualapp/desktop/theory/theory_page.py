"""The page of the theory as a whole: how its links stand, what is untested, where cases disagree."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from qualapp import formats
from qualapp.analysis.theory import untested, where_cases_disagree
from qualapp.desktop.look import ui_font
from qualapp.desktop.look.widgets import Button, Chip, ElidedLabel, allow
from qualapp.desktop.session import Session
from qualapp.desktop.theory.line_list import Line, LineList
from qualapp.desktop.theory.parts import column_of, group_heading
from qualapp.desktop.theory.reading import Reading
from qualapp.desktop.theory.theory_looks import STATES, TONES
from qualapp.exporters.evidence_words import said
from qualapp.exporters.theory_words import state_word
from qualapp.i18n import _, _n
from qualapp.model.theory import LinkState


class TheoryPage(QWidget):
    """Every number and every line selects the links it stands for."""

    links_wanted = Signal(object)
    """Carries the ids of links to be selected."""
    hypothesis_wanted = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._by_state: dict[LinkState, list[int]] = {}
        self._title = ElidedLabel("", self, font=ui_font(15, 600), lines=3, line_height=20)
        self._about = QLabel(self)
        self._about.setTextFormat(Qt.TextFormat.PlainText)
        self._about.setWordWrap(True)
        self._about.setProperty("role", "secondary")
        self.buttons: dict[LinkState, Button] = {}
        self.untested = LineList(_("What is untested"), self)
        self.disagreeing = LineList(_("Where cases disagree"), self)
        self.hypotheses = LineList(_("Hypotheses"), self)
        self._hypotheses = group_heading(_("Hypotheses"), self)
        column = column_of(self)
        column.addWidget(self._title)
        column.addWidget(self._about)
        column.addSpacing(6)
        column.addWidget(group_heading(_("How the links stand"), self))
        column.addLayout(self._make_states())
        for heading, listed in (
            (_("What is untested"), self.untested),
            (_("Where cases disagree"), self.disagreeing),
        ):
            listed.opened.connect(lambda id: self.links_wanted.emit([id]))
            column.addSpacing(8)
            column.addWidget(group_heading(heading, self))
            column.addWidget(listed)
        self.hypotheses.opened.connect(self.hypothesis_wanted)
        column.addSpacing(8)
        column.addWidget(self._hypotheses)
        column.addWidget(self.hypotheses)
        column.addStretch(1)

    def _make_states(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        for row, state in enumerate((*list(LinkState)[1:], LinkState.UNTESTED)):
            look = STATES[state]
            chip = Chip(state_word(state), self, tone=TONES[look.token], glyph=look.glyph, passive=True, height=24)
            self.buttons[state] = button = Button("", self, kind="link", height=28)
            button.clicked.connect(partial(self._want, state))
            grid.addWidget(chip, row, 0)
            grid.addWidget(button, row, 1)
        grid.setColumnStretch(2, 1)
        return grid

    def _want(self, state: LinkState) -> None:
        self.links_wanted.emit(self._by_state[state])

    def show_theory(self, reading: Reading) -> None:
        """Show how this theory stands."""
        self._title.setText(reading.theory.name)
        self._about.setText(reading.theory.description)
        self._about.setVisible(bool(reading.theory.description))
        for state, button in self.buttons.items():
            links = [link.id for link in reading.links if reading.counted.link(link.id).state is state]
            self._by_state[state] = links
            button.setText(_n("{n} link", "{n} links", len(links)).format(n=formats.number(len(links))))
            allow(button, bool(links), _("There are none."))
        self._show_untested(reading)
        self._show_disagreement(reading)
        bound = [Line(one.id, one.text, said(one.status)) for one in reading.hypotheses]
        self.hypotheses.show_lines(bound, "")
        for widget in (self._hypotheses, self.hypotheses):
            widget.setVisible(bool(bound))

    def _show_untested(self, reading: Reading) -> None:
        lines = [Line.of_link(link.id, reading) for link in untested(reading.links, reading.counted)]
        self.untested.show_lines(lines, _("Every link has evidence.") if reading.links else _("No links yet."))

    def _show_disagreement(self, reading: Reading) -> None:
        names = {case.id: case.name for case in self._session.project.cases.all()}
        sentence = _("for: {supporting} · against: {opposing}")
        lines = [
            Line.of_link(
                one.link_id,
                reading,
                sentence.format(supporting=_named(one.supported, names), opposing=_named(one.contradicted, names)),
            )
            for one in where_cases_disagree(reading.links, reading.evidence)
        ]
        self.disagreeing.show_lines(lines, _("Cases do not disagree on any link."))


def _named(ids: Sequence[int], names: dict[int, str]) -> str:
    return ", ".join(names.get(id, "–") for id in ids)
