"""The bodies of a plan as a chart: which belongs below which, and who sits in each, drawn from the register."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from qualapp.desktop.actors.actor_dialogs import seat_told
from qualapp.desktop.canvas import Canvas, CanvasLink, CanvasNode, Drawing, Ending, LinkLook, NodeLook
from qualapp.desktop.look.code_colours import SECTORS as SECTOR_LOOKS
from qualapp.desktop.session import Session
from qualapp.desktop.ties.words import name_of
from qualapp.i18n import _
from qualapp.model.case import OrganisationalLevel
from qualapp.model.network import Actor, ActorKind, Membership

_ACROSS, _DOWN = 300.0, 74.0
_SEAT = 1_000_000_000
"""Added to the number of a seat, so that its node is told from those of bodies."""


class BodyChart(Canvas):
    """Bodies from left to right by what they belong to, their members at the right; seats that ended are faint."""

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
    """The nodes and links of the chart; a body is who is one, or in whom somebody sits."""
    known = {actor.id: actor for actor in actors}
    seated = {seat.body_id for seat in seats}
    bodies = sorted((one for one in actors if one.kind is ActorKind.BODY or one.id in seated), key=_order)
    above = {body.id: _above(body, known, {one.id for one in bodies}) for body in bodies}
    depths = {body.id: _depth(body.id, above) for body in bodies}
    members_at = (max(depths.values(), default=0) + 1) * _ACROSS
    nodes: list[CanvasNode] = []
    links = [
        CanvasLink(len(bodies) + number, parent, body, LinkLook())
        for number, (body, parent) in enumerate(above.items(), 1)
        if parent is not None
    ]
    top = 0.0
    for body in bodies:
        own = [seat for seat in seats if seat.body_id == body.id]
        middle = top + (max(1, len(own)) - 1) / 2 * _DOWN
        nodes.append(CanvasNode(body.id, _look(body, body.frequency), depths[body.id] * _ACROSS, middle))
        for place, seat in enumerate(own):
            has_ended = seat.ends is not None and seat.ends < today
            nodes.append(_member(seat, known[seat.actor_id], has_ended, members_at, top + place * _DOWN))
            line = LinkLook(text=seat.role, ending=Ending.NONE, is_faint=has_ended)
            links.append(CanvasLink(_SEAT + seat.id, body.id, _SEAT + seat.id, line))
        top += max(1, len(own)) * _DOWN + _DOWN / 2
    return nodes, links


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


def _look(actor: Actor, told: str = "", *, is_faint: bool = False) -> NodeLook:
    look = SECTOR_LOOKS.get(actor.sector)
    return NodeLook(
        name_of(actor),
        colour=look.colour if look else "",
        icon=look.icon if look else "",
        is_faint=is_faint,
        tip="\n".join(part for part in (name_of(actor), actor.mandate, told) if part),
    )


def _member(seat: Membership, actor: Actor, has_ended: bool, x: float, y: float) -> CanvasNode:
    return CanvasNode(_SEAT + seat.id, _look(actor, seat_told(seat, ""), is_faint=has_ended), x, y)
