"""Evidence for and against as bars: in all, and for each case against the others."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from qualapp import formats
from qualapp.analysis.theory import Tally
from qualapp.desktop.look import paint_glyph, theme, ui_font
from qualapp.exporters.evidence_words import STANCE_GLYPHS, said
from qualapp.i18n import _
from qualapp.model.theory import Stance

_ROW = 21
_BAR = 8.0
_HEAD = 34
_MOST = 12


@dataclass(frozen=True)
class CaseBalance:
    """A case with how many of its excerpts are for and against."""

    name: str
    supports: int
    contradicts: int


class Balance(QWidget):
    """One bar for all evidence; below it the cases, against to the left and for to the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tally = Tally()
        self._cases: tuple[CaseBalance, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_tally(self, tally: Tally, cases: Sequence[CaseBalance]) -> None:
        """Show these numbers."""
        self._tally, self._cases = tally, tuple(cases[:_MOST])
        self.setVisible(tally.excerpts > 0)
        spoken = [_("{case}: {n} for, {m} against").format(case=c.name, n=c.supports, m=c.contradicts) for c in cases]
        self.setAccessibleName("; ".join(spoken))
        self.setToolTip("\n".join(spoken) if len(cases) > _MOST else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, _HEAD + _ROW * len(self._cases))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(ui_font(12))
        self._paint_whole(painter)
        most = max((max(case.supports, case.contradicts) for case in self._cases), default=1) or 1
        for number, case in enumerate(self._cases):
            self._paint_case(painter, case, _HEAD + number * _ROW + _ROW / 2, most)
        painter.end()

    def _paint_whole(self, painter: QPainter) -> None:
        parts = (
            (self._tally.supports, "driver", Stance.SUPPORTS),
            (self._tally.contradicts, "barrier", Stance.CONTRADICTS),
            (self._tally.open, "none", Stance.OPEN),
        )
        whole = sum(count for count, _token, _stance in parts) or 1
        left, word = 0.0, 0.0
        for count, token, stance in parts:
            width = count / whole * self.width()
            if count:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.colour(token))
                painter.drawRoundedRect(QRectF(left, 0, max(3.0, width - 2), _BAR), 2, 2)
            left += width
            paint_glyph(painter, STANCE_GLYPHS[stance], QPointF(word + 5, 21), 9)
            text = f"{formats.number(count)} {said(stance).lower()}"
            painter.setPen(theme.colour("text-2"))
            painter.drawText(QPointF(word + 14, 25), text)
            word += 14 + QFontMetricsF(painter.font()).horizontalAdvance(text) + 18

    def _paint_case(self, painter: QPainter, case: CaseBalance, middle: float, most: int) -> None:
        metrics = QFontMetricsF(painter.font())
        zero = self.width() * 0.66
        room = self.width() - zero - 26
        base = middle + (metrics.ascent() - metrics.descent()) / 2
        painter.setPen(theme.colour("text"))
        name = metrics.elidedText(case.name, Qt.TextElideMode.ElideRight, max(40.0, zero - room - 34))
        painter.drawText(QPointF(0, base), name)
        for count, token, way in ((case.contradicts, "barrier", -1), (case.supports, "driver", 1)):
            length = count / most * room
            bar = (
                QRectF(zero + 1, middle - 3, length, 6) if way > 0 else QRectF(zero - 1 - length, middle - 3, length, 6)
            )
            painter.fillRect(bar, theme.colour(token))
            text = formats.number(count)
            width = metrics.horizontalAdvance(text)
            painter.setPen(theme.colour("text-2"))
            painter.drawText(QPointF(bar.right() + 5 if way > 0 else bar.left() - 5 - width, base), text)
        painter.fillRect(QRectF(zero - 0.5, middle - _ROW / 2, 1, _ROW), theme.colour("strong"))
