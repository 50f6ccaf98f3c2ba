"""A source with what two coders gave it, side by side: a column of stripes for each, their initials on top."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from qualapp.desktop.coding.gutter import GAP, PITCH, Gutter
from qualapp.desktop.coding.marked_transcript import MarkedTranscript
from qualapp.desktop.coding.marks import CodingMark
from qualapp.desktop.coding.reading_style import MARGIN
from qualapp.desktop.coding.stripes import LANES, SPARE, Bar, Stripe, stripes
from qualapp.desktop.look import paint_avatar, theme
from qualapp.i18n import _
from qualapp.model.coding import Coder
from qualapp.model.text import TextRange

EACH = LANES // 2
"""Lanes that each coder has."""
_HEAD, _AVATAR = 30, 22
_EDGE = 12
"""What is left of the margin where it gives way to the stripes."""
_NONE: Mapping[int, int] = {}


class SideBySide(Gutter):
    """Stripes of two coders: the first in the left lanes, the second in the right ones."""

    tells_whose = True

    def __init__(
        self,
        left: float,
        bars: list[Bar],
        marks: Iterable[CodingMark],
        kept: Mapping[int, int] = _NONE,
        second: int = 0,
    ) -> None:
        self.second = second
        super().__init__(left, bars, marks, kept)

    def placed(self, bars: list[Bar], kept: Mapping[int, int]) -> tuple[Stripe, ...]:
        """A lane for each bar among those of its coder."""
        theirs = {id for id, mark in self.marks.items() if mark.coder_id == self.second}
        first = within(stripes([bar for bar in bars if bar.coding_id not in theirs]), EACH)
        second = within(stripes([bar for bar in bars if bar.coding_id in theirs]), EACH)
        return (*first, *(stripe._replace(lane=stripe.lane + EACH) for stripe in second))


def within(placed: Sequence[Stripe], lanes: int) -> list[Stripe]:
    """The same in fewer lanes: what has none of its own shares the last."""
    found = [stripe for stripe in placed if stripe.lane < lanes - 1]
    last: list[Stripe] = []
    for stripe in sorted((stripe for stripe in placed if stripe.lane >= lanes - 1), key=lambda stripe: stripe.top):
        if last and stripe.top < last[-1].bottom + SPARE:
            before = last[-1]
            codings = (*before.codings, *stripe.codings)
            last[-1] = before._replace(bottom=max(before.bottom, stripe.bottom), codings=codings)
        else:
            last.append(stripe._replace(lane=lanes - 1))
    return [*found, *last]


class TwoCoders(MarkedTranscript):
    """Reads only: shows a place where the two part."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._coders: tuple[Coder, Coder] | None = None
        super().__init__(parent)
        self.setAccessibleName(_("The text with both coders’ codings"))

    def show_two(self, coders: tuple[Coder, Coder], marks: Sequence[CodingMark]) -> None:
        """Show the codings of these two."""
        self._coders = coders
        self.show_marks(marks)

    def show_place(self, place: TextRange) -> None:
        """Frame the words of a place and bring them into view; where it is narrow, stripes rather than speakers."""
        self.set_search_hits([place], place)
        self.scroll_to(place)
        self._show_stripes()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_stripes()

    def _show_stripes(self) -> None:
        self.horizontalScrollBar().setValue(MARGIN - _EDGE)

    def _place_stripes(self) -> None:
        marks = [mark for excerpt in self._excerpts.in_order for mark in excerpt.marks]
        left = MARGIN + self._style.column
        second = self._coders[1].id if self._coders else 0
        self._gutter = SideBySide(left, self._measures.bars(self._excerpts), marks, second=second)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._coders is None:
            return
        painter = QPainter(self.viewport())
        left = MARGIN + self._style.column - self._offset().x() + GAP
        width = EACH * PITCH
        strip = QRectF(left - 6, 0, 2 * width + 8, _HEAD)
        painter.fillRect(strip, theme.colour("surface"))
        for number, coder in enumerate(self._coders):
            middle = left + number * width + width / 2 - 3
            disc = QRectF(middle - _AVATAR / 2, 4, _AVATAR, _AVATAR)
            paint_avatar(painter, disc, coder.initials, coder.colour)
        painter.end()
