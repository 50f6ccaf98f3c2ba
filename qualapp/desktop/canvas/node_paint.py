"""How a node is painted: a card with its label inside, or a disc with its name beside it."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPen

from qualapp.desktop.canvas.lettering import draw_lines, widest
from qualapp.desktop.canvas.looks import Shape
from qualapp.desktop.look import GLYPH_TOKENS

if TYPE_CHECKING:
    from qualapp.desktop.canvas.node_item import NodeItem

PAD = 10.0
SIGN = 17.0
"""The column of a card's glyph or icon."""
_STRAY = 12.0
_FAINT = 0.35
_MOST_STAMPS = 600
_STAMPS: dict[tuple[object, ...], QImage] = {}


def paint_node(painter: QPainter, node: NodeItem, *, marked: bool, with_handle: bool, in_crowd: bool = False) -> None:
    """Paint a node around (0, 0)."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if node.look.shape is Shape.DISC:
        painter.setOpacity(_FAINT if node.look.is_faint else 1.0)
        if in_crowd and not marked and not node.colours.is_picture:
            _stamp_disc(painter, node)
        else:
            _paint_disc(painter, node, marked)
        painter.setOpacity(1.0)
        if node.is_name_seen:
            _paint_name(painter, node)
    else:
        _paint_card(painter, node, marked)
    if node.look.badge:
        _paint_badge(painter, node)
    if with_handle:
        _paint_handle(painter, node)


def _pen(node: NodeItem, marked: bool, width: float = 1.0) -> QPen:
    look, colours = node.look, node.colours
    edge = colours.code(look.colour)[1] if look.colour else look.edge
    pen = QPen(colours.colour("accent" if marked else edge), 2.0 if marked else width)
    if look.is_dashed:
        pen.setDashPattern([4, 3] if not marked else [3, 2])
    return pen


def _ground(node: NodeItem) -> str:
    return node.colours.code(node.look.colour)[0] if node.look.colour else node.look.ground


def _paint_card(painter: QPainter, node: NodeItem, marked: bool) -> None:
    box, look, colours = node.outline(), node.look, node.colours
    painter.setPen(_pen(node, marked))
    painter.setBrush(colours.colour(_ground(node)))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
    left = box.left() + PAD
    if look.glyph:
        colours.glyph(painter, look.glyph, QPointF(left + 5, 0))
    elif look.icon:
        colours.icon(painter, look.icon, QRectF(left - 2, -7.5, 15, 15))
    if look.glyph or look.icon:
        left += SIGN
    draw_lines(painter, node.lines, QPointF(left, 0), colours.colour("text"), outlined=colours.outlined)


def _paint_disc(painter: QPainter, node: NodeItem, marked: bool) -> None:
    box, look, colours, fine = node.outline(), node.look, node.colours, node.letters
    radius = box.width() / 2
    if marked:
        painter.setPen(QPen(colours.colour("accent"), 2 * fine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(box.adjusted(-3 * fine, -3 * fine, 3 * fine, 3 * fine))
    pen = QPen(colours.colour("accent"), 1.6) if marked else _pen(node, False, 1.6)
    pen.setWidthF(1.6 * fine)
    painter.setPen(pen)
    painter.setBrush(colours.colour(_ground(node)))
    painter.drawEllipse(box)
    if look.icon:
        side = radius * 1.05
        colours.icon(painter, look.icon, QRectF(-side / 2, -side / 2, side, side), "text")
    elif look.glyph:
        colours.glyph(painter, look.glyph, QPointF(0, 0), radius * 0.6)


def _stamp_disc(painter: QPainter, node: NodeItem) -> None:
    """Paint a disc from a picture of another that looks alike, which is quicker where there are very many."""
    look, scale = node.look, painter.worldTransform().m11()
    ratio = painter.device().devicePixelRatio()
    kind = (look.colour, look.ground, look.edge, look.icon, look.glyph, look.is_dashed, node.colours.tokens.dark)
    key = (*kind, round(node.radius * scale * 2), round(node.letters * scale * 20), ratio)
    reach = node.radius + 2 * node.letters
    if key not in _STAMPS:
        if len(_STAMPS) > _MOST_STAMPS:
            _STAMPS.clear()
        side = ceil(2 * reach * scale * ratio)
        image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        drawn = QPainter(image)
        drawn.setRenderHint(QPainter.RenderHint.Antialiasing)
        drawn.translate(side / 2, side / 2)
        drawn.scale(scale * ratio, scale * ratio)
        _paint_disc(drawn, node, False)
        drawn.end()
        _STAMPS[key] = image
    image = _STAMPS[key]
    half = image.width() / scale / ratio / 2
    painter.drawImage(QRectF(-half, -half, 2 * half, 2 * half), image)


def _paint_name(painter: QPainter, node: NodeItem) -> None:
    """The name on a plate, so that no line runs through it; a thin line leads to one that stands farther off."""
    plate, colours = node.label_box(), node.colours
    _lead(painter, node, plate)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.colour("surface", 0.86))
    painter.drawRoundedRect(plate, 4 * node.letters, 4 * node.letters)
    painter.save()
    painter.translate(plate.center())
    painter.scale(node.letters, node.letters)
    ink = colours.colour("text-3" if node.look.is_faint else "text")
    draw_lines(painter, node.lines, QPointF(0, 0), ink, centred=True, outlined=colours.outlined, pitch=14.0)
    painter.restore()


def _lead(painter: QPainter, node: NodeItem, plate: QRectF) -> None:
    near = QPointF(
        min(max(0.0, plate.left()), plate.right()),
        min(max(0.0, plate.top()), plate.bottom()),
    )
    line = QLineF(QPointF(0, 0), near)
    radius = node.outline().width() / 2
    if line.length() > radius + _STRAY * node.letters:
        line.setP1(line.pointAt(radius / line.length()))
        painter.setPen(QPen(node.colours.colour("text-3"), 0.8 * node.letters))
        painter.drawLine(line)


def _paint_badge(painter: QPainter, node: NodeItem) -> None:
    look, colours, text = node.look, node.colours, node.look.badge_text
    width = 18.0 + (widest((text,), 11, 600) + 3 if text else 0)
    box = node.outline()
    plate = QRectF(box.right() - width + 4, box.top() - 8, width, 16)
    painter.setPen(QPen(colours.colour(GLYPH_TOKENS[look.badge]), 1))
    painter.setBrush(colours.colour("surface"))
    painter.drawRoundedRect(plate, 8, 8)
    colours.glyph(painter, look.badge, QPointF(plate.left() + 9, plate.center().y()), 8.5)
    at = QPointF(plate.left() + 17, plate.center().y())
    draw_lines(painter, (text,), at, colours.colour("text"), size=11, weight=600, outlined=colours.outlined)


def _paint_handle(painter: QPainter, node: NodeItem) -> None:
    painter.setPen(QPen(node.colours.colour("accent"), 1.5))
    painter.setBrush(node.colours.colour("surface"))
    painter.drawEllipse(node.handle().adjusted(1, 1, -1, -1))
