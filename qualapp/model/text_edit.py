"""One edit of a text, and where it carries what points into the text."""

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qualapp.model.text import TextRange

Edges = tuple[int, ...]
"""The positions at which a stretch that holds text begins and ends; two more inside it for a turn's speech."""

_PIECE = re.compile(r"\w+|\s+|[^\w\s]")


@dataclass(frozen=True)
class TextEdit:
    """What was removed at a position, and what stands there instead."""

    at: int
    removed: str
    inserted: str

    @property
    def end(self) -> int:
        """Where what was removed ended."""
        return self.at + len(self.removed)

    @property
    def growth(self) -> int:
        """How much longer the text has become."""
        return len(self.inserted) - len(self.removed)

    def backwards(self) -> "TextEdit":
        """The edit that takes this one back.

        >>> TextEdit(3, "var", "er").backwards()
        TextEdit(at=3, removed='er', inserted='var')
        """
        return TextEdit(self.at, self.inserted, self.removed)

    def of(self, text: str) -> str:
        """The text after the edit."""
        return text[: self.at] + self.inserted + text[self.end :]

    def carried(self, range: Edges) -> Edges:
        """Where a quoted stretch lies after the edit: it never takes in words typed at its ends.

        An end inside what was removed moves to the edge of the words that are left; where none are left, the stretch
        is empty.

        >>> TextEdit(5, "", "xx").carried((5, 9)), TextEdit(9, "", "xx").carried((5, 9))
        ((7, 11), (5, 9))
        """
        start, stop = range
        if not self.removed:
            if start == stop:
                return (start + self.growth, stop + self.growth) if start > self.at else range
            return start + self.growth * (start >= self.at), stop + self.growth * (stop > self.at)
        start = self._edge(start, self.at + len(self.inserted))
        stop = self._edge(stop, self.at)
        return (start, stop) if start <= stop else (self.at, self.at)

    def carried_holders(self, held: Sequence[Edges]) -> list[Edges]:
        """Where stretches that hold the text lie after the edit, all of a kind in order: they take in what is typed.

        What is typed between two that touch belongs to the first. One that lost all its words is empty.
        """
        return list(self._carried_by_removal(held) if self.removed else self._carried_by_insertion(held))

    def _edge(self, position: int, inside: int) -> int:
        if position <= self.at:
            return position
        return position + self.growth if position >= self.end else inside

    def _carried_by_insertion(self, held: Sequence[Edges]) -> Iterator[Edges]:
        at, growth = self.at, self.growth
        taken = any(edges[0] < edges[-1] == at for edges in held)
        for edges in held:
            if edges[-1] < at:
                yield edges
            elif edges[0] > at or (edges[0] == at and taken):
                yield tuple(position + growth for position in edges)
            else:
                taken = taken or edges[0] == at
                half = len(edges) // 2
                begins = (position + growth * (position > at) for position in edges[:half])
                yield (*begins, *(position + growth * (position >= at) for position in edges[half:]))

    def _carried_by_removal(self, held: Sequence[Edges]) -> Iterator[Edges]:
        after = self.at + len(self.inserted)
        absorbed = any(edges[0] <= self.at < edges[-1] < self.end for edges in held)
        for edges in held:
            if edges[-1] <= self.at:
                yield edges
            elif edges[0] >= self.end:
                yield tuple(position + self.growth for position in edges)
            elif (edges[0] > self.at and edges[-1] < self.end) or (edges[0] > self.at and absorbed):
                yield self._left_of(edges, after)
            else:
                half = len(edges) // 2
                begins = (self._edge(position, self.at) for position in edges[:half])
                yield (*begins, *(self._edge(position, after) for position in edges[half:]))

    def _left_of(self, edges: Edges, after: int) -> Edges:
        """What is left of one that began inside what was removed, where another takes the new words."""
        return tuple(self._edge(position, after) for position in edges)


def smallest_edits(old: str, new: str, at: int = 0) -> list[TextEdit]:
    """The edits by whole words that make one text of another, last first, so that each leaves the next in its place.

    >>> smallest_edits("det var godt", "det er godt")
    [TextEdit(at=4, removed='var', inserted='er')]
    """
    before, after = _PIECE.findall(old), _PIECE.findall(new)
    starts = [0]
    for piece in before:
        starts.append(starts[-1] + len(piece))
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    edits = [
        TextEdit(at + starts[a], "".join(before[a:b]), "".join(after[c:d]))
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
    ]
    return edits[::-1]


def is_lost(before: TextRange, after: TextRange) -> bool:
    """Whether a stretch lost all its words."""
    return bool(before) and not after
