"""The page of the theory as a whole: how its links stand, what is untested, where cases disagree."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from qualapp import formats
from qualapp.analysis.theory import untested, where_cases_disagree
from qualapp.desktop.look import ui_font
from qualapp.desktop.look.widgets import Button, Chip, ElidedLabel
from qualapp.desktop.session import Session
from qualapp.desktop.theory.parts import caption, column_of, group_heading
from qualapp.desktop.theory.reading import Reading
from qualapp.desktop.theory.theory_looks import STATES, TONES
from qualapp.desktop.theory.theory_words import state_word
from qualapp.i18n import _, _n
from qualapp.model.theory import LinkState

_LISTED = 40


class TheoryPage(QWidget):
    """The theory as a whole: how its links stand, what is untested, where cases disagree."""

    links_wanted = Signal(object)
    """Carries the ids of links to be selected."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._column = column_of(self)
        self._page: QWidget | None = None
        self.buttons: dict[str, Button] = {}

    def show_theory(self, reading: Reading) -> None:
        """Show how this theory stands."""
        if self._page is not None:
            self._page.hide()
            self._page.deleteLater()
        self._page = page = QWidget(self)
        self.buttons = {}
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        title = ElidedLabel(reading.theory.name, page, font=ui_font(15, 600), lines=3, line_height=20)
        column.addWidget(title)
        if reading.theory.description:
            description = QLabel(reading.theory.description, page)
            description.setWordWrap(True)
            description.setProperty("role", "secondary")
            column.addWidget(description)
        self._add_states(column, page, reading)
        self._add_untested(column, page, reading)
        self._add_disagreement(column, page, reading)
        column.addStretch(1)
        self._column.addWidget(page, 1)

    def _add_states(self, column: QVBoxLayout, page: QWidget, reading: Reading) -> None:
        column.addSpacing(6)
        column.addWidget(group_heading(_("How the links stand"), page))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        for row, state in enumerate((*list(LinkState)[1:], LinkState.UNTESTED)):
            links = [link.id for link in reading.links if reading.counted.link(link.id).state is state]
            look = STATES[state]
            chip = Chip(state_word(state), page, tone=TONES[look.token], glyph=look.glyph, passive=True, height=24)
            grid.addWidget(chip, row, 0)
            text = _n("{n} link", "{n} links", len(links)).format(n=formats.number(len(links)))
            self.buttons[state] = button = Button(text, page, kind="link", height=28)
            button.setEnabled(bool(links))
            button.clicked.connect(partial(self.links_wanted.emit, links))
            grid.addWidget(button, row, 1)
        grid.setColumnStretch(2, 1)
        column.addLayout(grid)

    def _add_untested(self, column: QVBoxLayout, page: QWidget, reading: Reading) -> None:
        found = untested(reading.links, reading.counted)
        column.addSpacing(8)
        column.addWidget(group_heading(_("What is untested"), page))
        lines = [(link.id, "") for link in found]
        self._add_links(
            column, page, reading, lines, _("Every link has evidence.") if reading.links else _("No links yet.")
        )

    def _add_disagreement(self, column: QVBoxLayout, page: QWidget, reading: Reading) -> None:
        names = {case.id: case.name for case in self._session.project.cases.all()}
        found = where_cases_disagree(reading.links, reading.evidence)
        column.addSpacing(8)
        column.addWidget(group_heading(_("Where cases disagree"), page))
        lines = [
            (
                one.link_id,
                _("for: {supporting} · against: {opposing}").format(
                    supporting=_named(one.supported, names), opposing=_named(one.contradicted, names)
                ),
            )
            for one in found
        ]
        self._add_links(column, page, reading, lines, _("Cases do not disagree on any link."))

    def _add_links(
        self, column: QVBoxLayout, page: QWidget, reading: Reading, lines: Sequence[tuple[int, str]], empty: str
    ) -> None:
        for link_id, behind in lines[:_LISTED]:
            link = reading.link(link_id)
            if link is None:
                continue
            text = f"{reading.names[link.from_id]} → {reading.names[link.to_id]}"
            row = LinkRow(text, behind, page)
            row.pressed.connect(partial(self.links_wanted.emit, [link_id]))
            column.addWidget(row)
        if len(lines) > _LISTED:
            left = len(lines) - _LISTED
            column.addWidget(caption(_("and {n} more").format(n=formats.number(left)), page))
        if not lines:
            column.addWidget(caption(empty, page))


class LinkRow(QWidget):
    """A link in a list; a click or Enter selects it in the drawing."""

    pressed = Signal()

    def __init__(self, text: str, behind: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{text} {behind}".strip())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(0)
        column.addWidget(ElidedLabel(text, self, token="accent", font=ui_font(12), lines=2, line_height=16))
        if behind:
            column.addWidget(ElidedLabel(behind, self, token="text-3", font=ui_font(12), lines=2, line_height=16))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.pressed.emit()
        else:
            super().keyPressEvent(event)


def _named(ids: Sequence[int], names: dict[int, str]) -> str:
    return ", ".join(names.get(id, "–") for id in ids)
