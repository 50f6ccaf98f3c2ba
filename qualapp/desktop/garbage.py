"""Where Python collects what nobody needs any more: on the window's thread only.

The cyclic collector runs on whichever thread happens to allocate, and there it would destroy Qt objects that belong
to the window's thread.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY = 5_000
_FEW = 500


class GarbageTimer(QObject):
    """Collects now and then while the window waits; elsewhere nothing is collected."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=_EVERY)
        self._timer.timeout.connect(self._collect)
        self._timer.start()

    def _collect(self) -> None:
        young, middle, _old = gc.get_count()
        if young > _FEW:
            gc.collect(1 if middle < 50 else 2)
