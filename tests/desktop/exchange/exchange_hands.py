"""What hands do with projects of other programs."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from qualapp.desktop.exchange.bring_in_dialog import BringInDialog
from qualapp.desktop.exchange.report_dialog import ReportDialog
from qualapp.desktop.main_window import MainWindow

WORDS = "Lederen siger ja. 😀 Resten siger nej.\r\nVi blev hørt af kommunen.\r\nOg så gik det godt for alle."
SAID = ("siger ja", "hørt af kommunen", "gik det godt")

Hand = Callable[[BringInDialog], object]
ByHand = Callable[[Callable[[], object], Hand], None]
Looked = Callable[[BringInDialog], BringInDialog]


def drop(widget: QWidget, *paths: Path) -> None:
    """Let files go over a widget."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    widget.dropEvent(QDropEvent(QPointF(20, 20), copy, mime, left, none))


def report(window: MainWindow) -> ReportDialog:
    """The report that is shown over the window."""
    (found,) = (dialog for dialog in window.findChildren(ReportDialog) if dialog.isVisible())
    return found
