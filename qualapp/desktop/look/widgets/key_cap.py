"""The keys of a shortcut, shown beside what they do."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from qualapp.desktop.look.keys import key_names, key_text
from qualapp.desktop.look.widgets.parts import Cap, paint_row, row_width

_GAP = 4


class KeyCap(QWidget):
    """Key caps side by side, or all keys in one cap if `joined`."""

    def __init__(self, shortcut: str, parent: QWidget | None = None, *, joined: bool = False) -> None:
        super().__init__(parent)
        self._caps = [Cap(key_text(shortcut))] if joined else [Cap(name) for name in key_names(shortcut)]
        self.setAccessibleName(key_text(shortcut))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(round(row_width(self._caps, _GAP) + 0.5), 20)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_row(painter, self._caps, 0, self.height() / 2, _GAP)
        painter.end()
