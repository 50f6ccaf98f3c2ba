"""A network as the canvas draws it: discs in the colours of sectors, lines by valence, level and direction."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from qualapp import formats
from qualapp.analysis.network.comparison import Change, Comparison
from qualapp.analysis.network.graph import Line, Network
from qualapp.analysis.network.triangle import Band
from qualapp.desktop.canvas import CanvasLink, CanvasNode, Course, Drawing, Ending, LinkLook, NodeLook, Shape
from qualapp.desktop.canvas.colours import Colours
from qualapp.desktop.canvas.lettering import draw_lines, lines_of, widest
from qualapp.desktop.look.code_colours import SECTORS as SECTOR_LOOKS
from qualapp.desktop.ties.words import name_of, strength_word
from qualapp.desktop.words import word
from qualapp.i18n import N_, _, _n
from qualapp.model.coding import Valence
from qualapp.model.network import Actor
from qualapp.model.value_words import SECTORS

Places = Mapping[int, tuple[float, float]]

DASHES: dict[Valence, tuple[float, ...]] = {
    Valence.DRIVER: (),
    Valence.BARRIER: (5, 3),
    Valence.AMBIVALENT: (6, 2, 1.5, 2),
    Valence.NONE: (),
}
_SMALL, _LARGE = (9.0, 13.0), (16.0, 27.0)
"""How wide the smallest and the largest disc are from their middles: in a crowd, and among few."""
_CROWD = 60
_FEW = 40
"""So many lines have room for a sign with a number each."""

CHANGES: dict[Change, tuple[str, str, tuple[float, ...], str]] = {
    Change.NEW: (N_("new"), "driver", (), "+"),
    Change.GONE: (N_("gone"), "barrier", (4, 3), "–"),
    Change.STRONGER: (N_("stronger"), "accent", (), "↑"),
    Change.WEAKER: (N_("weaker"), "ambivalent", (6, 2), "↓"),
    Change.DIFFERENT: (N_("told differently"), "ambivalent", (1.5, 2), "↕"),
    Change.SAME: (N_("as before"), "strong", (), ""),
}
"""What a change is called, and how its line is drawn: colour, dash and sign."""


@dataclass(frozen=True)
class Figure:
    """What the canvas is to draw, and which line each link stands for."""

    nodes: tuple[CanvasNode, ...]
    links: tuple[CanvasLink, ...]
    lines: Mapping[int, tuple[int, int]]


def figure(network: Network, places: Places, sizes: Mapping[int, float]) -> Figure:
    """A network at these places; `sizes` are the figures of actors that make their discs larger."""
    nodes = _nodes(list(network.actors.values()), places, sizes)
    pairs = dict(enumerate(network.lines, 1))
    has_signs = len(pairs) <= _FEW
    looks: dict[object, LinkLook] = {}
    links = []
    for number, pair in pairs.items():
        line = network.lines[pair]
        kind = (line.valence, line.span, line.mentions, line.goes_there and line.goes_back)
        if kind not in looks:
            looks[kind] = line_look(line, has_signs)
        links.append(CanvasLink(number, *_ends(line), looks[kind]))
    return Figure(tuple(nodes), tuple(links), pairs)


def difference(before: Network, after: Network, comparison: Comparison, places: Places) -> Figure:
    """What changed from one network to the other, in one drawing."""
    actors = {**before.actors, **after.actors}
    nodes = _nodes(list(actors.values()), places, {}, frozenset(comparison.gone_actors))
    pairs = dict(enumerate(comparison.lines, 1))
    links = []
    for number, pair in pairs.items():
        change = comparison.lines[pair].change
        title, token, dash, sign = CHANGES[change]
        line = comparison.lines[pair].after or comparison.lines[pair].before
        assert line is not None
        look = LinkLook(
            token=token,
            width=1.2 if change is Change.SAME else 2.4,
            dash=dash,
            text=sign,
            ending=Ending.NONE,
            course=Course.STRAIGHT,
            is_faint=change is Change.SAME,
            tip=_(title),
        )
        links.append(CanvasLink(number, *pair, look))
    return Figure(tuple(nodes), tuple(links), pairs)


def line_look(line: Line, has_sign: bool) -> LinkLook:
    """How a line looks: colour and dash by valence, width by the highest level, arrows where it has a direction."""
    valence = line.valence
    level = line.span.high if line.span else None
    goes_both_ways = line.goes_there and line.goes_back
    return LinkLook(
        token="text-3" if valence is Valence.NONE else valence.value,
        width=1.4 if level is None else 1.0 + 0.65 * level,
        dash=DASHES[valence],
        glyph=("" if valence is Valence.NONE else valence.value) if has_sign else "",
        text=_sign(line) if has_sign else "",
        ending=Ending.NONE if goes_both_ways else Ending.ARROW,
        course=Course.STRAIGHT,
        tip=line_told(line),
    )


def _sign(line: Line) -> str:
    """How many excerpts tell of a line, and the levels where different ones were told."""
    count = formats.number(line.mentions)
    return f"{count} · {line.span.low}–{line.span.high}" if line.span and line.difference else count


def line_told(line: Line) -> str:
    """A line in words: valence, levels and excerpts."""
    excerpts = _n("{n} excerpt", "{n} excerpts", line.mentions).format(n=formats.number(line.mentions))
    levels = ""
    if line.span:
        low, high = line.span
        levels = f"{low} {strength_word(low)}" if low == high else f"{low}–{high}"
    return " · ".join(part for part in (word(line.valence), levels, excerpts) if part)


def actor_told(actor: Actor) -> str:
    """An actor in words: name and sector."""
    return " · ".join(
        part for part in (name_of(actor), _(SECTORS.get(actor.sector, "")) if actor.sector else "") if part
    )


def _ends(line: Line) -> tuple[int, int]:
    """From whom to whom the arrow goes."""
    return (line.first, line.second) if line.goes_there else (line.second, line.first)


def _nodes(
    actors: Sequence[Actor], places: Places, sizes: Mapping[int, float], faint: frozenset[int] = frozenset()
) -> list[CanvasNode]:
    largest = max(sizes.values(), default=0.0) or 1.0
    ease = max(0.0, 1 - len(actors) / _CROWD)
    least, most = (low + (high - low) * ease for low, high in (_SMALL, _LARGE))
    nodes = []
    for actor in actors:
        look = SECTOR_LOOKS.get(actor.sector)
        share = max(0.0, sizes.get(actor.id, 0.0)) / largest if sizes else 0.35
        nodes.append(
            CanvasNode(
                actor.id,
                NodeLook(
                    name_of(actor),
                    Shape.DISC,
                    colour=look.colour if look else "",
                    icon=look.icon if look else "",
                    radius=round(least + (most - least) * share, 1),
                    is_faint=actor.id in faint,
                    tip=actor_told(actor),
                ),
                *places[actor.id],
            )
        )
    return nodes


LEVELS = {
    "strategic": N_("Board, strategic"),
    "steering": N_("Steering and reference group"),
    "practical": N_("Practical level"),
    "": N_("No level"),
}
_SIDE = 60.0
_LINE = 16.0
_OUT = 104.0
_SMALL_SEEN = 2.0
"""So many times larger than they are names are drawn where a drawing is shown small."""
_BESIDE_NAMES = 66.0, 24.0
"""How far a name reaches to the side of its actor, and above it."""


class Triangle:
    """The organisation triangle with its levels as bands, behind the drawing."""

    def __init__(self, network: Network, places: Places, bands: Sequence[Band], counted: Network | None = None) -> None:
        stand = [places[number] for number in network.actors]
        self._bands = [band for band in bands if band.level] or list(bands)
        self._rest = [band for band in bands if not band.level and band not in self._bands]
        reach = max((abs(x) for x, _y in stand), default=0.0) + 2 * _SIDE
        top, bottom = self._bands[0].top, self._bands[-1].bottom
        self._box = QRectF(-reach, top, 2 * reach, bottom - top)
        self._stand = stand
        self._counts = Counter(actor.level for actor in (counted or network).actors.values())

    @property
    def box(self) -> QRectF:
        """What it takes up."""
        bottom = max(band.bottom for band in (*self._bands, *self._rest))
        return QRectF(self._box.left(), self._box.top(), self._box.width(), bottom - self._box.top())

    def __call__(self, painter: QPainter, _rect: QRectF, colours: Colours) -> None:
        box = self._box
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.colour("app"))
        painter.drawPolygon(QPolygonF([QPointF(box.center().x(), box.top()), box.bottomRight(), box.bottomLeft()]))
        pen = QPen(colours.colour("strong"), 1)
        pen.setDashPattern([4, 4])
        bands = [*self._bands, *self._rest]
        for band in bands[1:]:
            painter.setPen(pen)
            painter.drawLine(QPointF(box.left(), band.top), QPointF(box.right(), band.top))
        for band in bands:
            self._write(painter, colours, band)

    def _write(self, painter: QPainter, colours: Colours, band: Band) -> None:
        """Write what a band is called: beside its first actors, or along its upper edge where they leave no room."""
        painter.save()
        painter.translate(self._left(colours.lettering), band.top)
        painter.scale(colours.lettering, colours.lettering)
        head, is_beside = self._words(band, colours.lettering)
        for number, line in enumerate(head):
            _letter(painter, line, QPointF(0, (15 if is_beside else 11) + _LINE * number), colours)
        told = self._told(band, is_short=not is_beside)
        after = QPointF(0, 15 + _LINE * len(head)) if is_beside else QPointF(widest(head, weight=600) + 8, 11)
        _letter(painter, told, after, colours, weight=400, token="text-3")
        painter.restore()

    def _told(self, band: Band, *, is_short: bool = False) -> str:
        count = self._counts[band.level]
        if is_short:
            return formats.number(count)
        return _n("{n} actor", "{n} actors", count).format(n=formats.number(count))

    def _words(self, band: Band, lettering: float) -> tuple[tuple[str, ...], bool]:
        """The name of a band in lines, and whether it stands beside actors, with the number below it."""
        free = self._free(band, lettering)
        head = lines_of(_(LEVELS[band.level]), max(free, 1.0), most=2, weight=600)
        is_narrow = max(widest(head, weight=600), widest((self._told(band),), weight=400)) <= free
        is_beside = is_narrow and lettering < _SMALL_SEEN
        return (head, True) if is_beside else ((_(LEVELS[band.level]),), False)

    def heads(self, lettering: float) -> list[QRectF]:
        """Where the headings of the bands are."""
        return [self._head(band, lettering) for band in (*self._bands, *self._rest)]

    def _head(self, band: Band, lettering: float) -> QRectF:
        head, is_beside = self._words(band, lettering)
        name, told = widest(head, weight=600), widest((self._told(band, is_short=not is_beside),), weight=400)
        wide = max(name, told) if is_beside else name + 8 + told
        high = 7 + _LINE * (len(head) + 1) if is_beside else 11 + _LINE / 2
        return QRectF(self._left(lettering), band.top, wide * lettering, high * lettering)

    def _left(self, lettering: float) -> float:
        """Where headings begin: where a drawing is shown small, as far out as names reach."""
        if lettering < _SMALL_SEEN:
            return self._box.left()
        return min(self._box.left(), min((x for x, _y in self._stand), default=0.0) - _OUT * lettering)

    def _free(self, band: Band, lettering: float) -> float:
        """How wide the heading of a band may be beside its first actors, whose names stand around them."""
        foot = band.top + (3 * _LINE + _BESIDE_NAMES[1]) * lettering
        first = min((x for x, y in self._stand if band.top <= y < foot), default=0.0)
        return (first - self._box.left()) / lettering - _BESIDE_NAMES[0]


def _letter(
    painter: QPainter, text: str, at: QPointF, colours: Colours, *, weight: int = 600, token: str = "text-2"
) -> None:
    draw_lines(painter, (text,), at, colours.colour(token), size=12, weight=weight, outlined=colours.outlined)


class NetworkDrawing(Drawing):
    """A drawing that is as large as what stands behind it, and whose nodes reach at least as far as its `room`."""

    room = QRectF()

    def middles(self) -> QRectF:
        return super().middles().united(self.room)

    def kept(self) -> list[QRectF]:
        return self.backdrop.heads(self.lettering()) if isinstance(self.backdrop, Triangle) else []

    def bounds(self) -> QRectF:
        box = super().bounds().united(self.room)
        for around in [self.backdrop.box, *self.kept()] if isinstance(self.backdrop, Triangle) else []:
            box = box.united(around)
        return box


def bands_of(network: Network, places: Places) -> list[Band]:
    """The bands that actors at these places stand in; none where the levels do not lie above one another."""
    heights: dict[str, list[float]] = {}
    for number, actor in network.actors.items():
        heights.setdefault(actor.level, []).append(places[number][1])
    order = [level for level in LEVELS if level in heights]
    borders = [(max(heights[one]), min(heights[other])) for one, other in pairwise(order)]
    if not any(order) or any(low >= high for low, high in borders):
        return []
    middles = [(low + high) / 2 for low, high in borders]
    tops = [min(heights[order[0]]) - _SIDE, *middles]
    return [Band(*one) for one in zip(order, tops, [*middles, max(heights[order[-1]]) + _SIDE], strict=True)]
