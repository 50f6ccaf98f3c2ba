"""The side panel: what is selected in the drawing, how it stands, and what can be done with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from qualapp.desktop.look import theme
from qualapp.desktop.session import Session
from qualapp.desktop.theory.link_page import LinkPage
from qualapp.desktop.theory.node_page import NodePage
from qualapp.desktop.theory.reading import Reading
from qualapp.desktop.theory.several_page import SeveralPage
from qualapp.desktop.theory.theory_page import TheoryPage
from qualapp.i18n import _


class TheoryPanel(QWidget):
    """Shows the page of what is selected."""

    link_described = Signal(int, str, object)
    nodes_described = Signal(object, str, object)
    node_renamed = Signal(int, str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("About the selection"))
        self.theory = TheoryPage(session, self)
        self.link = LinkPage(session, self)
        self.node = NodePage(session, self)
        self.several = SeveralPage(self)
        self._pages = QStackedWidget(self)
        self._areas: dict[QWidget, QScrollArea] = {}
        for page in (self.theory, self.link, self.node, self.several):
            self._pages.addWidget(self._scrolled(page))
        self._shown: object = None
        self.link.described.connect(self.link_described)
        self.node.described.connect(self.nodes_described)
        self.several.described.connect(self.nodes_described)
        self.node.renamed.connect(self.node_renamed)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.addWidget(self._pages)

    def _scrolled(self, page: QWidget) -> QScrollArea:
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(page)
        self._areas[page] = area
        return area

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
        link = reading.link(links[0]) if links and not nodes else None
        page: QWidget = self.theory
        if len(chosen) > 1:
            page = self.several
            self.several.show_nodes(chosen)
        elif chosen:
            page = self.node
            self.node.show_node(chosen[0], reading)
        elif link is not None:
            page = self.link
            self.link.show_link(link, reading)
        else:
            self.theory.show_theory(reading)
        self._pages.setCurrentWidget(self._areas[page])
        if about != self._shown:
            self._areas[page].verticalScrollBar().setValue(0)
        self._shown = about

    def keep(self) -> None:
        """Store what is being written."""
        page = self.page()
        if page is self.link:
            self.link.keep()
        elif page is self.node:
            self.node.keep()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("app"))
        painter.fillRect(0, 0, 1, self.height(), theme.colour("line"))
        painter.end()
