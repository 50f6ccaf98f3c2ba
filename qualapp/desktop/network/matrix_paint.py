"""How the matrix of a network is painted: cells, names and sectors, in the window and in a picture."""

from dataclasses import dataclass
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter

from qualapp import formats
from qualapp.analysis.network.graph import Line, Network
from qualapp.desktop.canvas import Colours
from qualapp.desktop.canvas.lettering import draw_lines, lines_of, metrics_of, widest
from qualapp.desktop.look import GLYPH_TOKENS
from qualapp.desktop.look.code_colours import SECTORS as SECTOR_LOOKS
from qualapp.desktop.ties.words import name_of
from qualapp.i18n import N_, _
from qualapp.model.coding import Valence
from qualapp.model.network import Actor
from qualapp.model.value_words import SECTORS

BAND = 20
"""How wide the band with the name of a sector is."""
NUMBER = N_("Number: excerpts that tell of a tie from the row to the column")
CORNER = N_("Corner: told differently")
_LEAST, _MOST = (38, 28), (112, 80)
"""How wide and high a cell is where actors are many, and where they are few."""
_LONGEST, _HIGHEST = 270.0, 150.0
_AIR = 10.0


class Mesh(NamedTuple):
    """How wide and high a cell is."""

    across: int
    down: int


@dataclass(frozen=True)
class Group:
    """Actors of one sector that stand side by side, from the first to the last."""

    sector: str
    first: int
    last: int


@dataclass(frozen=True)
class Ordered:
    """The actors of a network by sector and name, and where each sector begins."""

    actors: tuple[Actor, ...]
    groups: tuple[Group, ...]

    def group(self, place: int) -> Group:
        """The group that an actor stands in."""
        return next(group for group in self.groups if group.first <= place <= group.last)

    def begins(self, place: int) -> bool:
        """Whether a group begins here, other than the first."""
        return any(group.first == place for group in self.groups[1:])

    @property
    def across(self) -> int:
        """How wide the names beside the rows are, with their band."""
        return self._room(_LONGEST)

    @property
    def down(self) -> int:
        """How high the names above the columns are, which may take two lines, with their band."""
        return self._room(_HIGHEST)

    def mesh(self, room: QSizeF) -> Mesh:
        """How large cells are that fill a room, names included, as far as cells may grow and shrink."""
        count = max(1, len(self.actors))
        across, down = (room.width() - self.across) / count, (room.height() - self.down) / count
        return Mesh(
            *(
                round(min(most, max(least, int(size))))
                for least, size, most in zip(_LEAST, (across, down), _MOST, strict=True)
            )
        )

    def _room(self, most: float) -> int:
        widths = [widest((name_of(actor),), weight=600) for actor in self.actors]
        return ceil(min(most, max(widths, default=0.0)) + 2 * _AIR + BAND)


def ordered(network: Network) -> Ordered:
    """The actors of a network by sector and name; those of no sector come last."""
    order = list(SECTORS)

    def place(actor: Actor) -> tuple[int, str, str]:
        number = order.index(actor.sector) if actor.sector in order[1:] else len(order)
        return number, actor.sector, name_of(actor).casefold()

    actors = tuple(sorted(network.actors.values(), key=place))
    starts = [n for n, actor in enumerate(actors) if not n or actor.sector != actors[n - 1].sector]
    ends = [*starts[1:], len(actors)]
    groups = (Group(actors[first].sector, first, end - 1) for first, end in zip(starts, ends, strict=True))
    return Ordered(actors, tuple(groups))


def line_from(network: Network, first: int, second: int) -> Line | None:
    """What is told from one actor to another; nothing where it is only told the other way."""
    line = network.between(first, second)
    return line if line is not None and (first, second) in line.arcs else None


def sector_told(sector: str) -> str:
    """A sector in words."""
    return _(SECTORS[sector]) if sector in SECTORS and sector else sector or _("no sector")


def paint_line(painter: QPainter, rect: QRectF, line: Line, colours: Colours) -> None:
    """Paint a cell: the tint and sign of the valence, how many excerpts tell of it, a corner where it is disputed."""
    valence = line.valence
    token = "text-3" if valence is Valence.NONE else GLYPH_TOKENS[valence.value]
    painter.fillRect(rect, colours.colour(token, 0.16))
    if valence is not Valence.NONE:
        colours.glyph(painter, valence.value, rect.center() - QPointF(8, 0), 8.5)
    if line.is_disputed:
        painter.fillRect(QRectF(rect.right() - 5, rect.top(), 5, 5), colours.colour("text-2"))
    text, middle = formats.number(line.mentions), rect.center() + QPointF(0 if valence is Valence.NONE else 7, 0)
    draw_lines(painter, (text,), middle, colours.colour("text"), centred=True, outlined=colours.outlined)


def paint_name(
    painter: QPainter, rect: QRectF, actor: Actor, colours: Colours, *, upwards: bool = False, is_current: bool = False
) -> None:
    """Paint a name beside its row, or upwards above its column."""
    token = "text" if is_current else "text-2"
    if is_current:
        painter.fillRect(rect, colours.colour("accent-soft"))
    room = (rect.height() if upwards else rect.width()) - 2 * _AIR
    name, weight = lines_of(name_of(actor), room, 2 if upwards else 1), 600 if is_current else 500
    painter.save()
    if upwards:
        painter.translate(rect.center().x(), rect.bottom() - _AIR)
        painter.rotate(-90)
        draw_lines(
            painter, name, QPointF(0, 0), colours.colour(token), outlined=colours.outlined, weight=weight, pitch=14
        )
    else:
        middle = QPointF(rect.left() + _AIR, rect.center().y())
        draw_lines(painter, name, middle, colours.colour(token), outlined=colours.outlined, weight=weight)
    painter.restore()


def paint_sector(painter: QPainter, rect: QRectF, sector: str, colours: Colours, *, upwards: bool = False) -> None:
    """Paint the band of a sector over all of its actors, with its name where there is room."""
    look = SECTOR_LOOKS.get(sector)
    wash, ink = colours.code(look.colour) if look is not None else ("sunken", "strong")
    painter.fillRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), colours.colour(wash))
    edge = QRectF(rect.right() - 3, rect.top(), 3, rect.height())
    if not upwards:
        edge = QRectF(rect.left(), rect.bottom() - 3, rect.width(), 3)
    painter.fillRect(edge, colours.colour(ink))
    room = (rect.height() if upwards else rect.width()) - 6
    words = _fitting(sector_told(sector), room)
    if not words:
        return
    painter.save()
    painter.translate(rect.center() - QPointF(*((1.5, 0) if upwards else (0, 1.5))))
    if upwards:
        painter.rotate(-90)
    draw_lines(painter, words, QPointF(0, 0), colours.colour("text"), centred=True, outlined=colours.outlined, size=11)
    painter.restore()


def _fitting(text: str, room: float) -> tuple[str, ...]:
    """The text, cut at its end where it must be, and nothing where not even a few letters fit."""
    found = metrics_of(11).elidedText(text, Qt.TextElideMode.ElideRight, room)
    return (found,) if len(found) > 3 else ()
