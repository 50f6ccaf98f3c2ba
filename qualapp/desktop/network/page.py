"""The drawing and the matrix of a network, its filters above, and what is behind it at the side."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from qualapp import formats
from qualapp.analysis.network import Line, NetworkFilter, network_of
from qualapp.analysis.network.layout import Layout
from qualapp.desktop.canvas import ENDINGS as PICTURES
from qualapp.desktop.canvas import Canvas, Frame, Printed, picture
from qualapp.desktop.look.widgets import Button, Choice, EmptyView, Panes, Segments, Widths, filtered_out
from qualapp.desktop.network.computing import Computed, Computing, shown_ties
from qualapp.desktop.network.fields import told
from qualapp.desktop.network.figure import Figure, figure
from qualapp.desktop.network.filter_bar import FilterBar
from qualapp.desktop.network.legend import Key, Legend, keys_of
from qualapp.desktop.network.levels import NetworkDrawing, Triangle
from qualapp.desktop.network.matrix import Matrix
from qualapp.desktop.network.matrix_files import TABLES as MATRIX_TABLES
from qualapp.desktop.network.matrix_files import painted_matrix, write_matrix
from qualapp.desktop.network.matrix_paint import CORNER, NUMBER
from qualapp.desktop.network.moving import Gliding
from qualapp.desktop.network.network_picture import behind, notes_of, sheet
from qualapp.desktop.network.panel import NetworkPanel
from qualapp.desktop.network.ways import OWN, Ways
from qualapp.desktop.session import Session
from qualapp.desktop.tabs import TabPage
from qualapp.exporters.network_files import ENDINGS as NETWORK_FILES
from qualapp.i18n import _, _n
from qualapp.progress import Work, each
from qualapp.store.changes import Changes

_READ = {"tie", "actor", "relation", "case", "visit", "source", "informant", "turn", "coder", "blinding", "excerpt"}


class NetworkPage(TabPage):
    """Draws the ties that the filters let through; all figures are of what is drawn."""

    place_wanted = Signal(object)
    picture_wanted = Signal(object)
    """What this page shows is to be saved: carries the page."""
    actor_wanted = Signal(int)
    tie_wanted = Signal()
    """Somebody wants to know how ties come about: the coding workspace."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._stale = True
        self._is_marking = False
        self._wanted: tuple[int, int] | None = None
        self.computed: Computed | None = None
        self._figure = Figure((), (), {})
        self.bar = FilterBar(session, self)
        self.drawing = NetworkDrawing(self)
        self.canvas = Canvas(self.drawing, self)
        self.canvas.setAccessibleName(_("The network"))
        self.matrix = Matrix(self)
        self.legend = Legend(self)
        self.panel = NetworkPanel(session, self)
        self.computing = Computing(self)
        self._gliding = Gliding(self.drawing, self._settled, self)
        views = [Choice("drawing", _("Drawing"), icon="waypoints"), Choice("matrix", _("Matrix"), icon="table-2")]
        self.view = Segments(views, self, value="drawing", name=_("Shown as"))
        self.ways = Ways(any(actor.x is not None for actor in session.project.actors.all()), self)
        self.layout_box, self.size_box = self.ways.layout_box, self.ways.size_box
        self.picture = Button(_("Save…"), self, kind="ghost", icon="image-down", height=30)
        self.picture.setToolTip(_("Save the drawing or the matrix as a picture, or as a table with its figures"))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        ground = QWidget(self)
        ground.setProperty("ground", "surface")
        self._pages = QStackedLayout(ground)
        self._empty = EmptyView(
            "waypoints",
            _("No ties yet"),
            _("Select words in an interview and press {tie} to say which two actors they tie together, and how."),
            ground,
            button=_("Go to coding"),
            keys={"tie": "coding.tie"},
        )
        self._no_match = filtered_out(_("No tie passes all filters"), ground)
        for widget in (self.canvas, self.matrix, self._empty, self._no_match):
            self._pages.addWidget(widget)
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(ground, 1)
        column.addWidget(self.legend)
        self.splitter = Panes(left, self.panel, self, least=560, widths=Widths(280, 520, 360))
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.splitter)

    def _connect(self) -> None:
        self._session.changed.connect(self._on_changed)
        self._session.coder_changed.connect(self.reload)
        self.bar.changed.connect(self.reload)
        self.computing.found.connect(self._show)
        self.layout_box.chosen.connect(lambda _value: self.reload())
        self.size_box.chosen.connect(lambda _value: self._draw())
        self.view.changed.connect(lambda _value: self._show_view())
        self.canvas.moved.connect(self._keep_places)
        self.drawing.selectionChanged.connect(self._on_selected)
        self.matrix.line_chosen.connect(self._show_line)
        self.matrix.actor_chosen.connect(self._show_actor)
        self.matrix.pair_chosen.connect(self._show_pair)
        self.matrix.excerpts_wanted.connect(self.panel.go_to_excerpts)
        self.panel.place_wanted.connect(self.place_wanted)
        self.panel.ego_wanted.connect(self.show_ego)
        self.panel.marks_wanted.connect(self._mark)
        self.panel.pair_wanted.connect(self._select)
        self.panel.actor_wanted.connect(self.actor_wanted)
        self.picture.clicked.connect(lambda: self.picture_wanted.emit(self))
        self._empty.pressed.connect(self.tie_wanted)
        self._no_match.pressed.connect(self.bar.clear.click)

    def acts(self) -> Sequence[QWidget]:
        return (self.view, self.ways, self.picture)

    def status(self) -> tuple[str, ...]:
        """How large the drawn network is."""
        if self.computed is None or not self.computed.network.actors:
            return ()
        measures = self.computed.measures
        actors = _n("{n} actor", "{n} actors", measures.actors).format(n=formats.number(measures.actors))
        lines = _n("{n} tied pair", "{n} tied pairs", measures.lines).format(n=formats.number(measures.lines))
        density = measures.density
        if isinstance(density, str):
            return actors, lines
        return actors, lines, _("density {value}").format(value=formats.number(density, 2))

    def show_ego(self, actor_id: int | None) -> None:
        """Draw one actor and its neighbours, or all again."""
        if actor_id is not None:
            self.layout_box.show_value(Layout.EGO)
        self.bar.set_filter(replace(self.bar.filter(), ego=actor_id))

    def reload(self) -> None:
        """Read and draw the network anew, now or when it is next seen."""
        self._stale = not self.isVisible()
        if self._stale:
            return
        shown = shown_ties(self._session)
        network = network_of(self._session.project.actors.all(), shown, self.bar.filter())
        if not network.actors:
            self._show_nothing(bool(shown))
            return
        self.computing.ask(network, self.ways.way(), self.bar.filter().ego)

    def show_line(self, one: int, other: int) -> None:
        """Choose the line between two actors when it is drawn; filters that leave it out are taken away."""
        self._wanted = first, second = min(one, other), max(one, other)
        actors = self._session.project.actors.all()
        if network_of(actors, shown_ties(self._session), self.bar.filter()).between(first, second) is None:
            self.bar.set_filter(NetworkFilter())
        self.reload()

    def _show_nothing(self, is_filtered: bool) -> None:
        self.computing.stop()
        self.computed = self._wanted = None
        self.drawing.show_all([], [])
        self.legend.show_keys([])
        self.panel.show_nothing()
        self._pages.setCurrentWidget(self._no_match if is_filtered else self._empty)
        self.status_changed.emit()

    def _show(self, computed: Computed) -> None:
        before = self.drawing.places()
        self.computed = computed
        self._draw()
        self._show_view()
        self._gliding.glide(before, computed.places)
        QTimer.singleShot(0, self, self._show_besides)

    def _show_besides(self) -> None:
        """Show matrix and figures, when the drawing is there."""
        if self.computed is not None:
            self.matrix.show_network(self.computed.network)
            wanted, self._wanted = self._wanted, None
            if wanted is not None and wanted in self.computed.network.lines:
                self._select(*wanted)
            else:
                self._on_selected()
            self.status_changed.emit()

    def _draw(self) -> None:
        if self.computed is None:
            return
        computed = self.computed
        self._figure = figure(computed.network, computed.places, self.ways.sizes(computed.measures))
        self.drawing.backdrop = self._backdrop(computed)
        self.drawing.show_all(self._figure.nodes, self._figure.links)
        self.drawing.update()

    def _backdrop(self, computed: Computed) -> Triangle | None:
        return behind(computed.network, self.ways.way(), computed.places)

    def _show_view(self) -> None:
        if self.computed is not None:
            self._pages.setCurrentWidget(self.matrix if self.view.value() == "matrix" else self.canvas)
            words = self._notes() if self.is_drawn else [_(NUMBER), _(CORNER)]
            self.legend.show_keys([*keys_of(self.computed.network), *map(Key, words)])
        for box in (self.layout_box, self.size_box):
            box.setVisible(self.is_drawn)

    def _notes(self) -> list[str]:
        """What numbers and widths mean, where there are any."""
        if self.computed is None:
            return []
        has_numbers = any(link.look.text for link in self._figure.links)
        by_degree = self.size_box.value() == "degree"
        notes = notes_of(self.computed.network, has_numbers=has_numbers)
        return notes if by_degree else notes[1:]

    def _settled(self) -> None:
        self.canvas.fit()

    @property
    def is_drawn(self) -> bool:
        """Whether the drawing is shown, and not the matrix."""
        return self.view.value() == "drawing"

    @property
    def endings(self) -> tuple[str, ...]:
        """The forms in which what is shown can be saved."""
        return (*PICTURES, *(NETWORK_FILES if self.is_drawn else MATRIX_TABLES))

    def drawn_from(self) -> NetworkFilter:
        """What the network is drawn from: the filters, and of the coders those who are shown."""
        wanted, shown = self.bar.filter(), self._session.shown_coders
        coders = wanted.coders & shown if wanted.coders and shown else wanted.coders or shown
        return replace(wanted, coders=coders)

    def write_picture(self, path: Path) -> Work[list[Path]]:
        """Have the drawing written as a picture, with the whole triangle; or the matrix, also as a table.

        Raises UserError where it is empty, and the work where the disk refuses.
        """
        told_of = told(self._session, self.bar.filter())
        if self.is_drawn or self.computed is None:
            self._gliding.stop()
            return each([picture(self.drawing, path, title=self._session.project.name, frame=self._sheet())])
        return each([write_matrix(self.computed.network, path, _("Who is tied to whom"), told_of)])

    def _sheet(self) -> Frame:
        heads = self._session.project.name, told(self._session, self.bar.filter())
        keys = keys_of(self.computed.network) if self.computed is not None else []
        return sheet(self.drawing, heads, keys, self._notes())

    def printed(self) -> list[Printed]:
        """The drawing or the matrix, with what its signs mean below it."""
        if not self.is_drawn and self.computed is not None:
            told_of = told(self._session, self.bar.filter())
            return [painted_matrix(self.computed.network, _("Who is tied to whom"), told_of)]
        self._gliding.stop()
        return [(self.drawing, self._sheet())]

    def _keep_places(self, moved: dict[int, tuple[float, float]]) -> None:
        """Keep where somebody put actors; from a layout, all of them stay where they are."""
        places = moved if self.layout_box.value() == OWN else self.drawing.places()
        self.layout_box.show_value(OWN)
        self._session.project.actors.place(places)

    def _on_selected(self) -> None:
        if self.computed is None or self._is_marking:
            return
        nodes, links = self.drawing.selected_nodes(), self.drawing.selected_links()
        if len(nodes) == 1:
            self.panel.show_actor(self.computed, nodes[0])
        elif len(links) == 1:
            self.panel.show_line(self.computed, self.computed.network.lines[self._figure.lines[links[0]]])
        else:
            self.panel.show_whole(self.computed)

    def _mark(self, actors: frozenset[int], pairs: frozenset[tuple[int, int]]) -> None:
        """Mark actors and lines in the drawing; what the panel tells stays."""
        lines = [number for number, pair in self._figure.lines.items() if pair in pairs]
        self.view.set_value("drawing")
        self._show_view()
        self._is_marking = True
        self.drawing.select(nodes=actors, links=lines)
        self._is_marking = False

    def _select(self, first: int, second: int) -> None:
        """Choose a line and show what it rests on."""
        if self.computed is not None:
            self._mark(frozenset(), frozenset({(first, second)}))
            self.panel.show_line(self.computed, self.computed.network.lines[first, second])

    def _show_line(self, line: Line) -> None:
        if self.computed is not None:
            self.panel.show_line(self.computed, line)

    def _show_pair(self, first: int, second: int) -> None:
        if self.computed is not None:
            self.panel.show_untied(self.computed, first, second)

    def _show_actor(self, actor_id: int) -> None:
        if self.computed is not None:
            self.panel.show_actor(self.computed, actor_id)

    def _on_changed(self, changes: Changes) -> None:
        if _READ & changes.tables:
            self.bar.show_names()
            self.reload()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.reload()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._stale = self._stale or self.computing.is_busy
        self.computing.stop()
        self._gliding.stop()
