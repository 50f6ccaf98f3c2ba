"""Counting evidence: excerpts, sources, people and cases apart, for and against."""

from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from qualapp.analysis.theory import NOTHING, Spread, by_case, tallies, tally, untested, where_cases_disagree
from qualapp.model.theory import Evidence, LinkRelation, LinkState, LinkStatus, Stance, TheoryLink
from qualapp.store.evidence import PlacedEvidence

SUPPORTS, CONTRADICTS, OPEN = Stance
IDS = count(1)


def said(
    stance: Stance,
    *,
    link: int | None = 1,
    node: int | None = None,
    excerpt: int | None = None,
    source: int = 1,
    case: int | None = 1,
    informant: int | None = 1,
    role: str = "leder",
    coder: int = 1,
) -> PlacedEvidence:
    """Evidence that somebody gave."""
    number = next(IDS)
    about = None if node is not None else link
    evidence = Evidence(
        *(number, str(number), excerpt or number, source, about, node, None), coder, stance, None, None, "", 0
    )
    return PlacedEvidence(evidence, 0, 5, case, "first", informant, role)


def link(number: int) -> TheoryLink:
    """A link."""
    return TheoryLink(number, str(number), 1, 1, 2, LinkRelation.FURTHERS, "", LinkStatus.NONE)


def test_citations_are_counted_apart_from_sources_and_people() -> None:
    counted = tally([said(SUPPORTS), said(SUPPORTS), said(SUPPORTS, source=2, informant=2, role="frivillig", case=2)])
    assert counted.for_it == Spread(3, 2, 2, 2, 2) == counted.all
    assert (counted.supports, counted.sources, counted.informants, counted.roles, counted.cases) == (3, 2, 2, 2, 2)
    assert counted.state is LinkState.SUPPORTED
    assert counted.against == Spread()


def test_an_excerpt_of_two_coders_is_one_excerpt() -> None:
    counted = tally([said(SUPPORTS, excerpt=7), said(SUPPORTS, excerpt=7, coder=2)])
    assert (counted.supports, counted.excerpts) == (1, 1)
    parted = tally([said(SUPPORTS, excerpt=7), said(CONTRADICTS, excerpt=7, coder=2)])
    assert (parted.supports, parted.contradicts, parted.excerpts) == (1, 1, 1)
    assert parted.state is LinkState.MIXED
    assert parted.of(CONTRADICTS) == parted.against


def test_who_is_not_known_is_nobody() -> None:
    counted = tally([said(OPEN, informant=None, role="", case=None)])
    assert counted.all == Spread(1, 1, 0, 0, 0)
    assert (counted.open, counted.state) == (1, LinkState.UNDECIDED)


def test_nothing_is_untested() -> None:
    assert (NOTHING.state, NOTHING.excerpts) == (LinkState.UNTESTED, 0)
    counted = tallies([said(OPEN, link=2), said(SUPPORTS, node=3)])
    assert [one.id for one in untested([link(1), link(2), link(3)], counted)] == [1, 3]
    assert (counted.node(3).supports, counted.link(3).supports, counted.node(99)) == (1, 0, NOTHING)


def test_cases_disagree_where_one_supports_what_another_contradicts() -> None:
    evidence = [
        *[said(SUPPORTS, link=1, case=1), said(CONTRADICTS, link=1, case=2), said(CONTRADICTS, link=1, case=1)],
        *[said(SUPPORTS, link=2, case=1), said(CONTRADICTS, link=2, case=1)],
        *[said(SUPPORTS, link=3, case=1), said(CONTRADICTS, link=3, case=None), said(OPEN, link=3, case=2)],
        *[said(SUPPORTS, node=1, case=1), said(CONTRADICTS, node=1, case=2)],
    ]
    (one,) = where_cases_disagree([link(1), link(2), link(3)], evidence)
    assert (one.link_id, one.supported, one.contradicted) == (1, (1,), (1, 2))


SAID = st.builds(
    said,
    st.sampled_from(Stance),
    link=st.integers(1, 3),
    excerpt=st.integers(1, 9),
    source=st.integers(1, 3),
    case=st.sampled_from([None, 1, 2]),
    informant=st.sampled_from([None, 1, 2, 3]),
    role=st.sampled_from(["", "leder", "frivillig"]),
)


@given(st.lists(SAID, max_size=30))
def test_what_is_counted_by_case_or_link_adds_up(evidence: list[PlacedEvidence]) -> None:
    counted = tallies(evidence)
    assert sum(one.all.excerpts for one in counted.links.values()) == len(
        {(one.evidence.link_id, one.evidence.excerpt_id) for one in evidence}
    )
    whole, parts = tally(evidence), by_case(evidence)
    assert whole.cases == len([case for case in parts if case is not None])
    assert whole.supports <= sum(part.supports for part in parts.values())
    assert (whole.state is LinkState.UNTESTED) == (not evidence)
    for one in (whole, *counted.links.values()):
        assert one.all.excerpts <= one.supports + one.contradicts + one.open
        assert one.all.informants >= max(one.for_it.informants, one.against.informants)
