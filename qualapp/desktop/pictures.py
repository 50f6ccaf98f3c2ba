"""Pictures of the window, for a machine without a screen."""

import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from PySide6.QtWidgets import QApplication

from qualapp import i18n
from qualapp.desktop.look import theme
from qualapp.desktop.main import application
from qualapp.desktop.main_window import MainWindow
from qualapp.model.excerpt import ExcerptFilter
from qualapp.settings import Settings

_SIZE = (1600, 1000)


def take(project: Path, folder: Path) -> Iterator[Path]:
    """Open a project in the window, light and dark, Danish and English, and write what is seen as PNG files.

    The person's own settings are neither read nor changed.
    """
    before = i18n.language()
    with tempfile.TemporaryDirectory() as elsewhere:
        kept = os.environ.get("QUALAPP_SETTINGS")
        os.environ["QUALAPP_SETTINGS"] = str(Path(elsewhere) / "settings.json")
        try:
            app = application()
            for language in i18n.LANGUAGES:
                for scheme in ("light", "dark"):
                    yield from _take_one(app, project, folder, language, scheme)
        finally:
            i18n.speak(before)
            os.environ.pop("QUALAPP_SETTINGS")
            if kept is not None:
                os.environ["QUALAPP_SETTINGS"] = kept


def _take_one(
    app: QApplication, project: Path, folder: Path, language: str, scheme: Literal["light", "dark"]
) -> Iterator[Path]:
    i18n.speak(language)
    theme.follow(scheme)
    window = MainWindow(Settings(language=language, scheme=scheme))
    window.resize(*_SIZE)
    window.show()
    yield _grab(app, window, folder / f"start-{scheme}-{language}.png")
    window.open_project(project)
    _settle(app)
    if window.coding is not None:
        window.coding.show_busiest()
    yield _grab(app, window, folder / f"coding-{scheme}-{language}.png")
    window.commands["edit.palette"].trigger()
    window.palette_card.field.setText("net")
    yield _grab(app, window, folder / f"palette-{scheme}-{language}.png")
    window.palette_card.close_palette()
    window.workspaces.show_excerpts(ExcerptFilter())
    yield _grab(app, window, folder / f"excerpts-{scheme}-{language}.png")
    window.close()
    window.deleteLater()
    _settle(app)


def _grab(app: QApplication, window: MainWindow, path: Path) -> Path:
    _settle(app)
    window.grab().save(str(path))
    return path


def _settle(app: QApplication) -> None:
    """Let everything that waits for the event loop happen."""
    until = time.monotonic() + 0.4
    while time.monotonic() < until:
        app.processEvents()
        time.sleep(0.005)
