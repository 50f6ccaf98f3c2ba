"""The keys of a shortcut, shown beside what they do."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from qualapp.desktop.look.keys import key_names, key_text
from qualapp.desktop.look.keys_in_use import keys_in_use
from qualapp.desktop.look.widgets.parts import Cap, paint_row, row_width

_GAP = 4


class KeyCap(QWidget):
    """Key caps side by side, or all keys in one cap if `joined`; of a `command` the key that it has now."""

    def __init__(
        self, shortcut: str = "", parent: QWidget | None = None, *, command: str = "", joined: bool = False
    ) -> None:
        super().__init__(parent)
        self._command = command
        self._usual = shortcut
        self._joined = joined
        self._caps: list[Cap] = []
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if command:
            keys_in_use.changed.connect(self._show_key)
        self._show_key()

    def _show_key(self) -> None:
        keys = keys_in_use.of(self._command, self._usual) if self._command else self._usual
        self._caps = [Cap(name) for name in ([key_text(keys)] if self._joined and keys else key_names(keys))]
        self.setAccessibleName(key_text(keys))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(row_width(self._caps, _GAP) + 0.5), 20)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_row(painter, self._caps, 0, self.height() / 2, _GAP)
        painter.end()
