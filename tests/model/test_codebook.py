import pytest

from qualapp.model.codebook import Codebook, CodeEntry, Words, is_code_colour, is_codebook_id

TRUST = CodeEntry("trust", Words("Tillid", "Trust"))
FEAR = CodeEntry("fear", Words("Frygt", "Fear"))
PEOPLE = CodeEntry("people", Words("Mennesker", "People"), colour="3", codes=(TRUST, FEAR))
LEADERSHIP = CodeEntry("leadership", Words("Ledelse", "Leadership"), colour="#2a7f62")
BOOK = Codebook("book", Words("Bog", "Book"), codes=(PEOPLE, LEADERSHIP))


def test_words_are_given_in_the_language_asked_for():
    assert Words("Ledelse", "Leadership").in_language("da") == "Ledelse"
    assert Words("Ledelse", "Leadership").in_language("en") == "Leadership"


def test_words_missing_in_one_language_are_given_in_the_other():
    assert Words(da="Ledelse").in_language("en") == "Ledelse"
    assert Words(en="Leadership").in_language("da") == "Leadership"


def test_words_lose_blanks_at_their_ends_and_characters_that_a_project_cannot_keep():
    assert Words("  to\r\nlinjer\x00 \n", "") == Words("to\nlinjer")


def test_words_without_any_text_count_as_none():
    assert not Words(" \n", "")
    assert Words(en="x")


def test_names_stand_on_one_line():
    assert CodeEntry("", Words("Tid og\n  ressourcer")).name == Words("Tid og ressourcer")
    assert Codebook("", Words("Min\nbog")).name == Words("Min bog")


def test_walk_follows_the_tree_and_tells_what_stands_above():
    assert list(BOOK.walk()) == [(PEOPLE, ()), (TRUST, (PEOPLE,)), (FEAR, (PEOPLE,)), (LEADERSHIP, ())]


def test_walk_reaches_the_third_level():
    top = CodeEntry("top", Words("Top"), codes=(PEOPLE,))
    book = Codebook("", Words("Bog"), codes=(top,))
    assert [(code.id, [above.id for above in path]) for code, path in book.walk()] == [
        ("top", []),
        ("people", ["top"]),
        ("trust", ["top", "people"]),
        ("fear", ["top", "people"]),
    ]


def test_codes_are_counted_by_where_they_stand():
    assert (BOOK.main_code_count, BOOK.sub_code_count, BOOK.code_count) == (2, 2, 4)


@pytest.mark.parametrize("colour", ["1", "9", "10", "24", "#000000", "#2a7f62"])
def test_a_code_may_have_a_colour_of_the_palette_or_its_own(colour):
    assert is_code_colour(colour)
    assert CodeEntry("", Words("x"), colour).colour == colour


@pytest.mark.parametrize("colour", ["", "0", "25", "01", "red", "#2A7F62", "#fff", "#2a7f62\n", "-1"])
def test_other_colours_are_refused(colour):
    assert not is_code_colour(colour)
    with pytest.raises(ValueError, match="not a code colour"):
        CodeEntry("", Words("x"), colour)


def test_codebooks_and_codes_without_a_name_are_refused():
    with pytest.raises(ValueError, match="has a name"):
        CodeEntry("x", Words(" ", ""))
    with pytest.raises(ValueError, match="has a name"):
        Codebook("x", Words())


@pytest.mark.parametrize("code_id", ["two words", "line\n", "a/b", "“x”"])
def test_ids_are_made_of_letters_digits_and_a_few_signs(code_id):
    assert is_codebook_id("org_rolle-2.æ")
    assert not is_codebook_id(code_id)
    with pytest.raises(ValueError, match="not an id"):
        CodeEntry(code_id, Words("x"))
