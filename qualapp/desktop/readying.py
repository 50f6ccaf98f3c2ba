"""Workspaces are loaded ahead, on a thread, when the window has been at rest: the first look into one is quick too."""

import threading
from importlib import import_module

from PySide6.QtCore import QCoreApplication, QTimer

_REST = 1_500
_AHEAD = (
    "qualapp.desktop.theory.workspace",
    "qualapp.desktop.network.workspace",
    "qualapp.desktop.window.network_acts",
    "qualapp.desktop.excerpts.workspace",
    "qualapp.desktop.cases",
    "qualapp.desktop.memos.workspace",
    "qualapp.desktop.window.testing_table",
)


def load_ahead(app: QCoreApplication) -> None:
    """Load what the workspaces are made of, a little after the window is shown; nothing of them is made.

    When the program is left, the thread ends after what it is loading just then.
    """
    left = threading.Event()
    app.aboutToQuit.connect(lambda: left.set())
    loading = threading.Thread(target=_load, args=(left,), name="load ahead")
    QTimer.singleShot(_REST, app, lambda: loading.start())


def _load(left: threading.Event) -> None:
    for name in _AHEAD:
        if left.is_set():
            return
        import_module(name)
