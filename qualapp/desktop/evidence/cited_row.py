"""Words that something rests on, as a row that opens their place."""

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from qualapp.desktop.look import focus_shown, paint_glyph, paint_ring, reading_font, theme, ui_font
from qualapp.desktop.look.widgets import ElidedLabel, IconButton
from qualapp.exporters.cited import Cited

_LEFT = 24


class CitedRow(QWidget):
    """A sign where there is one, at most three lines of the words, and below who says them where."""

    opened = Signal()
    removed = Signal()

    def __init__(self, cited: Cited, parent: QWidget, *, glyph: str = "", note: str = "", can_remove: str = "") -> None:
        super().__init__(parent)
        self.cited = cited
        self._glyph = glyph
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{cited.quoted} {cited.place}")
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(ElidedLabel(cited.quoted, self, font=reading_font(14), lines=3, line_height=21))
        if note:
            column.addWidget(ElidedLabel(note, self, font=ui_font(12.5), lines=2))
        column.addWidget(ElidedLabel(cited.place, self, token="text-3", font=ui_font(12), lines=2))
        row = QHBoxLayout(self)
        row.setContentsMargins(_LEFT if glyph else 8, 6, 4, 8)
        row.addLayout(column, 1)
        if can_remove:
            self.remove = IconButton("x", can_remove, self, icon_size=15)
            self.remove.clicked.connect(self.removed)
            row.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.underMouse():
            painter.fillRect(self.rect(), theme.colour("hover"))
        if self._glyph:
            paint_glyph(painter, self._glyph, QPointF(11, 17), 9)
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("line"))
        if self.hasFocus() and focus_shown():
            paint_ring(painter, self.rect().toRectF().adjusted(2, 2, -2, -2), 6)
        painter.end()
