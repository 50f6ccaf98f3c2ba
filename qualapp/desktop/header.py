"""The top of the window: menus, search, project, undo and redo, and who codes."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QMenuBar, QSizePolicy, QWidget

from qualapp.desktop.look import (
    focus_shown,
    key_cap_width,
    key_text,
    keys_in_use,
    logo,
    paint_frame,
    paint_icon,
    paint_key_cap,
    paint_ring,
    theme,
    ui_font,
)
from qualapp.desktop.look.widgets import Avatar, ElidedLabel, IconButton
from qualapp.i18n import _
from qualapp.model.coding import Coder


class SearchButton(QAbstractButton):
    """The field in the middle of the header; pressing it opens the palette."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedHeight(30)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Search, or type what you want to do"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        keys_in_use.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(440, 30)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        paint_frame(painter, QRectF(self.rect()), "raised", "text-2" if self.underMouse() else "strong")
        paint_icon(painter, "search", QRectF(11, 7.5, 15, 15), "text-2")
        painter.setFont(ui_font(13))
        painter.setPen(theme.colour("text-3"))
        room = self.width() - 110
        text = painter.fontMetrics().elidedText(self.accessibleName(), Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(34, 0, room, self.height()), Qt.AlignmentFlag.AlignVCenter, text)
        if keys := key_text(keys_in_use.of("edit.palette")):
            paint_key_cap(painter, keys, self.width() - key_cap_width(keys) - 8, self.height() / 2)
        if self.hasFocus() and focus_shown():
            paint_ring(painter, frame, 6)


class Header(QWidget):
    """Menus at the left, search in the middle of the window, project, undo, redo and coder at the right."""

    palette_wanted = Signal()
    coder_wanted = Signal()

    def __init__(self, undo: QAction, redo: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(45)
        mark = QLabel(self)
        mark.setPixmap(logo(24, self.devicePixelRatioF()))
        mark.setFixedSize(24, 24)
        self.menus = QMenuBar(self)
        self.menus.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.search = SearchButton(self)
        self.search.clicked.connect(self.palette_wanted)
        self._left = QWidget(self)
        left = QHBoxLayout(self._left)
        left.setContentsMargins(14, 0, 0, 0)
        left.setSpacing(10)
        left.addWidget(mark)
        left.addWidget(self.menus)
        left.addStretch(1)
        self._right = QWidget(self)
        self._fill_right(undo, redo)

    def _fill_right(self, undo: QAction, redo: QAction) -> None:
        row = QHBoxLayout(self._right)
        row.setContentsMargins(0, 0, 16, 0)
        row.setSpacing(6)
        self._mark = _ProjectMark(self._right)
        self._name = ElidedLabel("", self._right, font=ui_font(13, 500))
        self._buttons = [self._step_button("undo-2", undo), self._step_button("redo-2", redo)]
        self.avatar = Avatar("", "", parent=self._right)
        self.avatar.clicked.connect(self.coder_wanted)
        row.addStretch(1)
        row.addWidget(self._mark)
        row.addWidget(self._name, 0)
        row.addSpacing(10)
        for button in self._buttons:
            row.addWidget(button)
        row.addSpacing(6)
        row.addWidget(self.avatar)

    def _step_button(self, icon: str, action: QAction) -> IconButton:
        button = IconButton(icon, action.text(), self._right, command=action.objectName())
        button.clicked.connect(action.trigger)

        def follow() -> None:
            button.setEnabled(action.isEnabled())
            button.rename(action.text())

        action.changed.connect(follow)
        follow()
        return button

    def show_project(self, name: str) -> None:
        """Say which project is open; nothing where none is."""
        self._name.setText(name)
        for widget in (self._mark, self._name, *self._buttons):
            widget.setVisible(bool(name))
        self._place()

    def show_coder(self, coder: Coder | None) -> None:
        """Show who codes."""
        self.avatar.setVisible(coder is not None)
        if coder is not None:
            self.avatar.show_coder(coder.name, coder.initials, coder.colour)
            self.avatar.setToolTip(_("{name} codes here").format(name=coder.name))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        """The search stands in the middle of the window as long as there is room between the menus and the project."""
        width, height = self.width(), self.height() - 1
        left = self.menus.sizeHint().width() + 62
        search = max(180, min(440, width - 2 * left - 40, width - left - 300))
        begin = max(left + 8, (width - search) // 2)
        self._left.setGeometry(0, 0, begin - 8, height)
        self.search.setGeometry(begin, (height - 30) // 2, search, 30)
        self._right.setGeometry(begin + search + 12, 0, width - begin - search - 12, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("app"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("line"))


class _ProjectMark(QWidget):
    """The open book before the project's name."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedSize(18, 18)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_icon(painter, "book-open", QRectF(1, 1, 16, 16), "text-2")
