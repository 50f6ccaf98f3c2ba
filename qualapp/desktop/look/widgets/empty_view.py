"""What stands where there is nothing yet."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from qualapp.desktop.look.icons import paint_icon
from qualapp.desktop.look.keys_in_use import keys_in_use
from qualapp.desktop.look.shapes import paint_frame
from qualapp.desktop.look.theme import theme
from qualapp.desktop.look.widgets.button import Button
from qualapp.i18n import _

_ICON = 24
_WIDEST = 440


class EmptyView(QWidget):
    """An icon, what is missing, what to do, and one button to do it.

    `keys` are the commands whose keys the advice names, by the name in braces that stands for each.
    With `takes_files` it has a dashed frame and `dropped` tells the paths of files that were let go over it.
    """

    pressed = Signal()
    dropped = Signal(list)

    def __init__(
        self,
        icon: str,
        missing: str,
        advice: str = "",
        parent: QWidget | None = None,
        *,
        button: str = "",
        button_icon: str = "",
        keys: Mapping[str, str] | None = None,
        takes_files: bool = False,
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._over = False
        self._takes_files = takes_files
        self.setAcceptDrops(takes_files)
        self._column = column = QVBoxLayout(self)
        column.setSpacing(6)
        column.addStretch(1)
        self._texts = [self._line(missing, "strong"), self._line(advice, "secondary")]
        for text in self._texts:
            column.addWidget(text)
        self.button = Button(button, self, icon=button_icon, height=32)
        self.button.setVisible(bool(button))
        self.button.clicked.connect(self.pressed)
        column.addSpacing(6)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._buttons.addStretch(1)
        self._buttons.addWidget(self.button)
        self._buttons.addStretch(1)
        column.addLayout(self._buttons)
        column.addStretch(1)
        self._keep_narrow()
        self._advice, self._keys = advice, dict(keys or {})
        if self._keys:
            keys_in_use.changed.connect(self._fill_advice)
            self._fill_advice()

    def _line(self, text: str, role: str) -> QLabel:
        label = QLabel(text, self)
        label.setProperty("role", role)
        label.setProperty("small", role == "secondary")
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        label.setWordWrap(True)
        label.setVisible(bool(text))
        return label

    def add_button(self, text: str, icon: str = "") -> Button:
        """Another button beside the one."""
        button = Button(text, self, icon=icon, height=32)
        self._buttons.insertWidget(self._buttons.count() - 1, button)
        return button

    def say(self, missing: str, advice: str) -> None:
        """Say that something else is missing, and what to do about that."""
        for label, text in zip(self._texts, (missing, advice), strict=True):
            label.setText(text)
            label.setVisible(bool(text))

    def _fill_advice(self) -> None:
        self._texts[1].setText(keys_in_use.fill(self._advice, **self._keys))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_narrow()

    def _keep_narrow(self) -> None:
        side = max(20, (self.width() - _WIDEST) // 2)
        self._column.setContentsMargins(side, 20 + _ICON + 8, side, 20)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
            self._show_over(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._show_over(False)
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.dropped.emit(paths)

    def _show_over(self, over: bool) -> None:
        self._over = over
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._takes_files:
            self._paint_frame(painter)
        top = self._texts[0].y() - _ICON - 10
        paint_icon(painter, self._icon, QRectF((self.width() - _ICON) / 2, top, _ICON, _ICON), "text-3")
        painter.end()

    def _paint_frame(self, painter: QPainter) -> None:
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        paint_frame(painter, rect, "accent-soft" if self._over else "", radius=8)
        pen = QPen(theme.colour("accent" if self._over else "strong"), 1)
        pen.setDashPattern([4, 3])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect, 8, 8)


def filtered_out(title: str, parent: QWidget) -> EmptyView:
    """Says that filters let nothing through, and offers to clear them."""
    advice = _("Take a filter away, or let more through.")
    return EmptyView("list-filter", title, advice, parent, button=_("Clear filters"))
