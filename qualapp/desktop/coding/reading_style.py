"""How large and how open a transcript is set."""

from dataclasses import dataclass

from PySide6.QtGui import QFont

from qualapp.desktop.look.fonts import reading_font, ui_font
from qualapp.model.source import BlockKind

MARGIN = 140
GUTTER = 190
"""The least room for stripes and their names, right of the text."""

AIR = 14
_GAP = 3
_HEADINGS = {1: 1.3, 2: 1.18}
_HEADING_LEADING = 1.3


@dataclass(frozen=True)
class LineStyle:
    """The measures of one kind of line: its height, and how far its highlight reaches from the baseline."""

    height: int

    @property
    def below(self) -> int:
        return round((self.height - _GAP) / 4)

    @property
    def above(self) -> int:
        return self.height - _GAP - self.below

    @property
    def baseline(self) -> float:
        """From the top of a line of fixed height; Qt puts it at four fifths."""
        return self.height * 4 / 5


@dataclass(frozen=True)
class ReadingStyle:
    """The reader's choice of letters; all other measures follow from it."""

    family: str = ""
    size: int = 17
    line_height: float = 1.6

    @property
    def column(self) -> int:
        """The width of the text: 552 px with letters of 17 px, 62 to 75 characters."""
        return round(552 * self.size / 17)

    @property
    def width(self) -> int:
        """The least width of margin, text and stripes together."""
        return MARGIN + self.column + GUTTER

    def font(self, kind: BlockKind = BlockKind.PARAGRAPH, level: int = 0) -> QFont:
        if kind is not BlockKind.HEADING:
            return reading_font(self.size, family=self.family)
        size = self.size * _HEADINGS.get(level, 1.0)
        if not self.family:
            return ui_font(size, 600)
        font = reading_font(size, family=self.family)
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def line(self, kind: BlockKind = BlockKind.PARAGRAPH, level: int = 0) -> LineStyle:
        if kind is BlockKind.HEADING:
            return LineStyle(round(self.size * _HEADINGS.get(level, 1.0) * _HEADING_LEADING))
        return LineStyle(round(self.size * self.line_height))
