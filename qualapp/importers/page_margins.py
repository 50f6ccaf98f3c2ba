"""Headers and footers: what repeats at the top or bottom of most pages."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from qualapp.importers.page_lines import line_of, rows_in
from qualapp.importers.pdf_file import Word

_DEEPEST = 4
_MOSTLY = 0.4
_FEWEST = 3
_SAME_PLACE = 6.0
_FAR = 1.4
_WIDEST = 2.2
_NUMBER = re.compile(r"\d+")
_ROMAN = re.compile(r"[ivxlc]+", re.IGNORECASE)
_AT_AN_END = re.compile(r"(?:^\W*(\d{1,5})\b|\b(\d{1,5})\W*$)")


class _Mark(NamedTuple):
    """What a row at an end of a page has in common with those of other pages."""

    at_top: bool
    words: str
    pages_before: int | None = None


class Margins:
    """What repeats in a sample of pages, each given with its number.

    Rows repeat that say the same but for numbers, and rows that begin or end with the number of their page, whatever
    else they say. `left_out` are those that were left out, each once.
    """

    def __init__(self, sample: Iterable[tuple[int, Sequence[Word]]]) -> None:
        places: dict[_Mark, list[float]] = {}
        pages = 0
        for page, words in sample:
            pages += bool(words)
            for mark, place in dict(_outermost(page, rows_in(words))).items():
                places.setdefault(mark, []).append(place)
        fewest = max(_FEWEST, _MOSTLY * pages)
        self._repeated = {mark: median(found) for mark, found in places.items() if len(found) >= fewest}
        self._left_out: dict[str, str] = {}

    @property
    def left_out(self) -> list[str]:
        """What was left out: one row of each that differ only in their numbers."""
        return list(self._left_out.values())

    def without(self, page: int, words: Sequence[Word]) -> list[Word]:
        """The words of a page but for those at its ends that repeat and have space between them and the others."""
        groups = _groups(rows_in(words))
        if len(groups) > 1 and self._all_repeat(page, groups[0], at_top=True):
            del groups[0]
        if len(groups) > 1 and self._all_repeat(page, groups[-1], at_top=False):
            del groups[-1]
        return [word for group in groups for row in group for word in row]

    def are_all(self, page: int, words: Sequence[Word]) -> bool:
        """Whether there is nothing on a page but what repeats."""
        rows = rows_in(words)
        return all(self._repeats(page, row, at_top=True) or self._repeats(page, row, at_top=False) for row in rows)

    def _all_repeat(self, page: int, group: Sequence[Sequence[Word]], at_top: bool) -> bool:
        if len(group) > _DEEPEST or not all(self._repeats(page, row, at_top) for row in group):
            return False
        for row in group:
            self._left_out.setdefault(_masked(_text(row)), _text(row))
        return True

    def _repeats(self, page: int, row: Sequence[Word], at_top: bool) -> bool:
        marks = _marks(page, row, at_top)
        return any(mark in self._repeated and abs(self._repeated[mark] - place) <= _SAME_PLACE for mark, place in marks)


def _groups(rows: Sequence[list[Word]]) -> list[list[list[Word]]]:
    """The rows of a page, parted where there is more space between them than between lines."""
    steps = [below[0].top - above[0].top for above, below in pairwise(rows)]
    height = median(row[0].height for row in rows) if rows else 0.0
    most = _FAR * min(max(min(steps, default=0.0), height), _WIDEST * height)
    groups = [[row] for row in rows[:1]]
    for row, step in zip(rows[1:], steps, strict=True):
        if step > most:
            groups.append([])
        groups[-1].append(row)
    return groups


def _outermost(page: int, rows: Sequence[Sequence[Word]]) -> Iterator[tuple[_Mark, float]]:
    for row in rows[:_DEEPEST]:
        yield from _marks(page, row, at_top=True)
    for row in rows[-_DEEPEST:]:
        yield from _marks(page, row, at_top=False)


def _marks(page: int, row: Sequence[Word], at_top: bool) -> Iterator[tuple[_Mark, float]]:
    text, place = _text(row), row[0].top
    yield _Mark(at_top, _masked(text)), place
    for found in _AT_AN_END.finditer(text):
        yield _Mark(at_top, "", int(found[1] or found[2]) - page), place


def _text(row: Sequence[Word]) -> str:
    return " ".join(line_of(row).text.split())


def _masked(text: str) -> str:
    """The text without its numbers."""
    return "#" if _ROMAN.fullmatch(text) else _NUMBER.sub("#", text)
