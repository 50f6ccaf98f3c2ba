"""A field for the name of something that is known, or of something new."""

from collections.abc import Iterable
from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from qualapp.desktop.ties.draft import NEW
from qualapp.desktop.ties.fitting import Fit, Named, fitting, folded
from qualapp.desktop.ties.name_list import NameList, NameRow
from qualapp.i18n import N_, _

_TAKING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LEAVING = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_PAGES = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}


class NameField(QLineEdit):
    """Lists what fits while one types, the best chosen: Enter and Tab take it; `meant` says what the words mean.

    Words become something new only where the last row of the list says so and is taken, or where nothing fits them.
    """

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None, *, new: str = N_("New actor: “{name}”")) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._new = new
        self._by_word: dict[str, set[int]] = {}
        self._names: dict[int, Named] = {}
        self._taken: tuple[str, int] | None = None
        self.list = NameList(name, self)
        self.list.picked.connect(self._take)
        self.textEdited.connect(self._on_typed)
        self.textChanged.connect(lambda _text: self.changed.emit())

    def offer(self, names: Iterable[Named]) -> None:
        """Know these, in this order."""
        self._names = {named.id: named for named in names}
        self._by_word = {}
        for named in self._names.values():
            for word in filter(None, (named.name, *named.called)):
                self._by_word.setdefault(folded(word), set()).add(named.id)

    def write(self, id: int) -> None:
        """Write the name of this one."""
        self._say(self._names[id].name, id)

    def swap_with(self, other: "NameField") -> None:
        """Say what the other said, and let it say what was said here."""
        mine, others = (self.text(), self._taken), (other.text(), other._taken)
        for field, (words, taken) in ((self, others), (other, mine)):
            field._taken = taken
            field.setText(words)

    def meant(self) -> int | None:
        """The one that is meant; None where the words are nobody's, or several share them."""
        if (taken := self._taken_now()) is not None:
            return taken if taken != NEW else None
        ids = self._by_word.get(folded(self.text()), set())
        exact = [id for id in ids if self._names[id].name == self.text().strip()]
        if len(exact) == 1:
            return exact[0]
        return next(iter(ids)) if len(ids) == 1 else None

    def sharing(self) -> list[str]:
        """The names of those who share the words in the field; empty where they mean one or none."""
        ids = self._by_word.get(folded(self.text()), set())
        return sorted(self._names[id].name for id in ids) if self.meant() is None and len(ids) > 1 else []

    def new(self) -> str:
        """The words in the field where they are to become something new."""
        words = " ".join(self.text().split())
        if not words or folded(words) in self._by_word:
            return ""
        return words if self._taken_now() == NEW or not self._fits() else ""

    def undecided(self) -> str:
        """The words in the field where they are only a part of what is known, and nobody said that they are new."""
        words = " ".join(self.text().split())
        return "" if not words or self.new() or folded(words) in self._by_word else words

    def undecided_told(self) -> str:
        """What is to be said of such words."""
        told = _("“{name}” is not chosen yet. Choose from the list; its last row makes something new.")
        return told.format(name=self.undecided())

    def open(self) -> None:
        """List what fits the words in the field; where they mean one already, all."""
        meant = self.meant()
        if meant is not None or not self.text().strip():
            rows = [NameRow(named.name, "", named.id) for named in self._names.values()]
            at = next((number for number, row in enumerate(rows) if row.means == meant), 0)
            self._list(rows, at)
        else:
            self._list_fitting()

    def event(self, event: QEvent) -> bool:
        key = cast(QKeyEvent, event).key() if event.type() in _OF_KEYS else 0
        if key and self.list.isVisible():
            if event.type() == QEvent.Type.ShortcutOverride and key in (*_TAKING, *_LEAVING, Qt.Key.Key_Escape):
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and key in _LEAVING:
                self._take()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.list.isVisible():
            done = self._move(event.key())
        elif done := event.key() == Qt.Key.Key_Down:
            self.open()
        if not done:
            super().keyPressEvent(event)

    def _move(self, key: int) -> bool:
        """Do what a key says to the open list, where it says something."""
        if key in _TAKING:
            self._take()
        elif key == Qt.Key.Key_Escape:
            self.list.hide()
        elif key in _STEPS:
            self.list.step(_STEPS[Qt.Key(key)])
        elif key in _PAGES:
            self.list.step(_PAGES[Qt.Key(key)] * max(2, self.list.page()))
        else:
            return False
        self._tell_chosen()
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.list.hide()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.list.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
            self.list.hide()
        return super().eventFilter(watched, event)

    def _on_typed(self) -> None:
        self._taken = None
        self._list_fitting()

    def _list_fitting(self) -> None:
        words = " ".join(self.text().split())
        fits = self._fits() if words else []
        rows = [NameRow(fit.named.name, fit.form, fit.named.id) for fit in fits]
        if words and folded(words) not in self._by_word:
            rows.append(NameRow(_(self._new).format(name=words), "", None))
        self._list(rows, 0)

    def _list(self, rows: list[NameRow], at: int) -> None:
        self.window().installEventFilter(self)
        self.list.show_rows(rows, at)
        self._tell_chosen()

    def _take(self) -> None:
        """Mean what is chosen in the list."""
        row = self.list.chosen()
        self.list.hide()
        if row is None:
            return
        self._say(" ".join(self.text().split()) if row.means is None else row.words, row.means or NEW)

    def _say(self, words: str, meaning: int) -> None:
        self._taken = (words, meaning)
        if self.text() == words:
            self.changed.emit()
        self.setText(words)
        self.setCursorPosition(0 if meaning != NEW else len(words))

    def _taken_now(self) -> int | None:
        """What was taken from the list, while the words are still the same."""
        return self._taken[1] if self._taken is not None and self._taken[0] == self.text() else None

    def _fits(self) -> list[Fit]:
        return fitting(self.text(), self._names.values())

    def _tell_chosen(self) -> None:
        """Let a screen reader say what Enter would take."""
        row = self.list.chosen() if self.list.isVisible() else None
        self.setAccessibleDescription(" · ".join(filter(None, (row.words, row.quiet))) if row else "")


_OF_KEYS = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
