"""The frame of our dialogs: a card that floats over the dimmed window."""

from typing import Literal

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QHideEvent, QMouseEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from qualapp.desktop.look.shapes import paint_frame, paint_shadow
from qualapp.desktop.look.theme import theme
from qualapp.desktop.look.tokens import SCRIM
from qualapp.desktop.look.widgets.button import Button
from qualapp.i18n import _

_AIR = 28  # around the card, for its shadow
_SCRIM_SHARE = 0.34


class _Scrim(QWidget):
    """What dims the window behind."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        window.installEventFilter(self)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        window = self.parentWidget()
        if event.type() == QEvent.Type.Resize and window is not None:
            self.setGeometry(window.rect())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour(SCRIM, _SCRIM_SHARE))
        painter.end()


class Dialog(QDialog):
    """A title, what you put into `body`, and a row of buttons that begins with the primary one.

    The primary button says a verb and is Enter; Esc leaves. 480 or 640 wide, as high as its content.
    """

    def __init__(
        self,
        title: str,
        primary: str,
        parent: QWidget | None = None,
        *,
        width: Literal[480, 640] = 480,
        leave: str = "",
        danger: bool = False,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setProperty("frame", "card")
        self.setWindowTitle(title)
        self.setModal(True)
        self.setFixedWidth(width + 2 * _AIR)
        self._scrim: _Scrim | None = None
        self.body = QVBoxLayout()
        self.body.setSpacing(16)
        self.primary = Button(primary, self, kind="danger" if danger else "primary", hint="Return", height=36)
        self.primary.setDefault(True)
        self.primary.clicked.connect(self.accept)
        self.leave = Button(leave or _("Cancel"), self, kind="ghost", hint="Esc", height=36)
        self.leave.clicked.connect(self.reject)
        self._lay_out(title)

    def fit(self, wanted: tuple[int, int], least: tuple[int, int] | None = None) -> int:
        """Be as large as is wanted; where a least size is given, not larger than the window has room for.

        Returns how wide it is without the room around it.
        """
        width, height = wanted
        parent = self.parentWidget()
        if parent is not None and least is not None:
            room = parent.window().size()
            width = max(least[0], min(width, room.width() - 48))
            height = max(least[1], min(height, room.height() - 32))
        self.setFixedSize(width + 2 * _AIR, height + 2 * _AIR)
        if parent is not None and self.isVisible():
            self._centre_over(parent.window())
        return width

    def _lay_out(self, title: str) -> None:
        self._title = QLabel(title, self)
        self._title.setProperty("role", "title")
        self._title.setWordWrap(True)
        self.row = QHBoxLayout()
        self.row.setSpacing(8)
        self.row.addWidget(self.primary)
        self.row.addWidget(self.leave)
        self.row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(_AIR + 28, _AIR + 24, _AIR + 28, _AIR + 24)
        column.setSpacing(16)
        column.addWidget(self._title)
        column.addLayout(self.body)
        column.addSpacing(4)
        column.addLayout(self.row)

    def say(self, sentence: str) -> QLabel:
        """Add a paragraph to the body."""
        label = QLabel(sentence, self)
        label.setWordWrap(True)
        label.setProperty("role", "secondary")
        self.body.addWidget(label)
        return label

    def add_button(self, text: str, icon: str = "") -> Button:
        """Add another way to answer, after the primary one."""
        button = Button(text, self, icon=icon, height=36)
        self.row.insertWidget(1, button)
        return button

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        parent = self.parentWidget()
        if parent is not None and self._scrim is None:
            self._scrim = _Scrim(parent.window())
            self._centre_over(parent.window())

    def _centre_over(self, window: QWidget) -> None:
        self._fit()
        centre = window.mapToGlobal(window.rect().center())
        self.move(centre.x() - self.width() // 2, max(0, centre.y() - self.height() // 2))

    def _fit(self) -> None:
        """As high as the content, up to the screen; `adjustSize` would squeeze what is higher than two thirds of it."""
        layout, width = self.layout(), self.width()
        if layout is None:
            return
        wanted = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
        self.resize(width, min(wanted, self.screen().availableGeometry().height()))

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._scrim is not None:
            self._scrim.hide()
            self._scrim.deleteLater()
            self._scrim = None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        handle = self.windowHandle()
        if event.button() == Qt.MouseButton.LeftButton and handle is not None:
            handle.startSystemMove()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        card = QRectF(self.rect()).adjusted(_AIR, _AIR, -_AIR, -_AIR)
        paint_shadow(painter, card, 12)
        paint_frame(painter, card, "raised", "line", radius=12)
        painter.end()
