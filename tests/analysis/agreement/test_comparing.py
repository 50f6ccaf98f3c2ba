"""Comparing coders over sources: what intervals tell is what characters one by one would tell."""

from dataclasses import replace
from itertools import combinations

import pytest
from coded import CODERS, CODES, ask, source, sources, tree
from hypothesis import given
from hypothesis import strategies as st
from published import CONTINUUM

from qualapp.analysis.agreement import (
    Agreement,
    Coefficient,
    Comparison,
    Metric,
    Undefined,
    Unit,
    countable,
    nominal,
    two_coders,
)
from qualapp.analysis.agreement.figures import Value
from qualapp.model.claims import UNWEIGHED, Claim, CodedSource

ALL = Comparison(coders=CODERS)
TWO = Comparison(coders=CODERS[:2])
GROUP = {
    Coefficient.PERCENT: nominal.percent,
    Coefficient.FLEISS: nominal.fleiss,
    Coefficient.ALPHA: nominal.krippendorff,
    Coefficient.GWET: nominal.gwet,
    Coefficient.BRENNAN_PREDIGER: nominal.brennan_prediger,
}


def near(one: Value | None, other: Value | None) -> bool:
    return one == other or one == pytest.approx(other, abs=1e-9)


def numbers(found: Agreement) -> list[object]:
    """All that must not change where only the order or the cutting of something does."""
    figures = [found.overall, *(code.figures for code in found.codes), *(pair.figures for pair in found.pairs)]
    told: list[object] = [kinds[kind].value for kinds in figures for kind in Coefficient if kind in kinds]
    told += [(code.code, code.by_any, code.by_all) for code in found.codes]
    told += [(one.code, one.other, one.units) for one in found.confusions]
    return [found.units, found.sources, *told]


def same(one: Agreement, other: Agreement) -> bool:
    return all(
        ours == theirs or (isinstance(ours, float) and ours == pytest.approx(theirs, abs=1e-9))
        for ours, theirs in zip(numbers(one), numbers(other), strict=True)
    )


def characters(
    some: list[CodedSource], code: int, coders: tuple[int, ...], coded_only: bool
) -> list[tuple[bool | None, ...]]:
    """What each coder says of each character that counts; None where the source was not theirs."""
    rows: list[tuple[bool | None, ...]] = []
    for one in some:
        theirs = {claim.coder for claim in one.claims} & set(coders)
        if len(theirs) < 2:
            continue
        for position in (place for start, stop in one.passages for place in range(start, stop)):
            here = [claim for claim in one.claims if claim.start <= position < claim.stop and claim.coder in theirs]
            said = {claim.coder for claim in here if claim.code == code}
            if here or not coded_only:
                rows.append(tuple(coder in said if coder in theirs else None for coder in coders))
    return rows


@pytest.mark.parametrize("coded_only", [False, True])
@given(some=sources())
def test_intervals_tell_what_characters_one_by_one_tell(some: list[CodedSource], coded_only: bool) -> None:
    found = ask(some, replace(ALL, coded_only=coded_only))
    for code in found.codes:
        rows = characters(some, code.code, CODERS, coded_only)
        assert code.units == found.units == len(rows)
        assert code.by_any == sum(1 for row in rows if any(row))
        assert code.by_all == sum(1 for row in rows if all(said for said in row if said is not None))
        if not code.by_any:
            assert {one.value for one in code.figures.values()} <= {Undefined.NOBODY_CODED, Undefined.NOTHING_SHARED}
            continue
        sums = nominal.sums(_counted(rows))
        for kind, measure in GROUP.items():
            assert near(code.figures[kind].value, measure(sums).value), kind


@pytest.mark.parametrize("coded_only", [False, True])
@given(some=sources())
def test_kappa_of_pairs_is_that_of_characters_one_by_one(some: list[CodedSource], coded_only: bool) -> None:
    found = ask(some, replace(ALL, coded_only=coded_only))
    for pair in found.pairs:
        given_both = [one for one in some if {claim.coder for claim in one.claims} >= set(pair.coders)]
        for code in CODES:
            rows = characters(given_both, code, pair.coders, coded_only)
            assert pair.units == len(rows)
            figures = pair.codes[code]
            if any(any(row) for row in rows):
                table = {row: float(rows.count(row)) for row in set(rows)}
                assert near(figures[Coefficient.COHEN].value, two_coders.cohen(table).value)
                both, either = rows.count((True, True)), sum(1 for row in rows if any(row))
                assert near(figures[Coefficient.HOLSTI].value, 2 * both / (both + either))


