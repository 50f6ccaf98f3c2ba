"""The workspace of actors: their network drawn, compared, and the register that it is drawn from."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QWidget

from qualapp.desktop.actors.actor_sheets import SeatSheet
from qualapp.desktop.actors.body_chart import BodyChart
from qualapp.desktop.actors.register import Register, SeatPage
from qualapp.desktop.actors.relations import Relations
from qualapp.desktop.actors.table_export import TableExport
from qualapp.desktop.canvas import ENDINGS as PICTURES
from qualapp.desktop.canvas import Printed, picture
from qualapp.desktop.look.widgets import Button, Choice, Segments
from qualapp.desktop.network.comparing import ComparingPage
from qualapp.desktop.network.page import NetworkPage
from qualapp.desktop.session import Session
from qualapp.desktop.tabs import Tab, TabbedWorkspace, TabPage
from qualapp.i18n import _
from qualapp.progress import Work, each
from qualapp.store.changes import Changes


class RegisterPage(TabPage):
    """The register as a tab."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.register = Register(session, self)
        _fill(self, self.register)

    def acts(self) -> Sequence[QWidget]:
        return (self.register.shipped, self.register.export)


class RelationsPage(TabPage):
    """The relations as a tab."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.relations = Relations(session, self)
        _fill(self, self.relations)

    def acts(self) -> Sequence[QWidget]:
        return (self.relations.shipped, self.relations.export)


class SeatsPage(TabPage):
    """The bodies and who sits in them, as a tab: a table, and the same as a chart."""

    picture_wanted = Signal(object)
    endings = PICTURES

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        sheet = SeatSheet(session.project)
        self.table = SeatPage(session, sheet, self)
        self.export = TableExport(self.table, sheet, self)
        self.chart = BodyChart(session, self)
        views = [Choice("table", _("Table"), icon="table-2"), Choice("chart", _("Chart"), icon="workflow")]
        self.view = Segments(views, self, value="table", name=_("Shown as"))
        self.view.changed.connect(lambda _value: self._show())
        self.picture = Button(_("Save picture…"), self, kind="ghost", icon="image-down", height=30)
        self.picture.clicked.connect(lambda: self.picture_wanted.emit(self))
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self.table)
        self._pages.addWidget(self.chart)
        session.changed.connect(self._on_changed)
        self._show()

    def acts(self) -> Sequence[QWidget]:
        return (self.view, self.picture, self.export)

    def write_picture(self, path: Path) -> Work[list[Path]]:
        """Have the chart written as a picture.

        Raises UserError where it is empty, and the work where the disk refuses.
        """
        return each([picture(self.chart.drawing, path, title=_("Bodies"))])

    def printed(self) -> list[Printed]:
        """The chart, also where the table is shown."""
        self.chart.reload()
        return [(self.chart.drawing, None)]

    def _show(self) -> None:
        is_chart = self.view.value() == "chart"
        self.picture.setEnabled(is_chart)
        self._pages.setCurrentWidget(self.chart if is_chart else self.table)
        if is_chart:
            self.chart.reload()

    def _on_changed(self, changes: Changes) -> None:
        if {"actor", "membership"} & changes.tables and self.view.value() == "chart":
            self.chart.reload()


class NetworkWorkspace(TabbedWorkspace):
    """Drawing, comparison, actors, seats and relations."""

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
            Tab("seats", _("Bodies"), self._seats),
            Tab("relations", _("Relations"), self._relations),
        ]
        super().__init__(session, _("Actors"), tabs, parent)

    def show_actor(self, actor_id: int) -> None:
        """Show an actor in the register."""
        self.show_tab("actors")
        page = self.page("actors")
        assert isinstance(page, RegisterPage)
        page.register.show_actor(actor_id)

    def show_line(self, first: int, second: int) -> None:
        """Show the line between two actors in the drawing, with its excerpts."""
        self.show_tab("network")
        page = self.page("network")
        assert isinstance(page, NetworkPage)
        page.show_line(first, second)

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

    def _seats(self, session: Session) -> SeatsPage:
        page = SeatsPage(session)
        page.picture_wanted.connect(self.picture_wanted)
        return page

    def _relations(self, session: Session) -> RelationsPage:
        page = RelationsPage(session)
        page.relations.place_wanted.connect(self.place_wanted)
        page.relations.shipped_wanted.connect(self.shipped_wanted)
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
