"""The head of the workspace: what is listed, how it is sorted, and where it can go."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QWidget

from qualapp import formats
from qualapp.desktop.excerpts.export import FORMATS
from qualapp.desktop.excerpts.groups import Order
from qualapp.desktop.look import theme, ui_font, wear_icon
from qualapp.desktop.look.widgets import Button, Choice, ElidedLabel, Segments, allow
from qualapp.i18n import _, _n


class Toolbar(QWidget):
    """Title, count, order, export."""

    order_chosen = Signal(object)
    export_wanted = Signal(str)
    """Carries the ending of the file."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(48)
        title = QLabel(_("Excerpts"), self)
        title.setProperty("role", "heading")
        self.count = ElidedLabel("", self, token="text-2", font=ui_font(12))
        caption = QLabel(_("Sort by"), self)
        caption.setProperty("role", "caption")
        self.order = Segments(
            [
                Choice(Order.CODE, _("Code")),
                Choice(Order.SOURCE, _("Source")),
                Choice(Order.NEWEST, _("Newest")),
            ],
            self,
            value=Order.CODE,
            name=_("Sort by"),
        )
        self.order.changed.connect(self.order_chosen)
        self.export = Button(_("Export"), self, kind="ghost", icon="file-down", height=30)
        self.export.setMenu(self._export_menu())
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 12, 0)
        row.setSpacing(12)
        row.addWidget(title)
        row.addWidget(self.count, 1)
        row.addWidget(caption)
        row.addWidget(self.order)
        row.addWidget(self.export)

    def _export_menu(self) -> QMenu:
        menu = QMenu(self.export)
        for kind in FORMATS:
            action = menu.addAction(_(kind.name))
            wear_icon(action, kind.icon, size=16)
            action.triggered.connect(lambda _on, ending=kind.ending: self.export_wanted.emit(ending))
        return menu

    def show_count(self, excerpts: int, sources: int, informants: int | None) -> None:
        """Say how much is listed; informants are told when they have been counted."""
        parts = [
            _n("{n} excerpt", "{n} excerpts", excerpts).format(n=formats.number(excerpts)),
            _n("{n} source", "{n} sources", sources).format(n=formats.number(sources)),
        ]
        if informants is not None:
            parts.append(_n("{n} informant", "{n} informants", informants).format(n=formats.number(informants)))
        self.count.setText("  ·  ".join(parts))
        allow(self.export, excerpts > 0, _("Nothing is listed that could be exported."))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("app"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("line"))
        painter.end()
