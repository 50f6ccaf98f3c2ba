"""What a workspace lists, and a panel beside it, with a line between the two that can be dragged."""

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

_WHOLE = 1512  # what the two share before the window gives them its own width


class Widths(NamedTuple):
    """How narrow a panel may be, how wide, and how wide it is to begin with."""

    least: int
    most: int
    usual: int


class Panes(QSplitter):
    """The main pane takes what the panel leaves; neither can be folded away."""

    def __init__(
        self,
        main: QWidget,
        panel: QWidget,
        parent: QWidget | None = None,
        *,
        least: int,
        widths: Widths,
        panel_first: bool = False,
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        main.setMinimumWidth(least)
        panel.setMinimumWidth(widths.least)
        panel.setMaximumWidth(widths.most)
        order = (panel, main) if panel_first else (main, panel)
        for place, widget in enumerate(order):
            self.addWidget(widget)
            self.setStretchFactor(place, int(widget is main))
        self.setSizes([widths.usual if widget is panel else _WHOLE - widths.usual for widget in order])
