"""A passage broken into the lines that it takes in the column of a sheet."""

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QTextLayout, QTextLine, QTextOption

from qualapp.desktop.coding.spans import cells, spans_of, turns_around, x_of
from qualapp.desktop.look.code_colours import code_colour
from qualapp.desktop.paper.sheet import COLUMN, LINE, TEXT, ink, letters
from qualapp.desktop.text_positions import TextPositions
from qualapp.exporters.transcript_marks import MarkedPassage, Piece
from qualapp.model.source import BlockKind
from qualapp.model.text import TextRange

_FORBIDDEN = dict.fromkeys((0xFDD0, 0xFDD1, 0xFFFC), "\ufffd")
_EDGE = 6
_SERIF = 22
_INSET = 8


class SetPassage:
    """The lines of one passage; positions are those of the source."""

    def __init__(self, marked: MarkedPassage, flowing: str) -> None:
        self.marked = marked
        self.is_heading = marked.passage.kind is BlockKind.HEADING
        words = marked.passage.range.of(flowing).translate(_FORBIDDEN)
        self._first = marked.passage.range.start
        self._positions = TextPositions(words)
        self._turns = turns_around(words)
        self._pieces = tuple(marked.pieces())
        self._layout = QTextLayout(words, letters("heading" if self.is_heading else "text"))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTabStopDistance(400)
        self._layout.setTextOption(option)
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(COLUMN)
        self._layout.endLayout()
        self.count = self._layout.lineCount()

    def range_of(self, number: int) -> TextRange:
        """The stretch of the source in a line."""
        line = self._layout.lineAt(number)
        start = line.textStart()
        return TextRange(self._in_source(start), self._in_source(start + line.textLength()))

    def paint_marks(self, painter: QPainter, number: int, y: float) -> None:
        """Paint the washes behind a line, and ticks where excerpts begin and end."""
        line = self._layout.lineAt(number)
        here = self.range_of(number)
        for piece in self._pieces:
            start, end = max(piece.range.start, here.start), min(piece.range.end, here.end)
            if start < end:
                self._paint_piece(painter, line, piece, TextRange(start, end), y)

    def paint_words(self, painter: QPainter, number: int, y: float) -> None:
        """Write a line whose top is at a height."""
        line = self._layout.lineAt(number)
        painter.setPen(ink("text-2" if self.marked.passage.asks else "text"))
        line.draw(painter, QPointF(TEXT, y + baseline() - line.ascent() - line.y()))

    def _paint_piece(self, painter: QPainter, line: QTextLine, piece: Piece, shown: TextRange, y: float) -> None:
        spans = list(self._spans(line, shown))
        if not spans:
            return
        if piece.over is not None:
            colour = code_colour(_hue(piece.over.codings[0].colour))
            for left, right in spans:
                painter.fillRect(QRectF(TEXT + left, y + _INSET, right - left, LINE - 2 * _INSET), ink(colour.wash))
        if piece.begins and shown.start == piece.range.start:
            _tick(painter, TEXT + spans[0][0], y, 1)
        if piece.ends and shown.end == piece.range.end:
            _tick(painter, TEXT + spans[-1][1], y, -1)

    def _spans(self, line: QTextLine, shown: TextRange) -> Iterator[tuple[float, float]]:
        start, end = (self._positions.to_qt(place - self._first) for place in (shown.start, shown.end))
        if self._turns:
            yield from spans_of(cells(line), start, end)
        else:
            yield x_of(line, start), x_of(line, end)

    def _in_source(self, qt_position: int) -> int:
        return self._first + self._positions.from_qt(qt_position)


def baseline() -> float:
    """From the top of a line to the foot of its letters."""
    return LINE * 0.72


def _tick(painter: QPainter, x: float, y: float, side: int) -> None:
    """A thin bracket that also tells the ends of an excerpt where nothing is printed in colour."""
    top, height = y + _INSET, LINE - 2 * _INSET
    for rect in (
        QRectF(x - _EDGE / 2, top, _EDGE, height),
        QRectF(min(x, x + side * _SERIF), top if side > 0 else top + height - _EDGE, _SERIF, _EDGE),
    ):
        painter.fillRect(rect, ink("strong"))


def _hue(colour: str) -> int | str:
    return int(colour) if colour.isdecimal() else colour
