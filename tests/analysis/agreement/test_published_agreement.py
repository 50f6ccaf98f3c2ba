"""Every coefficient gives what its author printed; where only a computation is known, the test says so."""

import pytest
from published import (
    BEN,
    CONTINUUM,
    DIAGNOSES,
    FIVE_OBSERVERS,
    FOUR_CODERS,
    FOURTEEN_RATERS,
    GERRY,
    NINE_UNITS,
    SETS,
    THREE_CODERS,
)

from qualapp.analysis.agreement import nominal, two_coders
from qualapp.analysis.agreement.figures import Undefined
from qualapp.analysis.agreement.nominal import Counted, counted, sums
from qualapp.analysis.agreement.two_coders import table_of
from qualapp.analysis.agreement.unitising import Continuum, of_one_code


def approx(value: float, places: int = 3) -> object:
    """As exact as it was printed."""
    return pytest.approx(value, abs=0.51 * 10**-places)


def alpha(units: Counted) -> object:
    return nominal.krippendorff(sums(units)).value


def only(value: int, units: Counted) -> dict[tuple[int, ...], float]:
    """The same units, in which nothing but one value is told from the others."""
    found: dict[tuple[int, ...], float] = {}
    for counts, weight in units.items():
        key = sum(counts) - counts[value], counts[value]
        found[key] = found.get(key, 0) + weight
    return found


def of_two(table: list[list[float]]) -> nominal.Sums:
    return sums(two_coders.counted(table_of(table)))


def test_krippendorff_2011_two_coders_two_values() -> None:
    units = counted(zip("0100000010", "1110010000", strict=True))
    assert alpha(units) == approx(0.095)
    assert nominal.percent(sums(units)).value == approx(0.60, 2)


def test_krippendorff_2011_two_coders_five_values() -> None:
    assert alpha(counted(zip(BEN, GERRY, strict=True))) == pytest.approx(155 / 224)


def test_krippendorff_2004_two_coders_three_values() -> None:
    units = counted(zip("aabbbbbccccc", "abbbbbcccccc", strict=True))
    assert alpha(units) == pytest.approx(0.734, abs=0.001)
    found = nominal.krippendorff(sums(units))
    assert (found.observed / 12, found.expected / 12) == (approx(0.1667, 4), approx(0.6268, 4))


def test_krippendorff_2011_four_coders_with_missing_values() -> None:
    units = counted(zip(*FOUR_CODERS, strict=True))
    found = nominal.krippendorff(sums(units))
    assert found.value == approx(0.743)
    weight = sums(units).units
    assert (found.observed / weight, found.expected / weight) == (approx(0.200), approx(0.779))
    without_the_last = [coder[:-1] for coder in FOUR_CODERS]
    assert alpha(counted(zip(*without_the_last, strict=True))) == found.value


def test_three_coders_with_many_missing_values() -> None:
    assert alpha(counted(zip(*THREE_CODERS, strict=True))) == approx(0.691)


def test_krippendorff_1980_three_coders() -> None:
    units = counted(NINE_UNITS)
    assert alpha(units) == approx(0.642)
    assert nominal.percent(sums(units)).value == approx(0.740, 2)
    assert [alpha(only(value, units)) for value in range(4)] == [approx(v) for v in (0.381, 0.711, 0.717, 0.764)]


def test_hayes_and_krippendorff_2007_on_values_without_order() -> None:
    """The authors printed the ordinal alpha only; the nominal one of the same data is a computation by others."""
    units = counted([None if value == "-" else value for value in unit] for unit in FIVE_OBSERVERS.split())
    assert len(FIVE_OBSERVERS.split()) == 40
    assert alpha(units) == approx(0.4765, 4)


def test_cohen_1960_page_45() -> None:
    table = table_of([[88, 14, 18], [10, 40, 10], [2, 6, 12]])
    kappa = two_coders.cohen(table)
    assert (1 - kappa.observed / 200, 1 - kappa.expected / 200) == (approx(0.70, 2), approx(0.41, 2))
    assert kappa.value == approx(0.492)
    assert two_coders.greatest_kappa(table) == approx(0.831)
    assert nominal.gwet(sums(two_coders.counted(table))).value == approx(0.576)


def test_cohen_1960_page_37() -> None:
    table = [[25.0, 12, 3], [13, 2, 15], [12, 16, 2]]
    assert nominal.percent(of_two(table)).value == approx(0.29, 2)
    assert nominal.gwet(of_two(table)).value == approx(-0.048)
    assert two_coders.cohen(table_of(table)).value == approx(-0.0923, 4)