@given(some=sources(), unit=st.sampled_from([Unit.SENTENCE, Unit.TURN, Unit.SOURCE]))
def test_larger_units_are_coded_where_any_of_their_characters_is(some: list[CodedSource], unit: Unit) -> None:
    texts = [replace(one, text="Ord. " * 12) for one in some]
    found = ask(texts, replace(ALL, unit=unit))
    for code in found.codes:
        rows: list[tuple[bool | None, ...]] = []
        for one in texts:
            theirs = {claim.coder for claim in one.claims} & set(CODERS)
            for start, stop in _units(one, unit) if len(theirs) > 1 else ():
                inside = [place for first, last in one.passages for place in range(max(first, start), min(last, stop))]
                said = {
                    claim.coder
                    for claim in one.claims
                    if claim.code == code.code and any(claim.start <= place < claim.stop for place in inside)
                }
                rows.append(tuple(coder in said if coder in theirs else None for coder in CODERS))
        assert found.units == len(rows)
        assert code.by_any == sum(1 for row in rows if any(row))
        if code.by_any:
            assert near(code.figures[Coefficient.ALPHA].value, nominal.krippendorff(nominal.sums(_counted(rows))).value)


@given(some=sources(), unit=st.sampled_from(Unit), data=st.data())
def test_the_order_of_coders_and_codings_changes_nothing(
    some: list[CodedSource], unit: Unit, data: st.DataObject
) -> None:
    coders = tuple(data.draw(st.permutations(CODERS)))
    shuffled = [replace(one, claims=tuple(data.draw(st.permutations(one.claims)))) for one in some]
    one, other = ask(some, replace(ALL, unit=unit)), ask(shuffled, replace(ALL, unit=unit, coders=coders))
    for code, again in zip(one.codes, other.codes, strict=True):
        assert (code.by_any, code.by_all, code.places, code.shared_places) == (
            again.by_any,
            again.by_all,
            again.places,
            again.shared_places,
        )
        assert all(near(code.figures[kind].value, again.figures[kind].value) for kind in code.figures)
    assert all(near(one.overall[kind].value, other.overall[kind].value) for kind in one.overall)
    for pair in one.pairs:
        again_pair = other.pair(*pair.coders)
        assert all(near(pair.figures[kind].value, again_pair.figures[kind].value) for kind in pair.figures)
    assert one.confusions == other.confusions
    assert near(one.valence.alpha, other.valence.alpha)


@given(some=sources(), unit=st.sampled_from([unit for unit in Unit if unit is not Unit.OVERLAP]))
def test_a_coding_split_into_two_that_touch_changes_nothing(some: list[CodedSource], unit: Unit) -> None:
    split = [replace(one, claims=tuple(part for claim in one.claims for part in _halves(claim))) for one in some]
    assert same(ask(some, replace(ALL, unit=unit)), ask(split, replace(ALL, unit=unit)))


@given(some=sources(), unit=st.sampled_from(Unit))
def test_a_pair_agrees_as_if_nobody_else_coded(some: list[CodedSource], unit: Unit) -> None:
    wanted = replace(ALL, unit=unit, coded_only=unit is Unit.CHARACTER)
    everyone = ask(some, wanted)
    for pair in everyone.pairs:
        if unit is Unit.CASE:
            continue
        alone = ask(some, replace(wanted, coders=pair.coders))
        assert pair.units == alone.units
        for code in alone.codes:
            for kind in pair.codes[code.code]:
                assert near(pair.codes[code.code][kind].value, code.figures[kind].value)


@given(some=sources())
def test_a_coder_who_was_not_given_a_source_does_not_disagree_on_it(some: list[CodedSource]) -> None:
    unread = source((1, CODERS[0], 0, 10), (1, CODERS[1], 0, 10), number=99)
    third = CODERS[2]
    before, after = ask(some, ALL), ask([*some, unread], ALL)
    for pair, again in zip(before.pairs, after.pairs, strict=True):
        if third in pair.coders:
            assert pair.units == again.units
            assert pair.figures == again.figures


