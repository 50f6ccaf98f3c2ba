"""Starting the window."""

import sys
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from qualapp import i18n, settings
from qualapp.desktop.errors import install_crash_border
from qualapp.desktop.garbage import GarbageTimer
from qualapp.desktop.look import theme
from qualapp.desktop.main_window import MainWindow


def application() -> QApplication:
    """The one application object, dressed in the theme and speaking the chosen language."""
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
    chosen = settings.load()
    app.setApplicationName("qualapp")
    app.setApplicationDisplayName("Qualapp")
    app.setDesktopFileName("qualapp")
    i18n.speak(chosen.language if chosen.language in i18n.LANGUAGES else i18n.language_of_system())
    theme.install(app, chosen.scheme)
    translate_dialogs(app)
    return app


def translate_dialogs(app: QApplication) -> None:
    """Let Qt's own dialogs speak the language of the window."""
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(QLocale(i18n.language()), "qtbase", "_", folder):
        app.installTranslator(translator)


def run(path: Path | None) -> int:
    """Open the window, with a project where one is given; returns when it is closed."""
    app = application()
    GarbageTimer(app)
    window = MainWindow(settings.load())
    install_crash_border(lambda: window)
    window.show()
    if path is not None:
        window.open_project(path)
    return app.exec()
