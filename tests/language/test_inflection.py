"""Names that nobody listed the inflections of are inflected by rule."""

import pytest

from qualapp.language.inflection import genitive, inflections, is_abbreviation, is_listed, of_abbreviation


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("kommune", "kommunen kommunens kommunes kommuner kommunerne kommunernes"),
        ("skolebestyrelse", "skolebestyrelsen skolebestyrelser skolebestyrelsernes"),
        ("pigeklub", "pigeklubben pigeklubbens pigeklubber pigeklubberne"),
        ("beboerråd", "beboerrådet beboerrådets beboerrådene beboerråds"),
        ("gademedarbejder", "gademedarbejderen gademedarbejdere gademedarbejderne gademedarbejdernes"),
        ("jobcenter", "jobcentret jobcentrets jobcenteret jobcentre jobcentrene"),
        ("nabo", "naboen naboens naboerne naboernes"),
        ("Fælleshuset", "Fælleshusets"),
    ],
)
def test_danish_names_have_genitives_definite_forms_and_plurals(name: str, wanted: str) -> None:
    assert set(wanted.split()) <= set(inflections(name))


@pytest.mark.parametrize(("name", "verb"), [("hold", "holder"), ("støtte", "støtter"), ("leje", "lejer")])
def test_a_short_name_gets_no_plural_that_may_be_a_verb(name: str, verb: str) -> None:
    assert verb not in inflections(name)


def test_adjectives_agree_with_what_they_stand_before() -> None:
    found = inflections("social vicevært")
    assert {"sociale vicevært", "sociale viceværten", "social viceværts"} <= set(found)
    assert not any(form.startswith(("socialen", "socials", "socialt")) for form in found)


def test_english_names_have_plurals_and_genitives() -> None:
    assert inflections("agency", "en") == ["agency's", "agencies", "agencies'"]
    assert inflections("church", "en")[1] == "churches"


def test_a_name_that_ends_in_a_sign_or_figure_stays_as_it_is() -> None:
    assert inflections("Plan 4") == []
    assert inflections("Klub (fritid)") == []


def test_abbreviations_take_endings_with_and_without_apostrophe() -> None:
    assert {"SSPs", "SSP's", "NGO'erne"} <= {*of_abbreviation("SSP"), *of_abbreviation("NGO")}


def test_an_abbreviation_is_all_capitals() -> None:
    assert [name for name in ("UU", "Uu", "K", "P.P.R.", "KOMMUNEN") if is_abbreviation(name)] == ["UU", "P.P.R."]


def test_forms_whose_inflections_are_listed_are_known() -> None:
    forms = ["klub", "klubben", "vuggestue", "råd"]
    assert [form for form in forms if is_listed(form, forms)] == ["klub", "klubben"]


def test_the_genitive_after_an_s_is_an_apostrophe() -> None:
    assert [genitive("hus"), genitive("Alex"), genitive("råd"), genitive("board", "en")] == [
        "hus'",
        "Alex'",
        "råds",
        "board's",
    ]
