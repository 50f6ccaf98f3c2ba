"""Who speaks in each source: one card per source, one confirmation."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from qualapp import formats
from qualapp.desktop.look import reading_font
from qualapp.desktop.look.widgets import Dialog, ElidedLabel
from qualapp.desktop.session import Session
from qualapp.desktop.sources.choice_box import ChoiceBox
from qualapp.desktop.words import word
from qualapp.errors import UserError
from qualapp.i18n import N_, _, _n
from qualapp.model.case import Informant, SourceSpeaker
from qualapp.model.source import Source

_WIDTH = 980
_AIR = 56
_NEW = "new"


class SpeakersDialog(Dialog):
    """Shows the sources, those that nobody has confirmed first; confirming one goes on to the next."""

    def __init__(self, session: Session, parent: QWidget | None = None, *, source_id: int | None = None) -> None:
        super().__init__(_("Who speaks"), _("Confirm"), parent, width=640, leave=_("Close"))
        self.setFixedWidth(_WIDTH + _AIR)
        self._session = session
        self._project = session.project
        self.boxes: dict[str, ChoiceBox] = {}
        self.left = QLabel(self)
        self.left.setProperty("role", "secondary")
        self.sources = QListWidget(self)
        self.sources.setAccessibleName(_("Sources"))
        self.sources.setFixedWidth(280)
        self.sources.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.sources.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.sources.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.error = QLabel(self)
        self.error.setProperty("role", "error")
        self.error.setWordWrap(True)
        self.error.hide()
        self._card = QScrollArea(self)
        self._card.setWidgetResizable(True)
        self._card.setFixedHeight(400)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.sources)
        row.addWidget(self._card, 1)
        self.body.addWidget(self.left)
        self.body.addLayout(row)
        self.body.addWidget(self.error)
        self._list()
        self.sources.currentItemChanged.connect(lambda *_items: self._show_card())
        self._choose(source_id)

    @property
    def source_id(self) -> int | None:
        """The source whose card is shown."""
        item = self.sources.currentItem()
        return int(item.data(Qt.ItemDataRole.UserRole)) if item else None

    def _list(self) -> None:
        waiting = set(self._project.speakers.unsettled())
        everything = {source.id: source for source in self._project.sources.all()}
        settled = [source.id for source in everything.values() if source.is_settled]
        first = [number for number in everything if number in waiting]
        self.sources.clear()
        for number in [*first, *settled]:
            source = everything[number]
            told = " · ".join(part for part in (source.name, source.case) if part)
            item = QListWidgetItem(told if number in waiting else f"✓ {told}", self.sources)
            item.setToolTip(told)
            item.setData(Qt.ItemDataRole.UserRole, number)
        sentence = _n(
            "In {n} source nobody has confirmed who speaks.",
            "In {n} sources nobody has confirmed who speaks.",
            len(first),
        )
        done = _("It is confirmed who speaks in every source.")
        self.left.setText(sentence.format(n=formats.number(len(first))) if first else done)

    def _choose(self, source_id: int | None) -> None:
        for place in range(self.sources.count()):
            if self.sources.item(place).data(Qt.ItemDataRole.UserRole) == source_id:
                self.sources.setCurrentRow(place)
                return
        self.sources.setCurrentRow(0)

    def _show_card(self) -> None:
        self.error.hide()
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(4, 0, 12, 0)
        column.setSpacing(14)
        self.boxes = {}
        number = self.source_id
        self.primary.setEnabled(number is not None)
        if number is not None:
            self._fill_card(self._project.sources[number], column)
        column.addStretch(1)
        self._card.setWidget(holder)
        holder.setAutoFillBackground(False)
        self._card.viewport().setAutoFillBackground(False)

    def _fill_card(self, source: Source, column: QVBoxLayout) -> None:
        title = QLabel(source.name)
        title.setProperty("role", "heading")
        title.setWordWrap(True)
        visit = word(source.visit) if source.visit else ""
        where = QLabel(" · ".join(part for part in (source.case, visit) if part))
        where.setProperty("role", "secondary")
        column.addWidget(title)
        column.addWidget(where)
        people = self._people(source)
        for speaker in self._project.speakers.in_source(source.id):
            column.addLayout(self._row(speaker, people))

    def _people(self, source: Source) -> list[Informant]:
        """Whom a label may stand for: those of the same case first."""
        people = self._project.informants.all()
        return sorted(people, key=lambda who: (who.case_id != source.case_id, who.is_interviewer, who.name.casefold()))

    def _row(self, speaker: SourceSpeaker, people: list[Informant]) -> QGridLayout:
        cases = {case.id: case.name for case in self._project.cases.all()}
        choices: list[tuple[object, str]] = [(who.id, _told(who, cases)) for who in people]
        choices.append((_NEW, _("somebody else, new")))
        box = ChoiceBox(choices, _("Who “{label}” is").format(label=speaker.label))
        box.show_value(speaker.proposed_id if speaker.proposed_id is not None else _NEW)
        self.boxes[speaker.label] = box
        name = ElidedLabel(speaker.label)
        turns = QLabel(_n("{n} turn", "{n} turns", speaker.turns).format(n=formats.number(speaker.turns)))
        turns.setProperty("role", "caption")
        words = ElidedLabel(
            " ".join(speaker.first_words.split()), token="text-2", font=reading_font(13), lines=2, line_height=19
        )
        proposed = QLabel(_("proposed: the same person as in another source"))
        proposed.setProperty("role", "caption")
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(3)
        grid.addWidget(name, 0, 0)
        grid.addWidget(turns, 1, 0)
        grid.addWidget(box, 0, 1)
        if speaker.proposed_id != speaker.informant_id:
            grid.addWidget(proposed, 1, 1)
        grid.addWidget(words, 2, 0, 1, 2)
        grid.setColumnMinimumWidth(0, 190)
        grid.setColumnStretch(1, 1)
        return grid

    def accept(self) -> None:
        """Confirm who speaks in this source, and show the next that waits; leave after the last."""
        number = self.source_id
        if number is None:
            return
        try:
            self._settle(number)
        except UserError as error:
            self.error.setText(error.message)
            self.error.show()
            return
        waiting = self._project.speakers.unsettled()
        if not waiting:
            super().accept()
            return
        self._list()
        self._choose(next((one for one in waiting if one > number), waiting[0]))
        self.primary.setFocus()

    def _settle(self, source_id: int) -> None:
        project = self._project
        source = project.sources[source_id]
        with project.history.step(N_("Say who speaks in “{name}”"), name=source.name):
            chosen: dict[str, int] = {}
            for label, box in self.boxes.items():
                value = box.value()
                if value == _NEW:
                    chosen[label] = project.informants.add(label, source.case_id).id
                elif value is not None:
                    chosen[label] = int(str(value))
            project.speakers.settle(source_id, chosen)


def _told(who: Informant, cases: dict[int, str]) -> str:
    asks = _("interviewer") if who.is_interviewer else ""
    parts = (who.name, asks or who.role, who.pseudonym, cases.get(who.case_id or 0, ""))
    return " · ".join(part for part in parts if part)
