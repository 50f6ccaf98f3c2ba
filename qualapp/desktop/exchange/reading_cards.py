"""The ways in which the positions of a project can be read, each with what it would quote."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QRadioButton, QScrollArea, QVBoxLayout, QWidget

from qualapp.desktop.look import theme
from qualapp.formats import number
from qualapp.i18n import _, _n

if TYPE_CHECKING:
    from qualapp.importers.refi import PositionReading, Quotation, TriedReading, TriedReadings


class ReadingCards(QScrollArea):
    """One card for each way, of which one is chosen; `chosen` carries the `PositionReading`."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.cards: list[ReadingCard] = []
        self._group = QButtonGroup(self)

    def show_tried(self, tried: TriedReadings) -> None:
        """Offer these, the first of them chosen."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(12)
        column.addWidget(_advice(tried, inside))
        self._group = QButtonGroup(self)
        self.cards = [ReadingCard(one, tried, inside) for one in tried.readings]
        for card in self.cards:
            self._group.addButton(card.radio)
            column.addWidget(card)
            card.radio.clicked.connect(lambda _checked=False, card=card: self.chosen.emit(card.tried.reading))
        column.addStretch(1)
        self.cards[0].radio.setChecked(True)
        self.setWidget(inside)
        inside.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    def show_reading(self, reading: PositionReading | None) -> None:
        """Show which one is chosen, telling nobody; none is the first."""
        card = next(
            (card for card in self.cards if card.tried.reading == reading), self.cards[0] if self.cards else None
        )
        if card is not None:
            card.radio.setChecked(True)

    def attend(self) -> None:
        """Have the keyboard on the one that is chosen."""
        for card in self.cards:
            if card.radio.isChecked():
                card.radio.setFocus()

    def chosen_reading(self) -> PositionReading | None:
        """The one that is chosen; none where the first is, which needs not be said."""
        return next((card.tried.reading for card in self.cards[1:] if card.radio.isChecked()), None)


class ReadingCard(QFrame):
    """A way of reading, in words, in a number and in quotations."""

    def __init__(self, tried: TriedReading, among: TriedReadings, parent: QWidget) -> None:
        super().__init__(parent)
        self.tried = tried
        self.setProperty("ground", "card")
        title = QLabel(_title(tried, among), self)
        title.setWordWrap(True)
        title.setProperty("role", "strong")
        self.told = QLabel(_whole(tried, among), self)
        self.told.setProperty("role", "caption")
        self.radio = QRadioButton(self)
        self.radio.setAccessibleName(title.text())
        self.radio.setAccessibleDescription(self.told.text())
        self.quotations = [QLabel(self) for _quotation in tried.examples]
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(title)
        words.addWidget(self.told)
        for label in self.quotations:
            label.setTextFormat(Qt.TextFormat.RichText)
            label.setWordWrap(True)
            words.addWidget(label)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 12, 14, 12)
        row.setSpacing(10)
        row.addWidget(self.radio, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        theme.changed.connect(self._wear)
        self._wear()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The whole card can be pressed."""
        if self.isEnabled() and self.rect().contains(event.position().toPoint()):
            self.radio.setFocus(Qt.FocusReason.MouseFocusReason)
            self.radio.click()

    def _wear(self) -> None:
        for label, quotation in zip(self.quotations, self.tried.examples, strict=True):
            label.setText(_quoted(quotation))
            label.setToolTip(quotation.source)


def _advice(tried: TriedReadings, parent: QWidget) -> QLabel:
    sentence = _("Programs count the characters of a text in different ways. Choose the one that quotes whole words.")
    if not tried.is_doubtful:
        sentence = _("Passages are read as below. Choose another way only where these quotations are wrong.")
    label = QLabel(sentence, parent)
    label.setWordWrap(True)
    label.setProperty("role", "secondary")
    return label


def _title(tried: TriedReading, among: TriedReadings) -> str:
    from qualapp.importers.refi.position_words import differing

    used = among.readings[0].reading
    return differing(tried.reading, used)


def _whole(tried: TriedReading, among: TriedReadings) -> str:
    told = _n("{whole} of {n} passage is of whole words", "{whole} of {n} passages are of whole words", among.passages)
    told = told.format(whole=number(tried.whole), n=number(among.passages))
    if tried is not among.readings[0] or not among.borne_out:
        return told
    titles = _n("{n} title confirms it", "{n} titles confirm it", among.borne_out).format(n=number(among.borne_out))
    return f"{told} · {titles}"


def _quoted(quotation: Quotation) -> str:
    quiet, ground = theme.colour("text-3").name(), theme.colour("accent-soft").name()
    words = (
        f'<span style="background-color:{ground}; color:{theme.colour("text").name()}">{escape(quotation.words)}</span>'
    )
    before, after = (
        f'<span style="color:{quiet}">{escape(part)}</span>' for part in (quotation.before, quotation.after)
    )
    return f'<p style="margin:0; white-space:pre-wrap">{before}{words}{after}</p>'
