"""The headings of the columns above the canvas; they follow when it is zoomed and panned."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from qualapp.desktop.canvas import Canvas, Colours
from qualapp.desktop.canvas.lettering import draw_lines, lines_of, metrics_of, widest
from qualapp.desktop.look import theme
from qualapp.desktop.theory.grounds import Ground, legend_width, paint_legend
from qualapp.desktop.words import word
from qualapp.exporters.theory_words import column_word

_SIZES = (12, 11, 10)
_AIR = 5
_LEAST = 40.0
"""Where a column has less room than this, a heading would be a few letters: it has none until one comes nearer."""


@dataclass(frozen=True)
class Heading:
    """The heading of a column in lines, where it stands, and the whole of it."""

    whole: str
    lines: tuple[str, ...]
    size: int
    box: QRectF


class ColumnHead(QWidget):
    """Names each column above its nodes; under the pointer a heading that is cut is told whole."""

    def __init__(self, canvas: Canvas, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._ground: Ground | None = None
        self.setFixedHeight(40)
        canvas.view_changed.connect(self.update)

    def show_ground(self, ground: Ground) -> None:
        """Name these columns."""
        self._ground = ground
        self.update()

    def headings(self) -> list[Heading]:
        """The headings from left to right, none of them on another."""
        found = []
        for column in self._ground.columns if self._ground is not None else ():
            left, middle, right = (
                self._canvas.mapFromScene(QPointF(x, 0)).x() for x in (column.left, column.middle, column.right)
            )
            room = right - left - 2 * _AIR
            if room >= _LEAST:
                whole = column_word(column.kinds)
                lines, size = _fitted(whole, room)
                wide = widest(lines, size, 600)
                start = max(left + _AIR, min(middle - wide / 2, right - _AIR - wide))
                found.append(Heading(whole, lines, size, QRectF(start, 0, wide, self.height())))
        return found

    def event(self, event: QEvent, /) -> bool:
        if isinstance(event, QHelpEvent):
            under = (one.whole for one in self.headings() if one.box.contains(QPointF(event.pos())))
            QToolTip.showText(event.globalPos(), next(under, ""), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("app"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("line"))
        for one in self.headings():
            colour, middle = theme.colour("text"), one.box.center()
            draw_lines(painter, one.lines, middle, colour, centred=True, size=one.size, weight=600)
        painter.end()


def _fitted(whole: str, room: float) -> tuple[tuple[str, ...], int]:
    """A heading in two lines with its size: smaller letters before a word is broken, and then with an ellipsis."""
    words = tuple(whole.split())
    for size in _SIZES:
        lines = lines_of(whole, room, 2, size, 600)
        if widest(words, size, 600) <= room and " ".join(lines) == whole:
            return lines, size
    metrics = metrics_of(size, 600)
    lines = lines_of(whole, room, 2, size, 600) if widest(words, size, 600) <= room else (whole,)
    return tuple(metrics.elidedText(line, Qt.TextElideMode.ElideRight, room) for line in lines), size


class Legend(QWidget):
    """What lines and signs mean, below the canvas."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(36)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(round(legend_width()), 36)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.colour("app"))
        painter.fillRect(0, 0, self.width(), 1, theme.colour("line"))
        paint_legend(painter, 16, self.height() / 2, Colours(), self.width())
        painter.end()


class LaneNames(QWidget):
    """The names of the lanes at the left edge of the canvas, which let every click through."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas.viewport())
        self._canvas = canvas
        self._ground: Ground | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        canvas.view_changed.connect(self.place)

    def show_ground(self, ground: Ground) -> None:
        """Name these lanes."""
        self._ground = ground
        self.place()

    def place(self) -> None:
        """Lie along the left edge."""
        self.setGeometry(QRectF(0, 0, 160, self._canvas.viewport().height()).toRect())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        names: list[tuple[float, str]] = []
        for lane in self._ground.lanes if self._ground is not None else ():
            top = self._canvas.mapFromScene(QPointF(0, max(-9000.0, lane.top))).y()
            bottom = self._canvas.mapFromScene(QPointF(0, min(9000.0, lane.bottom))).y()
            if bottom > 20:
                names.append((max(4.0, top + 6), word(lane.level)))
        for height, name in names:
            draw_lines(painter, (name,), QPointF(12, height + 8), theme.colour("text-2"), weight=600)
        painter.end()
