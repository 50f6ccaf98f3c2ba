"""Which part of a line's width a stretch of text takes, also where writing turns around."""

import re
from itertools import pairwise

from PySide6.QtGui import QTextLine

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufeff]")
_ON_CHARACTER = QTextLine.CursorPosition.CursorOnCharacter
_THIN = 0.5

Cell = tuple[float, float, int]
"""From where to where, and the character that stands there."""


def turns_around(text: str) -> bool:
    """Whether some of this text is written from right to left."""
    return _RIGHT_TO_LEFT.search(text) is not None


def x_of(line: QTextLine, position: int, edge: QTextLine.Edge = QTextLine.Edge.Leading) -> float:
    """How far from its left a line shows a position of its paragraph."""
    x: float = line.cursorToX(position, edge)[0]  # type: ignore[index]  # a pair, unlike the stub says
    return x


def cells(line: QTextLine) -> list[Cell]:
    """The characters of a line as they stand from left to right."""
    edges: set[float] = set()
    for position in range(line.textStart(), line.textStart() + line.textLength()):
        edges.add(x_of(line, position))
        edges.add(x_of(line, position, QTextLine.Edge.Trailing))
    found: list[Cell] = []
    width = line.naturalTextWidth()
    for left, right in pairwise(sorted(edges)):
        if right - left >= _THIN and left <= width:
            found.append((left, right, int(line.xToCursor((left + right) / 2, _ON_CHARACTER))))
    return found


def spans_of(row: list[Cell], start: int, end: int) -> list[tuple[float, float]]:
    """Where the characters from start to end stand, neighbours joined."""
    joined: list[tuple[float, float]] = []
    for left, right, position in row:
        if not start <= position < end:
            continue
        if joined and left <= joined[-1][1] + _THIN:
            joined[-1] = joined[-1][0], right
        else:
            joined.append((left, right))
    return joined
