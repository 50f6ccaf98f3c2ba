"""The two sides of a comparison: what each shows, and what most would want to compare first."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QWidget

from qualapp.analysis.network import Comparison, Line, Measures, Network, NetworkFilter, compare, measure
from qualapp.analysis.network.layout import Layout
from qualapp.desktop.canvas import Canvas
from qualapp.desktop.canvas.drawing import spread
from qualapp.desktop.look import ui_font
from qualapp.desktop.look.widgets import ElidedLabel
from qualapp.desktop.network.computing import Places, placed
from qualapp.desktop.network.figure import CHANGES, Figure, figure
from qualapp.desktop.network.filter_bar import FilterBar
from qualapp.desktop.network.levels import NetworkDrawing, Triangle
from qualapp.desktop.network.network_picture import behind
from qualapp.desktop.session import Session
from qualapp.desktop.ties.words import name_of
from qualapp.exporters.network_tables import span_told
from qualapp.exporters.plain_table import Cell
from qualapp.i18n import _
from qualapp.model.network import PlacedTie
from qualapp.model.source import Visit
from qualapp.progress import Progress, Work

T = TypeVar("T")
_NAMES, _NAMES_BESIDE = 60.0, 84.0
"""How far names reach out of a drawing above and below, and at its sides."""
_TALLEST, _FULL = 3.2, 0.85
"""How many times as tall as it is laid out a drawing may be; what of the height is enough."""
_LITTLE, _ROUNDS = 0.08, 3


@dataclass(frozen=True)
class Compared:
    """Two networks, what changed from one to the other, their figures, and where the actors of both stand."""

    networks: tuple[Network, Network]
    measures: tuple[Measures, Measures]
    both: Network
    comparison: Comparison
    places: Places


def compared(before: Network, after: Network, layout: Layout | None) -> Work[Compared]:
    """Compare two networks; without a layout actors stand where somebody put them."""
    both = Network({**before.actors, **after.actors}, {**before.lines, **after.lines})
    places = placed(both, layout)
    yield Progress(1, 3)
    first = measure(before)
    yield Progress(2, 3)
    return Compared((before, after), (first, measure(after)), both, compare(before, after), places)


def proposed(ties: Iterable[PlacedTie]) -> tuple[NetworkFilter, NetworkFilter] | None:
    """Two visits where there are, else the two cases or the two roles that most is told of; None where neither is."""
    placed = list(ties)
    visits = {tie.visit for tie in placed}
    if {Visit.FIRST.value, Visit.REVISIT.value} <= visits:
        first, second = (NetworkFilter(visits=frozenset({visit.value})) for visit in (Visit.FIRST, Visit.REVISIT))
        return first, second
    cases = _two(tie.case_id for tie in placed if tie.case_id is not None)
    if cases:
        return NetworkFilter(cases=frozenset(cases[:1])), NetworkFilter(cases=frozenset(cases[1:]))
    roles = _two(tie.role for tie in placed if tie.role)
    if roles:
        return NetworkFilter(roles=frozenset(roles[:1])), NetworkFilter(roles=frozenset(roles[1:]))
    return None


def _two(values: Iterable[T]) -> Sequence[T]:
    """The two that are there most often; none where there are not two."""
    most = [value for value, _number in Counter(values).most_common(2)]
    return most if len(most) == 2 else []


def change_rows(found: Compared, told: tuple[str, str]) -> list[list[Cell]]:
    """What became of each line, as rows of a table with their titles; what A and B are stands below."""
    names = {number: name_of(actor) for number, actor in found.both.actors.items()}
    rows: list[list[Cell]] = [[_("Change"), _("Actor"), _("Actor"), *_titles("A"), *_titles("B")]]
    for (first, second), line in found.comparison.lines.items():
        cells = [*_cells(line.before), *_cells(line.after)]
        rows.append([_(CHANGES[line.change][0]), names[first], names[second], *cells])
    about: list[list[Cell]] = [[], [told[0]], [told[1]]]
    return rows + about


def _titles(side: str) -> list[Cell]:
    return [_("{side}: excerpts").format(side=side), _("{side}: levels").format(side=side)]


def _cells(line: Line | None) -> list[Cell]:
    if line is None:
        return [0, ""]
    return [line.mentions, span_told(line.span)]


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
        self.heading = ElidedLabel("", self, token="text-2", font=ui_font(12, 600), line_height=18)
        self.figure = Figure((), (), {})

    def show_network(self, network: Network, found: Compared, layout: Layout | None, tall: float) -> None:
        """Draw one of the two networks, actors at the places of both, so many times as `tall` as they are laid out."""
        self.figure, self.drawing.backdrop = _drawn(network, found, layout, tall)
        self.drawing.room = spread(_stretched(found.places, tall)) if found.places else QRectF()
        self.drawing.show_all(self.figure.nodes, self.figure.links)


def show_beside(sides: Sequence[Side], found: Compared, layout: Layout | None, room: QSize, tall: float) -> float:
    """Draw both side by side in a room, and return how tall they are; `tall` is how tall they were.

    Names keep their size, so that what they leave is known only when they are there.
    """
    zoom = min(1.0, (room.width() / 2 - 2 * _NAMES_BESIDE) / max(1.0, spread(found.places).width()))
    for _round in range(_ROUNDS):
        wanted = _tallness(found.places, max(_LITTLE, zoom), room.height())
        if abs(wanted - tall) > _LITTLE:
            tall = wanted
            for side, network in zip(sides, found.networks, strict=True):
                side.show_network(network, found, layout, tall)
        zoom = _fit([side.canvas for side in sides])
        if zoom * max(side.drawing.bounds().height() for side in sides) > _FULL * room.height():
            break
    return tall


def _tallness(places: Places, zoom: float, height: float) -> float:
    """How many times higher actors can stand above one another, shown so large where there is so much room."""
    free = (height - 2 * _NAMES) / zoom
    return min(_TALLEST, max(1.0, free / max(1.0, spread(places).height())))


def _fit(canvases: Sequence[Canvas]) -> float:
    """Show drawings equally large, and whole; returns how large."""
    for canvas in canvases:
        canvas.fit()
    least = min(canvas.zoom for canvas in canvases)
    for canvas in canvases:
        if canvas.zoom > least:
            canvas.fit(least)
    return least


def on_page(network: Network, found: Compared, layout: Layout | None) -> NetworkDrawing:
    """One of two networks as it stands on a page, which is wide: as high as it is laid out."""
    drawing = NetworkDrawing()
    drawn, drawing.backdrop = _drawn(network, found, layout, 1.0)
    drawing.room = spread(found.places) if found.places else QRectF()
    drawing.show_all(drawn.nodes, drawn.links)
    return drawing


def _drawn(network: Network, found: Compared, layout: Layout | None, tall: float) -> tuple[Figure, Triangle | None]:
    places = _stretched(found.places, tall)
    return figure(network, places, {}), behind(found.both, layout, places, network, tall) if found.both.actors else None


def _stretched(places: Places, tall: float) -> Places:
    return {number: (x, y * tall) for number, (x, y) in places.items()}
