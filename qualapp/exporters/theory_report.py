"""A theory with what the interviews say of it, ready to be written."""

from dataclasses import dataclass
from datetime import datetime

from qualapp.exporters.cited import Cited
from qualapp.model.coding import EffectLevel, Statement
from qualapp.model.theory import LinkRelation, LinkState, LinkStatus, NodeKind, Stance


@dataclass(frozen=True)
class Extent:
    """How many excerpts, who says them and where: excerpts are counted apart from people, sources and cases."""

    excerpts: int = 0
    informants: int = 0
    roles: int = 0
    sources: int = 0
    cases: int = 0


@dataclass(frozen=True)
class Weighed:
    """What the evidence comes to, and how much of it there is by stance and in all."""

    state: LinkState
    supports: Extent
    contradicts: Extent
    open: Extent
    all: Extent

    def of(self, stance: Stance) -> Extent:
        """The evidence of one stance."""
        return {Stance.SUPPORTS: self.supports, Stance.CONTRADICTS: self.contradicts, Stance.OPEN: self.open}[stance]


@dataclass(frozen=True)
class ToldPiece:
    """A piece of evidence with its words and who gave it."""

    guid: str
    stance: Stance
    strength: int | None
    statement: Statement | None
    note: str
    coder: str
    cited: Cited


@dataclass(frozen=True)
class ReportNode:
    """A node with what is said of it; `origins` are the theories and nodes that it was merged from."""

    guid: str
    name: str
    kind: NodeKind
    level: EffectLevel | None
    party: str
    code: str
    x: float
    y: float
    weighed: Weighed
    evidence: tuple[ToldPiece, ...]
    origins: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class ReportLink:
    """A link with what is said of it.

    `best` are the pieces to be quoted; `supported_in` and `contradicted_in` name the cases where these disagree.
    """

    guid: str
    first: ReportNode
    second: ReportNode
    relation: LinkRelation
    assumption: str
    status: LinkStatus
    weighed: Weighed
    evidence: tuple[ToldPiece, ...]
    best: tuple[ToldPiece, ...] = ()
    supported_in: tuple[str, ...] = ()
    contradicted_in: tuple[str, ...] = ()


@dataclass(frozen=True)
class TheoryReport:
    """A theory, its nodes and links, and the filter through which the evidence was seen, a line for each thing."""

    project: str
    guid: str
    name: str
    description: str
    coder: str
    made: datetime
    filters: tuple[str, ...]
    nodes: tuple[ReportNode, ...]
    links: tuple[ReportLink, ...]

    @property
    def untested(self) -> tuple[ReportLink, ...]:
        """The links that nobody has said anything of."""
        return tuple(link for link in self.links if link.weighed.state is LinkState.UNTESTED)

    @property
    def disputed(self) -> tuple[ReportLink, ...]:
        """The links that one case supports and another contradicts."""
        return tuple(link for link in self.links if link.supported_in)
