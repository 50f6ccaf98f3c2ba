"""The foot of the window: who codes what, the last step with Undo, long work, and that all is saved."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from qualapp.desktop.jobs import Job
from qualapp.desktop.look import icon_pixmap, theme, ui_font
from qualapp.desktop.look.widgets import Button, ElidedLabel, KeyCap, ProgressBar
from qualapp.i18n import _
from qualapp.progress import Progress


class StatusBar(QWidget):
    """Places at the left, the last step or long work at the right."""

    def __init__(self, undo: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(29)
        self.setAccessibleName(_("Status"))
        self._coder = _caption("", 600, "text-2")
        self._where = ElidedLabel("", self, token="text-3", font=ui_font(12))
        self._tick = QLabel(self)
        self._step = ElidedLabel("", self, token="text-2", font=ui_font(12))
        self._undo = Button(_("Undo"), self, kind="link", height=22)
        self._undo.setFont(ui_font(12, 600))
        self._undo.clicked.connect(undo.trigger)
        self._keys = KeyCap(command="edit.undo", parent=self, joined=True)
        self._saved = _caption(_("All is saved"), 400, "text-3")
        self._bar = ProgressBar(self)
        self._bar.setFixedWidth(160)
        self._work = _caption("", 400, "text-2")
        self._stop = Button(_("Stop"), self, kind="link", height=22)
        self._job: Job[Any] | None = None
        self._stop.clicked.connect(lambda: self._job.stop() if self._job else None)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 1, 16, 0)
        row.setSpacing(8)
        row.addWidget(self._coder)
        row.addWidget(self._where, 3)
        row.addStretch(1)
        for widget in (self._work, self._bar, self._stop, self._tick, self._step, self._undo, self._keys):
            row.addWidget(widget)
        row.addSpacing(8)
        row.addWidget(self._saved)
        theme.changed.connect(self._wear)
        self._wear()
        self.show_step("")
        self._show_work(False)

    def show_project(self, coder: str, *where: str) -> None:
        """Say who codes, and what is on screen."""
        self._coder.setText(coder)
        self._where.setText("  ·  ".join(("", *(part for part in where if part))).strip())
        self._saved.setVisible(bool(where))

    def show_step(self, sentence: str, *, undoable: bool = True) -> None:
        """Say what was done last."""
        self._step.setText(sentence)
        self._tick.setVisible(bool(sentence))
        self._step.setVisible(bool(sentence))
        self._undo.setVisible(bool(sentence) and undoable)
        self._keys.setVisible(bool(sentence) and undoable)

    def watch(self, job: Job[Any]) -> None:
        """Show how far long work is, with a way to stop it."""
        self._job = job
        self._work.setText(job.title)
        self._bar.setRange(0, 0)
        self._show_work(True)
        job.progressed.connect(self._on_progress)
        job.finished.connect(self._on_finished)

    def _on_progress(self, progress: Progress) -> None:
        self._bar.setRange(0, progress.total)
        self._bar.setValue(progress.done)

    def _on_finished(self) -> None:
        self._job = None
        self._show_work(False)

    def _show_work(self, shown: bool) -> None:
        for widget in (self._work, self._bar, self._stop):
            widget.setVisible(shown)

    def _wear(self) -> None:
        self._tick.setPixmap(icon_pixmap("check", "driver", 14, self.devicePixelRatioF()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("app"))
        painter.fillRect(0, 0, self.width(), 1, theme.colour("line"))


def _caption(text: str, weight: int, token: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setFont(ui_font(12, weight))
    role = {"text-2": "secondary", "text-3": "caption"}[token]
    label.setProperty("role", role)
    label.setProperty("size", "small")
    return label
