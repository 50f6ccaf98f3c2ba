"""Who codes what, and how far each coder has come."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from qualapp.desktop.look.widgets import EmptyView
from qualapp.desktop.session import Session
from qualapp.desktop.team.workspace import TeamPage
from qualapp.i18n import _


class SharingPage(TeamPage):
    """Shows what is shared out among the coders."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        column = QVBoxLayout(self)
        column.addWidget(EmptyView("users", _("Nothing is handed out yet"), parent=self))
