"""The canvas of a theory: all of its columns and lanes are in sight when the whole is."""

from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from qualapp.desktop.canvas import Canvas, Drawing


class TheoryCanvas(Canvas):
    """Fits what stands in a theory together with the columns and lanes in which nothing stands yet."""

    def __init__(self, drawing: Drawing, ground: Callable[[], QRectF], parent: QWidget | None = None) -> None:
        super().__init__(drawing, parent)
        self._ground = ground

    def fit(self, most: float = 1.0) -> None:
        """Show the whole drawing with its columns and lanes, never larger than it is."""
        super().fit(most)
        ground = self._ground()
        if not ground.isEmpty():
            box = ground.united(self.drawing.bounds())
            self._scale_to(min(most, self._fitting(box)))
            self.centerOn(box.center())
            self.view_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.view_changed.emit()
