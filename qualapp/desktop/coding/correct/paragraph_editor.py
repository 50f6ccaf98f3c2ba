"""A small editor that lies over one paragraph of the transcript."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from qualapp.i18n import _

_AIR = 6


class ParagraphEditor(QPlainTextEdit):
    """Holds the words of a paragraph: Enter keeps them, Esc leaves the paragraph as it is."""

    kept = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("room", "page")
        self.setTabChangesFocus(True)
        self.setAccessibleName(_("Words of the paragraph"))
        self.setToolTip(_("Enter keeps the words, Esc leaves them as they were."))
        self.textChanged.connect(self._fit)
        self._place = QRect()
        self.hide()

    def open_at(self, place: QRect, words: str, caret: int) -> None:
        """Show these words over a place, with the caret before this letter."""
        self.setPlainText(words)
        self.move_to(place)
        self.show()
        self._fit()
        self.raise_()
        cursor = self.textCursor()
        cursor.setPosition(caret)
        self.setTextCursor(cursor)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def move_to(self, place: QRect) -> None:
        """Follow the paragraph, as when the text is scrolled."""
        self._place = place.adjusted(-2 * _AIR, -_AIR, 2 * _AIR, 2 * _AIR)
        self.setGeometry(self._place)
        self._fit()

    def _fit(self) -> None:
        """Be as high as the words, and scroll only where the page has no room for them."""
        parent = self.parentWidget()
        if parent is None or not self.isVisible():
            return
        around = self.height() - self.viewport().height() + 2 * round(self.document().documentMargin())
        lines = round(self.document().size().height())
        wanted = max(self._place.height(), lines * self.fontMetrics().lineSpacing() + around + 2)
        height = min(wanted, parent.height())
        top = min(self._place.top(), parent.height() - height)
        self.setGeometry(self._place.x(), max(top, min(0, self._place.top())), self._place.width(), height)
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOff if wanted <= height else policy.ScrollBarAsNeeded)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.kept.emit(self.toPlainText())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
