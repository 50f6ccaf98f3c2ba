"""How many codings each code has, counted again only where a step touched it."""

from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

from qualapp.desktop.session import Session
from qualapp.store.changes import Changes

_AT_ONCE = 0.010  # seconds of counting before the window gets its turn
_GATHERING = 40  # milliseconds in which several big steps become one count


class CodeCounts(QObject):
    """The codings of each code itself, of the coders that are shown.

    With a million codings all of them take more than one frame, so codes are counted one by one and the window
    gets its turn between them.
    """

    changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._own: dict[int, int] = {}
        self._stale: dict[int, None] = {}
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._count)
        session.changed.connect(self._on_changed)
        session.coder_changed.connect(self._forget)
        self._wait_for_all(0)
        self._count()

    def own(self, code_id: int) -> int:
        """How many codings have this very code, as far as counted."""
        return self._own.get(code_id, 0)

    def totals(self) -> dict[int, int]:
        """How many codings each code has together with the codes below it."""
        tree = self._session.tree
        totals: dict[int, int] = {}
        for code, _depth in reversed(list(tree.walk())):
            totals[code.id] = self.own(code.id) + sum(totals[child.id] for child in tree.children(code.id))
        return totals

    def _on_changed(self, changes: Changes) -> None:
        if changes.codes is None and {"coding", "code"} & changes.tables:
            self._wait_for_all(_GATHERING)
        elif changes.codes and "coding" in changes.tables:
            self._stale.update(dict.fromkeys(sorted(changes.codes)))
            self._count()

    def _forget(self) -> None:
        self._wait_for_all(_GATHERING)

    def _wait_for_all(self, delay: int) -> None:
        self._stale = {code.id: None for code, _depth in self._session.tree.walk()}
        self._timer.start(delay)

    def _count(self) -> None:
        """Count what waits, as long as nobody notices; the rest in the next turn."""
        until = perf_counter() + _AT_ONCE
        coders = sorted(self._session.shown_coders)
        while self._stale and perf_counter() < until:
            code_id = next(iter(self._stale))
            del self._stale[code_id]
            self._own[code_id] = self._session.project.codes.counts(coders, [code_id]).get(code_id, 0)
        if self._stale:
            self._timer.start(0)
        else:
            self._timer.stop()
        self.changed.emit()
