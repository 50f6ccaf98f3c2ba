"""A workspace of several pages: a frame of tabs, of which each is made when it is first wanted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from qualapp.desktop.look import theme
from qualapp.desktop.look.widgets import Choice, Segments
from qualapp.desktop.session import Session


class TabPage(QWidget):
    """What a tab shows."""

    status_changed = Signal()

    def status(self) -> str | tuple[str, ...]:
        """One thing or several that the foot of the window says."""
        return ""

    def acts(self) -> Sequence[QWidget]:
        """The buttons that stand at the right of the tabs while this one is shown."""
        return ()

    def keep(self) -> None:
        """Store what is being written."""


@dataclass(frozen=True)
class Tab:
    """How a tab is named and how its page is made."""

    id: str
    name: str
    make: Callable[[Session], TabPage]


class TabbedWorkspace(QWidget):
    """Title and tabs above, the page of the chosen tab below."""

    status_changed = Signal()

    def __init__(self, session: Session, title: str, tabs: Sequence[Tab], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._tabs = {tab.id: tab for tab in tabs}
        self._pages: dict[str, TabPage] = {}
        choices = [Choice(tab.id, tab.name) for tab in tabs]
        self.tabs = Segments(choices, self, value=tabs[0].id, name=title)
        self.tabs.changed.connect(lambda id: self.show_tab(str(id)))
        self.stack = QStackedWidget(self)
        self.bar = _Bar(title, self.tabs, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.stack, 1)
        self.show_tab(tabs[0].id)

    def page(self, id: str) -> TabPage:
        """The page of a tab, made where it is not yet."""
        if id not in self._pages:
            page = self._tabs[id].make(self._session)
            page.status_changed.connect(self.status_changed)
            self.stack.addWidget(page)
            for button in page.acts():
                self.bar.add(button)
            self._pages[id] = page
        return self._pages[id]

    @property
    def current(self) -> str:
        """The id of the tab that is shown."""
        return str(self.tabs.value())

    def show_tab(self, id: str) -> None:
        """Show one of the tabs."""
        self.tabs.set_value(id)
        shown = self.page(id)
        for page in self._pages.values():
            for button in page.acts():
                button.setVisible(page is shown)
        self.stack.setCurrentWidget(shown)
        self.status_changed.emit()

    def keep(self) -> None:
        """Store what is being written on any page."""
        for page in self._pages.values():
            page.keep()

    def status(self) -> str | tuple[str, ...]:
        """What the foot of the window says of the tab that is shown."""
        return self.page(self.current).status()


class _Bar(QWidget):
    """The head of the workspace: title, tabs, and what can be done in the tab that is shown."""

    def __init__(self, title: str, tabs: Segments, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedHeight(48)
        heading = QLabel(title, self)
        heading.setProperty("role", "heading")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 0, 12, 0)
        self._row.setSpacing(12)
        self._row.addWidget(heading)
        self._row.addWidget(tabs)
        self._row.addStretch(1)

    def add(self, button: QWidget) -> None:
        """Let a button stand at the right."""
        self._row.addWidget(button)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("app"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("line"))
        painter.end()
