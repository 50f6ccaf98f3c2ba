"""A small window in which a code gets another colour."""

import re
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QColorDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from qualapp.desktop.codebook.colour_names import PALETTE, colour_name
from qualapp.desktop.look import paint_frame, paint_icon, paint_square, theme
from qualapp.desktop.look.widgets import Button, IconButton
from qualapp.i18n import _

_COLUMNS = 8
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -_COLUMNS, Qt.Key.Key_Down: _COLUMNS}
_OWN = re.compile(r"#?([0-9a-fA-F]{6})")


class Swatch(QToolButton):
    """One colour of the palette; `stepped` tells how many colours an arrow key goes on."""

    stepped = Signal(int)

    def __init__(self, colour: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.colour = colour
        self.setCheckable(True)
        self.setAccessibleName(colour_name(colour))
        self.setToolTip(colour_name(colour))
        self.setProperty("radius", 6)

    def sizeHint(self) -> QSize:
        return QSize(28, 28)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.stepped.emit(_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.isChecked() or self.underMouse():
            paint_frame(painter, QRectF(self.rect()), "accent-soft" if self.isChecked() else "hover")
        inks = theme.code(self.colour)
        paint_square(painter, QRectF(5, 5, 18, 18), inks.ink, 4)
        if self.isChecked():
            paint_icon(painter, "check", QRectF(7, 7, 14, 14), inks.on_ink)
        painter.end()


class ColourPopover(QFrame):
    """The 24 colours, one of one's own, and that of the code above; `chosen` tells which, empty for the last."""

    chosen = Signal(str)

    def __init__(self, colour: str, *, inherits: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAccessibleName(_("Colour of the code"))
        self.swatches = [Swatch(number, self) for number in PALETTE]
        self.name = QLabel(self)
        self.name.setProperty("role", "caption")
        self.own = QLineEdit(colour.upper() if colour.startswith("#") else "", self)
        column = QVBoxLayout(self)
        column.setContentsMargins(13, 13, 13, 13)
        column.setSpacing(8)
        column.addLayout(self._grid(colour))
        column.addWidget(self.name)
        column.addLayout(self._own_row())
        self.above = Button(_("As the code above"), self, kind="ghost")
        self.above.clicked.connect(lambda: self._choose(""))
        self.above.setVisible(bool(inherits))
        column.addWidget(self.above)
        self._say(colour or inherits)
        focus = self.swatches[PALETTE.index(colour or inherits)] if (colour or inherits) in PALETTE else self.own
        focus.setFocus(Qt.FocusReason.TabFocusReason)

    def _grid(self, colour: str) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(2)
        for place, swatch in enumerate(self.swatches):
            swatch.setChecked(swatch.colour == colour)
            swatch.clicked.connect(lambda _checked=False, number=swatch.colour: self._choose(number))
            swatch.stepped.connect(partial(self._step, place))
            grid.addWidget(swatch, place // _COLUMNS, place % _COLUMNS)
        return grid

    def _own_row(self) -> QHBoxLayout:
        self.own.setPlaceholderText("#RRGGBB")
        self.own.setAccessibleName(_("Own colour"))
        self.own.setProperty("room", "toolbar")
        self.own.setMaxLength(7)
        self.own.returnPressed.connect(self._choose_own)
        self.own.textEdited.connect(lambda: self._mark_wrong(False))
        wheel = IconButton("palette", _("Choose a colour of your own"), self)
        wheel.clicked.connect(self._open_wheel)
        label = QLabel(_("Own colour"), self)
        label.setProperty("role", "secondary")
        label.setBuddy(self.own)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label)
        row.addWidget(self.own, 1)
        row.addWidget(wheel)
        return row

    def _say(self, colour: str) -> None:
        self.name.setText(colour_name(colour))

    def _choose(self, colour: str) -> None:
        self.chosen.emit(colour)
        self.close()

    def _choose_own(self) -> None:
        found = _OWN.fullmatch(self.own.text().strip())
        self._mark_wrong(found is None)
        if found:
            self._choose(f"#{found[1].lower()}")

    def _mark_wrong(self, wrong: bool) -> None:
        self.own.setProperty("wrong", wrong)
        self.own.setAccessibleDescription(_("Six digits or letters A to F, such as #2A7F62.") if wrong else "")
        self.own.setToolTip(self.own.accessibleDescription())
        self.own.style().unpolish(self.own)
        self.own.style().polish(self.own)

    def _open_wheel(self) -> None:
        wheel = QColorDialog(QColor(theme.code(self.own.text()).ink), self.parentWidget())
        wheel.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        wheel.colorSelected.connect(lambda colour: self.chosen.emit(colour.name()))
        self.hide()
        wheel.finished.connect(self.close)
        wheel.open()

    def _step(self, place: int, by: int) -> None:
        if 0 <= place + by < len(self.swatches):
            there = self.swatches[place + by]
            there.setFocus(Qt.FocusReason.TabFocusReason)
            self._say(there.colour)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_frame(painter, QRectF(self.rect()), "raised", "strong", radius=8)
        painter.end()
