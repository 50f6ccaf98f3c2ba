"""Whole letters and whole words: where a selection may end, and how an end moves by a word."""

import re
from typing import Literal

from PySide6.QtCore import QTextBoundaryFinder
from PySide6.QtGui import QTextDocument

from qualapp.model.text import TextRange

End = Literal["start", "end"]

_AROUND_WORDS = " .,;:!?()[]«»“”„‘’'*-–—…"
_LONGEST_SOUGHT = 100
_WORD = re.compile(r"\S+")
_FORWARD_TO_START = re.compile(r"\S*\s+(?=\S)")


def whole_letters(document: QTextDocument, stretch: TextRange) -> TextRange:
    """The stretch of a document grown so that no letter is parted from its marks, no character from itself."""
    return TextRange(_letter_edge(document, stretch.start, forward=False), _letter_edge(document, stretch.end))


def _letter_edge(document: QTextDocument, position: int, forward: bool = True) -> int:
    block = document.findBlock(position)
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, block.text())
    finder.setPosition(position - block.position())
    if finder.isAtBoundary():
        return position
    edge = finder.toNextBoundary() if forward else finder.toPreviousBoundary()
    return block.position() + edge if edge >= 0 else position


def sought(text: str, selected: TextRange | None) -> str:
    """A search for the selected words, whole where only a part of one is selected; none where they are too many.

    >>> sought("Der var fuld tillid nu.", TextRange(9, 15))
    '"fuld tillid"'
    """
    words = " ".join(selected.whole_words(text).of(text).split()) if selected else ""
    words = words.replace('"', "").strip(_AROUND_WORDS)
    quoted = f'"{words}"' if " " in words else words
    return quoted if len(quoted) <= _LONGEST_SOUGHT else ""


def moved_by_word(text: str, words: TextRange, which: End, direction: int) -> TextRange | None:
    """The range with one end moved a word on or back; None where there is no word or nothing would remain.

    >>> text = "fire gange om ugen"
    >>> moved_by_word(text, TextRange(5, 10), "end", 1).of(text)
    'gange om'
    >>> moved_by_word(text, TextRange(5, 13), "start", 1).of(text)
    'om'
    """
    if which == "end":
        end = _next_end(text, words.end) if direction > 0 else _previous_end(text, words.end)
        return TextRange(words.start, end) if end is not None and end > words.start else None
    start = _next_start(text, words.start) if direction > 0 else _previous_start(text, words.start)
    return TextRange(start, words.end) if start is not None and start < words.end else None


def _next_end(text: str, position: int) -> int | None:
    found = _WORD.search(text, position)
    return found.end() if found else None


def _next_start(text: str, position: int) -> int | None:
    found = _FORWARD_TO_START.match(text, position)
    return found.end() if found else None


def _previous_end(text: str, position: int) -> int | None:
    return _back_over(text, _back_over(text, position, words=True), words=False) or None


def _previous_start(text: str, position: int) -> int | None:
    before = _back_over(text, position, words=False)
    start = _back_over(text, before, words=True)
    return start if start < before else None


def _back_over(text: str, position: int, words: bool) -> int:
    while position > 0 and text[position - 1].isspace() != words:
        position -= 1
    return position
