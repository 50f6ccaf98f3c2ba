"""A conflict: the two versions side by side, and the choice between them, both, or words written now."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QRadioButton, QVBoxLayout, QWidget

from qualapp.desktop.codebook.colour_names import colour_name
from qualapp.desktop.excerpts.context import around
from qualapp.desktop.look import ui_font
from qualapp.desktop.look.widgets import Button, ElidedLabel, IconButton, KeyCap
from qualapp.desktop.session import Session
from qualapp.desktop.team.merge.conflict_model import Entry
from qualapp.desktop.team.merge.differing import marked_words, plain_words, quiet_words
from qualapp.desktop.team.merge.places import Ways, way_to
from qualapp.desktop.team.merge.voice_card import VoiceCard
from qualapp.formats import moment, number
from qualapp.i18n import _
from qualapp.model.coding import Coder
from qualapp.reports.conflict_words import said, thing, what, who
from qualapp.reports.merges import CHOICES
from qualapp.store.merging.open_conflicts import Conflict, Voice
from qualapp.store.merging.taken import Decided

KEEP, TAKE, WRITE, DECIDE = "team.keep", "team.take", "team.write", "team.decide"
NEXT, PREVIOUS = "team.next_conflict", "team.previous_conflict"
_LEAST, _FRAME = 48, 94
KEYS = {KEEP: "1", TAKE: "2", WRITE: "3", DECIDE: "Ctrl+Return", NEXT: "N", PREVIOUS: "P"}


class ConflictPage(QWidget):
    """Shows one conflict; `decided` tells the key of it, the choice and the words, `moved` a step up or down."""

    decided = Signal(str, str, str)
    moved = Signal(int)

    def __init__(self, session: Session, ways: Ways, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._ways = ways
        self.entry: Entry | None = None
        self._choice = "kept"
        self._make_head()
        self.stands = VoiceCard(KEEP, KEYS[KEEP], self)
        self.lost = VoiceCard(TAKE, KEYS[TAKE], self)
        self.stands.chosen.connect(lambda: self.choose("kept"))
        self.lost.chosen.connect(lambda: self.choose("other"))
        self.stands.choice.setAccessibleDescription(_("What stands now"))
        self.write = QRadioButton(self)
        self.write.setAutoExclusive(False)
        self.write.clicked.connect(lambda: self.choose("own"))
        self.write_cap = KeyCap(KEYS[WRITE], self, command=WRITE)
        self.words = QPlainTextEdit(self)
        self.words.setAccessibleName(_("What is to stand"))
        self.words.setFixedHeight(120)
        self.words.textChanged.connect(self._name_writing)
        self.told = QLabel(self)
        self.told.setWordWrap(True)
        self.decide = Button(_("Decide"), self, kind="primary", icon="check", command=DECIDE, height=36)
        self.decide.clicked.connect(self.confirm)
        self.next = Button(_("Next conflict"), self, icon="arrow-down", command=NEXT, height=36)
        self.next.clicked.connect(lambda: self.moved.emit(1))
        self._lay_out()

    def _make_head(self) -> None:
        self.title = ElidedLabel("", self, font=ui_font(15, 600))
        self.thing = ElidedLabel("", self, token="text-2")
        self.place = QLabel(self)
        self.place.setProperty("role", "caption")
        self.open = Button("", self, kind="link", icon="external-link", height=28)
        self.open.clicked.connect(self._go)
        self.up = IconButton("chevron-up", _("Previous conflict"), self, command=PREVIOUS)
        self.down = IconButton("chevron-down", _("Next conflict"), self, command=NEXT)
        self.up.clicked.connect(lambda: self.moved.emit(-1))
        self.down.clicked.connect(lambda: self.moved.emit(1))

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(self.title)
        names.addWidget(self.thing)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addLayout(names, 1)
        for widget in (self.open, self.place, self.up, self.down):
            head.addWidget(widget)
        cards = QHBoxLayout()
        cards.setSpacing(16)
        cards.addWidget(self.stands, 1)
        cards.addWidget(self.lost, 1)
        third = QHBoxLayout()
        third.setContentsMargins(17, 0, 0, 0)
        third.setSpacing(8)
        third.addWidget(self.write)
        third.addWidget(self.write_cap)
        third.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.decide)
        foot.addWidget(self.told, 1)
        foot.addWidget(self.next)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(14)
        column.addLayout(head)
        column.addLayout(cards, 1000)
        column.addLayout(third)
        column.addWidget(self.words)
        column.addLayout(foot)
        column.addStretch(1)

    def show_entry(self, entry: Entry, place: int, total: int) -> None:
        """Show a conflict, decided or not."""
        same = self.entry is not None and self.entry[0].key == entry[0].key and self.entry[1] == entry[1]
        self.entry = entry
        conflict, decided = entry
        self.title.setText(what(conflict))
        self.thing.setText(thing(self._session.project, conflict))
        self.place.setText(_("{n} of {total}").format(n=number(place + 1), total=number(total)))
        way = way_to(self._session, conflict, self._ways)
        self.open.setText(_(way.text) if way else "")
        self.open.setVisible(way is not None)
        for step in (self.up, self.down, self.next):
            step.setEnabled(total > 1)
        if not same:
            self._choice = decided.choice if decided else "kept"
            self.words.setPlainText(decided.words if decided else self._proposal(conflict))
        self.wear()

    def wear(self) -> None:
        """Show the versions in the colours of now, and the choice."""
        if self.entry is None:
            return
        conflict, decided = self.entry
        here, there = (self._said(conflict, voice) for voice in (conflict.stands, conflict.lost))
        before, behind = self._surroundings(conflict)
        for card, voice, words, other in (
            (self.stands, conflict.stands, here, there),
            (self.lost, conflict.lost, there, here),
        ):
            html = marked_words(words, other) if conflict.kind != "deleted" else plain_words(words)
            is_quoted = conflict.kind == "text" or conflict.cell in {"place", "excerpt_id"}
            card.show_words(before + html + behind, is_quoted=is_quoted)
            self._show_who(card, voice, is_decided=decided is not None)
        self._show_choice()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Let both cards be as high as the longer words need, as far as there is room."""
        height = max(_LEAST, *(card.words_height() for card in (self.stands, self.lost)))
        for card in (self.stands, self.lost):
            card.setMaximumHeight(height + _FRAME)

    def _show_who(self, card: VoiceCard, voice: Voice, *, is_decided: bool) -> None:
        stands = _("stood") if is_decided else _("stands now")
        title = stands if card is self.stands else _("the other version")
        card.show_voice(title, self._coder(voice.coder), moment(voice.time) if voice.time else None)

    def _coder(self, name: str) -> Coder | None:
        return next((coder for coder in self._session.project.coders.all() if name and coder.name == name), None)

    def _said(self, conflict: Conflict, voice: Voice) -> str:
        if conflict.cell == "colour" and voice.words:
            return colour_name(voice.words)
        if conflict.kind == "text" and not voice.words:
            return _("(no words)")
        return said(self._session.project, conflict, voice)

    def _surroundings(self, conflict: Conflict) -> tuple[str, str]:
        """What stands around words of a text, as quiet HTML."""
        if conflict.kind != "text" or conflict.source_id is None or conflict.range is None:
            return "", ""
        before, behind = around(self._session.project.sources.text(conflict.source_id), conflict.range)
        return quiet_words(before), quiet_words(behind)

    def _proposal(self, conflict: Conflict) -> str:
        """Words to begin with: both versions where both can stand."""
        parts = [conflict.stands.words, conflict.lost.words if conflict.can_be_joined else ""]
        return "\n\n".join(part for part in parts if part)

    def choose(self, choice: str) -> None:
        """Mark a choice; nothing is decided before it is confirmed."""
        if self.entry is None or self.entry[1] is not None or not self._allows(choice):
            return
        self._choice = choice
        self._show_choice()
        if choice == "own":
            self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _allows(self, choice: str) -> bool:
        if self._session.project.read_only or self.entry is None:
            return False
        return choice != "own" or self.entry[0].can_be_written

    def confirm(self) -> None:
        """Decide what is chosen."""
        if self.entry is None or self.entry[1] is not None or not self.decide.isEnabled():
            return
        conflict, words = self.entry[0], self.words.toPlainText()
        choice = self._choice
        if choice == "own" and conflict.can_be_joined and words == self._proposal(conflict):
            choice = "both"
        self.decided.emit(conflict.key, choice, words if choice == "own" else "")

    def _show_choice(self) -> None:
        if self.entry is None:
            return
        conflict, decided = self.entry
        can = decided is None and not self._session.project.read_only
        keep, take = _choices(conflict)
        self.stands.offer(keep, is_chosen=self._choice == "kept", can_choose=can)
        self.lost.offer(take, is_chosen=self._choice == "other", can_choose=can)
        is_written = self._choice in {"both", "own"}
        self.write.setChecked(is_written)
        self.write.setEnabled(can)
        for widget in (self.write, self.write_cap):
            widget.setVisible(conflict.can_be_written and (can or is_written))
        self.words.setVisible(conflict.can_be_written and is_written)
        self.words.setReadOnly(not can)
        self._name_writing()
        self._tell(decided)

    def _tell(self, decided: Decided | None) -> None:
        is_read_only = self._session.project.read_only
        self.decide.setVisible(decided is None)
        self.decide.setEnabled(not is_read_only)
        self.next.set_kind("plain" if decided is None else "primary")
        sentence = _("The project is open for reading only.") if is_read_only and decided is None else ""
        if decided is not None:
            told = Voice(None, "", decided.coder, decided.time)
            sentence = _("Decided: {choice} ({who}).").format(choice=_(CHOICES[decided.choice]), who=who(told))
        self.told.setText(sentence)
        self.told.setProperty("role", "secondary")

    def fail(self, sentence: str) -> None:
        """Say why it could not be decided so."""
        self.told.setProperty("role", "error")
        self.told.style().unpolish(self.told)
        self.told.style().polish(self.told)
        self.told.setText(sentence)

    def _name_writing(self) -> None:
        conflict = self.entry[0] if self.entry else None
        can_join = conflict is not None and conflict.can_be_joined
        self.write.setText(_("Both, or write it yourself") if can_join else _("Write it yourself"))

    def _go(self) -> None:
        way = way_to(self._session, self.entry[0], self._ways) if self.entry else None
        if way is not None:
            way.go()


def _choices(conflict: Conflict) -> tuple[str, str]:
    """What the choices of a conflict are called."""
    if conflict.kind == "deleted":
        return _("Keep it"), _("Delete it after all")
    return _("Keep what stands"), _("Take the other")
