"""The backups of a project, with what is in each, to be looked into or restored."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QWidget

from qualapp.desktop.codebook.code_words import codings_text, listed
from qualapp.desktop.look.widgets import Button, Dialog, allow
from qualapp.desktop.sources.deletion import sources_text
from qualapp.errors import UserError
from qualapp.formats import number
from qualapp.i18n import _, _n
from qualapp.store.backups import Backup, backups, folder_of, glance

LOOK = 2
"""What `exec` returns when a backup is to be opened for reading."""


class BackupsDialog(Dialog):
    """Lists backups, newest first; `chosen` is the one to restore or, where exec returns LOOK, to look into."""

    def __init__(self, project: Path, parent: QWidget | None = None) -> None:
        super().__init__(_("Backups"), _("Restore"), parent, width=640)
        self.backups = backups(folder_of(project))
        self.say(_("Restoring keeps the project as it is now as one more backup."))
        self.list = QListWidget(self)
        self.list.setAccessibleName(_("Backups"))
        self.list.setMinimumHeight(220)
        for made in self.backups:
            QListWidgetItem(self._line(made), self.list)
        self.body.addWidget(self.list)
        self.inside = QLabel("", self)
        self.inside.setTextFormat(Qt.TextFormat.PlainText)
        self.inside.setWordWrap(True)
        self.body.addWidget(self.inside)
        self.look = Button(_("Look inside"), self, kind="ghost", icon="eye", height=36)
        self.look.clicked.connect(lambda: self.done(LOOK))
        self.row.insertWidget(1, self.look)
        self.list.currentRowChanged.connect(self._show)
        self.list.setCurrentRow(0)
        self._show()

    def chosen(self) -> Backup | None:
        """The backup that is marked."""
        row = self.list.currentRow()
        return self.backups[row] if 0 <= row < len(self.backups) else None

    @staticmethod
    def _line(made: Backup) -> str:
        try:
            size = made.path.stat().st_size / 1_000_000
        except OSError:
            size = 0.0
        shown = _("{time} · {size} MB")
        return shown.format(time=made.time.strftime("%d.%m.%Y %H.%M"), size=number(max(1, round(size))))

    def _show(self) -> None:
        """Say what is in the marked backup; a damaged one cannot be restored."""
        made = self.chosen()
        text = _("There is no backup yet. One is made when a project is opened, and every hour of work.")
        sound = False
        if made is not None:
            try:
                text, sound = self._said(made), True
            except UserError as error:
                text = error.message
        self.inside.setText(text)
        for button in (self.primary, self.look):
            allow(button, sound, text)

    @staticmethod
    def _said(made: Backup) -> str:
        seen = glance(made.path, ("source", "coding", "memo", "code"))
        codes = _n("{n} code", "{n} codes", seen.counts["code"]).format(n=number(seen.counts["code"]))
        counts = listed([sources_text(seen.counts["source"]), codings_text(seen.counts["coding"]), codes])
        if seen.last is None:
            return counts
        return _("{counts}. The last step was “{step}”.").format(counts=counts, step=seen.last.label)
