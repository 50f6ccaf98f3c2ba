"""The words around a hit begin shortly before it and are cut with an ellipsis."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualapp.desktop.find.hit_painter import fitted
from qualapp.desktop.find.snippet import Snippet, snippet
from qualapp.model.text import TextRange

LETTERS = "ab æ🙂\n\u00adZ"


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[TextRange]]:
    text = draw(st.text(LETTERS, min_size=1, max_size=900))
    ends = draw(st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))), max_size=4))
    return text, sorted(TextRange(min(a, b), max(a, b)) for a, b in ends if a != b)


@given(marked_texts(), st.integers(0, 60))
def test_marks_stand_on_the_same_words_as_before(marked, before) -> None:
    text, marks = marked
    cut = snippet(text, marks, before)
    start = text.replace("\n", " ").find(cut.text.removeprefix("… ")) if cut.text.startswith("… ") else 0
    assert start >= 0
    for mark in cut.marks:
        assert mark.of(cut.text)
        assert mark.end <= len(cut.text)
    if marks:
        whole = marks[0].of(text).replace("\n", " ")
        assert whole.startswith(cut.marks[0].of(cut.text)[:1])
        assert cut.marks[0].start <= before + 2


def test_a_mark_near_the_beginning_leaves_nothing_out() -> None:
    assert snippet("Vi mødtes hver uge", [TextRange(3, 9)]) == Snippet("Vi mødtes hver uge", (TextRange(3, 9),))


def test_line_breaks_are_shown_as_spaces() -> None:
    assert snippet("en\nto", []).text == "en to"


@pytest.mark.parametrize("width", [8, 60, 184, 400])
def test_two_lines_hold_the_beginning_and_end_with_an_ellipsis(theme, width) -> None:
    text = "Vi mødtes hver uge i fælleshuset, og så kom sundhedsplejersken forbi med svar på det hele. " * 4
    layout = fitted(Snippet(text, (TextRange(3, 9),)), width, 2)
    shown = layout.text()
    assert layout.lineCount() <= 2
    assert shown.endswith("…")
    assert text.startswith(shown[:-1])
    assert all(layout.lineAt(line).naturalTextWidth() <= width + 1 for line in range(layout.lineCount()) if width > 8)


def test_words_that_fit_have_no_ellipsis(theme) -> None:
    assert fitted(Snippet("Så kom jeg igen.", ()), 200, 2).text() == "Så kom jeg igen."


@given(marked_texts(), st.integers(20, 300))
def test_whatever_was_said_is_laid_out_on_the_lines_there_are(theme, marked, width) -> None:
    text, marks = marked
    assert fitted(snippet(text, marks), width, 2).lineCount() <= 2
