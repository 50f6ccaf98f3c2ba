"""The conflicts that wait for somebody to decide, and those that were decided, whoever shows them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from qualapp.desktop.session import Session
from qualapp.formats import number
from qualapp.i18n import _n
from qualapp.store.changes import Changes
from qualapp.store.merging.open_conflicts import Conflict
from qualapp.store.merging.taken import Decided


class WaitingConflicts(QObject):
    """Reads the conflicts of a session when one came, went, was decided or was changed since."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._noted = (0, 0, 0)
        self.open: list[Conflict] = []
        self.taken: list[Decided] = []
        self.hidden = 0
        """How many wait that are not shown while coders work blind."""
        self._read()
        session.changed.connect(self._on_changed)

    @classmethod
    def of(cls, session: Session) -> WaitingConflicts:
        """Those of a session, the same for all who ask."""
        found = session.findChild(cls)
        return found if isinstance(found, cls) else cls(session)

    def entries(self) -> list[tuple[Conflict, Decided | None]]:
        """The conflicts of the merges that matter now, decided or not, those of one thing together."""
        last = self._session.project.decisions.last_merge() if self.taken else None
        merges = {one.merge for one in self.open} | ({last.report.merge} if last else set())
        listed: list[tuple[Conflict, Decided | None]] = [(one, None) for one in self.open]
        listed += [(one.conflict, one) for one in self.taken if one.conflict.merge in merges]
        return sorted(listed, key=lambda entry: (entry[0].merge, entry[0].noun, entry[0].guid, entry[0].id))

    def _on_changed(self, changes: Changes) -> None:
        touched = {one.noun for one in self.open} & changes.tables
        may_show_others = self._noted[0] > 0 and (self._session.is_blind or "blinding" in changes.tables)
        if touched or may_show_others or self._session.project.decisions.noted() != self._noted:
            self._read()
            self.changed.emit()

    def _read(self) -> None:
        decisions = self._session.project.decisions
        self._noted = decisions.noted()
        is_empty = self._noted[0] == 0
        self.hidden = 0 if is_empty else decisions.hidden()
        self.open = [] if is_empty else decisions.open()
        self.taken = [] if is_empty else decisions.taken()


def conflicts_to_decide(count: int) -> str:
    """How many conflicts wait for somebody to decide, in words; nothing where none does."""
    return _n("{n} conflict to decide", "{n} conflicts to decide", count).format(n=number(count)) if count else ""