def test_nvivos_example_of_a_thousand_characters() -> None:
    """Its help prints 85 %; the kappas of three ways to divide the 150 are computations from its formula."""
    for first, kappa in ((75, 0.3143), (100, 0.3182), (150, 0.3478)):
        coded = source((1, 11, 0, 50 + first), (1, 12, 0, 50), (1, 12, 800, 950 - first), length=1000)
        found = ask([coded], TWO).codes[0]
        assert found.figures[Coefficient.PERCENT].value == pytest.approx(0.85)
        assert found.figures[Coefficient.COHEN].value == pytest.approx(kappa, abs=0.00006)


def test_a_code_that_nobody_used_has_no_agreement() -> None:
    found = ask([source((1, 11, 0, 10), (1, 12, 0, 10))], TWO)
    unused = found.codes[1]
    assert {figure.why for figure in unused.figures.values()} == {Undefined.NOBODY_CODED}
    assert found.overall[Coefficient.COHEN].value == 1


def test_where_everything_is_coded_alike_chance_explains_it() -> None:
    found = ask([source((1, 11, 0, 100), (1, 12, 0, 100))], TWO).codes[0]
    assert found.figures[Coefficient.PERCENT].value == 1
    assert found.figures[Coefficient.HOLSTI].value == 1
    corrected = set(found.figures) - {Coefficient.PERCENT, Coefficient.HOLSTI}
    assert {found.figures[kind].why for kind in corrected} == {Undefined.NO_VARIATION}


def test_a_source_that_only_one_coder_was_given_is_set_aside() -> None:
    found = ask([source((1, 11, 0, 100)), source((1, 11, 0, 9), (1, 12, 0, 9), number=2)], TWO)
    assert (found.sources, found.units, found.set_aside.alone) == (1, 100, 1)
    everyone = ask([source((1, 11, 0, 100))], replace(TWO, everyone=True))
    assert (everyone.sources, everyone.codes[0].figures[Coefficient.COHEN].value) == (1, 0)
    told = ask([source((1, 11, 0, 100))], replace(TWO, given={1: frozenset({11, 12})}))
    assert told.codes == everyone.codes


def test_with_nothing_shared_there_is_no_figure() -> None:
    found = ask([source((1, 11, 0, 100))], TWO)
    assert found.units == 0
    assert {figure.number for figure in found.overall.values()} == {None}
    assert {figure.why for figure in found.overall.values()} <= {Undefined.NOTHING_SHARED, Undefined.NOBODY_CODED}


def test_a_segment_coded_twice_by_one_coder_is_counted_once() -> None:
    once = ask([source((1, 11, 0, 10), (1, 12, 5, 15))], TWO)
    twice = ask([source((1, 11, 0, 10), (1, 11, 0, 10), (1, 12, 5, 15))], TWO)
    assert (once.set_aside.twice, twice.set_aside.twice) == (0, 1)
    assert once.codes[0].figures == twice.codes[0].figures
    assert twice.codes[0].uses[11].codings == 2


def test_what_has_no_character_that_counts_is_set_aside() -> None:
    spoken = CodedSource(1, None, ((20, 100),), (Claim(1, 11, 0, 10), Claim(1, 11, 30, 30), Claim(1, 12, 30, 40)))
    found = ask([spoken], TWO)
    assert (found.set_aside.outside, found.set_aside.emptied, found.units) == (1, 1, 80)


def test_codes_below_one_agree_at_its_level() -> None:
    codes = tree({1: None, 2: 1, 3: 1})
    coded = [source((2, 11, 0, 10), (3, 12, 0, 10), (2, 11, 50, 60), (3, 12, 50, 60))]
    deep, top = ask(coded, TWO, codes), ask(coded, replace(TWO, level=1), codes)
    assert deep.codes[1].figures[Coefficient.HOLSTI].value == 0
    assert [code.code for code in top.codes] == [1]
    assert top.codes[0].figures[Coefficient.COHEN].value == 1


def test_a_code_is_compared_with_those_below_it() -> None:
    codes = tree({1: None, 2: 1, 3: None})
    found = ask([source((2, 11, 0, 10), (3, 12, 0, 10))], replace(TWO, codes=frozenset({1})), codes)
    assert [code.code for code in found.codes] == [1, 2]


