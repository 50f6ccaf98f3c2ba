"""A network ready to be written: its actors, lines and figures, and what was said of the lines that matter most."""

from dataclasses import dataclass
from datetime import datetime

from qualapp.exporters.cited import Cited
from qualapp.exporters.network_structure import Structure
from qualapp.model.network import Actor, Relation, name_of


@dataclass(frozen=True)
class Column:
    """A figure of actors: its key, its title, what it means, how it is counted, and how many decimals it is worth."""

    key: str
    title: str
    told: str
    formula: str
    decimals: int


@dataclass(frozen=True)
class Figure:
    """A figure of the network; without a value it says why."""

    column: Column
    value: float | None
    why: str = ""


@dataclass(frozen=True)
class DrawnActor:
    """An actor with its figures, one for each column, and where it stands in the drawing.

    `part` and `community` are the numbers of those it belongs to, from 1.
    """

    actor: Actor
    sector: str
    level: str
    figures: tuple[Figure, ...]
    part: int
    community: int
    is_cut_point: bool
    x: float
    y: float

    @property
    def name(self) -> str:
        """Its name in the language of the program."""
        return name_of(self.actor)


@dataclass(frozen=True)
class DrawnLine:
    """A line between two actors; `goes_there` and `goes_back` say which way its ties go.

    `levels_there` are the levels of collaboration told of ties from the first actor, `levels_back` from the second,
    each from the lowest to the highest; None where none was told.
    """

    first: Actor
    second: Actor
    relations: tuple[Relation, ...]
    valence: str
    mentions: int
    claims: int
    drivers: int
    barriers: int
    goes_there: bool
    goes_back: bool
    levels_there: tuple[int, int] | None
    levels_back: tuple[int, int] | None
    is_disputed: bool
    is_bridge: bool

    @property
    def relation_names(self) -> str:
        """The relations in words."""
        return ", ".join(sorted(map(name_of, self.relations)))

    @property
    def levels(self) -> tuple[int, int] | None:
        """The levels told both ways."""
        told = [level for span in (self.levels_there, self.levels_back) if span for level in span]
        return (min(told), max(told)) if told else None


@dataclass(frozen=True)
class QuotedLine:
    """A line with the words behind it: how each tie is meant, and where it stands."""

    title: str
    facts: str
    quotations: tuple[tuple[str, Cited], ...]


@dataclass(frozen=True)
class NetworkReport:
    """All that is written of a network; `picture` is a PNG of the drawing, if somebody has painted it."""

    project: str
    coder: str
    made: datetime
    facts: tuple[tuple[str, str], ...]
    warning: str
    is_directed: bool
    columns: tuple[Column, ...]
    figures: tuple[Figure, ...]
    actors: tuple[DrawnActor, ...]
    lines: tuple[DrawnLine, ...]
    structure: Structure
    strongest: tuple[QuotedLine, ...]
    disputed: tuple[QuotedLine, ...]
    chain: tuple[tuple[str, str], ...]
    picture: bytes | None = None
