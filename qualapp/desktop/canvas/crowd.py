"""Very many straight links, painted as one: a picture of them is made beside everything else, a slice at a time."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPoint, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QImage, QPainter, QPainterPath, QTransform
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from qualapp.desktop.canvas.endings import ends_of
from qualapp.desktop.canvas.looks import LinkLook

if TYPE_CHECKING:
    from qualapp.desktop.canvas.drawing import Drawing
    from qualapp.desktop.canvas.link_item import LinkItem

MOST = 400
"""Of more links than so a drawing is a crowd."""
_SLICE = 0.01
_BATCH = 120
_STRENGTH = 0.4
HEADS = 0.45
"""Shown smaller than this, lines of a crowd have no heads to be seen."""
_FAR = 20_000.0


class Crowd(QGraphicsItem):
    """Paints all links of a drawing that are not marked; until its picture is ready it paints the one before."""

    def __init__(self, drawing: Drawing) -> None:
        super().__init__()
        self._drawing = drawing
        self.is_on = False
        self._image: QImage | None = None
        self._seen = QTransform()
        self._is_stale = True
        self._next: Iterator[None] | None = None
        self._wanted = QTransform()
        self._size = QSize()
        self._timer = QTimer(drawing, interval=0)
        self._timer.timeout.connect(self._advance)

    def form(self, is_on: bool, *, anew: bool) -> None:
        """Be a crowd or none; what it was painted as before is forgotten where it is made up `anew`."""
        links = self._drawing.links
        was_on, self.is_on = self.is_on, is_on
        if anew:
            self._image = None
        if self.is_on or was_on:
            for link in links.values():
                link.join_crowd(self.is_on)
        self.setVisible(self.is_on)
        self.forget()

    def forget(self) -> None:
        """Paint anew: links run or look otherwise than they did."""
        if self.is_on:
            self._is_stale = True
            self._stop()
            self._drawing.update()

    @property
    def is_painting(self) -> bool:
        """Whether a picture is still to be made."""
        return self._next is not None or (self.is_on and self._is_stale)

    def boundingRect(self) -> QRectF:
        return QRectF(-_FAR, -_FAR, 2 * _FAR, 2 * _FAR)

    def shape(self) -> QPainterPath:
        return QPainterPath()

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None, /) -> None:
        if self._drawing.colours.is_picture:
            for _step in self._strokes(painter, self._drawing.seen):
                pass
            return
        device = painter.device()
        ratio = device.devicePixelRatio()
        now = painter.worldTransform() * QTransform.fromScale(ratio, ratio)
        size = QSize(round(device.width() * ratio), round(device.height() * ratio))
        if self._drawing.arriving.is_on:
            return
        if self._is_stale or self._image is None or self._seen != now or self._image.size() != size:
            self._begin(now, size)
        if self._image is not None:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.setWorldTransform(self._seen.inverted()[0] * painter.worldTransform())
            painter.drawImage(QPoint(0, 0), self._image)
            painter.restore()

    # A slice at a time ----------------------------------------------------------------------------------------------

    def _begin(self, wanted: QTransform, size: QSize) -> None:
        if self._next is not None and (wanted, size) == (self._wanted, self._size):
            return
        self._wanted, self._size = QTransform(wanted), size
        self._next = self._painting()
        self._timer.start()

    def _stop(self) -> None:
        self._timer.stop()
        self._next = None

    def _advance(self) -> None:
        until = time.perf_counter() + _SLICE
        while self._next is not None and time.perf_counter() < until:
            try:
                next(self._next)
            except StopIteration:
                self._stop()
                self._drawing.update()
                self._drawing.crowd_painted.emit()

    def _painting(self) -> Iterator[None]:
        image = QImage(self._size, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        wanted = self._wanted
        strokes: Iterator[None] | None = None
        painter = QPainter()
        while True:
            painter.begin(image)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setWorldTransform(wanted)
            strokes = strokes or self._strokes(painter, wanted.m11())
            is_last = next(strokes, False) is False
            painter.end()
            if is_last:
                break
            yield
        self._image, self._seen, self._is_stale = image, wanted, False

    def _strokes(self, painter: QPainter, scale: float) -> Iterator[None]:
        """Paint all lines, so many at a time."""
        with_heads = scale >= HEADS or self._drawing.colours.is_picture
        looks: dict[LinkLook, list[LinkItem]] = {}
        for link in self._drawing.links.values():
            if not link.is_lifted:
                looks.setdefault(link.look, []).append(link)
        for look, links in looks.items():
            for first in range(0, len(links), _BATCH):
                self._stroke(painter, look, links[first : first + _BATCH], with_heads)
                yield

    def _stroke(self, painter: QPainter, look: LinkLook, links: list[LinkItem], with_heads: bool) -> None:
        painter.setOpacity(_STRENGTH * (0.3 if look.is_faint else 1.0))
        pen = links[0].line_pen()
        painter.setPen(pen)
        painter.drawLines([_line(link.course) for link in links if not link.course.isEmpty()])
        if with_heads:
            heads = QPainterPath()
            for link in links:
                for end in ends_of(look, link.course):
                    heads.addPath(end)
            heads.setFillRule(Qt.FillRule.WindingFill)
            painter.setOpacity(1.0)
            painter.fillPath(heads, pen.color())


def _line(path: QPainterPath) -> QLineF:
    end = path.elementAt(path.elementCount() - 1)
    begin = path.elementAt(0)
    return QLineF(begin.x, begin.y, end.x, end.y)
