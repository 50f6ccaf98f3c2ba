"""The headings of the columns above the canvas; they follow when it is zoomed and panned."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from qualapp.desktop.canvas import Canvas, Colours
from qualapp.desktop.canvas.lettering import draw_lines, lines_of
from qualapp.desktop.look import theme
from qualapp.desktop.theory.grounds import Ground, legend_width, paint_legend
from qualapp.desktop.words import word
from qualapp.exporters.theory_words import column_word

_LEAST = 40.0
"""Where a column has less room than this, a heading would be a few letters: it has none until one comes nearer."""


@dataclass(frozen=True)
class Heading:
    """The heading of a column in lines, where it stands, and the whole of it."""

    whole: str
    lines: tuple[str, ...]
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
            room = column.room * self._canvas.zoom
            if room >= _LEAST:
                whole = column_word(column.kinds)
                middle = self._canvas.mapFromScene(QPointF(column.middle, 0)).x()
                box = QRectF(middle - room / 2, 0, room, self.height())
                found.append(Heading(whole, lines_of(whole, room, 2, weight=600), box))
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
            draw_lines(painter, one.lines, one.box.center(), theme.colour("text"), centred=True, weight=600)
        painter.end()


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
