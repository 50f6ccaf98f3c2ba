"""A network as the canvas draws it: discs in the colours of sectors, lines by valence, level and direction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qualapp import formats
from qualapp.analysis.network.comparison import Change, Comparison
from qualapp.analysis.network.graph import Line, Network
from qualapp.desktop.canvas import CanvasLink, CanvasNode, Course, Ending, LinkLook, NodeLook, Shape
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
