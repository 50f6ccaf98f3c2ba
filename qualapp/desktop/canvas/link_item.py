"""A link as it is drawn: a line with its ending, and a pill in its middle."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsPathItem,
    QGraphicsSceneHoverEvent,
    QStyleOptionGraphicsItem,
    QWidget,
)

from qualapp.desktop.canvas.colours import Colours
from qualapp.desktop.canvas.endings import ends_of, without_ends
from qualapp.desktop.canvas.looks import CanvasLink, LinkLook
from qualapp.desktop.canvas.pill import Pill
from qualapp.desktop.canvas.traces import Trace

if TYPE_CHECKING:
    from qualapp.desktop.canvas.drawing import Drawing

_HIT = 14.0
_HALO = 11.0
_THINNEST = 0.8
"""The share of its own width that a line has at least on the screen, however small the drawing is shown."""
_NO_CONTENTS = QGraphicsItem.GraphicsItemFlag.ItemHasNoContents
_SELECTABLE = QGraphicsItem.GraphicsItemFlag.ItemIsSelectable
_CROWDED = _SELECTABLE | _NO_CONTENTS


@lru_cache
def _broad() -> QPen:
    return QPen(Qt.GlobalColor.transparent, _HIT)


class LinkItem(QGraphicsPathItem):
    """One link. As Qt's own item of a path with a broad pen it is found a few pixels beside its line, and quickly."""

    def __init__(self, link: CanvasLink, colours: Colours, in_crowd: bool = False) -> None:
        super().__init__()
        self.id, self.from_id, self.to_id = link.id, link.from_id, link.to_id
        self.look = link.look
        self.colours = colours
        self._trace: Trace | None = None
        self._drawn: tuple[QPainterPath, list[QPainterPath]] | None = None
        self._hovered = False
        self._in_crowd = in_crowd
        self.is_lifted = False
        self.is_near = False
        self.pill: Pill | None = None
        self.setPen(_broad())
        self.setFlags(_CROWDED if in_crowd else _SELECTABLE)
        if not in_crowd:
            self.setAcceptHoverEvents(True)
        self._take_look()

    def show_look(self, look: LinkLook) -> None:
        """Look like this from now on."""
        if look != self.look:
            self.look = look
            self._drawn = None
            self._take_look()
            self.update()

    def _take_look(self) -> None:
        look = self.look
        if look.tip or self.toolTip():
            self.setToolTip(look.tip)
        if look.is_faint or self.opacity() < 1:
            self.setOpacity(0.3 if look.is_faint else 1.0)
        wanted = bool(look.glyph or look.text)
        if wanted and self.pill is None:
            self.pill = Pill(self)
        elif not wanted and self.pill is not None:
            if self.pill.scene() is not None:
                self.pill.scene().removeItem(self.pill)
            self.pill = None
        if self.pill is not None:
            self.pill.take_size()

    def wear(self, colours: Colours) -> None:
        """Be drawn in these colours."""
        self.colours = colours
        self.update()
        if self.pill is not None:
            self.pill.update()

    def follow(self, path: QPainterPath) -> None:
        """Run along this path, from the edge of the one node to the edge of the other."""
        self._trace = self._drawn = None
        self.setPath(path)

    @property
    def course(self) -> QPainterPath:
        """The whole line, from node to node."""
        return self.path()

    def spot(self, share: float) -> QPointF:
        """The point at a share of its length."""
        return self._traced().at(share)

    def distance(self, point: QPointF) -> float:
        """How far a point of the drawing is from its line."""
        return self._traced().distance(point)

    def _traced(self) -> Trace:
        if self._trace is None:
            self._trace = Trace(self.path())
        return self._trace

    def length(self) -> float:
        """About how long it is."""
        box = self.path().controlPointRect()
        return box.width() + box.height()

    # Painting -------------------------------------------------------------------------------------------------------

    def drawn(self) -> tuple[QPainterPath, list[QPainterPath]]:
        """The line, and what stands at its ends."""
        if self._drawn is None:
            path = self.path()
            self._drawn = without_ends(self.look, path), ends_of(self.look, path)
        return self._drawn

    def line_pen(self) -> QPen:
        """What its line is drawn with."""
        pen = QPen(self.colours.colour(self.look.token), self.look.width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
        if self.look.dash:
            pen.setDashPattern(list(self.look.dash))
        return pen

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None, /) -> None:
        if self.is_lifted or (self._in_crowd and self.colours.is_picture):
            return
        if self.is_marked:
            painter.strokePath(self.path(), QPen(self.colours.colour("accent", 0.22), _HALO, c=Qt.PenCapStyle.RoundCap))
        self._draw(painter)

    def _draw(self, painter: QPainter) -> None:
        line, ends = self.drawn()
        pen = self.line_pen()
        if not self.colours.is_picture:
            pen.setWidthF(self.look.width * max(1.0, _THINNEST / max(0.1, painter.worldTransform().m11())))
        painter.strokePath(line, pen)
        colour = self.colours.colour(self.look.token)
        for end in ends:
            painter.fillPath(end, colour)

    def paint_lifted(self, painter: QPainter) -> None:
        """Paint line, ends and pill in the coordinates of the drawing."""
        painter.setOpacity(self.opacity())
        self._draw(painter)
        if self.pill is not None and self.pill.isVisible():
            painter.translate(self.pill.pos())
            self.pill.draw(painter)

    def lift(self, lifted: bool) -> None:
        """Leave it to `paint_lifted` to be painted, or not any more."""
        self.is_lifted = lifted
        self.update()

    def join_crowd(self, joined: bool) -> None:
        """Leave it to the `Crowd` to be painted, but for when it is marked."""
        if joined != self._in_crowd:
            self._in_crowd = joined
            self.setAcceptHoverEvents(not joined)
            self.show_marked()

    def come_near(self, near: bool) -> None:
        """Be seen in a crowd also where it is not marked itself, but a node at its end is."""
        self.is_near = near
        self.show_marked()

    @property
    def is_marked(self) -> bool:
        """Whether it is selected or pointed at, where that is shown."""
        return (self._hovered or self.isSelected()) and not self.colours.is_picture

    # Qt -------------------------------------------------------------------------------------------------------------

    def hoverEnterEvent(self, event: QGraphicsSceneHoverEvent) -> None:
        self._hover(True)

    def hoverLeaveEvent(self, event: QGraphicsSceneHoverEvent) -> None:
        self._hover(False)

    def _hover(self, over: bool) -> None:
        self._hovered = over
        self.show_marked()
        drawing: Drawing | None = self.scene()  # type: ignore[assignment]
        if drawing is not None:
            drawing.link_hovered.emit(self.id if over else None)

    def show_marked(self) -> None:
        """Be painted as it is marked now."""
        self.setFlag(_NO_CONTENTS, self._in_crowd and not (self.is_marked or self.is_near))
        self.setZValue(1 if self.isSelected() else 0)
        self.update()
        if self.pill is not None:
            self.pill.update()
