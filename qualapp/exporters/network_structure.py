"""How a network hangs together: parts, communities, what holds them together, and whose ties lead out of a group."""

from collections.abc import Iterable
from dataclasses import dataclass

from qualapp import formats
from qualapp.i18n import _, _n
from qualapp.model.network import Actor, name_of

Actors = tuple[Actor, ...]


@dataclass(frozen=True)
class GroupIndex:
    """The E-I index of a sector or level; without a value it says why. `word` names the group in words."""

    group: str
    word: str
    value: float | None
    why: str
    outside: int
    inside: int


@dataclass(frozen=True)
class ExternalIndex:
    """The E-I index of the network by "sector" or "level", and of each group.

    `left_out` counts the tied pairs of which a group is not known.
    """

    by: str
    title: str
    whole: GroupIndex
    left_out: int
    groups: tuple[GroupIndex, ...]


@dataclass(frozen=True)
class Structure:
    """Parts and communities, the largest first; bridges and cut points, without which the network falls apart."""

    parts: tuple[Actors, ...]
    communities: tuple[Actors, ...]
    bridges: tuple[tuple[Actor, Actor], ...]
    cut_points: Actors
    isolates: Actors
    external: tuple[ExternalIndex, ...]

    def sets(self) -> Iterable[tuple[str, int, Actors]]:
        """Parts and communities as rows: what it is, its number, and who."""
        for what, found in ((_("Part"), self.parts), (_("Community"), self.communities)):
            yield from ((what, number, members) for number, members in enumerate(found, 1))

    def joints(self) -> Iterable[tuple[str, Actors]]:
        """Cut points, bridges and actors without ties as rows: what it is, and who."""
        yield from ((_("Cut point"), (one,)) for one in self.cut_points)
        yield from ((_("Bridge"), pair) for pair in self.bridges)
        yield from ((_("Without ties"), (one,)) for one in self.isolates)

    def indices(self) -> Iterable[tuple[str, GroupIndex]]:
        """The E-I indices as rows: what it is by, and of the whole network, then of each group."""
        for index in self.external:
            yield from ((index.title, one) for one in (index.whole, *index.groups))


def summary(structure: Structure, most: int) -> list[tuple[str, str, str]]:
    """Parts and communities of several actors, cut points, bridges and who is tied to nobody: what, how many, and who.

    Where there are many, the first `most` are named.
    """
    rows = [
        (f"{what} {number}", len(members), list(map(name_of, members)))
        for what, number, members in structure.sets()
        if len(members) > 1
    ]
    pairs = [" – ".join(map(name_of, pair)) for pair in structure.bridges]
    rows += [
        (_("Cut points"), len(structure.cut_points), list(map(name_of, structure.cut_points))),
        (_("Bridges"), len(pairs), pairs),
        (_("Without ties"), len(structure.isolates), list(map(name_of, structure.isolates))),
    ]
    return [(what, formats.number(number), _listed(who, most)) for what, number, who in rows if number]


def index_cells(one: GroupIndex) -> tuple[str, str, str, str]:
    """A group with its E-I index, and how many ties lead out of it and stay within."""
    value = "–" if one.value is None else formats.number(one.value, 3)
    return one.word, value, formats.number(one.outside), formats.number(one.inside)


def _listed(told: list[str], most: int) -> str:
    """One after the other; how many more there are than are named."""
    rest = len(told) - most
    more = [_n("and {n} more", "and {n} more", rest).format(n=formats.number(rest))] if rest > 0 else []
    return "; ".join([*told[:most], *more])