def test_codes_that_stand_against_each_other_are_named_worst_first() -> None:
    found = ask([source((1, 11, 0, 30), (2, 12, 0, 30), (1, 11, 50, 60), (3, 11, 70, 75), (3, 12, 70, 75))], TWO)
    assert [(one.code, one.other, one.units) for one in found.confusions] == [(1, 2, 30), (1, None, 10)]


@pytest.mark.parametrize("unit", Unit)
def test_only_countable_figures_have_a_value(unit: Unit) -> None:
    alike = [(code, coder, 10 * code, 10 * code + 8) for code in CODES[:2] for coder in CODERS[:2]]
    found = ask([source(*alike, (2, 11, 40, 45), case=1)], replace(TWO, unit=unit)).overall
    counted = {kind for kind, figure in found.items() if figure.why is not Undefined.NOT_COUNTABLE}
    assert counted == set(countable(unit))


def test_overlapping_excerpts_are_the_same_from_a_threshold_on() -> None:
    coded = source((1, 11, 0, 10), (1, 12, 2, 12), (1, 11, 50, 60), (1, 12, 58, 68))
    strict, loose = (ask([coded], replace(TWO, unit=Unit.OVERLAP, threshold=share)) for share in (0.5, 0.1))
    assert strict.codes[0].figures[Coefficient.PERCENT].value == pytest.approx(1 / 3)
    assert strict.codes[0].figures[Coefficient.HOLSTI].value == pytest.approx(1 / 2)
    assert strict.codes[0].figures[Coefficient.BRENNAN_PREDIGER].value == 0
    assert strict.codes[0].figures[Coefficient.COHEN].value is Undefined.NOT_COUNTABLE
    assert loose.codes[0].figures[Coefficient.PERCENT].value == 1


def test_a_case_is_coded_where_any_of_its_sources_is() -> None:
    first = source((1, 11, 0, 5), (2, 12, 0, 5), number=1, case=7)
    second = source((1, 12, 50, 55), (2, 11, 3, 5), number=2, case=7)
    elsewhere = source((1, 11, 0, 5), (3, 12, 0, 5), number=3, case=8)
    found = ask([first, second, elsewhere], replace(TWO, unit=Unit.CASE))
    assert found.units == 2
    assert (found.codes[0].by_all, found.codes[0].by_any) == (1, 2)
    assert found.codes[1].figures[Coefficient.COHEN].value == 1


def test_unitising_over_all_codes_needs_codes_that_exclude_each_other() -> None:
    apart = ask([source((1, 11, 10, 40), (2, 11, 60, 80), (1, 12, 10, 40), (1, 12, 60, 80))], TWO).unitising
    assert apart is not None
    assert apart.edges_and_codes == pytest.approx(0.678448, abs=1e-6)
    assert apart.relevance == 1
    assert apart.codes == pytest.approx(0.075)
    assert apart.by_code[1] == (pytest.approx(0.09375), 1)
    across = ask([source((1, 11, 10, 40), (2, 11, 30, 80), (1, 12, 10, 40), (1, 12, 60, 80))], TWO).unitising
    assert across is not None
    assert across.edges_and_codes is across.codes is Undefined.OVERLAPPING
    assert isinstance(across.relevance, float)


def test_valence_is_compared_where_both_coded_alike() -> None:
    claims = [(1, coder, 20 * place, 20 * place + 10) for place in range(4) for coder in (11, 12)]
    valences = ["driver", "driver", "barrier", "barrier", "driver", "barrier", "none", "none"]
    coded = replace(
        source(),
        claims=tuple(Claim(*claim, valence) for claim, valence in zip(claims, valences, strict=True)),
    )
    found = ask([coded], TWO)
    assert (found.valence.excerpts, found.valence.percent) == (4, 0.75)
    assert found.pairs[0].valence.table[("driver",), ("barrier",)] == 1
    assert ask([source((1, 11, 0, 10))], TWO).valence.percent is Undefined.NOTHING_SHARED


def test_weights_are_compared_where_both_coded_alike_and_weighed() -> None:
    said = [("driver", 20, "driver", 30), ("driver", 80, "driver", 60), ("driver", 50, "barrier", 50)]
    said += [("barrier", 40, "barrier", UNWEIGHED)]
    claims = [
        Claim(1, coder, 20 * place, 20 * place + 10, *claim)
        for place, four in enumerate(said)
        for coder, claim in ((11, four[:2]), (12, four[2:]))
    ]
    found = ask([replace(source(), claims=tuple(claims))], TWO)
    assert found.weight == found.pairs[0].weight
    assert (found.weight.excerpts, found.weight.apart) == (2, 15)
    by_hand = 1 - (10**2 + 20**2) / 2 / (2 * sum((a - b) ** 2 for a, b in combinations([20, 30, 80, 60], 2)) / 12)
    assert found.weight.alpha[Metric.INTERVAL] == pytest.approx(by_hand)
    assert ask([source((1, 11, 0, 10), (1, 12, 0, 10))], TWO).weight.apart is Undefined.NOTHING_SHARED


