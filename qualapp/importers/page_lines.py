"""The lines on a page: words that stand side by side."""

import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from qualapp.importers.pdf_file import Word

_HALF = 0.5
_WIDE = 2.0
_SAME_EDGE = 3.0
_MOST_EDGES = 20


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text and the box around it.

    `opening` is how wide its first word is, `size` how high its letters are; `is_row` where it is known to be the row
    of a table.
    """

    text: str
    left: float
    right: float
    top: float
    bottom: float
    opening: float
    size: float
    is_row: bool = False


def rows_in(words: Iterable[Word]) -> list[list[Word]]:
    """The words by the height on which they stand, from the top; within a row from the left."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.top + word.bottom) / 2):
        if rows and _stand_side_by_side(rows[-1][0], word):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [sorted(row, key=lambda word: word.left) for row in rows]


def runs_in(row: Sequence[Word], gap: float) -> Iterator[list[Word]]:
    """The parts of a row between which there are wide gaps, measured in heights of letters."""
    run: list[Word] = []
    for word in row:
        if run and word.left - run[-1].right > gap * max(word.height, run[-1].height):
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def line_of(row: Sequence[Word]) -> Line:
    """A row as a line of text; where the gap is as wide as between cells stands a tab."""
    return _line(row, list(runs_in(row, _WIDE)))


def lines_in(words: Iterable[Word]) -> list[Line]:
    """The lines of a column; the words of a cell that go on below a label or name are part of its row."""
    rows = rows_in(words)
    edges = _edges(rows)
    lines: list[Line] = []
    within = -1.0
    for row in rows:
        edge = next((edge for edge in edges if _has_cell_at(row, edge)), -1.0)
        before = [word for word in row if word.left < edge - _SAME_EDGE]
        if edge < 0:
            lines.append(line_of(row))
        elif before or edge != within:
            line = _line(row, [before, row[len(before) :]])
            lines.append(replace(line, is_row=True))
        else:
            lines[-1] = replace(lines[-1], text=f"{lines[-1].text} {line_of(row).text}")
        within = edge
    return lines


def _edges(rows: Sequence[Sequence[Word]]) -> list[float]:
    """Where the second of two cells begins, of which there are rows that have words in that cell only."""
    starts = sorted(row[0].left for row in rows)
    found: list[float] = []
    for row in rows:
        cells = list(runs_in(row, _WIDE))
        edge = cells[-1][0].left
        is_known = any(abs(edge - other) <= _SAME_EDGE for other in found)
        if len(cells) == 2 and not is_known and len(found) < _MOST_EDGES:
            place = bisect_left(starts, edge - _SAME_EDGE)
            if place < len(starts) and starts[place] <= edge + _SAME_EDGE:
                found.append(edge)
    return found


def _has_cell_at(row: Sequence[Word], edge: float) -> bool:
    """Whether a word begins at the edge, with more space before it than between words."""
    if abs(row[0].left - edge) <= _SAME_EDGE:
        return True
    beside = pairwise(row)
    return any(
        abs(word.left - edge) <= _SAME_EDGE and word.left - last.right >= _HALF * word.height for last, word in beside
    )


def _line(row: Sequence[Word], runs: Sequence[Sequence[Word]]) -> Line:
    cells = [" ".join(word.text for word in run) for run in runs]
    if _reads_leftwards(row):
        cells = [" ".join(reversed(cell.split(" "))) for cell in reversed(cells)]
    return Line(
        "\t".join(cells),
        row[0].left,
        max(word.right for word in row),
        min(word.top for word in row),
        max(word.bottom for word in row),
        row[0].right - row[0].left,
        median(word.height for word in row),
    )


def pitch_of(lines: Sequence[Line]) -> float:
    """How far below a line the next one usually begins."""
    steps = [below.top - above.top for above, below in pairwise(lines) if below.top > above.top]
    return median(steps) if steps else 0.0


def _reads_leftwards(row: Sequence[Word]) -> bool:
    """Whether a row is Arabic, Hebrew or the like."""
    kinds = [unicodedata.bidirectional(character) for word in row for character in word.text[:2]]
    return sum(kind in ("R", "AL") for kind in kinds) > sum(kind == "L" for kind in kinds)


def _stand_side_by_side(one: Word, other: Word) -> bool:
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared >= _HALF * min(one.height, other.height)
