"""A thin bar that shows how much is done."""

from PySide6.QtCore import QRectF, QSize, Qt, QTimerEvent
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from qualapp.desktop.look.theme import theme

_HEIGHT = 4
_FRAME = 40  # milliseconds


def paint_progress(painter: QPainter, rect: QRectF, share: float, begin: float = 0.0) -> None:
    """Paint a bar with its done part between two shares; zero is an empty track, not a gap."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.tokens.track))
    painter.drawRoundedRect(rect, 2, 2)
    begin, end = max(0.0, begin), min(1.0, share)
    if end > begin:
        painter.setBrush(theme.colour("accent"))
        width = max(rect.height(), (end - begin) * rect.width())
        painter.drawRoundedRect(QRectF(rect.x() + begin * rect.width(), rect.y(), width, rect.height()), 2, 2)
    painter.restore()


class ProgressBar(QProgressBar):
    """A bar 4 high; with the range 0 to 0 it says only that something is going on."""

    def __init__(self, parent: QWidget | None = None, *, name: str = "") -> None:
        super().__init__(parent)
        self.setTextVisible(False)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._timer = 0
        self._phase = 0.0

    def sizeHint(self) -> QSize:
        return QSize(120, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(24, _HEIGHT)

    @property
    def _busy(self) -> bool:
        return self.maximum() == self.minimum()

    def timerEvent(self, event: QTimerEvent) -> None:
        self._phase = (self._phase + 0.03) % 1.3
        self.update()
        if not self._busy or not self.isVisible():
            self.killTimer(self._timer)
            self._timer = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(0, (self.height() - _HEIGHT) / 2, self.width(), _HEIGHT)
        if not self._busy:
            span = self.maximum() - self.minimum()
            paint_progress(painter, rect, max(0, self.value() - self.minimum()) / span)
        else:
            if not self._timer and theme.moves:
                self._timer = self.startTimer(_FRAME)
            paint_progress(painter, rect, self._phase, self._phase - 0.3) if theme.moves else paint_progress(
                painter, rect, 1.0, 0.5
            )
        painter.end()
