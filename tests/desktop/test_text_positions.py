from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument

from qualapp.desktop.text_positions import TextPositions
from qualapp.model.text import TextRange

PIECES = st.sampled_from(["a", "æ", " ", "\n", "🙂", "👩‍👧", "e\u0301", "שלום", "ordet", "𝄞", "\u00a0", "."])
TEXTS = st.lists(PIECES, max_size=30).map("".join)


@st.composite
def texts_with_hidden(draw: st.DrawFn) -> tuple[str, list[TextRange]]:
    text = draw(TEXTS)
    places = st.integers(0, len(text))
    pairs = draw(st.lists(st.tuples(places, places).map(sorted), max_size=5))
    return text, [TextRange(start, end) for start, end in pairs]


def is_hidden(position: int, hidden: Sequence[TextRange]) -> bool:
    return any(stretch.contains(position) for stretch in hidden)


@given(texts_with_hidden())
def test_what_is_hidden_is_not_in_the_document_and_all_else_is(given):
    text, hidden = given
    shown = "".join(character for at, character in enumerate(text) if not is_hidden(at, hidden))
    assert TextPositions(text, hidden).visible == shown


@given(texts_with_hidden())
def test_a_visible_character_comes_back_from_where_it_went(given):
    text, hidden = given
    positions = TextPositions(text, hidden)
    for position in range(len(text)):
        if not is_hidden(position, hidden):
            there = positions.to_qt(position)
            assert positions.from_qt(there) == position
            assert positions.from_qt(there + 1 + (ord(text[position]) > 0xFFFF), end=True) == position + 1


@given(texts_with_hidden())
def test_positions_never_cross(given):
    text, hidden = given
    positions = TextPositions(text, hidden)
    there = [positions.to_qt(position) for position in range(len(text) + 1)]
    assert there == sorted(there)
    length = there[-1]
    for end in (False, True):
        back = [positions.from_qt(position, end) for position in range(length + 1)]
        assert back == sorted(back)
        assert all(0 <= position <= len(text) for position in back)


@given(texts_with_hidden(), st.data())
def test_a_stretch_of_the_document_is_the_same_words_in_the_text(given, data):
    text, hidden = given
    positions = TextPositions(text, hidden)
    document = QTextDocument()
    document.setPlainText(positions.visible)
    edges = [0, *(positions.to_qt(at) for at in range(len(text) + 1))]
    start, end = sorted((data.draw(st.sampled_from(edges)), data.draw(st.sampled_from(edges))))
    found = positions.range_from_qt(TextRange(start, end))
    words = "".join(text[at] for at in range(found.start, found.end) if not is_hidden(at, hidden))
    units = "".join(document.characterAt(at) for at in range(start, end))
    said = units.encode("utf-16", "surrogatepass").decode("utf-16").replace("\u2029", "\n")
    assert words == said
    if found:
        assert positions.range_to_qt(found) == TextRange(start, end)


@given(texts_with_hidden())
def test_a_selection_leaves_out_what_is_hidden_at_its_ends(given):
    text, hidden = given
    positions = TextPositions(text, hidden)
    length = positions.to_qt(len(text))
    for start in range(length):
        found = positions.range_from_qt(TextRange(start, length))
        assert not is_hidden(found.start, hidden)
        assert not is_hidden(found.end - 1, hidden)


def test_the_place_of_a_label_is_after_it_at_a_start_and_before_it_at_an_end():
    text = "nej\nMor: ja"
    positions = TextPositions(text, [TextRange(4, 9)])
    assert positions.visible == "nej\nja"
    assert positions.from_qt(4) == 9
    assert positions.from_qt(4, end=True) == 4
    assert positions.to_qt(6) == 4


def test_the_middle_of_a_wide_character_belongs_to_it():
    positions = TextPositions("a🙂b")
    assert positions.range_from_qt(TextRange(2, 3)) == TextRange(1, 2)
    assert positions.range_from_qt(TextRange(0, 2)) == TextRange(0, 2)
