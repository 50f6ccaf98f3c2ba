"""What colours and lines mean, at the foot of the drawing."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from qualapp.analysis.network.comparison import Change, Comparison
from qualapp.analysis.network.graph import Network
from qualapp.desktop.look import GLYPH_TOKENS, paint_glyph, theme, ui_font
from qualapp.desktop.look.code_colours import SECTORS as SECTOR_LOOKS
from qualapp.desktop.network.figure import CHANGES, DASHES
from qualapp.desktop.words import word
from qualapp.i18n import _
from qualapp.model.coding import Valence
from qualapp.model.value_words import SECTORS

_ROW = 26
_SIDE = 18.0
_VALENCES = (Valence.DRIVER, Valence.BARRIER, Valence.AMBIVALENT)


@dataclass(frozen=True)
class Key:
    """One entry: a sector's disc by its colour, a line with colour, dash and sign, or only words."""

    text: str
    colour: int = 0
    token: str = ""
    dash: tuple[float, ...] = ()
    glyph: str = ""


def keys_of(network: Network) -> list[Key]:
    """The sectors and valences that are drawn."""
    there = {actor.sector for actor in network.actors.values()}
    sectors = [Key(_(SECTORS[one]), colour=look.colour) for one, look in SECTOR_LOOKS.items() if one in there]
    said = {line.valence for line in network.lines.values()}
    lines = [
        Key(word(one), token=GLYPH_TOKENS[one], dash=DASHES[one], glyph=one.value) for one in _VALENCES if one in said
    ]
    return [*sectors, *lines]


def keys_of_changes(comparison: Comparison) -> list[Key]:
    """The changes that are drawn, each with how many lines it is."""
    found = []
    for change in Change:
        if number := len(comparison.of(change)):
            title, token, dash, _sign = CHANGES[change]
            found.append(Key(f"{_(title)} {number}", token=token, dash=dash))
    return found


class Legend(QWidget):
    """Draws the keys from left to right, as many as there is room for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.keys: tuple[Key, ...] = ()
        self.setFixedHeight(18 + _ROW)
        theme.changed.connect(self.update)

    def show_keys(self, keys: Sequence[Key]) -> None:
        """Explain these."""
        self.keys = tuple(keys)
        self.setAccessibleName(", ".join(key.text for key in keys))
        self.setVisible(bool(keys))
        self._take_height()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._take_height()

    def _take_height(self) -> None:
        places = self._places()
        rows = places[-1][1] + 1 if places else 1
        self.setFixedHeight(18 + _ROW * rows)

    def _places(self) -> list[tuple[float, int]]:
        """Where each key begins, and in which row."""
        metrics = QFontMetricsF(ui_font(12))
        left, row = _SIDE, 0
        found: list[tuple[float, int]] = []
        for key in self.keys:
            width = _sign_width(key) + metrics.horizontalAdvance(key.text)
            if found and left + width > self.width() - _SIDE:
                left, row = _SIDE, row + 1
            found.append((left, row))
            left += width + 22
        return found

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.colour("app"))
        painter.fillRect(0, 0, self.width(), 1, theme.colour("line"))
        painter.setFont(ui_font(12))
        for key, (left, row) in zip(self.keys, self._places(), strict=True):
            middle = 9 + _ROW * (row + 0.5)
            self._paint_sign(painter, key, left, middle)
            painter.setPen(theme.colour("text-2"))
            box = QRectF(left + _sign_width(key), middle - _ROW / 2, 400, _ROW)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, key.text)
        painter.end()

    def _paint_sign(self, painter: QPainter, key: Key, left: float, middle: float) -> None:
        if key.colour:
            colour = theme.code(key.colour)
            painter.setPen(QPen(QColor(colour.ink), 1.4))
            painter.setBrush(QColor(colour.wash))
            painter.drawEllipse(QPointF(left + 7, middle), 7, 7)
            return
        if not key.token:
            return
        pen = QPen(theme.colour(key.token), 2)
        if key.dash:
            pen.setDashPattern(list(key.dash))
        painter.setPen(pen)
        painter.drawLine(QPointF(left, middle), QPointF(left + 28, middle))
        if key.glyph:
            paint_glyph(painter, key.glyph, QPointF(left + 38, middle), 9)


def _sign_width(key: Key) -> float:
    if not key.colour and not key.token:
        return 0
    return 20 if key.colour else 50 if key.glyph else 36
