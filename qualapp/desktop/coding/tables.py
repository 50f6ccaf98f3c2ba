"""Tables in a transcript: cells under each other, hairlines between rows and cells."""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from PySide6.QtCore import QLineF
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QTextCursor, QTextDocument, QTextOption

from qualapp.desktop.coding.lines import Line, Lines
from qualapp.desktop.coding.paragraphs import ParagraphStyle
from qualapp.desktop.coding.reading_style import AIR, MARGIN, ReadingStyle
from qualapp.desktop.look.theme import theme
from qualapp.model.source import BlockKind

_BEFORE_CELL = 8
_BETWEEN = 20


def set_tables(document: QTextDocument, paragraphs: Sequence[ParagraphStyle], style: ReadingStyle) -> None:
    """Give the rows of each table the same stops, and the first of them air above."""
    for first, last in _tables(paragraphs):
        rows = [document.findBlockByNumber(number) for number in range(first, last + 1)]
        stops = [
            QTextOption.Tab(stop, QTextOption.TabType.LeftTab)
            for stop in _stops([row.text().split("\t") for row in rows], style)
        ]
        for row in rows:
            form = row.blockFormat()
            form.setTabPositions(stops)
            form.setTopMargin(AIR if row == rows[0] else 0)
            QTextCursor(row).setBlockFormat(form)


def _tables(paragraphs: Sequence[ParagraphStyle]) -> Iterator[tuple[int, int]]:
    """The first and the last line of each table."""
    first: int | None = None
    for number, paragraph in enumerate((*paragraphs, ParagraphStyle())):
        is_row = paragraph.kind is BlockKind.TABLE_ROW
        if is_row and first is None:
            first = number
        elif not is_row and first is not None:
            yield first, number - 1
            first = None


def _stops(rows: Sequence[Sequence[str]], style: ReadingStyle) -> list[float]:
    """Where the cells after the first begin: as wide as their words if all fit, else with equal shares."""
    metrics = QFontMetricsF(style.font())
    count = max(len(row) for row in rows)
    widths = [
        max(metrics.horizontalAdvance(row[column]) for row in rows if column < len(row)) for column in range(count)
    ]
    if sum(widths) + _BETWEEN * (count - 1) > style.column:
        return [style.column * column / count for column in range(1, count)]
    return list(accumulate(width + _BETWEEN for width in widths[:-1]))


def paint_rules(
    painter: QPainter,
    document: QTextDocument,
    lines: Lines,
    shown: Sequence[Line],
    paragraphs: Sequence[ParagraphStyle],
    column: int,
) -> None:
    """Paint the rules of those rows that show."""
    painter.setPen(QPen(theme.colour("line"), 1))
    for line in shown:
        if paragraphs[line.paragraph].kind is not BlockKind.TABLE_ROW:
            continue
        top, bottom = line.top - 1.5, line.bottom + 1.5
        if line is lines.of(line.paragraph)[-1]:
            painter.drawLine(QLineF(MARGIN, bottom, MARGIN + column, bottom))
        for position in range(line.start, line.end):
            if document.characterAt(position) == "\t":
                x = round(lines.x(line, position + 1)) - _BEFORE_CELL + 0.5
                painter.drawLine(QLineF(x, top, x, bottom))
