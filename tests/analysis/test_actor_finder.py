"""The finder proposes the places where actors of a register may be meant."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualapp.analysis.actor_finder import ActorFinder, Called, Proposal, common_forms, find, undecided
from qualapp.model.network import Mention
from qualapp.model.text import TextRange

SCHOOL, BOARD, HOUSING_BOARD, GUIDANCE, FUND, NATIONAL_FUND, PLAN, POLICE = range(1, 9)
REGISTER = [
    Called(SCHOOL, "skole"),
    Called(BOARD, "bestyrelse"),
    Called(BOARD, "bestyrelsen"),
    Called(HOUSING_BOARD, "boligsocial bestyrelse"),
    Called(GUIDANCE, "UU", is_exact=True),
    Called(GUIDANCE, "UU-vejleder"),
    Called(FUND, "fond"),
    Called(FUND, "fonden"),
    Called(NATIONAL_FUND, "Landsbyggefonden"),
    Called(PLAN, "helhedsplan"),
    Called(POLICE, "politi"),
    Called(POLICE, "SSP", is_exact=True),
]


def told(text: str, forms: list[Called] = REGISTER, *, tolerant: bool = False) -> list[tuple[str, tuple[int, ...]]]:
    return [(one.range.of(text), one.actors) for one in find(text, forms, tolerant=tolerant)]


def test_the_longest_form_is_proposed_and_none_inside_it() -> None:
    assert told("Den boligsociale bestyrelse og bestyrelsen mødtes.") == [
        ("boligsociale bestyrelse", (HOUSING_BOARD,)),
        ("bestyrelsen", (BOARD,)),
    ]


def test_compounds_are_not_proposed() -> None:
    assert told("Skolestart, afdelingsbestyrelsen, Landsbyggefondsmidler og Støttefonden.") == []


def test_a_name_is_found_in_forms_that_nobody_listed() -> None:
    text = "Skolens leder, skolerne, politiet og helhedsplanernes folk."
    assert [words for words, _actors in told(text)] == ["Skolens", "skolerne", "politiet", "helhedsplanernes"]


def test_listed_inflections_are_only_given_their_genitive() -> None:
    assert [words for words, _actors in told("fonden, fondens, fondene")] == ["fonden", "fondens"]


def test_abbreviations_are_told_from_words_by_their_capitals() -> None:
    text = "UU's folk, SSP'erne og UUs vejleder; men uu siger man ikke, og ssp heller ikke."
    assert [words for words, _actors in told(text)] == ["UU's", "SSP'erne", "UUs"]


def test_a_hyphen_ends_a_word_but_in_forms_that_hold_one() -> None:
    assert told("skole-hjem-samarbejde, politi/skole og UU-vejlederen i UU-regi") == [
        ("skole", (SCHOOL,)),
        ("politi", (POLICE,)),
        ("skole", (SCHOOL,)),
        ("UU-vejlederen", (GUIDANCE,)),
        ("UU", (GUIDANCE,)),
    ]


def test_a_genitive_by_rule_is_not_the_first_half_of_a_compound() -> None:
    assert told("bestyrelses- og udvalgsmøder") == []


def test_two_actors_with_one_form_are_proposed_together() -> None:
    forms = [Called(1, "forening"), Called(2, "Forening"), Called(3, "foreningen")]
    assert told("en forening, foreningen", forms) == [("forening", (1, 2)), ("foreningen", (3, 1, 2))]


def test_scanned_text_is_read_tolerantly_only_when_asked() -> None:
    forms = [Called(1, "følgegruppe"), Called(2, "områdesekretariat")]
    text = "Foelgegruppen og omrédesekretariatet"
    assert told(text, forms) == []
    assert told(text, forms, tolerant=True) == [("Foelgegruppen", (1,)), ("omrédesekretariatet", (2,))]


@pytest.mark.parametrize(
    ("damaged", "form"),
    [
        ("Kornmunen", "kommunen"),
        ("k0mmunen", "kommunen"),
        ("Sko1en", "skolen"),
        ("boligsoeial helhedsp1an", "boligsocial helhedsplan"),
        ("BoIigorganisationen", "boligorganisationen"),
        ("områdesekre-\ntariatet", "områdesekretariatet"),
        ("bprnehuset", None),
    ],
)
def test_letters_that_a_scanner_mistakes_are_one_when_asked(damaged: str, form: str | None) -> None:
    forms = [Called(1, form or "børnehuset")]
    assert told(damaged, forms) == []
    assert told(damaged, forms, tolerant=True) == ([(damaged, (1,))] if form else [])


def test_english_texts_are_read_by_english_rules() -> None:
    finder = ActorFinder([Called(1, "agency"), Called(2, "NGO", is_exact=True)], language="en")
    text = "The agencies’ staff and the NGO’s volunteers"
    assert [one.range.of(text) for one in finder.find(text)] == ["agencies’", "NGO’s"]


@pytest.mark.parametrize("forms", [[], [Called(1, "…")], [Called(1, " ")]])
def test_a_register_without_words_finds_nothing(forms: list[Called]) -> None:
    assert told("En tekst uden træf", forms) == []


def test_a_proposal_says_which_form_was_meant() -> None:
    assert [one.form for one in find("Skolen", REGISTER)] == ["skole"]


def judged(start: int, end: int, actor: int, *, meant: bool) -> tuple[Mention, TextRange]:
    return Mention(1, "", 1, 1, actor, 1, meant, 0), TextRange(start, end)


PROPOSAL = Proposal(TextRange(10, 16), (1, 2), "skole")


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ([], (1, 2)),
        ([judged(10, 16, 1, meant=True)], None),
        ([judged(10, 16, 1, meant=False)], (2,)),
        ([judged(10, 16, 1, meant=False), judged(10, 16, 2, meant=False)], None),
        ([judged(10, 14, 2, meant=True)], None),
        ([judged(0, 10, 1, meant=True), judged(16, 20, 2, meant=True)], (1, 2)),
        ([judged(10, 16, 3, meant=True)], (1, 2)),
        ([judged(12, 12, 1, meant=True)], (1, 2)),
        ([judged(0, 50, 9, meant=False), judged(12, 14, 2, meant=False)], (1,)),
    ],
)
def test_a_proposal_is_open_until_somebody_was_said_to_be_meant_or_all_not(
    said: list[tuple[Mention, TextRange]], left: tuple[int, ...] | None
) -> None:
    found = undecided([PROPOSAL], said)
    assert [one.actors for one in found] == ([] if left is None else [left])


def test_a_long_judgement_before_does_not_hide_a_later_one() -> None:
    proposals = [Proposal(TextRange(5, 8), (1,), "x"), Proposal(TextRange(30, 33), (1,), "x")]
    said = [judged(0, 40, 7, meant=True), judged(5, 8, 1, meant=True), judged(30, 33, 1, meant=False)]
    assert undecided(proposals, said) == []


def test_small_and_frequent_words_are_told_of() -> None:
    told_of = common_forms({"drift": 80, "alle": 1, "skole": 10}, 10_000)
    assert [(one.form, one.is_small_word) for one in told_of] == [("drift", False), ("alle", True)]
    assert told_of[0].share == pytest.approx(0.008)


WORDS = ["skole", "Skolen", "boligsocial", "bestyrelsen", "UU", "uu", "-", "vejleder", "fonden", "hus", "/", "\n\n"]


@given(st.lists(st.sampled_from(WORDS), max_size=40), st.sampled_from([" ", "", "\n"]), st.booleans())
def test_proposals_are_in_order_apart_and_whole_words(words: list[str], between: str, tolerant: bool) -> None:
    text = between.join(words)
    found = find(text, REGISTER, tolerant=tolerant)
    assert all(one.range.end <= other.range.start for one, other in pairwise(found))
    assert all(one.range.whole_words(text) == one.range == one.range.trimmed(text) for one in found)
    assert all(one.range and one.actors for one in found)
