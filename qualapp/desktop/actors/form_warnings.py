"""Forms of actors that deserve a second look: shared by two, or words that mostly mean something else."""

import threading
from collections.abc import Iterable, Mapping

from PySide6.QtCore import QObject, QTimer, Signal

from qualapp.i18n import _, language
from qualapp.model.network import Actor, ActorForm


class SmallWords(QObject):
    """Knows which forms are common words; their list takes a second to be read, on a thread that knows no widget."""

    known = Signal(object)
    """Carries those of the asked forms that are common words."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._found: list[frozenset[str]] = []
        self._waiting = 0
        self._look = QTimer(self, interval=150)
        self._look.timeout.connect(self._tell)

    def ask(self, forms: Iterable[str]) -> None:
        """Find out which of these are."""
        asked, spoken = frozenset(form.casefold() for form in forms), language()
        threading.Thread(target=_find, args=(asked, spoken, self._found), daemon=True).start()
        self._waiting += 1
        self._look.start()

    def _tell(self) -> None:
        while self._found:
            self._waiting -= 1
            self.known.emit(self._found.pop())
        if not self._waiting:
            self._look.stop()


def _find(forms: frozenset[str], spoken: str, found: list[frozenset[str]]) -> None:
    from qualapp.analysis.actor_finder import common_forms

    common = common_forms(dict.fromkeys(forms, 0), 0, language=spoken)
    found.append(frozenset(one.form for one in common))


def warnings(forms: Iterable[ActorForm], actors: Mapping[int, Actor], common: frozenset[str]) -> dict[int, str]:
    """What to tell of forms, by their ids; those that are fine are not told of."""
    forms = list(forms)
    by_words: dict[str, set[int]] = {}
    for actor in actors.values():
        by_words.setdefault(actor.name.casefold(), set()).add(actor.id)
    for form in forms:
        by_words.setdefault(form.form.casefold(), set()).add(form.actor_id)
    told: dict[int, str] = {}
    for form in forms:
        others = sorted(actors[other].name for other in by_words[form.form.casefold()] - {form.actor_id})
        if others:
            told[form.id] = _("Also means {names}.").format(names=", ".join(others))
        elif not form.is_exact and form.form.casefold() in common:
            told[form.id] = _("A common word: it will be proposed in many places that do not mean this actor.")
    return told
