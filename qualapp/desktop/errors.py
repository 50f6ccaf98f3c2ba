"""The border at which an error stops that nobody else has caught: it is logged and told once, without any data."""

import contextlib
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from queue import Empty, SimpleQueue
from time import monotonic
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, QThread, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QWidget

from qualapp.desktop.crash_dialog import CrashDialog
from qualapp.desktop.error_report import report, signature, without_words
from qualapp.desktop.look.widgets import Dialog
from qualapp.desktop.refusal import refusal_dialog
from qualapp.disk import refusal
from qualapp.errors import UserError

_QUIET = 10.0  # seconds in which the same error again is only logged
_LARGEST = 500_000
_LOOK_EVERY = 400
_QT_KINDS = {
    QtMsgType.QtWarningMsg: "warning",
    QtMsgType.QtCriticalMsg: "critical",
    QtMsgType.QtFatalMsg: "fatal",
}


def install_crash_border(window: Callable[[], QWidget | None], folder: Path | None = None) -> "CrashBorder":
    """Let every error that nobody catches be logged, and be told over this window."""
    return CrashBorder(window, folder)


class CrashBorder(QObject):
    """Stands between errors and the person; `leave` puts everything back as it was."""

    def __init__(self, window: Callable[[], QWidget | None], folder: Path | None = None) -> None:
        super().__init__(QApplication.instance())
        self._window = window
        self._log = _Log(folder)
        self._waiting: SimpleQueue[BaseException] = SimpleQueue()
        self._last: dict[tuple[str, ...], float] = {}
        self.dialog: Dialog | None = None
        self._look = QTimer(self, interval=_LOOK_EVERY)
        self._look.timeout.connect(self._tell_waiting)
        self._look.start()
        self._before = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._on_error
        threading.excepthook = self._on_thread_error
        self._before_qt = qInstallMessageHandler(self._on_qt)

    def leave(self) -> None:
        """Let errors go where they went before."""
        sys.excepthook, threading.excepthook = self._before
        qInstallMessageHandler(self._before_qt)
        self._look.stop()
        self.deleteLater()

    def _on_error(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        if os.environ.get("QUALAPP_DEBUG"):
            sys.__excepthook__(kind, error, trace)
        self._waiting.put(error.with_traceback(trace))
        if threading.current_thread() is not threading.main_thread():
            return
        if QThread.currentThread().loopLevel():
            QTimer.singleShot(0, self, self._tell_waiting)
        else:
            self._tell_waiting()
            if self.dialog is not None:
                self.dialog.exec()

    def _on_thread_error(self, told: threading.ExceptHookArgs) -> None:
        """The thread touches no Qt object: what it leaves is found by the timer."""
        if told.exc_value is not None and not issubclass(told.exc_type, SystemExit):
            self._waiting.put(told.exc_value)

    def _on_qt(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        if kind in _QT_KINDS:
            self._log.write(f"Qt {_QT_KINDS[kind]}: {without_words(message)}")

    def _tell_waiting(self) -> None:
        with contextlib.suppress(Empty):
            while True:
                self._take(self._waiting.get_nowait())

    def _take(self, error: BaseException) -> None:
        """Log an error and show it: as a sentence where it is one or the disk said no, else as a mistake of ours."""
        same = signature(error)
        now = monotonic()
        is_repeated = now - self._last.get(same, -_QUIET) < _QUIET
        self._last[same] = now
        told = report(error)
        sentence = refusal(error) if isinstance(error, OSError) else error
        if not is_repeated or not isinstance(error, UserError):
            self._log.write(f"again: {same[0]}" if is_repeated else told)
        if self.dialog is None and (isinstance(error, UserError) or not is_repeated):
            window = self._window()
            told_as = refusal_dialog(sentence.message, window) if isinstance(sentence, UserError) else self._crash(told)
            self._show(told_as)

    def _crash(self, told: str) -> Dialog:
        dialog = CrashDialog(told, self._window())
        dialog.quit_wanted.connect(self._quit)
        return dialog

    def _show(self, dialog: Dialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(self._on_finished)
        dialog.open()

    def _on_finished(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    def _quit(self) -> None:
        window = self._window()
        if window is not None:
            window.close()
        QApplication.exit(1)


class _Log:
    """A file that is begun anew when it has grown large; the one before is kept."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def write(self, text: str) -> None:
        """Add to the log; where it cannot be written nothing more is done."""
        path = self._path()
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            if path.exists() and path.stat().st_size > _LARGEST:
                path.replace(path.with_suffix(".old.log"))
            with path.open("a", encoding="utf-8") as file:
                file.write(text + "\n")
        if sys.stderr is not None:
            print(text, file=sys.stderr)  # noqa: T201 (whoever started it in a terminal sees what is logged)

    def _path(self) -> Path:
        if self._folder is None:
            import platformdirs

            self._folder = Path(platformdirs.user_log_dir("qualapp"))
        return self._folder / "errors.log"
