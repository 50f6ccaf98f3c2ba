"""The field over the canvas in which a node is named where it stands."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect, QStringListModel, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit

from qualapp.desktop.canvas import CARD, Canvas
from qualapp.i18n import _

Named = Callable[[str], object]


class NameField(QLineEdit):
    """Enter and Tab keep the name, Esc leaves all as it was; so does going elsewhere with nothing written.

    No key goes on to the canvas, where it would open, move or link the selected node.
    """

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas.viewport())
        self._canvas = canvas
        self._done: Named | None = None
        self._at = QPointF()
        self.setAccessibleName(_("Name of the node"))
        self.setPlaceholderText(_("Name of the node"))
        self.setProperty("room", "panel")
        self.hide()
        canvas.view_changed.connect(self._follow)

    @property
    def is_asking(self) -> bool:
        """Whether a name is being written."""
        return self._done is not None

    def ask(self, name: str, at: QPointF, done: Named, offered: list[str] | None = None) -> None:
        """Let a name be written at a point of the drawing; `offered` are names that may be meant."""
        self._done = None
        self._at = at
        self._place()
        self._offer(offered or [])
        self.setText(name)
        self.selectAll()
        self._done = done
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place(self) -> None:
        width = max(190, round(CARD[0] * self._canvas.zoom) + 10)
        place = QRect(0, 0, width, 36)
        place.moveCenter(self._canvas.mapFromScene(self._at))
        room = self._canvas.viewport().rect()
        place.moveLeft(max(4, min(place.left(), room.right() - width - 4)))
        place.moveTop(max(4, min(place.top(), room.bottom() - 40)))
        self.setGeometry(place)

    def _follow(self) -> None:
        if self.is_asking:
            self._place()

    def _offer(self, names: list[str]) -> None:
        completer = QCompleter(self)
        completer.setModel(QStringListModel(names, completer))
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(8)
        self.setCompleter(completer)

    def _keep(self) -> None:
        done, name = self._done, self.text().strip()
        self._leave()
        if done is not None and name:
            done(name)

    def _leave(self) -> None:
        if self.isVisible():
            self._done = None
            self.hide()
            self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._keep()
        else:
            super().keyPressEvent(event)
        event.accept()

    def focusNextPrevChild(self, forwards: bool, /) -> bool:
        self._keep()
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason and self._done is not None:
            self._keep()
