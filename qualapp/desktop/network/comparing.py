"""Two networks compared: a first visit and a revisit, two cases, or what two roles say."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMargins, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from qualapp.analysis.network import network_of
from qualapp.analysis.network.layout import Layout
from qualapp.desktop.canvas import ENDINGS as PICTURES
from qualapp.desktop.canvas import Canvas, Frame, Printed, picture
from qualapp.desktop.look.widgets import Button, Choice, EmptyView, Panes, Segments, Widths
from qualapp.desktop.network.computing import Computing, shown_ties
from qualapp.desktop.network.fields import told
from qualapp.desktop.network.figure import CHANGES, Figure, difference
from qualapp.desktop.network.legend import Key, Legend, keys_of, keys_of_changes
from qualapp.desktop.network.levels import NetworkDrawing
from qualapp.desktop.network.matrix_files import TABLES, write_table
from qualapp.desktop.network.network_picture import behind, sheet
from qualapp.desktop.network.panel import NetworkPanel
from qualapp.desktop.network.sides import Compared, Side, change_rows, compared, on_page, proposed, show_beside
from qualapp.desktop.network.ways import OWN, layout_choices
from qualapp.desktop.session import Session
from qualapp.desktop.sources.choice_box import ChoiceBox
from qualapp.desktop.tabs import TabPage
from qualapp.desktop.ties.words import name_of
from qualapp.errors import UserError
from qualapp.i18n import _
from qualapp.model.network import PlacedTie
from qualapp.progress import Work, each
from qualapp.store.changes import Changes

_READ = {"tie", "actor", "relation", "case", "visit", "source", "informant", "turn", "coder", "blinding", "excerpt"}
_HEAD = 26
"""How high the line above each of two drawings is."""


class ComparingPage(TabPage):
    """Draws what changed in one figure, or both networks side by side with their actors at the same places."""

    place_wanted = Signal(object)
    picture_wanted = Signal(object)
    endings = (*PICTURES, *TABLES)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._stale = True
        self.before, self.after = Side(session, "A", self), Side(session, "B", self)
        self.drawing = NetworkDrawing(self)
        self.canvas = Canvas(self.drawing, self)
        self.canvas.setAccessibleName(_("What changed"))
        self.compared: Compared | None = None
        self.computing = Computing(self)
        self._is_chosen = False
        self._is_marking = False
        self._tall = 0.0
        self._resized = QTimer(self, singleShot=True, interval=100)
        self._figure = Figure((), (), {})
        self.legend = Legend(self)
        self.panel = NetworkPanel(session, self)
        views = [Choice("difference", _("Difference")), Choice("beside", _("Side by side"))]
        self.view = Segments(views, self, value="difference", name=_("Shown as"))
        self.layout_box = ChoiceBox(layout_choices(), _("Layout"), self)
        self.layout_box.setMinimumContentsLength(16)
        own = any(actor.x is not None for actor in session.project.actors.all())
        self.layout_box.show_value(OWN if own else Layout.TRIANGLE)
        self.picture = Button(_("Save…"), self, kind="ghost", icon="image-down", height=30)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._ground = ground = QWidget(self)
        ground.setProperty("ground", "surface")
        self._pages = QStackedLayout(ground)
        beside = QWidget(ground)
        row = QHBoxLayout(beside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(1)
        for side in (self.before, self.after):
            half = QVBoxLayout()
            half.setSpacing(0)
            head = QHBoxLayout()
            head.setContentsMargins(16, 8, 16, 0)
            head.addWidget(side.heading)
            half.addLayout(head)
            half.addWidget(side.canvas, 1)
            row.addLayout(half, 1)
        self._beside = beside
        advice = _("Choose for A and for B what each is to show: two visits, two cases, or what two roles say.")
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

    def _propose(self, ties: Sequence[PlacedTie]) -> None:
        """Begin with what most would compare, for as long as nobody has chosen anything."""
        wanted = None if self._is_chosen else proposed(ties)
        if wanted is None or wanted == tuple(side.bar.filter() for side in (self.before, self.after)):
            return
        for side, filter in zip((self.before, self.after), wanted, strict=True):
            side.bar.blockSignals(True)
            side.bar.set_filter(filter)
            side.bar.blockSignals(False)

    def _connect(self) -> None:
        self._session.changed.connect(self._on_changed)
        self._session.coder_changed.connect(self.reload)
        self.view.changed.connect(lambda _value: self._show_view())
        self.layout_box.chosen.connect(lambda _value: self.reload())
        self.panel.place_wanted.connect(self.place_wanted)
        self.panel.pair_wanted.connect(self._select)
        self.panel.marks_wanted.connect(self._mark)
        self.computing.found.connect(self._show)
        self._resized.timeout.connect(self._show_sides)
        self.splitter.splitterMoved.connect(lambda _at, _which: self._resized.start())
        self.picture.clicked.connect(lambda: self.picture_wanted.emit(self))
        self.drawing.selectionChanged.connect(self._on_selected)
        for side in (self.before, self.after):
            side.bar.changed.connect(self._on_chosen)
            side.drawing.selectionChanged.connect(lambda side=side: self._on_side_selected(side))

    def acts(self) -> Sequence[QWidget]:
        return (self.view, self.layout_box, self.picture)

    def reload(self) -> None:
        """Compare anew, now or when it is next seen."""
        self._stale = not self.isVisible()
        if self._stale:
            return
        project = self._session.project
        ties = shown_ties(self._session)
        self._propose(ties)
        actors = project.actors.all()
        before, after = (network_of(actors, ties, side.bar.filter()) for side in (self.before, self.after))
        way = self._way()
        self.computing.run(lambda: compared(before, after, way))

    def _show(self, found: Compared) -> None:
        self.compared = found
        self._tall = 0.0
        self._figure = difference(*found.networks, found.comparison, found.places)
        self.drawing.backdrop = behind(found.both, self._way(), found.places) if found.both.actors else None
        self.drawing.show_all(self._figure.nodes, self._figure.links)
        self._show_view()
        self._on_selected()
        self.status_changed.emit()

    def _way(self) -> Layout | None:
        way = self.layout_box.value()
        return None if way == OWN else Layout(str(way))

    def _show_sides(self) -> None:
        """Draw both side by side, as tall as there is room for."""
        found = self.compared
        if found is not None and found.places and self.view.value() != "difference":
            sides = self.before, self.after
            for side in sides:
                side.heading.setText(f"{side.title} · {told(self._session, side.bar.filter())}")
            room = self._ground.size().shrunkBy(QMargins(0, _HEAD, 0, 0))
            self._tall = show_beside(sides, found, self._way(), room, self._tall)

    def _show_view(self) -> None:
        if self.compared is None:
            return
        is_difference = self.view.value() == "difference"
        if not self._figure.nodes:
            self._pages.setCurrentWidget(self._empty)
            self.legend.show_keys([])
            return
        self._pages.setCurrentWidget(self.canvas if is_difference else self._beside)
        self.legend.show_keys(self._keys())
        self._show_sides()
        self.canvas.fit()

    def _keys(self) -> list[Key]:
        assert self.compared is not None
        is_difference = self.view.value() == "difference"
        sectors = [key for key in keys_of(self.compared.both) if key.colour or not is_difference]
        return [*sectors, *(keys_of_changes(self.compared.comparison) if is_difference else [])]

    def _on_selected(self) -> None:
        if self._is_marking:
            return
        if self.compared is None or not self._figure.nodes:
            self.panel.show_nothing()
            return
        links, nodes = self.drawing.selected_links(), self.drawing.selected_nodes()
        if len(links) == 1:
            self._show_pair(self._figure.lines[links[0]])
        elif len(nodes) == 1:
            self._show_changes(nodes[0])
        else:
            self._show_changes(None)

    def _on_side_selected(self, side: Side) -> None:
        if self._is_marking:
            return
        links, nodes = side.drawing.selected_links(), side.drawing.selected_nodes()
        if len(links) == 1:
            self._show_pair(side.figure.lines[links[0]])
        else:
            self._show_changes(nodes[0] if len(nodes) == 1 else None)

    def _show_changes(self, actor_id: int | None) -> None:
        """What changed, around one actor or everywhere."""
        if self.compared is not None and self._figure.nodes:
            found = self.compared
            self.panel.show_changes(self._names(), found.comparison, found.measures, self._told(), actor_id)

    def _show_pair(self, pair: tuple[int, int]) -> None:
        assert self.compared is not None
        change, names = self.compared.comparison.lines[pair], self._names()
        title = f"{names[pair[0]]} – {names[pair[1]]}"
        self.panel.show_two(title, _(CHANGES[change.change][0]), change.before, change.after, self._told())

    def _select(self, first: int, second: int) -> None:
        """Choose the line between two, in the drawings that are shown."""
        self._mark(frozenset(), frozenset({(first, second)}))
        self._show_pair((first, second))

    def _mark(self, actors: frozenset[int], pairs: frozenset[tuple[int, int]]) -> None:
        """Mark actors and lines in the drawings that are shown; what the panel tells stays."""
        shown = [(self.drawing, self._figure)]
        if self.view.value() != "difference":
            shown = [(side.drawing, side.figure) for side in (self.before, self.after)]
        self._is_marking = True
        for drawing, drawn in shown:
            links = [number for number, ends in drawn.lines.items() if ends in pairs]
            drawing.select(nodes=actors & set(drawing.nodes), links=links)
        self._is_marking = False

    def _names(self) -> dict[int, str]:
        actors = self.compared.both.actors if self.compared is not None else {}
        return {number: name_of(actor) for number, actor in actors.items()}

    def _told(self) -> tuple[str, str]:
        """What A and B are."""
        sides = (self.before, self.after)
        first, second = (f"{side.title}: {told(self._session, side.bar.filter())}" for side in sides)
        return first, second

    def write_picture(self, path: Path) -> Work[list[Path]]:
        """Have what changed written as a picture or a table, or both drawings as files A and B.

        Raises UserError where it is empty, and the work where the disk refuses.
        """
        if path.suffix.lower() in TABLES:
            rows = change_rows(self.compared, self._told()) if self.compared is not None else []
            if len(self._figure.lines) == 0:
                raise UserError(_("There is nothing in the drawing yet."))
            return each([write_table(path, _("What changed"), rows)])
        sheets = self._sheets()
        written = [path.with_stem(f"{path.stem} {side.title}") for side in (self.before, self.after)]
        written = written if len(sheets) > 1 else [path]
        title = self._session.project.name
        both = zip(sheets, written, strict=True)
        return each([picture(drawing, beside, title=title, frame=frame) for (drawing, frame), beside in both])

    def _sheets(self) -> list[tuple[NetworkDrawing, Frame]]:
        """What is drawn, and what is around it on paper."""
        keys = self._keys() if self.compared is not None else []
        if self.view.value() == "difference":
            return [(self.drawing, sheet(self.drawing, (_("What changed"), "; ".join(self._told())), keys, []))]
        name = self._session.project.name
        found = self.compared
        drawings = [on_page(one, found, self._way()) for one in found.networks] if found is not None else []
        sides = zip(drawings, self._told(), strict=True)
        return [(drawing, sheet(drawing, (name, told_of), keys, [])) for drawing, told_of in sides]

    def printed(self) -> list[Printed]:
        """What changed, or both drawings, each on a page of its own."""
        return [*self._sheets()]

    def _on_chosen(self) -> None:
        self._is_chosen = True
        self.reload()

    def _on_changed(self, changes: Changes) -> None:
        if _READ & changes.tables:
            for side in (self.before, self.after):
                side.bar.show_names()
            self.reload()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._resized.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._stale = self._stale or self.computing.is_busy
        self.computing.stop()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.reload()
