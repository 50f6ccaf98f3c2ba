"""The panels of the coding workspace side by side, of which those at the sides give way to the text."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

_TEXT_AND_NAMES = 882
_LEAST = (216, 236)


class ThreePanes(QSplitter):
    """When the window changes, the side panels become narrower before the names of stripes are cut."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)

    def hold(self, left: QWidget, text: QWidget, right: QWidget) -> None:
        """Know which of the panes are which."""
        self._sides, self._text = (left, right), text

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        sizes, text = self.sizes(), self.indexOf(self._text)
        for side, least in reversed(list(zip(map(self.indexOf, self._sides), _LEAST, strict=True))):
            given = min(max(0, sizes[side] - least), max(0, _TEXT_AND_NAMES - sizes[text]))
            sizes[side], sizes[text] = sizes[side] - given, sizes[text] + given
        if sizes != self.sizes():
            self.setSizes(sizes)
