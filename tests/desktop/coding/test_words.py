from hypothesis import given
from hypothesis import strategies as st

from qualapp.desktop.coding.words import moved_by_word, sought
from qualapp.model.text import TextRange

TEXTS = st.text(alphabet="ab, \n🙂\u00a0", min_size=1, max_size=30)


@st.composite
def trimmed_ranges(draw: st.DrawFn) -> tuple[str, TextRange]:
    text = draw(TEXTS.filter(lambda text: not text.isspace()))
    start, end = sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))))
    words = TextRange(start, end).trimmed(text)
    return text, words or TextRange(0, len(text)).trimmed(text)


@given(trimmed_ranges())
def test_an_end_moves_at_least_a_letter_and_never_onto_white_space(given):
    text, words = given
    further = moved_by_word(text, words, "end", 1)
    back = moved_by_word(text, words, "end", -1)
    if further:
        assert further.start == words.start
        assert further.end > words.end
        assert further == further.trimmed(text)
    else:
        assert not text[words.end :].strip()
    if back:
        assert words.start < back.end < words.end
        assert back == back.trimmed(text)


@given(trimmed_ranges())
def test_a_start_moves_at_least_a_letter_and_never_onto_white_space(given):
    text, words = given
    back = moved_by_word(text, words, "start", -1)
    further = moved_by_word(text, words, "start", 1)
    if back:
        assert back.end == words.end
        assert back.start < words.start
        assert back == back.trimmed(text)
    else:
        assert not text[: words.start].strip()
    if further:
        assert words.start < further.start < words.end
        assert further == further.trimmed(text)


def test_punctuation_goes_with_its_word():
    text = "fire gange, om ugen."
    assert moved_by_word(text, TextRange(0, 4), "end", 1).of(text) == "fire gange,"
    assert moved_by_word(text, TextRange(0, 20), "end", -1).of(text) == "fire gange, om"


def test_an_end_inside_a_word_goes_to_its_edge_first():
    text = "fire gange"
    assert moved_by_word(text, TextRange(0, 7), "end", 1) == TextRange(0, 10)
    assert moved_by_word(text, TextRange(7, 10), "start", -1) == TextRange(5, 10)


@given(st.text(alphabet="aø -é\u0301.", min_size=1), st.data())
def test_whole_words_hold_what_was_selected_and_part_no_word(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    words = TextRange(start, data.draw(st.integers(start + 1, len(text)))).whole_words(text)
    assert words.start <= start
    assert words.whole_words(text) == words
    for edge in (words.start, words.end):
        assert not (0 < edge < len(text) and text[edge - 1].isalnum() and text[edge].isalnum())


def test_half_words_are_sought_whole_and_several_as_a_phrase():
    text = "Vi så fuld tillid, og den voksede."
    assert sought(text, TextRange(13, 17)) == "tillid"
    assert sought(text, TextRange(8, 18)) == '"fuld tillid"'
    assert sought(text, None) == ""
    assert sought("ord " * 60, TextRange(0, 200)) == ""
