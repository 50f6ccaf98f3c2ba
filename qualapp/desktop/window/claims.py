"""Where what is claimed of an excerpt belongs: the arrow, the hypothesis, the configuration, the actors."""

from typing import Any

from qualapp.desktop.window.window import Window
from qualapp.model.network import Tie
from qualapp.model.theory import Configuration, Evidence


def show_claim(window: Window, claim: Evidence | Tie | Configuration) -> None:
    """Go to the workspace that a claim belongs to, and show there what it is about."""
    if isinstance(claim, Tie):
        window.workspaces.show("network")
        window.workspaces.wanted("network").show_line(claim.from_id, claim.to_id)
    elif isinstance(claim, Configuration):
        page = _tab(window, "configurations")
        page.show_configuration(claim.id)
    elif claim.hypothesis_id is not None:
        show_hypothesis(window, claim.hypothesis_id)
    else:
        window.workspaces.show("theory")
        window.workspaces.wanted("theory").show_target(claim)


def show_hypothesis(window: Window, hypothesis_id: int) -> None:
    """Go to a hypothesis."""
    _tab(window, "hypotheses").show_hypothesis(hypothesis_id)


def _tab(window: Window, tab: str) -> Any:
    window.workspaces.show("testing")
    testing = window.workspaces.wanted("testing")
    testing.show_tab(tab)
    return testing.page(tab)
