"""Which tabs the workspace of the team has, and where each leads."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from qualapp.desktop.session import Session
from qualapp.desktop.team.workspace import Tab
from qualapp.desktop.window.window import Window
from qualapp.i18n import _

if TYPE_CHECKING:
    from qualapp.desktop.team.sharing_page import SharingPage


def team_tabs(window: Window) -> list[Tab]:
    """Every tab of the team, in their order; another one is one more line here and a function below."""
    return [
        Tab("sharing", _("Sharing out"), partial(_sharing, window)),
    ]


def _sharing(window: Window, session: Session) -> SharingPage:
    from qualapp.desktop.team.sharing_page import SharingPage

    return SharingPage(session, window.window())
