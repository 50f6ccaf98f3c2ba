"""The head of the workspace: which table, what it shows, and what can be done."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QWidget

from qualapp import formats
from qualapp.desktop.look import theme, ui_font
from qualapp.desktop.look.widgets import Button, Choice, ElidedLabel, SearchField, Segments
from qualapp.i18n import _, _n


class Toolbar(QWidget):
    """Title and tables."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(48)
        title = QLabel(_("Cases"), self)
        title.setProperty("role", "heading")
        choices = [
            Choice("case", _("Cases")),
            Choice("source", _("Sources")),
            Choice("informant", _("Informants")),
            Choice("visit", _("Visits")),
            Choice("overview", _("Overview")),
        ]
        self.tables = Segments(choices, self, value="case", name=_("Table"))
        self.tables.changed.connect(lambda value: self.chosen.emit(str(value)))
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(16, 0, 12, 0)
        self.row.setSpacing(12)
        self.row.addWidget(title)
        self.row.addWidget(self.tables)
        self.row.addStretch(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        _paint_ground(self)


class SheetBar(QWidget):
    """What is above a table: a filter, how much is shown, and what is added to it."""

    filtered = Signal(str)

    def __init__(self, noun: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(46)
        self.filter = SearchField(_("Filter rows"), self)
        self.filter.setMinimumWidth(120)
        self.filter.setMaximumWidth(240)
        self.filter.textChanged.connect(self.filtered)
        self.count = ElidedLabel("", self, token="text-2", font=ui_font(12))
        adds = {"case": _("New case"), "informant": _("New informant"), "visit": _("New visit")}
        adds |= {"actor": _("New actor"), "membership": _("New seat"), "relation": _("New relation")}
        self.add = Button(adds.get(noun, ""), self, kind="ghost", icon="plus", height=30)
        self.add.setVisible(noun in adds)
        self.remove = Button(_("Take away"), self, kind="ghost", icon="trash-2", height=30)
        self.remove.setVisible(noun in adds)
        self.variables = Button(_("Variables"), self, kind="ghost", icon="tag", height=30)
        self.variables.setVisible(noun in ("case", "source", "informant"))
        self.menu = QMenu(self.variables)
        self.variables.setMenu(self.menu)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(16, 0, 12, 0)
        self.row.setSpacing(8)
        self.row.addWidget(self.filter, 1)
        self.row.addWidget(self.count)
        self.row.addStretch()
        for button in (self.add, self.remove, self.variables):
            self.row.addWidget(button)

    def show_count(self, shown: int, total: int) -> None:
        """Say how many rows are shown."""
        rows = _n("{n} row", "{n} rows", total).format(n=formats.number(total))
        if shown != total:
            rows = _("{shown} of {rows}").format(shown=formats.number(shown), rows=rows)
        self.count.setText(rows)
        self.count.setFixedWidth(self.count.fontMetrics().horizontalAdvance(rows) + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        _paint_ground(self)


def _paint_ground(widget: QWidget) -> None:
    painter = QPainter(widget)
    painter.fillRect(widget.rect(), theme.colour("app"))
    painter.fillRect(0, widget.height() - 1, widget.width(), 1, theme.colour("line"))
    painter.end()
