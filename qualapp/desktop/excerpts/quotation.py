"""A quotation broken into the few lines that a row has room for."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextLine, QTextOption

from qualapp.desktop.text_positions import TextPositions
from qualapp.model.text import TextRange

LINES = 3


@dataclass(frozen=True)
class QuotedLine:
    """One line as it is painted, and from where to where words in it were searched for."""

    text: str
    marks: tuple[tuple[float, float], ...]


def quoted_lines(text: str, marks: list[TextRange], font: QFont, width: float, most: int = LINES) -> list[QuotedLine]:
    """A text on at most so many lines of a width, the last one cut with an ellipsis where there is more."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    lines: list[QTextLine] = []
    while len(lines) < most and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        lines.append(line)
    layout.endLayout()
    units = text.encode("utf-16-le")
    spans = _in_units(text, marks)
    quoted = []
    for place, line in enumerate(lines):
        start, end = line.textStart(), line.textStart() + line.textLength()
        is_last = place == most - 1
        words = units[2 * start :] if is_last else units[2 * start : 2 * end]
        shown = words.decode("utf-16-le").rstrip()
        if is_last:
            shown = QFontMetricsF(font).elidedText(shown, Qt.TextElideMode.ElideRight, width)
        inside = [(max(start, a), min(end, b)) for a, b in spans if a < end and b > start]
        places = tuple((_x(line.cursorToX(a)), _x(line.cursorToX(b))) for a, b in inside)
        quoted.append(QuotedLine(shown, places))
    return quoted


def _in_units(text: str, marks: list[TextRange]) -> list[tuple[int, int]]:
    if not marks:
        return []
    positions = TextPositions(text)
    return [(positions.to_qt(mark.start), positions.to_qt(mark.end)) for mark in marks]


def _x(found: object) -> float:
    return float(found[0]) if isinstance(found, tuple) else float(str(found))


def letters_per_line(font: QFont, width: float) -> float:
    """About how many letters of running text fit on a line."""
    sample = "det er ikke altid at man når familierne, men så ringer vi til dem igen dagen efter"
    return max(10.0, width * len(sample) / QFontMetricsF(font).horizontalAdvance(sample))
