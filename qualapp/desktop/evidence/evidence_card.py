"""The card over the window in which evidence is given: what it is about, and how it is meant."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from qualapp.desktop.evidence.meant import Meaning, Meant
from qualapp.desktop.evidence.target_list import TargetList
from qualapp.desktop.evidence.targets import Target
from qualapp.desktop.look import SCRIM, icon_pixmap, paint_frame, paint_shadow, theme, ui_font
from qualapp.desktop.look.widgets import Chip, KeyCap
from qualapp.i18n import _
from qualapp.model.theory import Evidence

_WIDTH = 640
_TOP = 72
_HEAD, _FOOT = 55, 44
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


@dataclass(frozen=True)
class Offer:
    """What the card offers: all targets, those used last, and what was said of the words before."""

    everything: Sequence[Target]
    recent: Sequence[Target] = ()
    known: Mapping[tuple[str, int], Evidence] = field(default_factory=dict)
    chip: str = ""


class EvidenceCard(QWidget):
    """Opens over its window. With something used last the keys choose a stance at once; without, one types first."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._before: QWidget | None = None
        self._offer = Offer(())
        self._give: Callable[[Target, Meaning], None] = lambda _target, _meaning: None
        self._shows_known = False
        self.hide()
        self._card = QWidget(self)
        self._glass = QLabel(self._card)
        self.field = QLineEdit(self._card)
        self.field.setProperty("bare", True)
        self.field.setFont(ui_font(18))
        self.field.setPlaceholderText(_("Which link, node or hypothesis?"))
        self.field.setAccessibleName(_("Which link, node or hypothesis?"))
        self._chips = QHBoxLayout()
        self.list = TargetList(self._card)
        self.meant = Meant(self._card)
        self.advice = QLabel(self._card)
        self.advice.setProperty("role", "secondary")
        self._lay_out()
        self.field.textChanged.connect(self._fill)
        self.list.chosen.connect(self._show_known)
        self.list.clicked.connect(lambda _index: self.list.setFocus(Qt.FocusReason.MouseFocusReason))
        self.meant.changed.connect(self._advise)
        for widget in (self, *self._card.findChildren(QWidget)):
            widget.installEventFilter(self)
        window.installEventFilter(self)

    def _lay_out(self) -> None:
        top = QWidget(self._card)
        top.setFixedHeight(_HEAD)
        head = QHBoxLayout(top)
        head.setContentsMargins(20, 0, 16, 0)
        head.setSpacing(12)
        head.addWidget(self._glass)
        head.addWidget(self.field, 1)
        head.addLayout(self._chips)
        head.addWidget(KeyCap("/", top))
        head.addWidget(KeyCap("Esc", top))
        bottom = QWidget(self._card)
        bottom.setFixedHeight(_FOOT)
        foot = QHBoxLayout(bottom)
        foot.setContentsMargins(20, 0, 20, 0)
        foot.setSpacing(6)
        for keys, text in (("Up", ""), ("Down", _("choose")), ("Return", _("give evidence"))):
            foot.addWidget(KeyCap(keys, bottom, joined=True))
            if text:
                label = QLabel(text, bottom)
                label.setProperty("role", "secondary")
                label.setProperty("size", "small")
                foot.addWidget(label)
                foot.addSpacing(10)
        foot.addStretch(1)
        foot.addWidget(self.advice)
        column = QVBoxLayout(self._card)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (top, self.list, self.meant, bottom):
            column.addWidget(widget)

    def open(self, offer: Offer, give: Callable[[Target, Meaning], None]) -> None:
        """Show what is offered; `give` is called with what was chosen, and the card is gone by then."""
        focus = self._window.focusWidget()
        self._before = focus if focus is not None and not self.isAncestorOf(focus) else self._before
        self._offer, self._give = offer, give
        self._glass.setPixmap(icon_pixmap("search", "accent", 20, self.devicePixelRatioF()))
        while self._chips.count():
            item = self._chips.takeAt(0)
            if item is not None and (widget := item.widget()) is not None:
                widget.deleteLater()
        if offer.chip:
            self._chips.addWidget(Chip(offer.chip, self._card, passive=True))
        self.meant.show_meaning(None)
        self._shows_known = False
        self.field.clear()
        self._fill("")
        self.setGeometry(self._window.rect())
        self.show()
        self._place()
        self.raise_()
        first = self.list if offer.recent else self.field
        first.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_card(self) -> None:
        """Go, and give the focus back to where it was."""
        self.hide()
        if self._before is not None:
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)

    def give(self) -> None:
        """Give what is chosen, if both what it is about and a stance are."""
        target, meaning = self.list.target(), self.meant.meaning()
        if target is None or meaning is None:
            self._advise()
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.close_card()
        self._give(target, meaning)

    def _fill(self, typed: str) -> None:
        room = self._window.height() - _TOP - 20 - _HEAD - 10 - self.meant.sizeHint().height() - _FOOT
        self.list.show_targets(self._offer.recent, self._offer.everything, typed, room)
        self._advise()
        self._place()

    def _show_known(self) -> None:
        """Where something was said of the chosen one before, show it; so that giving it again loses nothing."""
        target = self.list.target()
        known = self._offer.known.get(target.key) if target else None
        if known is not None or self._shows_known:
            self.meant.show_meaning(known)
        self._shows_known = known is not None
        self._advise()

    def _advise(self) -> None:
        target = self.list.target()
        if target is None:
            self.advice.setText(_("Nothing fits"))
        elif self.meant.meaning() is None:
            self.advice.setText(_("Choose a stance"))
        else:
            self.advice.setText(_("changes what you said") if self._shows_known else "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window:
            if event.type() == QEvent.Type.Resize and self.isVisible():
                self.setGeometry(self._window.rect())
                self._place()
            return False
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._on_key(watched, event)
        return False

    def _on_key(self, watched: QObject, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.close_card()
        elif key in _ENTER:
            self._on_enter(watched)
        elif key in _STEPS and watched in (self.field, self.list):
            self.list.step(_STEPS[key])
        elif watched is self.list and (event.text() == "/" or key == Qt.Key.Key_Backspace):
            self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            return watched not in (self.field, self.meant.note) and self.meant.take_key(event)
        return True

    def _on_enter(self, watched: QObject) -> None:
        if watched is self.field and self.meant.meaning() is None:
            self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.give()

    def mousePressEvent(self, event: object) -> None:
        self.close_card()

    def _place(self) -> None:
        height = _HEAD + max(self.list.height_of_rows(), 8) + 10 + self.meant.sizeHint().height() + _FOOT
        width = min(_WIDTH, self.width() - 40)
        self._card.setGeometry((self.width() - width) // 2, _TOP, width, min(height, self.height() - _TOP - 20))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.colour(SCRIM, 0.34))
        card = QRectF(self._card.geometry())
        paint_shadow(painter, card, 12)
        paint_frame(painter, card, "raised", "line", 1, 12)
        line = theme.colour("line")
        painter.fillRect(QRectF(card.left(), card.top() + _HEAD, card.width(), 1), line)
        meant = QRectF(self.meant.geometry()).translated(card.topLeft())
        painter.fillRect(QRectF(card.left(), meant.top(), card.width(), 1), line)
        painter.setClipRect(QRectF(card.left(), card.bottom() - _FOOT, card.width(), _FOOT))
        paint_frame(painter, card, "app", "line", 1, 12)
        painter.fillRect(QRectF(card.left(), card.bottom() - _FOOT, card.width(), 1), line)
