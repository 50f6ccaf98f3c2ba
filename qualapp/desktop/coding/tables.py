"""The hairlines that part the rows and the cells of a table."""

from collections.abc import Sequence

from PySide6.QtCore import QLineF
from PySide6.QtGui import QPainter, QPen, QTextDocument

from qualapp.desktop.coding.lines import Line, Lines
from qualapp.desktop.coding.paragraphs import ParagraphStyle
from qualapp.desktop.coding.reading_style import MARGIN
from qualapp.desktop.look.theme import theme
from qualapp.model.source import BlockKind

_BEFORE_CELL = 8


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
