"""The workspace of actors: their network drawn, compared, and the register that it is drawn from."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from qualapp.desktop.actors.actor_sheets import SeatSheet
from qualapp.desktop.actors.register import Register, SeatPage
from qualapp.desktop.network.comparing import ComparingPage
from qualapp.desktop.network.page import NetworkPage
from qualapp.desktop.session import Session
from qualapp.desktop.tabs import Tab, TabbedWorkspace, TabPage
from qualapp.i18n import _


class RegisterPage(TabPage):
    """The register as a tab."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.register = Register(session, self)
        _fill(self, self.register)


class SeatsPage(TabPage):
    """The bodies and who sits in them, as a tab."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.table = SeatPage(session, SeatSheet(session.project), self)
        _fill(self, self.table)


class NetworkWorkspace(TabbedWorkspace):
    """Drawing, comparison, actors and seats."""

    place_wanted = Signal(object)
    picture_wanted = Signal(object)
    coding_wanted = Signal()
    shipped_wanted = Signal()
    failed = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        tabs = [
            Tab("network", _("Network"), self._network),
            Tab("compare", _("Compare"), self._comparing),
            Tab("actors", _("Register"), self._register),
            Tab("seats", _("Bodies"), SeatsPage),
        ]
        super().__init__(session, _("Actors"), tabs, parent)

    def show_actor(self, actor_id: int) -> None:
        """Show an actor in the register."""
        self.show_tab("actors")
        page = self.page("actors")
        assert isinstance(page, RegisterPage)
        page.register.show_actor(actor_id)

    def _network(self, session: Session) -> NetworkPage:
        page = NetworkPage(session)
        page.place_wanted.connect(self.place_wanted)
        page.picture_wanted.connect(self.picture_wanted)
        page.tie_wanted.connect(self.coding_wanted)
        page.actor_wanted.connect(self.show_actor)
        return page

    def _comparing(self, session: Session) -> ComparingPage:
        page = ComparingPage(session)
        page.place_wanted.connect(self.place_wanted)
        page.picture_wanted.connect(self.picture_wanted)
        return page

    def _register(self, session: Session) -> RegisterPage:
        page = RegisterPage(session)
        page.register.place_wanted.connect(self.place_wanted)
        page.register.shipped_wanted.connect(self.shipped_wanted)
        page.register.failed.connect(self.failed)
        return page


def _fill(page: TabPage, widget: QWidget) -> None:
    row = QHBoxLayout(page)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(widget)
