"""The page of the theory as a whole: how its links stand, what is untested, where cases disagree."""

from collections.abc import Sequence
from functools import partial
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from qualapp import formats
from qualapp.analysis.theory import untested, where_cases_disagree
from qualapp.desktop.look import theme, ui_font
from qualapp.desktop.look.widgets import Button, Chip, ElidedLabel, allow
from qualapp.desktop.session import Session
from qualapp.desktop.theory.parts import column_of, group_heading
from qualapp.desktop.theory.reading import Reading
from qualapp.desktop.theory.theory_looks import STATES, TONES
from qualapp.exporters.theory_words import state_word
from qualapp.i18n import _, _n
from qualapp.model.theory import LinkState

_LISTED = 60


class TheoryPage(QWidget):
    """Every number and every line selects the links it stands for."""

    links_wanted = Signal(object)
    """Carries the ids of links to be selected."""

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
        self.untested = LinkList(self)
        self.disagreeing = LinkList(self)
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
            listed.linkActivated.connect(lambda id: self.links_wanted.emit([int(id)]))
            column.addSpacing(8)
            column.addWidget(group_heading(heading, self))
            column.addWidget(listed)
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

    def _show_untested(self, reading: Reading) -> None:
        lines = [(link.id, "") for link in untested(reading.links, reading.counted)]
        empty = _("Every link has evidence.") if reading.links else _("No links yet.")
        self.untested.show_links(reading, lines, empty)

    def _show_disagreement(self, reading: Reading) -> None:
        names = {case.id: case.name for case in self._session.project.cases.all()}
        sentence = _("for: {supporting} · against: {opposing}")
        lines = [
            (
                one.link_id,
                sentence.format(supporting=_named(one.supported, names), opposing=_named(one.contradicted, names)),
            )
            for one in where_cases_disagree(reading.links, reading.evidence)
        ]
        self.disagreeing.show_links(reading, lines, _("Cases do not disagree on any link."))


class LinkList(QLabel):
    """Links by the names of their ends, to be pressed with mouse or keyboard, each with words behind."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setFont(ui_font(12))
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self._html: list[tuple[str, str, str]] = []
        self._empty, self._left = "", 0
        theme.changed.connect(self._write)

    def show_links(self, reading: Reading, lines: Sequence[tuple[int, str]], empty: str) -> None:
        """List these, or say that there are none."""
        links = {link.id: link for link in reading.links}
        found = [(links[id], behind) for id, behind in lines[:_LISTED]]
        self._html = [
            (str(link.id), f"{reading.names[link.from_id]} → {reading.names[link.to_id]}", behind)
            for link, behind in found
        ]
        self._left, self._empty = max(0, len(lines) - _LISTED), empty
        self._write()

    def _write(self) -> None:
        link, quiet = theme.tokens.accent, theme.tokens.text_3
        parts = [
            f'<p style="margin:0 0 6px 0"><a href="{id}" style="color:{link};text-decoration:none">{escape(text)}</a>'
            + (f'<br><span style="color:{quiet}">{escape(behind)}</span>' if behind else "")
            + "</p>"
            for id, text, behind in self._html
        ]
        if self._left:
            more = _("and {n} more").format(n=formats.number(self._left))
            parts.append(f'<p style="color:{quiet}">{more}</p>')
        self.setText("".join(parts) or f'<span style="color:{quiet}">{escape(self._empty)}</span>')


def _named(ids: Sequence[int], names: dict[int, str]) -> str:
    return ", ".join(names.get(id, "–") for id in ids)
