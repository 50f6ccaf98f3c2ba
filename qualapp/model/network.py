"""Actors, and what ties them to one another."""

from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum

from qualapp.i18n import language
from qualapp.model.coding import Valence
from qualapp.model.text import TextRange


class ActorKind(StrEnum):
    """What an actor is."""

    ORGANISATION = "organisation"
    BODY = "body"
    GROUP = "group"
    PERSON = "person"


class Strength(IntEnum):
    """How closely two actors work together, after Frey and others (2006): from not at all to collaboration."""

    NONE = 0
    NETWORKING = 1
    COOPERATION = 2
    COORDINATION = 3
    COALITION = 4
    COLLABORATION = 5


@dataclass(frozen=True)
class Actor:
    """An organisation, body, group or role; `parent_id` is what it belongs to.

    `mandate` and `frequency` are a body's: what it is for and how often it meets. `x` and `y` are where somebody put
    it in the drawing.
    """

    id: int
    guid: str
    parent_id: int | None
    name: str
    name_other: str
    kind: ActorKind
    sector: str
    level: str
    description: str
    mandate: str
    frequency: str
    x: float | None
    y: float | None
    origin: str


@dataclass(frozen=True)
class ActorForm:
    """How an actor is called in speech; `is_exact` where capitals count, as in abbreviations."""

    id: int
    actor_id: int
    form: str
    is_exact: bool


@dataclass(frozen=True)
class Membership:
    """That an actor sits in a body, as what, since when and until when."""

    id: int
    guid: str
    body_id: int
    actor_id: int
    role: str
    attendance: str
    starts: date | None
    ends: date | None
    note: str


@dataclass(frozen=True)
class Relation:
    """A sort of tie; a directed one goes from the one to the other."""

    id: int
    guid: str
    name: str
    name_other: str
    is_directed: bool
    origin: str


@dataclass(frozen=True)
class Tie:
    """A claim: in this excerpt one actor relates to another.

    `strength` is the level of collaboration, 0 to 5, or None where nothing was said of it.
    """

    id: int
    guid: str
    excerpt_id: int
    source_id: int
    from_id: int
    to_id: int
    relation_id: int
    coder_id: int
    is_directed: bool
    valence: Valence
    strength: int | None
    day: date | None
    note: str
    created: int


@dataclass(frozen=True)
class PlacedTie:
    """A tie with the words that it rests on, and who said them where and when.

    `visit` is empty where the source has none; `role` where nobody known speaks.
    """

    tie: Tie
    range: TextRange
    case_id: int | None
    visit: str
    informant_id: int | None
    role: str


@dataclass(frozen=True)
class Mention:
    """A claim: these words mean this actor, or, where `is_meant` is false, do not."""

    id: int
    guid: str
    excerpt_id: int
    source_id: int
    actor_id: int
    coder_id: int
    is_meant: bool
    created: int


def name_of(named: Actor | Relation) -> str:
    """The name in the language of the program: the other name is the English one."""
    return named.name_other if language() != "da" and named.name_other else named.name
