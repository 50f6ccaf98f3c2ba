"""Which tabs the workspace of the team has, and where each leads."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from qualapp.desktop.session import Session
from qualapp.desktop.team.workspace import Tab
from qualapp.desktop.window.window import Window
from qualapp.i18n import _

if TYPE_CHECKING:
    from qualapp.desktop.team.agreement.page import AgreementPage
    from qualapp.desktop.team.disagreements.page import DisagreementsPage
    from qualapp.desktop.team.merge.page import MergePage
    from qualapp.desktop.team.sharing_page import SharingPage


def team_tabs(window: Window) -> list[Tab]:
    """Every tab of the team, in their order; another one is one more line here and a function below."""
    return [
        Tab("merge", _("Merge"), partial(_merge, window)),
        Tab("agreement", _("Agreement"), partial(_agreement, window)),
        Tab("disagreements", _("Disagreements"), partial(_disagreements, window)),
        Tab("sharing", _("Sharing out"), partial(_sharing, window)),
    ]


def _merge(window: Window, session: Session) -> MergePage:
    from qualapp.desktop.team.merge.page import MergePage
    from qualapp.desktop.team.merge.places import Ways

    go = window.workspaces

    def show_table(noun: str) -> None:
        go.wanted("cases").show_table(noun)
        go.show("cases")

    ways = Ways(go.show_place, go.show_source, go.show_code, show_table, lambda: go.show("memos"))
    page = MergePage(session, window.commands, ways, window.window())
    page.said.connect(window.toast.say)
    page.send_wanted.connect(window.commands["project.copy"].trigger)
    page.report_wanted.connect(window.commands["team.report"].trigger)
    return page


def _sharing(window: Window, session: Session) -> SharingPage:
    from qualapp.desktop.team.sharing_page import SharingPage

    page = SharingPage(session, window.window())
    page.source_wanted.connect(window.workspaces.show_source)
    page.copy_wanted.connect(window.commands["project.copy_for"].trigger)
    page.blind_wanted.connect(window.commands["project.blind"].trigger)
    return page


def _agreement(window: Window, session: Session) -> AgreementPage:
    from qualapp.desktop.team.agreement.page import AgreementPage

    def show_places(*wanted: object) -> None:
        team = window.workspaces.wanted("team")
        team.page("disagreements").show_places(*wanted)
        team.show_tab("disagreements")

    page = AgreementPage(session, window.window())
    page.places_wanted.connect(show_places)
    return page


def _disagreements(window: Window, session: Session) -> DisagreementsPage:
    from qualapp.desktop.team.disagreements.page import DisagreementsPage

    return DisagreementsPage(session, window.commands, window.window())
