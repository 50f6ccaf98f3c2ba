"""The card that asks how words are meant that were let go over a link or node."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from qualapp.desktop.evidence.meant import Meant
from qualapp.desktop.excerpts.popover import AIR, Popover
from qualapp.desktop.look import reading_font, ui_font
from qualapp.desktop.look.widgets import Button, ElidedLabel
from qualapp.i18n import _
from qualapp.model.theory import Evidence

_WIDTH = 460
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class MeantPopover(Popover):
    """A letter says the stance, Enter gives it, Esc and a click elsewhere give nothing."""

    given = Signal(object)
    """Carries the `Meaning`."""

    def __init__(self, about: str, words: str, known: Evidence | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("How the words are meant"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._is_known = known is not None
        self.meant = Meant(self)
        self.meant.setMinimumWidth(_WIDTH)
        self.meant.show_meaning(known)
        self.meant.changed.connect(self._advise)
        self.give = Button(_("Give evidence"), self, kind="primary", hint="Return", height=32)
        self.give.clicked.connect(self._give)
        leave = Button(_("Cancel"), self, kind="ghost", hint="Esc", height=32)
        leave.clicked.connect(self.close)
        self.advice = QLabel(self)
        self.advice.setProperty("role", "caption")
        heading = ElidedLabel(about, self, font=ui_font(13, 600), lines=2, line_height=18)
        quoted = _("“{words}”").format(words=words)
        quotation = ElidedLabel(quoted, self, token="text-2", font=reading_font(14), lines=2, line_height=20)
        told = QVBoxLayout()
        told.setContentsMargins(20, 0, 20, 0)
        told.setSpacing(4)
        for label in (heading, quotation):
            label.setFixedWidth(_WIDTH - 40)
            told.addWidget(label)
        row = QHBoxLayout()
        row.setContentsMargins(20, 2, 20, 6)
        row.setSpacing(8)
        row.addWidget(self.give)
        row.addWidget(leave)
        row.addStretch(1)
        row.addWidget(self.advice)
        self.body.addSpacing(6)
        self.body.addLayout(told)
        self.body.addWidget(self.meant)
        self.body.addLayout(row)
        self._advise()

    def open_at(self, point: QPoint) -> None:
        """Open beside a point of the screen, whole on it."""
        self.adjustSize()
        room, card = self.screen().availableGeometry(), self.size()
        left = min(point.x() + 12 - AIR, room.right() - card.width() + AIR)
        top = point.y() + 12 - AIR // 2
        if top + card.height() - AIR > room.bottom():
            top = max(room.top(), point.y() - 12 - card.height() + AIR)
        self.move(max(room.left() - AIR, left), top)
        self.show()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self._give()
        elif not self.meant.take_key(event):
            super().keyPressEvent(event)

    def _give(self) -> None:
        meaning = self.meant.meaning()
        if meaning is None:
            self.advice.setText(_("Choose a stance"))
            return
        self.close()
        self.given.emit(meaning)

    def _advise(self) -> None:
        known = _("changes what you said") if self._is_known else ""
        self.advice.setText(known if self.meant.meaning() is not None else _("Choose a stance"))
