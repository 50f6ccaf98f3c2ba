"""The order in which the columns of a page are read."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from statistics import quantiles
from typing import NamedTuple

from qualapp.importers.page_lines import rows_in, runs_in
from qualapp.importers.pdf_file import Word

_GAP = 0.75
_FEW = 2
_MANY = 4
_NARROWEST = 7.0
_LEAST_SHARE = 0.4
_LEAST_FILLED = 0.5
_SAME_EDGE = 3.0
_MOST_COLUMNS = 6
_MOST_EDGES = 40


class _Run(NamedTuple):
    """Words of one row without a wide gap between them."""

    left: float
    right: float
    top: float
    bottom: float
    words: Sequence[Word]


def columns_of(words: Sequence[Word]) -> list[list[Word]]:
    """The words in stretches that are read one after the other: columns, and what stands across them."""
    if not words:
        return []
    runs = [_run(run) for row in rows_in(words) for run in runs_in(row, _GAP)]
    return [[word for run in stretch for word in run.words] for stretch in _stretches(runs, _MOST_COLUMNS)]


def _run(words: Sequence[Word]) -> _Run:
    top, bottom = min(word.top for word in words), max(word.bottom for word in words)
    return _Run(words[0].left, max(word.right for word in words), top, bottom, words)


def _stretches(runs: list[_Run], most: int) -> Iterator[list[_Run]]:
    gutter = _gutter(runs) if most > 1 else None
    if gutter is None:
        yield runs
        return
    whole: list[_Run] = []
    for band in _bands(runs, gutter):
        left, right = _parted(band, gutter)
        if not _are_columns(left, right):
            whole += band
            continue
        if whole:
            yield whole
            whole = []
        yield from _stretches(left, most - 1)
        yield from _stretches(right, most - 1)
    if whole:
        yield whole


def _gutter(runs: Sequence[_Run]) -> float | None:
    """A place at which the page falls into columns: left of where many runs begin, with the most runs in columns."""
    edges = Counter(round(run.left / _SAME_EDGE) for run in runs).most_common(_MOST_EDGES)
    places = [(edge - 1) * _SAME_EDGE for edge, _count in edges]
    best, most = None, 0
    for place in sorted(places):
        count = sum(len(band) for band in _bands(runs, place) if _are_columns(*_parted(band, place)))
        if count > most:
            best, most = place, count
    return best


def _bands(runs: Sequence[_Run], gutter: float) -> Iterator[list[_Run]]:
    """The runs from the top, cut where some stand across the gutter and where that ends."""
    for _crosses, band in groupby(runs, key=lambda run: run.left < gutter < run.right):
        yield list(band)


def _parted(band: Sequence[_Run], gutter: float) -> tuple[list[_Run], list[_Run]]:
    left = [run for run in band if run.right <= gutter]
    return left, [run for run in band if run.left >= gutter]


def _are_columns(left: Sequence[_Run], right: Sequence[_Run]) -> bool:
    """Whether both are columns of running text: several lines one below the other, about as wide, from the top."""
    if min(len(left), len(right)) < _FEW or max(len(left), len(right)) < _MANY or not _begin_together(left, right):
        return False
    widths = [quantiles((run.right - run.left for run in side), n=5)[3] for side in (left, right)]
    letters = max(run.bottom - run.top for run in (left[0], right[0]))
    if min(widths) < _NARROWEST * letters or min(widths) < _LEAST_SHARE * max(widths):
        return False
    return all(_filled(side) >= _LEAST_FILLED for side in (left, right))


def _begin_together(left: Sequence[_Run], right: Sequence[_Run]) -> bool:
    """Whether the columns begin at the same height; where both are long it does not matter."""
    if min(len(left), len(right)) >= _MANY:
        return True
    return abs(left[0].top - right[0].top) <= left[0].bottom - left[0].top


def _filled(side: Sequence[_Run]) -> float:
    """How much of the height of a column is filled with lines."""
    height = max(run.bottom for run in side) - min(run.top for run in side)
    return sum(run.bottom - run.top for run in side) / height if height else 1.0
