"""The panel at the side of a table or drawing: a heading, below it what is told of the chosen thing, which scrolls."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QScrollArea, QVBoxLayout, QWidget

from qualapp.desktop.look import theme
from qualapp.desktop.look.widgets.button import Button
from qualapp.desktop.look.widgets.empty_view import EmptyView
from qualapp.desktop.look.widgets.panel_heading import PanelHeading

_EDGE = 16
LINK_PAD = 10
"""How far the words of a link are from its edge."""
_ANYWHERE = Qt.AlignmentFlag(0)


class SidePanel(QWidget):
    """Begin with a title, say and link what there is to tell, and end; or show that nothing is chosen."""

    def __init__(self, empty: EmptyView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = PanelHeading("", self)
        self.links: list[Button] = []
        self.heads: list[QLabel] = []
        self._empty = empty
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.heading, self._area, self._empty):
            column.addWidget(widget)
        self._show_empty(True)

    def begin(self, title: str) -> None:
        """Begin anew, below this title."""
        self.heading.set_title(title)
        self._holder = QWidget()
        self._body = QVBoxLayout(self._holder)
        self._body.setContentsMargins(_EDGE - LINK_PAD, 14, _EDGE, 14)
        self._body.setSpacing(6)
        self.links, self.heads = [], []

    def end(self, *, is_same: bool = False) -> None:
        """Show what was told since it began; where it `is_same` thing, scrolled as before."""
        top = self._area.verticalScrollBar().value() if is_same else 0
        self._body.addStretch(1)
        self._area.setWidget(self._holder)
        self._holder.setAutoFillBackground(False)
        self._area.viewport().setAutoFillBackground(False)
        self._show_empty(False)
        self._area.verticalScrollBar().setValue(top)

    def show_nothing(self) -> None:
        """Say that nothing is chosen."""
        self.begin("")
        self._area.setWidget(self._holder)
        self._show_empty(True)

    def head(self, text: str) -> None:
        """Begin a part."""
        self._body.addSpacing(8)
        self.heads.append(plain_label(text, "group"))
        self.hang(self.heads[-1], by=0)

    def scroll_to(self, widget: QWidget) -> None:
        """Bring a part to the top."""
        self._area.verticalScrollBar().setValue(widget.y() - 8)

    def say(self, text: str, role: str = "") -> None:
        """Tell a line; nothing where it is empty."""
        if text:
            self.hang(plain_label(text, role), by=0)

    def link(self, text: str, icon: str, act: Callable[[], object]) -> Button:
        """Tell a line that can be pressed."""
        button = Button(text.replace("&", "&&"), kind="link", icon=icon, height=28)
        button.clicked.connect(lambda _checked=False: act())
        self.hang(button, Qt.AlignmentFlag.AlignLeft, by=LINK_PAD)
        self.links.append(button)
        return button

    def add(self, what: QWidget | QLayout) -> None:
        """Show something else below what was told."""
        self.hang(what, by=0)

    def hang(self, what: QWidget | QLayout, at: Qt.AlignmentFlag = _ANYWHERE, *, by: int) -> None:
        """Show what has room around its words so far to the left that these stand below the others."""
        row = QHBoxLayout()
        row.setContentsMargins(LINK_PAD - by, 0, 0, 0)
        if isinstance(what, QLayout):
            row.addLayout(what)
        else:
            row.addWidget(what, 0, at)
        self._body.addLayout(row)

    def _show_empty(self, is_empty: bool) -> None:
        self._empty.setVisible(is_empty)
        self.heading.setVisible(not is_empty)
        self._area.setVisible(not is_empty)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("app"))
        painter.end()


def plain_label(text: str, role: str = "") -> QLabel:
    """Words as they are, on as many lines as they need."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("role", role)
    return label
