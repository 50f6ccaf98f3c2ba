"""Plain answers to what figures of agreement raise: there where they apply, and only there."""

from dataclasses import replace

import pytest
from coded import ask, source

from qualapp import i18n
from qualapp.analysis.agreement import Agreement, Comparison, Unit
from qualapp.analysis.agreement.explanations import explain_all
from qualapp.analysis.agreement.explanations_of_codes import explain_code

TWO = Comparison(coders=(11, 12), codes=frozenset({1}))
PARADOX = "Why is kappa low when we agree so much?"
EDGES = "Is the unit too fine?"


def questions(found: Agreement) -> list[str]:
    return [one.question for one in explain_code(found, found.codes[0])]


def many(*spans: tuple[int, int, int], times: int = 12, length: int = 10_000):
    """Codings as coder, start and stop, again and again along a source."""
    step = length // times
    return source(
        *(
            (1, coder, place * step + start, place * step + stop)
            for place in range(times)
            for coder, start, stop in spans
        ),
        length=length,
    )


def test_a_rare_code_explains_low_kappa_beside_high_agreement() -> None:
    found = ask([many((11, 0, 10), (12, 8, 18))], TWO)
    answer = next(one.answer for one in explain_code(found, found.codes[0]) if one.question == PARADOX)
    assert "only 1.2% of what was compared" in answer
    assert "98.1% agreement" in answer


def test_a_code_that_is_everywhere_explains_it_too() -> None:
    found = ask([many((11, 0, 820), (12, 10, 833))], TWO)
    assert PARADOX in questions(found)
    assert "nearly everywhere" in explain_code(found, found.codes[0])[0].answer


def test_who_agree_well_are_told_nothing() -> None:
    assert questions(ask([many((11, 0, 300), (12, 0, 300))], TWO)) == []


def test_only_one_user_is_told_instead_of_the_paradox() -> None:
    found = ask([many((11, 0, 10)), source((2, 12, 0, 5), number=2)], replace(TWO, everyone=True))
    assert "Why is kappa 0 or below?" in questions(found)
    assert PARADOX not in questions(found)


def test_no_codings_and_no_variation_are_told_apart() -> None:
    nobody = ask([source((2, 11, 0, 5), (2, 12, 0, 5))], TWO)
    assert questions(nobody) == ["Why is there no figure?"]
    everywhere = ask([many((11, 0, 100), (12, 0, 100), length=1200)], TWO)
    assert questions(everywhere) == ["Why is kappa not 1 when we agree on everything?"]


def test_same_places_with_other_edges_call_for_another_unit() -> None:
    shifted = many((11, 0, 60), (12, 40, 100))
    assert EDGES in questions(ask([shifted], TWO))
    assert EDGES not in questions(ask([shifted], replace(TWO, unit=Unit.TURN)))
    assert EDGES not in questions(ask([many((11, 0, 60), (12, 200, 260))], TWO))


def test_a_unit_in_which_the_code_always_is_is_too_coarse() -> None:
    sources = [source((1, 11, 0, 5), (1, 12, 50, 60), number=number) for number in range(12)]
    assert "Is the unit too coarse?" in questions(ask(sources, replace(TWO, unit=Unit.SOURCE)))
    assert "Is the unit too coarse?" not in questions(ask(sources, TWO))


def test_few_units_leave_kappa_at_nought_or_one() -> None:
    two = [source((1, 11, 0, 5), (1, 12, 0, 5)), source((2, 11, 0, 5), (2, 12, 0, 5), number=2)]
    assert "All our kappas are 0 or 1. Is something wrong?" in questions(ask(two, replace(TWO, unit=Unit.SOURCE)))


def test_longer_stretches_and_more_codings_are_told() -> None:
    found = ask([many((11, 0, 20), (12, 0, 60))], TWO)
    answer = next(
        one.answer for one in explain_code(found, found.codes[0]) if one.question == "Do we mark equally much?"
    )
    assert "60 characters at a time, another 20" in answer
    often = ask([many((11, 0, 20), (11, 50, 70), (12, 0, 20))], TWO)
    assert "Do we use the code equally often?" in questions(often)


def test_few_codings_and_wide_intervals_are_told() -> None:
    sources = [source((1, 11, 0, 30), (1, 12, number * 4, 30), number=number, length=40) for number in range(1, 5)]
    found = ask(sources, replace(TWO, samples=100))
    assert {"How much does this figure mean?", "How certain is the figure?"} <= set(questions(found))
    assert "With fewer than ten sources" in " ".join(one.answer for one in explain_all(found))


def test_excerpts_have_a_percentage_only() -> None:
    found = ask([many((11, 0, 20), (12, 0, 20))], replace(TWO, unit=Unit.OVERLAP))
    assert "Why is there only a percentage where excerpts are counted?" in questions(found)


def test_as_a_whole_what_is_pooled_and_what_is_left_out_is_told() -> None:
    whole = replace(TWO, codes=frozenset())
    found = ask([source((1, 11, 0, 9), (2, 11, 5, 9), (1, 12, 0, 9)), source((1, 11, 0, 9), number=2)], whole)
    asked = [one.question for one in explain_all(found)]
    assert asked == [
        "How is the figure for all codes made?",
        "Why is there no uα and no cuα over all codes?",
        "Why are not all sources compared?",
    ]
    assert [one.question for one in explain_all(ask([source((1, 11, 0, 9))], whole))] == [
        "Why is there no figure at all?"
    ]


@pytest.mark.parametrize("language", ["da", "en"])
def test_answers_are_whole_sentences_in_both_languages(language: str) -> None:
    i18n.speak(language)
    found = ask([many((11, 0, 10), (12, 8, 30))], replace(TWO, samples=20))
    for question, answer in [*explain_all(found), *explain_code(found, found.codes[0])]:
        assert question.endswith("?")
        assert answer.endswith(".")
        assert "{" not in answer
