"""Where it begins when nobody has dropped a project of another program: a file, or the folder of a project."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from qualapp.desktop.look.widgets import Button, EmptyView
from qualapp.i18n import _


class ProjectChoice(EmptyView):
    """Takes a dropped project and asks for one."""

    file_wanted = Signal()
    folder_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            "import",
            _("Which project?"),
            _(
                "Drop a REFI-QDA project here (.qdpx, as NVivo, MAXQDA, ATLAS.ti, Dedoose and others export it), the"
                " folder of a QualCoder project or a Taguette database (.sqlite3)."
            ),
            parent,
            button=_("Choose a file…"),
            button_icon="file-input",
            takes_files=True,
        )
        self.pressed.connect(self.file_wanted)
        self.folder = Button(_("QualCoder folder…"), self, kind="ghost", icon="folder-open")
        self.folder.clicked.connect(self.folder_wanted)
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            column.insertWidget(column.count() - 1, self.folder, 0, Qt.AlignmentFlag.AlignHCenter)
