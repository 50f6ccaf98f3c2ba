"""The organisation triangle and its levels, behind the drawing of a network."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from qualapp import formats
from qualapp.analysis.network.graph import Network
from qualapp.analysis.network.triangle import Band
from qualapp.desktop.canvas import Drawing
from qualapp.desktop.canvas.colours import Colours
from qualapp.desktop.canvas.lettering import draw_lines, lines_of, widest
from qualapp.i18n import N_, _, _n

Places = Mapping[int, tuple[float, float]]

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
