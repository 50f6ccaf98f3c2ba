"""Places where two coders part: nothing is missed, nothing comes twice, and who is named first does not matter."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from qualapp.analysis.disagreement import Difference, Kind, compare_two, counted_by_code
from qualapp.model.claims import Claim, CodedSource

SIGNE, JONAS, LENE = 1, 2, 3
TRUST, TIME, MONEY = 10, 20, 30
SAME = {TRUST: TRUST, TIME: TIME, MONEY: MONEY}


def source(*claims: Claim, passages: tuple[tuple[int, int], ...] = ((0, 100),)) -> CodedSource:
    return CodedSource(7, None, passages, claims)


def differences(*claims: Claim, **more: tuple[tuple[int, int], ...]) -> tuple[Difference, ...]:
    return compare_two(source(*claims, **more), SIGNE, JONAS, SAME).differences


def test_what_only_one_coded_is_said_with_whose_it_is() -> None:
    ours, theirs = Claim(TRUST, SIGNE, 0, 10), Claim(TIME, JONAS, 40, 50, "driver")
    first, second = differences(theirs, ours)
    assert (first.kind, first.first, first.second, first.apart) == (Kind.ONLY_FIRST, (ours,), (), ((TRUST, 0, 10),))
    assert (second.kind, second.first, second.second) == (Kind.ONLY_SECOND, (), (theirs,))
    assert (second.start, second.stop, second.codes) == (40, 50, {TIME})


def test_the_same_words_with_another_code_are_one_place() -> None:
    (found,) = differences(Claim(TRUST, SIGNE, 0, 10), Claim(TIME, JONAS, 2, 11))
    assert found.kinds == (Kind.OTHER_CODE,)
    assert (found.start, found.stop, found.codes) == (0, 11, {TRUST, TIME})
    assert found.apart == ((TRUST, 0, 10), (TIME, 2, 11))


def test_of_several_codes_the_nearest_words_are_set_against_each_other() -> None:
    found = differences(Claim(TRUST, SIGNE, 0, 20), Claim(TIME, JONAS, 0, 12), Claim(MONEY, JONAS, 1, 20))
    assert [(one.kind, one.codes) for one in found] == [
        (Kind.OTHER_CODE, {TRUST, MONEY}),
        (Kind.ONLY_SECOND, {TIME}),
    ]


def test_a_code_beside_a_shared_one_is_not_taken_for_another_code() -> None:
    shared = [Claim(TRUST, coder, 0, 10) for coder in (SIGNE, JONAS)]
    (found,) = differences(*shared, Claim(TIME, JONAS, 0, 10))
    assert (found.kind, found.codes) == (Kind.ONLY_SECOND, {TIME})


def test_other_edges_say_which_words_only_one_has() -> None:
    (found,) = differences(Claim(TRUST, SIGNE, 0, 10), Claim(TRUST, JONAS, 4, 14))
    assert found.kinds == (Kind.OTHER_EDGES,)
    assert found.apart == ((TRUST, 0, 4), (TRUST, 10, 14))


def test_other_valence_alone_and_together_with_other_edges() -> None:
    (found,) = differences(Claim(TRUST, SIGNE, 0, 10, "driver"), Claim(TRUST, JONAS, 0, 10, "barrier"))
    assert (found.kinds, found.apart) == ((Kind.OTHER_VALENCE,), ())
    (found,) = differences(Claim(TRUST, SIGNE, 0, 10, "driver"), Claim(TRUST, JONAS, 0, 12))
    assert found.kinds == (Kind.OTHER_EDGES, Kind.OTHER_VALENCE)


def test_two_valences_on_the_same_words_are_compared_word_by_word() -> None:
    both = [Claim(TRUST, coder, 0, 10, valence) for coder in (SIGNE, JONAS) for valence in ("driver", "barrier")]
    assert differences(*both) == ()
    crossed = [
        Claim(TRUST, SIGNE, 0, 5, "driver"),
        Claim(TRUST, SIGNE, 5, 10, "barrier"),
        Claim(TRUST, JONAS, 0, 5, "barrier"),
        Claim(TRUST, JONAS, 5, 10, "driver"),
    ]
    assert {one.kind for one in differences(*crossed)} == {Kind.OTHER_VALENCE}


def test_the_same_words_in_one_excerpt_or_two_are_no_difference() -> None:
    split = [Claim(TRUST, SIGNE, 0, 5), Claim(TRUST, SIGNE, 5, 10), Claim(TRUST, JONAS, 0, 10)]
    compared = compare_two(source(*split), SIGNE, JONAS, SAME)
    assert compared.differences == ()
    assert [(alike.first, alike.second) for alike in compared.alike] == [(tuple(split[:2]), (split[2],))]


def test_the_name_before_a_turn_parts_nobody() -> None:
    passages = ((4, 20), (24, 40))
    assert differences(Claim(TRUST, SIGNE, 0, 20), Claim(TRUST, JONAS, 4, 22), passages=passages) == ()
    assert differences(Claim(TRUST, SIGNE, 20, 24), passages=passages) == ()
    (found,) = differences(Claim(TRUST, SIGNE, 4, 40), Claim(TRUST, JONAS, 4, 20), passages=passages)
    assert (found.kind, found.apart) == (Kind.OTHER_EDGES, ((TRUST, 24, 40),))


def test_codes_count_as_those_above_them_and_others_are_left_out() -> None:
    said = source(Claim(TRUST, SIGNE, 0, 10), Claim(TIME, JONAS, 0, 10), Claim(MONEY, JONAS, 30, 40))
    compared = compare_two(said, SIGNE, JONAS, {TRUST: TRUST, TIME: TRUST})
    assert compared.differences == ()
    assert len(compared.alike) == 1


def test_places_are_counted_by_each_code_in_them() -> None:
    found = differences(Claim(TRUST, SIGNE, 0, 10), Claim(TIME, JONAS, 0, 10), Claim(TIME, JONAS, 50, 60))
    assert counted_by_code(found) == {TRUST: 1, TIME: 2}


spans = st.tuples(st.integers(0, 40), st.integers(0, 12)).map(lambda found: (found[0], found[0] + found[1]))
claims = st.lists(
    st.builds(
        lambda code, coder, span, valence: Claim(code, coder, *span, valence),
        st.sampled_from([TRUST, TIME, MONEY]),
        st.sampled_from([SIGNE, JONAS, LENE]),
        spans,
        st.sampled_from(["none", "driver"]),
    ),
    max_size=12,
).map(tuple)


@st.composite
def sources(draw: st.DrawFn) -> CodedSource:
    ends = sorted(draw(st.sets(st.integers(0, 55), min_size=2, max_size=6)))
    passages = tuple((start, stop) for start, stop in zip(ends[::2], ends[1::2], strict=False))
    return CodedSource(7, None, passages, draw(claims))


def coded(said: CodedSource, coder: int) -> set[tuple[int, int]]:
    """Each code with each character that counts, as one coder gave them."""
    counts = {place for start, stop in said.passages for place in range(start, stop)}
    return {
        (claim.code, place)
        for claim in said.claims
        if claim.coder == coder
        for place in range(claim.start, claim.stop)
        if place in counts
    }


@given(sources())
def test_each_character_that_exactly_one_coded_lies_in_exactly_one_place(said: CodedSource) -> None:
    found = [
        (code, place)
        for one in compare_two(said, SIGNE, JONAS, SAME).differences
        for code, start, stop in one.apart
        for place in range(start, stop)
    ]
    assert len(found) == len(set(found))
    counted = {place for start, stop in said.passages for place in range(start, stop)}
    assert set(found) == coded(said, SIGNE) ^ coded(said, JONAS)
    assert all(place in counted for _code, place in found)


@given(sources())
def test_naming_the_coders_the_other_way_round_mirrors_every_place(said: CodedSource) -> None:
    one = compare_two(said, SIGNE, JONAS, SAME)
    other = compare_two(said, JONAS, SIGNE, SAME)
    mirrored = [
        replace(
            found,
            coders=(SIGNE, JONAS),
            kinds=tuple(kind.mirrored for kind in found.kinds),
            first=found.second,
            second=found.first,
        )
        for found in other.differences
    ]
    assert set(one.differences) == set(mirrored)


@given(sources())
def test_every_claim_that_counts_is_in_one_place_apart_or_alike(said: CodedSource) -> None:
    compared = compare_two(said, SIGNE, JONAS, SAME)
    told = [claim for one in (*compared.differences, *compared.alike) for claim in (*one.first, *one.second)]
    counted = {place for start, stop in said.passages for place in range(start, stop)}
    wanted = [
        claim
        for claim in said.claims
        if claim.coder in (SIGNE, JONAS) and counted & set(range(claim.start, claim.stop))
    ]
    assert sorted(told) == sorted(wanted)


@given(sources())
def test_a_coder_never_parts_from_the_same_codings(said: CodedSource) -> None:
    mine = [claim for claim in said.claims if claim.coder == SIGNE]
    twice = replace(said, claims=(*mine, *(claim._replace(coder=JONAS) for claim in mine)))
    assert compare_two(twice, SIGNE, JONAS, SAME).differences == ()
