"""A list to choose from, or to write into, that can stand for several things that differ."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from qualapp.desktop.look import theme
from qualapp.i18n import _

_INSIDE = 2  # between the words and the arrow


class CutBox(QComboBox):
    """A list to choose from that says with an ellipsis where its words are cut."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Cut a text that is too long with an ellipsis; it is then whole in the tooltip."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        text = self.currentText().strip() or self.placeholderText()
        style = QStyle.ComplexControl.CC_ComboBox
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(style, option, part, self)
        shown = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width() - _INSIDE)
        option.currentText = shown if self.currentText() else ""
        self.setToolTip(text if shown != text else "")
        painter = QStylePainter(self)
        painter.drawComplexControl(style, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        if not self.currentText():
            painter.setPen(theme.colour("text-3"))
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Nothing: the wheel scrolls what is around and never changes a value."""
        event.ignore()


class ChoiceBox(CutBox):
    """One of some values; `chosen` tells the one that a person takes. None shows that several differ."""

    chosen = Signal(object)

    def __init__(self, choices: Iterable[tuple[object, str]], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setPlaceholderText(_("different"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)
        self._values: list[object] = []
        self.offer(choices)
        self.activated.connect(lambda index: self.chosen.emit(self._values[index]))

    def offer(self, choices: Iterable[tuple[object, str]]) -> None:
        """Let just these be chosen."""
        self.clear()
        self._values = []
        for value, text in choices:
            self._values.append(value)
            self.addItem(text)

    def value(self) -> object | None:
        """The value that is shown, or None."""
        return self._values[self.currentIndex()] if self.currentIndex() >= 0 else None

    def values(self) -> Sequence[object]:
        """All that can be chosen."""
        return self._values

    def show_value(self, value: object | None) -> None:
        """Show a value, telling nobody."""
        self.setCurrentIndex(-1 if value is None else self._values.index(value))


class WrittenBox(QComboBox):
    """A text that is written or taken from a list; `written` tells it at each letter. None: several differ."""

    written = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None, *, placeholder: str = "") -> None:
        super().__init__(parent)
        self._placeholder = placeholder
        self._showing = False
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)
        if (completer := self.completer()) is not None:
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.editTextChanged.connect(self._on_text)

    def offer(self, texts: Sequence[str]) -> None:
        """What can be taken from the list; what is written stays."""
        self._showing = True
        text = self.currentText()
        self.clear()
        self.addItems(texts)
        self.setCurrentIndex(-1)
        self.setEditText(text)
        self._showing = False

    def show_text(self, text: str | None) -> None:
        """Show a text, telling nobody."""
        line = self.lineEdit()
        if line is not None:
            line.setPlaceholderText(_("different") if text is None else self._placeholder)
        if self.currentText() != (text or ""):
            self._showing = True
            self.setEditText(text or "")
            if line is not None:
                line.setCursorPosition(0)
            self._showing = False

    def _on_text(self, text: str) -> None:
        if not self._showing:
            self.written.emit(text)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Nothing: the wheel scrolls what is around and never changes a value."""
        event.ignore()
