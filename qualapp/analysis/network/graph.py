"""Ties drawn together: one line for each pair of actors, with all that was said of the two."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from qualapp.model.coding import Valence
from qualapp.model.network import Actor, PlacedTie


@dataclass(frozen=True)
class NetworkFilter:
    """Which ties a network is drawn from; an empty field lets all through.

    `cases`, `relations`, `coders` and `informants` hold ids; `visits` the stored words, with "" for sources of no
    visit. A line is drawn where at least `mentions` excerpts tell of it. `ego` keeps one actor and its neighbours.
    """

    cases: frozenset[int | None] = frozenset()
    visits: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    relations: frozenset[int] = frozenset()
    valences: frozenset[Valence] = frozenset()
    coders: frozenset[int] = frozenset()
    informants: frozenset[int | None] = frozenset()
    mentions: int = 1
    with_isolates: bool = False
    ego: int | None = None

    def lets_through(self, placed: PlacedTie) -> bool:
        """Whether a tie is among those that were asked for."""
        tie = placed.tie
        chosen = (
            (self.cases, placed.case_id),
            (self.visits, placed.visit),
            (self.roles, placed.role),
            (self.relations, tie.relation_id),
            (self.valences, tie.valence),
            (self.coders, tie.coder_id),
            (self.informants, placed.informant_id),
        )
        return all(not wanted or value in wanted for wanted, value in chosen)


class Span(NamedTuple):
    """From the lowest to the highest level of collaboration that was told."""

    low: int
    high: int


@dataclass(frozen=True)
class Line:
    """All ties between two actors, whichever way they go; `first` has the smaller id."""

    first: int
    second: int
    ties: tuple[PlacedTie, ...]

    @cached_property
    def mentions(self) -> int:
        """How many excerpts tell of it; two coders who found the same words count once."""
        return len({placed.tie.excerpt_id for placed in self.ties})

    @cached_property
    def valences(self) -> Mapping[Valence, int]:
        """How many ties are meant in each way."""
        return Counter(placed.tie.valence for placed in self.ties)

    @cached_property
    def valence(self) -> Valence:
        """Driver or barrier where all that was said is; ambivalent where both were said, or ambivalence itself."""
        said = set(self.valences) - {Valence.NONE}
        if not said:
            return Valence.NONE
        return said.pop() if len(said) == 1 else Valence.AMBIVALENT

    @cached_property
    def relations(self) -> Mapping[int, int]:
        """How many ties are of each relation."""
        return Counter(placed.tie.relation_id for placed in self.ties)

    @cached_property
    def span(self) -> Span | None:
        """The levels that were told, both ways; None where none was."""
        told = [placed.tie.strength for placed in self.ties if placed.tie.strength is not None]
        return Span(min(told), max(told)) if told else None

    def told_by(self, actor_id: int) -> Span | None:
        """The levels of the ties that begin with one of the two: how the relation looks from there."""
        told = [one.tie.strength for one in self.ties if one.tie.from_id == actor_id and one.tie.strength is not None]
        return Span(min(told), max(told)) if told else None

    @cached_property
    def difference(self) -> int:
        """How many levels apart the told levels are."""
        return self.span.high - self.span.low if self.span else 0

    @cached_property
    def is_disputed(self) -> bool:
        """Whether different levels were told, or both that it helps and that it hinders."""
        return self.difference > 0 or {Valence.DRIVER, Valence.BARRIER} <= set(self.valences)

    @cached_property
    def goes_there(self) -> bool:
        """Whether a tie goes from the first to the second."""
        return any(not one.tie.is_directed or one.tie.from_id == self.first for one in self.ties)

    @cached_property
    def goes_back(self) -> bool:
        """Whether a tie goes from the second to the first."""
        return any(not one.tie.is_directed or one.tie.from_id == self.second for one in self.ties)

    @property
    def arcs(self) -> tuple[tuple[int, int], ...]:
        """From whom to whom: one way or both."""
        there = ((self.first, self.second),) if self.goes_there else ()
        return there + (((self.second, self.first),) if self.goes_back else ())

    def other(self, actor_id: int) -> int:
        """Whom it ties this actor to."""
        return self.second if actor_id == self.first else self.first


@dataclass(frozen=True)
class Network:
    """Actors and the lines between them, by id."""

    actors: Mapping[int, Actor]
    lines: Mapping[tuple[int, int], Line]

    @cached_property
    def relations(self) -> frozenset[int]:
        """The relations that are drawn."""
        return frozenset(relation for line in self.lines.values() for relation in line.relations)

    @property
    def is_mixed(self) -> bool:
        """Whether several relations are drawn as one."""
        return len(self.relations) > 1

    @cached_property
    def is_directed(self) -> bool:
        """Whether any tie has a direction."""
        return any(placed.tie.is_directed for line in self.lines.values() for placed in line.ties)

    @cached_property
    def neighbours(self) -> Mapping[int, frozenset[int]]:
        """Whom each actor is tied to, whichever way."""
        found: dict[int, set[int]] = {number: set() for number in self.actors}
        for first, second in self.lines:
            found[first].add(second)
            found[second].add(first)
        return {number: frozenset(near) for number, near in found.items()}

    def between(self, one: int, other: int) -> Line | None:
        """The line between two actors, if any."""
        return self.lines.get((min(one, other), max(one, other)))

    def lines_of(self, actor_id: int) -> list[Line]:
        """The lines of one actor."""
        return [self.lines[min(actor_id, near), max(actor_id, near)] for near in sorted(self.neighbours[actor_id])]


def network_of(actors: Iterable[Actor], ties: Iterable[PlacedTie], wanted: NetworkFilter | None = None) -> Network:
    """The network of these actors and the ties that the filter lets through."""
    wanted = wanted or NetworkFilter()
    known = {actor.id: actor for actor in actors}
    gathered: dict[tuple[int, int], list[PlacedTie]] = {}
    for placed in ties:
        one, other = placed.tie.from_id, placed.tie.to_id
        if one != other and one in known and other in known and wanted.lets_through(placed):
            gathered.setdefault((min(one, other), max(one, other)), []).append(placed)
    lines = {pair: Line(*pair, tuple(told)) for pair, told in sorted(gathered.items())}
    lines = {pair: line for pair, line in lines.items() if line.mentions >= wanted.mentions}
    if wanted.ego is not None:
        return _around(wanted.ego, known, lines)
    tied = {number for pair in lines for number in pair}
    chosen = {number: known[number] for number in sorted(known) if wanted.with_isolates or number in tied}
    return Network(chosen, lines)


def _around(ego: int, known: Mapping[int, Actor], lines: Mapping[tuple[int, int], Line]) -> Network:
    """One actor, whom it is tied to, and what ties these."""
    near = {ego, *(number for pair in lines if ego in pair for number in pair)}
    return Network(
        {number: known[number] for number in sorted(near) if number in known},
        {pair: line for pair, line in lines.items() if set(pair) <= near},
    )


def strongest(lines: Iterable[Line]) -> Sequence[Line]:
    """Lines by how strong they are: by the highest level that was told, then by how many excerpts tell of them."""
    return sorted(
        lines, key=lambda line: (-(line.span.high if line.span else -1), -line.mentions, line.first, line.second)
    )


def disputed(lines: Iterable[Line]) -> Sequence[Line]:
    """The lines of which different things were told: most apart first, then by how many excerpts tell of them."""

    def order(line: Line) -> tuple[int, int, int, int]:
        sides = min(line.valences.get(Valence.DRIVER, 0), line.valences.get(Valence.BARRIER, 0))
        return -line.difference - sides, -line.mentions, line.first, line.second

    return sorted((line for line in lines if line.is_disputed), key=order)
