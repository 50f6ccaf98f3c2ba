"""Stretches of text, and the one form in which text enters a project."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from unicodedata import category

_BREAKS = "\r\n|[\r\u2028\u2029\v\f]"
_FORBIDDEN = "[\x00-\x08\x0e-\x1f\ufffe\uffff\ud800-\udfff]"
_CHANGED = re.compile(f"^(?:\ufeff|{_FORBIDDEN})+|{_BREAKS}|{_FORBIDDEN}")
_PERHAPS_CHANGED = re.compile("[\x00-\x08\v-\x1f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")

_JOINED = ("Mn", "Mc", "Cf")
"""What stands between letters of a word: their marks, soft hyphens and joiners."""


@dataclass(frozen=True, order=True)
class TextRange:
    """The characters from start up to, not including, end.

    Positions are 0-based Unicode code points.

    >>> TextRange(3, 8).of("en lille prøve")
    'lille'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a range of text: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def __bool__(self) -> bool:
        return self.end > self.start

    def overlaps(self, other: "TextRange") -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, position: int) -> bool:
        """Whether the character at this position is inside."""
        return self.start <= position < self.end

    def of(self, text: str) -> str:
        """The words of this range in a text."""
        return text[self.start : self.end]

    def moved(self, by: int) -> "TextRange":
        """The same length, further on."""
        return TextRange(self.start + by, self.end + by)

    def trimmed(self, text: str) -> "TextRange":
        """Without white space at the ends; empty at its start when there is nothing else.

        >>> TextRange(0, 7).trimmed("  ord  ")
        TextRange(start=2, end=5)
        """
        words = self.of(text)
        stripped = words.lstrip()
        start = self.start + len(words) - len(stripped) if stripped else self.start
        return TextRange(start, start + len(stripped.rstrip()))

    def whole_words(self, text: str) -> "TextRange":
        """Grown to whole words where an end lies inside one.

        >>> TextRange(5, 10).whole_words("fuld tillid nu").of("fuld tillid nu")
        'tillid'
        """
        start, end = self.start, self.end
        while self and start > 0 and _in_one_word(text, start):
            start -= 1
        while self and end < len(text) and _in_one_word(text, end):
            end += 1
        return TextRange(start, end)


@dataclass(frozen=True)
class Normalised:
    """A text as the project keeps it, and where each position of the text given went."""

    text: str
    _given: tuple[int, ...] = ()
    _shift: tuple[int, ...] = ()

    def position(self, given: int) -> int:
        """The position in the kept text of a position in the text that was given.

        >>> normalise("en\\r\\nto").position(4)
        3
        """
        index = bisect_right(self._given, given) - 1
        if index < 0:
            return given
        last = len(self.text)
        return max(0, min(given + self._shift[index], last))

    def range(self, given: TextRange) -> TextRange:
        """The range in the kept text of a range in the text that was given."""
        start = self.position(given.start)
        return TextRange(start, max(start, self.position(given.end)))


def normalise(given: str) -> Normalised:
    """Give a text the form in which it is kept: one kind of line break, no characters that XML forbids.

    CRLF, CR, U+2028, U+2029, VT and FF become LF; a leading byte order mark, NUL, other control characters and
    lone surrogates go. No-break spaces, soft hyphens and hyphens at line ends stay.

    >>> normalise("\\ufeffHej\\r\\nmed\\x00 dig").text
    'Hej\\nmed dig'
    """
    if not _PERHAPS_CHANGED.search(given):
        return Normalised(given)
    parts: list[str] = []
    positions: list[int] = []
    shifts: list[int] = []
    last = shift = 0
    for match in _CHANGED.finditer(given):
        found = match.group()
        kept = "\n" if _is_break(found) else ""
        parts += (given[last : match.start()], kept)
        last = match.end()
        removed = len(found) - len(kept)
        for step in range(removed):
            positions.append(match.start() + len(kept) + step + 1)
            shift -= 1
            shifts.append(shift)
    parts.append(given[last:])
    return Normalised("".join(parts), tuple(positions), tuple(shifts))


def _in_one_word(text: str, position: int) -> bool:
    """Whether the letters on both sides of a position are of the same word."""
    return all(letter.isalnum() or category(letter) in _JOINED for letter in text[position - 1 : position + 1])


def _is_break(found: str) -> bool:
    return found[0] in "\r\u2028\u2029\v\f"


def kept(given: str) -> str:
    """A text as the project keeps it, where nobody asks for its positions.

    >>> kept("  Lærke\\x00vangen\\r\\n")
    '  Lærkevangen\\n'
    """
    return normalise(given).text
