"""Which highlight each stretch of text shows where excerpts overlap."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from qualapp.desktop.coding.marks import MarkedExcerpt, inwards
from qualapp.model.text import TextRange

MOST_UNDERLINES = 3


@dataclass(frozen=True)
class Piece:
    """A stretch over which the same excerpts lie: one is shown as wash, others as underlines."""

    range: TextRange
    shown: MarkedExcerpt
    under: tuple[MarkedExcerpt, ...] = ()


def pieces(excerpts: Sequence[MarkedExcerpt], within: TextRange, focused: int | None = None) -> list[Piece]:
    """Cut a range where excerpts begin and end; stretches without excerpts are left out.

    The focused excerpt is shown, else the shortest, else the one that begins last; the others underline it,
    the one that began first on top.
    """
    here = [excerpt for excerpt in excerpts if excerpt.range and excerpt.range.overlaps(within)]
    cuts = {within.start, within.end}
    for excerpt in here:
        cuts.update((max(excerpt.range.start, within.start), min(excerpt.range.end, within.end)))
    edges = sorted(cuts)
    found: list[Piece] = []
    for start, end in pairwise(edges):
        over = [excerpt for excerpt in here if excerpt.range.start <= start and end <= excerpt.range.end]
        if over:
            shown = min(over, key=lambda excerpt: (excerpt.id != focused, inwards(excerpt)))
            under = sorted((other for other in over if other is not shown), key=_begun)
            found.append(Piece(TextRange(start, end), shown, tuple(under[:MOST_UNDERLINES])))
    return found


def _begun(excerpt: MarkedExcerpt) -> tuple[int, int, int]:
    return excerpt.range.start, -excerpt.range.end, excerpt.id
