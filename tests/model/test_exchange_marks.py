"""What only this program says of a coding, on its way through another one."""

import pytest

from qualapp.model.coding import Valence
from qualapp.model.exchange import TravellingCoding, derived_guid
from qualapp.model.exchange_marks import VALENCE_CODES, facets_note, gathered, is_facets_note, spread

FULL = TravellingCoding(
    "c1", "code", "anna", 7, ("n1",), "barrier", weight=0, level="area", horizon="long_term", is_result=True
)


def notes_of(*codings: TravellingCoding) -> dict[str, str]:
    return {note.guid: note.text for coding in codings if (note := facets_note(coding))}


def test_a_coding_comes_back_as_it_was() -> None:
    assert gathered(spread(FULL), notes_of(FULL)) == [FULL]


def test_others_see_the_valence_as_a_second_code_by_the_same_coder() -> None:
    plain, valence = spread(FULL)
    assert (plain.valence, plain.weight) == ("none", None)
    assert (valence.code, valence.by, valence.at) == (VALENCE_CODES[Valence.BARRIER], "anna", 7)


def test_two_codings_of_one_selection_keep_their_own_valences() -> None:
    other = TravellingCoding("c2", "code", valence="driver")
    codings = [part for coding in (FULL, other) for part in spread(coding)]
    assert gathered(codings[::-1], notes_of(FULL)) == [other, FULL]


def test_a_valence_whose_coding_is_gone_stays_a_coding() -> None:
    _plain, valence = spread(FULL)
    assert gathered([valence], {}) == [valence]


def test_codings_with_the_same_facets_share_a_note() -> None:
    again = TravellingCoding("c9", "other", weight=0, level="area", horizon="long_term", is_result=True)
    assert facets_note(FULL) == facets_note(again)


@pytest.mark.parametrize("text", ["", "weight: 101", "weight: a", "colour: red", "weight: 5\nand more"])
def test_what_somebody_wrote_is_no_such_note(text: str) -> None:
    assert not is_facets_note(derived_guid("facets", *text.split("\n")), text)
