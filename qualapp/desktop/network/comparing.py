"""Two networks compared: a first visit and a revisit, two cases, or what two roles say."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from qualapp.analysis.network import Comparison, Network, NetworkFilter, compare, network_of
from qualapp.analysis.network.layout import LAYOUTS, Layout
from qualapp.desktop.canvas import Canvas, Drawing, picture
from qualapp.desktop.look.widgets import Button, Choice, EmptyView, Panes, Segments, Widths
from qualapp.desktop.network.computing import Places, placed
from qualapp.desktop.network.fields import told
from qualapp.desktop.network.figure import CHANGES, Figure, NetworkDrawing, difference, figure
from qualapp.desktop.network.filter_bar import FilterBar
from qualapp.desktop.network.legend import Legend, keys_of, keys_of_changes
from qualapp.desktop.network.panel import NetworkPanel
from qualapp.desktop.paper.painted import ENDINGS as PICTURES
from qualapp.desktop.session import Session
from qualapp.desktop.sources.choice_box import ChoiceBox
from qualapp.desktop.tabs import TabPage
from qualapp.desktop.ties.words import name_of
from qualapp.i18n import _
from qualapp.model.source import Visit
from qualapp.store.changes import Changes

OWN = "own"
_READ = {"tie", "actor", "relation", "case", "visit", "source", "informant", "turn", "coder", "blinding", "excerpt"}


class Side(QWidget):
    """One of the two: its filters, its drawing."""

    def __init__(self, session: Session, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.title = title
        self.bar = FilterBar(session, self, title=title)
        self.bar.isolates.hide()
        self.drawing = NetworkDrawing(self)
        self.canvas = Canvas(self.drawing, self)
        self.canvas.setAccessibleName(title)
        self.network = Network({}, {})
        self.figure = Figure((), (), {})


class ComparingPage(TabPage):
    """Draws what changed in one figure, or both networks side by side with their actors at the same places."""

    place_wanted = Signal(object)
    picture_wanted = Signal(object)
    endings = PICTURES

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._stale = True
        self.before, self.after = Side(session, "A", self), Side(session, "B", self)
        self.drawing = Drawing(self)
        self.canvas = Canvas(self.drawing, self)
        self.canvas.setAccessibleName(_("What changed"))
        self.comparison: Comparison | None = None
        self._figure = Figure((), (), {})
        self.legend = Legend(self)
        self.panel = NetworkPanel(session, self)
        views = [Choice("difference", _("Difference")), Choice("beside", _("Side by side"))]
        self.view = Segments(views, self, value="difference", name=_("Shown as"))
        ways = [(OWN, _("As you placed them")), *((one, _(name)) for one, name in LAYOUTS.items())]
        self.layout_box = ChoiceBox(ways, _("Layout"), self)
        self.layout_box.setMinimumContentsLength(16)
        own = any(actor.x is not None for actor in session.project.actors.all())
        self.layout_box.show_value(OWN if own else Layout.TRIANGLE)
        self.picture = Button(_("Save picture…"), self, kind="ghost", icon="image-down", height=30)
        self._lay_out()
        self._begin_with_visits()
        self._connect()

    def _lay_out(self) -> None:
        ground = QWidget(self)
        ground.setProperty("ground", "surface")
        self._pages = QStackedLayout(ground)
        beside = QWidget(ground)
        row = QHBoxLayout(beside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(1)
        row.addWidget(self.before.canvas, 1)
        row.addWidget(self.after.canvas, 1)
        self._beside = beside
        advice = _("Choose for A and for B what each is to show, as the first visit and the revisit.")
        self._empty = EmptyView("waypoints", _("There is nothing to compare"), advice, ground)
        for widget in (self.canvas, beside, self._empty):
            self._pages.addWidget(widget)
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.before.bar)
        column.addWidget(self.after.bar)
        column.addWidget(ground, 1)
        column.addWidget(self.legend)
        self.splitter = Panes(left, self.panel, self, least=560, widths=Widths(280, 520, 360))
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.splitter)

    def _begin_with_visits(self) -> None:
        """Begin with the first visit and the revisit, which is what most compare."""
        for side, visit in ((self.before, Visit.FIRST), (self.after, Visit.REVISIT)):
            side.bar.set_filter(NetworkFilter(visits=frozenset({visit.value})))

    def _connect(self) -> None:
        self._session.changed.connect(self._on_changed)
        self._session.coder_changed.connect(self.reload)
        self.view.changed.connect(lambda _value: self._show_view())
        self.layout_box.chosen.connect(lambda _value: self.reload())
        self.panel.place_wanted.connect(self.place_wanted)
        self.picture.clicked.connect(lambda: self.picture_wanted.emit(self))
        self.drawing.selectionChanged.connect(self._on_selected)
        for side in (self.before, self.after):
            side.bar.changed.connect(self.reload)
            side.drawing.selectionChanged.connect(lambda side=side: self._on_side_selected(side))

    def acts(self) -> Sequence[QWidget]:
        return (self.view, self.layout_box, self.picture)

    def reload(self) -> None:
        """Compare anew, now or when it is next seen."""
        self._stale = not self.isVisible()
        if self._stale:
            return
        project = self._session.project
        ties = [one for one in project.ties.placed() if self._session.shows(one.tie.coder_id)]
        actors = project.actors.all()
        for side in (self.before, self.after):
            side.network = network_of(actors, ties, side.bar.filter())
        both = Network(
            {**self.before.network.actors, **self.after.network.actors},
            {**self.before.network.lines, **self.after.network.lines},
        )
        way = self.layout_box.value()
        places = placed(both, None if way == OWN else Layout(str(way)))
        self.comparison = compare(self.before.network, self.after.network)
        self._draw(places)
        self._show_view()
        self._on_selected()
        self.status_changed.emit()

    def _draw(self, places: Places) -> None:
        assert self.comparison is not None
        for side in (self.before, self.after):
            side.figure = figure(side.network, places, {})
            side.drawing.show_all(side.figure.nodes, side.figure.links)
        self._figure = difference(self.before.network, self.after.network, self.comparison, places)
        self.drawing.show_all(self._figure.nodes, self._figure.links)
        for side in (self.before, self.after):
            side.drawing.room = self.drawing.bounds()

    def _show_view(self) -> None:
        if self.comparison is None:
            return
        is_difference = self.view.value() == "difference"
        if not self._figure.nodes:
            self._pages.setCurrentWidget(self._empty)
            self.legend.show_keys([])
            return
        self._pages.setCurrentWidget(self.canvas if is_difference else self._beside)
        both = Network({**self.before.network.actors, **self.after.network.actors}, self.after.network.lines)
        sectors = [key for key in keys_of(both) if key.colour or not is_difference]
        changes = keys_of_changes(self.comparison) if is_difference else []
        self.legend.show_keys([*sectors, *changes])
        for canvas in (self.canvas, self.before.canvas, self.after.canvas):
            canvas.fit()

    def _on_selected(self) -> None:
        if self.comparison is None or not self._figure.nodes:
            self.panel.show_nothing()
            return
        links = self.drawing.selected_links()
        if len(links) == 1:
            self._show_pair(self._figure.lines[links[0]])
        else:
            self.panel.show_changes(self._names(), self.comparison, self._told())

    def _on_side_selected(self, side: Side) -> None:
        links = side.drawing.selected_links()
        if len(links) == 1:
            self._show_pair(side.figure.lines[links[0]])

    def _show_pair(self, pair: tuple[int, int]) -> None:
        assert self.comparison is not None
        change, names = self.comparison.lines[pair], self._names()
        title = f"{names[pair[0]]} – {names[pair[1]]}"
        self.panel.show_two(title, _(CHANGES[change.change][0]), change.before, change.after, self._told())

    def _names(self) -> dict[int, str]:
        actors = {**self.before.network.actors, **self.after.network.actors}
        return {number: name_of(actor) for number, actor in actors.items()}

    def _told(self) -> tuple[str, str]:
        """What A and B are."""
        sides = (self.before, self.after)
        first, second = (f"{side.title}: {told(self._session, side.bar.filter())}" for side in sides)
        return first, second

    def write_picture(self, path: Path) -> None:
        """Write the drawing of what changed, or both drawings beside each other as files A and B.

        Raises UserError where it is empty or the disk refuses.
        """
        if self.view.value() == "difference":
            picture(self.drawing, path, title="; ".join(self._told()))
            return
        for side, name in zip((self.before, self.after), self._told(), strict=True):
            picture(side.drawing, path.with_stem(f"{path.stem} {side.title}"), title=name)

    def _on_changed(self, changes: Changes) -> None:
        if _READ & changes.tables:
            for side in (self.before, self.after):
                side.bar.show_names()
            self.reload()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.reload()
