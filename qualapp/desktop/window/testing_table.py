"""Which tabs the workspace has in which hypotheses are tested, and where each leads."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from qualapp.desktop.session import Session
from qualapp.desktop.tabs import Tab
from qualapp.desktop.window.acts import Acts
from qualapp.desktop.window.window import Window
from qualapp.i18n import _

if TYPE_CHECKING:
    from qualapp.desktop.configurations.page import ConfigurationsPage
    from qualapp.desktop.hypotheses.page import HypothesesPage


def testing_tabs(window: Window, acts: Acts) -> list[Tab]:
    """Hypotheses, and what works for whom when."""
    return [
        Tab("hypotheses", _("Hypotheses"), partial(_hypotheses, window, acts)),
        Tab("configurations", _("What works for whom when"), partial(_configurations, window, acts)),
    ]


def _hypotheses(window: Window, acts: Acts, session: Session) -> HypothesesPage:
    from qualapp.desktop.hypotheses.page import HypothesesPage

    page = HypothesesPage(session, window.window())
    page.place_wanted.connect(window.workspaces.show_place)
    page.export_wanted.connect(acts.paper.save_hypotheses)
    page.failed.connect(window.toast.say)
    return page


def _configurations(window: Window, acts: Acts, session: Session) -> ConfigurationsPage:
    from qualapp.desktop.configurations.page import ConfigurationsPage

    page = ConfigurationsPage(session, window.window())
    page.place_wanted.connect(window.workspaces.show_place)
    page.export_wanted.connect(acts.paper.save_configurations)
    page.more_wanted.connect(partial(_put_more_words, window))
    page.failed.connect(window.toast.say)
    return page


def _put_more_words(window: Window, configuration_id: int) -> None:
    window.workspaces.show("coding")
    if window.coding is not None:
        window.coding.configurations.join(configuration_id)
