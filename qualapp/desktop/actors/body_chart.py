"""The bodies of a plan as a chart: which belongs below which, and who sits in each, drawn from the register."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from math import log

from PySide6.QtWidgets import QWidget

from qualapp import formats
from qualapp.desktop.actors.actor_dialogs import seat_told
from qualapp.desktop.canvas import Canvas, CanvasLink, CanvasNode, Drawing, Ending, LinkLook, NodeLook
from qualapp.desktop.look.code_colours import SECTORS as SECTOR_LOOKS
from qualapp.desktop.session import Session
from qualapp.desktop.ties.words import name_of
from qualapp.i18n import _
from qualapp.model.case import OrganisationalLevel
from qualapp.model.network import Actor, ActorKind, Membership

_ACROSS, _DOWN = 300.0, 74.0
_LYING = 1.7
_SEAT = 1_000_000_000
"""Added to the number of a seat, so that its node is told from those of bodies."""


class BodyChart(Canvas):
    """Bodies from left to right by what they belong to, their members at the right; seats that ended are dashed."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(Drawing(parent), parent)
        self._project = session.project
        self.setAccessibleName(_("Chart of bodies"))
        self.setInteractive(False)

    def reload(self) -> None:
        """Draw the bodies anew."""
        nodes, links = chart(self._project.actors.all(), self._project.actors.members(), date.today())
        self.drawing.show_all(nodes, links)
        self.fit()


def chart(
    actors: Sequence[Actor], seats: Sequence[Membership], today: date
) -> tuple[list[CanvasNode], list[CanvasLink]]:
    """The nodes and links of the chart, in as many columns as fill a window.

    A body is who is one, or in whom somebody sits; where somebody sits at all, bodies that stand alone are left out.
    """
    known = {actor.id: actor for actor in actors}
    seated = {seat.body_id for seat in seats}
    bodies = sorted((one for one in actors if one.kind is ActorKind.BODY or one.id in seated), key=_order)
    above = {body.id: _above(body, known, {one.id for one in bodies}) for body in bodies}
    if seated:
        joined = seated | {one for pair in above.items() if pair[1] is not None for one in pair if one is not None}
        bodies = [body for body in bodies if body.id in joined]
    depths = {body.id: _depth(body.id, above) for body in bodies}
    members_at = (max(depths.values(), default=0) + 1) * _ACROSS
    nodes: list[CanvasNode] = []
    links = [
        CanvasLink(len(actors) + body.id, parent, body.id, LinkLook())
        for body in bodies
        if (parent := above[body.id]) is not None
    ]
    own = {body.id: [seat for seat in seats if seat.body_id == body.id] for body in bodies}
    for body, left, top in _placed(bodies, own, members_at + _ACROSS):
        middle = top + (max(1, len(own[body.id])) - 1) / 2 * _DOWN
        nodes.append(CanvasNode(body.id, _look(body, body.frequency), left + depths[body.id] * _ACROSS, middle))
        for place, seat in enumerate(own[body.id]):
            has_ended = seat.ends is not None and seat.ends < today
            nodes.append(_member(seat, known[seat.actor_id], has_ended, left + members_at, top + place * _DOWN))
            line = LinkLook(text=seat.role, ending=Ending.NONE, dash=(4, 3) if has_ended else ())
            links.append(CanvasLink(_SEAT + seat.id, body.id, _SEAT + seat.id, line))
    return nodes, links


def _placed(
    bodies: Sequence[Actor], own: Mapping[int, Sequence[Membership]], width: float
) -> Iterator[tuple[Actor, float, float]]:
    """The bodies with where each begins, one below another, in columns that together lie like a window."""
    heights = [(max(1, len(own[body.id])) + 0.5) * _DOWN for body in bodies]
    whole = sum(heights)
    columns = min(range(1, len(bodies) + 1), key=lambda n: abs(log(n * n * width / whole / _LYING)), default=1)
    left, top = 0.0, 0.0
    for body, height in zip(bodies, heights, strict=True):
        if top and top + height / 2 > whole / columns:
            left, top = left + width, 0.0
        yield body, left, top
        top += height


def _order(body: Actor) -> tuple[int, str]:
    levels = [level.value for level in OrganisationalLevel]
    return levels.index(body.level) if body.level in levels else len(levels), name_of(body).casefold()


def _above(body: Actor, known: dict[int, Actor], bodies: set[int]) -> int | None:
    """The nearest body that a body belongs to, over whatever lies between."""
    parent, seen = body.parent_id, {body.id}
    while parent is not None and parent not in seen:
        if parent in bodies:
            return parent
        seen.add(parent)
        parent = known[parent].parent_id
    return None


def _depth(body: int, above: dict[int, int | None]) -> int:
    depth, parent = 0, above[body]
    while parent is not None and depth <= len(above):
        depth, parent = depth + 1, above[parent]
    return depth


def _look(actor: Actor, told: str = "", *, until: date | None = None) -> NodeLook:
    look, name = SECTOR_LOOKS.get(actor.sector), name_of(actor)
    return NodeLook(
        name if until is None else _("{name}, until {day}").format(name=name, day=formats.date(until)),
        colour=look.colour if look else "",
        icon=look.icon if look else "",
        is_dashed=until is not None,
        tip="\n".join(part for part in (name, actor.mandate, told) if part),
    )


def _member(seat: Membership, actor: Actor, has_ended: bool, x: float, y: float) -> CanvasNode:
    until = seat.ends if has_ended else None
    return CanvasNode(_SEAT + seat.id, _look(actor, seat_told(seat, ""), until=until), x, y)
