"""The lines of a transcript distributed over pages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from qualapp.desktop.paper.set_passage import SetPassage
from qualapp.desktop.paper.sheet import AIR, BOTTOM, LINE, TOP
from qualapp.model.text import TextRange

_TOGETHER = 2


@dataclass(frozen=True)
class PlacedLine:
    """A line of a passage on its page; `number` counts the lines of the whole transcript from 1."""

    passage: SetPassage
    index: int
    number: int
    y: float

    @property
    def range(self) -> TextRange:
        """The stretch of the source in it."""
        return self.passage.range_of(self.index)


@dataclass
class Page:
    """The lines of one page from top to bottom, and where the next would stand."""

    y: float = TOP
    lines: list[PlacedLine] = field(default_factory=list)

    def room(self, air: float = 0) -> int:
        """How many lines still fit."""
        return max(0, int((BOTTOM - self.y - air) // LINE))


def pages(passages: Sequence[SetPassage], first_top: float) -> Iterator[Page]:
    """Break passages into pages: no first or last line alone, no heading at the foot of a page."""
    page = Page(first_top)
    number = 0
    for place, passage in enumerate(passages):
        following = passages[place + 1] if place + 1 < len(passages) else None
        index = 0
        while index < passage.count:
            air = AIR if index == 0 and passage.marked.passage.begins and page.lines else 0
            fitting = _fitting(page, passage, passage.count - index, air, following)
            if not fitting:
                yield page
                page = Page()
                continue
            page.y += air
            for _line in range(fitting):
                number += 1
                page.lines.append(PlacedLine(passage, index, number, page.y))
                page.y += LINE
                index += 1
    yield page


def _fitting(page: Page, passage: SetPassage, left: int, air: float, following: SetPassage | None) -> int:
    """How many of the lines that are left go on this page; all that fit where the page is still empty."""
    room = page.room(air)
    if not page.lines and page.y == TOP:
        return min(left, max(1, room))
    if passage.is_heading and following is not None:
        return left if room >= left + min(_TOGETHER, following.count) + 1 else 0
    if room >= left:
        return left
    if left - room < _TOGETHER:
        room = left - _TOGETHER
    return room if room >= _TOGETHER else 0
