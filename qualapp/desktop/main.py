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
from qualapp.desktop.readying import load_ahead
from qualapp.i18n import _


def application(language: str = "") -> QApplication:
    """The one application object, dressed in the theme and speaking this language, else the chosen one."""
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
    chosen = settings.load()
    app.setApplicationName("qualapp")
    app.setApplicationDisplayName("Qualapp")
    app.setDesktopFileName("qualapp")
    wanted = language or chosen.language
    i18n.speak(wanted if wanted in i18n.LANGUAGES else i18n.language_of_system())
    theme.install(app, chosen.scheme)
    translate_dialogs(app)
    return app


class _MissingWords(QTranslator):
    """What Qt's own translation into the language of the window leaves out of its dialog for files."""

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        if context != "QFileDialog" or i18n.language() == "en":
            return None
        words = {"Look in:": _("Folder:"), "Files of type:": _("Kind of file:")}
        return words.get(text.replace("&", ""))


def translate_dialogs(app: QApplication) -> None:
    """Let Qt's own dialogs speak the language of the window."""
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(QLocale(i18n.language()), "qtbase", "_", folder):
        app.installTranslator(translator)
    app.installTranslator(_MissingWords(app))


def run(path: Path | None, language: str = "") -> int:
    """Open the window, with a project where one is given; returns when it is closed."""
    app = application(language)
    GarbageTimer(app)
    window = MainWindow(settings.load())
    install_crash_border(lambda: window)
    window.show()
    load_ahead(app)
    if path is not None:
        window.open_project(path)
    return app.exec()
