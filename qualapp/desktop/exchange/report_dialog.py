"""What came in from another program or left for others, to be read once and kept."""

import re
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from qualapp.desktop.exchange.report_text import ReportText
from qualapp.desktop.look.widgets import Dialog
from qualapp.errors import UserError
from qualapp.exporters.exchange_files import as_text, write_exchange
from qualapp.exporters.exchange_report import ExchangeStory
from qualapp.i18n import _
from qualapp.progress import finish

_WIDTH = 584
_MOST = 400


class ReportDialog(Dialog):
    """Shows a report, copies it, and saves it as Word or text."""

    def __init__(self, title: str, sentence: str, story: ExchangeStory, parent: QWidget | None = None) -> None:
        super().__init__(title, _("Close"), parent, width=640)
        self.story = story
        self.leave.hide()
        self.say(sentence)
        self.text = ReportText(self)
        self.text.show_sections(story.remarks, _("There is nothing to note."))
        self.text.fit(_WIDTH, _MOST)
        self.body.addWidget(self.text)
        self.told = QLabel(self)
        self.told.setWordWrap(True)
        self.told.hide()
        self.body.addWidget(self.told)
        self.copy = self.add_button(_("Copy report"), "copy")
        self.copy.clicked.connect(self.copy_report)
        self.save = self.add_button(_("Save report…"), "file-down")
        self.save.clicked.connect(self.save_report)

    def copy_report(self) -> None:
        """Put the report on the clipboard as text."""
        QGuiApplication.clipboard().setText(as_text(self.story))
        self._tell(_("The report is copied."), "secondary")

    def save_report(self) -> None:
        """Ask where the report is to be written."""
        name = re.sub(r'[<>:"/\\|?*\x00-\x1f]', " ", f"{self.story.project} – {self.story.title}").strip(" .")
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        kinds = {_("Word"): ".docx", _("Text"): ".txt"}
        filters = ";;".join(f"{kind} (*{ending})" for kind, ending in kinds.items())
        proposed = str(Path(folder or Path.home()) / f"{name}.docx")
        chosen, kind = QFileDialog.getSaveFileName(self, _("Save the report"), proposed, filters)
        if chosen:
            path = Path(chosen)
            ending = next((end for name, end in kinds.items() if kind.startswith(name)), ".docx")
            self.write(path if path.suffix.lower() in kinds.values() else path.with_name(path.name + ending))

    def write(self, path: Path) -> None:
        """Write the report in the form of the path's ending."""
        try:
            finish(write_exchange(self.story, path))
        except UserError as error:
            self._tell(error.message, "error")
            return
        self._tell(_("Saved “{file}”").format(file=path.name), "secondary")

    def _tell(self, sentence: str, role: str) -> None:
        self.told.setProperty("role", role)
        self.told.style().polish(self.told)
        self.told.setText(sentence)
        self.told.show()
