"""Workspaces are loaded ahead, on a thread, when the window has been at rest: the first look into one is quick too."""

import threading
from importlib import import_module

from PySide6.QtCore import QObject, QTimer

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


def load_ahead(app: QObject) -> None:
    """Load what the workspaces are made of, a little after the window is shown; nothing of them is made."""
    QTimer.singleShot(_REST, app, lambda: threading.Thread(target=_load, name="load ahead", daemon=True).start())


def _load() -> None:
    for name in _AHEAD:
        import_module(name)
