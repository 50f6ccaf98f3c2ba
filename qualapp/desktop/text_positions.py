"""The border to Qt's positions: its documents count UTF-16 units and leave out what is drawn elsewhere."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter

from qualapp.model.text import TextRange

_WIDE = re.compile("[\U00010000-\U0010ffff]")


class TextPositions:
    """Convert positions of a text to those of a Qt document that leaves out its hidden stretches.

    Positions in the text are code points. `visible` is what the document holds.

    >>> positions = TextPositions("A: 🙂 ja", hidden=[TextRange(0, 3)])
    >>> positions.visible, positions.to_qt(5), positions.from_qt(3)
    ('🙂 ja', 3, 5)
    """

    def __init__(self, text: str, hidden: Sequence[TextRange] = ()) -> None:
        shown = list(_shown(len(text), hidden))
        self.visible = "".join(text[start:end] for start, end in shown)
        self._text_starts = [start for start, _ in shown]
        self._lengths = [end - start for start, end in shown]
        self._starts: list[int] = []
        at = 0
        for length in self._lengths:
            self._starts.append(at)
            at += length
        self._wide = [match.start() for match in _WIDE.finditer(self.visible)]
        self._wide_qt = [index + before for before, index in enumerate(self._wide)]

    def to_visible(self, position: int) -> int:
        """The position among the visible characters; a hidden one is where its stretch would stand."""
        index = max(0, bisect_right(self._text_starts, position) - 1)
        return self._starts[index] + max(0, min(position - self._text_starts[index], self._lengths[index]))

    def from_visible(self, position: int, end: bool = False) -> int:
        """The position in the text: after a stretch hidden there, or before it where a selection ends."""
        index = max(0, bisect_left(self._starts, position) - 1) if end else bisect_right(self._starts, position) - 1
        return self._text_starts[index] + min(position - self._starts[index], self._lengths[index])

    def to_qt(self, position: int) -> int:
        """The position in the document of a position in the text."""
        return self._widened(self.to_visible(position))

    def from_qt(self, position: int, end: bool = False) -> int:
        """The position in the text; inside a character of two units its start, or its end where a selection ends."""
        index = bisect_left(self._wide_qt, position)
        inside = end and index > 0 and self._wide_qt[index - 1] == position - 1
        return self.from_visible(position - index + inside, end)

    def range_to_qt(self, text_range: TextRange) -> TextRange:
        """The stretch of the document that shows this range."""
        return TextRange(self.to_qt(text_range.start), self.to_qt(text_range.end))

    def range_from_qt(self, qt_range: TextRange) -> TextRange:
        """The range of a stretch of the document, without what is hidden at its ends."""
        start = self.from_qt(qt_range.start)
        return TextRange(start, max(start, self.from_qt(qt_range.end, end=True)) if qt_range else start)

    def _widened(self, visible: int) -> int:
        return visible + bisect_left(self._wide, visible)


def _shown(length: int, hidden: Sequence[TextRange]) -> Iterator[tuple[int, int]]:
    """What remains between the hidden stretches; at both ends possibly nothing."""
    at = 0
    for stretch in sorted(hidden, key=attrgetter("start")):
        if not stretch or stretch.end <= at:
            continue
        if stretch.start > at or at == 0:
            yield at, max(at, min(stretch.start, length))
        at = min(stretch.end, length)
    yield at, length
