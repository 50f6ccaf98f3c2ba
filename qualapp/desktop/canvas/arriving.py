"""Very many links come onto a drawing a slice at a time, so that the window is never kept waiting."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer

from qualapp.desktop.canvas.looks import CanvasLink

_SLICE = 0.015
_BATCH = 100


class Arriving:
    """The links that are still to come."""

    def __init__(self, make: Callable[[CanvasLink], None], done: Callable[[], None], parent: QObject) -> None:
        self._make = make
        self._done = done
        self._left: list[CanvasLink] = []
        self._timer = QTimer(parent, interval=0)
        self._timer.timeout.connect(self._go_on)

    def expect(self, links: Sequence[CanvasLink]) -> None:
        """Let these come, and none that came before."""
        self._left = list(reversed(links))
        if self._left:
            self._timer.start()
        else:
            self._timer.stop()

    @property
    def is_on(self) -> bool:
        """Whether links are still to come."""
        return bool(self._left)

    def finish(self) -> None:
        """Let all come at once."""
        if self._left:
            self._take(len(self._left))
            self._end()

    def _go_on(self) -> None:
        until = time.perf_counter() + _SLICE
        while self._left and time.perf_counter() < until:
            self._take(_BATCH)
        if not self._left:
            self._end()

    def _take(self, count: int) -> None:
        for _number in range(min(count, len(self._left))):
            self._make(self._left.pop())

    def _end(self) -> None:
        self._timer.stop()
        self._done()
