"""What is handed out to the coder at work: which sources, which are done, and what is left."""

from functools import partial

from PySide6.QtWidgets import QMenu

from qualapp.desktop.session import Session
from qualapp.i18n import _, _n


class MySources:
    """Reads what is one's own, and ticks it off."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.assigned: frozenset[int] = frozenset()
        self.done: frozenset[int] = frozenset()

    def read(self) -> None:
        """Read anew what is handed out to the coder at work."""
        mine = self._session.project.assignments.of_coder(self._session.coder.id)
        self.assigned = frozenset(one.source_id for one in mine)
        self.done = frozenset(one.source_id for one in mine if one.done is not None)

    def told(self) -> str:
        """How much is left, to be said after a name; nothing where nothing is handed out."""
        left = len(self.assigned - self.done)
        if not self.assigned:
            return ""
        return ": " + _n("{n} of {all} left", "{n} of {all} left", left).format(n=left, all=len(self.assigned))

    def add_tick(self, menu: QMenu, source_id: int) -> None:
        """Let a source of one's own be ticked off, or no longer."""
        if source_id not in self.assigned:
            return
        is_done = source_id in self.done
        text = _("Not done yet after all") if is_done else _("I am done with it")
        menu.addAction(text, partial(self._session.project.assignments.tick, source_id, done=not is_done))
