"""Rows of a panel: one that is pressed, the scale of levels, and how many excerpts say what."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from qualapp import formats
from qualapp.analysis.network import Line, Span
from qualapp.desktop.look import focus_shown, paint_frame, paint_glyph, paint_ring, theme, ui_font
from qualapp.desktop.look.widgets import ElidedLabel
from qualapp.desktop.ties.words import strength_word
from qualapp.desktop.words import word
from qualapp.i18n import _, _n
from qualapp.model.coding import Valence
from qualapp.model.network import Strength

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_CELL, _GAP = 22, 3
_VALENCES = (Valence.DRIVER, Valence.BARRIER, Valence.AMBIVALENT)


class PressRow(QWidget):
    """What is lit under the mouse, and is pressed by a click or by Enter."""

    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.pressed.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        if self.underMouse():
            paint_frame(painter, rect, "accent-soft", radius=6)
        self.paint_more(painter)
        if self.hasFocus() and focus_shown():
            paint_ring(painter, rect, 6)
        painter.end()

    def paint_more(self, painter: QPainter) -> None:
        """Paint what else belongs to the row."""


ROW_PAD = 8
"""How far the words of a row are from its edge."""


class MarkRow(PressRow):
    """A line of words that marks in the drawing what it tells of."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = text
        self.setAccessibleName(text)
        column = QVBoxLayout(self)
        column.setContentsMargins(ROW_PAD, 3, ROW_PAD, 3)
        column.addWidget(ElidedLabel(text, self, font=ui_font(13), token="accent", lines=4, line_height=18))


class LevelScale(QWidget):
    """The levels of collaboration, 0 to 5, and which of them were told; one row for each who tells."""

    def __init__(self, told: Sequence[tuple[str, Span]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.told = tuple(told)
        self._named = len(self.told) > 1
        rows = [f"{name}: {span_words(span)}" for name, span in self.told]
        self.setAccessibleName("; ".join(rows))
        self.setToolTip("\n".join(f"{level.value} {strength_word(level)}" for level in Strength))
        self.setFixedHeight(self.sizeHint().height())

    def sizeHint(self) -> QSize:
        return QSize(200, len(self.told) * (_CELL + (18 if self._named else 0) + 4) + 16)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = 0.0
        for name, span in self.told:
            if self._named:
                painter.setFont(ui_font(12))
                painter.setPen(theme.colour("text-2"))
                shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, self.width())
                painter.drawText(QRectF(0, top, self.width(), 18), Qt.AlignmentFlag.AlignVCenter, shown)
                top += 18
            self._paint_cells(painter, top, span)
            top += _CELL + 4
        painter.setFont(ui_font(11))
        painter.setPen(theme.colour("text-2"))
        foot = QRectF(0, top - 2, self.width(), 16)
        painter.drawText(foot, Qt.AlignmentFlag.AlignLeft, strength_word(Strength.NONE))
        painter.drawText(foot, Qt.AlignmentFlag.AlignRight, strength_word(Strength.COLLABORATION))
        painter.end()

    def _paint_cells(self, painter: QPainter, top: float, span: Span) -> None:
        width = (self.width() - 5 * _GAP) / 6
        for level in range(6):
            is_told = span.low <= level <= span.high
            box = QRectF(level * (width + _GAP), top, width, _CELL)
            ground = "accent" if is_told else "accent-soft" if level < span.low else "sunken"
            paint_frame(painter, box, ground, radius=4)
            painter.setFont(ui_font(12, 600 if is_told else 400))
            painter.setPen(theme.colour("on-accent" if is_told else "text-2"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(level))


class ValenceCounts(QWidget):
    """How many excerpts say that it helps, hinders, or does both."""

    def __init__(self, line: Line, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.counts: dict[Valence, int] = {}
        for valence in _VALENCES:
            count = len({one.tie.excerpt_id for one in line.ties if one.tie.valence is valence})
            if count:
                self.counts[valence] = count
        told = [_n("{n} excerpt", "{n} excerpts", n).format(n=formats.number(n)) for n in self.counts.values()]
        self._told = dict(zip(self.counts, told, strict=True))
        self.setToolTip("\n".join(f"{word(valence)}: {text}" for valence, text in self._told.items()))
        self.setAccessibleName(self.toolTip())
        self.setFixedHeight(22 if self.counts else 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(ui_font(12))
        left, middle = 5.0, self.height() / 2
        for valence, text in self._told.items():
            paint_glyph(painter, valence.value, QPointF(left, middle), 9)
            painter.setPen(theme.colour("text"))
            width = painter.fontMetrics().horizontalAdvance(text)
            painter.drawText(QRectF(left + 10, 0, width + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, text)
            left += width + 30
        painter.end()


def span_words(span: Span) -> str:
    """Levels in words, from the lowest to the highest."""
    low, high = span
    if low == high:
        return _("level {level}, {words}").format(level=low, words=strength_word(low))
    words = f"{strength_word(low)} – {strength_word(high)}"
    return _("level {level}, {words}").format(level=f"{low}–{high}", words=words)
