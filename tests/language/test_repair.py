"""Scanned and broken text: what is damaged by rule is restored, and what is sound stays as it is."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualapp.language.repair import Kind, Repair, may_be_damaged, proposals, repaired

SOUND = """Vi begyndte i foråret med at besøge familierne i området, fordi mange forældre var usikre på planen.
Sundhedsplejersken kendte allerede børnene, og det gjorde en stor forskel for vores samarbejde med skolen.
Det første år var præget af, at ingen vidste, hvem der skulle gøre hvad, og ledelsen var sjældent til stede på møderne.
Senere fik vi en fælles aftale om opgaverne, og så blev det lettere at støtte de unge, der havde svært ved at møde op.
Nogle af mødrene fortæller, at de nu tør spørge om råd, og at de føler sig mindre alene om ansvaret for de små.
Vi har lært, at tillid tager længere tid end pengene rækker, og at nye medarbejdere skal læres op af de erfarne.
Når en medarbejder rejser, mister vi både viden og kontakter, og det kan mærkes på hele indsatsen bagefter.
Til gengæld har kommunen ændret sin måde at følge op på, så målene bliver drøftet åbent hvert halve år."""

SPELLED = {"æ": "ae", "ø": "oe", "å": "aa", "Æ": "Ae", "Ø": "Oe", "Å": "Aa"}


def sure(text: str) -> str:
    """The text with its sure repairs made."""
    return repaired(text, [each for each in proposals(text) if each.is_sure]).text


def spelled(text: str) -> str:
    return "".join(SPELLED.get(letter, letter) for letter in text)


def mojibake(text: str) -> str:
    return text.encode("utf-8").decode("latin-1")


def scanned(text: str) -> str:
    """As a scanner without Danish letters reads it."""
    return text.replace("æ", "ae").replace("ø", "g").replace("å", "a")


@pytest.mark.parametrize("damage", [spelled, mojibake, scanned])
def test_letters_that_are_lost_everywhere_are_put_back(damage: object) -> None:
    assert callable(damage)
    damaged = damage(SOUND)
    assert damaged != SOUND
    words = re.findall(r"\w+", SOUND)
    restored = re.findall(r"\w+", sure(damaged))
    assert len(restored) == len(words)
    wrong = [(was, now) for was, now in zip(words, restored, strict=True) if was != now]
    lost = sum(any(letter in "æøåÆØÅ" for letter in word) for word in words)
    assert len(wrong) <= lost * 0.1, wrong


def test_a_sound_text_gets_no_sure_repair() -> None:
    assert [each for each in proposals(SOUND) if each.is_sure] == []
    assert sure("Michael Aagaard og Søren Kjær fra Aarhus mødte Israel Haase i Aabenraa.") == (
        "Michael Aagaard og Søren Kjær fra Aarhus mødte Israel Haase i Aabenraa."
    )


@given(st.data())
def test_words_parted_at_line_ends_are_joined_and_nothing_else_changes(data: st.DataObject) -> None:
    pieces = re.split(r"(\s+)", SOUND.replace("\n", " "))
    long = [place for place, piece in enumerate(pieces) if piece.isalpha() and piece.islower() and len(piece) > 6]
    for place in data.draw(st.sets(st.sampled_from(long), min_size=1, max_size=12)):
        cut = data.draw(st.integers(3, len(pieces[place]) - 3))
        pieces[place] = f"{pieces[place][:cut]}-\n{pieces[place][cut:]}"
    assert sure("".join(pieces)) == SOUND.replace("\n", " ")


@given(st.lists(st.sampled_from(sorted(set(re.findall(r"[^\W\d_]+", SOUND)))), min_size=1, max_size=60))
def test_words_of_a_sound_text_in_any_order_get_no_sure_letters(words: list[str]) -> None:
    text = " ".join(words)
    assert [each.before(text) for each in proposals(text) if each.is_sure and each.kind is Kind.LETTER] == []


@given(st.text(alphabet="abdegornsæøåAEØ@&�?01|-\n \tﬁÃ¦.,", max_size=300))
def test_whatever_the_text_proposals_are_in_order_apart_and_the_same_each_time(text: str) -> None:
    found = proposals(text)
    assert found == proposals(text)
    assert all(one.stop <= other.start for one, other in pairwise(found))
    for each in found:
        assert 0 <= each.shown[0] <= each.start <= each.stop <= each.shown[1] <= len(text)
        assert text[each.start : each.stop] != each.replacement
        assert "\n" not in each.replacement


@given(st.text(alphabet="abdegornsæøå@&�01-\n ﬁÃ¦.", max_size=200), st.randoms())
def test_positions_follow_what_is_repaired(text: str, chance: object) -> None:
    found = [each for each in proposals(text) if chance.random() < 0.7]  # type: ignore[attr-defined]
    mended = repaired(text, found)
    places = [mended.position(place) for place in range(len(text) + 1)]
    assert places == sorted(places)
    assert (places[0], places[-1]) == (0, len(mended.text)) or not found
    touched = {place for each in found for place in range(each.start, each.stop)}
    for place, letter in enumerate(text):
        if place not in touched:
            assert mended.text[mended.range(place, place + 1)[1] - 1] == letter


def test_meant_hyphens_stay() -> None:
    text = "Der er social- og sundhedshjælpere samt børne-\nog ungeområdet. Også ikke-\nvestlige og Lærke-vangen."
    assert sure(text) == text.replace("ikke-\nvestlige", "ikke-vestlige")


def test_a_word_of_the_text_itself_is_the_best_evidence() -> None:
    text = SOUND + " Lokalområdet er vigtigt, siger lokalområdet. Men lokalomraadet er stort."
    assert [(each.before(text), each.after(text)) for each in proposals(text) if each.is_sure] == [
        ("lokalomraadet", "lokalområdet")
    ]


def test_ligatures_and_words_with_spaces_in_them_are_mended() -> None:
    assert sure("Et godt s a m a r b e j d e med ﬁre familier.") == "Et godt samarbejde med fire familier."


def test_figures_and_strokes_that_look_like_letters() -> None:
    damaged = scanned(SOUND) + "\n| foraret havde vi 0gsa m@der."
    assert sure(damaged).splitlines()[-1].endswith("I foråret havde vi også møder.")


def test_page_numbers_and_headers_go_and_the_sentence_goes_on() -> None:
    lines = SOUND.replace("\n", " ").split()
    pages = [" ".join(lines[start : start + 30]) for start in range(0, 120, 30)]
    wrapped = ["\n".join(" ".join(page.split()[at : at + 4]) for at in range(0, 30, 4)) for page in pages]
    text = "".join(f"{page}\n\n{number}\nEvaluering af helhedsplanen\n\n" for number, page in enumerate(wrapped, 7))
    found = [each for each in proposals(text) if each.is_sure and each.kind is Kind.PAGE]
    assert {each.before(text) for each in found} == {"7", "8", "9", "10", "Evaluering af helhedsplanen"}


def test_tables_headings_names_and_turns_keep_their_lines_and_letters() -> None:
    text = "Soeren: Vi har ogsaa et sam-\narbejde, boern og aeldre paa skolen,\nlaengere end foer"
    opening = text.index("laengere")
    found = proposals(text, labels=[(0, 8)], rows=[(8, text.index(" et ") + 12)], openings=[opening])
    assert all(each.start >= 8 for each in found)
    assert all(each.kind is Kind.LETTER for each in found)


def test_rows_of_figures_stay_rows() -> None:
    rows = "Programmer 2006-10 198 14,56 mio. kr. 2,1 mio. kr.\n2011-14 201 9,65 mio. kr. 1,7 mio. kr.\n"
    text = scanned(SOUND) + "\n\n" + rows + "2015-18 889,6 68 13,1 mio. kr. 2,2 mio. kr. i alt"
    assert sure(text).endswith(text[text.index("Programmer") :])


def test_two_repairs_of_the_same_words_are_refused() -> None:
    one = proposals("Vi har ﬁre.")[0]
    with pytest.raises(ValueError, match="same characters"):
        repaired("Vi har ﬁre.", [one, Repair(one.start, one.stop, "x", one.kind, one.confidence, one.shown)])


def test_an_english_text_is_left_as_it_is() -> None:
    text = "The health visitors were seen as a bridge to the families, and the lease of the place was agreed. " * 6
    assert sure(text) == text
    assert proposals(text, "en") == []


def test_a_first_look_tells_scanned_from_sound() -> None:
    assert may_be_damaged(scanned(SOUND))
    assert may_be_damaged(spelled(SOUND))
    assert not may_be_damaged(SOUND)
