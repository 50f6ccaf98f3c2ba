"""Which forms of actors are common words, found out beside what one does."""

import threading
from collections.abc import Iterable

from PySide6.QtCore import QObject, QTimer, Signal

from qualapp.reports.actor_names import common_words


class SmallWords(QObject):
    """Knows which forms are common words; their list takes a second to be read, on a thread that knows no widget."""

    known = Signal(object)
    """Carries those of the asked forms that are common words."""

    def __init__(self, spoken: str, parent: QObject) -> None:
        super().__init__(parent)
        self._spoken = spoken
        self._found: list[frozenset[str]] = []
        self._waiting = 0
        self._look = QTimer(self, interval=150)
        self._look.timeout.connect(self._tell)

    def ask(self, forms: Iterable[str]) -> None:
        """Find out which of these are."""
        asked = frozenset(form.casefold() for form in forms)
        threading.Thread(target=_find, args=(asked, self._spoken, self._found), daemon=True).start()
        self._waiting += 1
        self._look.start()

    def _tell(self) -> None:
        while self._found:
            self._waiting -= 1
            self.known.emit(self._found.pop())
        if not self._waiting:
            self._look.stop()


def _find(forms: frozenset[str], spoken: str, found: list[frozenset[str]]) -> None:
    found.append(common_words(forms, spoken))
