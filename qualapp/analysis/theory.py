"""What the interviews say about each link and node of a theory, what is untested and where cases disagree."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from qualapp.model.theory import LinkState, PlacedEvidence, Stance, TheoryLink, state_of


@dataclass(frozen=True)
class Spread:
    """How many different excerpts, from how many sources, informants, roles and cases; interviewers left out."""

    excerpts: int = 0
    sources: int = 0
    informants: int = 0
    roles: int = 0
    cases: int = 0


@dataclass(frozen=True)
class Tally:
    """The evidence for one link or node, excerpts counted once for each stance that somebody gives them."""

    for_it: Spread = Spread()
    against: Spread = Spread()
    undecided: Spread = Spread()
    all: Spread = Spread()

    @property
    def supports(self) -> int:
        """How many excerpts support it."""
        return self.for_it.excerpts

    @property
    def contradicts(self) -> int:
        """How many excerpts contradict it."""
        return self.against.excerpts

    @property
    def open(self) -> int:
        """How many excerpts leave it open."""
        return self.undecided.excerpts

    @property
    def excerpts(self) -> int:
        """How many different excerpts bear on it."""
        return self.all.excerpts

    @property
    def sources(self) -> int:
        """How many sources they stand in."""
        return self.all.sources

    @property
    def informants(self) -> int:
        """How many people say them."""
        return self.all.informants

    @property
    def roles(self) -> int:
        """How many roles these people have."""
        return self.all.roles

    @property
    def cases(self) -> int:
        """How many cases they come from."""
        return self.all.cases

    @property
    def state(self) -> LinkState:
        """What the evidence comes to."""
        return state_of(self.supports, self.contradicts, self.open)

    def of(self, stance: Stance) -> Spread:
        """The evidence of one stance."""
        return {Stance.SUPPORTS: self.for_it, Stance.CONTRADICTS: self.against, Stance.OPEN: self.undecided}[stance]


NOTHING = Tally()


@dataclass(frozen=True)
class Tallies:
    """The tallies of a theory by the ids of its links and nodes."""

    links: dict[int, Tally] = field(default_factory=dict)
    nodes: dict[int, Tally] = field(default_factory=dict)

    def link(self, link_id: int) -> Tally:
        """The tally of a link, empty where there is no evidence."""
        return self.links.get(link_id, NOTHING)

    def node(self, node_id: int) -> Tally:
        """The tally of a node, empty where there is no evidence."""
        return self.nodes.get(node_id, NOTHING)


@dataclass(frozen=True)
class Disagreement:
    """A link that is supported in some cases and contradicted in others, or both in one; cases by id."""

    link_id: int
    supported: tuple[int, ...]
    contradicted: tuple[int, ...]


def tally(evidence: Iterable[PlacedEvidence]) -> Tally:
    """Count evidence about one thing."""
    given = list(evidence)
    for_it, against, undecided = (_spread([one for one in given if one.evidence.stance is stance]) for stance in Stance)
    return Tally(for_it, against, undecided, _spread(given))


def tallies(evidence: Iterable[PlacedEvidence]) -> Tallies:
    """Count the evidence for each link and each node of a theory."""
    links: dict[int, list[PlacedEvidence]] = {}
    nodes: dict[int, list[PlacedEvidence]] = {}
    for one in evidence:
        if one.evidence.link_id is not None:
            links.setdefault(one.evidence.link_id, []).append(one)
        elif one.evidence.node_id is not None:
            nodes.setdefault(one.evidence.node_id, []).append(one)
    return Tallies(
        {number: tally(given) for number, given in links.items()},
        {number: tally(given) for number, given in nodes.items()},
    )


def by_case(evidence: Iterable[PlacedEvidence]) -> dict[int | None, Tally]:
    """Count evidence about one thing apart for each case; None is what belongs to no case."""
    cases: dict[int | None, list[PlacedEvidence]] = {}
    for one in evidence:
        cases.setdefault(one.case_id, []).append(one)
    return {case: tally(given) for case, given in cases.items()}


def untested(links: Sequence[TheoryLink], counted: Tallies) -> list[TheoryLink]:
    """The links that no excerpt bears on, in their order."""
    return [link for link in links if counted.link(link.id).state is LinkState.UNTESTED]


def where_cases_disagree(links: Sequence[TheoryLink], evidence: Iterable[PlacedEvidence]) -> list[Disagreement]:
    """The links that one case supports and another contradicts, in the order of the links."""
    cases: dict[tuple[int | None, Stance], set[int]] = {}
    for one in evidence:
        if one.case_id is not None:
            cases.setdefault((one.evidence.link_id, one.evidence.stance), set()).add(one.case_id)
    found = (
        Disagreement(
            link.id,
            tuple(sorted(cases.get((link.id, Stance.SUPPORTS), ()))),
            tuple(sorted(cases.get((link.id, Stance.CONTRADICTS), ()))),
        )
        for link in links
    )
    return [one for one in found if one.supported and one.contradicted and len({*one.supported, *one.contradicted}) > 1]


def _spread(given: Sequence[PlacedEvidence]) -> Spread:
    return Spread(
        len({one.evidence.excerpt_id for one in given}),
        len({one.evidence.source_id for one in given}),
        len({one.informant_id for one in given} - {None}),
        len({one.role for one in given} - {""}),
        len({one.case_id for one in given} - {None}),
    )
