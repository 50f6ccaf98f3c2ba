"""Paint the stripes of codings, their names, and the leaders between them."""

from collections.abc import Sequence
from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPolygonF

from qualapp.desktop.coding.gutter import BAR, GAP, PITCH, PLATE, Gutter
from qualapp.desktop.coding.letters import elided, metrics, write
from qualapp.desktop.coding.marks import CodingMark
from qualapp.desktop.coding.stripes import LANES, NameRow, Stripe
from qualapp.desktop.look.glyphs import GLYPH_TOKENS, glyph_path
from qualapp.desktop.look.shapes import hatch, paint_frame
from qualapp.desktop.look.theme import theme
from qualapp.i18n import _n
from qualapp.model.coding import Valence

_PADDING = 5
_GLYPH = 17
_GLYPH_SIZE = 9.0
_PLATE_HEIGHT = 19
_EDGE = 6
_BEND = GAP + (LANES - 1) * PITCH + BAR + 1
_SLOPE = 3
_INSIDE = 4
_SPACE = 5


@cache
def _sign(valence: Valence) -> QPainterPath:
    return glyph_path(valence.value, QPointF(0, 0), _GLYPH_SIZE)


@cache
def _hatching(ink: str, ratio: float, dark: bool) -> QBrush:  # noqa: ARG001 (the paper between the ink depends on it)
    return hatch(ink, ratio, 3)


def paint_gutter(
    painter: QPainter, gutter: Gutter, area: QRectF, focused: int | None = None, hovered: int | None = None
) -> None:
    """Paint what of the gutter shows in an area of the document; names end at its right."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour("strong", 0.55), 1))
    for row in gutter.rows_with_leaders(area.top(), area.bottom()):
        for stripe in row.stripes:
            _paint_leader(painter, gutter, stripe, row)
    paper = theme.colour("surface")
    for stripe in gutter.stripes_between(area.top() - 1, area.bottom() + 1):
        _paint_bar(painter, gutter, stripe, paper)
    for row in gutter.rows_between(area.top(), area.bottom()):
        excerpts = {gutter.marks[coding].excerpt_id for coding in row.codings}
        _paint_name(painter, gutter, row, area.right(), focused in excerpts, hovered in excerpts)


def leader(gutter: Gutter, stripe: Stripe, row: NameRow) -> list[QPointF]:
    """The points that join a bar and its name: level if possible, else bent beyond the last lane."""
    left, plate = gutter.stripe_left(stripe) + BAR, gutter.left + PLATE
    if stripe.top <= row.y <= stripe.bottom - 2:
        return [QPointF(left, row.y), QPointF(plate, row.y)]
    bend, from_y = gutter.left + _BEND, stripe.bottom - _INSIDE
    return [QPointF(left, from_y), QPointF(bend, from_y), QPointF(bend + _SLOPE, row.y), QPointF(plate, row.y)]


def _paint_leader(painter: QPainter, gutter: Gutter, stripe: Stripe, row: NameRow) -> None:
    painter.drawPolyline(QPolygonF([QPointF(p.x(), round(p.y()) + 0.5) for p in leader(gutter, stripe, row)]))


def _paint_bar(painter: QPainter, gutter: Gutter, stripe: Stripe, paper: QColor) -> None:
    rect = QRectF(gutter.stripe_left(stripe), stripe.top, BAR, stripe.bottom - stripe.top)
    painter.fillRect(rect.adjusted(-1, -1, 1, 1), paper)
    painter.setPen(Qt.PenStyle.NoPen)
    mark = gutter.marks[stripe.codings[0]]
    ink = theme.code(mark.hue).ink
    if len(stripe.codings) > 1:
        painter.setBrush(theme.colour("strong"))
    elif not mark.range:
        painter.setBrush(paper)
        painter.setPen(QPen(QColor(ink), 1))
        rect.adjust(0.5, 0.5, -0.5, -0.5)
    elif mark.is_mine:
        painter.setBrush(QColor(ink))
    else:
        painter.setBrush(_hatching(ink, painter.device().devicePixelRatio(), theme.dark))
        painter.setPen(QPen(QColor(ink), 1))
        rect.adjust(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(rect, rect.width() / 2, rect.width() / 2)


def _paint_name(painter: QPainter, gutter: Gutter, row: NameRow, right: float, focused: bool, hovered: bool) -> None:
    weight = 600 if focused else 400
    left = gutter.left + PLATE
    marks = [gutter.marks[coding] for coding in row.codings]
    words, start = name_of(marks), left + _PADDING + (_GLYPH - 2 if len(marks) == 1 else 0)
    tells_whose = len(marks) == 1 and (gutter.tells_whose or not marks[0].is_mine)
    initials = marks[0].coder_initials if tells_whose else ""
    lead = elided(initials, 600, right)[1] + _SPACE if initials else 0
    shown, width = elided(words, weight, right - _EDGE - start - lead)
    if focused:
        width += start + lead + _PADDING - left
        paint_frame(painter, QRectF(left, row.y - _PLATE_HEIGHT / 2, width, _PLATE_HEIGHT), "accent-soft", radius=4)
    if len(marks) == 1:
        _paint_valence(painter, marks[0].valence, QPointF(left + _PADDING + _GLYPH_SIZE / 2, row.y))
    baseline = round(row.y + metrics(400).capHeight() / 2)
    painter.setPen(theme.colour("text" if focused or hovered else "text-2"))
    if initials:
        write(painter, initials, 600, start, baseline)
    write(painter, shown, weight, start + lead, baseline)


def _paint_valence(painter: QPainter, valence: Valence, centre: QPointF) -> None:
    painter.translate(centre)
    painter.fillPath(_sign(valence), theme.colour(GLYPH_TOKENS[valence.value]))
    painter.translate(-centre)


def name_of(marks: Sequence[CodingMark]) -> str:
    """What a row of the column says: the name of one code, or how many there are."""
    if len(marks) == 1:
        return marks[0].name
    return _n("+ {n} code", "+ {n} codes", len(marks)).format(n=len(marks))
