"""Actors on circles: on one, on one for each sector, or around one of them."""

import math
from itertools import groupby

from qualapp.analysis.network.graph import Network
from qualapp.analysis.network.places import GAP, Place, Places, in_order, radius_for, ring


def circle(network: Network) -> Places:
    """All on one circle, those of a sector beside each other."""
    return ring(in_order(network), radius_for(len(network.actors)))


def by_sector(network: Network) -> Places:
    """A circle for each sector, and these on a circle of their own."""
    groups = [list(group) for _sector, group in groupby(in_order(network), lambda one: network.actors[one].sector)]
    if len(groups) == 1:
        return circle(network)
    widths = [2 * radius_for(len(group)) + 1.5 * GAP for group in groups]
    far = max(sum(widths) / (2 * math.pi), max(widths) / 2 / math.sin(math.pi / max(3, len(groups))))
    found: Places = {}
    turned = 0.0
    for group, width in zip(groups, widths, strict=True):
        share = 2 * math.pi * width / sum(widths)
        angle = turned + share / 2
        middle = Place(far * math.sin(angle), -far * math.cos(angle))
        found |= ring(group, radius_for(len(group)), middle)
        turned += share
    return found


def around(network: Network, ego: int) -> Places:
    """One actor in the middle, the others on rings by how many ties away they are; those out of reach outermost."""
    shells, seen = [[ego]], {ego}
    while near := {other for one in shells[-1] for other in network.neighbours[one]} - seen:
        shells.append([one for one in in_order(network) if one in near])
        seen |= near
    if left := [one for one in in_order(network) if one not in seen]:
        shells.append(left)
    found, radius = {ego: Place(0, 0)}, 0.0
    for shell in shells[1:]:
        radius = max(radius + 1.4 * GAP, radius_for(len(shell)))
        found |= ring(shell, radius)
    return found