def test_artstein_and_poesio_2008_two_values() -> None:
    table = [[20.0, 10], [20, 50]]
    assert nominal.percent(of_two(table)).value == approx(0.70, 2)
    assert nominal.brennan_prediger(of_two(table)).value == approx(0.400)
    assert nominal.fleiss(of_two(table)).value == approx(0.341)
    assert two_coders.cohen(table_of(table)).value == approx(0.348)


def test_artstein_and_poesio_2008_three_values() -> None:
    """Their pi of 0.7995 was printed as 0.799, and alpha of 0.8005 as 0.800."""
    table = [[46.0, 0, 0], [6, 32, 6], [0, 0, 10]]
    assert nominal.percent(of_two(table)).value == approx(0.88, 2)
    assert nominal.fleiss(of_two(table)).value == pytest.approx(0.799, abs=0.001)
    assert two_coders.cohen(table_of(table)).value == approx(0.801)
    assert nominal.brennan_prediger(of_two(table)).value == approx(0.820)
    assert nominal.krippendorff(of_two(table)).value == pytest.approx(0.800, abs=0.001)


def test_fleiss_1971() -> None:
    """What he expected by chance was worked out with rounded shares."""
    units = counted(DIAGNOSES.split())
    found = nominal.fleiss(sums(units))
    assert (1 - found.observed / 30, 1 - found.expected / 30) == (
        approx(0.5556, 4),
        pytest.approx(0.2201, abs=0.0003),
    )
    assert found.value == approx(0.430)
    by_category = [nominal.fleiss(sums(only(value, units))).value for value in range(5)]
    assert by_category == [pytest.approx(value, abs=0.005) for value in (0.248, 0.248, 0.517, 0.470, 0.565)]


def test_fleiss_with_fourteen_raters() -> None:
    assert nominal.fleiss(sums(dict.fromkeys(FOURTEEN_RATERS, 1.0))).value == approx(0.210)


def test_high_agreement_with_low_kappa() -> None:
    """Of the AC1 of the first table a printed value is known; the other figures are computations by others."""
    cells = (80.0, 7.0, 8.0, 5.0)
    table = [[80.0, 7], [8, 5]]
    assert nominal.percent(of_two(table)).value == approx(0.85, 2)
    assert nominal.gwet(of_two(table)).value == approx(0.808)
    assert two_coders.cohen(table_of(table)).value == approx(0.3144, 4)
    assert nominal.brennan_prediger(of_two(table)).value == approx(0.70, 2)
    assert (two_coders.prevalence_index(*cells), two_coders.bias_index(*cells)) == (approx(0.75), approx(0.01))
    other = [[118.0, 5], [2, 0]]
    assert nominal.percent(of_two(other)).value == approx(0.944)
    assert two_coders.cohen(table_of(other)).value == approx(-0.023)
    assert nominal.gwet(of_two(other)).value == approx(0.941)


@pytest.mark.parametrize(
    ("table", "kappa"),
    [([[20, 5], [10, 15]], 0.40), ([[45, 15], [25, 15]], 0.1304), ([[25, 35], [5, 35]], 0.2593)],
)
def test_kappa_of_the_encyclopedia(table: list[list[float]], kappa: float) -> None:
    assert two_coders.cohen(table_of(table)).value == approx(kappa, 4)


@pytest.mark.parametrize(("name", "kappa", "pi"), [("A", 0.385, 0.314), ("B", 0.385, 0.314), ("C", 0.314, 0.314)])
def test_krippendorff_1995_digitised(name: str, kappa: float, pi: float) -> None:
    units = _digitised(name)
    assert two_coders.cohen({pair: float(units.count(pair)) for pair in set(units)}).value == approx(kappa)
    assert nominal.fleiss(sums(counted(units))).value == approx(pi)
    if name == "A":
        assert alpha(counted(units)) == approx(0.329)


def test_krippendorff_1995_digitised_without_variation() -> None:
    assert alpha(counted(_digitised("D"))) is Undefined.NO_VARIATION


def test_four_units_of_two_coders() -> None:
    units = list(zip("ABAB", "ABBB", strict=True))
    assert nominal.percent(sums(counted(units))).value == 0.75
    assert two_coders.cohen({pair: float(units.count(pair)) for pair in set(units)}).value == 0.5
    assert alpha(counted(units)) == pytest.approx(8 / 15)


