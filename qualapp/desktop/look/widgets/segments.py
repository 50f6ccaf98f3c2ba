"""A row of choices of which one is chosen, or none where that is allowed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from qualapp.desktop.look.glyphs import GLYPH_TOKENS
from qualapp.desktop.look.shapes import paint_frame
from qualapp.desktop.look.widgets.hover import Hover
from qualapp.desktop.look.widgets.parts import Part, Picture, Sign, Words, fitted, paint_row, row_width

_GAP = 6
_PAD = 10
_INSET = 2
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
_FAINTER = {"text-2": "text-3"}
_EMPTYING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


@dataclass(frozen=True)
class Choice:
    """One segment: a value with a text, a sign or an icon; `name` says it where there is no text."""

    value: object
    text: str = ""
    glyph: str = ""
    icon: str = ""
    name: str = ""

    @property
    def said(self) -> str:
        return self.name or self.text


class _Segment(QRadioButton):
    def __init__(self, choice: Choice, height: int, step: Callable[[int], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.choice = choice
        self._height = height
        self._step = step
        self._hover = Hover(self)
        self.setAutoExclusive(False)
        self.setAccessibleName(choice.said)
        self.setToolTip(choice.name)
        self.setProperty("radius", 5)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def nextCheckState(self) -> None:
        """Nothing: the row decides who is chosen."""

    def sizeHint(self) -> QSize:
        width = round(row_width(self._parts(), _GAP)) + 2 * _PAD
        return QSize(max(width, 34 if self.choice.glyph else self._height), self._height)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), 120), self._height)

    def _parts(self) -> list[Part]:
        choice, chosen = self.choice, self.isChecked()
        quiet = "text-2" if self.isEnabled() else "strong"
        ink = "text" if chosen and self.isEnabled() else quiet
        parts: list[Part] = []
        if choice.icon:
            parts.append(Picture(choice.icon, ink, 16))
        if choice.glyph:
            lit = chosen and self.isEnabled()
            parts.append(Sign(choice.glyph, GLYPH_TOKENS[choice.glyph] if lit else _FAINTER.get(quiet, quiet)))
        if choice.text:
            bold = Words(choice.text, ink, weight=600)
            parts.append(bold if chosen else Words(choice.text, ink, keep=bold.width))
        return parts

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        if self.isChecked():
            paint_frame(painter, rect, "raised", "strong" if self.isEnabled() else "", radius=5)
        elif self.isDown():
            paint_frame(painter, rect, "accent-soft", radius=5)
        elif self._hover.share:
            painter.setOpacity(0.75 * self._hover.share)
            paint_frame(painter, rect, "raised", radius=5)
            painter.setOpacity(1)
        parts = fitted(self._parts(), _GAP, rect.width() - _PAD)
        paint_row(painter, parts, (rect.width() - row_width(parts, _GAP)) / 2, rect.height() / 2, _GAP)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._step(_STEPS[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._step(-1000 if key == Qt.Key.Key_Home else 1000)
        elif key in _EMPTYING:
            self._step(0)
        else:
            super().keyPressEvent(event)


class Segments(QWidget):
    """A segmented control: `changed` tells the value that a person chose, None where they chose none.

    One Tab stop; arrow keys, Home and End choose. If `optional`, the chosen one can be pressed again, or Delete
    pressed, to choose none.
    """

    changed = Signal(object)

    def __init__(
        self,
        choices: Sequence[Choice],
        parent: QWidget | None = None,
        *,
        value: object = None,
        optional: bool = False,
        height: int = 30,
        name: str = "",
    ) -> None:
        super().__init__(parent)
        self._optional = optional
        self._name = name
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(_INSET, _INSET, _INSET, _INSET)
        row.setSpacing(0)
        self._segments = [_Segment(choice, height - 2 * _INSET, self._step, self) for choice in choices]
        for segment in self._segments:
            segment.clicked.connect(self._pressed)
            row.addWidget(segment)
        self.set_value(value)

    def value(self) -> object:
        """The value of what is chosen, or None."""
        return next((segment.choice.value for segment in self._segments if segment.isChecked()), None)

    def set_value(self, value: object) -> None:
        """Show this as chosen, telling nobody."""
        for segment in self._segments:
            segment.setChecked(value is not None and segment.choice.value == value)
        self._place_tab_stop()

    def _place_tab_stop(self) -> None:
        first = next((segment for segment in self._segments if segment.isChecked()), self._segments[0])
        for segment in self._segments:
            stop = Qt.FocusPolicy.StrongFocus if segment is first else Qt.FocusPolicy.ClickFocus
            segment.setFocusPolicy(stop)
        self.setFocusProxy(first)

    def _choose(self, value: object) -> None:
        if value != self.value():
            self.set_value(value)
            self.changed.emit(value)

    def _pressed(self) -> None:
        segment = self.sender()
        if isinstance(segment, _Segment):
            self._choose(None if self._optional and segment.isChecked() else segment.choice.value)

    def _step(self, by: int) -> None:
        if by == 0:
            if self._optional:
                self._choose(None)
            return
        at = next((index for index, segment in enumerate(self._segments) if segment.hasFocus()), 0)
        target = self._segments[min(max(at + by, 0), len(self._segments) - 1)]
        target.setFocus(Qt.FocusReason.TabFocusReason)
        self._choose(target.choice.value)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_frame(painter, QRectF(self.rect()), "sunken")
        painter.end()
