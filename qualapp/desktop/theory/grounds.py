"""The quiet ground of a theory: columns by kind, lanes by level, groups of nodes, and on paper headings and legend."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from qualapp.analysis.theory_layout import COLUMN
from qualapp.desktop.canvas import Colours
from qualapp.desktop.canvas.lettering import draw_lines, lines_of, widest
from qualapp.desktop.theory.columns import Column, columns_of
from qualapp.desktop.theory.lanes import FAR, lanes_of
from qualapp.desktop.theory.theory_looks import STATES
from qualapp.desktop.words import word
from qualapp.exporters.theory_words import column_word, state_word
from qualapp.i18n import _
from qualapp.model.coding import EffectLevel
from qualapp.model.theory import NodeKind, TheoryNode

HEAD = 40.0
_FOOT = 40.0
_MARGIN = 34.0
_PAD = 14.0
_LANE = 160.0


@dataclass(frozen=True)
class Group:
    """Nodes that are drawn together."""

    name: str
    box: QRectF


class Ground:
    """Where columns, lanes and groups are, told by where their nodes stand; so a moved node takes them along."""

    def __init__(self, nodes: list[TheoryNode], boxes: dict[int, QRectF], title: str = "") -> None:
        self.title = title
        self.columns = columns_of(nodes, with_empty=True)
        self.lanes = lanes_of(nodes, boxes, with_empty=True)
        self._filled = columns_of(nodes), lanes_of(nodes, boxes)
        self._lines = [node.x for node in nodes]
        self.groups = _groups(nodes, boxes)
        self.box = QRectF()
        for box in boxes.values():
            self.box = self.box.united(box)

    def area(self, drawn: QRectF) -> QRectF:
        """What goes into a picture: the drawing with headings above and the legend below."""
        area = drawn.united(self.box).adjusted(-_MARGIN, -_MARGIN - HEAD - 24, _MARGIN, _MARGIN + _FOOT)
        area.setRight(max(area.right(), self.box.left() + legend_width()))
        return area

    def whole(self) -> QRectF:
        """All columns, also those without nodes, with room for a card in the first and the last lane."""
        across = QRectF(self.columns[0].left, self.box.top(), self.columns[-1].right - self.columns[0].left, 0)
        edges = [lane.top for lane in self.lanes[1:]]
        if edges:
            across.setTop(min(edges[0] - _LANE, self.box.top()))
            across.setBottom(max(edges[-1] + _LANE, self.box.bottom()))
        return across.united(self.box)

    def kind_at(self, x: float) -> NodeKind:
        """The kind of a node that is put at a place: that of the column there."""
        return self._column_at(x).usual

    def _column_at(self, x: float) -> Column:
        return min(self.columns, key=lambda column: max(column.left - x, x - column.right))

    def beside(self, x: float) -> float:
        """Where a node stands that is put at a place: in line with those of the column there."""
        column = self._column_at(x)
        lines = [line for line in self._lines if column.left <= line <= column.right] or [column.middle]
        nearest = min(lines, key=lambda line: abs(line - x))
        return nearest if abs(nearest - x) < COLUMN / 2 else x

    def level_at(self, y: float) -> EffectLevel | None:
        """The level of a node that is put at a place: that of the lane there."""
        return next((lane.level for lane in self.lanes if lane.top <= y < lane.bottom), None)

    def level_below(self, height: float, y: float) -> EffectLevel | None:
        """The level of a node that is put below another: the lane of that one reaches down where none has nodes."""
        lanes = {lane.level: lane for lane in self.lanes}
        here, there = self.level_at(height), self.level_at(y)
        if here is None or there is None or here is there:
            return there
        filled = {lane.level for lane in self._filled[1]}
        below = [lane for lane in self.lanes if lane.level in filled and lane.top >= lanes[here].bottom]
        return there if below else here

    def paint(self, painter: QPainter, rect: QRectF, colours: Colours) -> None:
        """Paint what lies behind the nodes; on paper also what the window shows around the canvas."""
        columns, lanes = self._filled if colours.is_picture else (self.columns, self.lanes)
        for number, lane in enumerate(lanes):
            band = QRectF(rect.left(), max(rect.top(), lane.top), rect.width(), 0)
            band.setBottom(min(rect.bottom(), lane.bottom))
            if band.height() > 0 and number % 2:
                painter.fillRect(band, colours.colour("app"))
            if lane.top > -FAR:
                painter.fillRect(QRectF(rect.left(), lane.top, rect.width(), 1), colours.colour("line"))
        self._paint_dividers(painter, rect, colours, columns)
        for group in self.groups:
            self._paint_group(painter, group, colours)
        if colours.is_picture:
            self._paint_paper(painter, rect, colours)

    @staticmethod
    def _paint_dividers(painter: QPainter, rect: QRectF, colours: Colours, columns: tuple[Column, ...]) -> None:
        painter.setPen(QPen(colours.colour("line"), 1, Qt.PenStyle.DotLine, Qt.PenCapStyle.FlatCap))
        for column in columns[1:]:
            painter.drawLine(QPointF(column.left, rect.top()), QPointF(column.left, rect.bottom()))

    def _paint_group(self, painter: QPainter, group: Group, colours: Colours) -> None:
        painter.setPen(QPen(colours.colour("strong"), 1, Qt.PenStyle.DashLine))
        painter.setBrush(colours.colour("sunken", 0.45))
        painter.drawRoundedRect(group.box, 10, 10)
        at = QPointF(group.box.left() + 10, group.box.top() + 9)
        _write(painter, group.name, at, colours, "text-2", weight=600)

    def _paint_paper(self, painter: QPainter, rect: QRectF, colours: Colours) -> None:
        painter.fillRect(QRectF(rect.left(), rect.top(), rect.width(), HEAD + 28), colours.colour("surface"))
        left = self.box.left()
        _write(painter, self.title, QPointF(left, rect.top() + 18), colours, "text", size=15, weight=600)
        for column in self._filled[0]:
            lines = lines_of(column_word(column.kinds), column.room, 2, weight=600)
            middle = QPointF(column.middle, rect.top() + 46)
            colour = colours.colour("text")
            draw_lines(painter, lines, middle, colour, centred=True, weight=600, outlined=colours.outlined)
        painter.fillRect(QRectF(rect.left(), rect.top() + HEAD + 27, rect.width(), 1), colours.colour("line"))
        self.paint_lane_names(painter, rect.left() + 10, rect.top() + HEAD + 34, colours)
        foot = QRectF(rect.left(), rect.bottom() - _FOOT, rect.width(), _FOOT)
        painter.fillRect(foot, colours.colour("surface"))
        painter.fillRect(QRectF(foot.left(), foot.top(), foot.width(), 1), colours.colour("line"))
        paint_legend(painter, left, foot.center().y(), colours)

    def paint_lane_names(self, painter: QPainter, left: float, least: float, colours: Colours) -> None:
        """Name the lanes at their upper left corner."""
        for lane in self._filled[1]:
            at = QPointF(left, max(least, lane.top + 4) + 9)
            _write(painter, word(lane.level), at, colours, "text-2", weight=600)


def paint_legend(painter: QPainter, left: float, middle: float, colours: Colours, right: float = math.inf) -> float:
    """Paint what lines and signs mean, from left to right; gives where it ends. What would be cut is left out."""
    for state, look in STATES.items():
        pen = QPen(colours.colour(look.token), look.width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
        if look.dash:
            pen.setDashPattern(list(look.dash))
        painter.setPen(pen)
        painter.drawLine(QPointF(left, middle), QPointF(left + 34, middle))
        colours.glyph(painter, look.glyph, QPointF(left + 46, middle), 9)
        left = _legend_word(painter, state_word(state), left + 57, middle, colours)
    painter.setPen(QPen(colours.colour("text-2"), 1.6))
    painter.drawLine(QPointF(left, middle), QPointF(left + 24, middle))
    painter.drawLine(QPointF(left + 24, middle - 6), QPointF(left + 24, middle + 6))
    left = _legend_word(painter, _("hinders"), left + 32, middle, colours)
    pen = QPen(colours.colour("strong"), 1)
    pen.setDashPattern([4, 3])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(left, middle - 7, 26, 14), 4, 4)
    left = _legend_word(painter, _("expected, not seen"), left + 34, middle, colours)
    last = _("the number counts excerpts")
    return _legend_word(painter, last, left, middle, colours) if left + widest((last,), 12, 400) <= right else left


def legend_width() -> float:
    """How wide the legend is."""
    words = [*(state_word(state) for state in STATES), _("hinders"), _("expected, not seen")]
    return sum(widest((each,), 12, 400) + 18 for each in words) + 57 * len(STATES) + 66 + 200


def _legend_word(painter: QPainter, text: str, left: float, middle: float, colours: Colours) -> float:
    _write(painter, text, QPointF(left, middle), colours, "text-2", weight=400)
    return left + widest((text,), 12, 400) + 18


def _write(
    painter: QPainter, text: str, at: QPointF, colours: Colours, token: str, *, size: int = 12, weight: int = 500
) -> None:
    draw_lines(painter, (text,), at, colours.colour(token), size=size, weight=weight, outlined=colours.outlined)


def _groups(nodes: list[TheoryNode], boxes: dict[int, QRectF]) -> tuple[Group, ...]:
    found: dict[str, QRectF] = {}
    for node in nodes:
        if node.party:
            found[node.party] = found.get(node.party, QRectF()).united(boxes[node.id])
    return tuple(Group(name, box.adjusted(-_PAD, -_PAD - 16, _PAD, _PAD)) for name, box in sorted(found.items()))
