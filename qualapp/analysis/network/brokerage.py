"""Who stands between whom: the five roles of Gould and Fernandez."""

from collections import Counter
from collections.abc import Mapping
from enum import StrEnum

from qualapp.analysis.network.graph import Network
from qualapp.i18n import N_


class Role(StrEnum):
    """What an actor in the middle is, by where the three belong: from whom, in the middle, to whom."""

    COORDINATOR = N_("coordinator")
    ITINERANT = N_("itinerant")
    GATEKEEPER = N_("gatekeeper")
    REPRESENTATIVE = N_("representative")
    LIAISON = N_("liaison")


def brokerage(network: Network, groups: Mapping[int, str]) -> dict[int, Counter[Role]]:
    """How often each actor is in the middle in each role.

    Counted are ways from one actor over another to a third where no arc goes from the first to the third straight,
    and where it is known of all three where they belong.
    """
    onwards: dict[int, set[int]] = {number: set() for number in network.actors}
    for line in network.lines.values():
        for start, end in line.arcs:
            onwards[start].add(end)
    found: dict[int, Counter[Role]] = {number: Counter() for number in network.actors}
    known = {number for number, group in groups.items() if group}
    for start in sorted(known & onwards.keys()):
        for middle in sorted(onwards[start] & known):
            for end in onwards[middle] - onwards[start] - {start}:
                if end in known:
                    found[middle][_role(groups[start], groups[middle], groups[end])] += 1
    return found


def _role(start: str, middle: str, end: str) -> Role:
    if start == middle == end:
        return Role.COORDINATOR
    if start == end:
        return Role.ITINERANT
    if middle == end:
        return Role.GATEKEEPER
    return Role.REPRESENTATIVE if start == middle else Role.LIAISON
