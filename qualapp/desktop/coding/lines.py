"""Where the lines of a laid-out transcript stand; measured once, then looked up."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtGui import QTextDocument, QTextLine

from qualapp.desktop.coding.reading_style import LineStyle
from qualapp.desktop.coding.spans import Cell, cells, spans_of, turns_around, x_of
from qualapp.model.text import TextRange


class Line(NamedTuple):
    """One line on the page: the stretch of the document in it, and its place in the document's coordinates."""

    paragraph: int
    number: int
    start: int
    end: int
    baseline: int
    top: int
    bottom: int


class Lines:
    """All lines of a document whose layout does not change."""

    def __init__(self, document: QTextDocument, styles: Sequence[LineStyle]) -> None:
        self._document = document
        self._layout = document.documentLayout()
        self._styles = styles
        self._starts: list[int] = []
        self._tops: list[float] = []
        block = document.begin()
        while block.isValid():
            self._starts.append(block.position())
            self._tops.append(self._layout.blockBoundingRect(block).y())
            block = block.next()
        self._kept: dict[int, tuple[Line, ...]] = {}
        self._xs: dict[tuple[int, int], float] = {}
        self._turning: dict[int, bool] = {}
        self._rows: dict[Line, list[Cell]] = {}

    def of(self, paragraph: int) -> tuple[Line, ...]:
        """The lines of one paragraph of the document."""
        lines = self._kept.get(paragraph)
        if lines is None:
            lines = self._kept[paragraph] = tuple(self._measured(paragraph))
        return lines

    def at(self, position: int) -> Line:
        """The line in which this position of the document stands."""
        lines = self.of(max(0, bisect_right(self._starts, position) - 1))
        for line in reversed(lines):
            if line.start <= position:
                return line
        return lines[0]

    def last_of(self, stretch: TextRange) -> Line:
        """The line in which the last character of a stretch stands."""
        return self.at(max(stretch.start, stretch.end - 1))

    def between(self, top: float, bottom: float) -> list[Line]:
        """The lines that show between two heights."""
        first = max(0, bisect_right(self._tops, top) - 1)
        found: list[Line] = []
        for paragraph in range(first, len(self._tops)):
            if self._tops[paragraph] > bottom:
                break
            found += (line for line in self.of(paragraph) if line.bottom >= top and line.top <= bottom)
        return found

    def x(self, line: Line, position: int) -> float:
        """How far from the left a position of a line stands."""
        key = line.start, position
        x = self._xs.get(key)
        if x is None:
            laid_out, left, start = self._laid_out(line)
            x = self._xs[key] = left + x_of(laid_out, position - start)
        return x

    def spans(self, line: Line, stretch: TextRange) -> list[tuple[float, float]]:
        """From where to where a stretch of the document reaches in a line; several where writing turns around."""
        start, end = max(stretch.start, line.start), min(stretch.end, line.end)
        if start >= end:
            return []
        if self._turns_around(line.paragraph):
            laid_out, left, first = self._laid_out(line)
            found = spans_of(self._row(line, laid_out), start - first, end - first)
            return [(left + a, left + b) for a, b in found]
        return [(self.x(line, start), self.x(line, end))]

    def character_at(self, line: Line, x: float) -> int | None:
        """The position of the character that stands at x in a line, if one does."""
        laid_out, left, first = self._laid_out(line)
        if not 0 <= x - left <= laid_out.naturalTextWidth():
            return None
        return min(first + int(laid_out.xToCursor(x - left, QTextLine.CursorPosition.CursorOnCharacter)), line.end)

    def _laid_out(self, line: Line) -> tuple[QTextLine, float, int]:
        block = self._document.findBlockByNumber(line.paragraph)
        layout = block.layout()
        return layout.lineAt(line.number), layout.position().x(), block.position()

    def _turns_around(self, paragraph: int) -> bool:
        known = self._turning.get(paragraph)
        if known is None:
            known = turns_around(self._document.findBlockByNumber(paragraph).text())
            self._turning[paragraph] = known
        return known

    def _row(self, line: Line, laid_out: QTextLine) -> list[Cell]:
        row = self._rows.get(line)
        if row is None:
            row = self._rows[line] = cells(laid_out)
        return row

    def _measured(self, paragraph: int) -> Iterator[Line]:
        block = self._document.findBlockByNumber(paragraph)
        layout, first, style = block.layout(), block.position(), self._styles[paragraph]
        top = self._tops[paragraph]
        above, below, baseline_at = style.above, style.below, style.baseline
        starts = [first + layout.lineAt(number).textStart() for number in range(layout.lineCount())]
        for number, (start, end) in enumerate(pairwise([*starts, first + block.length() - 1])):
            baseline = round(top + number * style.height + baseline_at)
            yield Line(paragraph, number, start, end, baseline, baseline - above, baseline + below)
