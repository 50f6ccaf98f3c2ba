"""What is claimed of the excerpt in focus besides its codes: a heading with its key, and a row for each claim."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from qualapp.desktop.look import paint_avatar, paint_icon, theme, ui_font
from qualapp.desktop.look.widgets import KeyCap
from qualapp.desktop.look.widgets.link_label import LinkLabel
from qualapp.desktop.session import Session
from qualapp.errors import UserError
from qualapp.model.coding import Coder

_HEIGHT = 38


class ClaimRow(QWidget):
    """A row with an icon, what is claimed, and controls: `opened` tells that one wants to see where it belongs."""

    opened = Signal()

    def __init__(
        self, icon: str, words: str, tip: str, leads: str, parent: QWidget, *, coder: Coder | None = None
    ) -> None:
        super().__init__(parent)
        self._icon, self._coder = icon, coder
        self.setFixedHeight(_HEIGHT)
        self.name = LinkLabel(words, leads, self, lines=2, font=ui_font(12.5))
        self.name.setToolTip(f"{tip}\n{leads}")
        self.name.pressed.connect(self.opened)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(22 if coder is None else 48, 1, 0, 2)
        self._row.setSpacing(4)
        self._row.addWidget(self.name, 1)
        self._controls: list[QWidget] = [self.name]

    def add_control(self, control: QWidget, why_not: str = "") -> None:
        """Put a control at the right; `why_not` says why it cannot be used."""
        self._row.addWidget(control)
        self._controls.append(control)
        control.setEnabled(not why_not)
        if why_not:
            control.setToolTip(why_not)

    def controls(self) -> list[QWidget]:
        """What can have the focus, from left to right."""
        return self._controls

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_icon(painter, self._icon, QRectF(0, (_HEIGHT - 14) / 2, 14, 14), "text-2")
        if self._coder is not None:
            paint_avatar(painter, QRectF(20, (_HEIGHT - 22) / 2, 22, 22), self._coder.initials, self._coder.colour)
        painter.fillRect(0, _HEIGHT - 1, self.width(), 1, theme.colour("line"))
        painter.end()


Row = TypeVar("Row", bound=ClaimRow)


class ClaimRows(QWidget, Generic[Row]):
    """Not to be seen where there is no claim, unless it has a command whose key is to be learnt."""

    failed = Signal(str)
    opened = Signal(object)
    """Carries the claim whose place is to be seen."""

    def __init__(self, title: str, session: Session, parent: QWidget | None = None, *, command: str = "") -> None:
        super().__init__(parent)
        self._session = session
        self._command = command
        self._told: Sequence[object] = ()
        self.rows: list[Row] = []
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 1)
        label = QLabel(title, self)
        label.setProperty("role", "group")
        label.setFont(ui_font(12, 600))
        head.addWidget(label)
        head.addStretch(1)
        if command:
            head.addWidget(KeyCap(command=command, parent=self))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 3)
        self._column.setSpacing(0)
        self._column.addLayout(head)
        self.setVisible(bool(command))

    def show_excerpt(self, excerpt_id: object) -> None:
        """Show what is claimed of an excerpt; None is no excerpt. What had the focus keeps it."""
        found = self.told(excerpt_id) if isinstance(excerpt_id, int) else []
        if found == self._told and found:
            return
        self._told = found
        at = self._focused()
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [self.row(one) for one in found]
        for row in self.rows:
            self._column.addWidget(row)
        self.setVisible(bool(self.rows or self._command))
        if at is not None and self.rows:
            self.rows[min(at[0], len(self.rows) - 1)].controls()[at[1]].setFocus(Qt.FocusReason.OtherFocusReason)

    def told(self, excerpt_id: int) -> Sequence[tuple[object, ...]]:
        """All that the rows will say of an excerpt, a row each."""
        raise NotImplementedError

    def row(self, told: tuple[object, ...]) -> Row:
        """A row that says this."""
        raise NotImplementedError

    def attempt(self, act: Callable[[], object]) -> None:
        """Do it, or say why not."""
        try:
            act()
        except UserError as error:
            self.failed.emit(error.message)

    def _focused(self) -> tuple[int, int] | None:
        """The row and the control in it that have the focus."""
        focus = QApplication.focusWidget()
        for place, row in enumerate(self.rows):
            for number, control in enumerate(row.controls()):
                if focus is not None and (control is focus or control.isAncestorOf(focus)):
                    return place, number
        return None