def test_three_units_of_three_coders() -> None:
    assert nominal.fleiss(sums(counted(zip("ABA", "ABB", "ABA", strict=True)))).value == pytest.approx(22 / 40)


def test_one_who_always_says_the_same_agrees_no_better_than_chance() -> None:
    units = list(zip("AAAB", "AAAA", strict=True))
    found = sums(counted(units))
    assert nominal.percent(found).value == 0.75
    assert two_coders.cohen({pair: float(units.count(pair)) for pair in set(units)}).value == 0
    assert nominal.gwet(found).value == pytest.approx(0.68)
    assert nominal.brennan_prediger(found).value == 0.5
    assert nominal.brennan_prediger(found, possible=4).value == pytest.approx(2 / 3)


def test_where_all_say_the_same_nothing_can_be_corrected_for_chance() -> None:
    found = sums(counted(["AAA", "AAA"]))
    corrected = [nominal.fleiss(found), nominal.krippendorff(found), nominal.gwet(found)]
    corrected += [nominal.brennan_prediger(found, possible=4), two_coders.cohen({("A", "A"): 7.0})]
    assert {one.value for one in corrected} == {Undefined.NO_VARIATION}
    assert nominal.percent(found).value == 1


def test_where_no_unit_has_two_coders_there_is_nothing_to_compare() -> None:
    found = sums(counted([("A", None), (None, "B")]))
    measures = [nominal.percent, nominal.fleiss, nominal.krippendorff, nominal.gwet, nominal.brennan_prediger]
    assert {measure(found).value for measure in measures} == {Undefined.NOTHING_SHARED}
    assert two_coders.cohen({}).value is Undefined.NOTHING_SHARED
    assert two_coders.greatest_kappa({}) is Undefined.NOTHING_SHARED


def test_a_unit_that_one_coder_skipped_changes_nothing() -> None:
    units = list(zip("ABAB", "ABBB", strict=True))
    assert alpha(counted([*units, ("B", None), (None, "A")])) == alpha(counted(units))


def test_unitising_by_hand() -> None:
    """An anchor against regression, worked by hand from the equations of 2016; no published value."""
    found = Continuum()
    found.add(100, [[(10, 40, 1), (60, 80, 2)], [(10, 40, 1), (60, 80, 1)]])
    assert found.edges_and_codes().value == approx(0.678448, 6)
    assert found.relevance().value == 1
    assert found.codes().value == approx(0.0750, 4)
    assert (found.code(1).value, found.code(2).value) == (approx(0.09375, 5), approx(0))
    assert (found.coverage(1), found.coverage(2)) == (1, 1)
    longer = Continuum()
    longer.add(1000, [[(100, 400, 1), (600, 800, 2)], [(100, 400, 1), (600, 800, 1)]])
    assert longer.edges_and_codes().value == approx(0.677672, 6)
    assert longer.codes().value == approx(0.0750, 4)


@pytest.mark.parametrize(("code", "value"), [("c", 0.516280), ("k", 1.0)])
def test_unitising_of_one_code_on_the_line_of_2004(code: str, value: float) -> None:
    """An anchor against regression, no published value: the alpha of 2004 is another coefficient."""
    found = Continuum()
    found.add(300, [[(*span, 1) for span in spans] for spans in CONTINUUM[code]])
    assert found.edges_and_codes().value == approx(value, 6)


@pytest.mark.parametrize(("name", "value"), [("A", 0.358333), ("B", 0.422024), ("C", 0.351190)])
def test_unitising_of_the_sets_of_1995(name: str, value: float) -> None:
    """An anchor against regression, no published value; both ways to it lead to the same."""
    found = Continuum()
    found.add(24, [[(*span, 1) for span in spans] for spans in SETS[name]])
    assert found.edges_and_codes().value == approx(value, 6)
    squares = sum((stop - start) ** 2 for spans in SETS[name] for start, stop in spans)
    alone = of_one_code(sums(counted(_digitised(name))), squares)
    assert alone.value == pytest.approx(found.edges_and_codes().value)


def _digitised(name: str) -> list[tuple[int, int]]:
    """Each of the 24 units as the two coders have it: 1 inside a stretch, 0 outside."""
    first, second = (
        [int(any(start <= place < stop for start, stop in spans)) for place in range(24)] for spans in SETS[name]
    )
    return list(zip(first, second, strict=True))