def test_the_alpha_of_2004_is_there_where_it_is_asked_for_and_adds_sources() -> None:
    many = [
        replace(source(*((1, 11, *a) for a in CONTINUUM["c"][0]), *((1, 12, *a) for a in CONTINUUM["c"][1]),
                       *((2, 11, *a) for a in CONTINUUM["k"][0]), *((2, 12, *a) for a in CONTINUUM["k"][1]),
                       length=300, number=number))
        for number in (1, 2)
    ]  # fmt: skip
    found = ask(many, replace(TWO, unitising_2004=True)).unitising_2004
    assert found is not None
    assert found.pooled == pytest.approx(0.8591, abs=0.0005)
    assert found.by_code == {1: pytest.approx(0.7286, abs=0.00005), 2: 1, 3: Undefined.NOBODY_CODED}
    assert ask(many, TWO).unitising_2004 is None
    assert ask(many, replace(TWO, unitising_2004=True, unit=Unit.TURN)).unitising_2004 is None


@pytest.mark.parametrize("unit", [Unit.CHARACTER, Unit.TURN, Unit.OVERLAP, Unit.SOURCE])
def test_intervals_hold_the_figure_and_are_alike_for_one_seed(unit: Unit) -> None:
    many = [
        source((1, 11, place, 30), (1, 12, 2 * place, 34), (2, 11, 60, 60 + 2 * place), (2, 12, 70, 90), number=place)
        for place in range(1, 13)
    ]
    wanted = replace(TWO, unit=unit, samples=200, seed=5)
    found, again, other = ask(many, wanted), ask(many, wanted), ask(many, replace(wanted, seed=6))
    percent = found.overall[Coefficient.PERCENT]
    assert percent.low is not None
    assert percent.high is not None
    assert percent.number is not None
    assert percent.low <= percent.number <= percent.high
    assert found == again
    if unit in (Unit.CHARACTER, Unit.OVERLAP):
        assert percent.low < percent.high
        assert found.overall != other.overall


def test_of_one_source_the_turns_are_drawn() -> None:
    spoken = CodedSource(
        1,
        None,
        tuple((20 * place, 20 * place + 15) for place in range(10)),
        tuple(Claim(1, coder, 20 * place, 20 * place + coder - 4) for place in range(0, 10, 2) for coder in (11, 12)),
    )
    found = ask([spoken], replace(TWO, samples=100))
    kappa = found.codes[0].figures[Coefficient.COHEN]
    assert kappa.low is not None
    assert kappa.high is not None
    assert kappa.low < kappa.high
    assert ask([spoken], replace(TWO, samples=100, unit=Unit.SOURCE)).overall[Coefficient.PERCENT].low is None


def test_agreement_needs_two_coders() -> None:
    with pytest.raises(ValueError, match="two coders"):
        ask([], Comparison(coders=(11, 11)))


def _counted(rows: list[tuple[bool | None, ...]]) -> dict[tuple[int, ...], float]:
    """Always told by no and yes, also where only one of them was said."""
    found: dict[tuple[int, ...], float] = {}
    for row in rows:
        key = row.count(False), row.count(True)
        found[key] = found.get(key, 0) + 1
    return found


def _halves(claim: Claim) -> tuple[Claim, ...]:
    middle = (claim.start + claim.stop) // 2
    if not claim.start < middle < claim.stop:
        return (claim,)
    return claim._replace(stop=middle), claim._replace(start=middle)


def _units(one: CodedSource, unit: Unit) -> list[tuple[int, int]]:
    if unit is Unit.SOURCE:
        return [(0, 1000)]
    if unit is Unit.TURN:
        return list(one.passages)
    from qualapp.language.sentences import sentences

    return [
        (start + first, start + last)
        for start, stop in one.passages
        for first, last in sentences(one.text[start:stop], "da")
    ]
