"""The workspace of the team."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from qualapp.desktop.session import Session
from qualapp.desktop.tabs import Tab, TabbedWorkspace, TabPage
from qualapp.i18n import _

__all__ = ["Tab", "TeamPage", "TeamWorkspace"]

TeamPage = TabPage
"""What a tab of the team shows."""


class TeamWorkspace(TabbedWorkspace):
    """Who codes what, how far they agree, and what copies bring."""

    def __init__(self, session: Session, tabs: Sequence[Tab], parent: QWidget | None = None) -> None:
        super().__init__(session, _("Team"), tabs, parent)
