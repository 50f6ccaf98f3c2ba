"""What the pages of the side panel lead to: a change on the desk, or another place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qualapp.desktop.theory.link_page import LinkPage
from qualapp.desktop.theory.links_page import LinksPage
from qualapp.desktop.theory.node_page import NodePage
from qualapp.desktop.theory.several_page import SeveralPage

if TYPE_CHECKING:
    from qualapp.desktop.theory.excerpt_drawer import ExcerptDrawer
    from qualapp.desktop.theory.workspace import TheoryWorkspace

Page = LinkPage | LinksPage | NodePage | SeveralPage


def connect_panel(theory: TheoryWorkspace) -> None:
    """Connect what the panel has, and what it makes later when that is first wanted."""
    panel, desk = theory.panel, theory.desk
    panel.link_described.connect(desk.describe_link)
    panel.nodes_described.connect(desk.describe_nodes)
    panel.node_renamed.connect(desk.rename)
    panel.theory.links_wanted.connect(lambda ids: theory.select(links=set(ids)))
    panel.theory.hypothesis_wanted.connect(theory.hypothesis_wanted)
    panel.page_made.connect(lambda page: _connect_page(theory, page))
    panel.drawer_made.connect(lambda drawer: _connect_drawer(theory, drawer))


def _connect_page(theory: TheoryWorkspace, page: Page) -> None:
    page.delete_wanted.connect(theory.delete_chosen)
    if isinstance(page, LinksPage | SeveralPage):
        page.join_wanted.connect(theory.join_chosen)
    if isinstance(page, LinksPage):
        page.link_wanted.connect(lambda id: theory.select(links={id}))
    elif isinstance(page, SeveralPage):
        page.align_wanted.connect(theory.desk.align)
    elif isinstance(page, LinkPage):
        page.node_wanted.connect(lambda id: theory.select(nodes={id}))
        _connect_evidence(theory, page)
    else:
        page.code_wanted.connect(theory.code_wanted)
        page.origins.origin_wanted.connect(theory.show_origin)
        _connect_evidence(theory, page)


def _connect_evidence(theory: TheoryWorkspace, page: LinkPage | NodePage) -> None:
    page.evidence.excerpts_wanted.connect(theory.show_excerpts)
    page.evidence.quotations.opened.connect(theory.open_place)
    page.evidence.quotations.stance_wanted.connect(theory.desk.set_stance)
    page.evidence.quotations.removed.connect(theory.desk.remove_evidence)


def _connect_drawer(theory: TheoryWorkspace, drawer: ExcerptDrawer) -> None:
    drawer.evidence_wanted.connect(theory.dropping.ask_here)
    drawer.place_wanted.connect(theory.place_wanted)
    drawer.failed.connect(theory.failed)
