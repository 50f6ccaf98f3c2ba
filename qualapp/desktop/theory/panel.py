"""The side panel: what is selected in the drawing, how it stands, and what can be done with it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from qualapp.desktop.look import theme
from qualapp.desktop.look.widgets import Choice, Segments
from qualapp.desktop.session import Session
from qualapp.desktop.theory.link_page import LinkPage
from qualapp.desktop.theory.links_page import LinksPage
from qualapp.desktop.theory.node_page import NodePage
from qualapp.desktop.theory.reading import Reading
from qualapp.desktop.theory.several_page import SeveralPage
from qualapp.desktop.theory.theory_page import TheoryPage
from qualapp.i18n import _
from qualapp.model.theory import TheoryLink, TheoryNode

if TYPE_CHECKING:
    from qualapp.desktop.theory.excerpt_drawer import ExcerptDrawer

Page = TypeVar("Page", bound=QWidget)


class TheoryPanel(QWidget):
    """Shows the page of what is selected."""

    link_described = Signal(int, str, object)
    nodes_described = Signal(object, str, object)
    node_renamed = Signal(int, str)
    page_made = Signal(object)
    """Carries the page of a link, a node or several, when it is first wanted."""
    drawer_made = Signal(object)
    """Carries the `ExcerptDrawer`, when it is first wanted."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setAccessibleName(_("About the selection"))
        self._pages = QStackedWidget(self)
        self._areas: dict[QWidget, QScrollArea] = {}
        self.theory = self._scrolled(TheoryPage(session, self))
        self._shown: object = None
        self._codes: frozenset[int] = frozenset()
        self._drawer: ExcerptDrawer | None = None
        choices = [Choice("about", _("Selection")), Choice("excerpts", _("Excerpts"))]
        self.tabs = Segments(choices, self, value="about", name=_("What the panel shows"))
        self.tabs.changed.connect(lambda id: self.show_tab(str(id)))
        self._halves = QStackedWidget(self)
        self._halves.addWidget(self._pages)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(18, 10, 20, 8)
        head.addWidget(self.tabs)
        head.addStretch(1)
        column.addLayout(head)
        column.addWidget(self._halves, 1)

    @property
    def drawer(self) -> ExcerptDrawer:
        """The excerpts that can be dragged onto the drawing, read when they are first wanted."""
        if self._drawer is None:
            from qualapp.desktop.theory.excerpt_drawer import ExcerptDrawer

            self._drawer = ExcerptDrawer(self._session, self)
            self._drawer.show_codes(self._codes)
            self._halves.addWidget(self._drawer)
            self.drawer_made.emit(self._drawer)
        return self._drawer

    def show_tab(self, id: str) -> None:
        """Show what is `about` the selection, or the `excerpts`."""
        self.keep()
        self.tabs.set_value(id)
        self._halves.setCurrentWidget(self.drawer if id == "excerpts" else self._pages)

    @cached_property
    def link(self) -> LinkPage:
        """The page of a link, made when one is first chosen."""
        page = self._scrolled(LinkPage(self._session, self))
        page.described.connect(self.link_described)
        self.page_made.emit(page)
        return page

    @cached_property
    def node(self) -> NodePage:
        """The page of a node, made when one is first chosen."""
        page = self._scrolled(NodePage(self._session, self))
        page.described.connect(self.nodes_described)
        page.renamed.connect(self.node_renamed)
        self.page_made.emit(page)
        return page

    @cached_property
    def several(self) -> SeveralPage:
        """The page of several nodes, made when they are first chosen."""
        page = self._scrolled(SeveralPage(self))
        page.described.connect(self.nodes_described)
        self.page_made.emit(page)
        return page

    @cached_property
    def links(self) -> LinksPage:
        """The page of several links, made when they are first chosen."""
        page = self._scrolled(LinksPage(self))
        self.page_made.emit(page)
        return page

    def _scrolled(self, page: Page) -> Page:
        area = QScrollArea(self._pages)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._pages.addWidget(area)
        area.setWidget(page)
        self._areas[page] = area
        return page

    def page(self) -> QWidget:
        """The page that is shown."""
        shown = self._pages.currentWidget()
        return next(page for page, area in self._areas.items() if area is shown)

    def show_selection(self, reading: Reading, nodes: list[int], links: list[int]) -> None:
        """Show what is selected, or the theory where nothing is."""
        about = (reading.theory.id, tuple(nodes), tuple(links))
        if about != self._shown:
            self.keep()
        chosen = [node for node in map(reading.node, nodes) if node is not None]
        found = [link for link in map(reading.link, links) if link is not None] if not nodes else []
        page = self._page_of(chosen, found, reading)
        self._pages.setCurrentWidget(self._areas[page])
        ends = {id for link in found for id in (link.from_id, link.to_id)}
        self._codes = frozenset(node.code_id for node in reading.nodes if node in chosen or node.id in ends)
        if self._drawer is not None:
            self._drawer.show_codes(self._codes)
        if about != self._shown:
            self._areas[page].verticalScrollBar().setValue(0)
        self._shown = about

    def _page_of(self, nodes: list[TheoryNode], links: list[TheoryLink], reading: Reading) -> QWidget:
        """The page that tells of these, or of the theory."""
        if len(nodes) > 1:
            self.several.show_nodes(nodes)
            return self.several
        if nodes:
            self.node.show_node(nodes[0], reading)
            return self.node
        if len(links) > 1:
            self.links.show_links([link.id for link in links], reading)
            return self.links
        if links:
            self.link.show_link(links[0], reading)
            return self.link
        self.theory.show_theory(reading)
        return self.theory

    def keep(self) -> None:
        """Store what is being written."""
        page = self.page()
        if isinstance(page, LinkPage | NodePage):
            page.keep()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("app"))
        painter.fillRect(0, 0, 1, self.height(), theme.colour("line"))
        painter.end()
