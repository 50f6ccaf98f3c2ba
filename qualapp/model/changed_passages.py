"""The lines in which two versions of a text differ, to be read by a person."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from qualapp.model.text_edit import TextEdit


class Piece(Enum):
    """What became of some words."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True)
class ChangedPassage:
    """Whole lines with their differences; `start` and `end` are where they stood in the old text."""

    start: int
    end: int
    pieces: tuple[tuple[Piece, str], ...]


def changed_passages(old: str, edits: Sequence[TextEdit]) -> list[ChangedPassage]:
    """The lines that edits change, in order; edits are given last first, as they are made.

    >>> passage, = changed_passages("Ja.\\nDet var godt", [TextEdit(8, "var", "er")])
    >>> [text for _piece, text in passage.pieces]
    ['Det ', 'var', 'er', ' godt']
    """
    return [
        ChangedPassage(start, end, tuple(_pieces(old, start, end, near))) for start, end, near in _lines(old, edits)
    ]


def shortened(passage: ChangedPassage, around: int = 90) -> tuple[tuple[Piece, str], ...]:
    """The pieces of a passage, of what stayed the same only so much as is needed to find one's way.

    >>> passage = ChangedPassage(0, 40, ((Piece.SAME, "Vi kom hjem til os selv igen den "), (Piece.GONE, "aften")))
    >>> [text for _piece, text in shortened(passage, around=8)]
    ['… den ', 'aften']
    """
    last = len(passage.pieces) - 1
    return tuple(
        (piece, _cut(text, around, place > 0, place < last) if piece is Piece.SAME else text)
        for place, (piece, text) in enumerate(passage.pieces)
    )


def _lines(old: str, edits: Sequence[TextEdit]) -> Iterator[tuple[int, int, list[TextEdit]]]:
    """The stretches of whole lines that edits lie in, each with its edits in order."""
    start = end = 0
    near: list[TextEdit] = []
    for edit in reversed(edits):
        first = old.rfind("\n", 0, edit.at) + 1
        line_end = old.find("\n", edit.end)
        if near and first > end:
            yield start, end, near
            near = []
        start = start if near else first
        end = max(end, line_end if line_end >= 0 else len(old))
        near.append(edit)
    if near:
        yield start, end, near


def _pieces(old: str, start: int, end: int, edits: Sequence[TextEdit]) -> Iterator[tuple[Piece, str]]:
    reached = start
    for edit in edits:
        told = ((Piece.SAME, old[reached : edit.at]), (Piece.GONE, edit.removed), (Piece.NEW, edit.inserted))
        yield from ((piece, text) for piece, text in told if text)
        reached = edit.end
    if old[reached:end]:
        yield Piece.SAME, old[reached:end]


def _cut(text: str, around: int, after: bool, before: bool) -> str:
    """A text without its middle, or without the end that no change touches."""
    if len(text) <= around * (1 + (after and before)) + 20:
        return text
    head = text[:around].rsplit(" ", 1)[0] + " " if after else ""
    tail = " " + text[-around:].split(" ", 1)[-1] if before else ""
    return f"{head}…{tail}"
