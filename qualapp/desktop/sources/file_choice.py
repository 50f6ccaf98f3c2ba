"""Where an import begins when nobody has dropped a file: files, a whole folder, or a text that was copied."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from qualapp.desktop.look.widgets import Button, EmptyView
from qualapp.i18n import _


class FileChoice(EmptyView):
    """Takes dropped files and asks for others."""

    files_wanted = Signal()
    folder_wanted = Signal()
    text_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            "file-input",
            _("Which texts?"),
            _("Drop documents and transcripts here (.docx, .odt, .pdf, .txt, .vtt, .srt and more), or whole folders."),
            parent,
            button=_("Choose files…"),
            button_icon="file-plus",
            takes_files=True,
        )
        self.pressed.connect(self.files_wanted)
        self.folder = Button(_("Choose a folder…"), self, kind="ghost", icon="folder-open")
        self.folder.clicked.connect(self.folder_wanted)
        self.paste = Button(_("Paste text"), self, kind="ghost", icon="clipboard-list")
        self.paste.clicked.connect(self.text_wanted)
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            for button in (self.folder, self.paste):
                column.insertWidget(column.count() - 1, button, 0, Qt.AlignmentFlag.AlignHCenter)
