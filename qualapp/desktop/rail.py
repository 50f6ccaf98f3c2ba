"""The narrow rail at the left that switches between workspaces."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from qualapp.desktop.coding.transfer import range_in
from qualapp.desktop.look import focus_shown, key_text, keys_in_use, paint_frame, paint_icon, paint_ring, theme, ui_font
from qualapp.i18n import _

_SPRING = 500


@dataclass(frozen=True)
class Place:
    """A workspace on the rail: id, icon, the short name on the rail and the whole name in its tooltip."""

    id: str
    icon: str
    name: str
    title: str
    keys: str = ""


class RailItem(QAbstractButton):
    """One workspace; the chosen one stands on raised ground with an accent bar at the window's edge."""

    def __init__(self, place: Place, parent: QWidget) -> None:
        super().__init__(parent)
        self.place = place
        self._waiting, self._told = 0, ""
        self.setCheckable(True)
        self.setFixedSize(76, 62)
        self.setText(place.name)
        self.setAccessibleName(place.title)
        keys_in_use.changed.connect(self._show_key)
        self._show_key()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAcceptDrops(True)
        self._over = QTimer(self, singleShot=True, interval=_SPRING)
        self._over.timeout.connect(self.click)

    def _show_key(self) -> None:
        keys = key_text(keys_in_use.of(f"view.{self.place.id}", self.place.keys))
        self.setToolTip(f"{self.place.title}   {keys}".strip() + (f"\n{self._told}" if self._told else ""))

    def set_waiting(self, count: int, told: str) -> None:
        """Say how much waits there: as a number at the icon, in the tooltip and to screen readers."""
        self._waiting, self._told = count, told
        self.setAccessibleDescription(told)
        self._show_key()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(76, 62)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Words that are held over a workspace open it, so that they can be let go there."""
        if range_in(event.mimeData()) is not None:
            event.accept()
            self._over.start()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._over.stop()

    def dropEvent(self, event: QDropEvent) -> None:
        self._over.stop()
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(5, 3, 66, 56)
        if self.isChecked():
            paint_frame(painter, card, "raised", "line", 1, 8)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent"))
            painter.drawRoundedRect(QRectF(-2, 17, 5, 28), 2, 2)
        elif self.isEnabled() and self.underMouse():
            paint_frame(painter, card, "hover", radius=8)
        token = "strong" if not self.isEnabled() else "accent" if self.isChecked() else "text-2"
        paint_icon(painter, self.place.icon, QRectF(27, 11, 22, 22), token)
        painter.setFont(ui_font(11, 500))
        ink = "strong" if not self.isEnabled() else "text" if self.isChecked() else "text-2"
        painter.setPen(theme.colour(ink))
        painter.drawText(QRectF(1, 38, 74, 16), Qt.AlignmentFlag.AlignCenter, self.place.name)
        if self._waiting:
            self._paint_waiting(painter)
        if self.hasFocus() and focus_shown():
            paint_ring(painter, card, 8)

    def _paint_waiting(self, painter: QPainter) -> None:
        text = str(self._waiting) if self._waiting < 100 else "99+"
        painter.setFont(ui_font(11, 600))
        width = max(16, painter.fontMetrics().horizontalAdvance(text) + 8)
        pill = QRectF(45, 6, width, 16)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent"))
        painter.drawRoundedRect(pill, 8, 8)
        painter.setPen(theme.colour("on-accent"))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)


class Rail(QWidget):
    """The workspaces from top to bottom, and the settings at the foot."""

    chosen = Signal(str)
    settings_wanted = Signal()

    def __init__(self, places: Sequence[Place], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "sunken")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(77)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("Workspaces"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 1, 6)
        column.setSpacing(0)
        self._items = {place.id: RailItem(place, self) for place in places}
        for item in self._items.values():
            item.setAutoExclusive(True)
            item.clicked.connect(lambda _checked=False, id=item.place.id: self.chosen.emit(id))
            column.addWidget(item)
        column.addStretch(1)
        self.settings = RailItem(Place("settings", "settings", _("Settings"), _("Settings"), "Ctrl+,"), self)
        self.settings.setCheckable(False)
        self.settings.clicked.connect(lambda _checked=False: self.settings_wanted.emit())
        column.addWidget(self.settings)

    def show_place(self, id: str) -> None:
        """Mark the workspace that is shown; none where no project is open."""
        for key, item in self._items.items():
            item.setAutoExclusive(False)
            item.setChecked(key == id)
            item.setAutoExclusive(True)

    def show_waiting(self, id: str, count: int, told: str) -> None:
        """Show how much waits in a workspace."""
        if id in self._items:
            self._items[id].set_waiting(count, told)

    def allow(self, open: bool) -> None:
        """Let workspaces be chosen, or only show where they will be."""
        for item in self._items.values():
            item.setEnabled(open)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("sunken"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), theme.colour("line"))
