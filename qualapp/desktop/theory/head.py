"""The headings of the columns above the canvas; they follow when it is zoomed and panned."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from qualapp.desktop.canvas import Canvas, Colours
from qualapp.desktop.canvas.lettering import draw_lines, lines_of
from qualapp.desktop.look import theme
from qualapp.desktop.theory.grounds import Ground, legend_width, paint_legend
from qualapp.desktop.words import word
from qualapp.exporters.theory_words import column_word

_LEAST = 70.0


class ColumnHead(QWidget):
    """Names each column above its nodes."""

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

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("app"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("line"))
        for column in self._ground.columns if self._ground is not None else ():
            middle = self._canvas.mapFromScene(QPointF(column.middle, 0)).x()
            lines = lines_of(column_word(column.kinds), max(_LEAST, column.room * self._canvas.zoom), 2, weight=600)
            at = QPointF(middle, self.height() / 2)
            draw_lines(painter, lines, at, theme.colour("text"), centred=True, weight=600)
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
