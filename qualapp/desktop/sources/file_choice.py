"""Where an import begins when nobody has dropped a file: files, or a whole folder."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from qualapp.desktop.look.widgets import Button, EmptyView
from qualapp.i18n import _


class FileChoice(EmptyView):
    """Takes dropped files and asks for others."""

    files_wanted = Signal()
    folder_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            "file-input",
            _("Which texts?"),
            _("Drop .docx, .odt, .txt or .md files here, or whole folders."),
            parent,
            button=_("Choose files…"),
            button_icon="file-plus",
            takes_files=True,
        )
        self.pressed.connect(self.files_wanted)
        self.folder = Button(_("Choose a folder…"), self, kind="ghost", icon="folder-open")
        self.folder.clicked.connect(self.folder_wanted)
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            column.insertWidget(column.count() - 1, self.folder, 0, Qt.AlignmentFlag.AlignHCenter)
