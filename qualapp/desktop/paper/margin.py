"""The stripes and the names of codes at the right of a page."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from qualapp.desktop.coding.stripes import LANES, Bar, Stripe, stripes
from qualapp.desktop.look.code_colours import ink_of
from qualapp.desktop.look.glyphs import GLYPH_TOKENS, glyph_path
from qualapp.desktop.paper.names import Name, pushed_apart
from qualapp.desktop.paper.pages import Page, PlacedLine
from qualapp.desktop.paper.sheet import BAR, LINE, NAME_LINE, NAMES, PITCH, RIGHT, STRIPES, ink, letters
from qualapp.exporters.transcript_report import Note, PrintedCoding

_GLYPH = 62
_AFTER_GLYPH = 105
_AFTER_NAME = 40
_MOST_LINES = 3
_INSET = 12


@dataclass(frozen=True)
class Margin:
    """What stands beside the lines of one page."""

    stripes: tuple[Stripe, ...]
    codings: dict[int, PrintedCoding]
    names: tuple[Name, ...]

    def paint(self, painter: QPainter) -> None:
        """Paint leaders first, then stripes, then names."""
        painter.setPen(QPen(ink("strong"), 3))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for name in self.names:
            painter.drawPolyline(QPolygonF(_leader(name)))
        for stripe in self.stripes:
            _paint_stripe(painter, stripe, self.codings)
        for name in self.names:
            _paint_name(painter, name)


def margin_of(page: Page, notes: Sequence[Note]) -> Margin:
    """The margin of a page: the notes that have words on it."""
    if not page.lines:
        return Margin((), {}, ())
    starts, ends = [line.range.start for line in page.lines], [line.range.end for line in page.lines]
    codings: dict[int, PrintedCoding] = {}
    bars: list[Bar] = []
    going_on: set[int] = set()
    for note in notes:
        reach = _reach(note, page.lines, starts, ends)
        if reach is None:
            continue
        top, bottom = reach
        for coding in note.codings:
            number = len(codings)
            codings[number] = coding
            bars.append(Bar(number, top + _INSET, bottom - _INSET, top))
            if note.shown.start < starts[0]:
                going_on.add(number)
    placed = stripes(bars)
    wanted = [
        _name(codings[number], stripe, bars[number], number in going_on)
        for stripe in placed
        for number in stripe.codings
    ]
    return Margin(placed, codings, tuple(pushed_apart(wanted)))


def _reach(note: Note, lines: Sequence[PlacedLine], starts: list[int], ends: list[int]) -> tuple[float, float] | None:
    """From which to which height a note runs on a page, if it has words there."""
    first = bisect_left(ends, note.shown.start + 1)
    last = bisect_left(starts, note.shown.end) - 1
    if first > last:
        return None
    return lines[first].y, lines[last].y + LINE


def _name(coding: PrintedCoding, stripe: Stripe, bar: Bar, goes_on: bool) -> Name:
    """The name in up to three lines with room for the initials after it; cut where even those are too few."""
    metrics = QFontMetricsF(letters("name"))
    room = RIGHT - NAMES - _AFTER_GLYPH
    last_room = room - _AFTER_NAME - QFontMetricsF(letters("initials")).horizontalAdvance(coding.initials)
    said = ("… " if goes_on else "") + coding.name
    lines = _broken(said, metrics, room)
    if metrics.horizontalAdvance(lines[-1]) > last_room and len(lines) < _MOST_LINES:
        lines.append("")
    lines[-1] = metrics.elidedText(lines[-1], Qt.TextElideMode.ElideRight, last_room)
    short = metrics.elidedText(said, Qt.TextElideMode.ElideRight, last_room)
    return Name(coding, stripe, tuple(lines), short, bar.level + (LINE - NAME_LINE) / 2, goes_on)


def _broken(said: str, metrics: QFontMetricsF, room: float) -> list[str]:
    """Some words in at most three lines; a word that is too long for its line is cut, the last line is not."""
    lines = [""]
    for word in said.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and len(lines) < _MOST_LINES and metrics.horizontalAdvance(longer) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return [*(metrics.elidedText(line, Qt.TextElideMode.ElideRight, room) for line in lines[:-1]), lines[-1]]


def _leader(name: Name) -> list[QPointF]:
    """From a bar to its name: level if possible, else bent beyond the last lane."""
    left = STRIPES + name.stripe.lane * PITCH + BAR
    end = NAMES - 10
    if name.stripe.top <= name.middle <= name.stripe.bottom:
        return [QPointF(left, name.middle), QPointF(end, name.middle)]
    below = name.middle > name.stripe.bottom
    start = name.stripe.bottom - 20 if below else name.stripe.top + 20
    bend = STRIPES + LANES * PITCH - 4
    return [QPointF(left, start), QPointF(bend, start), QPointF(bend + 20, name.middle), QPointF(end, name.middle)]


def _paint_stripe(painter: QPainter, stripe: Stripe, codings: dict[int, PrintedCoding]) -> None:
    rect = QRectF(STRIPES + stripe.lane * PITCH, stripe.top, BAR, stripe.bottom - stripe.top)
    painter.fillRect(rect.adjusted(-8, -8, 8, 8), ink("surface"))
    painter.setPen(Qt.PenStyle.NoPen)
    shared = len(stripe.codings) > 1
    painter.setBrush(ink("strong") if shared else ink(ink_of(codings[stripe.codings[0]].colour)))
    painter.drawRoundedRect(rect, BAR / 2, BAR / 2)


def _paint_name(painter: QPainter, name: Name) -> None:
    baseline = name.y + NAME_LINE * 0.78
    if not name.is_several:
        sign: QPainterPath = glyph_path(name.coding.valence.value, QPointF(NAMES + _GLYPH / 2, name.middle), _GLYPH)
        painter.fillPath(sign, ink(GLYPH_TOKENS[name.coding.valence.value]))
    painter.setPen(ink("text-2" if name.goes_on else "text"))
    painter.setFont(letters("name"))
    left = NAMES + _AFTER_GLYPH
    for place, words in enumerate(name.lines):
        painter.drawText(QPointF(left, baseline + place * NAME_LINE), words)
    if not name.is_several:
        width = QFontMetricsF(letters("name")).horizontalAdvance(name.lines[-1])
        painter.setFont(letters("initials"))
        painter.setPen(ink("text-3"))
        last = baseline + (len(name.lines) - 1) * NAME_LINE
        after = _AFTER_NAME if name.lines[-1] else 0
        painter.drawText(QPointF(left + width + after, last), name.coding.initials)
