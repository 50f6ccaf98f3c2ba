"""A panel that folds to a strip at the window's side where there is no room, and opens over the text."""

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QFrame, QSizePolicy, QSplitter, QWidget

from qualapp.desktop.look import focus_shown, paint_icon, paint_ring, theme, ui_font

STRIP = 36


class SideStrip(QAbstractButton):
    """The strip: an icon and the panel's name upright; pressed, it opens the panel over the text."""

    def __init__(self, name: str, icon: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(name)
        self._icon = icon
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFixedWidth(STRIP)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        return QSize(STRIP, 200)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.colour("hover" if self.underMouse() else "app"))
        paint_icon(painter, self._icon, QRectF(STRIP / 2 - 9, 13, 18, 18), "text-2")
        painter.save()
        painter.translate(STRIP / 2, 44)
        painter.rotate(90)
        painter.setFont(ui_font(13, 500))
        painter.setPen(theme.colour("text-2"))
        painter.drawText(QRectF(0, -10, 200, 20), Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.restore()
        if self.hasFocus() and focus_shown():
            paint_ring(painter, QRectF(self.rect()).adjusted(3, 3, -3, -3))


class FoldingSide(QObject):
    """Keeps a panel in a splitter while there is room; else folds it away, to be opened over the text."""

    def __init__(self, panel: QWidget, splitter: QSplitter, name: str, icon: str) -> None:
        super().__init__(splitter)
        self._panel = panel
        self._splitter = splitter
        self._place = splitter.indexOf(panel)
        self.strip = SideStrip(name, icon, splitter)
        self.strip.clicked.connect(self.toggle)
        splitter.insertWidget(self._place + 1, self.strip)
        splitter.setCollapsible(self._place + 1, False)
        self.strip.hide()
        self._width = panel.width()
        self.is_folded = False
        self._edge = QFrame(splitter.parentWidget())
        self._edge.setProperty("line", True)
        self._edge.hide()
        splitter.installEventFilter(self)
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]

    @property
    def is_open(self) -> bool:
        """Whether the folded panel lies over the text now."""
        return self.is_folded and self._panel.isVisible()

    def fold(self, folded: bool) -> None:
        """Fold the panel away, or let it stand in its place again."""
        if folded == self.is_folded:
            return
        self.is_folded = folded
        self.strip.setVisible(folded)
        if folded:
            self._width = max(self._panel.width(), 280)
            self._panel.setParent(self._splitter.parentWidget())
            self.close()
        else:
            self._edge.hide()
            self._splitter.insertWidget(self._splitter.indexOf(self.strip), self._panel)
            self._panel.show()

    def toggle(self) -> None:
        """Open the folded panel over the text, or close it."""
        if not self.is_folded:
            return
        if self._panel.isVisible():
            self.close()
            return
        self._lay()
        for widget in (self._panel, self._edge):
            widget.show()
            widget.raise_()
        self._panel.setFocus(Qt.FocusReason.PopupFocusReason)

    def close(self) -> None:
        """Fold the open panel away again."""
        self._panel.hide()
        self._edge.hide()

    def _lay(self) -> None:
        area = self._splitter.geometry()
        at_left = self._place == 0
        left = area.left() + STRIP + 1 if at_left else area.right() - STRIP - self._width
        self._panel.setGeometry(left, area.top(), self._width, area.height())
        self._edge.setGeometry(left + self._width if at_left else left - 1, area.top(), 1, area.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self.is_open:
            if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                self._on_key(watched, event)
            elif isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonPress:
                self._on_press(watched)
            elif watched is self._splitter and event.type() == QEvent.Type.Resize:
                self._lay()
        return False

    def _on_key(self, watched: QObject, event: QKeyEvent) -> None:
        inside = isinstance(watched, QWidget) and self._panel.isAncestorOf(watched)
        if event.key() == Qt.Key.Key_Escape and inside:
            self.close()

    def _on_press(self, watched: QObject) -> None:
        """A press elsewhere in the window closes the panel, as with a menu."""
        if not isinstance(watched, QWidget) or watched.window() is not self._panel.window():
            return
        inside = watched is self._panel or self._panel.isAncestorOf(watched)
        if not inside and watched is not self.strip:
            self.close()
