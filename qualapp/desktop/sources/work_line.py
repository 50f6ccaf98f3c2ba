"""What is going on just now, how far it is, and a way to stop it: in the row of buttons of a dialog."""

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from qualapp.desktop.jobs import Job
from qualapp.desktop.look import ui_font
from qualapp.desktop.look.widgets import Button, ElidedLabel, ProgressBar
from qualapp.i18n import _
from qualapp.progress import Progress


class WorkLine(QWidget):
    """Watches one job; hidden while there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._job: Job[Any] | None = None
        self.label = ElidedLabel("", self, token="text-2", font=ui_font(12))
        self.label.setMinimumWidth(200)
        self._bar = ProgressBar(self)
        self._bar.setFixedWidth(160)
        self.stop = Button(_("Stop"), self, height=36)
        self.stop.clicked.connect(self._on_stop)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.label, 1)
        row.addWidget(self._bar)
        row.addWidget(self.stop)
        self._show(False)

    def watch(self, job: Job[Any]) -> None:
        """Show how far a job is."""
        self._job = job
        self.label.setText(job.title)
        self._bar.setRange(0, 0)
        job.progressed.connect(self._on_progress)
        job.finished.connect(self._on_finished)
        self._show(True)

    def _on_progress(self, progress: Progress) -> None:
        self._bar.setRange(0, progress.total)
        self._bar.setValue(progress.done)
        if self._job is not None and progress.label:
            self.label.setText(f"{self._job.title} · {progress.label}")

    def _on_stop(self) -> None:
        if self._job is not None:
            self._job.stop()

    def _on_finished(self) -> None:
        self._job = None
        self._show(False)

    def _show(self, shown: bool) -> None:
        for widget in (self.label, self._bar, self.stop):
            widget.setVisible(shown)
