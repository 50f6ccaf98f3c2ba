"""Theories of change, and what interviews say about them."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from qualapp.model.coding import EffectLevel, Statement


class NodeKind(StrEnum):
    """What a node of a theory is; in this order they stand from left to right."""

    TARGET_GROUP = "target_group"
    ACTIVITY = "activity"
    METHOD = "method"
    MECHANISM = "mechanism"
    SHORT_TERM = "short_term"
    LONG_TERM = "long_term"
    CONDITION = "condition"
    BARRIER = "barrier"


class LinkRelation(StrEnum):
    """How one node is thought to bear on another."""

    FURTHERS = "furthers"
    HINDERS = "hinders"
    REQUIRES = "requires"
    COVARIES = "covaries"


class LinkStatus(StrEnum):
    """What is known of a link before anybody coded evidence for it."""

    NONE = ""
    EXPERIENCED = "experienced"
    EXPECTED = "expected"
    HYPOTHESIS = "hypothesis"
    STATISTICAL = "statistical"
    CONTRADICTED = "contradicted"


class Stance(StrEnum):
    """What an excerpt says of a link, node or hypothesis."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    OPEN = "open"


class LinkState(StrEnum):
    """What the evidence for a link or node comes to."""

    UNTESTED = "untested"
    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    MIXED = "mixed"
    UNDECIDED = "undecided"


class HypothesisOrigin(StrEnum):
    """Where a hypothesis came from."""

    NONE = ""
    REGISTER = "register"
    FIRST = "first"
    REVISIT = "revisit"
    LITERATURE = "literature"
    STEERING = "steering"


class HypothesisStatus(StrEnum):
    """How a hypothesis stands."""

    OPEN = "open"
    STRENGTHENED = "strengthened"
    WEAKENED = "weakened"
    REJECTED = "rejected"


class ConfigurationPart(StrEnum):
    """The parts of a realist configuration."""

    CONTEXT = "context"
    MECHANISM = "mechanism"
    OUTCOME = "outcome"


@dataclass(frozen=True)
class Theory:
    """A forandringsteori; its nodes and links are asked for apart."""

    id: int
    guid: str
    name: str
    description: str
    coder_id: int
    created: int
    origin: str


@dataclass(frozen=True)
class TheoryNode:
    """A node of a theory: a code in a place. `party` groups nodes that are drawn together; empty is none."""

    id: int
    guid: str
    theory_id: int
    code_id: int
    name: str
    kind: NodeKind
    level: EffectLevel | None
    party: str
    x: float
    y: float


@dataclass(frozen=True)
class TheoryLink:
    """An assumed cause: from one node to another, and in words why it should hold."""

    id: int
    guid: str
    theory_id: int
    from_id: int
    to_id: int
    relation: LinkRelation
    assumption: str
    status: LinkStatus


@dataclass(frozen=True)
class Evidence:
    """A claim: this excerpt bears on a link, a node or a hypothesis; exactly one of the three ids is given."""

    id: int
    guid: str
    excerpt_id: int
    source_id: int
    link_id: int | None
    node_id: int | None
    hypothesis_id: int | None
    coder_id: int
    stance: Stance
    strength: int | None
    statement: Statement | None
    note: str
    created: int


@dataclass(frozen=True)
class EvidenceFilter:
    """Which evidence is wanted; an empty set stands for all.

    Visits are `first` and `revisit`. What has no case is None among `cases`, no visit or role "" among those.
    """

    cases: frozenset[int | None] = field(default_factory=frozenset)
    visits: frozenset[str] = field(default_factory=frozenset)
    roles: frozenset[str] = field(default_factory=frozenset)
    coders: frozenset[int] = field(default_factory=frozenset)


@dataclass(frozen=True)
class PlacedEvidence:
    """Evidence with where it stands and who says it.

    `informant_id` is whose turn the excerpt begins in, None where nobody is known to speak or an interviewer does.
    """

    evidence: Evidence
    start: int
    stop: int
    case_id: int | None
    visit: str
    informant_id: int | None
    role: str


@dataclass(frozen=True)
class Hypothesis:
    """Something to be tested at the next visit: where it came from, in words, and how it stands, since when and why."""

    id: int
    guid: str
    theory_id: int | None
    text: str
    origin: HypothesisOrigin
    source: str
    status: HypothesisStatus
    coder_id: int
    created: int
    reason: str = ""
    day: date | None = None


@dataclass(frozen=True)
class Configuration:
    """What works for whom when, as one speaker tells it: context, mechanism and outcome with their excerpts."""

    id: int
    guid: str
    case_id: int | None
    theory_id: int | None
    context: str
    mechanism: str
    outcome: str
    coder_id: int
    created: int


@dataclass(frozen=True)
class TheoryVersion:
    """A theory as it was on a day; `frozen` is the drawing as JSON, nodes and links by guid."""

    id: int
    guid: str
    theory_id: int
    name: str
    reason: str
    day: date | None
    visit: str
    coder_id: int
    created: int
    frozen: str


def are_opposed(one: LinkRelation, other: LinkRelation) -> bool:
    """Whether two links between the same nodes cannot both hold: one hinders what the other furthers.

    >>> are_opposed(LinkRelation.REQUIRES, LinkRelation.HINDERS)
    True
    """
    either = {one, other}
    return LinkRelation.HINDERS in either and bool(either & {LinkRelation.FURTHERS, LinkRelation.REQUIRES})


def state_of(supports: int, contradicts: int, open: int) -> LinkState:
    """What so many excerpts for, against and undecided come to: agreement is four of five that take sides.

    >>> state_of(4, 1, 0).value, state_of(1, 4, 0).value, state_of(3, 1, 0).value, state_of(0, 0, 0).value
    ('supported', 'contradicted', 'mixed', 'untested')
    """
    sided = supports + contradicts
    if not sided:
        return LinkState.UNDECIDED if open else LinkState.UNTESTED
    if 5 * supports >= 4 * sided:
        return LinkState.SUPPORTED
    return LinkState.CONTRADICTED if 5 * contradicts >= 4 * sided else LinkState.MIXED
